"""Every sentence of ``/help``, ``/about`` and ``/privacy``, in German."""

from bot.cogs.about.wording.sentences import AboutWording

GERMAN = AboutWording(
    help_description="Was dieser Bot kann und wie man ihn benutzt",
    about_description="Version, Anzahl der Begriffe, Quelltext und Datenschutz",
    privacy_description="Was dieser Bot speichert, was nicht und wie lange",
    help_title="KI-Glossar: das Glossar im Chat",
    help_intro="Schlag einen Begriff nach, und eine Karte erklärt ihn, damit alle dasselbe meinen.",
    help_define_title="Einen Begriff nachschlagen",
    help_define=(
        "`/define` zeigt die Karte allen im Kanal, mit `private: True` nur dir. Beim Tippen kommen Vorschläge, auch "
        "wenn du dich vertippst. Abkürzungen und andere Namen funktionieren auch. `/browse` zeigt alle Begriffe."
    ),
    help_card_title="Auf der Karte",
    help_card=(
        "Die Buttons führen zu verwandten Begriffen und zur anderen Sprache. Was sie zeigen, siehst nur du, bis du auf "
        "*Allen zeigen* drückst. Eine Karte für alle kann löschen, wer gefragt hat oder Nachrichten verwalten darf. "
        "Wenn du gar keine Karten siehst, schalte in Discords Einstellungen unter *Chat* Einbettungen und "
        "Linkvorschau ein."
    ),
    help_daily_title="Begriff des Tages",
    help_daily=(
        "Auf einem Server mit einem Begriff des Tages zeigt dir `/today` den heutigen und führt zu den früheren. Ob "
        "ein Kanal jeden Tag einen Begriff bekommt, entscheidet, wer den Server verwaltet."
    ),
    help_more_title="Mehr",
    help_more=(
        "Ich funktioniere auf Servern, in Direktnachrichten und überall sonst auf Discord, sobald du die App zu deinem "
        "Konto hinzufügst. Ist dein Discord auf Deutsch eingestellt, antworte ich auf Deutsch, sonst auf Englisch. "
        "Mehr dazu in `/about`."
    ),
    help_setup_title="Für dich, weil du diesen Server verwaltest",
    help_setup=(
        "Nachschlagen geht sofort. Mit `/daily set` bekommt ein Kanal einen Begriff des Tages. `/daily status` zeigt "
        "dir, ob alles läuft und ob mir Berechtigungen fehlen. Unter *Servereinstellungen → Integrationen* legst du "
        "fest, in welchen Kanälen und für welche Rollen jeder Befehl verfügbar ist."
    ),
    about_title="Über KI-Glossar",
    about_intro="Ein quelloffener Glossar-Bot. Er bringt ein KI-Glossar auf Deutsch und Englisch mit.",
    about_version="Version",
    about_terms="Begriffe",
    about_source="Quelltext",
    about_source_text="MIT-Lizenz",
    about_privacy="Datenschutz",
    about_privacy_text=(
        "Solange du keine eigenen Begriffe eines Servers bearbeitest, speichere ich nichts über dich. Was ich sonst "
        "speichere, steht in `/privacy`."
    ),
    privacy_notice="Die vollständige Datenschutzerklärung",
    privacy_title="Datenschutz",
    privacy_intro=(
        "Ich beantworte Befehle. Ich lese eure Gespräche nicht mit und merke mir nicht, wer was nachschlägt. Nur wenn "
        "das Posten eines Begriffs des Tages unterbrochen wurde, suche ich im Kanal nach meinem eigenen Post. Sonst "
        "behalte ich nichts von dem, was dort steht."
    ),
    privacy_kept_title="Was gespeichert wird",
    privacy_kept=(
        "Wie oft jeder Begriff auf jedem Server nachgeschlagen wurde: die ID des Servers, der Begriff und eine Zahl. "
        "So stehen die gefragtesten Begriffe oben in der Liste. Für Server mit einem Begriff des Tages: die "
        "Kanäle, die Uhrzeiten, die übrigen Einstellungen, welche Begriffe als Nächstes kommen und welcher Begriff "
        "wann gepostet wurde.\n"
        "Für Server mit eigenen Begriffen: die Begriffe, ungespeicherte Entwürfe, welche anderen Begriffe verborgen "
        "sind, die Einstellungen, welche Rolle Begriffe bearbeiten darf und wer wann was geändert hat (mit "
        "Discord-ID). Ein Begriff, der aus einer Nachricht entstanden ist, nennt, wer sie geschrieben hat, und "
        "verlinkt sie."
    ),
    privacy_not_kept_title="Was nicht gespeichert wird",
    privacy_not_kept=(
        "Keine Nutzer-IDs, keine Namen, keine Nachrichten, nichts von dem, was du tippst, solange du keine eigenen "
        "Begriffe eines Servers bearbeitest. Aber eine öffentliche Karte ist eine Nachricht in eurem Kanal: Ihr "
        "Löschen-Button enthält die Discord-ID der Person, die gefragt hat, und die Karte kann wiederholen, was diese "
        "Person getippt hat."
    ),
    privacy_end_title="Löschen",
    privacy_end=(
        "Karten, nach denen du gefragt hast, kannst du mit ihrem Button löschen. Änderungen an eigenen Begriffen eines "
        "Servers werden 90 Tage aufbewahrt, die letzten 20 eines Begriffs, solange es ihn gibt, Entwürfe zwei Tage. "
        "Dreißig Tage nachdem ein Server mich entfernt hat, wird alles gelöscht, was über ihn gespeichert ist. Sollen "
        "die Zahlen dieses Servers früher gelöscht werden, wende dich an den Betreiber des Bots."
    ),
)

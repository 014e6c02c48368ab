"""Every sentence of ``/help``, ``/about`` and ``/privacy``, in German."""

from bot.cogs.about.wording.sentences import AboutWording

GERMAN = AboutWording(
    help_description="Was dieser Bot kann und wie man ihn benutzt",
    about_description="Version, Zahl der Begriffe, Quelltext und Datenschutz",
    privacy_description="Was dieser Bot speichert, was nicht, und wie lange",
    help_title="KI-Glossar: das Glossar im Chat",
    help_intro="Damit alle dasselbe meinen: Frag nach einem Begriff, und eine klare Karte erscheint.",
    help_define_title="Einen Begriff nachschlagen",
    help_define=(
        "`/define sharding` zeigt die Karte allen im Kanal, mit `private: True` nur dir. Namen werden beim "
        "Tippen ergänzt, auch bei Tippfehlern; Abkürzungen und deutsche Namen gehen ebenso."
    ),
    help_card_title="Auf der Karte",
    help_card=(
        "Die Knöpfe führen zu verwandten Begriffen und zur anderen Sprache; was sie zeigen, siehst nur du. "
        "Eine Karte löschen kann, wer gefragt hat oder Nachrichten verwalten darf."
    ),
    help_daily_title="Begriff des Tages",
    help_daily=(
        "`/today` zeigt den heutigen Begriff noch einmal und führt zu den früheren. Ob ein Kanal jeden Tag einen "
        "bekommt, entscheiden die, die den Server verwalten."
    ),
    help_more_title="Mehr",
    help_more=(
        "Das geht auf Servern, in einer Direktnachricht an mich und überall, sobald du die App zu deinem Konto "
        "hinzufügst. Ist dein Discord auf Deutsch eingestellt, antworte ich auf Deutsch, sonst auf Englisch. "
        "Mehr dazu in `/about`."
    ),
    help_setup_title="Für dich, weil du diesen Server verwaltest",
    help_setup=(
        "Nachschlagen geht sofort. Mit `/daily set` bekommt ein Kanal einen Begriff des Tages; `/daily status` sagt, "
        "wie es um ihn steht und welche Berechtigung fehlt, falls eine fehlt. Unter *Servereinstellungen → "
        "Integrationen* bestimmst du, in welchen Kanälen und für welche Rollen jeder Befehl gilt."
    ),
    about_title="Über KI-Glossar",
    about_intro="Ein quelloffener Glossar-Bot. Er beginnt mit der Sprache der KI, auf Deutsch und Englisch.",
    about_version="Version",
    about_terms="Begriffe",
    about_source="Quelltext",
    about_source_text="MIT-Lizenz",
    about_privacy="Datenschutz",
    about_privacy_text=("Ich speichere nichts über dich, nur wie oft Begriffe nachgeschlagen werden. `/privacy`"),
    privacy_title="Datenschutz",
    privacy_intro=(
        "Ich beantworte Befehle; was ihr schreibt, lese ich nicht, und ich weiß nicht, wer wonach gefragt hat."
    ),
    privacy_kept_title="Was gespeichert wird",
    privacy_kept=(
        "Wie oft jeder Begriff auf jedem Server nachgeschlagen wurde: die ID des Servers, der Begriff, eine Zahl. So "
        "steht oben in der Liste, was am meisten gefragt ist. Für Server mit Begriff des Tages: Kanal, Uhrzeit und was "
        "sonst gewählt wurde, und welcher Begriff wann gepostet wurde."
    ),
    privacy_not_kept_title="Was nicht gespeichert wird",
    privacy_not_kept=(
        "Keine Benutzer-IDs, keine Namen, keine Nachrichten, nichts von dem, was du tippst. Wer gefragt hat, steht als "
        "ID von Discord nur im Knopf zum Löschen einer öffentlichen Karte, und der gehört zur Nachricht in eurem Kanal."
    ),
    privacy_end_title="Löschen",
    privacy_end=(
        "Karten löscht ihr Knopf. Dreißig Tage nachdem ein Server mich entfernt hat, wird alles über ihn gelöscht; "
        "wegen seiner Zahlen wende dich vorher an die Menschen, die diesen Bot betreiben."
    ),
)

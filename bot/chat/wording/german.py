"""What the bot says in German (to people whose Discord is set to German)."""

from bot.chat.wording.daily_german import DAILY_GERMAN
from bot.chat.wording.sentences import Wording

GERMAN = Wording(
    daily=DAILY_GERMAN,
    define_description="Erklärt einen Begriff aus dem Glossar",
    define_term="Der Begriff; Tippfehler sind erlaubt, Vorschläge kommen beim Tippen",
    define_private="Nur dir zeigen (sonst sehen alle im Kanal die Karte)",
    help_description="Was dieser Bot kann und wie man ihn benutzt",
    about_description="Version, Zahl der Begriffe, Quelltext und Datenschutz",
    privacy_description="Was dieser Bot speichert, was nicht, und wie lange",
    in_practice="In der Praxis",
    also_known_as="Auch genannt",
    see_also="Siehe auch",
    source="Quelle",
    sources="Quellen",
    showing="**{name}** – gesucht war „{query}“",
    read_in_this_language="Auf Deutsch",
    delete="Löschen",
    did_you_mean="„{query}“ ist nicht eindeutig. Meinst du einen dieser Begriffe?",
    did_you_mean_this="„{query}“ ist nicht eindeutig. Meinst du das hier?",
    nothing_found=(
        "Zu „{query}“ habe ich nichts. Tippe `/define` und die ersten Buchstaben, dann zeige ich, was ich "
        "kenne; mehr steht in `/help`."
    ),
    nothing_typed=(
        "Welcher Begriff? Tippe `/define` und die ersten Buchstaben, dann zeige ich, was ich kenne; mehr steht "
        "in `/help`."
    ),
    picked="Bitte schön: **{name}**",
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
    cooldown="Das ging schnell! In {seconds} s kann ich dir wieder antworten.",
    term_gone="Diesen Begriff gibt es im Glossar nicht mehr. `/define` zeigt, was es gibt.",
    delete_not_yours="Löschen kann diese Karte nur, wer gefragt hat oder Nachrichten verwalten darf.",
    restarting="Ich werde gerade neu gestartet. Versuch es bitte in einer Minute noch einmal.",
    time_unclear="„{given}“ verstehe ich nicht als Uhrzeit. Schreib Stunden und Minuten, etwa 9:00 oder 18:30.",
    zone_unclear=(
        "„{given}“ ist keine Zeitzone, die ich kenne. Tippe den Anfang einer Stadt, etwa Berlin, oder einen Abstand, "
        "etwa +1, und wähle aus der Liste."
    ),
    days_unclear="Die Tage „{given}“ verstehe ich nicht. Schreib sie so: Mo-Fr, oder Mo, Mi, Sa.",
    category_unclear="Eine Kategorie „{given}“ gibt es nicht. Wähle eine aus der Liste, die beim Tippen erscheint.",
    everyone_role="Alle auf einmal pinge ich nie an. Wähle eine andere Rolle, oder lass sie weg.",
    no_earlier="Einen früheren Begriff des Tages gibt es nicht.",
    command_changed="Dieser Befehl hat sich gerade geändert. Starte Discord neu (Strg+R) und versuch es erneut.",
    not_allowed="Diesen Befehl kannst du hier nicht benutzen.",
    database_away=(
        "Mein Gedächtnis ist gerade nicht erreichbar. Nachschlagen geht; hierfür versuch es in einer Minute noch "
        "einmal."
    ),
    incident=(
        "Entschuldige, bei mir ist etwas schiefgegangen. Versuch es bitte noch einmal; bleibt es dabei, nenne "
        "denen, die diesen Bot betreiben, den Code `{incident}`."
    ),
)

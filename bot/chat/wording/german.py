"""What every part of the bot says, in German."""

from bot.chat.wording.sentences import Wording

GERMAN = Wording(
    in_practice="In der Praxis",
    not_to_be_confused="Nicht verwechseln mit",
    also_known_as="Auch genannt",
    other_language="Englisch",
    source="Quelle",
    sources="Quellen",
    not_translated="Noch nicht übersetzt, deshalb auf Englisch",
    partly_translated="Noch nicht ganz übersetzt, deshalb teils auf Englisch",
    as_of="Stand: {month}",
    own_definition="Eigene Definition dieses Servers",
    read_in_this_language="Auf Deutsch",
    show_shared="Gemeinsame Definition",
    show_own="Definition dieses Servers",
    back="Zurück",
    share="Allen zeigen",
    delete="Löschen",
    shared="{user} zeigt {name}",
    cooldown="Nicht so schnell! Versuch es in {seconds} s noch einmal.",
    term_gone="Diesen Begriff gibt es im Glossar nicht mehr. Mit `/define` siehst du, welche Begriffe es gibt.",
    category_unclear="Die Kategorie „{given}“ gibt es nicht. Wähle eine aus der Liste, die beim Tippen erscheint.",
    delete_not_yours="Diese Karte kann nur löschen, wer gefragt hat oder Nachrichten verwalten darf.",
    cannot_share="Du darfst in diesem Kanal nicht schreiben, deshalb kann ich die Karte hier nicht allen zeigen.",
    going_offline="Ich gehe gerade offline, meist nur kurz. Versuch es bitte in einer Minute noch einmal.",
    command_changed="Dieser Befehl hat sich gerade geändert. Starte Discord neu (Strg+R) und versuch es noch einmal.",
    not_allowed="Diesen Befehl kannst du hier nicht benutzen.",
    database_away=(
        "Ich erreiche gerade meine Datenbank nicht. Nachschlagen kannst du trotzdem. Versuch das hier in einer "
        "Minute noch einmal."
    ),
    outdated="Das funktioniert nicht mehr. Starte Discord neu (Strg+R) und benutze den Befehl noch einmal.",
    incident=(
        "Entschuldige, bei mir ist etwas schiefgegangen. Versuch es bitte noch einmal. Wenn es wieder passiert, "
        "melde dem Betreiber des Bots den Code `{incident}`."
    ),
)

"""What every part of the bot says, in German."""

from bot.chat.wording.sentences import Wording

GERMAN = Wording(
    in_practice="In der Praxis",
    also_known_as="Auch genannt",
    see_also="Siehe auch",
    source="Quelle",
    sources="Quellen",
    read_in_this_language="Auf Deutsch",
    delete="Löschen",
    cooldown="Nicht so schnell! Versuch es in {seconds} s noch einmal.",
    term_gone="Diesen Begriff gibt es im Glossar nicht mehr. Mit `/define` siehst du, welche Begriffe es gibt.",
    delete_not_yours="Diese Karte kann nur löschen, wer gefragt hat oder Nachrichten verwalten darf.",
    going_offline="Ich gehe gerade offline, meist nur kurz. Versuch es bitte in einer Minute noch einmal.",
    command_changed="Dieser Befehl hat sich gerade geändert. Starte Discord neu (Strg+R) und versuch es noch einmal.",
    not_allowed="Diesen Befehl kannst du hier nicht benutzen.",
    database_away=(
        "Ich erreiche gerade meine Datenbank nicht. Nachschlagen kannst du trotzdem. Versuch das hier in einer "
        "Minute noch einmal."
    ),
    incident=(
        "Entschuldige, bei mir ist etwas schiefgegangen. Versuch es bitte noch einmal. Wenn es wieder passiert, "
        "melde dem Betreiber des Bots den Code `{incident}`."
    ),
)

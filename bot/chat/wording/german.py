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
    cooldown="Das ging schnell! In {seconds} s kann ich dir wieder antworten.",
    term_gone="Diesen Begriff gibt es im Glossar nicht mehr. `/define` zeigt, was es gibt.",
    delete_not_yours="Löschen kann diese Karte nur, wer gefragt hat oder Nachrichten verwalten darf.",
    restarting="Ich werde gerade neu gestartet. Versuch es bitte in einer Minute noch einmal.",
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

"""The sentences about what a server decides, in German."""

from bot.cogs.editor.server.wording.sentences import ServerWording
from bot.glossary.term import Language

GERMAN = ServerWording(
    undo_change="Rückgängig",
    now_hidden=(
        "{name} ist jetzt auf diesem Server verborgen: Hier findet das niemand mehr. `/editor unhide` zeigt es wieder."
    ),
    is_hidden="{name} ist auf diesem Server schon verborgen. `/editor unhide` zeigt es wieder.",
    own_not_hidden=(
        "{name} ist ein eigener Begriff dieses Servers; verbergen lassen sich nur gemeinsame. `/editor remove` "
        "entfernt ihn."
    ),
    own_over_shared=(
        "{name} ist ein eigener Begriff dieses Servers. Er steht schon an der Stelle des gemeinsamen, also gibt es "
        "nichts zu verbergen. `/editor remove` entfernt euren; dann kannst du den gemeinsamen verbergen."
    ),
    shown_again="{name} wird auf diesem Server wieder gezeigt.",
    shown_below=(
        "{name} ist nicht mehr verborgen. An seiner Stelle steht der eigene Begriff dieses Servers, mit einem Knopf "
        "zum gemeinsamen."
    ),
    is_not_hidden="{name} ist auf diesem Server nicht verborgen.",
    no_role="Es ist keine Rolle gewählt: Das Glossar dieses Servers bearbeiten die Mitglieder mit *Server verwalten*.",
    role_is="Das Glossar dieses Servers bearbeiten die Mitglieder mit *Server verwalten* und die mit {role}.",
    role_now=(
        "Erledigt: Mitglieder mit {role} bearbeiten jetzt das Glossar dieses Servers, ebenso die mit *Server "
        "verwalten*."
    ),
    role_away="Erledigt: Das Glossar dieses Servers bearbeiten jetzt nur noch Mitglieder mit *Server verwalten*.",
    editors_may=(
        "-# Wer das Glossar bearbeitet, kann eigene Begriffe hinzufügen, ändern, zusammenlegen und entfernen, "
        "gemeinsame verbergen und Änderungen zurücknehmen. `/editor role`, `/editor settings` und `/editor links` "
        "brauchen *Server verwalten*."
    ),
    take_role_away="Rolle wieder wegnehmen",
    role_everyone="Dann könnten alle das Glossar bearbeiten. Wähle eine Rolle, die nur haben soll, wer das darf.",
    role_of_a_bot="Diese Rolle gehört einem Bot, also kann kein Mitglied sie haben. Wähle eine andere.",
    all_settings="Das Glossar auf diesem Server:",
    nothing_changed="So war es schon eingestellt:",
    changed_to="{what}: **{new}** (vorher: {old})",
    how_to_change="-# Ändern kannst du das mit `/editor settings`, `/editor links` und `/editor role`.",
    cards_language="Sprache aller Karten",
    settings_languages={None: "die der jeweiligen Person", Language.EN: "Englisch", Language.DE: "Deutsch"},
    cards_seen_by="Wer die Karten von /define sieht, wenn nichts anderes angegeben wird",
    everybody="alle im Kanal",
    only_asker="nur wer fragt",
    links_in_own="Links in eigenen Begriffen dieses Servers",
    links_shown="werden gezeigt",
    links_left_out="werden weggelassen",
    editors_are="Bearbeiten dürfen",
    managers="Mitglieder mit *Server verwalten*",
    managers_and="Mitglieder mit *Server verwalten* und die mit {role}",
)

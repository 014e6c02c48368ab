"""The descriptions of ``/editor`` and the sentences about rights in German."""

from bot.cogs.editor.wording.sentences import EditorWording

GERMAN = EditorWording(
    editor_description="Das eigene Glossar dieses Servers schreiben",
    language_option="Die Sprache, in der du schreibst",
    own_term="Einer der eigenen Begriffe dieses Servers",
    add_description="Einen eigenen Begriff dieses Servers hinzufügen",
    add_name="Wie der Begriff heißt",
    edit_description="Einen Begriff ändern: einen eigenen, oder einen gemeinsamen für diesen Server",
    edit_term="Der Begriff, der geändert werden soll",
    remove_description="Einen eigenen Begriff dieses Servers entfernen",
    merge_description="Aus zwei Begriffen für dasselbe einen machen",
    merge_term="Der Begriff, der wegfällt; seine Namen werden Synonyme des anderen",
    merge_into="Der Begriff, der bleibt",
    bring_back_description="Einen Begriff zurückholen, der in den letzten 90 Tagen entfernt wurde",
    bring_back_term="Der entfernte Begriff",
    history_description="Zeigen, wer was geändert hat, und es zurücknehmen",
    history_term="Ein Begriff; ohne ihn das ganze Glossar dieses Servers",
    stale_description="Begriffe zeigen, die lange niemand geändert oder bestätigt hat",
    stale_months="Seit so vielen Monaten, 12 ohne Angabe",
    list_description="Die eigenen Begriffe dieses Servers zeigen",
    hide_description="Einen gemeinsamen Begriff auf diesem Server verbergen",
    hide_term="Der gemeinsame Begriff, den dieser Server nicht möchte",
    unhide_description="Einen verborgenen gemeinsamen Begriff wieder zeigen",
    unhide_term="Der verborgene Begriff",
    role_description="Die Rolle wählen, deren Mitglieder das Glossar bearbeiten (Server verwalten)",
    role_role="Die Rolle; ohne sie siehst du die jetzige",
    settings_description="Wählen, wie sich das Glossar auf diesem Server verhält (Server verwalten)",
    settings_language="Die Sprache aller Karten",
    settings_private="Ob nur wer fragt die Karte sieht, wenn nichts anderes angegeben wird",
    language_of_each="die der jeweiligen Person",
    links_description="Wählen, ob Links in eigenen Begriffen gezeigt werden (Server verwalten)",
    links_what="Was mit Links und Einladungen geschieht",
    links_allow="zeigen",
    links_strip="weglassen",
    not_an_editor=(
        "Das können nur, die das Glossar dieses Servers bearbeiten: Mitglieder mit *Server verwalten* oder "
        "mit der Rolle, die sie in `/editor role` wählen."
    ),
    not_a_manager="Das können nur Mitglieder mit *Server verwalten*.",
    unclear_entry=("Es gibt keinen Begriff {given}: Wähle einen aus der Liste, die beim Tippen erscheint."),
    not_own=(
        "**{name}** ist ein gemeinsamer Begriff, kein eigener dieses Servers. "
        "`/editor edit` macht eine Kopie für diesen Server, `/editor hide` verbirgt ihn hier."
    ),
)

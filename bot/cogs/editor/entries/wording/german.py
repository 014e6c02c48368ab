"""The sentences about writing a term, in German."""

from bot.cogs.editor.entries.wording.sentences import EntriesWording
from bot.glossary.entry.mistakes import Wrong
from bot.glossary.term import Language

GERMAN = EntriesWording(
    languages={
        Language.EN: "Englisch",
        Language.DE: "Deutsch",
    },
    form_new="Ein neuer Begriff ({language})",
    form_edit="{name} ({language})",
    field_name="Name",
    field_definition="Definition",
    field_definition_hint="Ein oder zwei Sätze, die hier alle verstehen.",
    field_definition_cut="Die Nachricht war länger: Das ist ihr Anfang bis zum Ende eines Satzes.",
    field_synonyms="Synonyme",
    field_synonyms_hint="Andere Namen für genau das, durch Kommas getrennt.",
    field_in_practice="In der Praxis",
    field_in_practice_hint="Ein Beispiel, oder worauf zu achten ist.",
    field_category="Kategorie",
    fields={
        "name": "Name",
        "aliases": "Synonyme",
        "definition": "Definition",
        "in_practice": "In der Praxis",
        "category": "Kategorie",
        "see_also": "Verwandte Begriffe",
        "contrast": "Nicht zu verwechseln mit",
        "sources": "Quellen",
        "shared": "Name mehrerer Begriffe",
        "covers": "Erklärt auch",
        "other": "Eintrag",
    },
    mistakes={
        Wrong.EMPTY: "ist leer; schreibe etwas, das man sehen kann.",
        Wrong.MISSING: "fehlt; schreibe etwas hinein.",
        Wrong.TOO_LONG: "hat {length} Zeichen, Platz ist für {limit}; kürze den Text.",
        Wrong.TOO_MANY: "hat {length} Einträge, Platz ist für {limit}; lass einige weg.",
        Wrong.LINE_BREAK: "hat einen Zeilenumbruch; schreibe alles in eine Zeile.",
        Wrong.INVISIBLE: "hat ein Zeichen, das niemand sehen kann ({character}); tippe den Text neu.",
        Wrong.NO_ADDRESS: "hat einen Link, der keine vollständige Adresse ist, wie https://example.org/seite.",
        Wrong.UNSAFE_ADDRESS: "hat einen Link mit einem Zeichen, an dem er zerbricht ({character}).",
        Wrong.MISSHAPEN: "lässt sich nicht lesen; schreibe es neu.",
        Wrong.NO_LETTERS: "„{text}“ hat keine Buchstaben oder Ziffern, niemand könnte danach suchen.",
        Wrong.REPEATED: "„{text}“ steht zweimal da; lass eines weg.",
        Wrong.TAKEN: (
            "„{text}“ ist schon ein Name von **{name}**. Ändere jenen Begriff, oder behalte beide, wenn hier"
            " etwas anderes gemeint ist."
        ),
        Wrong.CROWDED: (
            "„{text}“ ist schon ein Name von {limit} Begriffen, mehr passen nicht in eine Liste; wähle einen anderen."
        ),
        Wrong.NOT_ITS_OWN: "„{text}“ ist als Name mehrerer Begriffe angegeben, dieser heißt aber nicht so.",
        Wrong.TWICE: "„{term_id}“ steht zweimal da; lass eines weg.",
        Wrong.ITSELF: "ein Begriff kann nicht mit sich selbst verwandt sein; lass ihn weg.",
        Wrong.NOWHERE: "hier gibt es keinen Begriff „{term_id}“ (mehr); lass ihn weg.",
        Wrong.NO_CATEGORY: "es gibt keine Kategorie „{category_id}“ (mehr); wähle eine andere.",
        Wrong.NO_LEVEL: "hat eine Stufe, die es nicht gibt.",
        Wrong.NO_MONTH: "hat einen Monat, den es nicht gibt.",
        Wrong.NO_ID: "lässt sich nicht lesen; schreibe es neu.",
    },
    mistake_nearest=" Vielleicht meinst du „{nearest}“.",
    has_mistakes=(
        "So lässt es sich noch nicht speichern. Was du geschrieben hast, ist noch da; *Ändern* öffnet es wieder."
    ),
    preview_new=("Das ist die neue Karte von **{name}**. Niemand sonst sieht sie, bevor du sie speicherst."),
    preview_edit="So wird **{name}** aussehen. Niemand sonst sieht es, bevor du es speicherst.",
    preview_merged=(
        "Das wird aus **{name}**, mit den Namen von **{gone}**, das wegfällt. Nichts ändert sich, bevor "
        "du es speicherst."
    ),
    lies_over=(
        "Es gibt einen gemeinsamen Begriff **{name}**: Mitglieder dieses Servers sehen dann deinen, mit "
        "einem Knopf zum anderen."
    ),
    looks_like="Ist es vielleicht dasselbe wie {names}? Dann ergänze besser dort ein Synonym.",
    draft_kept="-# Dieser Entwurf bleibt zwei Tage erhalten.",
    save="Speichern",
    change="Ändern",
    related="Verwandte Begriffe…",
    in_other_language={
        Language.EN: "Auf Englisch…",
        Language.DE: "Auf Deutsch…",
    },
    cancel="Abbrechen",
    keep_both="Beide Bedeutungen behalten",
    edit_that_one="{name} bearbeiten",
    canceled="Nichts wurde gespeichert, der Entwurf ist weg.",
    draft_gone=(
        "Diesen Entwurf gibt es nicht mehr: Er wurde gespeichert oder verworfen, oder ist älter als zwei Tage."
    ),
    saved="Gespeichert. Alle hier finden es jetzt: `/define {name}`.",
    edit_again="Bearbeiten",
    glossary_full=(
        "Auf diesem Server ist kein Platz für mehr eigene Begriffe (Grenze: {limit}). Entferne einen mit"
        " `/editor remove` und speichere dann noch einmal; der Entwurf bleibt zwei Tage erhalten."
    ),
    changed_meanwhile=(
        "Inzwischen hat {user} diesen Begriff geändert ({when}). Oben steht die andere Fassung, unten "
        "deine; von deiner ist noch nichts gespeichert."
    ),
    removed_meanwhile=(
        "Inzwischen hat jemand diesen Begriff entfernt. Du kannst ihn so, wie du ihn hier hast, wieder hinzufügen."
    ),
    save_mine="Stattdessen meine speichern",
    add_again="Wieder hinzufügen",
    now_is="Wie es jetzt ist",
    yours_is="Deine Fassung",
    choose_related="Zu welchen Begriffen führt die Karte von **{name}**? Bis zu fünf.",
    choose_related_hint="Verwandte Begriffe",
    no_proposals="Es gibt noch keinen Begriff, zu dem dieser führen könnte.",
    back_to_draft="Zurück",
    not_kept=(
        "Die Datenbank ist gerade nicht erreichbar, deshalb wurde das nicht aufgehoben. Kopiere es und "
        "versuche es in einer Minute noch einmal:"
    ),
    ask_removal=("**{name}** aus dem Glossar dieses Servers entfernen? 90 Tage lang lässt es sich zurückholen."),
    shows_shared_again="Danach sehen die Mitglieder den gemeinsamen Begriff dieses Namens.",
    remove="Entfernen",
    keep="Behalten",
    removed="**{name}** ist entfernt. 90 Tage lang holt `/editor bring-back` es zurück.",
    is_kept="**{name}** bleibt.",
    bring_it_back="Zurückholen",
    is_back="**{name}** ist wieder da.",
    not_to_remove=(
        "**{name}** wurde inzwischen geändert oder entfernt. Sieh es dir noch einmal an, bevor du es entfernst."
    ),
    not_back="Es lässt sich nicht zurückholen: {reason}",
    nothing_to_bring_back="Es ist schon wieder da oder wurde vor mehr als 90 Tagen entfernt.",
    merge_same="Das ist ein und derselbe Begriff. Wähle zwei.",
    merge_outdated=(
        "Einer der beiden Begriffe wurde inzwischen geändert oder entfernt. Nichts wurde gespeichert; "
        "rufe `/editor merge` noch einmal auf."
    ),
    message_empty=(
        "Diese Nachricht hat keinen Text, den eine Karte zeigen könnte. Wähle eine mit einer Erklärung in Worten."
    ),
    message_source="Nachricht von {name}",
    message_elsewhere="Nur ein Server mit diesem Bot hat ein Glossar, das man ergänzen kann.",
    menu_add="Zum Glossar hinzufügen",
)

"""The sentences about what was changed and what there is, in German."""

from bot.cogs.editor.history.wording.sentences import HistoryWording
from bot.glossary.own.model import Kind
from bot.glossary.term import Language

GERMAN = HistoryWording(
    kinds={
        Kind.ADDED: "{when} · {user}: **{name}** hinzugefügt",
        Kind.EDITED: "{when} · {user}: **{name}** bearbeitet",
        Kind.REMOVED: "{when} · {user}: **{name}** entfernt",
        Kind.MERGED: "{when} · {user}: **{name}** in einen anderen Begriff überführt",
        Kind.BROUGHT_BACK: "{when} · {user}: **{name}** zurückgeholt",
        Kind.REVERTED: "{when} · {user}: Änderung an **{name}** zurückgenommen",
        Kind.HIDDEN: "{when} · {user}: **{name}** verborgen",
        Kind.UNHIDDEN: "{when} · {user}: **{name}** wieder sichtbar gemacht",
    },
    short_kinds={
        Kind.ADDED: "hinzugefügt",
        Kind.EDITED: "bearbeitet",
        Kind.REMOVED: "entfernt",
        Kind.MERGED: "in einen anderen Begriff überführt",
        Kind.BROUGHT_BACK: "zurückgeholt",
        Kind.REVERTED: "eine Änderung zurückgenommen",
        Kind.HIDDEN: "verborgen",
        Kind.UNHIDDEN: "wieder sichtbar gemacht",
    },
    more_fields={
        "level": "Stufe",
        "as_of": "Stand",
        "attribution": "Urheberschaft",
    },
    missing={
        Language.EN: "nicht auf Englisch",
        Language.DE: "nicht auf Deutsch",
    },
    changes_title="Änderungen am Glossar dieses Servers",
    changes_of_title="Änderungen an {name}",
    no_changes=(
        "Am Glossar dieses Servers hat noch niemand etwas geändert. `/editor add` fügt den ersten Begriff hinzu."
    ),
    no_changes_of="**{name}** hat hier noch niemand geändert.",
    open_change="Eine Änderung ansehen …",
    earlier_changes="◀ Früher",
    later="Später ▶",
    back_to_changes="Zurück zu den Änderungen",
    nothing_visible="An dem, was eine Karte zeigt, hat sich nichts geändert.",
    take_back="Zurücknehmen",
    take_back_brings="Wer das zurücknimmt, holt den Begriff so zurück, wie er vorher war.",
    take_back_removes="Wer das zurücknimmt, entfernt den Begriff.",
    as_before_already="Der Begriff ist jetzt so wie vor dieser Änderung, es gibt also nichts zurückzunehmen.",
    not_there_now="Den Begriff gibt es jetzt nicht, es gibt also nichts zurückzunehmen.",
    taken_back="Zurückgenommen. Das hat sich dadurch geändert, und auch das lässt sich zurücknehmen.",
    revert_outdated=(
        "Inzwischen hat {user} den Begriff geändert ({when}), deshalb wurde noch nichts zurückgenommen. Die "
        "untere Karte zeigt, wie er jetzt ist; klicke noch einmal, wenn du diese Änderung trotzdem "
        "zurücknehmen möchtest."
    ),
    revert_removed="Inzwischen hat jemand den Begriff entfernt, deshalb wurde noch nichts zurückgenommen.",
    revert_refused="Das lässt sich nicht zurücknehmen, weil das Frühere nicht mehr passt:",
    revert_full=(
        "Auf diesem Server ist kein Platz für mehr eigene Begriffe (Grenze: {limit}). Entferne einen mit "
        "`/editor remove` und nimm das dann zurück."
    ),
    change_gone=(
        "Diese Änderung lässt sich nicht mehr zurücknehmen: Den Begriff gibt es nicht mehr, oder sie ist "
        "älter als 90 Tage."
    ),
    unclear_removed=(
        "Einen Begriff {given} gibt es nicht zurückzuholen: Wähle einen aus der Liste, die beim Tippen erscheint."
    ),
    nothing_removed=("In den letzten 90 Tagen wurde kein Begriff entfernt, es gibt also nichts zurückzuholen."),
    removed_choice="{name} (entfernt)",
    own_title="Die eigenen Begriffe dieses Servers",
    own_count="Seite {page} von {pages} · {count} von {most} Begriffen",
    no_own=(
        "Dieser Server hat noch keine eigenen Begriffe. `/editor add` fügt den ersten hinzu; oder klicke "
        "mit der rechten Maustaste auf eine gute Erklärung und wähle *Apps → Zum Glossar hinzufügen*."
    ),
    open_own="Einen Begriff öffnen …",
    list_earlier="◀ Zurück",
    list_later="Weiter ▶",
    back_to_list="Zurück zur Liste",
    last_changed="Zuletzt geändert {when} von {user}.",
    last_confirmed="Für richtig befunden {when}.",
    stale_title="Seit {months} Monaten unberührt",
    stale_title_one="Seit einem Monat unberührt",
    stale_count="Seite {page} von {pages} · Begriffe: {count}, die am längsten unberührten zuerst",
    none_stale=("Gut gepflegt: Jeder eigene Begriff dieses Servers wurde in dieser Zeit geändert oder bestätigt."),
    still_right="Stimmt noch",
    is_still_right="**{name}** stimmt noch.",
    not_as_seen="**{name}** wurde inzwischen geändert: So steht es jetzt da.",
    edit_own="Bearbeiten",
    own_history="Verlauf",
    remove_own="Entfernen",
)

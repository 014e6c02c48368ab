"""What the bot says about the term of the day in German."""

from bot.cogs.daily.wording.sentences import DailyWording
from bot.daily.model import AfterPost, Why
from bot.glossary.term import Language, Level

GERMAN = DailyWording(
    heading="Begriff des Tages",
    heading_on="{heading}: {name} · {date}",
    every_day="täglich",
    working_days="montags bis freitags",
    weekends="samstags und sonntags",
    on_days="{days}",
    weekdays=("montags", "dienstags", "mittwochs", "donnerstags", "freitags", "samstags", "sonntags"),
    is_set="Erledigt: {channel} bekommt {days} um {time} Uhr ({zone}) einen Begriff des Tages.\n{how}.",
    is_changed="Geändert in {channel}:",
    is_the_same="In {channel} gibt es nichts zu ändern: Die Einstellungen waren schon so.",
    is_on_again="Wieder eingeschaltet. Was du nicht angegeben hast, ist wie beim letzten Mal.",
    proposal=(
        "Soll ich hier in {channel} täglich um {time} Uhr ({zone}) einen Begriff des Tages posten? Wenn es anders sein "
        "soll, nimm `/daily set` mit `channel`, `time` und `timezone`."
    ),
    set_up_like_this="So einrichten",
    set_needs="Um einen Begriff des Tages einzurichten, brauche ich noch {options}.",
    undo="Rückgängig",
    changed_since=(
        "Der Zeitplan wurde inzwischen geändert, darum kann ich das nicht mehr rückgängig machen. Wie er jetzt ist, "
        "zeigt `/daily status`."
    ),
    next_posts="Nächste Posts:\n{moments}",
    on_both_clocks="{date} um {time}\u00a0Uhr ({zone}); bei dir: {moment} ({relative})",
    preview="Der nächste Post, für {date}.",
    preview_paused="Die Posts sind pausiert. Nach `/daily resume` kommt dieser als Nächstes.",
    was_chosen="Er wurde mit `/daily next` gewählt.",
    draw_another="Anderen ziehen",
    dropped="{name} sollte kommen, ist aber nicht mehr im Glossar oder passt nicht mehr zu den Einstellungen.",
    queue="Diese Begriffe kommen als Nächstes:",
    queue_empty=(
        "Es sind keine Begriffe gewählt, die nächsten werden also gezogen. Mit `/daily next` und seinem Namen wählst "
        "du einen."
    ),
    queue_full="Die Warteschlange ist voll. Nimm erst einen Begriff heraus.",
    is_queued="{name} ist gewählt.",
    is_queued_for="{name} ist gewählt und kommt am {when}.",
    take_out="Einen herausnehmen …",
    unclear_term=(
        "Ich weiß nicht, welcher Begriff „{given}“ ist. Tippe seinen Anfang ein, und wähle ihn aus der Liste."
    ),
    posted="Der heutige Begriff ist da: {link}",
    posted_already="Der heutige Begriff ist schon da: {link}\nNoch einen posten?",
    perhaps_posted=(
        "Der heutige Post wurde unterbrochen, und ich kann nicht feststellen, ob er ankam. Noch einen posten?"
    ),
    post_another="Noch einen posten",
    cannot_manage=(
        "Das kann nur benutzen, wer *Server verwalten* darf. Wenn du `/daily` auch ohne dieses Recht benutzen darfst, "
        "nimm stattdessen seine Befehle, und nenne den Kanal mit `channel`."
    ),
    no_more_today="Mehr Posts sind an einem Tag nicht möglich. Versuch es morgen wieder.",
    post_waits="Soweit ich sehe, ist der Post noch nicht da. {problem}\nNächster Versuch: {moment}",
    post_given_up="Ich konnte den heutigen Begriff nicht posten. {problem}",
    post_taken=(
        "Gerade hat jemand den Zeitplan geändert, oder der Post ist schon unterwegs. Was zutrifft, siehst du mit "
        "`/daily status`."
    ),
    skipped="Der Post für {date} wird übersprungen.",
    skipped_already="Der Post für {date} wird schon übersprungen.",
    nothing_to_skip=(
        "Es gibt keinen Post zum Überspringen: Die Posts sind pausiert. Mit `/daily resume` setzt du sie fort."
    ),
    still_skipped="Der Post für {date} wird weiterhin übersprungen.",
    take_skip_back="Doch nicht überspringen",
    skip_taken_back="Er wird nicht mehr übersprungen.",
    not_skipped="Dieser Post wird nicht übersprungen, oder seine Zeit ist vorbei.",
    paused="Pausiert. Mit `/daily resume` setzt du die Posts fort.",
    resumed="Es geht weiter.",
    ask_off=(
        "Den Begriff des Tages in {channel} ausschalten? Seine Einstellungen bleiben für das nächste Mal erhalten."
    ),
    ask_off_damaged="Den Begriff des Tages löschen, den ich nicht lesen kann? Das lässt sich nicht rückgängig machen.",
    turn_off="Ausschalten",
    is_off=(
        "Der Begriff des Tages in {channel} ist ausgeschaltet. `/daily set` mit diesem `channel` schaltet ihn mit "
        "seinen letzten Einstellungen wieder ein; nenne dabei nur, was anders sein soll."
    ),
    is_deleted="Diesen Begriff des Tages gibt es nicht mehr. Mit `/daily set` richtest du einen neuen ein.",
    skipped_after_off="Schaltest du ihn vorher wieder ein, wird der Post für {date} weiterhin übersprungen.",
    not_set="Auf diesem Server ist kein Begriff des Tages eingerichtet. Mit `/daily set` richtest du ihn ein.",
    none_in_channel="In #{channel} gibt es keinen Begriff des Tages. Mit `/daily set` richtest du einen ein.",
    which_schedule="Dieser Server hat mehrere Begriffe des Tages. Welchen meinst du?",
    choose_a_channel="Wähle einen Kanal …",
    unreadable_schedule="einer, den ich nicht lesen kann",
    channel_taken="In {channel} gibt es schon einen Begriff des Tages. Es wurde nichts geändert.",
    too_many_schedules=(
        "Dieser Server hat so viele Begriffe des Tages, wie er haben kann. Schalte zuerst einen mit `/daily off` aus."
    ),
    schedule_damaged=(
        "Ich kann den Zeitplan dieses Servers nicht lesen: Sein Eintrag in meiner Datenbank ist beschädigt, darum wird "
        "nichts gepostet. Ersetze ihn mit `/daily set`, oder lösche ihn mit `/daily off`."
    ),
    cannot_tell="Ich kann gerade nicht prüfen, ob ich im Kanal posten darf. Versuch es in einer Minute noch einmal.",
    no_term="Das Glossar enthält keine Begriffe, also gibt es nichts zu posten.",
    no_term_in=(
        "Kein Begriff hat die gewählte Kategorie und Stufe, also gibt es nichts zu posten. Ändere sie mit `/daily set`."
    ),
    status_title="Begriff des Tages",
    status_where="Kanal",
    status_when="Wann",
    status_how="Was",
    status_next="Nächste Posts",
    status_left="Begriffe übrig in dieser Runde",
    status_coming="Begriffe, die als Nächstes kommen",
    coming_drawn="{name} (gezogen)",
    status_last="Letzte Posts",
    status_problem="Letztes Problem (vielleicht schon behoben)",
    when="{days} um\u00a0{time}\u00a0Uhr\n{zone}",
    settings={
        "channel": "Kanal",
        "time": "Uhrzeit",
        "timezone": "Zeitzone",
        "days": "Tage",
        "category": "Kategorie",
        "level": "Stufe",
        "role": "Rolle",
        "language": "Sprache",
        "thread": "Thread",
        "pin": "Anpinnen",
        "publish": "Veröffentlichen",
    },
    levels={
        Level.BASIC: "nur Grundlagen",
        Level.ADVANCED: "nur Fortgeschrittenes",
        Level.EXPERT: "nur Expertenwissen",
    },
    every_level="Begriffe jeder Stufe",
    nobody="niemand",
    yes="ja",
    no="nein",
    all_categories="Begriffe aus allen Kategorien",
    pings="pingt {role} an",
    with_thread="mit Thread",
    is_pinned="angepinnt",
    is_published="veröffentlicht",
    in_language={Language.EN: "auf Englisch", Language.DE: "auf Deutsch"},
    left_of="{left} von {terms}",
    new_round="Alle ({terms}): Mit dem nächsten Post beginnt eine neue Runde",
    is_paused="Pausiert. Mit `/daily resume` setzt du die Posts fort.",
    nothing_yet="Noch keine",
    seen_at="{problem}\nBemerkt: {moment}",
    cannot_post_now="Ich kann gerade nicht posten. {problem}",
    lacks=(
        "Ich kann posten, aber mir fehlt noch: {permissions}. Erlaube mir das in den Einstellungen des Kanals unter "
        "*Berechtigungen*."
    ),
    cannot_publish="Ich kann die Posts nicht veröffentlichen, denn {channel} ist kein Ankündigungskanal (mehr).",
    post_waiting="wartet darauf, gepostet zu werden",
    post_on_its_way="unterwegs",
    post_skipped="übersprungen",
    post_missed="nicht gepostet ({reason})",
    post_unknown="unterbrochen; ob er ankam, blieb unklar, darum habe ich ihn nicht noch einmal gepostet",
    post_damaged="mein Eintrag zu diesem Post ist beschädigt; ob er ankam, kann ich nicht sagen",
    reasons={
        "channel_gone": "ich konnte den Kanal nicht finden",
        "permission_lost": "ich durfte nicht posten",
        "no_term": "es gab keinen Begriff zum Posten",
        "down": "ich war zu der Zeit offline",
        "discord_trouble": "Discord hat ihn nicht angenommen oder war nicht erreichbar",
        "rate_limited": "Discords Limit für Anfragen war ausgeschöpft",
        "outcome_unknown": "ob er ankam, blieb unklar",
        "refused": "Discord hat ihn abgelehnt",
        "incomplete": "danach ging etwas schief",
    },
    channel_gone=(
        "Den Kanal gibt es nicht mehr, oder ich sehe ihn nicht. Wähle mit `/daily set` und `move_to` einen anderen, "
        "oder gib mir wieder Zugriff."
    ),
    permission_lost=(
        "In {channel} fehlt mir noch: {permissions}. Erlaube mir das in den Einstellungen des Kanals unter "
        "*Berechtigungen*, dann geht es von selbst weiter."
    ),
    cannot_see=(
        "Ich kann {channel} nicht sehen. Es wurde nichts geändert. Wenn der Kanal neu ist oder ich gerade erst auf dem "
        "Server bin, versuch es in einer Minute noch einmal. Sonst prüfe, ob ich Mitglied des Servers bin, und erlaube "
        "mir in den Einstellungen des Kanals unter *Berechtigungen* **Kanal ansehen**."
    ),
    cannot_post_there=(
        "In {channel} fehlt mir noch: {permissions}. Es wurde nichts geändert. Erlaube mir das in den Einstellungen "
        "des Kanals unter *Berechtigungen* und gib den Befehl dann noch einmal ein."
    ),
    cannot_publish_there=(
        "{channel} ist kein Ankündigungskanal, darum kann ich dort keine Posts veröffentlichen. Es wurde nichts "
        "geändert. Wähle einen Ankündigungskanal, oder gib den Befehl noch einmal mit `publish: False` ein."
    ),
    permission_lost_somehow=(
        "Discord lässt mich in {channel} nicht posten. Prüfe in den Einstellungen des Kanals meine Berechtigungen. "
        "Sobald ich posten darf, geht es von selbst weiter."
    ),
    down="Ich war offline oder kam nicht an meine Datenbank, bis es zu spät war. Der nächste Post kommt wie geplant.",
    discord_trouble="Discord hat den Post nicht angenommen oder war nicht erreichbar.",
    rate_limited="Discord begrenzt, wie oft ich posten darf, und diese Grenze ist gerade erreicht.",
    outcome_unknown=(
        "Ein Post wurde unterbrochen, und ich konnte nicht herausfinden, ob er ankam. Damit er nicht zweimal "
        "erscheint, habe ich ihn nicht noch einmal gepostet. Um das herauszufinden, brauche ich im Kanal "
        "*Nachrichtenverlauf anzeigen*."
    ),
    refused=(
        "Discord hat den Post abgelehnt: {details}\nDer nächste Post kommt wie geplant. Wenn das öfter passiert, sag "
        "dem Betreiber des Bots Bescheid."
    ),
    incomplete="Der Post ist da, aber das ging schief, und ich versuche es nicht noch einmal: {failed}.",
    after_post={
        AfterPost.THREAD: "einen Thread öffnen",
        AfterPost.PUBLISH: "ihn veröffentlichen",
        AfterPost.UNPIN: "den vorigen lösen",
        AfterPost.PIN: "ihn anpinnen",
    },
    why_failed={
        Why.FORBIDDEN: "ich durfte es nicht",
        Why.LIMITED: "Discord begrenzt, wie oft das geht, und diese Grenze war erreicht",
        Why.FULL: "im Kanal sind schon so viele Nachrichten angepinnt, wie es geht; löse einige davon",
        Why.NO_ANNOUNCEMENTS: "der Kanal ist kein Ankündigungskanal",
        Why.TROUBLE: "Discord hat es nicht angenommen oder war nicht erreichbar",
    },
    told="**Begriff des Tages** (für alle, die diesen Server verwalten): {problem}\nMehr dazu zeigt `/daily status`.",
    permissions={
        "view_channel": "Kanal ansehen",
        "send_messages": "Nachrichten senden",
        "embed_links": "Links einbetten",
        "read_message_history": "Nachrichtenverlauf anzeigen",
        "mention_everyone": "@\u200beveryone, @\u200bhere und alle Rollen erwähnen (oder die Rolle erwähnbar machen)",
        "create_public_threads": "Öffentliche Threads erstellen",
        "pin_messages": "Nachrichten anpinnen",
    },
    todays_term="Der heutige Begriff ({date}): {link}",
    earlier_term="Begriff des Tages für {date}: {link}",
    not_posted_yet="Der heutige Begriff wurde noch nicht gepostet. Bis dahin ist hier ein anderer.",
    unclear_today="Der heutige Post wurde unterbrochen, und ich weiß nicht, ob er ankam. Hier ist ein anderer Begriff.",
    removed_today="Der heutige Begriff wurde inzwischen aus dem Glossar entfernt. Hier ist ein anderer.",
    paused_today="Der Begriff des Tages ist auf diesem Server gerade pausiert. Hier ist trotzdem einer.",
    damaged_today=(
        "Mit dem Begriff des Tages stimmt auf diesem Server etwas nicht. Wer den Server verwaltet, sieht mit `/daily "
        "status`, was zu tun ist. Hier ist trotzdem einer."
    ),
    none_today="Heute gibt es keinen Begriff des Tages. Der nächste kommt am {moment}. Hier ist trotzdem einer.",
    nothing_scheduled=(
        "Auf diesem Server ist kein Begriff des Tages eingerichtet. Wer den Server verwaltet, kann ihn mit `/daily "
        "set` einrichten. Hier ist trotzdem einer."
    ),
    anywhere="Hier ist ein Begriff für heute.",
    nothing_scheduled_that_you_see="Die Begriffe des Tages auf diesem Server sind in Kanälen, die du nicht siehst.",
    which_today="Dieser Server hat mehrere Begriffe des Tages. Welchen möchtest du sehen?",
    earlier="Vorheriger",
    back_to_today="Heute",
    time_unclear="Die Uhrzeit „{given}“ verstehe ich nicht. Schreib Stunden und Minuten, etwa 9:00 oder 18:30.",
    zone_unclear=(
        "Ich weiß nicht, welche Zeitzone „{given}“ ist. Gib eine Stadt ein, etwa Berlin, oder den Abstand zu UTC, etwa "
        "+1, und wähle aus der Liste."
    ),
    days_unclear="Die Tage „{given}“ verstehe ich nicht. Schreib sie so: Mo-Fr, oder Mo, Mi, Sa.",
    everyone_role="Alle auf einmal pinge ich nie an. Wähle eine andere Rolle oder gar keine.",
    no_earlier="Einen früheren Begriff des Tages gibt es nicht.",
)

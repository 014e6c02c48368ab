"""What the bot says about the term of the day in German."""

from bot.cogs.daily.wording.sentences import DailyWording
from bot.glossary.term import Language

GERMAN = DailyWording(
    group_description="Der Begriff des Tages: wo, wann, und was daraus wurde",
    set_description="Jeden Tag einen Begriff in einem Kanal posten; ersetzt einen früheren Zeitplan",
    set_channel="Der Kanal, in dem der Begriff des Tages erscheint",
    set_time="Die Uhrzeit, zum Beispiel 9:00",
    set_timezone="Welche Zeitzone: eine Stadt, etwa Berlin, oder die Abweichung von UTC, etwa +1",
    set_days="An welchen Tagen (sonst jeden Tag)",
    set_category="Nur Begriffe dieser Kategorie (sonst alle)",
    set_role="Eine Rolle, die jeder Post anpingt (sonst niemand)",
    set_language="Die Sprache der Posts (sonst deine)",
    set_thread="Unter jedem Post einen Thread zum Besprechen öffnen (sonst nicht)",
    status_description="Zeitplan, nächste und letzte Posts, und was schiefging",
    preview_description="Den nächsten Post jetzt ansehen; nur du siehst ihn",
    post_now_description="Den heutigen Begriff sofort posten",
    skip_description="Den heutigen Post auslassen, oder den morgigen, wenn der heutige schon da ist",
    pause_description="Nichts posten, bis es weitergehen soll",
    resume_description="Nach einer Pause weitermachen",
    off_description="Keinen Begriff des Tages mehr posten",
    today_description="Der heutige Begriff noch einmal, und die früheren",
    heading="Begriff des Tages",
    heading_on="**{heading}** · {date}",
    every_day="täglich",
    working_days="montags bis freitags",
    weekends="samstags und sonntags",
    on_days="{days}",
    weekdays=("montags", "dienstags", "mittwochs", "donnerstags", "freitags", "samstags", "sonntags"),
    is_set="Erledigt: {channel} bekommt {days} um {time} Uhr ({zone}) einen Begriff des Tages.\n{how}.",
    next_posts="Nächste Posts: {moments}",
    preview="Der nächste Post, für {date}. Nur du siehst ihn.",
    preview_paused="Pause. Nach `/daily resume` kommt dieser als nächster. Nur du siehst ihn.",
    posted="Der heutige Begriff ist da: {link}",
    posted_already="Der heutige Begriff ist schon da: {link}\nNoch einen posten?",
    perhaps_posted="Der heutige Post wurde unterbrochen; ob er da ist, lässt sich nicht klären. Noch einen posten?",
    post_another="Noch einen posten",
    no_more_today="So viele Posts sind genug für einen Tag. Der nächste kommt von selbst.",
    post_waits="Er ist noch nicht da. {problem}\nIch versuche es {moment} noch einmal.",
    post_given_up="Er konnte nicht gepostet werden. {problem}",
    post_taken=(
        "Gerade hat jemand den Zeitplan geändert, oder der Post ist schon unterwegs. `/daily status` zeigt, wie es "
        "steht."
    ),
    skipped="Der Post für {date} fällt aus.",
    skipped_already="Der Post für {date} fällt schon aus.",
    nothing_to_skip="Es gibt nichts auszulassen, es ist Pause. Mit `/daily resume` geht es weiter.",
    paused="Pause: Bis `/daily resume` wird nichts gepostet.",
    resumed="Es geht weiter.",
    is_off="Hier gibt es keinen Begriff des Tages mehr. Mit `/daily set` kommt er wieder.",
    not_set="Auf diesem Server ist kein Begriff des Tages eingerichtet. Das geht mit `/daily set`.",
    cannot_tell="Ob ich dort posten darf, ist gerade nicht zu erkennen. Versuch es in einer Minute wieder.",
    no_term="Das Glossar hat keine Begriffe, also gibt es nichts zu posten.",
    no_term_in=(
        "Die Kategorie „{category}“ hat keine Begriffe, also gibt es nichts zu posten. Wähle mit `/daily set` eine "
        "andere."
    ),
    status_title="Begriff des Tages",
    status_where="Kanal",
    status_when="Wann",
    status_how="Was",
    status_next="Nächste Posts",
    status_left="Noch übrig in dieser Runde",
    status_last="Letzte Posts",
    status_problem="Letztes Problem",
    when="{days} um {time} Uhr\n{zone}",
    all_categories="Begriffe aller Kategorien",
    pings="pingt {role}",
    with_thread="mit Thread",
    in_language={Language.EN: "auf Englisch", Language.DE: "auf Deutsch"},
    left_of="{left} von {terms} Begriffen",
    new_round="Alle {terms} Begriffe: Mit dem nächsten Post beginnt eine neue Runde",
    is_paused="Pause. Mit `/daily resume` geht es weiter.",
    nothing_yet="Noch keine",
    seen_at="{problem}\nBemerkt {moment}",
    cannot_post_now="Ich kann nicht posten. {problem}",
    lacks="Ich kann posten. Damit alles so klappt wie eingerichtet, brauche ich aber noch: {permissions}.",
    post_waiting="wartet darauf, gepostet zu werden",
    post_on_its_way="unterwegs",
    post_skipped="mit Absicht ausgelassen",
    post_missed="nicht gepostet ({reason})",
    post_unknown="unterbrochen; ob er da ist, lässt sich nicht klären, darum kam kein zweiter",
    reasons={
        "channel_gone": "der Kanal war weg",
        "permission_lost": "ich durfte nicht",
        "no_term": "es gab keinen Begriff",
        "down": "ich lief zu der Zeit nicht",
        "discord_trouble": "Discord nahm ihn nicht an",
        "outcome_unknown": "sein Schicksal blieb unklar",
        "refused": "Discord lehnte ihn ab",
    },
    channel_gone=(
        "Den Kanal gibt es nicht mehr, oder ich sehe ihn nicht. Wähle mit `/daily set` einen Kanal, oder lass mich "
        "diesen wieder sehen."
    ),
    permission_lost=(
        "In {channel} fehlt mir: {permissions}. Erlaube es in den Einstellungen des Kanals unter *Berechtigungen*, "
        "dann geht es von selbst weiter."
    ),
    cannot_post_there=(
        "In {channel} fehlt mir: {permissions}. Es wurde nichts geändert. Erlaube es in den Einstellungen des Kanals "
        "unter *Berechtigungen* und gib den Befehl dann noch einmal."
    ),
    permission_lost_somehow=(
        "Discord lässt mich in {channel} nicht posten. Sieh in den Einstellungen des Kanals nach meinen "
        "Berechtigungen; sobald ich darf, geht es von selbst weiter."
    ),
    down=("Ich lief nicht, oder kam nicht an meine Datenbank, bis es zu spät war. Der nächste Post kommt wie geplant."),
    discord_trouble="Discord nahm den Post nicht an oder war nicht zu erreichen.",
    outcome_unknown=(
        "Ein Post wurde unterbrochen, und ich konnte nicht herausfinden, ob er da ist. Ehe ich zweimal poste, lasse "
        "ich es dabei. Wenn ich im Kanal den *Nachrichtenverlauf anzeigen* darf, finde ich es beim nächsten Mal heraus."
    ),
    refused="Discord hat den Post abgelehnt: {details}",
    told="**Begriff des Tages.** {problem}\n`/daily status` zeigt mehr.",
    permissions={
        "view_channel": "Kanal anzeigen",
        "send_messages": "Nachrichten senden",
        "embed_links": "Links einbetten",
        "read_message_history": "Nachrichtenverlauf anzeigen",
        "mention_everyone": "@\u200beveryone, @\u200bhere und alle Rollen erwähnen (oder die Rolle erwähnbar machen)",
        "create_public_threads": "Öffentliche Threads erstellen",
    },
    todays_term="Der heutige Begriff, {date}: {link}",
    earlier_term="Begriff des Tages, {date}: {link}",
    not_posted_yet="Der heutige Begriff kommt erst noch. Hier ist inzwischen ein anderer.",
    paused_today="Der Begriff des Tages macht auf diesem Server gerade Pause. Hier ist trotzdem einer.",
    none_today="Heute gibt es keinen Begriff des Tages; der nächste kommt {moment}. Hier ist trotzdem einer.",
    nothing_scheduled=(
        "Auf diesem Server ist kein Begriff des Tages eingerichtet; wer ihn verwaltet, kann das mit `/daily set`. "
        "Hier ist trotzdem einer."
    ),
    anywhere="Ein Begriff des Tages, nur für dich.",
    earlier="Früher",
    back_to_today="Heute",
    time_unclear="„{given}“ verstehe ich nicht als Uhrzeit. Schreib Stunden und Minuten, etwa 9:00 oder 18:30.",
    zone_unclear=(
        "„{given}“ ist keine Zeitzone, die ich kenne. Tippe den Anfang einer Stadt, etwa Berlin, oder einen Abstand, "
        "etwa +1, und wähle aus der Liste."
    ),
    days_unclear="Die Tage „{given}“ verstehe ich nicht. Schreib sie so: Mo-Fr, oder Mo, Mi, Sa.",
    category_unclear="Eine Kategorie „{given}“ gibt es nicht. Wähle eine aus der Liste, die beim Tippen erscheint.",
    everyone_role="Alle auf einmal pinge ich nie an. Wähle eine andere Rolle, oder lass sie weg.",
    no_earlier="Einen früheren Begriff des Tages gibt es nicht.",
)

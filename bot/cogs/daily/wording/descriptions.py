"""What Discord's command picker says about the commands of the term of the day and their options, in both languages."""

from dataclasses import dataclass

from bot.chat.languages import Wordings


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyDescriptions:
    """The descriptions in one language, and the names of choices; Discord takes at most 100 characters for each."""

    group_description: str
    set_description: str
    set_channel: str
    set_time: str
    set_timezone: str
    set_days: str
    set_category: str
    set_role: str
    set_language: str
    set_level: str
    set_thread: str
    set_pin: str
    set_publish: str
    set_clear: str
    set_move_to: str
    level_basic: str
    level_advanced: str
    level_expert: str
    clear_category: str
    clear_level: str
    clear_role: str
    clear_days: str
    clear_thread: str
    clear_pin: str
    clear_publish: str
    of_channel: str
    status_description: str
    preview_description: str
    post_now_description: str
    post_now_another: str
    post_now_ping: str
    next_description: str
    next_term: str
    skip_description: str
    pause_description: str
    resume_description: str
    off_description: str
    off_sure: str
    today_description: str


_ENGLISH = DailyDescriptions(
    group_description="The term of the day: set it up, check on it, post, skip, or pause it",
    set_description="Set up a term of the day in a channel, or change one; what you don't name stays",
    set_channel="The channel; if it has a term of the day, that one is changed",
    set_time="The time of day, such as 09:00",
    set_timezone="The time zone: type a city, such as Berlin, or a UTC offset, such as +1",
    set_days="The days to post on (at first: every day)",
    set_category="Only terms from this category (at first: all)",
    set_role="A role to ping with each post (at first: none)",
    set_level="Only terms of this level (at first: all)",
    set_language="The language of the posts (at first: yours)",
    set_thread="Open a discussion thread under each post (at first: no)",
    set_pin="Pin the newest post in place of the one before (at first: no)",
    set_publish="In an announcement channel: publish each post to the servers that follow it (at first: no)",
    set_clear="Remove a setting, so that it no longer applies",
    set_move_to="Another channel, to which the term of the day moves",
    level_basic="Basic",
    level_advanced="Advanced",
    level_expert="Expert",
    clear_category="Category: terms from all of them",
    clear_level="Level: terms of every level",
    clear_role="Role: nobody is pinged",
    clear_days="Days: every day",
    clear_thread="Thread: none under the posts",
    clear_pin="Pin: posts are no longer pinned",
    clear_publish="Publish: posts stay in this channel",
    of_channel="The channel whose term of the day you mean, if there are several",
    status_description="See the schedule, the next and most recent posts, and any problems",
    preview_description="See the next post now; only you can see it",
    post_now_description="Post today's term now",
    post_now_another="Post another term if today's is already out (default: ask first)",
    post_now_ping="Ping the role with it (default: no)",
    next_description="Choose the next term, or see those that were chosen",
    next_term="The term; several in a row make a queue",
    skip_description="Skip the next post",
    pause_description="Pause the posts until you resume them",
    resume_description="Resume the posts after a pause",
    off_description="Turn off the term of the day",
    off_sure="Turn it off without asking (default: ask first)",
    today_description="See today's term and earlier ones",
)

_GERMAN = DailyDescriptions(
    group_description="Der Begriff des Tages: einrichten, prüfen, posten, überspringen oder pausieren",
    set_description="Einen Begriff des Tages einrichten oder ändern; was du nicht angibst, bleibt",
    set_channel="Der Kanal; hat er schon einen Begriff des Tages, wird dieser geändert",
    set_time="Die Uhrzeit, zum Beispiel 9:00",
    set_timezone="Die Zeitzone: eine Stadt, etwa Berlin, oder der Abstand zu UTC, etwa +1",
    set_days="An welchen Tagen (anfangs jeden Tag)",
    set_category="Nur Begriffe aus dieser Kategorie (anfangs alle)",
    set_role="Eine Rolle, die bei jedem Post angepingt wird (anfangs niemand)",
    set_level="Nur Begriffe dieser Stufe (anfangs alle)",
    set_language="Die Sprache der Posts (anfangs deine)",
    set_thread="Unter jedem Post einen Thread zum Diskutieren öffnen (anfangs nicht)",
    set_pin="Den neuesten Post anpinnen und den vorigen lösen (anfangs nicht)",
    set_publish="Im Ankündigungskanal: jeden Post für Server, die ihm folgen, veröffentlichen (anfangs nicht)",
    set_clear="Eine Einstellung entfernen, sodass sie nicht mehr gilt",
    set_move_to="Ein anderer Kanal, in den der Begriff des Tages umzieht",
    level_basic="Grundlagen",
    level_advanced="Fortgeschritten",
    level_expert="Expertenwissen",
    clear_category="Kategorie: Begriffe aus allen",
    clear_level="Stufe: Begriffe jeder Stufe",
    clear_role="Rolle: niemand wird angepingt",
    clear_days="Tage: täglich",
    clear_thread="Thread: keiner unter den Posts",
    clear_pin="Anpinnen: Posts werden nicht mehr angepinnt",
    clear_publish="Veröffentlichen: Posts bleiben in diesem Kanal",
    of_channel="Der Kanal, dessen Begriff des Tages du meinst, falls es mehrere gibt",
    status_description="Zeitplan, nächste und letzte Posts und mögliche Probleme ansehen",
    preview_description="Den nächsten Post jetzt ansehen; nur du siehst ihn",
    post_now_description="Den heutigen Begriff sofort posten",
    post_now_another="Noch einen posten, falls der heutige schon da ist (ohne Angabe frage ich vorher)",
    post_now_ping="Die Rolle dabei anpingen (sonst nicht)",
    next_description="Den nächsten Begriff wählen oder die gewählten ansehen",
    next_term="Der Begriff; mehrere nacheinander bilden eine Warteschlange",
    skip_description="Den nächsten Post überspringen",
    pause_description="Posts pausieren, bis du sie fortsetzt",
    resume_description="Posts nach einer Pause fortsetzen",
    off_description="Den Begriff des Tages ausschalten",
    off_sure="Ohne Nachfrage ausschalten (sonst frage ich vorher)",
    today_description="Den heutigen Begriff und frühere ansehen",
)

descriptions = Wordings(_ENGLISH, _GERMAN)

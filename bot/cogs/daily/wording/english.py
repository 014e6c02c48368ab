"""What the bot says about the term of the day in English."""

from bot.cogs.daily.wording.sentences import DailyWording
from bot.glossary.term import Language

ENGLISH = DailyWording(
    group_description="The term of the day: where, when, and what became of it",
    set_description="Post a term of the day in a channel; takes the place of an earlier schedule",
    set_channel="The channel that gets the term of the day",
    set_time="The time of day, such as 09:00",
    set_timezone="Whose time: type a city, such as Berlin, or an offset, such as +1",
    set_days="On which days (default: every day)",
    set_category="Only terms of this category (default: all)",
    set_role="A role to ping with each post (default: nobody)",
    set_language="The language of the posts (default: yours)",
    set_thread="Open a thread below each post to discuss it (default: no)",
    status_description="Schedule, next and last posts, and what is wrong, if anything",
    preview_description="See the next post now; only you see it",
    post_now_description="Post today's term right now",
    skip_description="Leave out today's post, or tomorrow's if today's is out",
    pause_description="Post nothing until you resume",
    resume_description="Go on posting after a pause",
    off_description="No term of the day any more",
    today_description="Today's term again, and the earlier ones",
    heading="Term of the day",
    heading_on="**{heading}** · {date}",
    every_day="every day",
    working_days="Monday to Friday",
    weekends="Saturday and Sunday",
    on_days="on {days}",
    weekdays=("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"),
    is_set="Done: {channel} gets a term of the day, {days} at {time} ({zone}).\n{how}.",
    next_posts="Next posts: {moments}",
    preview="The next post, for {date}. Only you see this.",
    preview_paused="Paused. After `/daily resume` this comes next. Only you see it.",
    posted="Today's term is out: {link}",
    posted_already="Today's term is out already: {link}\nPost another one?",
    perhaps_posted="Today's post was interrupted; whether it is there nobody can tell. Post another one?",
    post_another="Post another",
    no_more_today="This many posts are enough for one day. The next one comes by itself.",
    post_waits="It is not out yet. {problem}\nI try again {moment}.",
    post_given_up="It could not be posted. {problem}",
    post_taken=(
        "Somebody has just changed the schedule, or the post is on its way. `/daily status` shows how it stands."
    ),
    skipped="The post for {date} is left out.",
    skipped_already="The post for {date} is left out already.",
    nothing_to_skip="There is no post to leave out: it is paused. `/daily resume` goes on.",
    paused="Paused: nothing is posted until `/daily resume`.",
    resumed="It goes on.",
    is_off="There is no term of the day here any more. `/daily set` brings it back.",
    not_set="No term of the day is set up on this server. `/daily set` does it.",
    cannot_tell="I cannot see just now whether I may post there. Try again in a minute.",
    no_term="The glossary has no terms, so there is nothing to post.",
    no_term_in="The category “{category}” has no terms, so there is nothing to post. Choose another with `/daily set`.",
    status_title="Term of the day",
    status_where="Channel",
    status_when="When",
    status_how="What",
    status_next="Next posts",
    status_left="Left in this round",
    status_last="Last posts",
    status_problem="Last problem",
    when="{days} at {time}\n{zone}",
    all_categories="Terms of all categories",
    pings="pings {role}",
    with_thread="with a thread",
    in_language={Language.EN: "in English", Language.DE: "in German"},
    left_of="{left} of {terms} terms",
    new_round="All {terms} terms: the next post begins a new round",
    is_paused="Paused. `/daily resume` goes on.",
    nothing_yet="None yet",
    seen_at="{problem}\nSeen {moment}",
    cannot_post_now="I cannot post. {problem}",
    lacks="I can post, but to do all that is set up I also need: {permissions}.",
    post_waiting="waiting to be posted",
    post_on_its_way="on its way",
    post_skipped="left out on purpose",
    post_missed="not posted ({reason})",
    post_unknown="interrupted; whether it is there nobody can tell, so it was not repeated",
    reasons={
        "channel_gone": "the channel was gone",
        "permission_lost": "I was not allowed to",
        "no_term": "there was no term",
        "down": "I was not running at the time",
        "discord_trouble": "Discord did not take it",
        "outcome_unknown": "its fate was unknown",
        "refused": "Discord refused it",
    },
    channel_gone="The channel is gone, or I cannot see it. Choose one with `/daily set`, or let me see it again.",
    permission_lost=(
        "In {channel} I lack: {permissions}. Allow it in the channel's settings under *Permissions*, and the posts go "
        "on by themselves."
    ),
    cannot_post_there=(
        "In {channel} I lack: {permissions}. Nothing was changed. Allow it in the channel's settings under "
        "*Permissions*, then use the command again."
    ),
    permission_lost_somehow=(
        "Discord does not let me post in {channel}. Look at my permissions in the channel's settings; once I may, the "
        "posts go on by themselves."
    ),
    down="I was not running, or could not reach my database, until it was too late. The next post comes as planned.",
    discord_trouble="Discord did not take the post, or could not be reached.",
    outcome_unknown=(
        "A post was interrupted, and I could not find out whether it is there. Rather than posting twice I left it at "
        "that. If I may *Read Message History* in the channel, I can find out next time."
    ),
    refused="Discord refused the post: {details}",
    told="**Term of the day.** {problem}\n`/daily status` shows more.",
    permissions={
        "view_channel": "View Channel",
        "send_messages": "Send Messages",
        "embed_links": "Embed Links",
        "read_message_history": "Read Message History",
        "mention_everyone": "Mention @\u200beveryone, @\u200bhere and All Roles (or make the role mentionable)",
        "create_public_threads": "Create Public Threads",
    },
    todays_term="Today's term, {date}: {link}",
    earlier_term="Term of the day, {date}: {link}",
    not_posted_yet="Today's term has not been posted yet. Here is another one meanwhile.",
    paused_today="The term of the day is paused on this server. Here is one anyway.",
    none_today="There is no term of the day today; the next one comes {moment}. Here is one anyway.",
    nothing_scheduled=(
        "No term of the day is set up on this server; those who manage it can with `/daily set`. Here is one anyway."
    ),
    anywhere="A term of the day, just for you.",
    earlier="Earlier",
    back_to_today="Today",
    time_unclear="“{given}” is no time I understand. Write hours and minutes, such as 09:00 or 18:30.",
    zone_unclear=(
        "“{given}” is no time zone I know. Begin to type a city, such as Berlin, or an offset, such as +1, and choose "
        "from the list."
    ),
    days_unclear="I do not understand the days “{given}”. Write them like this: Mon-Fri, or Mon, Wed, Sat.",
    category_unclear="There is no category “{given}”. Choose one from the list that appears while you type.",
    everyone_role="I never ping everybody. Choose another role, or leave it out.",
    no_earlier="There is no earlier term of the day.",
)

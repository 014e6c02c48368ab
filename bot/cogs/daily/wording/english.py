"""What the bot says about the term of the day in English."""

from bot.cogs.daily.wording.sentences import DailyWording
from bot.daily.model import AfterPost, Why
from bot.glossary.term import Language, Level

ENGLISH = DailyWording(
    heading="Term of the day",
    heading_on="{heading}: {name} · {date}",
    every_day="every day",
    working_days="Monday to Friday",
    weekends="Saturdays and Sundays",
    on_days="on {days}",
    weekdays=("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"),
    is_set="Done: {channel} will get a term of the day {days} at {time} ({zone}).\n{how}.",
    is_changed="Changed in {channel}:",
    is_the_same="Nothing to change in {channel}: the settings were already like that.",
    is_on_again="On again. What you didn't name is as it was last time.",
    proposal=(
        "Shall I post a term of the day here in {channel}, every day at {time} ({zone})? For something else, use "
        "`/daily set` with `channel`, `time` and `timezone`."
    ),
    set_up_like_this="Set it up like this",
    set_needs="To set up a term of the day, I also need {options}.",
    undo="Undo",
    changed_since="The schedule has been changed since, so I can't undo that. `/daily status` shows what it is now.",
    next_posts="Next posts:\n{moments}",
    on_both_clocks="{date} at {time} ({zone}); for you: {moment} ({relative})",
    preview="The next post, for {date}.",
    preview_paused="The posts are paused. After `/daily resume`, this one comes next.",
    was_chosen="It was chosen with `/daily next`.",
    draw_another="Draw another",
    dropped="{name} was to come, but it's no longer in the glossary or no longer fits the settings.",
    queue="These terms come next:",
    queue_empty="No terms are chosen, so the next ones are drawn. Choose one with `/daily next` and its name.",
    queue_full="The queue is full. Take a term out before you add another one.",
    is_queued="{name} is chosen.",
    is_queued_for="{name} is chosen, and comes on {when}.",
    take_out="Take one out …",
    unclear_term="I don't know which term “{given}” is. Start typing its name, and choose from the list.",
    posted="Today's term is out: {link}",
    posted_already="Today's term is already out: {link}\nPost another one?",
    perhaps_posted="Today's post was interrupted, and I can't tell whether it went out. Post another one?",
    post_another="Post another",
    cannot_manage=(
        "Only members with *Manage Server* can use this. If you can use `/daily` without it, use its commands instead, "
        "and name the channel with `channel`."
    ),
    no_more_today="You've reached the daily limit of posts. Try again tomorrow.",
    post_waits="As far as I can tell, the post isn't out yet. {problem}\nNext attempt: {moment}",
    post_given_up="I couldn't post today's term. {problem}",
    post_taken="Someone just changed the schedule, or the post is on its way. Use `/daily status` to see which.",
    skipped="The post for {date} will be skipped.",
    skipped_already="The post for {date} is already set to be skipped.",
    nothing_to_skip="There's no post to skip: the posts are paused. Use `/daily resume` to resume them.",
    still_skipped="The post for {date} is still skipped.",
    take_skip_back="Don't skip it",
    skip_taken_back="It isn't skipped anymore.",
    not_skipped="That post isn't skipped, or its time is over.",
    paused="Paused. Use `/daily resume` to resume the posts.",
    resumed="Resumed.",
    ask_off="Turn off the term of the day in {channel}? Its settings are kept for the next time.",
    ask_off_damaged="Delete the term of the day that I can't read? That can't be undone.",
    turn_off="Turn it off",
    is_off=(
        "The term of the day in {channel} is off. `/daily set` with this `channel` turns it on again with its last "
        "settings; name what should differ."
    ),
    is_deleted="That term of the day is gone. `/daily set` sets up a new one.",
    skipped_after_off="If you turn it on again before then, the post for {date} is still skipped.",
    not_set="The term of the day isn't set up on this server. Set it up with `/daily set`.",
    none_in_channel="There's no term of the day in #{channel}. `/daily set` sets one up.",
    which_schedule="This server has several terms of the day. Which one do you mean?",
    choose_a_channel="Choose a channel …",
    unreadable_schedule="one that I can't read",
    channel_taken="There already is a term of the day in {channel}. Nothing was changed.",
    too_many_schedules="This server has as many terms of the day as it can have. Turn one off with `/daily off` first.",
    schedule_damaged=(
        "I can't read this server's schedule: its entry in my database is damaged, so nothing is posted. Replace it "
        "with `/daily set`, or delete it with `/daily off`."
    ),
    cannot_tell="I can't check right now whether I'm allowed to post in the channel. Try again in a minute.",
    no_term="The glossary has no terms, so there's nothing to post.",
    no_term_in="No term has the chosen category and level, so there's nothing to post. Change them with `/daily set`.",
    status_title="Term of the day",
    status_where="Channel",
    status_when="When",
    status_how="What",
    status_next="Next posts",
    status_left="Terms left in this round",
    status_coming="Terms that come next",
    coming_drawn="{name} (drawn)",
    status_last="Recent posts",
    status_problem="Latest problem (possibly solved by now)",
    when="{days} at {time}\n{zone}",
    settings={
        "channel": "Channel",
        "time": "Time",
        "timezone": "Time zone",
        "days": "Days",
        "category": "Category",
        "level": "Level",
        "role": "Role",
        "language": "Language",
        "thread": "Thread",
        "pin": "Pin",
        "publish": "Publish",
    },
    all_categories="terms from all categories",
    levels={
        Level.BASIC: "basic terms only",
        Level.ADVANCED: "advanced terms only",
        Level.EXPERT: "expert terms only",
    },
    every_level="terms of every level",
    nobody="nobody",
    yes="yes",
    no="no",
    pings="pings {role}",
    with_thread="with a thread",
    is_pinned="pinned",
    is_published="published",
    in_language={Language.EN: "in English", Language.DE: "in German"},
    left_of="{left} of {terms}",
    new_round="All ({terms}): the next post starts a new round",
    is_paused="Paused. Use `/daily resume` to resume the posts.",
    nothing_yet="None yet",
    seen_at="{problem}\nNoticed: {moment}",
    cannot_post_now="I can't post right now. {problem}",
    lacks=(
        "I can post, but I don't have permission for this yet: {permissions}. Allow it in the channel's settings under "
        "*Permissions*."
    ),
    cannot_publish="I can't publish the posts, because {channel} is not an announcement channel (anymore).",
    post_waiting="waiting to be posted",
    post_on_its_way="on its way",
    post_skipped="skipped",
    post_missed="not posted ({reason})",
    post_unknown="interrupted; I couldn't tell whether it went out, so I didn't post it again",
    post_damaged="my record of this post is damaged; I can't tell whether it went out",
    reasons={
        "channel_gone": "I couldn't find the channel",
        "permission_lost": "I wasn't allowed to post",
        "no_term": "there was no term to post",
        "down": "I was offline at the time",
        "discord_trouble": "Discord didn't accept it or couldn't be reached",
        "rate_limited": "Discord's rate limit was used up",
        "outcome_unknown": "I couldn't tell whether it went out",
        "refused": "Discord rejected it",
        "incomplete": "something after it failed",
    },
    channel_gone="The channel is gone, or I can't see it. Choose another with `/daily set` and `move_to`, or "
    "give me access again.",
    permission_lost=(
        "I don't have permission for this in {channel}: {permissions}. Allow it in the channel's settings under "
        "*Permissions*, and the posts will continue automatically."
    ),
    cannot_see=(
        "I can't see {channel}. Nothing was changed. If the channel is new here, or if I am, try again in a minute. "
        "Otherwise, make sure that I'm a member of this server, and allow **View Channel** in the channel's settings "
        "under *Permissions*."
    ),
    cannot_post_there=(
        "I don't have permission for this in {channel}: {permissions}. Nothing was changed. Allow it in the channel's "
        "settings under *Permissions*, then use the command again."
    ),
    cannot_publish_there=(
        "{channel} is not an announcement channel, so I can't publish posts there. Nothing was changed. Choose an "
        "announcement channel, or use the command again with `publish: False`."
    ),
    permission_lost_somehow=(
        "Discord won't let me post in {channel}. Check my permissions in the channel's settings. Once I'm allowed to "
        "post, the posts will continue automatically."
    ),
    down="I was offline, or couldn't reach my database, until it was too late. The next post will come as planned.",
    discord_trouble="Discord didn't accept the post or couldn't be reached.",
    rate_limited="Discord limits how often I may post, and that limit is used up for now.",
    outcome_unknown=(
        "A post was interrupted, and I couldn't find out whether it went out. I didn't post it again, so that it "
        "wouldn't appear twice. To find out, I need *Read Message History* in the channel."
    ),
    refused=(
        "Discord rejected the post: {details}\nThe next post will come as planned. If this keeps happening, tell the "
        "bot's operator."
    ),
    incomplete="The post is out, but this failed, and I won't try it again: {failed}.",
    after_post={
        AfterPost.THREAD: "opening a thread",
        AfterPost.PUBLISH: "publishing it",
        AfterPost.UNPIN: "unpinning the one before",
        AfterPost.PIN: "pinning it",
    },
    why_failed={
        Why.FORBIDDEN: "I didn't have permission for it",
        Why.LIMITED: "Discord limits how often that can be done, and the limit was used up",
        Why.FULL: "the channel has as many pinned messages as it can have, so unpin some",
        Why.NO_ANNOUNCEMENTS: "the channel is not an announcement channel",
        Why.TROUBLE: "Discord didn't accept it or couldn't be reached",
    },
    told="**Term of the day** (for those who manage this server): {problem}\nUse `/daily status` to see more.",
    permissions={
        "view_channel": "View Channel",
        "send_messages": "Send Messages",
        "embed_links": "Embed Links",
        "read_message_history": "Read Message History",
        "mention_everyone": "Mention @\u200beveryone, @\u200bhere, and All Roles (or make the role mentionable)",
        "create_public_threads": "Create Public Threads",
        "pin_messages": "Pin Messages",
    },
    todays_term="Today's term ({date}): {link}",
    earlier_term="Term of the day for {date}: {link}",
    not_posted_yet="Today's term hasn't been posted yet. Here's another one in the meantime.",
    unclear_today="Today's post was interrupted, and I can't tell whether it went out. Here's another term.",
    removed_today="Today's term has since been removed from the glossary. Here's another one.",
    paused_today="The term of the day is paused on this server. Here's one anyway.",
    damaged_today=(
        "There's a problem with the term of the day on this server. Someone who manages the server can see what to do "
        "with `/daily status`. Here's one anyway."
    ),
    none_today="There's no term of the day today. The next one is due {moment}. Here's one anyway.",
    nothing_scheduled=(
        "The term of the day isn't set up on this server. Someone who manages the server can set it up with `/daily "
        "set`. Here's one anyway."
    ),
    anywhere="Here's a term for today.",
    nothing_scheduled_that_you_see="The terms of the day on this server are in channels that you can't see.",
    which_today="This server has several terms of the day. Which one do you want to see?",
    earlier="Earlier",
    back_to_today="Today",
    time_unclear="I don't understand the time “{given}”. Write hours and minutes, such as 09:00 or 18:30.",
    zone_unclear=(
        "I can't tell which time zone “{given}” is. Start typing a city, such as Berlin, or an offset, such as +1, "
        "and choose from the list."
    ),
    days_unclear="I don't understand the days “{given}”. Write them like this: Mon-Fri, or Mon, Wed, Sat.",
    everyone_role="I never ping everyone. Choose another role, or none.",
    no_earlier="There are no earlier terms of the day.",
)

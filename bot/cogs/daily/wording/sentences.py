"""The list of every sentence about the term of the day; each language fills in all of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.daily.model import AfterPost, Why
from bot.glossary.term import Language, Level


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyWording:
    """Every sentence about the term of the day, in one language."""

    # The post
    heading: str
    """What the post, its thread and its cards are titled with."""
    heading_on: str  # {heading}, {name}, {date}

    # Days
    every_day: str
    working_days: str
    weekends: str
    on_days: str  # {days}
    weekdays: Sequence[str]
    """In the plural, Mondays first."""

    # What admins read
    is_set: str  # {channel}, {days}, {time}, {zone}, {how}
    is_changed: str  # {channel}
    is_the_same: str  # {channel}
    is_on_again: str
    proposal: str  # {channel}, {time}, {zone}
    set_up_like_this: str
    set_needs: str  # {options}
    undo: str
    changed_since: str
    next_posts: str  # {moments}
    on_both_clocks: str  # {date}, {time}, {zone}, {moment}, {relative}
    preview: str  # {date}
    preview_paused: str
    was_chosen: str
    draw_another: str
    dropped: str  # {name}
    queue: str
    queue_empty: str
    queue_full: str
    is_queued: str  # {name}
    is_queued_for: str  # {name}, {when}
    take_out: str
    unclear_term: str  # {given}
    posted: str  # {link}
    posted_already: str  # {link}
    perhaps_posted: str
    post_another: str
    cannot_manage: str
    no_more_today: str
    post_waits: str  # {problem}, {moment}
    post_given_up: str  # {problem}
    post_taken: str
    skipped: str  # {date}
    skipped_already: str  # {date}
    nothing_to_skip: str
    still_skipped: str  # {date}
    take_skip_back: str
    skip_taken_back: str
    not_skipped: str
    paused: str
    resumed: str
    ask_off: str  # {channel}
    ask_off_damaged: str
    turn_off: str
    is_off: str  # {channel}
    is_deleted: str
    skipped_after_off: str  # {date}
    not_set: str
    none_in_channel: str  # {channel}
    which_schedule: str
    choose_a_channel: str
    unreadable_schedule: str
    channel_taken: str  # {channel}
    too_many_schedules: str
    schedule_damaged: str
    cannot_tell: str
    no_term: str
    no_term_in: str

    # /daily status
    status_title: str
    status_where: str
    status_when: str
    status_how: str
    status_next: str
    status_left: str
    status_coming: str
    coming_drawn: str  # {name}
    status_last: str
    status_problem: str
    when: str  # {days}, {time}, {zone}
    settings: Mapping[str, str]
    """The names of the settings, by those of the options of ``/daily set``."""
    all_categories: str
    levels: Mapping[Level, str]
    every_level: str
    nobody: str
    yes: str
    no: str
    pings: str  # {role}
    with_thread: str
    is_pinned: str
    is_published: str
    in_language: Mapping[Language, str]
    left_of: str  # {left}, {terms}
    new_round: str  # {terms}
    is_paused: str
    nothing_yet: str
    seen_at: str  # {problem}, {moment}
    cannot_post_now: str  # {problem}
    lacks: str  # {permissions}
    cannot_publish: str  # {channel}

    # What became of a post
    post_waiting: str
    post_on_its_way: str
    post_skipped: str
    post_missed: str  # {reason}
    post_unknown: str
    post_damaged: str
    reasons: Mapping[str, str]
    """Why a post was missed, in a few words, by the value of ``Problem``."""

    # Problems, each with what to do
    channel_gone: str
    permission_lost: str  # {channel}, {permissions}
    cannot_see: str  # {channel}
    cannot_post_there: str  # {channel}, {permissions}
    cannot_publish_there: str  # {channel}
    permission_lost_somehow: str  # {channel}
    down: str
    discord_trouble: str
    rate_limited: str
    outcome_unknown: str
    refused: str  # {details}
    incomplete: str  # {failed}
    after_post: Mapping[AfterPost, str]
    """What failed after a post, in a few words."""
    why_failed: Mapping[Why, str]
    told: str  # {problem}
    permissions: Mapping[str, str]
    """Discord's own names of permissions, by discord.py's."""

    # /today
    todays_term: str  # {date}, {link}
    earlier_term: str  # {date}, {link}
    not_posted_yet: str
    unclear_today: str
    removed_today: str
    paused_today: str
    damaged_today: str
    none_today: str  # {moment}
    nothing_scheduled: str
    anywhere: str
    which_today: str
    nothing_scheduled_that_you_see: str
    earlier: str
    back_to_today: str

    # What an admin or reader got wrong
    time_unclear: str  # {given}
    zone_unclear: str  # {given}
    days_unclear: str  # {given}
    everyone_role: str
    no_earlier: str

"""A channel gets one term a day: on time, late, or not at all and told; no guild's trouble affects another."""

import asyncio
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import chain, repeat

import pytest

from bot.daily import delivery
from bot.daily.courier import NONCE_WINDOW, SEND_TIMEOUT
from bot.daily.delivery import LEASE, pause_before
from bot.daily.model import PostState, Problem
from bot.daily.rate_limiter import RateLimiter
from bot.daily.schedule import DailySchedule
from tests.daily.discord_double import (
    CHANNEL,
    DAILY,
    DAY,
    EIGHT,
    FIRST,
    HOUR,
    MINUTE,
    SECOND,
    TERMS,
    Machine,
    fates,
)

pytestmark = pytest.mark.unmeasured("the same posts, several at once")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.long)])
def place(request):
    """An empty database. PostgreSQL is left to ``make long``: the tests of ``storage/`` run all of its SQL on both."""
    return request.getfixturevalue(request.param)


async def test_a_fortnight(machine, discord):
    """Every day at nine there is one post; every term comes once in five days, none again soon, no post too early."""
    await machine.run(14 * DAY, 30 * MINUTE)
    posts = discord.posts(1)
    assert [each.at for each in posts] == [EIGHT + HOUR + day * DAY for day in range(14)]
    terms = [each.term_id for each in posts]
    assert [len(set(terms[start : start + 5])) for start in (0, 5)] == [5, 5]
    assert all(a not in {b, c} for a, b, c in zip(terms, terms[1:], terms[2:], strict=False))
    assert set((await fates(machine)).values()) == {"confirmed"}


async def test_late_within_the_window(machine, discord):
    """A bot that was down at the hour posts once it is back."""
    discord.clock.passes(7 * HOUR)
    await machine.run(HOUR)
    assert [each.key.local_date for each in discord.posts(1)] == [date(2026, 1, 1)]


async def test_a_machine_that_stands_still_while_it_plans(machine, discord, monkeypatch):
    """The next date's hour passes between two looks at the clock: that date is neither lost nor doubled."""
    discord.clock.passes(DAY + HOUR - SECOND)
    before, claimer = discord.clock.now, machine.dispatcher._claimer
    (schedule,) = await machine.dispatcher._storage.schedules.take_due(before, 1, lambda _: LEASE)
    shown = chain([before], repeat(before + 2 * SECOND))
    monkeypatch.setattr(claimer, "_planner", replace(claimer._planner, now=lambda: next(shown)))
    await claimer.claim(schedule)
    monkeypatch.undo()

    await machine.run(HOUR)

    assert await fates(machine) == {1: "missed", 2: "confirmed"}


async def test_too_late(machine, discord):
    """After the window the day is missed, and the admins are told."""
    discord.clock.passes(7 * HOUR + SECOND)
    await machine.run(HOUR)
    assert discord.posts(1) == []
    status = await machine.daily.status(FIRST)
    assert (status.schedule.last_trouble.problem, status.posts[0].state) == (Problem.DOWN, PostState.MISSED)
    assert status.upcoming[0].local_date == date(2026, 1, 2)


async def test_a_long_absence_is_no_burst(machine, discord):
    """After a week away one post comes, and six misses are told."""
    discord.clock.passes(6 * DAY + 2 * HOUR)
    await machine.run(HOUR)
    assert [each.key.local_date.day for each in discord.posts(1)] == [7]
    assert await fates(machine) == dict.fromkeys(range(1, 7), "missed") | {7: "confirmed"}


async def test_a_lost_permission(machine, discord):
    """The schedule is blocked with the reason, admins are told once, no term is used up, and it recovers by itself."""
    await machine.run(2 * HOUR, HOUR)
    discord.missing = "send_messages"
    await machine.run(3 * DAY, 30 * MINUTE)
    status = await machine.daily.status(FIRST)
    assert status.schedule.blocked is Problem.PERMISSION_LOST
    assert status.schedule.last_trouble.missing == ("send_messages",)
    assert status.left.left == 4
    assert discord.told == [(1, Problem.PERMISSION_LOST)]
    assert discord.requests == 2, "after the first refusal nothing is asked that memory can answer"
    discord.missing = ""
    await machine.run(HOUR, 10 * MINUTE)
    assert await fates(machine) == {1: "confirmed", 2: "missed", 3: "missed", 4: "confirmed"}
    assert (await machine.daily.status(FIRST)).schedule.blocked is None
    discord.missing = "embed_links"
    await machine.run(DAY, 30 * MINUTE)
    assert len(discord.told) == 2, "after a post that was there the next loss is told again"


async def test_a_channel_that_is_gone(machine, discord):
    """If the admins set another channel while the window is open, today's post comes there at once."""
    discord.gone.add(CHANNEL)
    await machine.run(2 * HOUR, 10 * MINUTE)
    assert (await machine.daily.status(FIRST)).schedule.blocked is Problem.CHANNEL_GONE
    planned = await machine.change(move_to=501)
    assert planned.upcoming[0].local_date == date(2026, 1, 1)
    await machine.tick()
    assert [each.key.local_date.day for each in discord.channels[501]] == [1]


async def test_a_guild_that_cannot_be_told(machine, discord, caplog):
    """A guild that cannot be told, for lack of a system channel, causes no failure."""
    discord.missing = "send_messages"
    discord.weather += ["arrives", "untold"]
    await machine.run(HOUR)
    assert discord.told == [(1, Problem.PERMISSION_LOST)]
    assert (await machine.daily.status(FIRST)).schedule.blocked
    assert "could not be told" in caplog.text


async def test_an_unavailable_guild_waits(machine, discord):
    """While Discord has lost a blocked guild, its post waits."""
    discord.missing = "send_messages"
    await machine.run(HOUR, 10 * MINUTE)
    discord.missing = ""
    discord.stalling.add(1)
    await machine.run(HOUR, 10 * MINUTE)
    discord.stalling.clear()
    await machine.run(HOUR, 10 * MINUTE)
    assert await fates(machine) == {1: "confirmed"}


async def test_temporary_trouble(machine, discord):
    """Discord that is busy is asked again, after growing pauses and never before it said, until it works."""
    discord.weather += ["busy"] * 6
    await machine.run(3 * HOUR, SECOND * 20)
    assert await fates(machine) == {1: "confirmed"}
    assert discord.requests == 7
    assert discord.posts(1)[0].at > EIGHT + HOUR + 7 * MINUTE
    assert [pause_before(attempt) / SECOND for attempt in (0, 1, 5, 6, 7, 1000)] == [10, 20, 320, 600, 600, 600]


async def test_trouble_until_the_window_closes(machine, discord):
    """If no try works, the day is missed with the reason, and its term comes another day."""
    discord.weather += ["busy"] * 1000
    await machine.run(9 * HOUR, 5 * MINUTE)
    assert await fates(machine) == {1: "missed"}
    assert (await machine.daily.status(FIRST)).schedule.last_trouble.problem is Problem.RATE_LIMITED
    discord.weather.clear()
    await machine.run(DAY, HOUR)
    assert await fates(machine) == {1: "missed", 2: "confirmed"}


async def test_what_discord_refuses(machine, discord):
    """A refused post is not sent again: the day is missed, and the next day is tried."""
    discord.weather += ["refused"]
    await machine.run(2 * HOUR, 10 * MINUTE)
    assert (await fates(machine), discord.requests) == ({1: "missed"}, 1)
    trouble = (await machine.daily.status(FIRST)).schedule.last_trouble
    assert (trouble.problem, trouble.details) == (Problem.REFUSED, "400: what is this?")


async def test_an_answer_that_was_lost(machine, discord):
    """A post whose answer was lost is found, and not sent again."""
    discord.weather += ["arrives unheard"]
    await machine.run(2 * HOUR)
    assert (await fates(machine), len(discord.posts(1)), discord.requests) == ({1: "confirmed"}, 1, 1)


async def test_a_lost_answer_where_nobody_may_look(machine, discord):
    """The nonce brings the first message back."""
    discord.readable = False
    discord.weather += ["arrives unheard"]
    await machine.run(2 * HOUR)
    assert (await fates(machine), len(discord.posts(1)), discord.requests) == ({1: "confirmed"}, 1, 2)


@pytest.mark.parametrize("then", ["refused", "", "arrives"])
async def test_doubt_that_stays(machine, discord, then):
    """The first try got no answer; the second is refused, forbidden or has no term: the post's fate is unknown."""
    discord.readable = False
    discord.weather += ["arrives unheard", "arrives", then or "arrives"]
    discord.clock.passes(HOUR)
    await machine.tick()
    if not then:
        discord.missing = "send_messages"
    if then == "arrives":
        machine.take_terms(())
    await machine.run(HOUR)
    assert await fates(machine) == {1: "unknown"}
    assert len(discord.posts(1)) == 1


async def test_looking_is_tried_for_a_day(machine, discord):
    """While Discord is away nobody can look; after a day, the post's fate stays unknown."""
    discord.weather += ["arrives unheard"] + ["busy"] * 1000
    await machine.run(12 * HOUR, HOUR)
    assert (await fates(machine))[1] == "sent"
    await machine.run(16 * HOUR, HOUR)
    assert (await fates(machine))[1] == "unknown"


async def test_a_post_that_never_arrived_and_a_schedule_that_is_off(machine, discord):
    """An interrupted post is still looked for, but not sent to a guild that no longer wants it."""
    for stop in (machine.daily.off, machine.daily.pause):
        await machine.set(1, DAILY)
        discord.weather += ["lost"]
        await machine.run(HOUR, HOUR)
        await stop(FIRST)
        await machine.run(23 * HOUR, 23 * HOUR / 2)
    assert await fates(machine) == {1: "missed", 2: "missed"}
    assert discord.posts(1) == []


async def test_a_bug_in_one_guild(machine, discord, place, caplog):
    """If something fails for one guild, the others get their posts, and its own is tried again."""
    for guild_id in range(2, 12):
        await machine.set(guild_id, DAILY)
    discord.weather += ["bug", "bug after"]
    await place.run("UPDATE daily_schedule SET zone = 'Mars/Olympus' WHERE guild_id = 5")
    await machine.run(HOUR)
    posted = [len(discord.posts(guild_id)) for guild_id in range(1, 12)]
    assert posted.count(1) == 9, "all but the one from Mars and the one that waits"
    await machine.run(HOUR)
    assert [len(discord.posts(guild_id)) for guild_id in range(1, 12)] == [1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1]
    assert "failed" in caplog.text


async def test_a_bug_while_looking(machine, discord, caplog):
    """An unexpected exception is logged, and the post is looked for again later."""
    discord.weather += ["arrives unheard", "bug"]
    await machine.dispatcher.tick()
    await machine.dispatcher.drain()
    discord.clock.passes(HOUR)
    for _ in range(3):
        await machine.dispatcher.tick()
        await machine.dispatcher.drain()
        discord.clock.passes(2 * MINUTE)
    assert "The daily post of guild 1 failed; trying again later" in caplog.text
    assert await fates(machine) == {1: "confirmed"}


async def test_a_stalled_guild_holds_nobody_up(machine, discord, monkeypatch):
    """A send that hangs is given up in time; meanwhile the other guilds' posts go out."""
    monkeypatch.setattr(delivery, "SEND_TIMEOUT", timedelta(milliseconds=50))
    for guild_id in range(2, 12):
        await machine.set(guild_id, DAILY)
    discord.stalling.add(1)
    discord.clock.passes(HOUR)
    await machine.dispatcher.tick()
    assert [len(discord.posts(guild_id)) for guild_id in range(2, 8)] == [1] * 6
    await machine.dispatcher.drain()
    discord.clock.passes(MINUTE)
    await machine.tick()
    assert await fates(machine) == {1: "sent"}
    discord.stalling.clear()
    await machine.run(HOUR)
    assert await fates(machine) == {1: "confirmed"}


async def test_a_stopped_process_that_goes_on(machine, discord, database):
    """Another bot takes over when the lease ends; the first one's request, once it goes on, makes no second post."""
    discord.weather += ["held"]
    discord.clock.passes(HOUR)
    await machine.dispatcher.tick()
    while discord.requests == 0:  # noqa: ASYNC110 -- let the others' tasks run
        await asyncio.sleep(0)
    other = Machine(database, discord)
    await other.tick()
    assert discord.posts(1) == []
    discord.clock.passes(LEASE)
    await other.tick()
    discord.release.set()
    await machine.dispatcher.drain()
    assert (len(discord.posts(1)), discord.requests) == (1, 2)
    assert await fates(machine) == {1: "confirmed"}


async def test_a_stopped_process_that_has_not_sent(machine, discord, database):
    """A process that lost its claim before sending sends nothing."""
    discord.clock.passes(HOUR)
    (schedule,) = await machine.dispatcher._storage.schedules.take_due(discord.clock.now, 1, lambda _: LEASE)
    post = await Machine(database, discord).dispatcher._claimer.claim(schedule)
    discord.clock.passes(LEASE)
    await machine.tick()
    assert await machine.dispatcher._deliverer.deliver(post) == delivery.Lost()
    trouble = machine.dispatcher._deliverer._trouble(Problem.NO_TERM)
    assert await machine.dispatcher._deliverer._give_up(post, PostState.MISSED, trouble) == delivery.Lost()
    assert await machine.dispatcher._deliverer._put_off(post, trouble) == delivery.Lost()
    await machine.daily.off(FIRST)
    assert await machine.dispatcher._deliverer.deliver(post) == delivery.Lost()
    assert len(discord.posts(1)) == 1


async def test_two_machines(machine, discord, database):
    """Two bots on one database that tick together post once for each of forty guilds."""
    for guild_id in range(2, 41):
        await machine.set(guild_id, DAILY)
    other = Machine(database, discord)
    discord.clock.passes(HOUR)
    await asyncio.gather(machine.tick(), other.tick())
    assert [len(discord.posts(guild_id)) for guild_id in range(1, 41)] == [1] * 40


async def test_in_the_order_of_their_hours(machine, discord):
    """After an outage, guilds get their posts in the order in which they were due."""
    for guild_id in range(2, 30):
        at = time(8, 60 - 2 * guild_id)
        await machine.set(guild_id, replace(DAILY, schedule=DailySchedule(at, "UTC")))
    discord.clock.passes(2 * HOUR)
    machine.dispatcher._in_flight = machine.dispatcher._worth_asking = 1
    await machine.tick()
    assert [each.key.guild_id for each in discord.channels[CHANNEL]] == [*range(29, 0, -1)]


async def test_no_term(machine, discord):
    """A guild whose category is empty is told once and misses each day, until terms are added."""
    machine.take_terms(())
    await machine.run(3 * DAY, 2 * HOUR)
    assert await fates(machine) == {1: "missed", 2: "missed", 3: "missed"}
    assert discord.told == [(1, Problem.NO_TERM)]
    machine.take_terms(TERMS)
    await machine.run(DAY, HOUR)
    assert (await fates(machine))[4] == "confirmed"


@pytest.mark.parametrize("still", [TERMS[:1], ()])
async def test_a_term_that_leaves_while_its_post_waits(machine, discord, still):
    """Another term takes its place, if there is one."""
    discord.weather += ["busy"]
    discord.clock.passes(HOUR)
    await machine.tick()
    (waiting,) = await machine.posts.history(FIRST, 1)
    kept = [term for term in TERMS if term.id != waiting.term_id][:1] if still else ()
    machine.take_terms(kept)
    await machine.run(HOUR)
    assert [each.term_id for each in discord.posts(1)] == [term.id for term in kept]
    (post,) = await machine.posts.history(FIRST, 1)
    assert post.state is (PostState.CONFIRMED if kept else PostState.MISSED)
    assert not kept or post.term_id == kept[0].id


async def test_rules_that_changed_since_the_plan(machine, discord, place):
    """If a zone's clock rules changed since a post was planned, it still comes at the right moment."""
    await place.run(
        "UPDATE daily_schedule SET next_post_at = '2026-01-01 08:30:00+00:00'"
        if "postgres" in place.url
        else "UPDATE daily_schedule SET next_post_at = '2026-01-01 08:30:00.000000'"
    )
    await machine.run(2 * HOUR, 15 * MINUTE)
    assert [each.at for each in discord.posts(1)] == [EIGHT + HOUR]


async def test_a_sign_of_life(machine):
    """The time of the last tick is known, by a clock that nobody can set, for health checks."""
    assert machine.dispatcher.last_tick is None
    before = asyncio.get_running_loop().time()
    await machine.tick()
    assert before <= machine.dispatcher.last_tick <= asyncio.get_running_loop().time()


def test_times_fit_together():
    """A lease outlasts a send; after it, the nonce still protects a second send from beginning to end."""
    assert SEND_TIMEOUT < LEASE
    assert LEASE + SEND_TIMEOUT < NONCE_WINDOW


async def test_pace():
    """Sends are spread evenly, and idle time is not made up for."""
    now, slept = 100.0, []

    async def sleep(seconds: float) -> None:
        slept.append(round(seconds, 3))

    pace = RateLimiter(10, time=lambda: now, sleep=sleep)
    for _ in range(4):
        await pace.turn()
    now = 200.0
    await pace.turn()
    await pace.turn()
    assert slept == [0.1, 0.2, 0.3, 0.1]


async def test_pace_after_a_standstill():
    """Senders that could not run in their turn do not all go at once: only one turn is made up for."""
    now, went = 0.0, []

    async def sleep(seconds: float) -> None:
        nonlocal now
        now += seconds if went != [0.0] else 5.0

    pace = RateLimiter(10, time=lambda: now, sleep=sleep)
    for _ in range(5):
        await pace.turn()
        went.append(round(now, 3))
    assert went == [0.0, 5.0, 5.0, 5.1, 5.2]

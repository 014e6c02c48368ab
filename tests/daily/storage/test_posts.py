import asyncio
import sys
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain

import pytest

from bot.daily.model import HIGHEST_NUMBER, MOST_EXTRAS, PostKey, PostState, Problem, ScheduleKey, Trouble
from bot.daily.rotation import Shown
from bot.daily.schedule import Due
from bot.daily.storage.claims import DailyClaims, Missed, ThereAlready
from bot.daily.storage.posts import DailyPosts
from bot.database.database import Database
from tests.daily.storage.days import (
    DAY,
    FIRST,
    MINUTE,
    NINE,
    SETTINGS,
    TERM,
    TODAY,
    Days,
    claim_of,
    lease,
    plan_after,
    plan_today,
)

TOMORROW = Due(date(2026, 1, 2), NINE + DAY)
TROUBLE = Trouble(Problem.DISCORD_TROUBLE, "", NINE)

RACE = """
import asyncio, sys
from datetime import timedelta
from bot.daily.storage.claims import DailyClaims
from bot.daily.model import ScheduleKey
from bot.daily.storage.schedules import DailySchedules
from bot.database.database import Database
from tests.daily.storage.days import DAY, NINE, TERM, claim_of, plan_after
from bot.daily.schedule import Due

async def main() -> None:
    database = await Database.open(sys.argv[1], timeout=30)
    schedules, claims = DailySchedules(database), DailyClaims(database)
    print("ready", flush=True)
    sys.stdin.readline()
    for day in range(60):
        now = NINE + day * DAY
        for guild_id in (1, 2):
            schedule = await schedules.get(ScheduleKey(guild_id))
            due = Due(now.date(), now)
            if schedule.next_date == due.local_date:
                if await claims.claim(schedule, claim_of(due, TERM, now), plan_after(now)):
                    print(guild_id, due.local_date)
            elif schedule.next_date < due.local_date:
                print("behind", schedule.next_date)
    await database.close()

asyncio.run(main())
"""


async def by_hand(days: Days, now=NINE, term=TERM, *, again=False):
    """An admin wants today's post now."""
    schedule = await days.schedules.get(FIRST)
    due = Due(TODAY.local_date, now)
    return await days.claims.claim_by_hand(schedule, claim_of(due, term, now), plan_after(now), again=again)


async def test_the_way_of_a_post(days, posts):
    """Claimed, sent, confirmed: the next reader sees each step, and the next date is planned."""
    post = await days.claimed()
    assert (post.state, post.term_id, post.round, post.attempt) == (PostState.CLAIMED, "gpu", 1, 0)
    assert (await days.schedules.get(FIRST)).next_date == TOMORROW.local_date
    sent = await posts.mark_sent(post, 5, NINE + MINUTE, MINUTE)
    assert (sent.state, sent.channel_id, sent.sent_at) == (PostState.SENT, 5, NINE + MINUTE)
    await posts.confirm(sent, 99)
    (found,) = await posts.of_date(FIRST, TODAY.local_date)
    assert (found.state, found.message_id) == (PostState.CONFIRMED, 99)
    assert await posts.take_unfinished(NINE + DAY, 10, lease) == []


async def test_a_date_is_claimed_once(days):
    """A second claim is refused, both with the schedule as it was taken and with the one planned since."""
    await days.scheduled()
    before = await days.schedules.get(FIRST)
    assert await days.claims.claim(before, claim_of(), plan_after(NINE))
    assert await days.claims.claim(before, claim_of(), plan_after(NINE)) is None
    after = await days.schedules.get(FIRST)
    assert await days.claims.claim(after, claim_of(), plan_after(NINE)) is None


async def test_a_changed_schedule_cannot_be_claimed(days, posts):
    """A schedule that an admin changed, paused or removed since it was taken gets no claims and no misses by it."""
    for change in (
        lambda: days.put(NINE - MINUTE, plan_today),
        lambda: days.schedules.pause(FIRST, NINE),
        lambda: days.schedules.turn_off(FIRST, NINE),
    ):
        await days.scheduled()
        taken = await days.schedules.get(FIRST)
        await change()
        assert await days.claims.claim(taken, claim_of(), plan_after(NINE)) is None
        assert not await days.claims.miss(taken, [Missed(TODAY, Problem.DOWN)], NINE, plan_after(NINE))
    assert await posts.of_date(FIRST, TODAY.local_date) == []


async def test_missing(days, posts):
    """Dates without a post are kept with the reason, which is also the last trouble."""
    await days.scheduled()
    schedule = await days.schedules.get(FIRST)
    missed = [Missed(TODAY, Problem.DOWN), Missed(TOMORROW, Problem.DOWN)]
    assert await days.claims.miss(schedule, missed, NINE + 2 * DAY, plan_after(NINE + 2 * DAY))
    found = await posts.history(FIRST, 10)
    assert [(each.key.local_date.day, each.state, each.problem) for each in found] == [
        (2, PostState.MISSED, Problem.DOWN),
        (1, PostState.MISSED, Problem.DOWN),
    ]
    schedule = await days.schedules.get(FIRST)
    assert schedule.last_trouble == Trouble(Problem.DOWN, "", NINE + 2 * DAY)
    assert schedule.next_date == date(2026, 1, 4)


async def test_unfinished_ones_are_taken_once(days, posts):
    """When its owner's lease ends, exactly one other takes a claim over, and the former owner has lost it."""
    post = await days.claimed()
    assert await posts.take_unfinished(NINE + MINUTE / 2, 10, lease) == []
    (taken,) = await posts.take_unfinished(NINE + MINUTE, 10, lease)
    assert await posts.take_unfinished(NINE + MINUTE, 10, lease) == []
    assert (taken.key, taken.attempt) == (post.key, 1)
    assert await posts.mark_sent(post, 5, NINE, MINUTE) is None
    assert not await posts.put_off(post, NINE, TROUBLE, nothing_sent=True)
    assert not await posts.give_up(post, PostState.MISSED, TROUBLE)
    assert await posts.mark_sent(taken, 5, NINE, MINUTE)


async def test_who_knows_the_message_is_believed(days, posts):
    """A process that lost its claim but has the message id is believed."""
    post = await posts.mark_sent(await days.claimed(), 5, NINE, MINUTE)
    (taken,) = await posts.take_unfinished(NINE + MINUTE, 10, lease)
    await posts.give_up(taken, PostState.UNKNOWN, TROUBLE)
    await posts.confirm(post, 99)
    (found,) = await posts.of_date(FIRST, TODAY.local_date)
    assert (found.state, found.message_id) == (PostState.CONFIRMED, 99)


async def test_the_first_sending_counts(days, posts):
    """A post that is sent again keeps the time of its first send, until it is certain that nothing was sent."""
    first = await posts.mark_sent(await days.claimed(), 5, NINE, MINUTE)
    second = await posts.mark_sent(first, 5, NINE + MINUTE, MINUTE)
    assert second.sent_at == NINE
    assert await posts.put_off(second, NINE + 2 * MINUTE, TROUBLE, nothing_sent=False)
    (taken,) = await posts.take_unfinished(NINE + 2 * MINUTE, 10, lease)
    assert (taken.state, taken.sent_at) == (PostState.SENT, NINE)
    assert await posts.put_off(taken, NINE + 3 * MINUTE, TROUBLE, nothing_sent=True)
    (found,) = await posts.of_date(FIRST, TODAY.local_date)
    assert (found.state, found.sent_at, found.channel_id) == (PostState.CLAIMED, None, None)


async def test_giving_up(days, posts):
    """A post that is given up is final: it is not taken again."""
    assert await posts.give_up(await days.claimed(), PostState.MISSED, TROUBLE)
    assert await posts.take_unfinished(NINE + DAY, 10, lease) == []
    assert (await days.schedules.get(FIRST)).last_trouble == TROUBLE


async def test_by_hand(days, posts):
    """A post by hand takes the date; a repeated request gives the one that is there, or an extra post if wanted."""
    await days.scheduled()
    post = await by_hand(days, NINE - MINUTE)
    assert post.key == PostKey(FIRST, TODAY.local_date)
    assert (await days.schedules.get(FIRST)).next_date == TOMORROW.local_date
    await posts.confirm(await posts.mark_sent(post, 5, NINE, MINUTE), 99)
    there = await by_hand(days)
    assert isinstance(there, ThereAlready)
    assert there.post.message_id == 99
    extra = await by_hand(days, term=Shown("tpu", 1), again=True)
    assert extra.key == PostKey(FIRST, TODAY.local_date, 1)
    assert [each.key.extra for each in await posts.of_date(FIRST, TODAY.local_date)] == [0, 1]


async def test_by_hand_has_a_limit(days, posts, place):
    """There is a limit of extra posts a day, because their numbers must fit into a nonce."""
    post = await days.claimed()
    await posts.confirm(post, 99)
    await place.run(
        "INSERT INTO daily_post (guild_id, local_date, extra, state, due_at, claimed_at, attempt)"  # noqa: S608 -- a number
        f" SELECT guild_id, local_date, {MOST_EXTRAS}, state, due_at, claimed_at, attempt FROM daily_post"
    )
    assert isinstance(await by_hand(days, again=True), ThereAlready)


async def test_by_hand_after_a_failed_extra(days, posts):
    """A failed extra post is no obstacle: a request names the post that is there; asked again, it retries the extra."""
    await posts.confirm(await posts.mark_sent(await days.claimed(), 5, NINE, MINUTE), 99)
    extra = await by_hand(days, term=Shown("tpu", 1), again=True)
    await posts.give_up(extra, PostState.MISSED, TROUBLE)
    assert (await by_hand(days)).post.message_id == 99
    again = await by_hand(days, term=Shown("npu", 1), again=True)
    assert (again.key, again.term_id, again.state) == (extra.key, "npu", PostState.CLAIMED)
    assert (await by_hand(days, again=True)).key == extra.key


async def test_by_hand_takes_what_waits(days, posts):
    """A waiting post is taken over with its term; its former owner may no longer send it."""
    waiting = await days.claimed()
    post = await by_hand(days, term=Shown("tpu", 1))
    assert (post.key, post.term_id, post.attempt) == (waiting.key, "gpu", 1)
    assert await posts.mark_sent(waiting, 5, NINE, MINUTE) is None


async def test_by_hand_after_a_miss(days, posts):
    """A missed or skipped date can still have its post."""
    await posts.give_up(await days.claimed(), PostState.MISSED, TROUBLE)
    post = await by_hand(days, NINE + MINUTE, Shown("tpu", 2))
    assert (post.key.extra, post.state, post.term_id, post.round) == (0, PostState.CLAIMED, "tpu", 2)
    assert (post.due_at, post.problem) == (NINE + MINUTE, None)


async def test_by_hand_while_one_may_be_there(days, posts):
    """A post whose fate is unknown counts as there."""
    await posts.mark_sent(await days.claimed(), 5, NINE, MINUTE)
    assert isinstance(await by_hand(days), ThereAlready)


async def test_skipping(days, posts):
    """Each skip takes the next planned date and plans another one."""
    await days.scheduled()
    assert await days.claims.skip(FIRST, NINE - MINUTE, plan_after(NINE - MINUTE)) == TODAY.local_date
    assert await days.claims.skip(FIRST, NINE - MINUTE, plan_after(NINE - MINUTE)) == TOMORROW.local_date
    assert (await days.schedules.get(FIRST)).next_date == date(2026, 1, 4)
    assert {each.state for each in await posts.history(FIRST, 10)} == {PostState.SKIPPED}


async def test_skipping_what_waits(days, posts):
    """A waiting post is the one that is skipped; its term is not used, and nobody may send it."""
    waiting = await days.claimed()
    assert await days.claims.skip(FIRST, NINE, plan_after(NINE)) == TODAY.local_date
    assert (await days.schedules.get(FIRST)).next_date == TOMORROW.local_date
    assert await posts.mark_sent(waiting, 5, NINE, MINUTE) is None
    assert await posts.shown(FIRST) == []


async def test_nothing_to_skip(days):
    """A paused schedule has nothing to skip, and neither has a guild without a schedule."""
    assert await days.claims.skip(FIRST, NINE, plan_today) is None
    await days.scheduled()
    await days.schedules.pause(FIRST, NINE - MINUTE)
    assert await days.claims.skip(FIRST, NINE, plan_today) is None


async def test_histories(days, posts):
    """The newest comes first; all posts or only confirmed ones; from a date backwards."""
    await days.scheduled()
    for day, state in enumerate(["there", "missed", "there", "there"]):
        now = NINE + day * DAY
        schedule = replace(await days.schedules.get(FIRST), next_date=now.date())
        claims, due = days.claims, Due(now.date(), now)
        await days.put(now, lambda _, due=due: due)
        schedule = await days.schedules.get(FIRST)
        post = await claims.claim(schedule, claim_of(due, Shown(f"term-{day}", 1), now), plan_after(now))
        await (posts.confirm(post, day) if state == "there" else posts.give_up(post, PostState.MISSED, TROUBLE))
    assert [each.key.local_date.day for each in await posts.history(FIRST, 3)] == [4, 3, 2]
    assert [each.term_id for each in await posts.confirmed(PostKey(FIRST, date(2026, 1, 5)), 3)] == [
        "term-3",
        "term-2",
        "term-0",
    ]
    assert [each.term_id for each in await posts.confirmed(PostKey(FIRST, date(2026, 1, 4)), 3)] == [
        "term-2",
        "term-0",
    ]
    assert await posts.shown(FIRST) == [Shown("term-3", 1), Shown("term-2", 1), Shown("term-0", 1)]
    assert await posts.shown(ScheduleKey(2)) == []


async def test_a_term_that_may_have_been_shown(days, posts):
    """While it is on its way or its fate is unknown, a post lets its term rest but does not use it up."""
    sent = await posts.mark_sent(await days.claimed(), 5, NINE, MINUTE)
    assert await posts.shown(FIRST) == [Shown("gpu", 0)]
    await posts.give_up(sent, PostState.UNKNOWN, TROUBLE)
    assert await posts.shown(FIRST) == [Shown("gpu", 0)]


@pytest.mark.unmeasured("the same again and again")
async def test_tasks_racing_for_a_claim(days, database, place):
    """Of many claims at once, through two connection pools, exactly one wins."""
    other = await Database.open(place.url)
    wins = []
    for guild_id in range(1, 26):
        await days.scheduled(guild_id)
        schedule = await days.schedules.get(ScheduleKey(guild_id))
        claims = [DailyClaims(each) for each in (database, other) for _ in range(4)]
        results = await asyncio.gather(*(each.claim(schedule, claim_of(), plan_after(NINE)) for each in claims))
        wins.append(sum(result is not None for result in results))
    await other.close()
    assert wins == [1] * 25


@pytest.mark.unmeasured("the same again and again")
async def test_admins_racing(days, database, place):
    """Two admins and the scheduled hour at the same moment make one post."""
    other = Days(await Database.open(place.url))
    for guild_id in range(1, 26):
        await days.scheduled(guild_id)
        schedule = await days.schedules.get(ScheduleKey(guild_id))
        results = await asyncio.gather(
            days.claims.claim(schedule, claim_of(), plan_after(NINE)),
            days.claims.claim_by_hand(schedule, claim_of(), plan_after(NINE), again=False),
            other.claims.claim_by_hand(schedule, claim_of(), plan_after(NINE), again=False),
        )
        posts = await DailyPosts(database).of_date(ScheduleKey(guild_id), TODAY.local_date)
        assert [each.key.extra for each in posts] == [0]
        newest = max(each.attempt for each in results if each and not isinstance(each, ThereAlready))
        assert posts[0].attempt == newest
    await other.schedules._database.close()


@pytest.mark.unmeasured("the same again and again")
async def test_no_unfinished_post_is_taken_twice(days, database, place):
    """Two bots that start at once after a crash share the unfinished posts, and leave none."""
    for guild_id in range(1, 61):
        await days.claimed(guild_id)
    other = await Database.open(place.url)

    async def take(database: Database) -> list[int]:
        found = [await DailyPosts(database).take_unfinished(NINE + MINUTE, 7, lease) for _ in range(10)]
        return [each.key.guild_id for posts in found for each in posts]

    taken = await asyncio.gather(*(take(each) for each in (database, other) * 2))
    await other.close()
    assert sorted(chain.from_iterable(taken)) == list(range(1, 61))


async def test_a_single_post_is_taken_once(days, database):
    """Of many that look for the same post at once, one gets it."""
    await days.claimed()
    looks = (DailyPosts(database).take_unfinished(NINE + MINUTE, 7, lease) for _ in range(10))
    assert sorted(map(len, await asyncio.gather(*looks))) == [0] * 9 + [1]


def test_nonces():
    """Nonces are short enough for the largest ids and latest dates, differ for every post, and have a limit."""
    longest = PostKey(ScheduleKey(2**63 - 1, HIGHEST_NUMBER), date(2800, 12, 31), MOST_EXTRAS)
    assert len(longest.nonce) <= 25
    assert len(replace(longest, schedule=ScheduleKey(2**63 - 1)).nonce) <= 25
    nonces = [
        PostKey(ScheduleKey(guild, number), day, extra).nonce
        for guild in (1, 11)
        for number in (0, 1, 11)
        for day in (NINE.date(), NINE.date() + DAY)
        for extra in (0, 1, 10)
    ]
    assert len(set(nonces)) == len(nonces)
    for too_many in (
        replace(longest, extra=MOST_EXTRAS + 1),
        replace(longest, schedule=ScheduleKey(1, HIGHEST_NUMBER + 1)),
    ):
        with pytest.raises(ValueError, match="too many"):
            _ = too_many.nonce


def test_the_nonce_of_an_older_version():
    """A post of a guild's first schedule has the nonce that it had when there were no others."""
    assert PostKey(ScheduleKey(1 << 60), date(2026, 1, 1), 2).nonce == "1000000000000000-b4921-2"


@pytest.mark.unmeasured("the same again and again")
async def test_processes_racing_for_claims(place):
    """Two processes that claim sixty days for two guilds at once claim every date once and leave none out."""
    database = await Database.open(place.url)
    for guild_id in (1, 2):
        await Days(database).scheduled(guild_id)
    await database.close()
    children = [
        await asyncio.create_subprocess_exec(
            *(sys.executable, "-W", "error", "-c", RACE, place.url),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        for _ in range(2)
    ]
    for child in children:
        assert await child.stdout.readline() == b"ready\n"
    ends = await asyncio.gather(*(child.communicate(b"go\n") for child in children))
    claimed = [line for out, _ in ends for line in out.decode().splitlines()]
    dates = [date(2026, 1, 1) + timedelta(days) for days in range(60)]
    wanted = [each for each in dates if each.weekday() in SETTINGS.schedule.days]
    assert sorted(claimed) == sorted(f"{guild_id} {each}" for guild_id in (1, 2) for each in wanted)

"""An admin changes something just as a post is sent: the later of the two sees what the other did."""

import asyncio
from datetime import date

import pytest
from sqlalchemy import update

from bot.daily.model import PostState, Problem, Trouble
from bot.daily.storage.posts import DailyPosts
from bot.daily.storage.rows import lock_row, withdraw
from bot.daily.tables import daily_post
from bot.database.database import Database
from tests.daily.storage.days import DAY, FIRST, MINUTE, NINE, TODAY, Days, claim_of, lease, plan_after, plan_today

TROUBLE = Trouble(Problem.DISCORD_TROUBLE, "", NINE)


async def until_somebody_waits(postgres) -> None:
    """Wait until a transaction waits for another one's lock."""
    waiting = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    while not await postgres.run(waiting):  # each query takes long enough that this loop need not sleep
        pass


@pytest.mark.parametrize("change", ["pause", "set", "off"])
async def test_a_change_while_it_is_sent(days, posts, change):
    """The sender may confirm the post, but not put it off: a later try would ignore the change."""
    sent = await posts.mark_sent(await days.claimed(), 5, NINE, MINUTE)
    changes = {
        "pause": lambda: days.schedules.pause(FIRST, NINE),
        "set": lambda: days.put(NINE, plan_today),
        "off": lambda: days.schedules.turn_off(FIRST, NINE),
    }
    await changes[change]()
    assert not await posts.put_off(sent, NINE + MINUTE, TROUBLE, nothing_sent=True)
    (found,) = await posts.of_date(FIRST, TODAY.local_date)
    assert found.state is PostState.SENT
    await posts.confirm(sent, 99)
    assert (await posts.of_date(FIRST, TODAY.local_date))[0].state is PostState.CONFIRMED


@pytest.mark.parametrize("what", ["skip", "by hand"])
async def test_what_is_being_sent_is_left_alone(what, postgres):
    """An admin who skips or takes over a waiting post is too late once a bot has begun to send it."""
    database = await Database.open(postgres.url)
    days, posts = Days(database), DailyPosts(database)
    post = await days.claimed()
    async with database.begin() as connection:
        await connection.execute(update(daily_post).values(state=PostState.SENT.value, sent_at=NINE))
        if what == "skip":
            other = asyncio.create_task(days.claims.skip(FIRST, NINE, plan_after(NINE)))
        else:
            schedule = await days.schedules.get(FIRST)
            claim = days.claims.claim_by_hand(schedule, claim_of(), plan_after(NINE), again=False)
            other = asyncio.create_task(claim)
        await until_somebody_waits(postgres)
    result = await other
    assert (result == date(2026, 1, 2)) if what == "skip" else (result.post.key == post.key)
    assert [each.state for each in await posts.of_date(FIRST, TODAY.local_date)] == [PostState.SENT]
    await database.close()


@pytest.mark.parametrize("ends", ["put off", "given up", "confirmed"])
async def test_an_admin_and_a_sender_do_not_deadlock(ends, postgres):
    """An admin changes the schedule while a post ends: both lock the schedule first, so there is no deadlock."""
    database = await Database.open(postgres.url)
    days, posts = Days(database), DailyPosts(database)
    post = await days.claimed()
    await posts.put_off(post, NINE, Trouble(Problem.CHANNEL_GONE, "", NINE), nothing_sent=True)
    (post,) = await posts.take_unfinished(NINE, 1, lease)
    end = {
        "put off": lambda: posts.put_off(post, NINE + DAY, TROUBLE, nothing_sent=True),
        "given up": lambda: posts.give_up(post, PostState.MISSED, TROUBLE),
        "confirmed": lambda: posts.confirm(post, 99),
    }
    async with database.begin() as connection:
        await lock_row(connection, FIRST)
        other = asyncio.create_task(end[ends]())
        await until_somebody_waits(postgres)
        await withdraw(connection, FIRST, NINE)
    assert not await other
    await database.close()

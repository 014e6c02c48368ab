"""What is kept for the next posts, and schedules that are off, as the database holds them."""

from dataclasses import replace

import pytest

from bot.daily.errors import NotSetUp
from bot.daily.model import Before, NextTerms, Origin, PostState, Problem, Trouble
from bot.daily.storage.claims import Claim
from bot.daily.storage.rows import Next
from tests.daily.storage.days import DAY, FIRST, MINUTE, NINE, SETTINGS, TERM, TODAY, plan_after, plan_today

KEPT = NextTerms(("tpu", "npu"), "cpu", "fpga")
TROUBLE = Trouble(Problem.DISCORD_TROUBLE, "", NINE)


async def claimed(days, *, is_chosen: bool):
    """Claim today's post with what is kept."""
    await days.scheduled()
    await days.schedules.change_terms(FIRST, lambda _: KEPT)
    claim = Claim(TODAY, lambda kept: Next(TERM, kept, is_chosen=is_chosen), NINE, MINUTE)
    return await days.claims.claim(await days.schedules.get(FIRST), claim, plan_after(NINE))


async def kept(days) -> NextTerms:
    """What is kept now."""
    return (await days.schedules.get(FIRST)).terms


async def test_keeping(days):
    """It comes back as it was put, and a change of the settings leaves it alone."""
    await days.scheduled()
    assert await kept(days) == NextTerms()
    assert (await days.schedules.change_terms(FIRST, lambda _: KEPT)).terms == KEPT
    await days.put(NINE - DAY, plan_today, replace(SETTINGS, role_id=None))
    assert await kept(days) == KEPT
    await days.schedules.turn_off(FIRST, NINE)
    with pytest.raises(NotSetUp):
        await days.schedules.change_terms(FIRST, lambda _: NextTerms())


@pytest.mark.parametrize("is_chosen", [True, False])
async def test_a_claim_takes_it(days, is_chosen):
    """The first of the queue is gone, if it was that; what was dropped is no longer told."""
    post = await claimed(days, is_chosen=is_chosen)
    assert (post.term_id, post.chosen, post.ping) == ("gpu", is_chosen, True)
    assert await kept(days) == NextTerms(KEPT.chosen[1:] if is_chosen else KEPT.chosen, "cpu")


@pytest.mark.parametrize("is_chosen", [True, False])
@pytest.mark.parametrize("end", ["change", "skip", "miss", "refusal", "doubt"])
async def test_what_was_not_posted_is_kept_again(days, posts, end, is_chosen):
    """A chosen term is the first of the queue again, another one is drawn again unless one was drawn since."""
    post = await claimed(days, is_chosen=is_chosen)
    if not is_chosen:
        await days.schedules.change_terms(FIRST, lambda kept: replace(kept, drawn=None))
    before = await kept(days)
    match end:
        case "change":
            await days.put(NINE, plan_today)
        case "skip":
            await days.claims.skip(FIRST, NINE, plan_after(NINE))
        case "miss":
            await posts.give_up(post, PostState.MISSED, TROUBLE)
        case "refusal":
            await posts.give_up(post, PostState.MISSED, replace(TROUBLE, problem=Problem.REFUSED))
        case _:
            await posts.give_up(post, PostState.UNKNOWN, TROUBLE)
    given_back = replace(before, chosen=("gpu", *before.chosen)) if is_chosen else replace(before, drawn="gpu")
    assert await kept(days) == (before if end in {"refusal", "doubt"} else given_back)


async def test_taking_back_a_skip(days):
    """The date is planned again if it can still come; while it is paused, once it is resumed."""
    await days.scheduled()
    for now, can_come in ((NINE - MINUTE, True), (NINE + MINUTE, False)):
        assert await days.claims.skip(FIRST, NINE - MINUTE, plan_after(NINE - MINUTE)) == TODAY.local_date
        assert not await days.claims.unskip(FIRST, TODAY.local_date + DAY, now, plan_after(now))
        assert await days.claims.unskip(FIRST, TODAY.local_date, now, plan_after(now)) == can_come
        assert ((await days.schedules.get(FIRST)).next_date == TODAY.local_date) == can_come
    await days.schedules.pause(FIRST, NINE - MINUTE)
    assert await days.claims.unskip(FIRST, TODAY.local_date, NINE - MINUTE, plan_after(NINE - MINUTE))
    assert (await days.schedules.get(FIRST)).next_date is None
    await days.schedules.resume(FIRST, NINE - MINUTE, plan_after(NINE - MINUTE))
    assert (await days.schedules.get(FIRST)).next_date == TODAY.local_date


async def test_off(days):
    """Its settings and what it keeps stay; how it was before the last change does not."""
    await days.scheduled()
    await days.schedules.change_terms(FIRST, lambda _: KEPT)
    assert (await days.schedules.get(FIRST)).before == Before(Origin.NEW)
    assert await days.schedules.turn_off(FIRST, NINE)
    (off,) = (await days.schedules.of_guild(1)).off
    assert (off.settings, off.terms, off.before, off.off_at, off.revision) == (SETTINGS, KEPT, None, NINE, 2)
    assert (off.next_date, off.due_at) == (None, None)
    assert not await days.schedules.resume(FIRST, NINE, plan_today)
    assert not await days.schedules.pause(FIRST, NINE)


@pytest.mark.parametrize("origin", [Origin.OFF, Origin.CHANGED])
async def test_what_was_before(days, origin):
    """The settings before the last change come back as they were; if they cannot be read, there is nothing to undo."""
    before = Before(origin, replace(SETTINGS, category_id=None, thread=False))
    await days.put(NINE - DAY, plan_today, before=before)
    assert (await days.schedules.get(FIRST)).before == before


@pytest.mark.parametrize("damage", ["", "[1, {", "5", '{"origin": "off"}', '{"origin": "off", "days": "x"}'])
async def test_what_was_before_cannot_be_read(days, place, damage):
    """The schedule goes on; its last change just cannot be undone."""
    await days.scheduled()
    await place.run(f"UPDATE daily_schedule SET before = '{damage}'")  # noqa: S608 -- ours
    assert (await days.schedules.get(FIRST)).before is None


async def test_looking_at_something_else_in_between(days):
    """A schedule is not changed on the grounds of what no longer holds."""
    await days.scheduled()
    seen = await days.schedules.of_guild(1)
    await days.schedules.pause(FIRST, NINE - DAY)
    assert not await days.put(NINE - DAY, plan_today, seen=seen)

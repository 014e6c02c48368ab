"""The term of the next post: drawn once and kept, or chosen by an admin, until that post is there."""

from dataclasses import replace
from itertools import pairwise

import pytest

from bot.daily.delivery import Delivered
from bot.daily.model import MOST_CHOSEN, PostState
from bot.daily.use_cases.common import NoTerm
from bot.daily.use_cases.posting import Queue, QueueFull
from bot.glossary.errors import TermGone
from bot.glossary.term import Level
from tests.daily.discord_double import DAILY, DAY, FIRST, HOUR, MINUTE, TERMS, Machine, fates, term

pytestmark = pytest.mark.parametrize("place", ["sqlite"], indirect=True)  # storage/ tests what differs on PostgreSQL

IDS = [each.id for each in TERMS]


def posted(machine) -> list[str]:
    """The terms of the guild's posts, oldest first."""
    return [each.term_id for each in machine.discord.posts(1)]


async def previewed(machine) -> str:
    """The term that the preview shows."""
    return (await machine.daily.preview(FIRST)).term.id


async def queued(machine) -> list[str]:
    """The queue."""
    return [each.id for each in (await machine.daily.queue(FIRST)).terms]


async def test_it_is_kept_through_restarts(machine, discord, database):
    """Whatever the glossary gains and whenever it is asked, the preview shows the same term, and that is posted."""
    first = await previewed(machine)
    restarted = Machine(database, discord)
    restarted.take_terms([*TERMS, *(term(f"new-{number}") for number in range(50))])
    assert await previewed(restarted) == first
    await restarted.run(2 * HOUR, HOUR)
    assert posted(restarted) == [first]
    assert await previewed(restarted) != first


async def test_drawing_another(machine):
    """Each draw gives another term, which is then previewed and posted; what was drawn before is not used up."""
    drawn = [await previewed(machine), *[(await machine.daily.draw_another(FIRST)).term.id for _ in range(10)]]
    assert all(one != other for one, other in pairwise(drawn))
    await machine.run(2 * HOUR, HOUR)
    assert posted(machine) == drawn[-1:]
    assert (await machine.daily.status(FIRST)).left.left == len(TERMS) - 1


async def test_drawing_another_of_one(machine):
    """If there is no other term, it stays."""
    machine.take_terms(TERMS[:1])
    assert (await machine.daily.draw_another(FIRST)).term == TERMS[0]


async def test_choosing(machine):
    """Chosen terms come first and in order, also those that do not fit; then comes the one that was drawn."""
    drawn = await previewed(machine)
    others = [term_id for term_id in IDS if term_id != drawn]
    machine.take_terms([*TERMS, term("elsewhere", "other")])
    await machine.change(category_id="all")
    for term_id in (others[0], "elsewhere", others[1], others[0]):
        queue = await machine.daily.choose(FIRST, term_id)
    assert [each.id for each in queue.terms] == [others[0], "elsewhere", others[1]]
    assert [f"{each.local_date:%d}" for each in queue.upcoming] == ["01", "02", "03"]
    assert (await machine.daily.unchoose(FIRST, others[1])).terms == queue.terms[:2]
    preview = await machine.daily.preview(FIRST)
    assert (preview.term.id, preview.is_chosen) == (others[0], True)
    await machine.run(3 * DAY, HOUR)
    assert posted(machine) == [others[0], "elsewhere", drawn]
    assert await queued(machine) == []
    assert (await machine.daily.status(FIRST)).left.left == len(TERMS) - 2


async def test_choosing_one_that_was_drawn(machine):
    """It is not posted again the next day."""
    await machine.run(5 * DAY, HOUR)  # a round is over: any term may come
    await machine.daily.choose(FIRST, await previewed(machine))
    await machine.run(2 * DAY, HOUR)
    assert len(set(posted(machine)[-2:])) == 2


async def test_choosing_one_that_came_in_this_round(machine):
    """It just counts as shown again: every other term still comes in this round."""
    await machine.run(2 * DAY, HOUR)
    await machine.daily.choose(FIRST, posted(machine)[0])
    await machine.run(4 * DAY, HOUR)
    assert sorted(posted(machine)[:2] + posted(machine)[3:]) == IDS


async def test_the_queue_has_a_limit(machine):
    """A term that is not in the glossary, or one too many, is refused; a term that is gone makes room."""
    many = [term(f"term-{number}") for number in range(MOST_CHOSEN + 1)]
    machine.take_terms(many)
    for each in many[:-1]:
        assert isinstance(await machine.daily.choose(FIRST, each.id), Queue)
    assert await machine.daily.choose(FIRST, many[-1].id) == QueueFull()
    with pytest.raises(TermGone):
        await machine.daily.choose(FIRST, "unheard-of")
    machine.take_terms(many[1:])
    assert (await machine.daily.choose(FIRST, many[-1].id)).terms[-1] == many[-1]


@pytest.mark.parametrize("how", ["removed", "filtered out"])
async def test_one_that_can_no_longer_come(machine, how):
    """Another is drawn and posted; the status says so until the next post."""
    drawn = await previewed(machine)
    rest = [replace(each, level=Level.BASIC) for each in TERMS if each.id != drawn]
    machine.take_terms(rest if how == "removed" else [*rest, *(each for each in TERMS if each.id == drawn)])
    if how == "filtered out":
        await machine.change(level=Level.BASIC)
    status = await machine.daily.status(FIRST)
    assert (status.dropped, status.next.term.id != drawn) == (drawn, True)
    assert await previewed(machine) == status.next.term.id
    await machine.run(2 * HOUR, HOUR)
    assert posted(machine) == [status.next.term.id]
    assert (await machine.daily.status(FIRST)).dropped is None


async def test_a_chosen_one_that_is_removed_just_before_the_hour(machine):
    """The next one comes, and the status still says so after the post."""
    for term_id in IDS[:2]:
        await machine.daily.choose(FIRST, term_id)
    machine.take_terms(TERMS[1:])
    await machine.run(2 * HOUR, HOUR)
    assert posted(machine) == [IDS[1]]
    assert (await machine.daily.status(FIRST)).dropped == IDS[0]
    await machine.run(DAY, HOUR)
    assert (await machine.daily.status(FIRST)).dropped is None


async def test_one_that_is_removed_while_its_post_waits(machine, discord):
    """What takes its place is not the one that is kept for the next post."""
    discord.weather += ["busy"]
    await machine.run(HOUR, HOUR)
    (waiting,) = await machine.posts.history(FIRST, 1)
    kept = await previewed(machine)
    machine.take_terms([each for each in TERMS if each.id != waiting.term_id])
    await machine.run(HOUR)
    assert posted(machine)[0] not in {kept, waiting.term_id}
    assert (await machine.daily.status(FIRST)).dropped == waiting.term_id
    assert await previewed(machine) == kept


async def test_what_takes_the_place_of_a_removed_one(machine, discord):
    """It is none of the queue, which would come again within days."""
    discord.weather += ["busy"]
    await machine.run(HOUR, HOUR)
    (waiting,) = await machine.posts.history(FIRST, 1)
    free, *chosen = [term_id for term_id in IDS if term_id != waiting.term_id]
    for term_id in chosen:
        await machine.daily.choose(FIRST, term_id)
    machine.take_terms([each for each in TERMS if each.id != waiting.term_id])
    await machine.run(HOUR)
    assert posted(machine) == [free]
    assert await queued(machine) == chosen


async def test_a_choice_between_the_look_and_the_claim(machine, discord, monkeypatch):
    """A term that is chosen while a bot is about to claim the post is the one that is posted, at once."""
    await previewed(machine)
    discord.clock.passes(HOUR)
    claims = machine.dispatcher._claimer._storage.claims
    claim = claims.claim

    async def after_a_choice(*given):
        await machine.daily.choose(FIRST, IDS[3])
        return await claim(*given)

    monkeypatch.setattr(type(claims), "claim", lambda _, *given: after_a_choice(*given))
    await machine.tick()
    assert posted(machine) == [IDS[3]]
    assert await queued(machine) == []


@pytest.mark.parametrize("stop", ["change", "pause", "skip", "miss"])
@pytest.mark.parametrize("chosen", [True, False])
async def test_one_that_was_claimed_and_not_posted(machine, discord, stop, chosen):
    """It is kept for the next post, as if it had not been claimed."""
    wanted = IDS[2] if chosen else await previewed(machine)
    if chosen:
        await machine.daily.choose(FIRST, wanted)
    discord.missing = "send_messages"
    await machine.run(HOUR, HOUR)
    assert await fates(machine) == {1: "claimed"}
    discord.missing = ""
    match stop:
        case "change":
            await machine.change(thread=True)
        case "pause":
            await machine.daily.pause(FIRST)
        case "skip":
            await machine.daily.skip(FIRST)
        case _:
            discord.clock.passes(12 * HOUR)
            await machine.tick()
            assert await fates(machine) == {1: "missed"}
    preview = await machine.daily.preview(FIRST)
    assert (preview.term.id, preview.is_chosen) == (wanted, chosen)
    await machine.daily.resume(FIRST)
    await machine.run(DAY, HOUR)
    assert posted(machine)[0] == wanted


async def test_one_that_discord_refuses(machine, discord):
    """It does not come again at once, because it might be refused every day."""
    await machine.daily.choose(FIRST, IDS[2])
    discord.weather += ["refused"]
    await machine.run(HOUR, HOUR)
    assert (await fates(machine), await queued(machine)) == ({1: "missed"}, [])


async def test_posting_the_previewed_one(machine):
    """A post by hand has the term that was previewed, and uses up the choice."""
    drawn = await previewed(machine)
    assert isinstance((await machine.daily.post_now(FIRST)).result, Delivered)
    await machine.daily.choose(FIRST, next(term_id for term_id in IDS if term_id != drawn))
    chosen = await previewed(machine)
    await machine.daily.post_now(FIRST, again=True)
    assert posted(machine) == [drawn, chosen]
    assert await queued(machine) == []


async def test_nothing_to_preview(machine):
    """If no term fits, there is nothing to draw; a chosen one still comes."""
    await machine.change(level=Level.ADVANCED)
    machine.take_terms([replace(each, level=Level.EXPERT) for each in TERMS])
    assert await machine.daily.preview(FIRST) == NoTerm(None, Level.ADVANCED)
    assert await machine.daily.draw_another(FIRST) == NoTerm(None, Level.ADVANCED)
    await machine.daily.choose(FIRST, IDS[0])
    await machine.run(2 * HOUR, HOUR)
    assert posted(machine) == IDS[:1]


async def test_a_preview_while_a_post_is_on_its_way(machine, discord):
    """It shows the post after that one."""
    discord.weather += ["lost"]
    await machine.run(HOUR, HOUR)
    (sent,) = await machine.posts.history(FIRST, 1)
    assert sent.state is PostState.SENT
    assert await previewed(machine) != sent.term_id
    await machine.run(10 * MINUTE)
    assert posted(machine) == [sent.term_id]


async def test_who_is_pinged(machine, discord):
    """Only posts that come by themselves ping the role, and those by hand if an admin asks for it."""
    await machine.set(1, replace(DAILY, role_id=7))
    for how in ({}, {"again": True}, {"again": True, "ping": True}):
        await machine.daily.post_now(FIRST, **how)
    await machine.run(DAY + HOUR, HOUR)
    assert [each.ping for each in discord.posts(1)] == [False, False, True, True]


async def test_a_waiting_post_that_is_sent_by_hand(machine, discord):
    """It no longer pings."""
    discord.weather += ["busy"]
    await machine.run(HOUR, HOUR)
    await machine.daily.post_now(FIRST)
    assert [each.ping for each in discord.posts(1)] == [False]

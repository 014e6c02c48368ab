"""Buttons below messages from months ago, whose custom ids had the form of those days, still work."""

import pytest
from discord import ui

from bot.chat.trail import short_hash
from tests.cogs.daily.days import DAY, HOUR, SET, ask, passes, shown
from tests.orchard import walk


@pytest.fixture
def settings(make_settings):
    """Days pass quickly."""
    return make_settings(daily_tick_seconds=1800, glossary_poll_seconds=3600, counts_flush_seconds=3600)


async def old_message(world, *custom_ids):
    """A message of the bot with these buttons, whose labels are their custom ids."""
    view = ui.View(timeout=None)
    for custom_id in custom_ids:
        view.add_item(ui.Button(label=custom_id, custom_id=custom_id))
    view.stop()
    sent = await world.bot.get_channel(world.channel.id).send("From months ago", view=view)
    return next(message for message in world.seen_by(world.ben) if message.id == sent.id)


@pytest.mark.parametrize(
    ("custom_id", "category"),
    [
        ("show:sharding:en", "Distributed Machine Learning"),
        ("show:sharding:de", "Verteiltes maschinelles Lernen"),
        ("show:sharding:auto", "Verteiltes maschinelles Lernen"),
        ("daily:2026-01-01:0:sharding:en", "Distributed Machine Learning"),
        ("daily:2026-01-01:12:sharding:de", "Verteiltes maschinelles Lernen"),
        ("daily:2026-01-01:12.46655:sharding:en", "Distributed Machine Learning"),
    ],
)
async def test_a_term(world, custom_id, category):
    """Greta reads the card alone, in the language of the button or, for a related term, in her own; it leads on."""
    message = await old_message(world, custom_id)

    clicked = (await world.greta.click(message, label=custom_id)).response

    assert clicked.ephemeral
    assert clicked.embeds[0].title == "Sharding"
    assert clicked.embeds[0].author.name == category


@pytest.mark.parametrize("visibility", ["public", "private"])
async def test_a_list(world, visibility):
    """The list becomes the card, or the card comes below it."""
    message = await old_message(world, f"pick:sharding:{visibility}", "pick:ray:public")

    picked = await world.ben.click(message, label=f"pick:sharding:{visibility}")

    listed, *cards = world.seen_by(world.ada)
    assert [card.embeds[0].title for card in (cards or [listed])] == ["Sharding"]
    assert len(picked.followups) == (visibility == "public")


async def test_back_from_a_card_of_a_comparison(world):
    """Both of its terms were steps of their own then."""
    trail = short_hash("sharding") + short_hash("ray")
    message = await old_message(world, f"back:en:{trail}", f"show:gpu:en:{trail}")

    back = (await world.ben.click(message, label=f"back:en:{trail}")).response
    card = (await world.ben.click(message, label=f"show:gpu:en:{trail}")).response

    assert await walk(world.ben, back, "Back") == ["Sharding"]
    assert await walk(world.ben, card, "Back", "Back") == ["Ray", "Sharding"]


async def test_delete(world):
    """The one who asked deletes the message, and nobody else who may not manage messages."""
    message = await old_message(world, f"delete:{world.ben.id}")
    await world.greta.click(message, label=f"delete:{world.ben.id}")
    assert len(world.seen_by(world.ada)) == 1

    await world.ben.click(message, label=f"delete:{world.ben.id}")

    assert world.seen_by(world.ada) == []


async def test_todays_term(world):
    """Its buttons turn the pages to the day before and back to today."""
    await ask(world, "daily set", channel=world.channel, **SET)
    await passes(world, DAY + 10 * HOUR)
    message = await old_message(world, "today-before:2026-01-02+0", "today")
    first, second = [message for message in world.seen_by(world.ben) if message.embeds][:2]

    await world.ben.click(message, label="today-before:2026-01-02+0")
    page = world.seen_by(world.ben)[-1]
    assert shown(world, page) == shown(world, first)
    assert "Thursday, January 1, 2026" in page.content
    await world.ben.click(page, label="Today")
    page = world.seen_by(world.ben)[-1]
    assert shown(world, page) == shown(world, second)


async def test_a_term_that_was_never_there(world):
    """A sentence says that the term is gone."""
    message = await old_message(world, "show:no-such-term:auto", "daily:2026-01-01:0:no-such-term:de")
    for label in ("show:no-such-term:auto", "daily:2026-01-01:0:no-such-term:de"):
        clicked = await world.ben.click(message, label=label)
        assert clicked.response.content.startswith("This term is no longer in the glossary.")

"""The cards of the shipped glossary, with all their buttons, are messages that Discord takes."""

from itertools import product

import pytest
from discord import ui

from bot.chat.trail import followed_by, step_of
from bot.glossary.guild_lookups import Lookups
from bot.settings import shipped_glossary
from tests.world import buttons

AT_ONCE = 25  # commands without a pause, and buttons in a message


@pytest.fixture
def settings(make_settings):
    """The shipped glossary, and nothing but cards."""
    slow = {"counts_flush_seconds": 3600, "glossary_poll_seconds": 3600}
    return make_settings(glossary_file=shipped_glossary(), cooldown_commands=AT_ONCE, cooldown_seconds=1, **slow)


def telling(world):
    """The terms with the longest texts, which come nearest to the limits, and some of all categories."""
    terms = world.bot.part(Lookups).of(None).terms
    longest = sorted(terms, key=lambda term: -sum(map(len, (*term.spellings, *term.definition.each, *term.see_also))))
    return list(dict.fromkeys((*longest[:40], *terms[::20])))


def check(message):
    """The message is one that Discord takes, with at most two rows of buttons, none of them twice."""
    custom_ids = [part["custom_id"] for row in message.components for part in row["components"]]
    assert len(message.components) <= 2
    assert all(len(row["components"]) <= 5 for row in message.components)
    assert len(set(custom_ids)) == len(custom_ids)
    assert all(len(custom_id) <= 100 for custom_id in custom_ids)
    assert all(1 <= len(label) <= 80 for label in buttons(message))
    [card] = message.embeds
    assert len(card.title) <= 256
    assert len(card.description) <= 4096
    assert len(card.fields) <= 25
    assert all(1 <= len(field.name) <= 256 and 1 <= len(field.value) <= 1024 for field in card.fields)
    assert len(card) <= 6000
    assert len(message.content) <= 2000


@pytest.mark.unmeasured
async def test_public_cards(world):
    """As somebody asks for them, one after another."""
    for number, term in enumerate(telling(world)):
        if number % AT_ONCE == 0:
            await world.env.advance_time(2)
        for asker, delete in ((world.ben, "Delete"), (world.greta, "Löschen")):
            card = (await asker.slash(world.channel, "define", term=f"id:{term.id}")).response
            assert not card.ephemeral
            check(card)
            await asker.click(card, label=delete)


@pytest.mark.unmeasured
async def test_private_cards_at_the_end_of_the_longest_way(world):
    """As they come after five others, with the way back and the button that shows them to everyone."""
    terms = telling(world)
    trail = ""
    for term in terms[:6]:
        trail = followed_by(trail, step_of(term))
    for first, language in product(range(0, len(terms), AT_ONCE), ("en", "de")):
        some = terms[first : first + AT_ONCE]
        view = ui.View(timeout=None)
        for term in some:
            view.add_item(ui.Button(label=term.id, custom_id=f"show:{term.id}:{language}:{trail}"))
        view.stop()
        sent = await world.bot.get_channel(world.channel.id).send("Terms", view=view)
        for term in some:
            card = (await world.ben.click(sent, label=term.id)).response
            assert card.ephemeral
            assert {"Show to everyone", "Back"} <= set(buttons(card)) or {"Allen zeigen", "Zurück"} <= set(
                buttons(card)
            )
            check(card)

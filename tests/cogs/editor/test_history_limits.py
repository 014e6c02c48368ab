"""The history at its limits: the longest terms, what is too old, a full server."""

from datetime import timedelta

import pytest

from bot.glossary.own.editing import KEPT_FOR, Editing
from tests.cogs.editor.reading import history, open_change, options
from tests.cogs.editor.writing import add, edit, remove, shown


async def test_the_longest_term_stays_within_limits(world):
    """Every field at its longest, in both languages, with letters that must be escaped."""
    long = {
        "definition": dict.fromkeys(("en", "de"), "*_" * 175),
        "in_practice": dict.fromkeys(("en", "de"), "`~" * 125),
        "aliases": {code: [f"{code}{n:02}" + "a*" * 38 for n in range(20)] for code in ("en", "de")},
        "covers": [f"c{n:02}" + "_a" * 38 for n in range(20)],
        "contrast": [{"term": each, "why": {"en": "*" * 100, "de": "_" * 100}} for each in ("gpu", "ray", "sharding")],
        "see_also": ["gpu", "ray", "sharding"],
        "sources": [{"title": f"{n}" * 100, "url": "https://example.org/" + "x" * 170} for n in range(3)],
        "attribution": "@" * 200,
        "as_of": "2026-04",
        "level": "expert",
    }
    other = {"definition": dict.fromkeys(("en", "de"), "#>" * 175), "sources": []}
    editing, guild_id, by = world.bot.part(Editing), world.guild.id, world.ada.id
    added = await editing.add(guild_id, {"name": {"en": "n*" * 40, "de": "m*" * 40}, **long}, by)
    await editing.edit(guild_id, added.term.id, added.version, {"name": "p@" * 40, **other}, by)
    for index in (0, 1):
        change = await open_change(world, world.ada, index=index)
        card = change.embeds[0]
        assert len(card) <= 6000
        assert len(card.fields) >= 13
        assert all(0 < len(field.value) <= 1024 for field in card.fields)


class TestOld:
    """Months pass, and what is too old is forgotten."""

    @pytest.fixture
    def settings(self, make_settings):
        """Everything that repeats does so rarely."""
        return make_settings(glossary_poll_seconds=3600, counts_flush_seconds=3600)

    async def test_what_is_no_longer_kept(self, world):
        """Pages and changes that were opened before say so."""
        for number in range(6):
            await add(world, world.ada, f"Name {number}")
            await remove(world, world.ada, f"name {number}")
        page = await history(world, world.ada)
        change = await open_change(world, world.ada, index=2)
        await world.ada.click(await history(world, world.ada), label="◀ Earlier")
        second = shown(world, world.ada)
        world.env.backend.clock.advance((KEPT_FOR + timedelta(days=1)).total_seconds())
        await world.bot.part(Editing).prune()
        await world.ada.select(page, [next(iter(options(page)))])
        assert shown(world, world.ada).content.startswith("This change cannot be taken back anymore")
        await world.ada.click(second, label="Later ▶")
        [turned] = [message for message in world.seen_by(world.ada) if message.id == second.id]
        assert turned.content.startswith("Nobody has changed this server's glossary yet.")
        await world.ada.click(change, label="Bring it back")
        [answered] = [message for message in world.seen_by(world.ada) if message.id == change.id]
        assert answered.content.startswith("It cannot be brought back:")

    async def test_an_old_button(self, world):
        """It cannot take back what nobody knows anymore."""
        await add(world, world.ada, "Standup")
        await edit(world, world.ada, "standup", definition="Every evening.")
        change = await open_change(world, world.ada, term="standup")
        await remove(world, world.ada, "standup")
        world.env.backend.clock.advance((KEPT_FOR + timedelta(days=1)).total_seconds())
        await world.bot.part(Editing).prune()
        await world.ada.click(change, label="Take back")
        assert shown(world, world.ada).content.startswith("This change cannot be taken back anymore")


class TestFull:
    """A server at its limit."""

    @pytest.fixture
    def settings(self, make_settings):
        """One term of its own."""
        return make_settings(own_terms_per_server=1)

    async def test_what_would_be_one_too_many(self, world):
        """The editor reads the limit and what to do."""
        await add(world, world.ada, "Standup")
        await edit(world, world.ada, "standup", definition="Every evening.")
        await remove(world, world.ada, "standup")
        await add(world, world.ada, "Retro")
        change = await open_change(world, world.ada, index=2)
        await world.ada.click(change, label="Take back")
        assert "no room for more terms of its own (limit: 1)" in shown(world, world.ada).content

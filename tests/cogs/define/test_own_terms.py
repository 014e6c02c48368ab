"""A server's own terms are found wherever terms are, from the moment they are saved; a restart reads them again."""

from bot.glossary.own.editing import Editing, Saved

ADA, ELSEWHERE = 1, 2


async def write(world, name, definition, guild_id=None):
    """An editor adds a term."""
    entry = {"name": name, "definition": {"en": definition}}
    saved = await world.bot.part(Editing).add(guild_id or world.guild.id, entry, ADA)
    assert isinstance(saved, Saved)


async def defined(world, term):
    """What Ben reads."""
    answer = (await world.ben.slash(world.channel, "define", term=term)).response
    return [card.description for card in answer.embeds]


async def test_own_terms_everywhere(world):
    """An own term has a card, slips, a row in completions, a place in lists, and lies over a shared one."""
    await write(world, "Kaladrin", "Our strongest shield.")
    await write(world, "Sharding", "What we do with broken shields.")
    await write(world, "Elsewhere", "Not here.", ELSEWHERE)
    assert await defined(world, "kaladrin") == await defined(world, "kaladrn") == ["Our strongest shield."]
    assert await defined(world, "sharding") == ["What we do with broken shields."]
    assert await defined(world, "kaladrin vs sharding") == ["Our strongest shield.", "What we do with broken shields."]
    assert await defined(world, "elsewhere") == []
    rows = await world.ben.autocomplete(world.channel, "define", "term", "kala")
    assert [row["value"] for row in rows if row["name"] == "Kaladrin"] == ["id:kaladrin"]
    listed = (await world.ben.slash(world.channel, "browse")).response.embeds[0].description
    assert listed.count("Kaladrin") == listed.count("Sharding") == 1


async def test_nobody_waits_after_a_restart(world):
    """The first answer is that of the shared glossary; by the next one, the server's own terms have been read."""
    await write(world, "Sharding", "What we do with broken shields.")
    await world.restart()
    first = await defined(world, "sharding")
    assert first == ["Cutting data into pieces that live on different nodes."]
    assert await defined(world, "sharding") == ["What we do with broken shields."]

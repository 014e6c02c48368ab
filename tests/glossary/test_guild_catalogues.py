"""What each guild can look up: its own terms over the shared ones, read beside all lookups, kept only while in use."""

import asyncio

import pytest

from bot.database.database import Database
from bot.database.errors import DatabaseUnavailable
from bot.glossary.catalogue import Catalogue
from bot.glossary.guild_catalogues import GuildCatalogues
from bot.glossary.own.model import OWN_CATEGORY
from bot.lookup.outcomes import Exact, Nothing
from tests.databases import on_sqlite
from tests.glossary.own.editors import GUILD, OTHER, Editors, draft
from tests.lookup.seventeen import DATA, SEVENTEEN, make_term

pytestmark = on_sqlite

LOOK_BACK = draft()["definition"]["en"]


@pytest.fixture
async def editors(database):
    """Two guilds with terms of their own, seen by a process that has just started."""
    before = Editors(database)
    await before.add(draft("Retrospective"))
    await before.add(draft("Ray", category="data"))
    await before.add(draft("Stand-up Meeting"), OTHER)
    return Editors(database)


def defined(editors, guild_id, query):
    """The definition that the guild gets for the query."""
    outcome = editors.catalogues.of(guild_id).find(query)
    return outcome.best.entry.definition.en if isinstance(outcome, Exact) else None


async def ready(editors, *guild_ids):
    """The terms of these guilds have been read."""
    return [await editors.catalogues.ready(guild_id) for guild_id in guild_ids]


async def test_every_guild_has_its_own_terms_and_the_shared_ones(editors):
    """What a guild wrote is found only there, and hides the shared term with the same id."""
    await ready(editors, GUILD, OTHER)
    assert defined(editors, GUILD, "retrospective") == defined(editors, OTHER, "stand up meeting") == LOOK_BACK
    assert editors.catalogues.of(OTHER).find("retrospective") == Nothing()
    assert defined(editors, GUILD, "horovod") == defined(editors, OTHER, "horovod") == "A text."
    assert editors.catalogues.of(OTHER).get("ray") in SEVENTEEN
    assert len(editors.catalogues.of(GUILD).terms) == len(SEVENTEEN) + 1


async def test_no_answer_waits(editors):
    """Until a guild's terms are read, the shared ones answer; nobody else has to ask for that."""
    assert editors.catalogues.of(GUILD) is editors.shared
    while editors.catalogues.of(GUILD) is editors.shared:  # noqa: ASYNC110 -- there is no event to wait for
        await asyncio.sleep(0)
    assert editors.finds("retrospective") == ["retrospective"]


@pytest.mark.parametrize("guild_id", [None, 3, 2**63, -(10**40)])
async def test_without_own_terms_it_is_the_shared_catalogue_itself(editors, guild_id):
    """A guild without own terms costs nothing, and neither does a direct message or an id that cannot be stored."""
    assert await editors.catalogues.ready(guild_id) is editors.catalogues.of(guild_id) is editors.shared
    editors.shared = Catalogue([])
    assert await editors.catalogues.ready(guild_id) is editors.catalogues.of(guild_id) is editors.shared


async def test_the_shared_index_is_never_copied(editors):
    """Every guild's engine uses the same shared index."""
    (shared, _) = editors.shared.engine.layers[0]
    assert all(guild.engine.layers[-1][0] is shared for guild in await ready(editors, GUILD, OTHER))


async def test_a_new_shared_glossary(editors):
    """Until a guild's catalogue is built anew, the one before answers; then nothing keeps the old one in memory."""
    await ready(editors, GUILD, OTHER)
    editors.shared = Catalogue([make_term("xylophone", "Xylophone", category=DATA)])
    assert defined(editors, GUILD, "retrospective")
    await editors.catalogues.refresh()
    for guild_id in (GUILD, OTHER):
        assert defined(editors, guild_id, "xylophone")
        assert defined(editors, guild_id, "horovod") is None
    assert defined(editors, GUILD, "retrospective")


async def test_the_category_of_an_own_term(editors):
    """It is the shared one of that id, as it is now; else that of own terms."""
    (guild,) = await ready(editors, GUILD)
    assert guild.get("ray").category is DATA
    assert guild.get("retrospective").category is OWN_CATEGORY
    editors.shared = Catalogue([])
    await editors.catalogues.refresh()
    assert editors.catalogues.of(GUILD).get("ray").category is OWN_CATEGORY


@pytest.mark.parametrize("limits", [{"budget": 12_000}, {"most": 1}])
async def test_only_catalogues_in_use_are_kept(editors, limits):
    """The guilds that asked least recently make room, and get their terms again when they ask."""
    catalogues = GuildCatalogues(lambda: editors.shared, editors.storage.reader, **limits)
    first = await catalogues.ready(GUILD)
    assert await catalogues.ready(GUILD) is first
    await catalogues.ready(OTHER)
    assert catalogues.of(GUILD) is editors.shared
    again = await catalogues.ready(GUILD)
    assert again is not first
    assert again.get("retrospective")


async def test_many_ask_at_once(editors):
    """The terms are read once."""
    first, *others = await asyncio.gather(*(editors.catalogues.ready(GUILD) for _ in range(9)))
    assert all(other is first for other in others)


async def test_while_the_database_is_away(place, editors, caplog):
    """The shared terms answer, which is logged once; who needs the guild's own is told; they come later."""
    await editors.catalogues.ready(OTHER)
    await editors.storage.reader._database.close()
    for _ in range(2):
        with pytest.raises(DatabaseUnavailable):
            await editors.catalogues.ready(GUILD)
        await editors.catalogues.refresh()
        assert editors.finds("retrospective") == []
    assert defined(editors, OTHER, "stand-up meeting")
    assert caplog.text.count("Could not read the terms of servers") == 1
    editors.storage.reader._database = database = await Database.open(place.url)
    await editors.catalogues.refresh()
    assert editors.finds("retrospective") == []
    await editors.catalogues.ready(GUILD)
    assert editors.finds("retrospective") == ["retrospective"]
    await database.close()


async def test_closing(editors):
    """Nothing is read anymore."""
    editors.catalogues.of(GUILD)
    await editors.catalogues.close()
    assert editors.catalogues.of(GUILD) is editors.catalogues.of(OTHER) is editors.shared
    assert asyncio.all_tasks() == {asyncio.current_task()}

"""Own glossaries in the database: processes do not disturb each other, and a crash leaves no half of a change."""

import asyncio

import pytest
from sqlalchemy import event, text

from bot.database.database import Database
from bot.database.errors import DatabaseUnavailable
from bot.glossary.entry.mistakes import Wrong
from bot.glossary.own.editing import Refused, Saved
from bot.glossary.own.model import GuildSettings, Kind
from bot.glossary.own.storage.own_glossaries import OwnGlossaries
from bot.glossary.term import Language
from tests.databases import on_sqlite
from tests.glossary.own.editors import ANNA, BEN, DAY, GUILD, NOON, OTHER, Editors, draft

TABLES = ("guild_glossary", "own_term", "own_term_change", "hidden_term")


async def everything(place):
    """All rows of own glossaries."""
    return {table: sorted(await place.run(f"SELECT * FROM {table}"), key=repr) for table in TABLES}  # noqa: S608 -- ours


class Crash(Exception):
    """The process is gone, as far as the database can tell."""


class Steps:
    """Crashes before a statement that writes, or before the commit of a transaction that has written."""

    def __init__(self, database: Database) -> None:
        self.crash_at: int | None = None
        self.done = 0
        self._writing: set[int] = set()
        engine = database._engine.sync_engine
        event.listen(engine, "before_cursor_execute", self._statement)
        event.listen(engine, "commit", self._commit)
        event.listen(engine, "rollback", lambda connection: self._writing.discard(id(connection)))

    def restart(self, crash_at: int | None = None) -> None:
        """Count from the beginning."""
        self.crash_at, self.done = crash_at, 0

    def _statement(self, connection, _, statement, *__) -> None:
        if statement.startswith(("INSERT", "UPDATE", "DELETE")):
            self._writing.add(id(connection))
            self._step()

    def _commit(self, connection) -> None:
        if id(connection) in self._writing:
            self._step()
        self._writing.discard(id(connection))

    def _step(self) -> None:
        self.done += 1
        if self.done == self.crash_at:
            raise Crash


CHANGES = {
    "merge": lambda editors, one: editors.editing.merge(
        GUILD, (one.term.id, one.version), ("other", one.version + 1), draft("Review", aliases=["Other"]), ANNA
    ),
    "hide": lambda editors, _: editors.editing.hide(GUILD, "horovod", ANNA),
    "add": lambda editors, _: editors.editing.add(GUILD, draft("New"), ANNA),
    "edit": lambda editors, one: editors.edit(one, draft("Review")),
    "remove": lambda editors, one: editors.editing.remove(GUILD, one.term.id, one.version, ANNA),
    "unhide": lambda editors, _: editors.editing.unhide(GUILD, "ray", ANNA),
    "settings": lambda editors, _: editors.editing.change_settings(GUILD, lambda _: GuildSettings(Language.DE)),
}


ESSENTIAL = {"merge", "hide"}


@pytest.mark.parametrize(
    "change", [pytest.param(name, marks=[] if name in ESSENTIAL else pytest.mark.long) for name in CHANGES]
)
async def test_a_crash_between_any_two_statements(database, place, change):
    """Either all of a change is there or nothing; after that, the same change can be made."""
    editors, steps = Editors(database), Steps(database)
    one = await editors.add()
    await editors.add(draft("Other"))
    await editors.editing.hide(GUILD, "ray", ANNA)
    before, crashes = await everything(place), 0
    while True:
        steps.restart(crash_at=crashes + 1)
        try:
            await CHANGES[change](editors, one)
        except Crash:
            crashes += 1
            assert await everything(place) == before
        else:
            break
    steps.restart()
    assert crashes >= 3
    assert await everything(place) != before
    fresh = Editors(database)
    assert await fresh.editing.list(GUILD) == await editors.editing.list(GUILD)
    assert (await fresh.catalogues.current(GUILD)).glossary == (await editors.catalogues.current(GUILD)).glossary


async def test_the_life_of_a_term(database):
    """Every step is stored and read the same on any database, and seen by a process that has just started."""
    editors = Editors(database)
    saved = await editors.add(draft({"de": "Rückblick 🌞"}, aliases=["Look-back"]))
    edited = await editors.edit(saved, draft("Review"), BEN)
    assert await editors.editing.confirm(GUILD, "rueckblick", edited.version, BEN) is None
    assert await editors.editing.hide(GUILD, "ray", ANNA)
    own = await Editors(database).editing.get(GUILD, "rueckblick")
    assert (own.term, own.version, own.changed_by, own.confirmed_at) == (edited.term, edited.version, BEN, NOON)
    removed = await editors.editing.remove(GUILD, "rueckblick", edited.version, ANNA)
    fresh = Editors(database)
    assert [change.number for change in await fresh.editing.removed(GUILD)] == [removed.number]
    history = await fresh.editing.history(GUILD, term_id="rueckblick", before=removed.number, limit=1)
    assert [(change.kind, change.before, change.at) for change in history] == [
        (Kind.EDITED, draft({"de": "Rückblick 🌞"}, aliases=["Look-back"]), NOON)
    ]
    assert (await fresh.editing.revert(GUILD, edited.version, None, BEN)).term == saved.term
    assert await fresh.editing.removed(GUILD) == []
    assert [term.id for term in await fresh.editing.hidden(GUILD)] == ["ray"]
    assert await fresh.editing.unhide(GUILD, "ray", ANNA)
    fresh.now += 91 * DAY
    assert await fresh.storage.writer.prune(fresh.now, kept=1, limit=1_000) == 5
    assert [change.kind for change in await fresh.editing.history(GUILD)] == [Kind.REVERTED]
    await fresh.editing.prune()
    assert [change.kind for change in await fresh.editing.history(GUILD)] == [Kind.REVERTED]


async def test_two_add_the_same_at_once(database):
    """In two processes: one of them is told of the clash, however their steps interleave."""
    processes = [Editors(database), Editors(database)]
    for written in (draft(), draft({"en": "Horovod"})):  # a new one, and one over a shared one
        results = await asyncio.gather(*(each.editing.add(GUILD, written, ANNA) for each in processes))
        (refused,) = [each for each in results if isinstance(each, Refused)]
        assert [mistake.wrong for mistake in refused.mistakes] == [Wrong.TAKEN]
    assert len(await processes[0].editing.list(GUILD)) == 2


async def test_many_write_at_once(database):
    """Everything that is reported as saved is there, with a number of its own in the history."""
    processes = [Editors(database), Editors(database)]
    names = [f"Name {number}" for number in range(6)]
    adding = (processes[at % 2].editing.add(GUILD, draft(name), ANNA) for at, name in enumerate(names))
    saved = [each for each in await asyncio.gather(*adding) if isinstance(each, Saved)]
    assert len({each.version for each in saved}) == len(saved) == len(names)
    assert {own.term.names[0] for own in await processes[0].editing.list(GUILD)} == set(names)
    assert [change.number for change in await processes[1].editing.history(GUILD)] == [6, 5, 4, 3, 2, 1]


async def test_two_processes_wait_for_each_other(postgres):
    """While one transaction of a guild runs, another one waits, and then sees what the first has done."""
    database, other = await Database.open(postgres.url), await Database.open(postgres.url)
    editors, others = Editors(database), Editors(other)
    one = await editors.add()
    await others.catalogues.ready(GUILD)
    async with database.begin() as connection:
        await connection.execute(text("UPDATE guild_glossary SET version = version"))
        saving = asyncio.create_task(others.edit(one, draft("Slower")))
        waiting = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
        while not await postgres.run(waiting):  # each query takes long enough that this loop need not sleep
            pass
        await connection.execute(text("UPDATE own_term SET version = 2"))
        await connection.execute(text("UPDATE guild_glossary SET version = 2"))
    assert (await saving).now.version == 2
    await database.close()
    await other.close()


async def test_what_another_process_changed(database):
    """It is seen at the next look at the versions, whatever it was, and costs one query for all guilds."""
    editors, others = Editors(database), Editors(database)
    for guild_id in (GUILD, OTHER):
        await others.catalogues.ready(guild_id)
    saved = await editors.add()
    await editors.add(draft("Elsewhere"), OTHER)
    assert others.finds("retro") == []
    await others.catalogues.refresh()
    assert others.finds("retro") == ["retro"]
    assert others.finds("elsewhere", OTHER) == ["elsewhere"]
    await editors.editing.hide(GUILD, "ray", ANNA)
    await editors.editing.remove(GUILD, "retro", saved.version, ANNA)
    await editors.editing.change_settings(GUILD, lambda _: GuildSettings(private=True))
    await others.catalogues.refresh()
    assert others.finds("retro") == others.finds("ray") == []
    assert others.catalogues.settings_of(GUILD) == GuildSettings(private=True)


@on_sqlite
async def test_more_terms_than_are_fetched_at_once(editors, place):
    """All pages arrive."""
    await editors.add()
    rows = ", ".join(
        f'({GUILD}, \'own-{number}\', 1, \'{{"name": "Own {number}", "definition": {{"en": "x"}}}}\','
        f" '2026-01-01 12:00:00.000000', 5, NULL)"
        for number in range(1_100)
    )
    await place.run(f"INSERT INTO own_term VALUES {rows}")  # noqa: S608 -- ours
    assert len((await editors.storage.reader.load(GUILD)).terms) == 1_101
    assert len(await editors.editing.list(GUILD)) == 1_101


async def test_versions_of_many_guilds(database):
    """A statement takes only so many parameters, and more guilds than that can be asked for."""
    reader = OwnGlossaries(database)
    await Editors(database).add()
    assert await reader.versions(range(1, 40_000)) == {}
    assert await reader.versions([GUILD, *range(40_000)]) == {GUILD: 1}


@on_sqlite
async def test_the_database_is_closed(database):
    """Whoever needs a guild's own terms is told so; a lookup gets the shared ones."""
    editors = Editors(database)
    await database.close()
    with pytest.raises(DatabaseUnavailable):
        await editors.catalogues.ready(GUILD)
    assert editors.finds("ray") == ["ray"]

"""Editors add, change, remove and bring back terms; nothing that somebody else saved is lost."""

import pytest

from bot.database.errors import DatabaseUnavailable
from bot.glossary.catalogue import Catalogue
from bot.glossary.entry.mistakes import Mistake, Wrong
from bot.glossary.own.editing import Full, NotThere, Refused, Removed, Saved
from bot.glossary.own.model import GuildSettings, Kind
from bot.glossary.own.storage.writing import Outdated
from bot.glossary.term import Language
from tests.databases import on_sqlite
from tests.glossary.own.editors import ANNA, BEN, DAY, GUILD, NOON, OTHER, Editors, draft
from tests.lookup.seventeen import SEVENTEEN, make_term

pytestmark = on_sqlite


async def kinds(editors, **which):
    """What was done in the guild, newest first."""
    return [change.kind for change in await editors.editing.history(GUILD, **which)]


async def test_what_is_added_is_found_at_once(editors):
    """In the guild whose editor added it, and nowhere else."""
    saved = await editors.add(draft({"en": "Retro", "de": "Rückblick"}, aliases=["Look-back"]))
    assert (saved.term.id, saved.term.name.de, saved.version) == ("retro", "Rückblick", 1)
    assert editors.finds("ruckblick") == editors.finds("lookback") == ["retro"]
    await editors.catalogues.ready(OTHER)
    assert editors.finds("retro", OTHER) == []


async def test_a_term_over_a_shared_one(editors):
    """It has the shared one's id, so that old buttons and links lead to it, and gives the name back when it goes."""
    saved = await editors.add(draft("Parameter server"))
    assert saved.term.id == "parameter-server"
    assert editors.catalogues.of(GUILD).get("parameter-server") == saved.term
    await editors.editing.remove(GUILD, saved.term.id, saved.version, ANNA)
    assert editors.catalogues.of(GUILD).get("parameter-server") is editors.shared.get("parameter-server")
    await editors.editing.hide(GUILD, "parameter-server", ANNA)
    assert (await editors.add(draft("Parameter Servers"))).term.id == "parameter-servers"
    assert (await editors.add(draft("parameter SERVER"))).term.id == "parameter-server"


async def test_ids_never_change_and_are_never_reused(editors):
    """A new name keeps the id; a new term does not get the id of one that is gone, nor that of a shared term."""
    saved = await editors.add()
    renamed = await editors.edit(saved, draft("Review"))
    assert (renamed.term.id, renamed.term.name.en) == ("retro", "Review")
    await editors.editing.remove(GUILD, "retro", renamed.version, ANNA)
    editors.shared = Catalogue((*SEVENTEEN, make_term("tz", "Time Zone")))
    names = ["Retro", "Rückschau 🌞", "TZ", "Spark, MLlib!", "日本", "日本語"]
    ids = [(await editors.add(draft(name))).term.id for name in names]
    assert ids == ["retro-2", "rueckschau", "tz-2", "spark-mllib", "term", "term-2"]
    assert len((await editors.add(draft("word " * 16))).term.id) <= 50


async def test_the_later_of_two_saves(editors):
    """It is told so with the current version, changes nothing, and can be saved once that was seen."""
    saved = await editors.add()
    faster = await editors.edit(saved, draft(definition={"en": "Faster."}), BEN)
    outdated = await editors.edit(saved, draft(definition={"en": "Slower."}))
    assert isinstance(outdated, Outdated)
    assert (outdated.now.term, outdated.now.version, outdated.now.changed_by) == (faster.term, faster.version, BEN)
    assert (await editors.editing.get(GUILD, "retro")).draft["definition"] == {"en": "Faster."}
    assert isinstance(await editors.edit(faster, draft(definition={"en": "Slower."})), Saved)


async def test_somebody_removes_it_meanwhile(editors):
    """Then there is nothing to overwrite, and nothing comes back by accident."""
    saved = await editors.add()
    removed = await editors.editing.remove(GUILD, "retro", saved.version, BEN)
    assert isinstance(removed, Removed)
    assert await editors.edit(saved, draft()) == Outdated(None)
    assert await editors.editing.remove(GUILD, "retro", saved.version, ANNA) == Outdated(None)
    assert await editors.editing.confirm(GUILD, "retro", saved.version, ANNA) == Outdated(None)
    assert await editors.editing.list(GUILD) == ()


async def test_as_many_as_a_guild_may_have(database):
    """One more is refused, but those that are there can still be changed, and another guild has room."""
    editors = Editors(database, most=2)
    saved = [await editors.add(draft(name)) for name in ("One", "Two")]
    assert await editors.editing.add(GUILD, draft("Three"), ANNA) == Full(2)
    assert isinstance(await editors.edit(saved[0], draft("Three")), Saved)
    await editors.add(draft("Three"), OTHER)
    await editors.editing.remove(GUILD, "two", saved[1].version, ANNA)
    await editors.add(draft("Four"))
    assert await editors.editing.bring_back(GUILD, "two", ANNA) == Full(2)


async def test_history(editors):
    """Who did what and when, and what the term was before and after."""
    saved = await editors.add()
    editors.now += DAY
    edited = await editors.edit(saved, draft("Review"), BEN)
    await editors.add(draft("Other"))
    last, first = await editors.editing.history(GUILD, term_id="retro")
    assert (first.kind, first.by, first.at, first.before) == (Kind.ADDED, ANNA, NOON, None)
    assert (last.kind, last.by, last.at, last.number) == (Kind.EDITED, BEN, NOON + DAY, edited.version)
    assert (last.before, last.after) == (draft(), draft("Review"))
    assert await kinds(editors, limit=1) == [Kind.ADDED]
    assert await kinds(editors, before=last.number) == [Kind.ADDED]
    assert await editors.editing.history(OTHER) == []


async def test_reverting(editors):
    """A change is taken back by a new one, if the term is still what the editor has seen, and no rule is broken."""
    saved = await editors.add()
    edited = await editors.edit(saved, draft("Review"))
    await editors.add()
    clash = await editors.editing.revert(GUILD, edited.version, edited.version, ANNA)
    assert clash == Refused(
        (Mistake(Wrong.TAKEN, ("name",), {"text": "Retro", "term_id": "retro-2", "name": "Retro"}),)
    )
    await editors.editing.remove(GUILD, "retro-2", 3, ANNA)
    assert isinstance(await editors.editing.revert(GUILD, edited.version, saved.version, BEN), Outdated)
    back = await editors.editing.revert(GUILD, edited.version, edited.version, BEN)
    assert back.term == saved.term
    assert await kinds(editors, limit=1) == [Kind.REVERTED]
    gone = await editors.editing.revert(GUILD, saved.version, back.version, BEN)
    assert isinstance(gone, Removed)
    assert await editors.editing.revert(GUILD, saved.version, None, BEN) == NotThere()
    assert (await editors.editing.revert(GUILD, gone.number, None, BEN)).term == saved.term
    assert await editors.editing.revert(GUILD, 99, None, BEN) == NotThere()


async def test_bringing_back(editors):
    """For 90 days, with the id and everything that it had."""
    saved = await editors.add(draft(aliases=["Look-back"]))
    await editors.editing.remove(GUILD, "retro", saved.version, ANNA)
    editors.now += 89 * DAY
    await editors.editing.prune()
    (removed,) = await editors.editing.removed(GUILD)
    assert (removed.term_id, removed.by) == ("retro", ANNA)
    assert (await editors.editing.bring_back(GUILD, "retro", BEN)).term == saved.term
    assert await editors.editing.removed(GUILD) == []
    assert await editors.editing.bring_back(GUILD, "retro", BEN) == NotThere()


async def test_after_ninety_days(editors, place):
    """Nothing is left of a removed term; of one that is there, the last twenty changes stay."""
    saved = await editors.add()
    await editors.editing.remove(GUILD, "retro", saved.version, ANNA)
    kept = await editors.add(draft("Kept"))
    columns = "guild_id, number + {}, term_id, changed_at, changed_by, kind, before, after"
    for more in range(1, 25):
        one = f"SELECT {columns.format(more)} FROM own_term_change WHERE number = {kept.version}"  # noqa: S608 -- ours
        await place.run(f"INSERT INTO own_term_change {one}")
    await editors.editing.hide(GUILD, "ray", ANNA)
    editors.now += 91 * DAY
    await editors.editing.prune()
    assert await editors.editing.bring_back(GUILD, "retro", ANNA) == NotThere()
    left = await editors.editing.history(GUILD, limit=50)
    assert {change.term_id for change in left} == {"kept"}
    assert len(left) == 20
    await editors.editing.prune()
    assert (await editors.add(draft("More"))).version > left[0].number


async def test_merging(editors):
    """Of two terms one is left, which has the names of both; both changes are made, or neither."""
    one = await editors.add(draft("Retro"))
    await editors.add(draft("Review"))
    kept, gone = ("retro", one.version), ("review", one.version + 1)
    both = draft("Retro", aliases=["Review"])
    await editors.edit(one, draft("Retro", level="basic"))
    assert isinstance(await editors.editing.merge(GUILD, kept, gone, both, ANNA), Outdated)
    assert editors.finds("review") == ["review"]
    kept = ("retro", (await editors.editing.get(GUILD, "retro")).version)
    merged = await editors.editing.merge(GUILD, kept, gone, both, ANNA)
    assert isinstance(merged, Saved)
    assert (await editors.editing.get(GUILD, "retro")).version == merged.version
    assert editors.finds("review") == ["retro"]
    assert await kinds(editors, limit=2) == [Kind.EDITED, Kind.MERGED]
    assert [change.term_id for change in await editors.editing.removed(GUILD)] == ["review"]


async def test_what_has_become_stale(editors):
    """What nobody has changed or confirmed for long; confirming is no change, so it gets in nobody's way."""
    terms = [await editors.add(draft(name)) for name in ("One", "Two", "Three")]
    editors.now += 10 * DAY
    assert await editors.editing.confirm(GUILD, "two", terms[1].version, BEN) is None
    assert isinstance(await editors.edit(terms[1], draft("Two", level="basic")), Saved)
    assert await editors.editing.confirm(GUILD, "one", terms[0].version, BEN) is None
    assert [own.term.id for own in await editors.editing.stale(GUILD, NOON + DAY)] == ["three"]
    assert [own.term.id for own in await editors.editing.stale(GUILD, NOON + 20 * DAY)] == ["three", "one", "two"]
    assert isinstance(await editors.editing.confirm(GUILD, "two", terms[1].version, BEN), Outdated)


async def test_hiding(editors):
    """A shared term is not there in the guild until it is shown again; either is done once."""
    assert await editors.editing.hide(GUILD, "no-such", ANNA) == NotThere()
    assert await editors.editing.hide(GUILD, "ray", ANNA) is True
    assert await editors.editing.hide(GUILD, "ray", BEN) is False
    assert editors.finds("ray") == []
    assert [term.id for term in await editors.editing.hidden(GUILD)] == ["ray"]
    await editors.catalogues.ready(OTHER)
    assert editors.finds("ray", OTHER) == ["ray"]
    assert await editors.editing.unhide(GUILD, "ray", BEN) is True
    assert await editors.editing.unhide(GUILD, "ray", BEN) is False
    assert editors.finds("ray") == ["ray"]
    assert await kinds(editors) == [Kind.UNHIDDEN, Kind.HIDDEN]
    assert await editors.editing.revert(GUILD, 1, None, ANNA) == NotThere()


async def test_settings(editors):
    """Two editors who change different settings both have their way."""
    assert await editors.editing.settings(GUILD) == GuildSettings()
    await editors.editing.change_settings(GUILD, lambda _: GuildSettings(Language.DE, private=True, links=False))
    replaced = GuildSettings(Language.DE, private=True, links=False, editor_role_id=2**63 - 1)
    assert await editors.editing.change_settings(GUILD, lambda _: replaced) == replaced
    assert await editors.storage.writer.change_settings(GUILD, lambda now: now) == replaced
    assert editors.catalogues.settings_of(GUILD) == replaced
    assert editors.catalogues.settings_of(None) == GuildSettings()


async def test_settings_do_not_get_in_the_way_of_terms(editors):
    """An open form can be saved after somebody changed a setting or hid a term."""
    saved = await editors.add()
    await editors.editing.change_settings(GUILD, lambda _: GuildSettings(Language.DE))
    await editors.editing.hide(GUILD, "ray", BEN)
    assert isinstance(await editors.edit(saved, draft("Review")), Saved)


async def test_while_the_database_is_away(editors):
    """Whoever saves is told that nothing is known to be saved, and what was found before is still found."""
    saved = await editors.add()
    await editors.storage.reader._database.close()
    with pytest.raises(DatabaseUnavailable):
        await editors.edit(saved, draft("Review"))
    await editors.catalogues.refresh()
    assert editors.finds("retro") == ["retro"]

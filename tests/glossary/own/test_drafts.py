"""Drafts: what editors have written and not saved yet is still there when they come back to it, but not forever."""

from dataclasses import replace

from tests.databases import on_sqlite
from tests.glossary.own.editors import BEN, DAY, GUILD, OTHER, Editors, draft, own_draft

BREAKS_RULES = {"name": {"de": "x" * 300}, "aliases": ["\ud800\0 <@1> 🌞"], "unknown": None}


async def test_every_process_has_it(database):
    """As it was last changed, until it is dropped."""
    editors, others = Editors(database), Editors(database)
    kept = await editors.editing.keep_draft(GUILD, own_draft(BREAKS_RULES))
    assert await others.editing.draft(GUILD, kept.draft_id) == kept
    changed = replace(kept, term_id="retro", version=2**40, draft=draft("Über"), other=("review", 7))
    await others.editing.change_draft(GUILD, changed)
    assert await editors.editing.draft(GUILD, kept.draft_id) == changed
    await others.editing.drop_draft(GUILD, kept.draft_id)
    assert await editors.editing.draft(GUILD, kept.draft_id) is None
    await editors.editing.change_draft(GUILD, changed)
    assert await editors.editing.draft(GUILD, kept.draft_id) is None


@on_sqlite
async def test_it_belongs_to_its_guild(editors):
    """Its id is nothing that anybody could guess, and leads to nothing elsewhere."""
    kept = [await editors.editing.keep_draft(GUILD, own_draft()) for _ in range(5)]
    ids = {each.draft_id for each in kept}
    assert len(ids) == 5
    assert all(len(each) == 10 and each.isascii() and each.isalnum() and each == each.lower() for each in ids)
    assert await editors.editing.draft(OTHER, kept[0].draft_id) is None
    await editors.editing.drop_draft(OTHER, kept[0].draft_id)
    assert await editors.editing.draft(GUILD, kept[0].draft_id) == kept[0]


async def test_as_many_as_an_editor_may_have(database):
    """The ones that were not touched for longest go; those of others, and in other guilds, stay."""
    editors = Editors(database)
    others = [(GUILD, own_draft(by=BEN)), (OTHER, own_draft())]
    elsewhere = [(guild_id, await editors.editing.keep_draft(guild_id, it)) for guild_id, it in others]
    kept = [await editors.editing.keep_draft(GUILD, own_draft(draft(name))) for name in ("One", "Two")]
    editors.now += DAY / 24
    await editors.editing.change_draft(GUILD, kept[0])
    kept += [await editors.editing.keep_draft(GUILD, own_draft()) for _ in range(19)]
    left = [await editors.editing.draft(GUILD, each.draft_id) for each in kept]
    assert left == [kept[0], None, *kept[2:]]
    for guild_id, it in elsewhere:
        assert await editors.editing.draft(guild_id, it.draft_id) == it


async def test_after_two_days(database):
    """It is deleted, but not what somebody has changed since."""
    editors = Editors(database)
    old, changed = [await editors.editing.keep_draft(GUILD, own_draft()) for _ in range(2)]
    editors.now += DAY
    await editors.editing.change_draft(GUILD, changed)
    editors.now += 1.1 * DAY
    await editors.editing.prune()
    assert await editors.editing.draft(GUILD, old.draft_id) is None
    assert await editors.editing.draft(GUILD, changed.draft_id) == changed

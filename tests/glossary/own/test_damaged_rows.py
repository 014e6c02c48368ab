"""Rows of own glossaries that hold what the bot never wrote: each concerns one term, change, draft or setting only."""

import pytest

from bot.database.damage import Damaged
from bot.glossary.own.entries import read_draft, read_entry
from bot.glossary.own.model import GuildSettings
from tests.databases import on_sqlite
from tests.glossary.own.editors import ANNA, GUILD, draft, own_draft

NO_JSON, BREAKS_RULES = "no json", '{"name": "x", "definition": {"en": ""}}'


@pytest.mark.parametrize("damage", [NO_JSON, BREAKS_RULES, "[]", "{}", "[" * 9_999])
def test_what_is_no_entry(damage):
    """Nothing but an entry that keeps the rules is read as one."""
    with pytest.raises(Damaged):
        read_entry("retro", read_draft(damage))


@on_sqlite
@pytest.mark.parametrize("damage", [NO_JSON, BREAKS_RULES])
async def test_a_damaged_term(editors, place, damage, caplog):
    """It is left out and named in the log once; the others stay; editors can remove it, or revert to what it was."""
    saved = await editors.add()
    await editors.add(draft("Other"))
    edited = await editors.edit(saved, draft("Review"))
    await place.run(f"UPDATE own_term SET entry = '{damage}' WHERE term_id = 'retro'")  # noqa: S608 -- ours
    await editors.catalogues.renew(GUILD)
    await editors.catalogues.renew(GUILD)
    assert [term.id for term in (await editors.catalogues.current(GUILD)).glossary.terms] == ["other"]
    assert caplog.text.count(f"The term 'retro' of guild {GUILD} cannot be used") == 1
    assert [own.term.id for own in await editors.editing.list(GUILD)] == ["other"]
    assert await editors.editing.get(GUILD, "retro") is None
    back = await editors.editing.revert(GUILD, edited.version, None, ANNA)
    assert back.term == saved.term
    await place.run(f"UPDATE own_term SET entry = '{damage}' WHERE term_id = 'retro'")  # noqa: S608 -- ours
    await editors.editing.remove(GUILD, "retro", None, ANNA)
    assert await place.run("SELECT term_id FROM own_term") == [("other",)]


@on_sqlite
@pytest.mark.parametrize("column", ["term_id", "version", "changed_at", "changed_by", "confirmed_at"])
async def test_a_damaged_column(editors, place, column):
    """SQLite stores anything in any column; the other terms are not affected."""
    await editors.add()
    await editors.add(draft("Other"))
    await place.run(f"UPDATE own_term SET {column} = x'00ff' WHERE term_id = 'retro'")  # noqa: S608 -- ours
    await editors.catalogues.renew(GUILD)
    assert [own.term.id for own in await editors.editing.list(GUILD)] == ["other"]
    assert editors.finds("other") == ["other"]
    await editors.add(draft("More"))


@on_sqlite
@pytest.mark.parametrize("damage", ["'many'", "-5", "NULL"])
async def test_a_damaged_version_of_the_glossary(editors, place, damage):
    """The next change gives it a new one, above all that there were."""
    saved = await editors.edit(await editors.add(), draft("Review"))
    if damage == "NULL":  # the row was deleted by hand
        await place.run("DELETE FROM guild_glossary")
        await place.run("INSERT INTO guild_glossary VALUES (9, 0, NULL, 0, 1, NULL)")
    else:
        await place.run(f"UPDATE guild_glossary SET version = {damage}, language = 'xx', links = 7")  # noqa: S608 -- ours
    await editors.catalogues.refresh()
    if damage != "NULL":
        assert editors.finds("review") == ["retro"]
        assert editors.catalogues.settings_of(GUILD) == GuildSettings()
    added = await editors.add(draft("More"))
    assert added.version > saved.version
    assert editors.finds("review") == ["retro"]


@on_sqlite
async def test_damaged_history(editors, place, caplog):
    """A change that cannot be read is left out and logged once."""
    edited = await editors.edit(await editors.add(), draft("Review"))
    await place.run("UPDATE own_term_change SET kind = 'guessed', after = '?' WHERE number = 1")
    for _ in range(2):
        assert [change.number for change in await editors.editing.history(GUILD)] == [edited.version]
    assert caplog.text.count(f"The change 1 in the glossary of guild {GUILD} cannot be used") == 1


@on_sqlite
async def test_many_damaged_terms(editors, place, caplog):
    """They do not flood the log."""
    for number in range(12):
        await editors.add(draft(f"Own {number}"))
    await place.run("UPDATE own_term SET entry = '?'")
    for _ in range(2):
        assert await editors.editing.list(GUILD) == ()
    assert len([record for record in caplog.records if "cannot be used" in record.getMessage()]) == 11
    assert f"The rest of the terms of guild {GUILD} cannot be used: 12 in all are damaged" in caplog.text


@on_sqlite
@pytest.mark.parametrize(
    "damage",
    ["entry = 'no json'", "entry = '[]'", "version = 'x'", "kept_by = x'00ff'", "term_id = x'00'"],
)
async def test_a_damaged_draft(editors, place, damage):
    """It is as if it were gone."""
    kept = await editors.editing.keep_draft(GUILD, own_draft())
    await place.run(f"UPDATE own_draft SET {damage}")  # noqa: S608 -- ours
    assert await editors.editing.draft(GUILD, kept.draft_id) is None
    await editors.editing.drop_draft(GUILD, kept.draft_id)
    assert await place.run("SELECT * FROM own_draft") == []

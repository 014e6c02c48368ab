"""The term of the day is one that the guild sees, also right after a start, when nobody has looked anything up."""

from dataclasses import replace

from bot.daily.model import NextTerms, PostKey
from bot.daily.next_term import DailyTerms, random_of
from bot.daily.storage.posts import DailyPosts
from tests.daily.discord_double import DAILY, EIGHT, FIRST
from tests.databases import on_sqlite
from tests.glossary.own.editors import ANNA, Editors, draft
from tests.lookup.seventeen import SEVENTEEN

pytestmark = on_sqlite

POST = PostKey(FIRST, EIGHT.date())
GUILD = FIRST.guild_id


async def test_an_own_term(database):
    """It is drawn, chosen and found by a process that has not read it yet."""
    await Editors(database).add(draft("Retro"), GUILD)

    def just_started():
        return DailyTerms(DailyPosts(database), Editors(database).catalogues.ready, random_of)

    of_their_own = replace(DAILY, category_id="own")
    pick = await just_started().pick(POST, of_their_own)
    assert pick(NextTerms()).shown.term_id == "retro"
    assert (await just_started().get(GUILD, "retro")).names == ("Retro",)
    assert [term.id for term in await just_started().queue(GUILD, NextTerms(("retro", "gone")))] == ["retro"]
    assert await just_started().has_any(GUILD, of_their_own)
    assert not await just_started().has_any(GUILD + 1, of_their_own)


async def test_a_hidden_term(database):
    """It never comes."""
    editors = Editors(database)
    for term in SEVENTEEN[1:]:
        await editors.editing.hide(GUILD, term.id, ANNA)
    terms = DailyTerms(DailyPosts(database), Editors(database).catalogues.ready, random_of)
    assert (await terms.pick(POST, DAILY))(NextTerms()).shown.term_id == SEVENTEEN[0].id
    assert (await terms.left(FIRST, DAILY)).terms == 1

"""What everybody sees with /today."""

import pytest

from tests.cogs.daily.days import DAY, HOUR, SET, allow, ask, passes, posts, shown
from tests.world import SMALL_GLOSSARY, buttons


@pytest.fixture
def settings(days_pass):
    """Days pass quickly."""
    return days_pass


async def paged_back(world, page, *, times: int) -> list[str]:
    """The titles that Ben sees on this page and while he turns back so many ``times``."""
    seen = [page.embeds[0].title]
    for _ in range(times):
        await world.ben.click(page, label="Earlier")
        seen.append(page.embeds[0].title)
    return seen


async def test_todays_term_again(daily):
    """It shows the term, the date and the link to the post, only to the person who asks, in their language."""
    await passes(daily, DAY - 12 * HOUR)
    [post] = posts(daily)
    english = await ask(daily, "today", daily.ben)
    german = await ask(daily, "today", daily.greta)
    assert english.content == f"Today's term (Thursday, January 1, 2026): {post.jump_url}"
    assert german.content == f"Der heutige Begriff (Donnerstag, 1. Januar 2026): {post.jump_url}"
    assert shown(daily, english) == shown(daily, german) == shown(daily, post)


async def test_paging_back_and_forth(daily):
    """One button leads to the day before, until there is none; another leads back to today."""
    await passes(daily, 2 * DAY + 12 * HOUR)
    titles = [post.embeds[0].title for post in posts(daily)]
    page = await ask(daily, "today", daily.ben)
    assert await paged_back(daily, page, times=2) == titles[::-1]
    assert page.content.startswith("Term of the day for Thursday, January 1, 2026: https://discord.com/channels/")
    assert "Earlier" not in buttons(page)
    await daily.ben.click(page, label="Today")
    assert page.embeds[0].title == titles[-1]
    assert buttons(page)[-1] == "Earlier"


async def test_back_from_a_related_term(daily):
    """*Back* leads to the page as it was, with its line and its buttons, also after a restart and on another day."""
    await passes(daily, 2 * DAY + 12 * HOUR)
    page = await ask(daily, "today", daily.ben)
    for date in ("January 3, 2026", "January 2, 2026"):
        content, title, before = page.content, page.embeds[0].title, buttons(page)
        assert date in content
        await daily.ben.click(page, label=before[0])
        assert page.content == ""
        await daily.restart()
        await daily.ben.click(page, label="Back")
        assert (page.content, page.embeds[0].title, buttons(page)) == (content, title, before)
        await daily.ben.click(page, label="Auf Deutsch")
        await daily.ben.click(page, label="Zurück")
        assert page.content == content
        await daily.ben.click(page, label="Earlier")
    await daily.ben.click(page, label=buttons(page)[0])
    await passes(daily, DAY)
    await daily.ben.click(page, label="Back")
    assert page.content.startswith("Term of the day for Thursday, January 1, 2026: https://discord.com/channels/")


async def test_showing_it_to_everyone(daily):
    """Everybody sees the card; the page stays as it was, with the date and the way to earlier terms."""
    await passes(daily, 3 * DAY)
    page = await ask(daily, "today", daily.ben)
    await daily.ben.click(page, label="Earlier")
    content, before = page.content, buttons(page)
    assert before[-4:] == ["Auf Deutsch", "Show to everyone", "Earlier", "Today"]

    [public] = (await daily.ben.click(page, label="Show to everyone")).followups

    assert shown(daily, public) == shown(daily, page)
    assert (page.content, buttons(page)) == (content, [label for label in before if label != "Show to everyone"])
    await daily.ben.click(page, label="Earlier")
    assert page.embeds[0].title == posts(daily)[-2].embeds[0].title


async def test_where_nobody_may_write(daily):
    """A reader can turn the pages of a channel in which they may not write."""
    await passes(daily, 2 * DAY)
    guild = daily.bot.get_guild(daily.guild.id)
    await guild.get_channel(daily.channel.id).set_permissions(guild.default_role, send_messages=False)
    page = await ask(daily, "today", daily.ben)
    assert buttons(page)[-2:] == ["Auf Deutsch", "Earlier"]
    await daily.ben.click(page, label="Earlier")
    assert buttons(page)[-3:] == ["Auf Deutsch", "Earlier", "Today"]


class TestATermInOneLanguage:
    """A glossary whose one term is in English only, and leads nowhere."""

    @pytest.fixture
    def settings(self, make_settings, glossary_file):
        """Days pass quickly."""
        head = SMALL_GLOSSARY.partition("  - id: pear")[0].replace("    see_also: [pear]\n", "")
        glossary_file.write_text(head.replace(", de: Eine runde Frucht.", ""), encoding="utf-8")
        seldom = {"daily_tick_seconds": 1800, "glossary_poll_seconds": 3600, "counts_flush_seconds": 3600}
        return make_settings(glossary_file=glossary_file, **seldom)

    async def test_where_nobody_may_write(self, daily):
        """Its page has only the buttons that turn pages."""
        await passes(daily, DAY + 12 * HOUR)
        guild = daily.bot.get_guild(daily.guild.id)
        await guild.get_channel(daily.channel.id).set_permissions(guild.default_role, send_messages=False)
        page = await ask(daily, "today", daily.ben)
        assert buttons(page) == ["Earlier"]


async def test_before_the_hour(daily):
    """It says that today's post has not come yet and shows another term; yesterday's is one click away."""
    await passes(daily, DAY)
    page = await ask(daily, "today", daily.ben)
    assert "hasn't been posted yet" in page.content
    await daily.ben.click(page, label="Earlier")
    assert page.embeds[0].title == posts(daily)[0].embeds[0].title


async def test_extra_posts(daily):
    """Several posts of one day each have a page of their own, the newest first."""
    await ask(daily, "daily post-now")
    for _ in range(2):
        await daily.ada.click(await ask(daily, "daily post-now"), label="Post another")
    titles = [post.embeds[0].title for post in posts(daily)]
    page = await ask(daily, "today", daily.ben)
    assert await paged_back(daily, page, times=2) == titles[::-1]


async def test_a_day_without_one(daily):
    """If today is skipped or not a chosen day, it says when the next term comes; if paused, it says that."""
    await ask(daily, "daily skip")
    skipped = await ask(daily, "today", daily.ben)
    assert "There's no term of the day today. The next one is due <t:" in skipped.content
    await ask(daily, "daily set", channel=daily.channel, days="Sunday", **SET)
    german = await ask(daily, "today", daily.greta)
    assert "Heute gibt es keinen Begriff des Tages. Der nächste kommt am <t:" in german.content
    await ask(daily, "daily pause")
    assert "is paused on this server" in (await ask(daily, "today", daily.ben)).content


async def test_a_post_that_waits(daily):
    """While today's post cannot be sent, it is still expected."""
    await allow(daily, send_messages=False)
    await passes(daily, 10 * HOUR)
    assert "hasn't been posted yet" in (await ask(daily, "today", daily.ben)).content


async def test_where_nothing_is_scheduled(world):
    """It says so and how to change it, and still shows a term of the day, the same one all day."""
    first, second = await ask(world, "today", world.ben), await ask(world, "today", world.ben)
    assert "The term of the day isn't set up on this server" in first.content
    assert first.embeds[0].title == second.embeds[0].title
    assert "Earlier" not in buttons(first)


async def test_in_a_direct_message(world):
    """It shows a term of the day and does not mention servers."""
    result = await world.env.create_user("dora").slash("today")
    assert result.response.content == "Here's a term for today."
    assert "Earlier" not in buttons(result.response)

"""Several terms of the day in a server, each in its own channel."""

import discord
import pytest

from tests.cogs.daily.days import DAY, HOUR, SET, ask, passes, posts, shown
from tests.world import buttons, field_of

pytestmark = pytest.mark.unmeasured("the same commands, for several schedules")


@pytest.fixture
def settings(days_pass):
    """Days pass quickly."""
    return days_pass


@pytest.fixture
async def two(daily):
    """Ada has set up a second one, in German, for beginners of hardware."""
    daily.second = daily.guild.create_text_channel("anfang")
    options = {"language": "Deutsch", "category": "hardware", "time": "10:00", "timezone": "Berlin"}
    await ask(daily, "daily set", channel=daily.second, **options)
    return daily


async def choose(world, question, channel, who=None):
    """Answer the question which one is meant."""
    [select] = question.components[0]["components"]
    [value] = [option["value"] for option in select["options"] if option["label"] == f"#{channel}"]
    return (await (who or world.ada).select(question, [value], custom_id=select["custom_id"])).response


async def test_each_posts_in_its_channel(two):
    """Each with its own settings and its own round."""
    await passes(two, 2 * DAY)

    assert len(posts(two)) == 2
    german = [message for message in two.second.history(viewer=two.ben) if "Begriff des Tages" in message.content]
    assert len(german) == 2
    assert {shown(two, message).category.id for message in german} == {"hardware"}


async def test_it_asks_which_one(two):
    """Without a channel, a select lists them with their times; with one, it does not ask."""
    question = await ask(two, "daily status")
    [select] = question.components[0]["components"]
    assert [option["label"] for option in select["options"]] == ["#glossary", "#anfang"]
    assert select["options"][1]["description"] == "every day · 10:00 · in German"

    chosen = await choose(two, question, "anfang")

    assert field_of(chosen.embeds[0], "Channel") == f"<#{two.second.id}>"
    named = await ask(two, "daily status", channel=two.second)
    assert field_of(named.embeds[0], "Channel") == f"<#{two.second.id}>"


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("preview", "{channel}: The next post, for"),
        ("next", "{channel}: No terms are chosen"),
        ("post-now", "{channel}: Today's term is out"),
        ("skip", "{channel}: The post for Thursday"),
        ("pause", "{channel}: Paused"),
        ("resume", "{channel}: Resumed."),
        ("off", "Turn off the term of the day in {channel}?"),
    ],
)
async def test_every_command_asks(two, command, says):
    """And acts on the one that is chosen, also after a restart."""
    question = await ask(two, f"daily {command}")
    assert question.content == "This server has several terms of the day. Which one do you mean?"
    await two.restart()
    answer = await choose(two, question, "anfang")
    assert answer.content.startswith(says.format(channel=f"<#{two.second.id}>"))


async def test_what_follows_names_the_channel_too(two):
    """Another term that is drawn, and what is left of the queue."""
    channel = f"<#{two.second.id}>"
    preview = await ask(two, "daily preview", channel=two.second)
    await two.ada.click(preview, label="Draw another")
    assert preview.content.startswith(f"{channel}: The next post, for")
    queue = await ask(two, "daily next", channel=two.second, term="Ray")
    [select] = queue.components[0]["components"]
    left = (await two.ada.select(queue, ["ray"], custom_id=select["custom_id"])).response
    assert left.content.startswith(f"{channel}: No terms are chosen")


async def test_set_asks_too(two):
    """It keeps what was named until one is chosen, also after a restart; nothing needs to be typed again."""
    role = two.guild.create_role("Learners", mentionable=True)
    flags = {"thread": True, "clear": "category", "level": "advanced", "language": "English"}
    question = await ask(two, "daily set", time="12:15", timezone="London", days="Mon, Sun", role=role, **flags)
    assert question.content == "This server has several terms of the day. Which one do you mean?"
    await two.restart()

    changed = await choose(two, question, "anfang")

    lines = changed.content.splitlines()
    assert lines[0] == f"Changed in <#{two.second.id}>:"
    assert {line.partition("→")[2].strip() for line in lines if "→" in line} == {
        *("**12:15**", "**Europe/London**", "**on Mondays and Sundays**", "**terms from all categories**"),
        *("**advanced terms only**", f"**<@&{role.id}>**", "**in English**", "**yes**"),
    }
    await two.ada.click(changed, label="Undo")
    assert "**Europe/Berlin**" in changed.content


async def test_set_moves_the_one_that_is_chosen(two):
    """Whoever may not manage the server at that moment cannot choose."""
    other = two.guild.create_text_channel("other")
    question = await ask(two, "daily set", category="hardware", move_to=other)
    [admin] = [role for role in two.bot.get_guild(two.guild.id).roles if role.name == "Admin"]
    await admin.edit(permissions=discord.Permissions.none())
    refused = await choose(two, question, "glossary")
    assert refused.content.startswith("Only members with *Manage Server*")
    await admin.edit(permissions=discord.Permissions(manage_guild=True))
    changed = await choose(two, question, "glossary")
    assert f"- Channel: <#{two.channel.id}> → **<#{other.id}>**" in changed.content
    assert "**Hardware and Precision**" in changed.content


async def test_choosing_one_that_is_gone(two):
    """One that was turned off since the question stays off."""
    question = await ask(two, "daily set", time="12:15")
    await ask(two, "daily off", channel=two.second, sure=True)
    [select] = question.components[0]["components"]
    chosen = await two.ada.select(question, [select["options"][1]["value"]], custom_id=select["custom_id"])
    assert [told.content for told in chosen.followups] == [
        "That term of the day is gone. `/daily set` sets up a new one."
    ]


async def test_pausing_one_leaves_the_other(two):
    """Each is paused, skipped and turned off by itself."""
    await ask(two, "daily pause", channel=two.second)
    await passes(two, DAY)
    assert len(posts(two)) == 1
    assert not [message for message in two.second.history(viewer=two.ben) if "Begriff" in message.content]


async def test_a_channel_without_one(two):
    """The answer says how to set one up."""
    other = two.guild.create_text_channel("other")
    answer = await ask(two, "daily pause", channel=other)
    assert answer.content == "There's no term of the day in #other. `/daily set` sets one up."


async def test_the_zone_of_the_others(two):
    """A further one has it, unless another is named."""
    other = two.guild.create_text_channel("other")
    answer = await ask(two, "daily set", channel=other, time="12:00")
    assert f"<#{other.id}> will get a term of the day every day at 12:00 (UTC)" in answer.content


async def test_two_in_one_channel(two):
    """One cannot move where another is."""
    answer = await ask(two, "daily set", channel=two.second, move_to=two.channel)
    assert answer.content.startswith(f"There already is a term of the day in <#{two.channel.id}>")


async def test_ten_at_most(daily):
    """The eleventh is refused with what to do."""
    for number in range(9):
        channel = daily.guild.create_text_channel(f"channel-{number}")
        assert "Done" in (await ask(daily, "daily set", channel=channel, **SET)).content
    eleventh = daily.guild.create_text_channel("eleventh")
    assert "as many" in (await ask(daily, "daily set", channel=eleventh, **SET)).content


async def test_today_is_that_of_the_channel(two):
    """In a channel with one of its own, /today shows that; elsewhere it lets choose among those one can see."""
    await passes(two, 12 * HOUR)
    german = [message for message in two.second.history(viewer=two.ben) if "Begriff" in message.content]
    here = (await two.ben.slash(two.second, "today")).response
    assert shown(two, here) == shown(two, german[0])
    other = two.guild.create_text_channel("other")
    question = (await two.ben.slash(other, "today")).response
    assert question.content == "This server has several terms of the day. Which one do you want to see?"
    page = await choose(two, question, "anfang", two.ben)
    assert shown(two, page) == shown(two, german[0])


async def test_today_hides_channels_that_one_cannot_see(two):
    """A member who sees only one of them is offered only that."""
    guild = two.bot.get_guild(two.guild.id)
    await guild.get_channel(two.second.id).set_permissions(guild.default_role, view_channel=False)
    other = two.guild.create_text_channel("other")
    question = (await two.ben.slash(other, "today")).response
    [select] = question.components[0]["components"]
    assert [option["label"] for option in select["options"]] == ["#glossary"]


async def test_turning_pages_of_the_second(two):
    """Its pages stay its own."""
    await passes(two, DAY + 12 * HOUR)
    german = [message for message in two.second.history(viewer=two.ben) if "Begriff" in message.content]
    page = (await two.ben.slash(two.second, "today")).response
    await two.ben.click(page, label="Earlier")
    assert shown(two, page) == shown(two, german[0])
    assert "Earlier" not in buttons(page)
    await two.ben.click(page, label="Today")
    assert shown(two, page) == shown(two, german[1])

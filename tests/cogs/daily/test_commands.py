"""The term of the day as admins set it up and everybody sees it."""

from datetime import UTC, datetime, timedelta

import discord
import pytest

from bot.glossary.guild_lookups import Lookups
from tests.cogs.daily.days import DAY, SET, allow, ask, passes, posts, shown
from tests.world import buttons, field_of


@pytest.fixture
def settings(days_pass):
    """Days pass quickly."""
    return days_pass


async def test_setting_it_up(world):
    """The admin reads when the next three posts come; they come, one a day, visible to everybody, and ping nobody."""
    answer = await ask(world, "daily set", channel=world.channel, **SET)
    nine = int(datetime(2026, 1, 1, 9, tzinfo=UTC).timestamp())
    assert f"<#{world.channel.id}> will get a term of the day every day at 09:00 (UTC)" in answer.content
    assert [f"<t:{nine + 86400 * day}:f>" in answer.content for day in range(4)] == [True, True, True, False]

    await passes(world, 3 * DAY)

    titles = [message.embeds[0].title for message in posts(world)]
    assert [message.content for message in posts(world)] == [
        f"Term of the day: **{title}** · {day}"
        for title, day in zip(
            titles, ("Thursday, January 1, 2026", "Friday, January 2, 2026", "Saturday, January 3, 2026"), strict=True
        )
    ]
    assert len(set(titles)) == 3
    assert not any(message.mentions or message.role_mentions for message in posts(world))


async def test_the_post_has_buttons(daily):
    """The buttons lead to related terms and to the other language; only the person who clicks sees what they show."""
    await passes(daily, DAY)
    [post] = posts(daily)
    assert buttons(post)[-1] == "Auf Deutsch"
    german = await daily.ben.click(post, label="Auf Deutsch")
    related = await daily.greta.click(post, label=buttons(post)[0])
    assert german.response.ephemeral
    assert shown(daily, german.response) == shown(daily, post)
    assert buttons(german.response)[-2:] == ["In English", "Allen zeigen"]
    assert related.response.ephemeral
    assert shown(daily, related.response).name.en == buttons(post)[0]
    assert buttons(related.response)[-1] == "Zurück"
    await daily.greta.click(related.response, label="Zurück")
    assert shown(daily, related.response) == shown(daily, post)


async def test_everything_that_can_be_chosen(world):
    """Days, category, role, language and thread are taken as the admin chose them."""
    role = world.guild.create_role("Learners", mentionable=True)
    options = {"days": "Sat, Sun", "category": "hardware", "role": role, "language": "Deutsch", "thread": True}
    answer = await ask(world, "daily set", channel=world.channel, time="9:30", timezone="Berlin", **options)
    assert "Saturdays and Sundays at 09:30 (Europe/Berlin)" in answer.content
    assert f"Hardware and Precision · in German · pings <@&{role.id}> · with a thread." in answer.content

    await passes(world, 4 * DAY)

    german = [message for message in world.seen_by(world.ben) if "Begriff des Tages: **" in message.content]
    assert [message.content for message in german] == [
        f"<@&{role.id}> Begriff des Tages: **{message.embeds[0].title}** · {day}"
        for message, day in zip(german, ("Samstag, 3. Januar 2026", "Sonntag, 4. Januar 2026"), strict=True)
    ]
    assert [mentioned.id for mentioned in german[0].role_mentions] == [role.id]
    allowed = [one.json["allowed_mentions"] for one in world.env.http_requests if one.path.endswith("/messages")]
    assert allowed == [{"parse": [], "roles": [str(role.id)]}] * 2
    assert german[0].embeds[0].author.name == "Hardware und Zahlenformate"
    assert {thread.name for thread in world.channel.threads} == {
        f"Begriff des Tages: {message.embeds[0].title}" for message in german
    }
    status = (await ask(world, "daily status")).embeds[0]
    assert field_of(status, "What").splitlines()[1:] == ["in German", f"pings <@&{role.id}>", "with a thread"]


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ({"time": "25:00"}, "hours and minutes"),
        ({"timezone": "Atlantis"}, "Start typing a city"),
        ({"days": "someday"}, "Mon-Fri"),
        ({"category": "cooking"}, "Choose one from the list"),
    ],
)
async def test_what_cannot_be_read_is_asked_for_again(world, wrong, hint):
    """The answer names each unclear option with what to write instead; nothing is set up."""
    answer = await ask(world, "daily set", channel=world.channel, **{**SET, **wrong})
    assert f"“{next(iter(wrong.values()))}”" in answer.content
    assert hint in answer.content
    assert "isn't set up on this server" in (await ask(world, "daily status")).content


async def test_the_everyone_role_is_refused(world):
    """The role that everybody has is refused."""
    answer = await ask(world, "daily set", channel=world.channel, role=world.guild.default_role, **SET)
    assert "never ping everyone" in answer.content


async def test_what_the_bot_may_not_do_is_named(world):
    """The answer names every missing permission that this schedule needs; nothing is set up."""
    role = world.guild.create_role("Learners")
    await allow(world, embed_links=False, send_messages=False)
    answer = await ask(world, "daily set", channel=world.channel, role=role, thread=True, **SET)
    assert "**Send Messages**, **Embed Links**" in answer.content
    rights = {"read_message_history": False, "mention_everyone": False, "create_public_threads": False}
    await allow(world, embed_links=True, send_messages=True, **rights)
    answer = await ask(world, "daily set", channel=world.channel, role=role, thread=True, **SET)
    for name in ("Read Message History", "All Roles", "Create Public Threads"):
        assert name in answer.content
    assert "isn't set up on this server" in (await ask(world, "daily status")).content


async def test_only_admins_set_it_up(world):
    """Discord offers the command to members who manage the server, or whom the server's settings name."""
    assert "daily set" in world.ada.available_commands(world.channel)
    assert "daily set" not in world.ben.available_commands(world.channel)
    [group] = [command for command in await world.bot.tree.fetch_commands() if command.name == "daily"]
    world.guild.set_command_permissions(group, {world.ben: True})
    await ask(world, "daily set", world.ben, channel=world.channel, **SET)
    assert field_of((await ask(world, "daily status")).embeds[0], "When") == "every day at 09:00\nUTC"


async def test_status(daily):
    """It shows channel, schedule, next posts, last posts with links, and how many terms are left in the round."""
    assert field_of((await ask(daily, "daily status")).embeds[0], "Recent posts") == "None yet"
    await passes(daily, DAY)
    card = (await ask(daily, "daily status")).embeds[0]
    [post] = posts(daily)
    assert field_of(card, "Channel") == f"<#{daily.channel.id}>"
    assert field_of(card, "Next posts").count("at 09:00 (UTC); for you: <t:") == 3
    assert field_of(card, "Recent posts") == f"- Thursday, January 1, 2026: {post.jump_url}"
    terms = daily.bot.part(Lookups).of(None).size
    assert field_of(card, "Terms left in this round") == f"{terms - 1} of {terms}"
    assert card.description is None


async def test_preview(daily):
    """The admin sees the card that is then posted, in the posts' language; nobody else sees it."""
    preview = await ask(daily, "daily preview")
    assert "for Thursday, January 1, 2026" in preview.content
    assert posts(daily) == []
    await passes(daily, DAY)
    assert posts(daily)[0].embeds[0].title == preview.embeds[0].title


async def test_posting_now(daily):
    """The post counts as today's; another one needs a second request; tomorrow's comes as planned."""
    answer = await ask(daily, "daily post-now")
    assert posts(daily)[0].jump_url in answer.content
    await passes(daily, DAY)
    assert len(posts(daily)) == 1
    await ask(daily, "daily post-now")
    question = await ask(daily, "daily post-now")
    assert posts(daily)[-1].jump_url in question.content
    assert len(posts(daily)) == 2
    clicked = await daily.ada.click(question, label="Post another")
    assert posts(daily)[-1].jump_url in clicked.response.content
    assert buttons(clicked.response) == []
    await passes(daily, DAY)
    assert len(posts(daily)) == 3
    await passes(daily, DAY)
    assert len(posts(daily)) == 4


async def test_another_post_for_someone_who_no_longer_manages(daily):
    """Rights count at the moment of the click: without them nothing is posted, and with them again the button works."""
    await ask(daily, "daily post-now")
    question = await ask(daily, "daily post-now")
    [admin] = [role for role in daily.bot.get_guild(daily.guild.id).roles if role.name == "Admin"]
    await admin.edit(permissions=discord.Permissions.none())
    clicked = await daily.ada.click(question, label="Post another")
    assert clicked.response.ephemeral
    assert clicked.response.content.startswith("Only members with *Manage Server* can use this.")
    assert len(posts(daily)) == 1
    assert buttons(question) == ["Post another"]
    await admin.edit(permissions=discord.Permissions(manage_guild=True))
    await daily.ada.click(question, label="Post another")
    assert len(posts(daily)) == 2


async def test_another_post_for_someone_whom_the_settings_name(daily):
    """The button tells them to use the command, which does what they may do."""
    [group] = [command for command in await daily.bot.tree.fetch_commands() if command.name == "daily"]
    daily.guild.set_command_permissions(group, {daily.ben: True})
    await ask(daily, "daily post-now", daily.ben)
    question = await ask(daily, "daily post-now", daily.ben)
    assert "use its commands instead" in (await daily.ben.click(question, label="Post another")).response.content
    answer = await ask(daily, "daily post-now", daily.ben, another=True)
    assert posts(daily)[-1].jump_url in answer.content
    assert len(posts(daily)) == 2


async def test_skipping(daily):
    """It skips today's post or, if that is out, tomorrow's; the status says that it was skipped on purpose."""
    assert "Thursday, January 1" in (await ask(daily, "daily skip")).content
    await passes(daily, 2 * DAY)
    assert len(posts(daily)) == 1
    assert "Saturday, January 3" in (await ask(daily, "daily skip")).content
    await passes(daily, 2 * DAY)
    assert [post.content[-15:] for post in posts(daily)] == ["January 2, 2026", "January 4, 2026"]
    assert "Saturday, January 3, 2026: skipped" in field_of(
        (await ask(daily, "daily status")).embeds[0], "Recent posts"
    )


async def test_skipping_twice(daily):
    """The second time changes nothing; the list of coming posts shows which one is skipped."""
    await ask(daily, "daily skip")
    answer = await ask(daily, "daily skip")
    assert answer.content == "The post for Thursday, January 1, 2026 is already set to be skipped."
    card = (await ask(daily, "daily status")).embeds[0]
    assert field_of(card, "Next posts").startswith(
        "- Thursday, January 1, 2026: skipped\n- Friday, January 2, 2026 at 09:00"
    )
    assert field_of(card, "Recent posts") == "None yet"
    await passes(daily, 2 * DAY)
    assert len(posts(daily)) == 1


async def test_preview_while_paused(daily):
    """It names no date, because nobody knows when the next post comes."""
    await ask(daily, "daily pause")
    assert (await ask(daily, "daily preview")).content.startswith("The posts are paused. After `/daily resume`")


async def test_pausing_and_resuming(daily):
    """While it is paused nothing is posted, and /daily skip says so; after resuming, posts come again."""
    assert "Paused" in (await ask(daily, "daily pause")).content
    await passes(daily, 2 * DAY)
    assert posts(daily) == []
    assert (
        field_of((await ask(daily, "daily status")).embeds[0], "Next posts")
        == "Paused. Use `/daily resume` to resume the posts."
    )
    assert "no post to skip" in (await ask(daily, "daily skip")).content
    assert "Resumed" in (await ask(daily, "daily resume")).content
    await passes(daily, DAY)
    assert len(posts(daily)) == 1


async def test_switching_it_off(daily):
    """It asks once; then no more posts come, and every command says how to set it up."""
    question = await ask(daily, "daily off")
    assert question.content.startswith(f"Turn off the term of the day in <#{daily.channel.id}>?")
    assert "The term of the day in <#" in (await daily.ada.click(question, label="Turn it off")).response.content
    await passes(daily, DAY)
    assert posts(daily) == []
    for command in ("status", "preview", "post-now", "skip", "pause", "resume", "off"):
        assert "`/daily set`" in (await ask(daily, f"daily {command}")).content


async def test_a_restart_in_between(daily):
    """If the bot restarts before, at and after the hour, every day still has exactly one post."""
    for hours in (8, 1, 1, 14):
        await passes(daily, timedelta(hours=hours))
        await daily.restart()
    await passes(daily, 2 * DAY)
    assert len(posts(daily)) == 3
    assert len({post.content for post in posts(daily)}) == 3


async def test_down_at_the_hour(daily):
    """Back within the window, the bot posts late; back after it, the day is missed and the status says why."""
    await daily.bot.close()
    daily.env.backend.clock.advance(12 * 3600)
    await daily.restart()
    await passes(daily, timedelta(hours=3), measured=True)
    assert len(posts(daily)) == 1
    await daily.bot.close()
    daily.env.backend.clock.advance(32 * 3600)
    await daily.restart()
    await passes(daily, timedelta(hours=3), measured=True)
    assert len(posts(daily)) == 1
    card = (await ask(daily, "daily status")).embeds[0]
    assert "Friday, January 2, 2026: not posted (I was offline at the time)" in field_of(card, "Recent posts")
    assert "The next post will come as planned" in field_of(card, "Latest problem (possibly solved by now)")

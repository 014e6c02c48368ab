"""An admin's second thoughts: what is changed and taken back, and the terms that come next."""

import discord
import pytest

from bot.glossary.guild_lookups import Lookups
from tests.cogs.daily.days import DAY, SET, ask, passes, posts, shown
from tests.world import buttons, field_of


@pytest.fixture
def settings(days_pass):
    """Days pass quickly."""
    return days_pass


async def status_of(world):
    """The card of /daily status."""
    return (await ask(world, "daily status")).embeds[0]


async def test_what_is_not_named_stays(world):
    """Changing the time loses nothing else; the answer says what changed, from what to what."""
    role = world.guild.create_role("Learners", mentionable=True)
    chosen = {"days": "Mon-Fri", "category": "hardware", "level": "advanced", "role": role, "thread": True}
    await ask(world, "daily set", channel=world.channel, **chosen, **SET)

    answer = await ask(world, "daily set", time="18:30")

    assert answer.content.startswith(f"Changed in <#{world.channel.id}>:\n- Time: 09:00 → **18:30**\n\nNext posts:")
    card = await status_of(world)
    assert field_of(card, "When") == "Monday to Friday at 18:30\nUTC"
    what = ["Hardware and Precision", "advanced terms only", "in English", f"pings <@&{role.id}>", "with a thread"]
    assert field_of(card, "What").splitlines() == what


@pytest.mark.parametrize(
    ("clear", "line"),
    [
        ("category", "- Category: Hardware and Precision → **terms from all categories**"),
        ("level", "- Level: advanced terms only → **terms of every level**"),
        ("days", "- Days: Monday to Friday → **every day**"),
        ("thread", "- Thread: yes → **no**"),
        ("role", "- Role: {role} → **nobody**"),
    ],
)
async def test_taking_a_setting_away(world, clear, line):
    """Each of these goes back to none."""
    role = world.guild.create_role("Learners", mentionable=True)
    chosen = {"days": "Mon-Fri", "category": "hardware", "level": "advanced", "thread": True, "role": role}
    line = line.format(role=f"<@&{role.id}>")
    await ask(world, "daily set", channel=world.channel, **chosen, **SET)

    assert line in (await ask(world, "daily set", clear=clear)).content


async def test_nothing_to_change(daily):
    """Naming what is so already changes nothing, and says so."""
    answer = await ask(daily, "daily set", **SET)
    assert answer.content.startswith(f"Nothing to change in <#{daily.channel.id}>")
    assert buttons(answer) == []


@pytest.mark.parametrize(
    ("given", "missing"),
    [({"days": "Sunday"}, "`channel`, `time`, and `timezone`"), ({"time": "9"}, "`channel` and `timezone`")],
)
async def test_a_new_one_needs_more(world, given, missing):
    """The answer names the options that are missing; nothing is set up."""
    answer = await ask(world, "daily set", **given)
    assert answer.content == f"To set up a term of the day, I also need {missing}."


async def test_setting_it_up_with_a_click(world):
    """Where nothing is named, it proposes something that a click sets up."""
    proposed = await ask(world, "daily set")
    channel = f"<#{world.channel.id}>"
    assert proposed.content.startswith(f"Shall I post a term of the day here in {channel}, every day at 09:00 (UTC)?")

    done = (await world.ada.click(proposed, label="Set it up like this")).response

    assert done.content.startswith(f"Done: {channel} will get a term of the day every day at 09:00 (UTC).")
    await ask(world, "daily skip")
    gone = await world.ada.click(done, label="Undo")
    assert gone.response.content.startswith("That term of the day is gone.")
    await world.ada.click(await ask(world, "daily set"), label="Set it up like this")
    await passes(world, DAY)
    assert len(posts(world)) == 1


async def test_undoing_a_change(daily):
    """*Undo* goes back to the settings before; after a restart, too."""
    changed = await ask(daily, "daily set", time="18:30", days="Sunday")
    await daily.restart()

    undone = (await daily.ada.click(changed, label="Undo")).response

    assert "- Time: 18:30 → **09:00**" in undone.content
    assert "- Days: on Sundays → **every day**" in undone.content
    assert field_of(await status_of(daily), "When") == "every day at 09:00\nUTC"
    await passes(daily, DAY)
    assert len(posts(daily)) == 1


async def test_undoing_too_late(daily):
    """What was changed since is not undone."""
    changed = await ask(daily, "daily set", time="18:30")
    await ask(daily, "daily set", time="20:00")

    undone = (await daily.ada.click(changed, label="Undo")).response

    assert undone.content.startswith("The schedule has been changed since")
    assert field_of(await status_of(daily), "When") == "every day at 20:00\nUTC"


async def test_undoing_the_first_one(world):
    """Then there is none anymore."""
    answer = await ask(world, "daily set", channel=world.channel, **SET)
    assert "is gone" in (await world.ada.click(answer, label="Undo")).response.content
    await passes(world, DAY)
    assert posts(world) == []


async def test_undo_is_for_those_who_manage(daily):
    """Somebody else cannot; here Ben, who was shown the message."""
    changed = await ask(daily, "daily set", time="18:30")
    [custom_id] = [part["custom_id"] for row in changed.components for part in row["components"]]
    sent = await daily.bot.get_channel(daily.channel.id).send("Here", view=_button(custom_id))
    refused = await daily.ben.click(sent, label="Undo")
    assert refused.response.content.startswith("Only members with *Manage Server*")
    assert field_of(await status_of(daily), "When") == "every day at 18:30\nUTC"


def _button(custom_id):
    """A message part with this button."""
    view = discord.ui.View(timeout=None)
    view.add_item(discord.ui.Button(label="Undo", custom_id=custom_id))
    view.stop()
    return view


async def test_on_again_with_the_last_settings(daily):
    """After /daily off, /daily set alone brings everything back; only what should differ is named."""
    await ask(daily, "daily set", days="Mon-Fri", language="Deutsch")
    await daily.ada.click(await ask(daily, "daily off"), label="Turn it off")

    answer = await ask(daily, "daily set", time="10:00")

    assert answer.content.startswith("On again. What you didn't name is as it was last time.")
    assert "Monday to Friday at 10:00 (UTC)" in answer.content
    assert "in German" in answer.content


async def test_taking_a_skip_back(daily):
    """A button on the answer does it, and one on the status, until the day is over."""
    skipped = await ask(daily, "daily skip")
    [told] = (await daily.ada.click(skipped, label="Don't skip it")).followups
    assert told.content.startswith("It isn't skipped anymore.\nNext posts:\n- Thursday, January 1, 2026 at 09:00")
    assert told.ephemeral
    assert buttons(skipped) == []
    await passes(daily, DAY)
    assert len(posts(daily)) == 1

    await ask(daily, "daily skip")
    status = await ask(daily, "daily status")
    assert buttons(status) == ["Don't skip it"]
    await daily.ada.click(status, label="Don't skip it")
    await passes(daily, DAY)
    assert len(posts(daily)) == 2


async def test_turning_it_off_without_a_question(daily):
    """For those who are sure, and for those whom the server's settings name, who cannot use the button."""
    [group] = [command for command in await daily.bot.tree.fetch_commands() if command.name == "daily"]
    daily.guild.set_command_permissions(group, {daily.ben: True})
    refused = await daily.ben.click(await ask(daily, "daily off", daily.ben), label="Turn it off")
    assert refused.response.content.startswith("Only members with *Manage Server*")
    assert "is off" in (await ask(daily, "daily off", daily.ben, sure=True)).content


async def test_changing_it_while_it_is_paused(daily):
    """The answer says that nothing is posted."""
    await ask(daily, "daily pause")
    answer = await ask(daily, "daily set", time="18:30")
    assert answer.content.endswith("\n\nPaused. Use `/daily resume` to resume the posts.")


async def test_a_proposal_needs_a_channel_for_posts(world):
    """In a thread it asks for the channel instead."""
    channel = world.bot.get_channel(world.channel.id)
    await channel.create_thread(name="Talk", type=discord.ChannelType.public_thread)
    [thread] = world.channel.threads
    answer = (await world.ada.slash(thread, "daily set")).response
    assert answer.content == "To set up a term of the day, I also need `channel`, `time`, and `timezone`."


async def test_a_skip_that_still_holds(daily):
    """It is told after /daily set and /daily off, and can be taken back there."""
    await ask(daily, "daily skip")
    changed = await ask(daily, "daily set", time="18:30")
    assert "The post for Thursday, January 1, 2026 is still skipped." in changed.content
    assert buttons(changed) == ["Undo", "Don't skip it"]
    await daily.ada.click(changed, label="Don't skip it")
    assert buttons(changed) == ["Undo"]
    await ask(daily, "daily skip")
    off = await daily.ada.click(await ask(daily, "daily off"), label="Turn it off")
    assert "the post for Thursday, January 1, 2026 is still skipped" in off.response.content


async def test_what_is_previewed_is_posted(daily):
    """Also after a restart, and if it is posted by hand; another one can be drawn, and nothing is used up by that."""
    first = shown(daily, await ask(daily, "daily preview"))
    await daily.restart()
    preview = await ask(daily, "daily preview")
    assert shown(daily, preview) == first
    another = (await daily.ada.click(preview, label="Draw another")).response
    second = shown(daily, another)
    assert second != first

    await ask(daily, "daily post-now")

    assert shown(daily, posts(daily)[0]) == second
    terms = daily.bot.part(Lookups).of(None).size
    assert field_of(await status_of(daily), "Terms left in this round") == f"{terms - 1} of {terms}"


async def test_choosing_the_next_terms(daily):
    """Chosen terms come in order, the status lists them, and one can be taken out again."""
    await ask(daily, "daily next", term="Ray")
    await ask(daily, "daily next", term="id:gpu")
    queue = await ask(daily, "daily next", term="Sharding")
    third = "<t:1767430800:f> (<t:1767430800:R>)"
    assert queue.content.splitlines() == [
        f"**Sharding** is chosen, and comes on Saturday, January 3, 2026 at 09:00 (UTC); for you: {third}.",
        "These terms come next:",
        "1. **Ray**: Thursday, January 1, 2026",
        "2. **GPU**: Friday, January 2, 2026",
        "3. **Sharding**: Saturday, January 3, 2026",
    ]
    [select] = queue.components[0]["components"]
    left = (await daily.ada.select(queue, ["gpu"], custom_id=select["custom_id"])).response
    assert "GPU" not in left.content
    left = ["1. **Ray**: Thursday, January 1, 2026", "2. **Sharding**: Friday, January 2, 2026"]
    assert field_of(await status_of(daily), "Terms that come next").splitlines() == left
    preview = await ask(daily, "daily preview")
    assert "It was chosen with `/daily next`." in preview.content
    assert "Draw another" not in buttons(preview)

    await passes(daily, 2 * DAY)

    assert [shown(daily, post).id for post in posts(daily)] == ["ray", "sharding"]
    assert (await ask(daily, "daily next")).content.startswith("No terms are chosen")


async def test_the_queue_while_it_is_paused(daily):
    """Nobody knows when the terms come; the reply says so."""
    await ask(daily, "daily pause")
    queue = await ask(daily, "daily next", term="Ray")
    paused = "Paused. Use `/daily resume` to resume the posts."
    assert queue.content.splitlines() == ["**Ray** is chosen.", paused, "These terms come next:", "1. **Ray**"]


async def test_when_the_drawn_term_comes(daily):
    """The status says so, and if that is unknown because it is paused, only which one it is."""
    drawn = shown(daily, await ask(daily, "daily preview")).name.en
    assert field_of(await status_of(daily), "Terms that come next") == f"**{drawn}** (drawn): Thursday, January 1, 2026"
    await ask(daily, "daily pause")
    assert field_of(await status_of(daily), "Terms that come next") == f"**{drawn}** (drawn)"


async def test_a_term_that_is_unclear(daily):
    """The answer says how to choose one; nothing is chosen."""
    answer = await ask(daily, "daily next", term="banana")
    assert answer.content.startswith("I don't know which term “banana” is.")
    [first, *_] = await daily.ada.autocomplete(daily.channel, "daily next", "term", "shar")
    assert first["name"] == "Sharding"
    [first, *_] = await daily.ada.autocomplete(daily.channel, "daily next", "term", "data paral")
    assert first["name"] == "Data Parallelism"


async def test_nobody_is_pinged_unless_asked(world):
    """Posts by hand ping the role only with the option; the planned one does."""
    role = world.guild.create_role("Learners", mentionable=True)
    await ask(world, "daily set", channel=world.channel, role=role, **SET)
    question = await ask(world, "daily post-now")
    question = await ask(world, "daily post-now")
    await world.ada.click(question, label="Post another")
    await ask(world, "daily post-now", another=True, ping=True)
    await passes(world, 2 * DAY)

    pinged = [message for message in world.seen_by(world.ben) if message.role_mentions]
    assert len(pinged) == 2
    assert [bool(message.role_mentions) for message in world.seen_by(world.ben)[:3]] == [False, False, True]

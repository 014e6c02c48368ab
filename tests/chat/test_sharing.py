"""A private card is shown to everyone, by those who may post where they read it."""

import discord
import pytest

from tests.orchard import walk, without
from tests.world import buttons

SHARE = "Show to everyone"


@pytest.fixture
def settings(make_settings, orchard):
    """The orchard, checked every second."""
    return make_settings(glossary_file=orchard, glossary_poll_seconds=1)


async def ask(world, channel=None, who=None):
    """The card of Apple that only the one who asks sees: Ben, unless somebody else is named."""
    result = await (who or world.ben).slash(channel or world.channel, "define", term="apple", private=True)
    return result.response


async def set_rights(world, **rights):
    """Change what everybody may do in the channel, as an admin would in Discord's settings."""
    guild = world.bot.get_guild(world.guild.id)
    await guild.get_channel(world.channel.id).set_permissions(guild.default_role, **rights)


def installed(world, *, context, **owners):
    """From now on, interactions come as from an app that is installed for these owners, in this kind of place."""

    def say(event, payload):
        if event == "INTERACTION_CREATE":
            payload["authorizing_integration_owners"] = {key.lstrip("_"): str(owner) for key, owner in owners.items()}
            payload["context"] = context

    world.env.backend.subscribers.insert(0, say)


async def test_showing_it_to_everyone(world):
    """Everybody sees the card and who is showing it; nobody is pinged; only the button is gone from the private one."""
    card = await ask(world)
    before = buttons(card)

    [public] = (await world.ben.click(card, label=SHARE)).followups

    assert public.content == f"{world.ben.mention} is showing **Apple**"
    assert [message.id for message in world.seen_by(world.ada)] == [public.id]
    assert public.embeds == card.embeds
    assert buttons(public) == ["Pear", "Plum", "Cherry", "Peach", "Grape", "Auf Deutsch", "Delete"]
    [posted] = [one.json for one in world.env.http_requests if one.method == "POST" and "/webhooks/" in one.path]
    assert posted["allowed_mentions"] == {"parse": []}
    assert buttons(card) == [label for label in before if label != SHARE]
    assert card.ephemeral


async def test_the_line_above_stays(world):
    """The private card still says what it was shown for."""
    asked = await world.ben.slash(world.channel, "define", term="cider", private=True)

    await world.ben.click(asked.response, label=SHARE)

    assert asked.response.content == "**Cider** is explained under **Apple**"


async def test_in_german(world):
    """The card is shown in the language in which it was read."""
    card = await ask(world, who=world.greta)

    [public] = (await world.greta.click(card, label="Allen zeigen")).followups

    assert public.content == f"{world.greta.mention} zeigt **Apfel**"
    assert public.embeds[0].title == "Apfel"
    assert buttons(public)[-2:] == ["In English", "Löschen"]


async def test_deleting_what_was_shown(world):
    """Whoever has shown the card can delete it, and others cannot."""
    [public] = (await world.ben.click(await ask(world), label=SHARE)).followups

    refused = await world.greta.click(public, label="Delete")
    assert refused.response.content.startswith("Diese Karte kann nur löschen")
    await world.ben.click(public, label="Delete")

    assert world.seen_by(world.ada) == []


async def test_after_coming_back(world):
    """A card to which somebody comes back can be shown again, and so can the ones on the way."""
    card = await ask(world)
    await world.ben.click(card, label=SHARE)
    await walk(world.ben, card, "Pear")
    await world.ben.click(card, label=SHARE)
    await walk(world.ben, card, "Back")

    await world.ben.click(card, label=SHARE)

    assert [message.embeds[0].title for message in world.seen_by(world.ada)] == ["Apple", "Pear", "Apple"]


async def test_the_way_back_stays(world):
    """After a card was shown, the way back still leads through what came before, also after a restart."""
    card = await ask(world)
    await walk(world.ben, card, "Pear", "Plum")
    await world.restart()
    await world.ben.click(card, label=SHARE)

    assert await walk(world.ben, card, "Back", "Back") == ["Pear", "Apple"]


async def test_where_one_may_not_post(world):
    """The button is not there; where the right was taken away later, it says so, and nothing is posted."""
    card = await ask(world)
    await set_rights(world, send_messages=False)
    assert SHARE not in buttons(await ask(world))

    clicked = await world.ben.click(card, label=SHARE)

    assert clicked.response.ephemeral
    assert clicked.response.content.startswith("You can't post in this channel")
    assert world.seen_by(world.ada) == []
    await set_rights(world, send_messages=True)
    await world.ben.click(card, label=SHARE)
    assert len(world.seen_by(world.ada)) == 1


@pytest.mark.parametrize("may", [True, False])
async def test_in_a_thread(world, may):
    """What counts is the right to post in threads."""
    channel = world.bot.get_channel(world.channel.id)
    await channel.create_thread(name="Fruit", type=discord.ChannelType.public_thread)
    [thread] = world.channel.threads
    await set_rights(world, send_messages=not may, send_messages_in_threads=may)

    card = await ask(world, thread)

    assert (SHARE in buttons(card)) is may
    if may:
        [public] = (await world.ben.click(card, label=SHARE)).followups
        assert [message.id for message in thread.history(viewer=world.ada)] == [public.id]


async def test_in_a_direct_message(world):
    """There is nobody else to show it to."""
    asked = await world.env.create_user("dora").slash("define", term="apple", private=True)

    assert SHARE not in buttons(asked.response)


async def test_in_a_private_conversation(world):
    """Somebody who has installed the app for themselves can show a card to those they are talking to."""
    dora = world.env.create_user("dora")
    installed(world, context=2, _1=dora.id)
    asked = await dora.slash("define", term="apple", private=True)

    [public] = (await dora.click(asked.response, label=SHARE)).followups

    assert not public.ephemeral
    assert public.content == f"{dora.mention} is showing **Apple**"


@pytest.mark.parametrize("may", [True, False])
async def test_from_a_user_install(world, may):
    """Where the bot is not installed, it takes the right to use external apps as well."""
    await set_rights(world, use_external_apps=may)
    installed(world, context=0, _1=world.ben.id)

    card = await ask(world)

    assert (SHARE in buttons(card)) is may
    if may:
        [public] = (await world.ben.click(card, label=SHARE)).followups
        assert [message.id for message in world.seen_by(world.ada)] == [public.id]


async def test_from_both_installs(world):
    """Where the bot is installed too, the right to use external apps is not needed."""
    await set_rights(world, use_external_apps=False)
    installed(world, context=0, _0=world.guild.id, _1=world.ben.id)

    assert SHARE in buttons(await ask(world))


async def test_a_term_that_is_gone(world, orchard):
    """A card whose term is no longer in the glossary is not shown."""
    pear = (await world.ben.slash(world.channel, "define", term="pear", private=True)).response
    orchard.write_text(without("pear"), encoding="utf-8")
    await world.env.advance_time(2)

    clicked = await world.ben.click(pear, label=SHARE)

    assert clicked.response.content.startswith("This term is no longer in the glossary.")
    assert world.seen_by(world.ada) == []


@pytest.mark.expects_errors
async def test_a_refusal_by_discord(world):
    """If Discord refuses the card, its button stays, and the next click shows it."""
    card = await ask(world)
    world.env.inject_error("POST", "/webhooks/*", status=403, code=50001, message="No", times=1)
    failed = await world.ben.click(card, label=SHARE)
    assert "something went wrong" in failed.followups[0].content
    assert world.seen_by(world.ada) == []

    await world.ben.click(card, label=SHARE)

    assert len(world.seen_by(world.ada)) == 1

"""The same interaction delivered twice and a double click have the effect of one."""

import pytest

from tests.cogs.daily.days import SET, ask, posts
from tests.world import buttons


async def deliver_again(world):
    """Deliver the latest interaction once more, as the gateway may after a lost connection."""
    sent = [payload for _, event, payload in world.env.backend.transcript if event == "INTERACTION_CREATE"]
    world.env.backend.emit("INTERACTION_CREATE", sent[-1])
    await world.env.settle()


async def double_click(world, person, message, label, other=None):
    """Click twice before the bot can answer the first click; return whether each click was acknowledged.

    The second click is on the same button, or on the one with the custom id ``other``.
    """
    backend, again = world.env.backend, []

    def click_again(event, first):
        if event == "INTERACTION_CREATE" and not again:
            record = backend.new_interaction(3, world.channel.id, person.id, world.guild.id)
            record.source_message_id = message.id
            again.append(record)
            data = {**first["data"], "custom_id": other or first["data"]["custom_id"]}
            backend.emit(event, {**first, "id": str(record.id), "token": record.token, "data": data})

    backend.subscribers.append(click_again)
    once = await person.click(message, label=label)
    backend.subscribers.remove(click_again)
    return [once.acknowledged, again[0].responded]


@pytest.fixture
async def question(world):
    """The term of the day was posted, and Ada is asked whether to post another."""
    await ask(world, "daily set", channel=world.channel, **SET)
    await ask(world, "daily post-now")
    return await ask(world, "daily post-now")


async def test_a_command_delivered_twice(world):
    """It is used once: Ada is told that the term is out, not asked whether to post another."""
    await ask(world, "daily set", channel=world.channel, **SET)
    answer = await ask(world, "daily post-now")

    await deliver_again(world)

    assert answer.content.startswith("Today's term is out")
    assert [message for message in world.seen_by(world.ada) if "Post another" in buttons(message)] == []
    assert len(posts(world)) == 1


@pytest.mark.parametrize("other", ["pick:sharding:public", "pick:straggler:public"])
async def test_a_double_click_in_the_list(world, other):
    """One card appears, whichever button was clicked next; nobody reads that an interaction failed."""
    listed = await world.ben.slash(world.channel, "define", term="s")
    assert {"Sharding", "Straggler"} <= set(buttons(listed.response))

    assert await double_click(world, world.ben, listed.response, "Sharding", other) == [True, True]

    assert [message.embeds[0].title for message in world.seen_by(world.ada)] == ["Sharding"]
    assert listed.response.content == "Here it is: **Sharding**"


async def test_a_double_click_on_post_another(world, question):
    """One more term is posted, and the question turns into the answer."""
    assert await double_click(world, world.ada, question, "Post another") == [True, True]

    assert len(posts(world)) == 2
    assert posts(world)[-1].jump_url in question.content


async def test_a_double_click_on_delete(world):
    """The card is gone, and the second click is no incident."""
    asked = await world.ben.slash(world.channel, "define", term="Ray")

    assert await double_click(world, world.ben, asked.response, "Delete") == [True, True]

    assert world.seen_by(world.ben) == []


async def test_a_double_click_on_show_to_everyone(world):
    """One card appears for everyone."""
    asked = await world.ben.slash(world.channel, "define", term="Ray", private=True)

    assert await double_click(world, world.ben, asked.response, "Show to everyone") == [True, True]

    assert [message.embeds[0].title for message in world.seen_by(world.ada)] == ["Ray"]
    assert "Show to everyone" not in buttons(asked.response)


async def test_a_double_click_on_back(world):
    """Both clicks lead to the same card, which is one step back."""
    asked = await world.ben.slash(world.channel, "define", term="GPU", private=True)
    await world.ben.click(asked.response, label="BFloat16")
    await world.ben.click(asked.response, label="GPU")

    assert await double_click(world, world.ben, asked.response, "Back") == [True, True]

    assert asked.response.embeds[0].title == "BFloat16"


async def test_a_double_click_on_earlier(world, question):
    """Both clicks lead to the same page, which is one page back."""
    for _ in range(2):
        await world.ada.click(question, label="Post another")
        question = await ask(world, "daily post-now")
    shown = await ask(world, "today", world.ben)

    assert await double_click(world, world.ben, shown, "Earlier") == [True, True]

    assert posts(world)[1].jump_url in shown.content


@pytest.mark.expects_errors
async def test_a_choice_that_failed_can_be_made_again(world):
    """If Discord refused the card, the list stays, and the next click posts it."""
    listed = await world.ben.slash(world.channel, "define", term="s")
    world.env.inject_error("POST", "/webhooks/*", status=403, code=50001, message="No", times=1)
    await world.ben.click(listed.response, label="Sharding")
    assert world.seen_by(world.ada) == []

    await world.ben.click(listed.response, label="Sharding")

    assert [message.embeds[0].title for message in world.seen_by(world.ada)] == ["Sharding"]


@pytest.mark.expects_errors
async def test_a_choice_is_made_once_even_if_the_list_stays(world):
    """If Discord posted the card and then refused to edit the list, the next click posts no second card."""
    listed = await world.ben.slash(world.channel, "define", term="s")
    world.env.inject_error("PATCH", "/webhooks/*", status=403, code=50001, message="No", times=1)
    await world.ben.click(listed.response, label="Sharding")

    again = await world.ben.click(listed.response, label="Straggler")

    assert again.acknowledged
    assert [message.embeds[0].title for message in world.seen_by(world.ada)] == ["Sharding"]

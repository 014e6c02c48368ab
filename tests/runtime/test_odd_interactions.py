"""Interactions that Discord should not send: each is answered with a sentence, and none is an incident."""

import copy

import pytest

from tests.cogs.daily.days import SET, ask


@pytest.fixture
def odd(world):
    """Deliver a changed copy of the latest interaction as a new one; return its record, which has the answer."""

    async def deliver(change):
        backend = world.env.backend
        latest = [payload for _, event, payload in backend.transcript if event == "INTERACTION_CREATE"][-1]
        record = backend.new_interaction(latest["type"], world.channel.id, world.ada.id, world.guild.id)
        payload = copy.deepcopy(latest) | {"id": str(record.id), "token": record.token}
        change(payload)
        world.bot._connection.parsers["INTERACTION_CREATE"](payload)
        await world.env.settle()
        _ = world.env.errors  # discord.py's refusals, which have an answer; an incident would be in the log
        return record

    return deliver


def answer(world, record) -> str:
    """The sentence that the person reads."""
    message = world.env.backend.get_message(world.channel.id, record.message_id)
    assert record.ephemeral
    return message.content


def set_options(payload) -> dict:
    """The options of ``/daily set`` by name."""
    return {option["name"]: option for option in payload["data"]["options"][0]["options"]}


CHANGED, OUTDATED = "This command has just changed.", "This no longer works."


@pytest.mark.parametrize(
    "change",
    [
        lambda payload: payload.update(data=None),
        lambda payload: payload["data"].update(type=99),
        lambda payload: payload["data"].update(options="term"),
        lambda payload: payload["data"].update(name="definition"),
        lambda payload: payload["data"]["options"][0].update(value=5, type=4),
        lambda payload: payload["data"]["options"][0].pop("type"),
        lambda payload: payload["data"]["options"].clear(),
    ],
)
async def test_a_command_in_another_form(world, odd, change):
    """The person reads that the command has changed, as after an update of the bot."""
    await world.ben.slash(world.channel, "define", term="Ray")
    assert answer(world, await odd(change)).startswith(CHANGED)


@pytest.mark.parametrize(
    "change",
    [
        lambda payload: set_options(payload)["language"].update(value="Klingon"),
        lambda payload: set_options(payload)["role"].update(type=3),
        lambda payload: payload["data"]["resolved"].pop("channels"),
        lambda payload: next(iter(payload["data"]["resolved"]["channels"].values())).update(type=2),
    ],
)
async def test_options_in_another_form(world, odd, change):
    """A choice, role or channel that the bot cannot take gets the same sentence, and the schedule stays."""
    role = world.guild.create_role("Learners", mentionable=True)
    await ask(world, "daily set", channel=world.channel, role=role, language="English", **SET)
    assert answer(world, await odd(change)).startswith(CHANGED)


@pytest.mark.parametrize(
    "change",
    [
        lambda option: option.update(name="word"),
        lambda option: option.update(type=99),
        lambda option: option.update(value={}),
        lambda option: option.pop("focused"),
    ],
)
async def test_autocomplete_in_another_form(world, odd, change):
    """Autocomplete in a form that the bot does not have gets no choices."""
    await world.ben.autocomplete(world.channel, "define", "term", "sh")
    assert (await odd(lambda payload: change(payload["data"]["options"][0]))).autocomplete_choices == []


async def test_autocomplete_beside_other_options(world):
    """Discord sends the other options without the role or channel they stand for; there are choices all the same."""
    role, channel = world.guild.create_role("Learners"), world.channel
    choices = await world.ada.autocomplete(channel, "daily set", "timezone", "berl", role=role, channel=channel)
    assert choices[0]["value"] == "Europe/Berlin"


@pytest.mark.parametrize(
    "change",
    [
        lambda payload: payload.pop("member"),
        lambda payload: payload.update(guild_id="0"),
        lambda payload: payload.update(guild_id="Course"),
        lambda payload: payload.pop("attachment_size_limit"),
    ],
)
async def test_an_interaction_that_cannot_be_read(world, odd, change, caplog):
    """The person gets a sentence, and the log one line."""
    await world.ben.slash(world.channel, "define", term="Ray")
    assert answer(world, await odd(change)).startswith(OUTDATED)
    lines = [record.getMessage() for record in caplog.records if record.name == "bot.runtime.interaction_gate"]
    assert [line.startswith("An interaction cannot be read: ") for line in lines] == [True]


async def test_a_server_with_an_impossible_id(world, odd):
    """What would have to be stored is refused, and /today answers as it does outside of servers."""
    await ask(world, "daily status")
    refused = await odd(lambda payload: payload.update(guild_id=str(2**63)))
    await ask(world, "today")
    shown = await odd(lambda payload: payload.update(guild_id=str(2**63)))

    messages = [message.content for message in world.seen_by(world.ada)]
    assert "You can't use this command here." in messages
    assert messages[-1] == "Here's a term for today."
    assert refused.responded
    assert shown.responded


@pytest.mark.parametrize("locale", [None, 7, "xx-YY", "de-AT"])
async def test_an_unknown_language(world, odd, locale):
    """It gets English."""
    asked = await world.ben.slash(world.channel, "define", term="asdfgh")
    assert answer(world, await odd(lambda payload: payload.update(locale=locale))) == asked.response.content


@pytest.mark.parametrize("custom_id", ["unknown:thing", "show:gone:auto:", "x" * 6000, "\u202epick:ray:public"])
async def test_a_button_that_does_not_exist(world, odd, custom_id):
    """A click on a button of no known form gets the sentence that it no longer works."""
    asked = await world.ben.slash(world.channel, "define", term="Ray")
    await world.ben.click(asked.response, label="Auf Deutsch")
    assert answer(world, await odd(lambda payload: payload["data"].update(custom_id=custom_id))).startswith(OUTDATED)

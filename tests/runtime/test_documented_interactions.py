"""Interactions built from Discord's documentation: optional keys are missing, values are unknown, huge or null.

Whatever the payload, the person gets an answer, and it is no incident.
"""

import asyncio
import gc
from typing import Any

import pytest

from bot.chat.wording import wording
from bot.glossary.term import Language

COMMAND, COMPONENT, AUTOCOMPLETE, FORM = 2, 3, 4, 5
CHANNEL, ROLE = 7, 8
ENGLISH = wording(Language.EN)
HUGE = str(2**63)
GONE: Any = ...
"""In place of a value: the key is not there."""


def only(items: dict[str, Any]) -> dict[str, Any]:
    """The items without those that are ``GONE``."""
    return {key: value for key, value in items.items() if value is not GONE}


def user(**changes) -> dict:
    """A user object with only what is always there."""
    return only({"id": "40", "username": "eve", "discriminator": "0", "global_name": None, "avatar": None} | changes)


def member(**changes) -> dict:
    """The member object of an interaction, with only what is always there."""
    usual = {"user": user(), "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False, "mute": False}
    return only(usual | {"flags": 0, "permissions": "32"} | changes)


def option(name, value, kind=3, **more) -> dict:
    """An option of a command; text, unless said otherwise."""
    return {"name": name, "type": kind, "value": value, **more}


def command(name, *options, **more) -> dict:
    """The data of a command or its autocomplete."""
    return only({"id": "1", "name": name, "type": 1, "options": list(options)} | more)


def set_up(channel_id, role_id) -> dict:
    """The data of ``/daily set`` with a channel and a role."""
    given = [option("channel", channel_id, CHANNEL), option("role", role_id, ROLE)]
    given += [option("time", "9:00"), option("timezone", "UTC")]
    channel = {"id": channel_id, "type": 0, "name": "glossary", "permissions": "0", "parent_id": None}
    role = {"id": role_id, "name": "Learners", "permissions": "0", "position": 1, "color": 0, "hoist": False}
    role |= {"managed": False, "mentionable": True, "flags": 0}
    resolved = {"channels": {channel_id: channel}, "roles": {role_id: role}}
    return command("daily", {"name": "set", "type": 1, "options": given}, resolved=resolved)


DEFINE = command("define", option("term", "Ray"))
TODAY = command("today", options=GONE)
STATUS = command("daily", {"name": "status", "type": 1, "options": []})
TYPED = command("define", option("term", "shard", focused=True), option("private", None, 5))
CLICK = {"custom_id": "show:sharding:auto", "component_type": 2}
BUTTON = {"type": 2, "id": 2, "style": 2, "label": "Sharding", "custom_id": CLICK["custom_id"]}


def message(*components, **more) -> dict:
    """A public message of the bot."""
    return {
        "id": "7",
        "channel_id": "8",
        "author": user(bot=True),
        "content": "",
        "timestamp": "2026-01-01T00:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "pinned": False,
        "type": 0,
        "components": list(components),
        **more,
    }


@pytest.fixture
def send(world):
    """Send an interaction with this data and some keys changed; return its record, which has the answer."""

    async def deliver(kind, data=GONE, **changes):
        record = world.env.backend.new_interaction(kind, world.channel.id, world.ada.id, world.guild.id)
        usual = {
            "id": str(record.id),
            "application_id": str(world.bot.application_id),
            "type": kind,
            "token": record.token,
            "version": 1,
            "guild_id": str(world.guild.id),
            "member": member(),
            "app_permissions": "0",
            "entitlements": [],
            "authorizing_integration_owners": {"0": str(world.guild.id)},
            "attachment_size_limit": 10_485_760,
        }
        before = asyncio.all_tasks()
        world.bot._connection.parsers["INTERACTION_CREATE"](only(usual | {"data": data} | changes))
        while begun := asyncio.all_tasks() - before:
            await asyncio.wait(begun)
        _ = world.env.errors  # discord.py's refusals, which have an answer; an incident would be in the log
        return record

    return deliver


@pytest.fixture
def read(world, send):
    """Send an interaction, and return what the person reads: the answer's text, or the title of its card."""

    async def deliver(kind, data=GONE, **changes) -> str:
        record = await send(kind, data, **changes)
        assert record.responded, (kind, data, changes)
        answer = world.env.backend.get_message(world.channel.id, record.message_id)
        return answer.content or answer.embeds[0]["title"]

    return deliver


@pytest.mark.parametrize(
    "changes",
    [
        {"locale": "tlh", "guild_locale": "xx", "context": 99},
        {"channel": {"id": "5", "type": 99, "name": "new kind", "guild_id": "1"}, "channel_id": "5"},
        {"channel": {"id": HUGE, "type": 0, "name": "far", "position": 0}, "channel_id": HUGE},
        {"guild": {"id": "1", "locale": "en-US", "features": ["NEW"]}, "guild_id": HUGE},
        {"entitlements": [{"id": "1", "sku_id": "2", "application_id": "3", "type": 99, "deleted": False}]},
        {"authorizing_integration_owners": {"99": HUGE}, "app_permissions": str(2**80), "new": {"key": [None]}},
        {"member": member(user=user(id=HUGE, global_name=GONE, primary_guild=None, flags=None), roles=[HUGE])},
        {"member": member(permissions=GONE, nick=None, avatar=None, premium_since=None, pending=None)},
        {"guild_id": GONE, "member": GONE, "user": user(), "context": 1},
    ],
    ids=str,
)
async def test_a_command(read, changes):
    """Unknown values, people who lack what they need not have, and ids that no database can store: the card comes."""
    assert await read(COMMAND, DEFINE, **changes) == "**Ray**"
    assert "Here's " in await read(COMMAND, TODAY, **changes)


async def test_a_command_with_required_keys_only(read):
    """Everything that Discord's documentation calls optional is missing."""
    assert await read(COMMAND, DEFINE) == "**Ray**"
    assert "`/daily set`" in await read(COMMAND, STATUS)
    assert await read(COMMAND, STATUS, guild_id=GONE, member=GONE, user=user()) == ENGLISH.not_allowed


async def test_a_command_that_the_bot_does_not_have(read):
    """Another kind of command, or an option in another form: the person reads what to do."""
    sent = [
        GONE,
        None,
        command("define", options=None),
        command("define", option("term", None)),
        command("define", option("term", "Ray", 99)),
        command("define", option("term", "Ray"), option("private", "yes", 5), resolved=None),
        command("define", {"name": "term", "type": 2, "options": [{"name": "x", "type": 1}]}),
        command("define", option("term", "Ray"), option("term", float("inf"), ROLE)),
        command("Define this", type=2, target_id=HUGE, resolved={"users": {}}),
        command("Define this", type=3, target_id=None),
        command("launch", type=4),
        command("daily"),
    ]
    assert [await read(COMMAND, data) for data in sent] == [ENGLISH.command_changed] * len(sent)


async def test_a_choice_is_checked_even_beside_a_focused_option(world, read):
    """``focused`` has no meaning in a command, and lets nothing else through."""
    data = set_up(str(world.channel.id), "5")
    data["options"][0]["options"] += [option("days", "Mon", focused=True), option("language", "Klingon")]
    assert await read(COMMAND, data) == ENGLISH.command_changed


async def test_what_cannot_be_stored(world, read):
    """A role, channel or server whose id is too large for the database is refused."""
    here = str(world.channel.id)
    for huge in (HUGE, str(10**40)):
        assert await read(COMMAND, set_up(here, huge)) == ENGLISH.command_changed
        assert await read(COMMAND, set_up(huge, "5")) == ENGLISH.command_changed
        assert await read(COMMAND, set_up(here, "5"), guild_id=huge) == ENGLISH.not_allowed
        assert await read(COMMAND, STATUS, guild_id=huge) == ENGLISH.not_allowed


@pytest.mark.parametrize(("kind", "data"), [(COMMAND, DEFINE), (COMPONENT, CLICK), (FORM, GONE)])
async def test_what_cannot_be_read(read, kind, data):
    """Something is missing or null that is always there: the person reads what to do, in their language."""
    sent: list[dict[str, Any]] = [
        {"member": GONE},
        {"member": None},
        {"member": {"user": None}},
        {"type": GONE},
        {"application_id": None},
        {"entitlements": None},
        {"channel": None},
        {"message": None},
        {"attachment_size_limit": GONE},
        {"guild_id": "the course"},
        {"authorizing_integration_owners": {"0": None}},
    ]
    assert [await read(kind, data, **changes) for changes in sent] == [ENGLISH.outdated] * len(sent)
    assert await read(kind, data, member=None, locale="de") == wording(Language.DE).outdated


async def test_what_cannot_be_answered(read, send):
    """Without its id or token nobody could answer; others are answered as before."""
    for changes in ({"id": GONE}, {"id": None}, {"id": "x"}, {"id": str(10**30)}, {"token": GONE}):
        assert not (await send(COMMAND, DEFINE, **changes)).responded
    assert await read(COMMAND, DEFINE) == "**Ray**"


async def test_a_click_on_what_is_not_there(read):
    """The message does not have the button, or the bot has no such button: the person reads what to do."""
    row = {"type": 1, "id": 1, "components": [BUTTON]}
    assert await read(COMPONENT, CLICK, message=message(row)) == "Sharding"

    sent = [
        (CLICK, GONE),
        (CLICK, message()),
        (CLICK, only(message() | {"components": GONE})),
        (CLICK, message({"type": 99, "id": 1})),
        (CLICK, message(row | {"components": [BUTTON | {"custom_id": "another"}]})),
        (CLICK, message({"type": 10, "id": 1, "content": "text"}, flags=1 << 15)),
        (CLICK | {"component_type": 3, "values": ["sharding"]}, message(row)),
        (CLICK | {"component_type": 99}, message(row)),
        ({"custom_id": "retired:button", "component_type": 2}, message(row)),
        ({"custom_id": "", "component_type": 2}, message(row)),
        (GONE, message(row)),
    ]
    assert [await read(COMPONENT, data, message=shown) for data, shown in sent] == [ENGLISH.outdated] * len(sent)
    gc.collect()  # an exception that nobody noticed is logged now, and fails the test


async def test_a_select_without_a_choice(read):
    """Nothing, or something unknown, was chosen in the list of terms: the person reads what to do."""
    select = {"type": 3, "id": 2, "custom_id": "open:.--000", "options": [{"label": "Ray", "value": "ray"}]}
    shown = message({"type": 1, "id": 1, "components": [select]})
    choice = {"custom_id": select["custom_id"], "component_type": 3}
    assert await read(COMPONENT, choice | {"values": ["ray"]}, message=shown) == "Ray"

    for values in (GONE, [], ["gone"], [None], [[]], [5]):
        assert await read(COMPONENT, only(choice | {"values": values}), message=shown) == ENGLISH.term_gone


async def test_an_unknown_kind(read):
    """So is an interaction of a kind that the bot does not expect, such as a form that it did not open."""
    for kind in (0, 1, 99, FORM):
        assert await read(kind, {"custom_id": "form", "components": []}) == ENGLISH.outdated


async def test_completions(send):
    """What the bot cannot complete gets no choices, instead of none in time."""
    sent = [
        GONE,
        None,
        command("define"),
        command("define", option("term", None, focused=True)),
        command("define", option("term", "sh")),
        command("define", option("term", "sh", focused=None)),
        command("define", option("term", HUGE, ROLE, focused=True)),
        command("define", option("private", "t", 5, focused=True)),
        command("gone", option("term", "sh", focused=True)),
        TODAY,
        STATUS,
    ]
    assert [(await send(AUTOCOMPLETE, data)).autocomplete_choices for data in sent] == [[]] * len(sent)
    assert (await send(AUTOCOMPLETE, TYPED, member=GONE)).autocomplete_choices == []
    for changes in ({}, {"guild_id": HUGE}, {"guild_id": GONE, "member": GONE, "user": user()}):
        assert (await send(AUTOCOMPLETE, TYPED, **changes)).autocomplete_choices[0]["value"] == "id:sharding"

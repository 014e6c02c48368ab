"""The playground: the real bot in a simulated Discord, served on the loopback address."""

import asyncio
import contextlib
import re
import signal
import subprocess
import sys
import urllib.request

import aiohttp
import pytest

from bot.glossary.guild_lookups import Lookup
from bot.glossary.term import Language
from bot.playground import playground
from bot.playground_page import CHANGES
from bot.settings import Settings
from tests.world import FEW_TERMS, SMALL_GLOSSARY, buttons

SETTINGS = Settings(glossary_file=FEW_TERMS)  # loads at once


@contextlib.contextmanager
def started(*arguments):
    """Run ``python -m bot try`` as a process; yield it and its address, and end it afterwards."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "try", "--no-open", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        address = re.search(r"http://127\.0\.0\.1:(\d+)/#\S+", process.stdout.readline())
        yield process, address
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


@pytest.fixture(autouse=True)
def buffering(monkeypatch):
    """Python buffers what it prints, as usual."""
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)


@pytest.mark.unmeasured("the next test is the same, with one")
def test_two_at_once_and_ctrl_c():
    """The page is served; a second playground takes another port; Ctrl-C ends each of them cleanly."""
    with started() as (first, address), started() as (second, other):
        page = urllib.request.urlopen(f"http://127.0.0.1:{address.group(1)}/", timeout=10)
        with page:
            assert b"<html" in page.read()
        assert address.group(1) != other.group(1)
        for process in (first, second):
            process.send_signal(signal.SIGINT)
            output, _ = process.communicate(timeout=30)
            assert process.returncode == 0
            assert output.endswith("Stopped.\n")


def test_a_reader_who_has_seen_the_address():
    """As with ``try | head -1``: the address comes at once, and the playground goes on without a reader."""
    with started() as (process, address):
        process.stdout.close()
        with urllib.request.urlopen(f"http://127.0.0.1:{address.group(1)}/", timeout=10) as page:
            assert b"<html" in page.read()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
        assert process.stderr.read() == ""


async def test_the_first_look_shows_the_product():
    """A conversation with a card is already there, with a member, an admin and a German."""
    async with playground(Language.EN, settings=SETTINGS) as world, world.turns:
        history = world.channel.history(viewer=world.member)
        admin = await world.admin.slash(world.channel, "help")
        german = await world.german.slash(world.channel, "define", term="shardign", private=True)

        assert len(history) == 4
        assert history[3].embeds[0].title == "AllReduce"
        assert "Integrations" in str(admin.response.embeds[0].to_dict())
        assert german.response.content == "Gesucht: „shardign“, gefunden: **Sharding**"
        assert (world.env.now() - history[0].created_at).total_seconds() < 60


async def test_the_page_shows_the_answer_and_the_name_that_was_chosen():
    """Each change to simcord's scripts is found where it belongs, and served."""
    async with playground(Language.EN, settings=SETTINGS) as world, aiohttp.ClientSession() as session:
        for path, changes in CHANGES.items():
            async with session.get(world.preview.url.partition("/#")[0] + path) as response:
                script = await response.text()
            assert [after for _, after in changes if after not in script] == []


async def test_an_admin_has_something_to_choose():
    """There is a second channel for the term of the day, and a role to ping."""
    async with playground(Language.EN, settings=SETTINGS) as world:
        [guild] = world.env.bot.guilds
        assert [channel.name for channel in guild.text_channels] == ["glossary", "lounge"]
        assert [role.name for role in guild.roles if role.mentionable] == ["Learners"]


async def test_everybody_can_be_german():
    """With ``--locale de`` the whole server speaks German."""
    async with playground(Language.DE, settings=SETTINGS) as world:
        history = world.channel.history(viewer=world.member)

        assert history[0].content.startswith("Willkommen")
        assert buttons(history[3])[-2:] == ["In English", "Löschen"]


async def test_its_clock_runs(glossary_file):
    """Time goes on by itself, so a glossary that is edited meanwhile is loaded."""
    unlimited = {"cooldown_commands": 1000, "cooldown_seconds": 1.0}  # it asks until the new text comes
    settings = Settings(glossary_file=glossary_file, glossary_poll_seconds=0.1, **unlimited)
    async with playground(Language.EN, settings=settings) as world:
        glossary_file.write_text(SMALL_GLOSSARY.replace("A round fruit.", "Round."), encoding="utf-8")
        text = ""
        async with asyncio.timeout(20):
            while text != "Round.":
                await asyncio.sleep(0)
                async with world.turns:
                    card = await world.member.slash(world.channel, "define", term="apple")
                    text = card.response.embeds[0].description


@contextlib.asynccontextmanager
async def on_the_page(world, person):
    """Open the page as ``person``; yield the way to its server, and what it shows."""
    address = world.preview.url.partition("/#")[0]
    headers = {"X-Simcord-Capability": world.preview.capability}
    async with aiohttp.ClientSession(address, headers=headers, raise_for_status=True) as http:
        page = await (await http.post("/api/pages", json={"viewer_id": str(person.id)})).json()
        http.headers["X-Simcord-Context"] = page["context"]["id"]
        yield http, page


async def act(http, page, kind, **body):
    """Do something on the page, for the first time; the outcome."""
    envelope = {
        "protocol_version": page["protocolVersion"],
        "kind": kind,
        "sequence": 1,
        "request_id": "the-first",
        "generation": page["context"]["generation"],
        "bot_generation": page["botGeneration"],
        "published_revision": page["publishedRevision"],
    }
    return await (await http.post("/api/action", json={**envelope, **body})).json()


async def outcome_on_the_page(world, person, command, **options):
    """Whether the page calls a command that ``person`` sends from it a failure, and what else it says about it."""
    async with on_the_page(world, person) as (http, page):
        entries = (await (await http.get("/api/commands")).json())["entries"]
        entry = next(entry for entry in entries if entry["invocation"] == command)
        sent = {
            "command_id": entry["commandId"],
            "path": entry["path"],
            "schema_fingerprint": entry["schemaFingerprint"],
        }
        receipt = await act(http, page, "run_command", **sent, options=options)
    return receipt["settlement"], receipt["diagnostics"]


async def menus_on_the_page(world, person):
    """What the menus of the messages on the page of ``person`` offer, from the oldest message to the newest."""
    async with on_the_page(world, person) as (_, page):
        return [[menu["name"] for menu in page["messages"][message]["menus"]] for message in page["timeline"]]


async def choose(http, page, message, menu_id):
    """Choose from the menu of a message on the page; the outcome."""
    control = f"message:{message.id}:component:menu:{menu_id}"
    return await act(http, page, "click", control_key=control, target_id=str(message.id))


async def test_an_error_of_the_user_is_no_failure():
    """A sentence that says what to do is an answer like any other, and so is the one to who is too fast."""
    once_an_hour = Settings(glossary_file=FEW_TERMS, cooldown_commands=1, cooldown_seconds=3600)
    async with playground(Language.EN, settings=once_an_hour) as world:
        for answer in ("The term of the day isn't set up", "Not so fast!"):
            assert await outcome_on_the_page(world, world.admin, "daily status") == ("settled", [])
            assert world.channel.history(viewer=world.admin)[-1].content.startswith(answer)


async def test_an_error_of_the_bot_is_a_failure(monkeypatch):
    """A defect shows on the page."""

    def fail(_lookup, _query):
        raise ZeroDivisionError("a defect")

    async with playground(Language.EN, settings=SETTINGS) as world:
        monkeypatch.setattr(Lookup, "define", fail)
        settlement, [diagnostic] = await outcome_on_the_page(world, world.member, "define", term="ray")

    assert (settlement, diagnostic["code"]) == ("failed", "action-callback-error")


async def test_a_message_offers_its_menus():
    """In the language of who looks; not on an answer that only they see, like in Discord."""
    async with playground(Language.EN) as world:
        async with world.turns:
            await world.german.slash(world.channel, "help")
        assert await menus_on_the_page(world, world.member) == [["Add to glossary"]] * 4
        assert await menus_on_the_page(world, world.german) == [["Zum Glossar hinzufügen"]] * 4 + [[]]


async def test_a_menu_opens_a_form():
    """The page shows the form that the bot answers with."""
    async with playground(Language.EN) as world:
        async with world.turns:
            message = await world.member.send(world.channel, "Standup: a short meeting.")
        async with on_the_page(world, world.admin) as (http, page):
            [menu] = page["messages"][str(message.id)]["menus"]
            receipt = await choose(http, page, message, menu["id"])
            shown = await (await http.get("/api/state")).json()

    assert (receipt["settlement"], receipt["outcomes"]) == ("settled", [{"kind": "modal"}])
    assert shown["modal"]["payload"]["title"] == "Standup (English)"


async def test_a_menu_that_is_gone():
    """It is refused, and nothing reaches the bot."""
    async with playground(Language.EN) as world:
        [message, *_] = world.channel.history(viewer=world.member)
        async with on_the_page(world, world.admin) as (http, page):
            receipt = await choose(http, page, message, 1)

    assert (receipt["settlement"], receipt["dispatched"]) == ("rejected", False)

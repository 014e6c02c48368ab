"""What completes while an admin types the options of /daily set."""

import discord
import pytest


async def typed(world, option: str, beginning: str, who=None) -> dict[str, str]:
    """The choices Discord shows, as a mapping from name to value."""
    choices = await (who or world.ada).autocomplete(world.channel, "daily set", option, beginning)
    assert len(choices) <= 25
    assert all(1 <= len(choice["name"]) <= 100 for choice in choices)
    return {choice["name"]: choice["value"] for choice in choices}


@pytest.mark.parametrize(
    ("beginning", "first"),
    [
        ("berl", "Europe/Berlin"),
        ("new yrok", "America/New_York"),
        ("Europe/Vie", "Europe/Vienna"),
        ("utc", "UTC"),
        ("+5:30", "Asia/Kolkata"),
        ("gmt-5", "America/New_York"),
        ("belfast", "Europe/London"),
    ],
)
async def test_time_zones(world, beginning, first):
    """Time zones complete by city, also misspelled, by name, by offset, and by a city that once had its own zone."""
    assert next(iter((await typed(world, "timezone", beginning)).values())) == first


async def test_a_place_on_no_clock(world):
    """Where the first zone may well be wrong, the typed text comes before it; taking it leads to a question."""
    [(first, value), *_] = (await typed(world, "timezone", "Mars")).items()
    assert (first, value) == ("Mars", "Mars")

    answer = await world.ada.slash(world.channel, "daily set", channel=world.channel, time="09:00", timezone=value)
    assert answer.response.content.startswith("I can't tell which time zone “Mars” is.")


async def test_a_city_without_a_zone_of_its_own(world):
    """It stands beside the one whose clocks it has."""
    assert next(iter(await typed(world, "timezone", "münch"))) == "München (Berlin) · UTC+1 · Europe/Berlin"


async def test_time_zones_speak_german(world):
    """A German admin finds Vienna as "Wien", reads "Wien", and sees the zones of German-speaking countries first."""
    manager = world.guild.create_role("Leitung", permissions=discord.Permissions(manage_guild=True))
    otto = world.guild.add_member(world.env.create_user("otto"), roles=[manager])
    world.locales[otto.id] = "de"
    assert next(iter(await typed(world, "timezone", "wien", otto))) == "Wien · UTC+1 · Europe/Vienna"
    assert list((await typed(world, "timezone", "", otto)).values())[:3] == [
        "Europe/Berlin",
        "Europe/Vienna",
        "Europe/Zurich",
    ]
    assert "montags bis freitags" in await typed(world, "days", "", otto)
    assert "Hardware und Zahlenformate" in await typed(world, "category", "hard", otto)


async def test_times(world):
    """It offers full hours from six in the morning on, and the quarters of an hour that was typed."""
    assert list(await typed(world, "time", ""))[:3] == ["06:00", "07:00", "08:00"]
    assert list(await typed(world, "time", "9"))[:4] == ["09:00", "09:15", "09:30", "09:45"]
    assert next(iter(await typed(world, "time", "18:3"))) == "18:30"
    assert await typed(world, "time", "soon") == {}


async def test_days(world):
    """It offers the usual sets of days, and how it understands what was typed."""
    assert list(await typed(world, "days", ""))[:3] == ["every day", "Monday to Friday", "Saturdays and Sundays"]
    assert await typed(world, "days", "mo-mi") == {"on Mondays, Tuesdays, and Wednesdays": "Mon, Tue, Wed"}
    assert await typed(world, "days", "sat") == {"on Saturdays": "Sat"}
    assert await typed(world, "days", "nonsense") == {}


async def test_categories(world):
    """It offers the glossary's categories by name; the value stays the same in every language."""
    assert await typed(world, "category", "HARDW") == {"Hardware and Precision": "hardware"}
    assert await typed(world, "category", "cooking") == {}

"""Time zones are found by the names that people know."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.daily.cities import CITIES
from bot.daily.schedule import zone_of
from bot.daily.time_zones import TimeZones
from bot.glossary.term import Language

WINTER, SUMMER = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)
ZONES = TimeZones(lambda: WINTER)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        *[("Europe/Berlin", "Europe/Berlin"), (" berlin ", "Europe/Berlin"), ("Wien", "Europe/Vienna")],
        *[
            ("europe/berlin", "Europe/Berlin"),
            ("new york", "America/New_York"),
            ("utc", "UTC"),
            ("CET", "Europe/Berlin"),
        ],
        *[("Belfast", "Europe/London"), ("Calcutta", "Asia/Kolkata"), ("zurich", "Europe/Zurich")],
        *[("münchen", "Europe/Berlin"), ("Peking", "Asia/Shanghai"), ("SF", "America/Los_Angeles")],
        *[("Schweiz", "Europe/Zurich"), ("India", "Asia/Kolkata"), ("EST", "America/New_York")],
    ],
)
def test_what_is_named_in_full_is_read(text, name):
    """A zone is read from its name or its city, in English or German, current or former."""
    assert ZONES.read(text) == name


@pytest.mark.parametrize(
    "text",
    [
        *["", "  ", "Atlantis", "+2", "berl", "../etc/passwd", "Europe", "\0", "x" * 4000],
        *["localtime", "Factory", "posixrules", "right/Europe/Berlin", "United States"],
    ],
)
def test_what_is_unclear_is_not_read(text):
    """A prefix, an offset (it changes with the seasons) and nonsense are no zones."""
    assert ZONES.read(text) is None


def test_every_city_leads_to_its_zone():
    """Every city completes to a zone that exists and has its offset."""
    for zone, cities in CITIES.items():
        offset = WINTER.astimezone(ZoneInfo(zone)).utcoffset()
        for city in cities:
            assert offset in {found.offset for found in ZONES.complete(city, Language.EN).zones[:5]}, city


def test_well_known_zones_come_first():
    """They lead among the many zones that share an offset or a country."""
    assert [zone.name for zone in ZONES.complete("+2", Language.EN).zones][:2] == ["Europe/Athens", "Europe/Helsinki"]
    assert ZONES.complete("USA", Language.EN).zones[0].name in {
        "America/New_York",
        "America/Los_Angeles",
        "America/Chicago",
    }


def test_offsets_are_those_of_the_moment():
    """In summer +2 means Berlin, in winter it does not."""
    summer = TimeZones(lambda: SUMMER).complete("+2", Language.DE).zones
    assert summer[0].name == "Europe/Berlin"
    assert {zone.offset for zone in summer} == {timedelta(hours=2)}
    assert "Europe/Berlin" not in {zone.name for zone in ZONES.complete("UTC+02:00", Language.DE).zones}


def test_every_zone_is_found_by_its_name():
    """Each zone of the world completes to itself or to the one it was merged into."""
    for name in sorted(available_timezones()):
        if name.partition("/")[0] in {"Europe", "Asia"}:
            [first, *_] = ZONES.complete(name, Language.EN).zones
            assert first.offset == WINTER.astimezone(zone_of(name)).utcoffset(), name


@given(st.text(max_size=60), st.sampled_from(Language))
def test_whatever_is_typed(text, language):
    """Nothing raises, nothing is offered twice, and everything offered can be read."""
    offered = ZONES.complete(text, language).zones
    assert len({zone.name for zone in offered}) == len(offered) <= 25
    assert all(ZONES.read(zone.name) == zone.name for zone in offered)


def test_an_offset_reads_no_zone_again(monkeypatch):
    """Once they are loaded, nobody waits for hundreds of files to be read."""
    ZONES.prepare()
    monkeypatch.setattr("bot.daily.time_zones.ZoneInfo", None)
    assert ZONES.complete("+1", Language.EN).zones

"""Finds a time zone by what people know: a city, in their language and perhaps misspelled, or an offset.

The zones are looked up by the same engine as the glossary's terms, so a city completes as a term does.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import chain
from zoneinfo import ZoneInfo, available_timezones

import babel.dates
from babel import Locale
from babel.core import get_global

from bot.daily.cities import CITIES
from bot.glossary.term import Language
from bot.lookup.completion import complete
from bot.lookup.engine import Engine
from bot.lookup.outcomes import Exact, How

_REGIONS = frozenset(
    {"Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
)
_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+\-\u2212])\s*(\d{1,2})(?::?(\d{2}))?", re.ASCII)
_MOST = 25

_USUAL = {
    Language.EN: (
        *("Europe/London", "America/New_York", "America/Los_Angeles", "America/Chicago", "UTC", "Europe/Berlin"),
        *("Asia/Kolkata", "Asia/Singapore", "Asia/Tokyo", "Australia/Sydney", "America/Sao_Paulo", "Europe/Paris"),
        *("Europe/Madrid", "Europe/Rome", "Europe/Warsaw", "Europe/Athens", "Europe/Helsinki", "Europe/Kyiv"),
        *("Europe/Istanbul", "Europe/Moscow", "Africa/Cairo", "Africa/Johannesburg", "Africa/Lagos", "Africa/Nairobi"),
        *("Asia/Dubai", "Asia/Karachi", "Asia/Dhaka", "Asia/Bangkok", "Asia/Jakarta", "Asia/Shanghai", "Asia/Manila"),
        *("Asia/Seoul", "Pacific/Auckland", "America/Toronto", "America/Denver", "America/Mexico_City"),
        *("America/Bogota", "America/Lima", "America/Santiago", "America/Argentina/Buenos_Aires", "America/Halifax"),
    ),
    Language.DE: ("Europe/Berlin", "Europe/Vienna", "Europe/Zurich", "UTC", "Europe/London", "America/New_York"),
}
"""What is shown first while nothing is typed, or when several zones have the same offset."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone: its IANA name, its city in the reader's language, and its offset from UTC at this moment.

    ``found_by`` is another city or a country that was typed for it.
    """

    name: str
    city: str
    offset: timedelta
    found_by: str | None = None


@dataclass(frozen=True, slots=True)
class CompletedZones:
    """What may be meant, most likely first. If ``as_typed``, the first may well be wrong: *Mars* is not Marseille."""

    zones: list[Zone]
    as_typed: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """A time zone as an entry of the engine; its IANA name is its id."""

    id: str
    spellings: tuple[str, ...]
    group: str = ""
    covers: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The first of its spellings."""
        return self.spellings[:1]


class TimeZones:
    """All time zones that have a city, and UTC."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock

    def read(self, text: str) -> str | None:
        """The IANA name of the zone that is given in full, by that name or by its city; None if unclear."""
        wanted = text.strip()
        if wanted in _known():
            return wanted
        match _engine().find(wanted):
            case Exact(best=best, others=others) if all(other.how is not How.EXACT for other in others):
                return best.entry.id
            case _:
                return None

    def complete(self, text: str, language: Language) -> CompletedZones:
        """At most 25 zones that the typed text may mean."""
        wanted = text.strip()
        if not wanted:
            names = [*_USUAL[language], *(name for name in _USUAL[Language.EN] if name not in _USUAL[language])]
        elif (offset := _offset(wanted)) is not None:
            usual = [*_USUAL[language], *_USUAL[Language.EN]]
            names = [name for name in _names() if self._offset(name) == offset]
            names.sort(key=lambda name: (usual.index(name) if name in usual else len(usual), name))
        else:
            return self._complete(wanted, language)
        return CompletedZones([self._zone(name, language) for name in names[:_MOST]])

    def _complete(self, beginning: str, language: Language) -> CompletedZones:
        """The zones of places that the text may be the beginning of, or a slip of."""
        completion = complete(_engine(), beginning, lambda _: 0, limit=_MOST)
        zones = [self._zone(match.entry.id, language, match.spelling) for match in completion.matches]
        as_typed = completion.as_typed and not (zones and _begins_with(zones[0], beginning))
        return CompletedZones(zones[: _MOST - as_typed], as_typed)

    def _zone(self, name: str, language: Language, spelling: str | None = None) -> Zone:
        city = _city(name, language)
        known = {name.casefold(), _last_part(name), *(_city(name, each).casefold() for each in Language)}
        found_by = None if spelling is None or spelling.casefold() in known or "/" in spelling else spelling
        return Zone(name, city, self._offset(name), found_by)

    def prepare(self) -> None:
        """Load all zones, which takes a tenth of a second; otherwise the first user waits for it."""
        self.complete("+0", Language.EN)
        self.read("Berlin")

    def _offset(self, name: str) -> timedelta:
        return self._clock().astimezone(_zone_info(name)).utcoffset() or timedelta(0)


# The zones are loaded once, because they are the same for everyone; only their offsets from UTC change.


@cache
def _known() -> frozenset[str]:
    """Every zone name with a place, old names included, and UTC; not ``EST``, which is not what people mean by it."""
    return frozenset(name for name in available_timezones() if "/" in name) | {"UTC"}


@cache
def _zone_info(name: str) -> ZoneInfo:
    """The zone. ``ZoneInfo`` itself keeps the last eight only, and reading all of them takes thirty milliseconds."""
    return ZoneInfo(name)


@cache
def _zones() -> dict[str, list[str]]:
    """For each city the zone that is named after it, with all names for that zone (mostly old ones)."""
    of_city: dict[str, list[str]] = {}
    for name in sorted(_known()):
        if name.partition("/")[0] in _REGIONS:
            of_city.setdefault(_city(name, Language.EN), []).append(name)
    return {
        min(names, key=lambda name: (_last_part(name) != city.casefold(), len(name), name)): names
        for city, names in of_city.items()
    }


def _names() -> list[str]:
    return ["UTC", *_zones()]


@cache
def _engine() -> Engine[_Place]:
    usual = _USUAL[Language.EN] + _USUAL[Language.DE]
    zones = [_place("UTC", ["Etc/UTC", "GMT", "Greenwich"])]
    zones += [_place(name, same) for name, same in _zones().items()]
    return Engine(zones, lambda name: name in usual)


@cache
def _city(name: str, language: Language) -> str:
    if name == "UTC":
        return name
    return babel.dates.get_timezone_location(name, locale=language.value, return_city=True).rpartition("/")[2]


def _begins_with(zone: Zone, text: str) -> bool:
    """Whether what people read of the zone begins with the text."""
    wanted = text.casefold()
    return zone.city.casefold().startswith(wanted) or zone.name.casefold().startswith(wanted)


def _last_part(name: str) -> str:
    return name.rpartition("/")[2].replace("_", " ").casefold()


def _place(name: str, same: list[str]) -> _Place:
    """The zone as an entry of the engine, found by its cities, its country and every name it has had."""
    city = _city(name, Language.EN)
    known = [name, _city(name, Language.DE), *same, *(_last_part(each).title() for each in same)]
    known += [*chain.from_iterable(CITIES.get(each, ()) for each in same), *_countries(name)]
    return _Place(name, tuple(dict.fromkeys((city, *known))))


def _countries(name: str) -> list[str]:
    """The zone's country in each language."""
    code = get_global("zone_territories").get(name)
    return [Locale(language.value).territories[code] for language in Language] if code else []


def _offset(text: str) -> timedelta | None:
    found = _OFFSET.fullmatch(text.casefold())
    if found is None:
        return None
    size = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return size if found[1] == "+" else -size

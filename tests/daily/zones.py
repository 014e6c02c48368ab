"""Every time zone there is, and the moments at which its clocks changed."""

import struct
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files

ZONES = sorted(files("tzdata").joinpath("zones").read_text().split())
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_HEADER = struct.Struct(">4s c 15x 6l")


@cache
def changes(zone: str) -> tuple[datetime, ...]:
    """The moments from 1890 on at which the zone's offset or rules changed, as listed in its TZif file (RFC 8536)."""
    data = files("tzdata").joinpath("zoneinfo", *zone.split("/")).read_bytes()
    _, _, isut, isstd, leap, times, types, letters = _HEADER.unpack_from(data)
    second = _HEADER.size + times * 5 + types * 6 + letters + leap * 8 + isstd + isut
    count = _HEADER.unpack_from(data, second)[5]
    moments = struct.unpack_from(f">{count}q", data, second + _HEADER.size)
    start = datetime(1890, 1, 1, tzinfo=UTC)
    return tuple(moment for each in moments if (moment := _EPOCH + timedelta(seconds=each)) > start)

"""What was named in ``/daily set``, in the custom id of the question for which channel it was meant."""

from datetime import time
from zoneinfo import available_timezones

import pytest

from bot.chat.reply import LARGEST_ID
from bot.cogs.daily.packed_changes import pack, unpack
from bot.cogs.daily.which_schedule import WhichSchedule
from bot.daily.changes import Changes, Clearable
from bot.glossary.term import Category, Language, Level, Text

CATEGORIES = [Category(name, Text(name, name), 0) for name in ("hardware", "m" * 50)]
EVERYTHING = Changes(
    at=time(23, 59),
    zone=max(available_timezones(), key=len),
    days=frozenset(range(7)),
    category_id="m" * 50,
    level=Level.EXPERT,
    role_id=LARGEST_ID,
    language=Language.DE,
    thread=True,
    pin=False,
    publish=True,
    move_to=LARGEST_ID,
    clear=frozenset({Clearable.PUBLISH}),
)


@pytest.mark.parametrize(
    "changes",
    [
        Changes(),
        EVERYTHING,
        Changes(at=time(0)),
        Changes(zone="Etc/GMT+12", thread=False),
        Changes(category_id="hardware", days=frozenset({6})),
        *(Changes(clear=frozenset({each})) for each in Clearable),
    ],
)
def test_it_comes_back(changes):
    """As it was, from a custom id that Discord takes."""
    custom_id = WhichSchedule("set", pack(changes)).custom_id
    assert len(custom_id) <= 100
    found = WhichSchedule.__discord_ui_compiled_template__.fullmatch(custom_id)
    assert unpack(found["argument"], CATEGORIES) == changes


def test_a_category_that_is_gone():
    """It does not become all categories."""
    assert unpack(pack(Changes(category_id="hardware")), ()).category_id is not None

"""The heartbeat file says whether the bot's event loop turns."""

from datetime import UTC, datetime, timedelta

from bot.runtime.heartbeat import beat, is_alive, last_beat


async def test_a_beat_keeps_it_alive_for_a_minute(tmp_path):
    """Just touched: alive; a minute later: not."""
    file = tmp_path / "heartbeat"
    await beat(file)

    now = datetime.now(UTC)  # noqa: TID251 -- the file system's clock is the real one
    assert is_alive(file, now)
    assert not is_alive(file, now + timedelta(seconds=61))


def test_no_file_is_no_life(tmp_path):
    """A bot that never ran, or ended as it should, is not alive."""
    assert last_beat(tmp_path / "absent") is None
    assert not is_alive(tmp_path / "absent", datetime(2026, 1, 1, tzinfo=UTC))

"""The heartbeat file shows whether the bot's event loop is running."""

import asyncio
import shutil
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from bot.runtime import heartbeat
from bot.runtime.heartbeat import Unwritable, beating, is_alive, last_beat


async def test_a_beat_keeps_it_alive_for_a_minute(tmp_path):
    """The bot counts as alive while it beats, but not a minute after the last beat, and not after a clean exit."""
    file = tmp_path / "state" / "heartbeat"
    async with beating(file):
        now = datetime.now(UTC)  # noqa: TID251 -- the file system's clock is the real one
        assert is_alive(file, now)
        assert not is_alive(file, now + timedelta(seconds=61))
    assert not is_alive(file, now)


async def test_beats_go_on(tmp_path, monkeypatch):
    """A file that vanished is written again at the next beat; one that cannot be written ends nothing."""
    monkeypatch.setattr(heartbeat, "BEAT_SECONDS", 0.0)
    file = tmp_path / "state" / "heartbeat"
    async with asyncio.timeout(20), beating(file):
        file.unlink()
        while not file.exists():  # noqa: ASYNC110 -- the file system has no event to wait for
            await asyncio.sleep(0)
        shutil.rmtree(file.parent)
        while file.parent.exists():  # noqa: ASYNC110 -- as above
            await asyncio.sleep(0)
        file.parent.mkdir()
        while not file.exists():  # noqa: ASYNC110 -- as above
            await asyncio.sleep(0)


async def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    """The error names the folder and the setting."""
    (tmp_path / "file").touch()
    with pytest.raises(Unwritable, match="STATE_DIR"):
        async with beating(tmp_path / "file" / "heartbeat"):
            pass


def test_without_a_file_the_bot_is_not_alive(tmp_path):
    """A bot that never ran, or that exited cleanly, is not alive."""
    assert last_beat(tmp_path / "absent") is None
    assert not is_alive(tmp_path / "absent", datetime(2026, 1, 1, tzinfo=UTC))


async def test_no_beat_while_something_has_stopped(tmp_path, monkeypatch, caplog):
    """A bot whose background work hangs is not alive, although its event loop runs, until the work goes on."""
    monkeypatch.setattr(heartbeat, "BEAT_SECONDS", 0.0)
    file, bot = tmp_path / "heartbeat", SimpleNamespace(is_well=False)
    async with asyncio.timeout(20), beating(file) as heart:
        heart.watch(bot)
        while "has stopped" not in caplog.text:  # noqa: ASYNC110 -- the log has no event to wait for
            await asyncio.sleep(0)
        file.unlink(missing_ok=True)
        before = caplog.text.count("has stopped")
        while caplog.text.count("has stopped") < before + 3:  # noqa: ASYNC110 -- as above
            await asyncio.sleep(0)
        assert not file.exists()
        bot.is_well = True
        while not file.exists():  # noqa: ASYNC110 -- the file system has no event to wait for
            await asyncio.sleep(0)

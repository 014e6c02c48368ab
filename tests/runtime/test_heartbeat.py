"""The heartbeat file shows whether the bot's event loop is running."""

import asyncio
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from bot.runtime import heartbeat, uptime
from bot.runtime.heartbeat import Unwritable, beating, is_alive
from bot.runtime.uptime import Uptime

DAY = timedelta(days=1)


@pytest.mark.parametrize("off", [timedelta(0), -DAY, DAY])
async def test_a_beat_keeps_it_alive_for_a_minute(tmp_path, off):
    """Wherever the wall clock is set, the bot is alive while it beats, but not a minute later or after a clean exit."""
    file = tmp_path / "state" / "heartbeat"
    now = datetime.now(UTC) + off  # noqa: TID251 -- the file system's clock is the real one
    async with beating(file):
        assert is_alive(file, now)
        file.write_text(str(replace(Uptime.now(), seconds=Uptime.now().seconds - 61)), encoding="utf-8")
        assert not is_alive(file, now)
    assert not is_alive(file, now)


@pytest.mark.parametrize("written", ["{later} {boot}", "{now} another-boot", "soon", "\xff"])
def test_what_proves_no_life(tmp_path, written):
    """A beat from before the machine was started again proves nothing, nor does what no bot wrote."""
    now = Uptime.now()
    text = written.format(now=now.seconds, later=now.seconds + 100, boot=now.boot)
    (tmp_path / "heartbeat").write_text(text, encoding="latin-1")
    assert not is_alive(tmp_path / "heartbeat", datetime.now(UTC))  # noqa: TID251 -- as above


def test_a_file_without_room_for_its_content(tmp_path):
    """On a full disk the file is empty; then its date counts."""
    file, now = tmp_path / "heartbeat", datetime.now(UTC)  # noqa: TID251 -- as above
    file.touch()
    assert is_alive(file, now)
    assert not is_alive(file, now + timedelta(seconds=61))
    assert not is_alive(file, now - timedelta(seconds=61))


def test_a_system_without_boot_ids(tmp_path, monkeypatch):
    """Only Linux tells one start of the machine from another; elsewhere a beat is judged without that."""
    monkeypatch.setattr(uptime, "_BOOT_ID", tmp_path / "absent")
    file, now = tmp_path / "heartbeat", datetime.now(UTC)  # noqa: TID251 -- as above
    file.write_text(str(Uptime.now()), encoding="utf-8")
    assert is_alive(file, now)


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

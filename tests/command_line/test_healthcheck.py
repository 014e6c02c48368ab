"""``healthcheck`` is for a container or an orchestrator."""

import os
from dataclasses import replace

from bot.command_line.main import main
from bot.runtime.heartbeat import beating
from bot.runtime.uptime import Uptime


def test_without_a_bot(capsys):
    """Without a running bot it prints a sentence and exits with code 1."""
    assert main(["healthcheck"]) == 1
    assert "not running" in capsys.readouterr().err


def test_with_a_live_bot(tmp_path):
    """A fresh heartbeat means healthy; no token is needed."""
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "heartbeat").touch()

    assert main(["healthcheck"]) == 0


async def test_a_wall_clock_that_was_set(tmp_path):
    """The file's date proves nothing, in either direction: what counts is when the bot wrote it."""
    file = tmp_path / "var" / "heartbeat"
    async with beating(file):
        os.utime(file, (0, 0))
        assert main(["healthcheck"]) == 0
        now = Uptime.now()
        file.write_text(str(replace(now, seconds=now.seconds - 61)), encoding="utf-8")
        assert main(["healthcheck"]) == 1

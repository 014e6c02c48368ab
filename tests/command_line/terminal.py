"""The command line from outside: run a command as its own process, or read what one in this process printed."""

import subprocess
import sys


def bot(*arguments, stdin=""):
    """Run ``python -m bot`` as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        timeout=60,
        check=False,
    )


def said(capsys):
    """What the command printed, as lines."""
    return capsys.readouterr().out.splitlines()

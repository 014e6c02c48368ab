"""The command line from outside: run a command as its own process, or read what one in this process printed."""

import subprocess
import sys


def bot(
    *arguments, stdin="", redirected="", pipeline="", stdout=subprocess.PIPE, program=(sys.executable, "-m", "bot")
):
    """Run ``python -m bot`` as a process of its own.

    ``redirected`` is what a shell gets after it, such as ``>&-``; ``pipeline`` is all that it gets, with ``"$@"`` for
    the bot.
    """
    return subprocess.run(
        ["/bin/sh", "-c", pipeline or f'exec "$@" {redirected}', "sh", *program, *arguments],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        stdout=stdout,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )


def said(capsys):
    """What the command printed, as lines."""
    return capsys.readouterr().out.splitlines()

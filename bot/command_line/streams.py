"""The standard streams: how commands print and read, whatever is at the other end.

Nobody reads anymore (``| head -1``): the rest is dropped in silence, and the command goes on. Nothing can be written
(a full disk, a closed stream): ``StreamBroken`` says so. If that happens to standard error, only the exit code is left.
"""

import errno
import io
import os
import sys
from collections.abc import Iterable
from typing import TextIO, cast


class StreamBroken(Exception):
    """Standard input or output cannot be used; the text is a sentence that says what to do."""


def open_streams() -> None:
    """Prepare the streams of a process that has just started.

    A closed one gets a stand-in: it fails when it is used, except that of standard error, which drops everything.
    Without it, the next file to be opened would take its number, and what a library writes to standard error would end
    up in that file. What a terminal cannot show is escaped. Nothing is written before ``say`` or the end flushes it, so
    that no error is missed on the way.
    """
    sys.stdin = sys.stdin or _stand_in(os.O_WRONLY, "r")
    sys.stdout = sys.stdout or _stand_in(os.O_RDONLY, "w")
    sys.stderr = sys.stderr or _stand_in(os.O_WRONLY, "w")
    cast("io.TextIOWrapper", sys.stdout).reconfigure(
        errors="backslashreplace", line_buffering=False, write_through=False
    )


def print_utf8() -> None:
    """Print UTF-8 from now on, wherever this runs."""
    cast("io.TextIOWrapper", sys.stdout).reconfigure(encoding="utf-8", errors="replace")


def say(*lines: object) -> bool:
    """Print ``lines`` at once, after what others have printed; return whether anybody still reads.

    Raises:
        StreamBroken: they cannot be written.
    """
    try:
        print(*lines, sep="\n", end="\n" if lines else "")
        sys.stdout.flush()
    except BrokenPipeError:
        _drop(sys.stdout)
        return False
    except OSError as error:
        _drop(sys.stdout)
        raise StreamBroken(
            f"The output cannot be written: {_reason(error)}. Send it elsewhere, or make room for it."
        ) from error
    return True


def warn(*sentences: str) -> None:
    """Print ``sentences`` to standard error, if that is possible."""
    try:
        print(*sentences, sep="\n", end="\n" if sentences else "", file=sys.stderr, flush=True)
    except OSError:
        _drop(sys.stderr)


def heard() -> Iterable[str]:
    """The lines of standard input, without their ends; bytes that are not UTF-8 become replacement characters.

    Raises:
        StreamBroken: it cannot be read.
    """
    cast("io.TextIOWrapper", sys.stdin).reconfigure(encoding="utf-8", errors="replace")
    try:
        for line in sys.stdin:
            yield line.rstrip("\r\n")
    except OSError as error:
        raise StreamBroken(
            f"Standard input cannot be read: {_reason(error)}. Send the queries through a pipe or from a file, or "
            "write one after the command."
        ) from error


def _stand_in(flags: int, mode: str) -> TextIO:
    file = os.open(os.devnull, flags)
    return cast("TextIO", open(file, mode, encoding="utf-8", errors="backslashreplace", closefd=False))


def _drop(stream: TextIO) -> None:
    """Send nowhere what is left in ``stream`` and what follows; at the end, Python would try again and complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _reason(error: OSError) -> str:
    return "it is closed" if error.errno == errno.EBADF else str(error.strerror)

"""Reads a file that a person wrote, within an allowance, and tells whether it has changed.

Refuses, with a sentence, what is not an ordinary file, what cannot be read, and what is larger than the allowance.
Nothing here knows what the bytes mean.
"""

import stat
from dataclasses import dataclass
from pathlib import Path

MAX_BYTES = 64 * 1024 * 1024
MAX_VALUES = 3_000_000  # more than an honest glossary of MAX_BYTES has, and a bound for memory

MAX_MEMORY = 340 * 1024 * 1024  # bytes, as estimated by bot.glossary.file.weight; a reload takes it twice

Stamp = tuple[int, int, int] | None


@dataclass(slots=True)
class Allowance:
    """What may still be read of one glossary, over all its files."""

    bytes: int = MAX_BYTES
    values: int = MAX_VALUES
    memory: int = MAX_MEMORY


class Unreadable(Exception):
    """The file cannot be read. The message says what is wrong and what to do."""


def file_stamp(path: Path) -> Stamp:
    """What changes when the file does: its modification time in ns, size in bytes, and inode. None without a file."""
    try:
        status = path.stat()
    except (OSError, ValueError):  # ValueError: a path no system can have
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def read_bytes(path: Path, allowance: Allowance) -> bytes:
    """The file's content; its size is deducted from ``allowance``.

    Raises:
        Unreadable: there is no such file, it may not be read, or it is too large.
    """
    try:
        status = path.stat()
        if refusal := _refusal(status.st_mode, status.st_size, allowance):
            raise Unreadable(refusal)
        with path.open("rb") as file:
            data = file.read(allowance.bytes + 1)
    except FileNotFoundError:
        raise Unreadable("there is no such file; check the path") from None
    except PermissionError:
        raise Unreadable("the file is not readable; give the bot's user read permission") from None
    except OSError as error:
        raise Unreadable(_no_way(error.strerror)) from None
    except ValueError as error:  # a path no system can have
        raise Unreadable(_no_way(str(error))) from None
    if len(data) > allowance.bytes:  # it grew since it was measured
        raise Unreadable(_TOO_LARGE)
    allowance.bytes -= len(data)
    return data


_TOO_LARGE = f"the glossary is larger than {MAX_BYTES // 1024**2} MiB; make it smaller"


def _refusal(mode: int, size: int, allowance: Allowance) -> str | None:
    if stat.S_ISDIR(mode):
        return "this is a folder; give the path of the glossary file in it"
    if not stat.S_ISREG(mode):
        return "this is not a regular file; save the glossary as one"
    return _TOO_LARGE if size > allowance.bytes else None


def _no_way(reason: str | None) -> str:
    return f"the file cannot be read ({reason}); check the path and the disk"

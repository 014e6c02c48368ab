"""The SQLite file on the disk: makes its folder, and notices when it is deleted, emptied or replaced while in use.

SQLite goes on with the file it opened, although nobody will find there what it writes. Only the system's numbers of the
file at the path tell, and asking for them takes a few microseconds. The file itself is never opened here, because
closing it would release the locks that SQLite holds on it.
"""

import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from bot.database.address import SqliteAddress
from bot.database.errors import DatabaseUnusable

_Identity = tuple[int, int]


class SqliteFile:
    """The file at ``path`` as it was when ``remember`` was called last, with the write-ahead log beside it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._log = Path(f"{path}-wal")
        self._log_aside = Path(f"{path}-wal-former")
        self._its_identity: _Identity | None = None
        self._identity_of_log: _Identity | None = None
        self._is_made_again = False

    def remember(self) -> None:
        """From now on, the file that is at the path now is the right one; the log of a former one is deleted."""
        self._its_identity, self._identity_of_log = _identity(self._path), None
        with suppress(OSError):
            self._log_aside.unlink(missing_ok=True)

    @property
    def is_in_place(self) -> bool:
        """Whether the file at the path is the one that was remembered, and not empty."""
        if self._its_identity is None or _identity(self._path) != self._its_identity:
            return False
        self._identity_of_log = _identity(self._log)
        return True

    @property
    def is_missing(self) -> bool:
        """Whether nothing is at the path, or an empty file."""
        try:
            return self._path.stat().st_size == 0
        except OSError:
            return True

    def let_go(self) -> None:
        """Delete an empty file, so that SQLite leaves it alone when it closes the file that was there before."""
        self._is_made_again = self.is_missing
        if self._is_made_again:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    @contextmanager
    def opened_again(self) -> Generator[None]:
        """Open what is at the path inside this block, after closing the former file.

        SQLite would apply the write-ahead log of the former file to it. So the log is moved aside; if the block fails,
        it is put back, in case the former file comes back, too.

        If nothing was at the path and the block fails, it may leave an unfinished file. The system may have given it
        the numbers of the former file, if that was deleted; then it is not taken for the former file.

        Raises:
            DatabaseUnusable: the log cannot be moved.
        """
        try:
            with self._without_former_log():
                yield
        except BaseException:
            if self._is_made_again and _identity(self._path) == self._its_identity:
                self._its_identity = None
            raise

    @contextmanager
    def _without_former_log(self) -> Generator[None]:
        if self._identity_of_log is None or _identity(self._log) != self._identity_of_log:
            yield
            return
        try:
            self._log.replace(self._log_aside)
        except OSError as error:
            raise DatabaseUnusable(
                f"The file {self._log} of a former database cannot be renamed to {self._log_aside} ({error.strerror}): "
                "rename it yourself."
            ) from error
        try:
            yield
        except BaseException:
            if not self._log.exists():  # otherwise it is the log of the file that is at the path
                with suppress(OSError):
                    self._log_aside.rename(self._log)
            raise


def exists(address: SqliteAddress) -> bool:
    """Whether the file is there."""
    try:
        return address.path.exists()
    except OSError:  # a name that is too long, for example
        return False


def make_folder(address: SqliteAddress) -> None:
    """Create the folder of the file, if it is missing.

    Raises:
        DatabaseUnusable: it cannot be created, or a folder is where the file should be.
    """
    folder = address.path.absolute().parent
    try:
        if address.path.is_dir():
            raise DatabaseUnusable(f"The {address.where} is a folder: name a file in the database URL.")
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseUnusable(
            f"The folder {folder} for the database cannot be created ({error.strerror}): give the bot's user write "
            "permission, or use another path in DATABASE_URL or STATE_DIR."
        ) from error


def _identity(path: Path) -> _Identity | None:
    """The numbers that tell a file from all others on this machine; None if there is none, or an empty one."""
    try:
        found = os.stat(path)  # noqa: PTH116 -- in half the time of Path.stat
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found.st_size else None

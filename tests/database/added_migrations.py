"""Migrations that a test adds on top of the shipped ones."""

import asyncio
import shutil
import sys
from pathlib import Path

import bot.database
from bot.database.database import Database

SHIPPED = Path(bot.database.__file__).parent / "migrations"
NEWEST = max(path.name[:4] for path in (SHIPPED / "versions").glob("[0-9]*.py"))
NEXT = f"{int(NEWEST) + 1:04}"
ONE_MORE = f"{int(NEWEST) + 2:04}"

OPEN = """
import asyncio, sys
from bot.database.database import Database

async def main() -> None:
    print("ready", flush=True)
    sys.stdin.readline()
    database = await Database.open(sys.argv[1], migrations=sys.argv[2])
    await database.close()

asyncio.run(main())
"""


class Migrations:
    """The shipped migrations in a folder of their own, with more of them added on top."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("__pycache__"))

    def put(self, revision: str, body: str) -> None:
        """Write the migration ``revision``, on top of the one before it."""
        lines = "\n".join(f"    {line}" for line in body.strip().splitlines())
        (self.folder / "versions" / f"{revision}.py").write_text(
            "import os\n\nimport sqlalchemy as sa\nfrom alembic import op\n\n"
            f"revision = '{revision}'\ndown_revision = '{int(revision) - 1:04}'\n\n\ndef upgrade():\n{lines}\n"
        )

    async def apply(self, url: str, **limits: float) -> None:
        """Bring the database up to date with these migrations."""
        await (await Database.open(url, migrations=str(self.folder), **limits)).close()

    async def child(self, url: str) -> asyncio.subprocess.Process:
        """Start another process that migrates the database once it is sent a line; it is ready for that."""
        child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-W", "error", "-c", OPEN, url, str(self.folder)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        assert await child.stdout.readline() == b"ready\n"
        return child

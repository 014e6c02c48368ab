"""Which version of the schema a database has, and how it gets the newest one.

Migrations run when the bot starts, under a lock, all of them and their version record in one transaction. If two
processes start at once, one migrates while the other waits; a crash leaves the database as it was. A database that is
newer than the code is refused, never downgraded.
"""

from contextlib import nullcontext

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from bot.database.address import Address
from bot.database.dialect import open_engine, take_migration_lock, unusable_because
from bot.database.errors import DatabaseUnavailable, DatabaseUnusable
from bot.database.transaction import transaction

MIGRATIONS = "bot.database:migrations"


async def bring_up_to_date(
    address: Address, *, connect_within: float, migrate_within: float, migrations: str = MIGRATIONS
) -> None:
    """Migrate the database at ``address`` to the newest schema. Limits are in seconds and include waiting for the lock.

    Raises:
        DatabaseUnavailable: it cannot be reached, or another process did not finish migrating in time.
        DatabaseUnusable: it is not a database, cannot be written, or is newer than this code.
    """
    engine = open_engine(address, connect_within=connect_within, answer_within=migrate_within)
    try:
        async with transaction(engine, address, "migrate", seconds=migrate_within, lock=nullcontext()) as connection:
            await take_migration_lock(connection)
            await connection.run_sync(_upgrade, address, migrations)
    except DatabaseUnavailable as error:
        if sentence := unusable_because(address, error.__cause__):
            raise DatabaseUnusable(sentence) from error.__cause__
        raise
    finally:
        await engine.dispose()


def require_newest(connection: Connection, address: Address, migrations: str = MIGRATIONS) -> None:
    """Refuse a database whose schema is not the newest.

    Raises:
        DatabaseUnusable: it is older or newer, or does not have our schema.
    """
    if _missing(connection, address, _config(connection, migrations)):
        raise DatabaseUnusable(f"The {address.where} is not up to date: run the command `migrate` on it first.")


def _upgrade(connection: Connection, address: Address, migrations: str) -> None:
    config = _config(connection, migrations)
    if not _missing(connection, address, config):
        return
    command.upgrade(config, "head")
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise DatabaseUnusable(f"The {address.where} has rows that refer to missing rows: restore a backup.")


def _config(connection: Connection, migrations: str) -> Config:
    config = Config()
    config.set_main_option("script_location", migrations)
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _missing(connection: Connection, address: Address, config: Config) -> bool:
    """Whether the database still needs migrations."""
    scripts = ScriptDirectory.from_config(config)
    known = {script.revision for script in scripts.walk_revisions()}
    present = set(MigrationContext.configure(connection).get_current_heads())
    if not present <= known:
        raise DatabaseUnusable(
            f"The {address.where} was made by a newer version of KI-Glossar: install that version, "
            "or restore a backup from before the upgrade."
        )
    return present != set(scripts.get_heads())

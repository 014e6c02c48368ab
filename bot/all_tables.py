"""Finds every table, so that migrating, copying to another database and deleting a server's data never miss one.

A subject defines its tables in a module named ``tables`` in its package. That module need not be listed here.
"""

from importlib import import_module
from pathlib import Path

from sqlalchemy import MetaData

import bot
from bot.database.metadata import metadata


def all_tables() -> MetaData:
    """Import every module named ``tables`` and return the metadata that all of them register in."""
    for folder in map(Path, bot.__path__):
        for file in sorted(folder.rglob("tables.py")):
            import_module(".".join((bot.__name__, *file.relative_to(folder).with_suffix("").parts)))
    return metadata

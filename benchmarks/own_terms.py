"""Measures what servers' own terms take: memory, and how long lookups wait while they are read and built.

    python -m benchmarks.own_terms [--servers 500] [--terms 20] [--most 5000]

Prints the memory of a server with ``--terms`` own terms next to what the bot believes it takes; then, for a server with
``--most`` own terms, how long it takes until they answer, for how many milliseconds of computing the event loop was
held at most meanwhile, and how long the slowest of the lookups took that somebody made all the time; and how long it
takes to see that no other process has changed anything. Own terms have made-up names and the texts of the shipped
glossary's terms. Everything is read from a SQLite file, as in the bot.
"""

import argparse
import asyncio
import gc
import json
import os
import random
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from benchmarks.glossaries import names
from bot.all_tables import all_tables
from bot.database.database import Database
from bot.glossary.guild_catalogues import GuildCatalogues
from bot.glossary.own.storage import OwnGlossaryStorage
from bot.glossary.own.tables import guild_glossary, own_term
from bot.glossary.shared_glossary import SharedGlossary
from bot.glossary.term import Language, Term
from bot.settings import Settings

_NOW = datetime.now(UTC)
_LARGE = 1  # the id of the server with the most terms; the others follow
_OFTEN = 0.4  # the share of terms that have a synonym, an example, a related term
_TICK = 0.002  # seconds


def _entries(shared: tuple[Term, ...], made: Iterator[str]) -> Iterator[dict[str, Any]]:
    chance = random.Random(4)
    while True:
        texts, language = chance.choice(shared), chance.choice(list(Language))
        entry: dict[str, Any] = {"name": next(made), "definition": {language: texts.definition[language]}}
        if chance.random() < _OFTEN:
            entry["aliases"] = [next(made)]
        if chance.random() < _OFTEN and texts.in_practice:
            entry["in_practice"] = {language: texts.in_practice[language]}
        if chance.random() < _OFTEN:
            entry["see_also"] = [texts.id]
        yield entry


async def _fill(database: Database, shared: tuple[Term, ...], sizes: list[int]) -> None:
    """Give the servers with the ids 1, 2 and so on so many own terms."""
    entries = _entries(shared, names())
    for guild_id, size in enumerate(sizes, start=_LARGE):
        stamps = {"version": 1, "changed_at": _NOW, "changed_by": 1, "confirmed_at": None}
        rows = [
            {
                "guild_id": guild_id,
                "term_id": entry["name"].lower().replace(" ", "-"),
                "entry": json.dumps(entry, ensure_ascii=False),
                **stamps,
            }
            for entry in islice(entries, size)
        ]
        async with database.begin(lasting=False) as connection:
            await connection.execute(
                insert(guild_glossary), {"guild_id": guild_id, "version": 1, "private": False, "links": True}
            )
            await connection.execute(insert(own_term), rows)


def _memory() -> int:
    """Bytes of memory that this process takes (on Linux)."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


async def _tick(held: list[float]) -> None:
    while True:
        slept, computed = time.perf_counter(), time.process_time()
        await asyncio.sleep(_TICK)
        held.append(min(time.perf_counter() - slept - _TICK, time.process_time() - computed))


async def _look_up(catalogues: GuildCatalogues, took: list[float]) -> None:
    """Ask in the server that is being read for the same name again and again, a typo each time."""
    while True:
        began = time.perf_counter()
        catalogues.of(_LARGE).find("transfromer")
        took.append(time.perf_counter() - began)
        await asyncio.sleep(_TICK)


async def _measure_memory(catalogues: GuildCatalogues, guild_ids: range) -> None:
    warm, *others = guild_ids
    await catalogues.ready(warm)
    before, believed = _memory(), catalogues.weight
    for guild_id in others:
        await catalogues.ready(guild_id)
    taken, believed = _memory() - before, catalogues.weight - believed
    print(f"{len(others)} servers: {taken / len(others) / 1024:.1f} KiB each, believed to be", end=" ")
    print(f"{believed / len(others) / 1024:.1f} KiB")
    began = time.perf_counter()
    await catalogues.refresh()
    print(f"Looking for changes in all of them: {1000 * (time.perf_counter() - began):.1f} ms")


async def _measure_waiting(catalogues: GuildCatalogues, what: str) -> None:
    before, believed = _memory(), catalogues.weight
    held, took = list[float](), list[float]()
    beside = [asyncio.create_task(_tick(held)), asyncio.create_task(_look_up(catalogues, took))]
    await asyncio.sleep(0.2)
    held.clear()
    took.clear()
    began = time.perf_counter()
    await catalogues.renew(_LARGE)
    there = time.perf_counter() - began
    await asyncio.sleep(0.2)
    for task in beside:
        task.cancel()
    after = _memory()
    more, believed = after - before, catalogues.weight - believed
    print(f"{what}: {there:.2f} s, {more / 1024**2:.0f} MiB more, believed {believed / 1024**2:.0f};", end=" ")
    print(f"event loop held for {1000 * max(held):.0f} ms at most; slowest lookup {1000 * max(took):.1f} ms")


async def _run(options: argparse.Namespace, folder: Path) -> None:
    glossary = await SharedGlossary.open(Settings().glossary_file, lambda _: 0)
    all_tables()
    database = await Database.open(f"sqlite:///{folder / 'own.db'}", timeout=60)
    sizes = [options.most, *[options.terms] * (options.servers + 1)]
    await _fill(database, glossary.catalogue.terms, sizes)
    catalogues = GuildCatalogues(
        lambda: glossary.catalogue, OwnGlossaryStorage.over(database).reader, budget=1024**3, most=100_000
    )
    shared = len(glossary.catalogue.terms)
    print(f"{shared:,} shared terms; {options.terms} own terms a server, {options.most:,} in one")
    await _measure_memory(catalogues, range(_LARGE + 1, _LARGE + 1 + len(sizes) - 1))
    await _measure_waiting(catalogues, f"Reading {options.most:,} own terms")
    await _measure_waiting(catalogues, "Reading them again, after an edit")
    await catalogues.close()
    await database.close()


def main() -> None:
    """Read the command line and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--servers", type=int, default=500, help="servers with some terms (default: 500)")
    parser.add_argument("--terms", type=int, default=20, help="own terms of each of them (default: 20)")
    parser.add_argument("--most", type=int, default=5_000, help="own terms of the largest server (default: 5000)")
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_run(parser.parse_args(), Path(folder)))


if __name__ == "__main__":
    main()

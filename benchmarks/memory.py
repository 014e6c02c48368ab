"""Measures how much memory large and hostile glossaries take, and how long the event loop is held while they are read.

    python -m benchmarks.memory DIR             writes the files into DIR (2.5 GB) and prints the table
    python -m benchmarks.memory DIR honest ...  only these files

Columns: peak memory of ``check`` in MiB; of a process that opens the glossary as the bot does at its start; of one that
has opened the honest glossary and reloads this one; how many milliseconds of computing the event loop waited for at
most during the reload; and what is said about the file. Computing time is counted rather than time, so that other
processes on the machine do not matter.
"""

import argparse
import asyncio
import logging
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import bot.client  # noqa: F401 -- the bot with all its libraries, whose memory counts
from benchmarks.glossaries import HOSTILE, every_key, heaviest, honest, write
from bot.glossary.file.loader import GlossaryInvalid
from bot.glossary.shared_glossary import SharedGlossary

_MADE = {"honest": honest, "heaviest": heaviest, "every key": every_key, **HOSTILE}
_TICK = 0.005  # seconds


def _peak(*arguments: str) -> tuple[float, str]:
    """The peak memory of a Python process in MiB (on Linux), and what it prints."""
    with subprocess.Popen(
        [sys.executable, "-m", *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    ) as process:
        said = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss / 1024, said.strip()


async def _open(path: Path) -> None:
    """Open a glossary as at the start of the bot."""
    with suppress(GlossaryInvalid):
        await SharedGlossary.open(path, lambda _: 0)


async def _reload(link: Path, path: Path) -> None:
    """Open the glossary that ``link`` leads to, reload ``path`` in its place, and print the longest hold in ms."""
    glossary, held = await SharedGlossary.open(link, lambda _: 0), list[float]()
    _point(link, path)
    ticking = asyncio.create_task(_tick(held))
    await glossary.refresh()
    await asyncio.sleep(2)  # the old one is freed in the background
    ticking.cancel()
    print(f"{1000 * max(held):.0f}")


def _point(link: Path, path: Path) -> None:
    """Make ``link`` lead to ``path``."""
    link.unlink(missing_ok=True)
    link.symlink_to(path.resolve())


async def _tick(held: list[float]) -> None:
    while True:
        slept, computed = time.perf_counter(), time.process_time()
        await asyncio.sleep(_TICK)
        held.append(min(time.perf_counter() - slept - _TICK, time.process_time() - computed))


def _written(path: Path, name: str) -> Path:
    """Write a file, in another process: the memory of this one would count as that of all that it starts."""
    _peak("benchmarks.memory", str(path), "--write", name)
    return path


def _report(name: str, path: Path, first: Path) -> None:
    checked, said = _peak("bot", "check", str(path))
    opened, _ = _peak("benchmarks.memory", "--open", str(path))
    link = first.with_name("link.yaml")
    _point(link, first)
    reloaded, held = _peak("benchmarks.memory", "--open", str(link), "--reload", str(path))
    link.unlink()
    sentence = said.partition("\n")[0].removeprefix(str(path))[:90]
    print(f"| {name} | {checked:.0f} | {opened:.0f} | {reloaded:.0f} | {held} | {sentence} |", flush=True)


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="where to write the files")
    parser.add_argument("names", nargs="*", help="the files to measure (default: all)")
    parser.add_argument("--open", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--write", choices=_MADE, help=argparse.SUPPRESS)
    parser.add_argument("--reload", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write:
        write(options.folder, _MADE[options.write]())
        return
    if options.open:
        logging.disable()
        asyncio.run(_reload(options.open, options.reload) if options.reload else _open(options.open))
        return
    if not options.folder:
        parser.error("give the folder for the files")
    options.folder.mkdir(parents=True, exist_ok=True)
    print("| glossary | check | start | reload | held ms | said |\n| --- | ---: | ---: | ---: | ---: | --- |")
    first = _written(options.folder / "first.yaml", "honest")
    for name in options.names or _MADE:
        _report(name, _written(options.folder / f"{name.replace(' ', '-')}.yaml", name), first)


if __name__ == "__main__":
    main()

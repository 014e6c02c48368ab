"""A large shared glossary: what loading one and letting go of it takes, each in a process of its own."""

import subprocess
import sys

import pytest

HEAD = 'categories:\n  fruit: {name: {en: Fruit, de: Obst}, colour: "#FF8800"}\nterms:\n'

START = """
import asyncio, gc, sys, threading
from pathlib import Path
from bot.glossary.shared_glossary import SharedGlossary
from bot.lookup.outcomes import matches_of

path, *others = map(Path, sys.argv[1:])
usual = gc.get_threshold()
glossary = SharedGlossary(path, lambda _: 0)

def change():
    path.write_bytes(others.pop(0).read_bytes())
    asyncio.run(glossary.refresh())

def freed():
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join()
    return gc.get_freeze_count()

def first(catalogue, query):
    return matches_of(catalogue.engine.find(query))[0].entry.name.en
"""


def large(terms, prefix="Name"):
    """A valid glossary of so many small terms."""
    return HEAD + "".join(
        f"  - {{id: {prefix.lower()}-{n}, name: {prefix} {n}, category: fruit, definition: {{en: What {n} is., "
        f"de: Was {n} ist.}}, sources: [{{title: Source, url: https://example.org/{n}}}]}}\n"
        for n in range(terms)
    )


@pytest.fixture
def in_a_process(tmp_path):
    """Run code in a process that has loaded one glossary and may change it to others, one after another."""

    def run(code, *glossaries):
        paths = [tmp_path / f"glossary_{number}.yaml" for number in range(len(glossaries))]
        for path, glossary in zip(paths, glossaries, strict=True):
            path.write_text(glossary, encoding="utf-8")
        command = [sys.executable, "-c", START + code, *map(str, paths)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr[-2000:]

    return run


class TestLarge:
    """A large glossary neither slows garbage collection down nor stays in memory after it was replaced."""

    def test_a_small_one_is_not_exempt(self, in_a_process):
        """Its objects are few, and exempting them would keep all other garbage, too."""
        in_a_process("assert gc.get_freeze_count() == 0; assert gc.get_threshold() == usual", large(100))

    @pytest.mark.unmeasured("what other tests cover with small ones, for thousands of terms")
    def test_it_is_exempt_from_garbage_collection_until_nobody_uses_it(self, in_a_process):
        """A full collection would visit all its objects. Whoever still holds the old catalogue can look things up."""
        code = """
before, count = glossary.catalogue, gc.get_freeze_count()
assert count > 50_000
assert gc.get_threshold() == usual
change()
assert freed() > count - 1_000
assert first(before, "Name 99") == "Name 99"
assert first(glossary.catalogue, "Other 9") == "Other 9"
del before
assert freed() < count - 50_000
assert first(glossary.catalogue, "Other 9") == "Other 9"
"""
        in_a_process(code, large(10_000), large(10, "Other"))

    @pytest.mark.unmeasured("what other tests cover with small ones")
    def test_a_broken_one_changes_nothing(self, in_a_process):
        """The last good one stays, and garbage is collected as before, whether an entry or the YAML is broken."""
        code = """
for _ in others[:]:
    change()
    assert gc.get_threshold() == usual
    assert first(glossary.catalogue, "Name 99") == "Name 99"
"""
        others = large(1_000, "Other")
        in_a_process(code, large(1_000), others + "  - {}\n", others + "  - [\n")

    @pytest.mark.unmeasured("measuring takes memory")
    def test_loading_takes_little_more_memory_than_keeping_it(self, in_a_process):
        """20,000 small terms take 35 MiB; kept as YAML and as checked models, they would take 120 MiB for a while."""
        pytest.importorskip("resource", reason="Windows has no limits for processes")
        code = """
import resource
from bot.glossary.file.loader import load_glossary

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "linux" else 1024**2)

before = peak()
terms = load_glossary(others[0]).terms
assert len(terms) == 20_000
assert peak() - before < 70, peak() - before
"""
        in_a_process(code, large(1), large(20_000))

"""Reads a file as the bot does, in a process that fails if it takes too much memory."""

import subprocess
import sys

import pytest

CHILD = """
import resource, sys
from pathlib import Path
from bot.glossary.file.plain_file import Allowance, Unreadable, read_bytes
from bot.glossary.file.findings import Findings
from bot.glossary.file.strict_yaml import parse_yaml
{before_reading}
resource.setrlimit(resource.RLIMIT_AS, (512 * 1024**2, 512 * 1024**2))
sys.stdout.reconfigure(encoding="utf-8")
findings, allowance = Findings(), Allowance()
try:
    data = read_bytes(Path(sys.argv[1]), allowance)
except Unreadable as refusal:
    raise SystemExit(print(refusal))
file = findings.file("f")
def take(index, entry):
    if entry.refusal:
        file.add(entry.refusal.line, str(entry.refusal))
assert parse_yaml(data, file, allowance, take) is None or findings
print(*(f"{{problem.line}}: {{problem.message}}" for problem in findings.problems()), sep="\\n")
"""


def in_a_small_child(path, *, before_reading=""):
    """Read a file in a process limited to 512 MiB, and return what it prints about the file."""
    pytest.importorskip("resource", reason="Windows has no limits for processes")
    done = subprocess.run(
        [sys.executable, "-c", CHILD.format(before_reading=before_reading), str(path)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.splitlines()

"""How this program was called, for sentences that tell people what to type."""

import shutil
import sys
from pathlib import Path


def program() -> str:
    """``python -m bot`` or ``ki-glossar``, with the folder if the shell would not find it without."""
    called = Path(sys.argv[0])
    return f"{_to_type(Path(sys.executable))} -m bot" if called.name == "__main__.py" else _to_type(called)


def _to_type(path: Path) -> str:
    return path.name if shutil.which(path.name) == str(path) else str(path)

"""Where ``python -m bot`` and the script ``ki-glossar`` begin: Ctrl-C and the streams, then everything else."""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any


def main() -> int:
    """Run the command line as a process of its own and return its exit code; 0 if Ctrl-C ended it."""
    threading.excepthook = _report
    _on_ctrl_c(_end_now)  # until the code is loaded: an exception could get lost, or leave a traceback
    try:
        from bot.command_line.streams import open_streams  # noqa: PLC0415 -- not before Ctrl-C is taken care of

        open_streams()
        gc.disable()  # code is no garbage, and searching it over and over takes a fifth of the time to load it
        from bot.command_line.main import main as run  # noqa: PLC0415 -- takes a second

        gc.enable()
        _on_ctrl_c(signal.default_int_handler)
        return run()
    except KeyboardInterrupt:
        return 0
    finally:
        _on_ctrl_c(signal.SIG_DFL)  # nothing is left to do but to wait for threads, and a traceback helps nobody
        gc.freeze()  # otherwise Python searches everything for garbage before it ends


def _on_ctrl_c(action: Callable[[int, FrameType | None], Any] | signal.Handlers) -> None:
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # who starts it in the background may want it to stay
        signal.signal(signal.SIGINT, action)


def _end_now(_number: int, _frame: FrameType | None) -> None:
    os._exit(0)


def _report(error: threading.ExceptHookArgs) -> None:
    """Print the traceback of a thread that failed, unless only its event loop is gone.

    After Ctrl-C, a thread of the database may still have a result, and nobody to give it to.
    """
    abandoned = error.thread is not None and error.thread.daemon and str(error.exc_value) == "Event loop is closed"
    if not abandoned:
        threading.__excepthook__(error)


if __name__ == "__main__":
    sys.exit(main())

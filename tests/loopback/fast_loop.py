"""An event loop for a bot whose clock runs fast: pauses and time limits shrink in proportion."""

import asyncio
import selectors
import time


class _FastSelector(selectors.DefaultSelector):
    """Waits only a fraction of the timeout."""

    def __init__(self, speed: float) -> None:
        super().__init__()
        self._speed = speed

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """What is ready, after ``timeout`` seconds of the loop at the latest."""
        return super().select(timeout and timeout / self._speed)


class FastLoop(asyncio.SelectorEventLoop):
    """The usual event loop, ``speed`` times as fast. Threads do not use its time and run at the usual speed."""

    def __init__(self, speed: float) -> None:
        self._speed = speed  # the base class asks for the time
        super().__init__(_FastSelector(speed))

    def time(self) -> float:
        """The loop's time in fast seconds."""
        return time.monotonic() * self._speed


class FastPolicy(asyncio.DefaultEventLoopPolicy):
    """Makes ``asyncio.run`` use fast loops."""

    def __init__(self, speed: float) -> None:
        super().__init__()
        self._speed = speed

    def new_event_loop(self) -> FastLoop:
        """Make a loop for ``asyncio.run``."""
        return FastLoop(self._speed)

"""An event loop for a bot whose clock runs fast: its pauses and time limits become shorter in proportion."""

import asyncio
import selectors
import time


class _FastSelector(selectors.DefaultSelector):
    """Waits a fraction of the time it is told to."""

    def __init__(self, speed: float) -> None:
        super().__init__()
        self._speed = speed

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """What is ready, at the latest after ``timeout`` of the loop's seconds."""
        return super().select(timeout and timeout / self._speed)


class FastLoop(asyncio.SelectorEventLoop):
    """The usual loop, ``speed`` times as fast. What does not ask the loop for the time (threads) is as slow as ever."""

    def __init__(self, speed: float) -> None:
        self._speed = speed  # the loop asks for the time while it is made
        super().__init__(_FastSelector(speed))

    def time(self) -> float:
        """Seconds, each as short as ``speed`` says."""
        return time.monotonic() * self._speed


class FastPolicy(asyncio.DefaultEventLoopPolicy):
    """Lets ``asyncio.run`` use fast loops."""

    def __init__(self, speed: float) -> None:
        super().__init__()
        self._speed = speed

    def new_event_loop(self) -> FastLoop:
        """A loop for ``asyncio.run``."""
        return FastLoop(self._speed)

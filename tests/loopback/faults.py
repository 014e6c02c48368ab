"""The ways in which the loopback Discord fails, for calls that a test chooses."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens to a call. Without a status or a drop, it is answered as usual after the wait.

    ``obeyed`` calls take effect at once but are answered with the fault: the confirmation is lost.
    """

    status: int | None = None
    body: str = "{}"
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    drop: bool = False
    obeyed: bool = False
    held: asyncio.Event | None = None
    delay: float = 0.0

    async def wait(self) -> None:
        """Wait as long as the test (``held``) and the fault (``delay``) say."""
        if self.held is not None:
            await self.held.wait()
        await asyncio.sleep(self.delay)


PAGE = Fault(status=200, body="<html>Welcome to the hotel's network</html>", content_type="text/html")
"""The answer of a captive portal or a wrong address."""


@dataclass(slots=True)
class _Order:
    method: str
    path: str
    fault: Fault
    left: float


class Faults:
    """The faults that tests ordered and that are not used up yet."""

    def __init__(self) -> None:
        self._orders: list[_Order] = []

    def order(self, call: str, fault: Fault, *, times: float = float("inf")) -> None:
        """Let the next ``times`` calls that match ``call`` fail, for example ``POST /interactions/*/callback``."""
        method, path = call.split()
        self._orders.append(_Order(method, path, fault, times))

    def clear(self) -> None:
        """Drop all faults, so that nothing fails anymore."""
        self._orders.clear()

    def take(self, method: str, path: str) -> Fault | None:
        """The fault for this call, if one was ordered."""
        for order in self._orders:
            if order.left > 0 and order.method == method and fnmatchcase(path, order.path):
                order.left -= 1
                return order.fault
        return None

"""What the crash and fault tests share: one server that forks bots."""

from collections.abc import Iterator

import pytest

from tests.forks.server import ForkServer
from tests.measuring import unmeasured


@pytest.fixture(scope="session")
def fork_server() -> Iterator[ForkServer]:
    """A server that loads the bot once for all tests."""
    with unmeasured():  # killed bots cannot report their coverage
        server = ForkServer("tests.crashes.forked_bot")
    yield server
    server.close()

"""What the crash and fault tests share: one server that forks bots."""

from collections.abc import Iterator

import pytest

from tests.crashes.fork_server import ForkServer


@pytest.fixture(scope="session")
def fork_server() -> Iterator[ForkServer]:
    """A server that loads the bot once for all tests."""
    server = ForkServer()
    yield server
    server.close()

"""What the tests of crashes and faults share: one server that forks bots."""

from collections.abc import Iterator

import pytest

from tests.crashes.fork_server import ForkServer


@pytest.fixture(scope="session")
def fork_server() -> Iterator[ForkServer]:
    """Loads the bot once for all tests."""
    server = ForkServer()
    yield server
    server.close()

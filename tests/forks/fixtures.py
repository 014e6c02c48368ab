"""The fork server for commands of the bot, which all tests share."""

from collections.abc import Iterator

import pytest

from tests.forks.server import ForkServer


@pytest.fixture(scope="session")
def command_server() -> Iterator[ForkServer]:
    """A server that has loaded the command line once for all tests."""
    server = ForkServer("tests.forks.command")
    yield server
    server.close()

"""Here the databases differ, so both are measured."""

import pytest

from tests.database.places import Place


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest) -> Place:
    """An empty database, one of each kind in turn."""
    return request.getfixturevalue(request.param)

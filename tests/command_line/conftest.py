"""Every command runs where nothing is set up."""

import pytest

from bot.settings import Settings


@pytest.fixture(autouse=True)
def nowhere_in_particular(tmp_path, monkeypatch):
    """Commands run in an empty folder with no settings of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)

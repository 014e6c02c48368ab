"""Every command runs in an empty folder, without settings."""

import pytest

from bot.settings import Settings


@pytest.fixture(autouse=True)
def nowhere_in_particular(tmp_path, monkeypatch):
    """Run in an empty folder, without the settings of the person who runs the tests."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)

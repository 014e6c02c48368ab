"""Settings: validated once, never silently taken from the environment, and named if they are wrong."""

import pytest
from pydantic import ValidationError

from bot.settings import Settings, SettingsInvalid


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch):
    """No variable of the person who runs the tests matters."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def env_file(tmp_path):
    """An empty .env file."""
    path = tmp_path / ".env"
    path.touch()
    return path


def test_the_constructor_never_looks_at_the_environment(monkeypatch):
    """A real token in the environment does not leak into a bot made for a test."""
    monkeypatch.setenv("DISCORD_TOKEN", "real")
    assert Settings().discord_token is None


def test_the_environment_wins_over_the_file(monkeypatch, env_file):
    """Variables that are set win; others come from .env; an empty one counts as not set."""
    env_file.write_text("DISCORD_TOKEN=from-file\nLOG_LEVEL=debug\n", encoding="utf-8")
    monkeypatch.setenv("LOG_LEVEL", "warning")
    monkeypatch.setenv("COOLDOWN_COMMANDS", "")

    settings = Settings.from_environment(env_file)

    assert settings.discord_token.get_secret_value() == "from-file"
    assert settings.log_level == "WARNING"
    assert settings.cooldown_commands == Settings().cooldown_commands


def test_an_empty_variable_hides_nothing(monkeypatch, env_file):
    """A variable that compose sets to an empty value still comes from .env."""
    env_file.write_text("DISCORD_TOKEN=from-file\n", encoding="utf-8")
    monkeypatch.setenv("DISCORD_TOKEN", "")

    assert Settings.from_environment(env_file).discord_token.get_secret_value() == "from-file"


def test_an_env_file_that_is_not_text_is_reported(env_file):
    """If a .env has another encoding, the error says so."""
    env_file.write_bytes(b"DISCORD_TOKEN=\xff\xfe")

    with pytest.raises(SettingsInvalid, match="UTF-8"):
        Settings.from_environment(env_file)


def test_a_missing_env_file_is_fine(tmp_path):
    """No .env is needed."""
    assert Settings.from_environment(tmp_path / "absent").discord_token is None


def test_the_token_can_come_from_a_file(tmp_path):
    """A container secret ends with a line break; the token does not."""
    secret = tmp_path / "token"
    secret.write_text("abc.def\n", encoding="utf-8")

    assert Settings(discord_token_file=secret).discord_token.get_secret_value() == "abc.def"


def test_a_token_given_directly_wins_over_the_file(tmp_path):
    """The file is then not read at all."""
    settings = Settings(discord_token="direct", discord_token_file=tmp_path / "absent")

    assert settings.discord_token.get_secret_value() == "direct"


@pytest.mark.parametrize("token", ["", "  ", "\n"])
def test_a_blank_token_is_none(token):
    """A blank token counts as no token."""
    assert Settings(discord_token=token).discord_token is None


def test_settings_are_frozen_and_hide_the_token():
    """Settings cannot be changed, and printing them does not show the token."""
    settings = Settings(discord_token="very-secret")

    with pytest.raises(ValidationError):
        settings.log_level = "DEBUG"
    assert "very-secret" not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("LOG_LEVEL", "loud", "LOG_LEVEL must be one of 'DEBUG', 'INFO'"),
        ("COOLDOWN_COMMANDS", "many", "COOLDOWN_COMMANDS is not a whole number"),
        ("COOLDOWN_SECONDS", "0", "COOLDOWN_SECONDS must be greater than 0"),
        ("GLOSSARY_POLL_SECONDS", "-1", "GLOSSARY_POLL_SECONDS must be greater than 0"),
        ("SOURCE_URL", "somewhere", "SOURCE_URL is not a web address, such as https://example.org"),
        ("DISCORD_TOKEN", "two words", "DISCORD_TOKEN: contains spaces or other characters that no token has"),
        ("DISCORD_TOKEN", "line\nbreak", "DISCORD_TOKEN: contains spaces or other characters that no token has"),
        ("DISCORD_TOKEN_FILE", "/does/not/exist", "DISCORD_TOKEN_FILE: /does/not/exist cannot be read: No such file"),
    ],
)
def test_a_wrong_value_is_named(monkeypatch, env_file, name, value, said):
    """The error names the variable and what it accepts, and does not repeat a token's value."""
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsInvalid) as caught:
        Settings.from_environment(env_file)

    assert said in str(caught.value)
    assert "two words" not in str(caught.value)


@pytest.mark.parametrize("name", ["STATE_DIR", "GLOSSARY_FILE", "DISCORD_TOKEN_FILE"])
def test_a_path_with_a_null_character_is_named(env_file, name):
    """Such a path can only come from the .env file, and no system has it."""
    env_file.write_bytes(f"{name}='a\0b'\n".encode())

    with pytest.raises(SettingsInvalid, match=f"^{name}: contains a null character; write a path without one$"):
        Settings.from_environment(env_file)


def test_every_wrong_value_is_named_at_once(monkeypatch, env_file):
    """One start reports them all."""
    monkeypatch.setenv("LOG_LEVEL", "loud")
    monkeypatch.setenv("COOLDOWN_COMMANDS", "0")

    with pytest.raises(SettingsInvalid) as caught:
        Settings.from_environment(env_file)

    assert len(str(caught.value).splitlines()) == 2


def test_an_unknown_setting_is_refused():
    """A typo in a keyword is not ignored."""
    with pytest.raises(ValidationError):
        Settings(discord_tokn="x")

"""The settings, validated once and then frozen.

``Settings(**kw)`` takes its keyword arguments and nothing else; only ``Settings.from_environment()`` reads the
environment and a ``.env`` file. A field is named after its variable, in lowercase. No other module reads the
environment.
"""

import os
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from dotenv import dotenv_values
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    HttpUrl,
    SecretStr,
    ValidationError,
    WebsocketUrl,
    field_validator,
    model_validator,
)

LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]
LogFormat = Literal["text", "json"]


class SettingsInvalid(Exception):
    """Some settings are wrong; the text says which and what to do, one per line."""


def shipped_glossary() -> Path:
    """The path of the glossary that comes with the bot: in the installed package, else in the checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "data" / "glossary.yaml"
    return installed if installed.exists() else package.parent / "data" / "glossary.yaml"


def _plain(path: Path) -> Path:
    if "\0" in str(path):
        raise ValueError("contains a null character; write a path without one")
    return path


PlainPath = Annotated[Path, AfterValidator(_plain)]
"""A path that the system can have."""


class Settings(BaseModel):
    """Everything an operator can choose. Every field except the token has a default that works."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    discord_token: SecretStr | None = Field(
        default=None, description="The bot token from the Discord Developer Portal."
    )
    discord_token_file: PlainPath | None = Field(
        default=None, description="A file that contains the token, such as a container secret."
    )
    discord_api_base: HttpUrl | None = Field(
        default=None,
        description="Base URL of another Discord-compatible API, including the version: `https://host/api/v10`.",
    )
    discord_gateway_url: WebsocketUrl | None = Field(
        default=None, description="Gateway URL to use instead of the one the API returns: `wss://host/`."
    )
    start_timeout_seconds: Annotated[float, Field(gt=0, le=3600)] = Field(
        default=60.0,
        description="How long to keep trying to connect at startup. Once connected, the bot waits out any outage.",
    )
    stop_timeout_seconds: Annotated[float, Field(ge=0, le=600)] = Field(
        default=8.0, description="How long replies in progress may take to finish when the bot is stopped."
    )
    state_dir: PlainPath = Field(
        default=Path("var"), description="The directory the bot writes to: the SQLite database and the heartbeat file."
    )
    database_url: SecretStr | None = Field(
        default=None,
        description="`sqlite:///path` or `postgresql://user:password@host/name`. Defaults to SQLite in `STATE_DIR`.",
    )
    database_timeout_seconds: Annotated[float, Field(gt=0, le=60)] = Field(
        default=5.0,
        description="How long a database operation may take before it fails. Background work is retried later.",
    )
    glossary_file: PlainPath = Field(
        default_factory=shipped_glossary, description="The glossary file. Changes are picked up automatically."
    )
    glossary_poll_seconds: Annotated[float, Field(gt=0, le=3600)] = Field(
        default=5.0, description="How often to check the glossary file for changes."
    )
    own_terms_per_server: Annotated[int, Field(ge=0, le=20_000)] = Field(
        default=5_000, description="How many terms of its own a server may have."
    )
    own_terms_poll_seconds: Annotated[float, Field(gt=0, le=86_400)] = Field(
        default=1.0,
        description="How often to look whether another process of the bot has changed a server's own terms.",
    )
    cooldown_commands: Annotated[int, Field(ge=1, le=1000)] = Field(
        default=5, description="How many commands one person may use within `COOLDOWN_SECONDS`."
    )
    cooldown_seconds: Annotated[float, Field(gt=0, le=3600)] = Field(
        default=10.0, description="The period over which `COOLDOWN_COMMANDS` is counted."
    )
    counts_flush_seconds: Annotated[float, Field(gt=0, le=3600)] = Field(
        default=60.0, description="How often lookup counts are written to the database."
    )
    daily_tick_seconds: Annotated[float, Field(ge=0.1, le=3600)] = Field(
        default=5.0,
        description="How often to check which terms of the day are due. With more than 15, fewer interrupted "
        "posts can be recovered.",
    )
    daily_catch_up_hours: Annotated[float, Field(gt=0, le=23)] = Field(
        default=6.0, description="How late a term of the day may still be posted after its scheduled time."
    )
    daily_requests_per_second: Annotated[float, Field(gt=0, le=50)] = Field(
        default=46.0,
        description="Maximum requests per second for the term of the day, out of the 50 Discord "
        "allows. The limit is per process.",
    )
    source_url: HttpUrl | None = Field(
        default=None, description="Where to find this bot's source code. `/about` links to it."
    )
    privacy_url: HttpUrl | None = Field(
        default=None, description="Where your privacy notice is. `/about` and `/privacy` link to it."
    )
    log_level: LogLevel = Field(default="INFO", description="`DEBUG`, `INFO`, `WARNING`, `ERROR` or `CRITICAL`.")
    log_format: LogFormat = Field(default="text", description="`text` for people, `json` for one JSON object per line.")

    @property
    def database(self) -> str:
        """The database's URL, including the password: never log it."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{self.state_dir / 'ki-glossar.db'}"

    @property
    def heartbeat_file(self) -> Path:
        """The file whose age says whether the bot is alive."""
        return self.state_dir / "heartbeat"

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper_case(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("discord_token", mode="after")
    @classmethod
    def _one_word(cls, value: SecretStr | None) -> SecretStr | None:
        """Strip pasted whitespace around the token, and reject any inside it: a token is one word."""
        if value is None or not (token := value.get_secret_value().strip()):
            return None
        if not (token.isascii() and token.isprintable()) or " " in token:
            raise ValueError("contains spaces or other characters that no token has; copy the token again")
        return SecretStr(token)

    @model_validator(mode="before")
    @classmethod
    def _token_from_file(cls, values: dict[str, Any]) -> dict[str, Any]:
        """Read ``discord_token_file`` if no token is given directly."""
        path = values.get("discord_token_file")
        if values.get("discord_token") or not path or "\0" in str(path):  # a null character is refused later
            return values
        try:
            return {**values, "discord_token": Path(path).read_text(encoding="utf-8")}
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is not text"
            readable = os.fsencode(path).decode(errors="replace")  # pydantic refuses a message that is not Unicode
            raise ValueError(f"DISCORD_TOKEN_FILE: {readable} cannot be read: {reason}") from error

    @classmethod
    def from_environment(cls, env_file: Path = Path(".env")) -> Self:
        """Settings from environment variables, and from ``env_file`` for those that are not set.

        Empty variables count as not set.

        Raises:
            SettingsInvalid: a value cannot be used; the text names the variable and what it accepts.
        """
        try:
            given = {**dotenv_values(env_file), **{name: value for name, value in os.environ.items() if value}}
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsInvalid(f"{env_file} cannot be read ({error}); save it as UTF-8 text") from error
        try:
            return cls.model_validate({name: value for name in cls.model_fields if (value := given.get(name.upper()))})
        except ValidationError as error:
            raise SettingsInvalid("\n".join(_sentences(error))) from error


_WORDS = {
    "int_parsing": "is not a whole number",
    "float_parsing": "is not a number",
    "string_unicode": "is not text in UTF-8",
    "greater_than": "must be greater than {gt:g}",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le:g}",
    "literal_error": "must be one of {expected}",
    "url_parsing": "is not a web address, such as https://example.org",
    "url_scheme": "must begin with {expected_schemes} and ://",
}
"""Pydantic's errors in plain words; other errors keep pydantic's message."""


def _sentences(error: ValidationError) -> list[str]:
    """One line per problem, beginning with the variable's name; values are left out because they may be secret."""
    lines: list[str] = []
    for problem in error.errors(include_input=False, include_url=False):
        variable = ".".join(str(part) for part in problem["loc"]).upper()
        words = _WORDS.get(problem["type"], problem["msg"].removeprefix("Value error, "))
        what = words.format(**problem.get("ctx", {}))
        lines.append(f"{variable} {what}" if problem["type"] in _WORDS else f"{variable}: {what}" if variable else what)
    return lines

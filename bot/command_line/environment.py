"""Settings and logging for ``run``, ``sync`` and ``migrate``."""

from bot.runtime.logs import set_up_logging
from bot.settings import Settings


def settings_with_logging() -> Settings:
    """Read the settings from the environment, and set up logging accordingly."""
    settings = Settings.from_environment()
    token = token_of(settings)
    set_up_logging(settings.log_level, settings.log_format, secrets=[token] if token else [])
    return settings


def token_of(settings: Settings) -> str | None:
    """Discord's token in plain text, if there is one."""
    return settings.discord_token.get_secret_value() if settings.discord_token else None

"""``/help``, ``/about`` and ``/privacy``."""

from importlib.metadata import version

from bot.cogs.about.commands import About
from bot.cogs.about.wording import wording
from bot.glossary.guild_lookups import Lookups
from bot.runtime.feature_host import FeatureHost


async def setup(bot: FeatureHost) -> None:
    """Add the commands."""
    source_url = str(bot.settings.source_url) if bot.settings.source_url else None
    bot.wordings.append(wording)
    await bot.add_cog(About(bot.part(Lookups), version=version("ki-glossar"), source_url=source_url))

"""``/help``, ``/about`` and ``/privacy``."""

from importlib.metadata import version

from bot.cogs.about.cards import Links
from bot.cogs.about.commands import About
from bot.cogs.about.wording import wording
from bot.glossary.guild_lookups import Lookups
from bot.runtime.feature_host import FeatureHost


async def setup(bot: FeatureHost) -> None:
    """Add the commands."""
    links = Links(*(str(url) if url else None for url in (bot.settings.source_url, bot.settings.privacy_url)))
    bot.wordings.append(wording)
    await bot.add_cog(About(bot.part(Lookups), version=version("ki-glossar"), links=links))

"""``/browse``: the list of terms, page by page."""

from bot.chat.term_reply import Pages
from bot.cogs.browse.commands import Browse
from bot.cogs.browse.page import ChooseCategory, OpenTerm, TurnTo, page_at
from bot.cogs.browse.wording import wording
from bot.glossary.guild_lookups import Lookups
from bot.runtime.feature_host import FeatureHost


async def setup(bot: FeatureHost) -> None:
    """Add the command, what its pages consist of, and the way back to them from a card."""
    bot.wordings.append(wording)
    bot.offer(Pages(page_at))
    bot.add_dynamic_items(OpenTerm, ChooseCategory, TurnTo)
    await bot.add_cog(Browse(bot.part(Lookups)))

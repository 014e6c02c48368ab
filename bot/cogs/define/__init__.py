"""``/define``: look a term up."""

from bot.chat.term_reply import Comparisons
from bot.cogs.define.commands import Define
from bot.cogs.define.compared_reply import ShareCompared, ShowCompared, comparison
from bot.cogs.define.outcome_reply import PickTerm
from bot.cogs.define.wording import wording
from bot.glossary.guild_lookups import Lookups
from bot.runtime.feature_host import FeatureHost


async def setup(bot: FeatureHost) -> None:
    """Add the command, the buttons of its answers, and the way back to a comparison from a card."""
    bot.wordings.append(wording)
    bot.offer(Comparisons(comparison))
    bot.add_dynamic_items(PickTerm, ShowCompared, ShareCompared)
    await bot.add_cog(Define(bot.part(Lookups)))

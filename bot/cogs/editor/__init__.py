"""``/editor``: a server's own glossary, written by its editors without leaving the chat."""

from bot.chat.lasting_forms import Forms
from bot.cogs.editor import entries, history, server
from bot.cogs.editor.commands import Editor
from bot.cogs.editor.message_menu import add_to_glossary
from bot.cogs.editor.wording import wording
from bot.runtime.feature_host import FeatureHost


async def setup(bot: FeatureHost) -> None:
    """Add the commands, with their buttons and forms."""
    bot.wordings.extend([wording, entries.wording, history.wording, server.wording])
    bot.add_dynamic_items(*entries.ITEMS, *history.ITEMS, *server.ITEMS)
    bot.offer(entries.PREVIEWS)
    bot.part(Forms).add(*entries.FORMS)
    await bot.add_cog(Editor())
    bot.tree.add_command(add_to_glossary())

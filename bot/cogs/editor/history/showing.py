"""What the commands answer with: the history, what was removed, and lists of own terms."""

from bot.chat.bot_parts import host_of
from bot.chat.reply import AnyInteraction, guild_id_of
from bot.cogs.editor.entries.removing import brought_back
from bot.cogs.editor.history.own_list import own_list
from bot.cogs.editor.history.pages import HistoryPage, history_reply
from bot.cogs.editor.history.removed import changed_meant, removed_meant
from bot.cogs.editor.history.stale import stale_list
from bot.glossary.own.editing import Editing


async def show_history(interaction: AnyInteraction, term: str | None) -> None:
    """Show who changed what: in the term that is called like this, or in the whole glossary."""
    page = HistoryPage(await changed_meant(interaction, term)) if term else HistoryPage()
    await (await history_reply(interaction, page)).send(interaction, private=True)


async def bring_back(interaction: AnyInteraction, term: str) -> None:
    """Bring back the removed term that is called like this."""
    term_id = await removed_meant(interaction, term)
    editing, guild_id = host_of(interaction).part(Editing), guild_id_of(interaction)
    outcome = await editing.bring_back(guild_id, term_id, interaction.user.id)
    await brought_back(interaction, outcome).send(interaction, private=True)


async def show_stale(interaction: AnyInteraction, months: int) -> None:
    """Show the own terms that nobody has touched for so long."""
    await (await stale_list(interaction, months)).send(interaction, private=True)


async def show_own(interaction: AnyInteraction) -> None:
    """Show the server's own terms."""
    await (await own_list(interaction, 0)).send(interaction, private=True)

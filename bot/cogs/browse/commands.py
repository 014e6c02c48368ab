"""``/browse``: list the terms of a category or a level, or all of them."""

from discord import app_commands
from discord.ext import commands

from bot.chat.choices import Choices, category_choices
from bot.chat.languages import language_of
from bot.chat.reply import AnyInteraction
from bot.chat.trail import Page
from bot.cogs.browse.page import page_reply
from bot.cogs.browse.wording import wording
from bot.glossary.categories import read_category
from bot.glossary.guild_lookups import Lookups
from bot.glossary.term import Level


class Browse(commands.Cog):
    """The list of terms; only the person who asks sees it."""

    def __init__(self, lookups: Lookups) -> None:
        self._lookups = lookups

    @app_commands.command(name="browse", description=wording.described("browse_description"))
    @app_commands.describe(category=wording.described("browse_category"), level=wording.described("browse_level"))
    @app_commands.choices(
        level=[app_commands.Choice(name=wording.described(level.value), value=level.value) for level in Level]
    )
    async def browse(self, interaction: AnyInteraction, category: str | None = None, level: str | None = None) -> None:
        """Show the first page."""
        category_id = read_category(self._lookups.of(interaction.guild_id).categories, category)
        page = Page(category_id=category_id, level=Level(level) if level else None)
        await page_reply(interaction, page).send(interaction, private=True)

    @browse.autocomplete("category")
    async def complete_category(self, interaction: AnyInteraction, beginning: str) -> Choices:
        """The glossary's categories."""
        categories = self._lookups.of(interaction.guild_id).categories
        return category_choices(categories, beginning, language_of(interaction.locale))

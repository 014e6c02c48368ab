"""``/help``, ``/about`` and ``/privacy``: what the bot can do, what it is, what it stores."""

from discord import app_commands
from discord.ext import commands

from bot.chat.languages import language_of
from bot.chat.reply import AnyInteraction, Reply, guild_here
from bot.cogs.about.cards import about_card, help_card, privacy_card
from bot.cogs.about.wording import wording
from bot.glossary.guild_lookups import Lookups


class About(commands.Cog):
    """The commands about the bot itself; only the person who asks sees the answer."""

    def __init__(self, lookups: Lookups, *, version: str, source_url: str | None) -> None:
        self._lookups = lookups
        self._version = version
        self._source_url = source_url

    @app_commands.command(name="help", description=wording.described("help_description"))
    async def help(self, interaction: AnyInteraction) -> None:
        """Say what the bot can do; those who manage the server also read how to set it up."""
        may_manage = guild_here(interaction) is not None and interaction.permissions.manage_guild
        card = help_card(language_of(interaction.locale), for_manager=may_manage)
        await Reply(embed=card).send(interaction, private=True)

    @app_commands.command(name="about", description=wording.described("about_description"))
    async def about(self, interaction: AnyInteraction) -> None:
        """Show the version, the number of terms, the source and a privacy summary."""
        card = about_card(
            language_of(interaction.locale),
            version=self._version,
            terms=self._lookups.of(interaction.guild_id).size,
            source_url=self._source_url,
        )
        await Reply(embed=card).send(interaction, private=True)

    @app_commands.command(name="privacy", description=wording.described("privacy_description"))
    async def privacy(self, interaction: AnyInteraction) -> None:
        """Say what is stored and what is not."""
        await Reply(embed=privacy_card(language_of(interaction.locale))).send(interaction, private=True)

"""``/help``, ``/about`` and ``/privacy``: what the bot can do, what it is, what it stores."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat.bot_parts import host_of
from bot.chat.command_mentions import CommandMentions
from bot.chat.languages import language_of
from bot.chat.reply import AnyInteraction, Reply, guild_here
from bot.chat.text import fit
from bot.cogs.about.cards import Links, about_card, help_card, privacy_card
from bot.cogs.about.wording import wording
from bot.glossary.guild_lookups import Lookups


class About(commands.Cog):
    """The commands about the bot itself; only the person who asks sees the answer."""

    def __init__(self, lookups: Lookups, *, version: str, links: Links) -> None:
        self._lookups = lookups
        self._version = version
        self._links = links

    @app_commands.command(name="help", description=wording.described("help_description"))
    async def help(self, interaction: AnyInteraction) -> None:
        """Say what the bot can do; those who manage the server also read how to set it up."""
        may_manage = guild_here(interaction) is not None and interaction.permissions.manage_guild
        await _answer(interaction, help_card(language_of(interaction.locale), for_manager=may_manage))

    @app_commands.command(name="about", description=wording.described("about_description"))
    async def about(self, interaction: AnyInteraction) -> None:
        """Show the version, the number of terms, the source and a privacy summary."""
        card = about_card(
            language_of(interaction.locale),
            version=self._version,
            terms=self._lookups.of(interaction.guild_id).size,
            links=self._links,
        )
        await _answer(interaction, card)

    @app_commands.command(name="privacy", description=wording.described("privacy_description"))
    async def privacy(self, interaction: AnyInteraction) -> None:
        """Say what is stored and what is not."""
        await _answer(interaction, privacy_card(language_of(interaction.locale), links=self._links))


async def _answer(interaction: AnyInteraction, card: discord.Embed) -> None:
    """Answer privately, with commands that can be clicked."""
    within = host_of(interaction).part(CommandMentions).within
    card.description = within(card.description or "")
    for index, field in enumerate(card.fields):
        card.set_field_at(index, name=field.name, value=within(field.value or ""), inline=field.inline)
    await Reply(embed=fit(card)).send(interaction, private=True)

"""``/define``: look a term up, with names that complete while one types."""

import logging

from discord import app_commands
from discord.ext import commands

from bot.chat.cards import choice_name
from bot.chat.outcome_reply import answer_outcome
from bot.chat.reply import AnyInteraction
from bot.chat.services import Services
from bot.chat.wording import described
from bot.glossary.lookups import chosen

_log = logging.getLogger(__name__)


class Define(commands.Cog):
    """The lookup command."""

    def __init__(self, services: Services) -> None:
        self._lookups = services.lookups

    @app_commands.command(name="define", description=described("define_description"))
    @app_commands.describe(term=described("define_term"), private=described("define_private"))
    async def define(self, interaction: AnyInteraction, term: str, private: bool = False) -> None:
        """Answer with the term's card, a list to pick from, or an honest sentence."""
        lookup = self._lookups.of(interaction.guild_id)
        outcome = lookup.define(term)
        interaction.extras["outcome"] = type(outcome).__name__.lower()  # for the log
        await answer_outcome(interaction, lookup, term, outcome, private=private)

    @define.autocomplete("term")
    async def complete_term(self, interaction: AnyInteraction, beginning: str) -> list[app_commands.Choice[str]]:
        """At most 25 terms for what was typed so far; the value identifies the term. Never raises."""
        try:
            matches = self._lookups.of(interaction.guild_id).complete(beginning)
        except Exception:  # noqa: BLE001 -- nothing may reach discord.py from here
            _log.exception("Autocomplete failed")
            return []
        return [
            app_commands.Choice(name=choice_name(match.entry.name, match.spelling), value=chosen(match.entry))
            for match in matches
        ]

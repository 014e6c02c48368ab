"""``/define``: look a term up, with autocomplete for its name."""

from dataclasses import replace

from discord import app_commands
from discord.ext import commands

from bot.chat.languages import language_of
from bot.chat.reply import AnyInteraction
from bot.chat.term_card import choice_name
from bot.cogs.define.outcome_reply import answer_outcome
from bot.cogs.define.wording import wording
from bot.glossary.guild_lookups import Lookups, chosen
from bot.lookup.normalize import is_blank


class Define(commands.Cog):
    """The lookup command."""

    def __init__(self, lookups: Lookups) -> None:
        self._lookups = lookups

    @app_commands.command(name="define", description=wording.described("define_description"))
    @app_commands.describe(term=wording.described("define_term"), private=wording.described("define_private"))
    async def define(self, interaction: AnyInteraction, term: str, private: bool = False) -> None:
        """Answer with the term's card, a list to pick from, or the statement that nothing was found."""
        outcome = self._lookups.of(interaction.guild_id).define(term)
        interaction.extras["outcome"] = type(outcome).__name__.lower()  # for the log
        await answer_outcome(interaction, term, outcome, private=private)

    @define.autocomplete("term")
    async def complete_term(self, interaction: AnyInteraction, beginning: str) -> list[app_commands.Choice[str]]:
        """At most 25 terms for what was typed so far; the value identifies the term."""
        matches = self._lookups.of(interaction.guild_id).complete(beginning)
        language = language_of(interaction.locale)
        if is_blank(beginning):  # nothing was typed that a name could match, so none stands beside the term's own
            matches = tuple(replace(match, spelling=match.entry.name[language]) for match in matches)
        return [app_commands.Choice(name=choice_name(match, language), value=chosen(match.entry)) for match in matches]

"""``/define``: look a term up, with autocomplete for its name."""

from discord import app_commands
from discord.ext import commands

from bot.chat.choices import Choices, term_choices
from bot.chat.languages import language_of
from bot.chat.reply import AnyInteraction
from bot.cogs.define.outcome_reply import answer_outcome
from bot.cogs.define.wording import wording
from bot.glossary.guild_lookups import Lookups, typed_for


class Define(commands.Cog):
    """The lookup command."""

    def __init__(self, lookups: Lookups) -> None:
        self._lookups = lookups

    @app_commands.command(name="define", description=wording.described("define_description"))
    @app_commands.describe(term=wording.described("define_term"), private=wording.described("define_private"))
    async def define(self, interaction: AnyInteraction, term: str, private: bool | None = None) -> None:
        """Answer with the term's card, a list to pick from, or the statement that nothing was found."""
        lookup = self._lookups.of(interaction.guild_id)
        outcome = lookup.define(term)
        interaction.extras["outcome"] = type(outcome).__name__.lower()  # for the log
        private = lookup.settings.private if private is None else private
        await answer_outcome(interaction, typed_for(term) or term, outcome, private=private)

    @define.autocomplete("term")
    async def complete_term(self, interaction: AnyInteraction, beginning: str) -> Choices:
        """At most 25 choices for what was typed so far."""
        completion = self._lookups.of(interaction.guild_id).complete(beginning)
        return term_choices(completion, beginning, language_of(interaction.locale))

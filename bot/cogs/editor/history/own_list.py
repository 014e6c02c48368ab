"""The list of the server's own terms, page by page, and each one with what an editor can do there."""

from collections.abc import Sequence

import discord

from bot.chat.bot_parts import host_of
from bot.chat.command_mentions import CommandMentions
from bot.chat.languages import language_of
from bot.chat.lasting_buttons import LastingButton, LastingSelect
from bot.chat.reply import HOUSE_COLOR, AnyButton, AnyInteraction, AnySelect, Reply, guild_id_of
from bot.chat.term_reply import lookup_of
from bot.chat.text import fit
from bot.cogs.editor.entries.term_buttons import AskRemoval, EditTerm
from bot.cogs.editor.history.own_terms import PAGE_NUMBER, OwnPage, own_details, own_line
from bot.cogs.editor.history.pages import ShowHistory
from bot.cogs.editor.history.wording import wording
from bot.cogs.editor.rights import require_editor
from bot.glossary.errors import TermGone
from bot.glossary.own.editing import Editing
from bot.glossary.own.model import OwnTerm
from bot.glossary.term import Language

_PAGE = rf"(?P<page>{PAGE_NUMBER})"


async def own_list(interaction: AnyInteraction, number: int) -> Reply:
    """The page with this number in the reader's language."""
    language, editing = language_of(interaction.locale), host_of(interaction).part(Editing)
    words, guild_id = wording(language), guild_id_of(interaction)
    terms = _by_name(interaction, await editing.list(guild_id))
    if not terms:
        return Reply(host_of(interaction).part(CommandMentions).within(words.no_own))
    page = OwnPage.of(terms, number)
    settings = await editing.settings(guild_id)
    wanted = [settings.language] if settings.language else list(Language)
    lines = [own_line(own, language, wanted) for own in page.terms]
    card = discord.Embed(title=words.own_title, description="\n".join(lines), color=HOUSE_COLOR)
    count = words.own_count.format(page=page.number + 1, pages=page.last + 1, count=len(terms), most=editing.most)
    card.set_footer(text=count)
    rows: list[Sequence[AnyButton | AnySelect]] = [[OpenOwn(str(page.number), words.open_own, page.options(language))]]
    turning: list[AnyButton] = []
    if page.number > 0:
        turning.append(TurnOwn(str(page.number - 1), words.list_earlier))
    if page.number < page.last:
        turning.append(TurnOwn(str(page.number + 1), words.list_later))
    return Reply(embed=fit(card), buttons=[*rows, turning] if turning else rows)


def _by_name(interaction: AnyInteraction, terms: Sequence[OwnTerm]) -> list[OwnTerm]:
    """The terms as a reader would look for their names."""
    in_order = lookup_of(interaction).own_terms(language_of(interaction.locale))
    places = {term.id: place for place, term in enumerate(in_order)}
    return sorted(terms, key=lambda own: places.get(own.term.id, len(places)))


class TurnOwn(LastingButton, template=rf"editor-own:{_PAGE}"):
    """Turns to a page of the list."""

    def __init__(self, page: str, label: str = "…") -> None:
        super().__init__(f"editor-own:{page}", label)
        self._page = int(page)

    async def answer(self, interaction: AnyInteraction) -> None:
        """Show the page."""
        await interaction.response.defer()
        await require_editor(interaction)
        await (await own_list(interaction, self._page)).replace(interaction)


class OpenOwn(LastingSelect, template=rf"editor-own-open:{_PAGE}"):
    """Opens a term of the list."""

    def __init__(self, page: str, placeholder: str = "…", options: Sequence[discord.SelectOption] = ()) -> None:
        super().__init__(f"editor-own-open:{page}", placeholder, options)
        self._page = page

    async def answer(self, interaction: AnyInteraction) -> None:
        """Show its card, with what can be done."""
        await interaction.response.defer()
        await require_editor(interaction)
        own = await host_of(interaction).part(Editing).get(guild_id_of(interaction), self.chosen(interaction))
        if own is None:
            raise TermGone
        words, term_id = wording(language_of(interaction.locale)), own.term.id
        content, card = own_details(interaction, own)
        buttons: list[AnyButton] = [
            EditTerm(term_id, words.edit_own),
            ShowHistory(term_id, words.own_history),
            AskRemoval(term_id, words.remove_own),
            TurnOwn(self._page, words.back_to_list),
        ]
        await Reply(content, card, [buttons]).replace(interaction)

"""The history page by page, newest first, and each change with what it changed and the way to take it back.

The custom ids hold the page, so pages work after a restart.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import discord
from discord.utils import format_dt

from bot.chat.bot_parts import host_of
from bot.chat.command_mentions import CommandMentions
from bot.chat.languages import language_of
from bot.chat.lasting_buttons import TERM_ID, AnswerButton, LastingButton, LastingSelect
from bot.chat.reply import HOUSE_COLOR, AnyButton, AnyInteraction, AnySelect, Reply, guild_id_of
from bot.chat.term_reply import lookup_of
from bot.chat.text import OPTION, clip, fit, fit_together, harmless
from bot.cogs.editor.entries.mistakes import mistake_lines
from bot.cogs.editor.entries.removing import BringItBack
from bot.cogs.editor.entries.wording import wording as entry_wording
from bot.cogs.editor.history.changes import change_card, line_of, names_of
from bot.cogs.editor.history.own_terms import in_its_category
from bot.cogs.editor.history.wording import wording
from bot.cogs.editor.own_card import own_card
from bot.cogs.editor.rights import require_editor
from bot.errors import UserError
from bot.glossary.own.editing import Editing, Full, NotThere, Refused, Removed, Saved
from bot.glossary.own.model import Change, OwnTerm
from bot.glossary.own.storage.writing import Outdated

_SIZE = 10
_ALL = "*"  # instead of a term's id
_PAGE = r"(?P<step>(?:[a-z0-9-]{1,50}|\*):[0-9]{1,4})"


class ChangeGone(UserError):
    """A change is no longer kept, or its term is gone."""

    sentence = "change_gone"


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """A page of the history of a term, or of the whole glossary for None; the first one is 0."""

    term_id: str | None = None
    number: int = 0

    @classmethod
    def of(cls, step: str) -> "HistoryPage":
        """The page that a part of a custom id stands for."""
        term_id, _, number = step.partition(":")
        return cls(None if term_id == _ALL else term_id, int(number))

    @property
    def step(self) -> str:
        """The page as a part of a custom id."""
        return f"{self.term_id or _ALL}:{self.number}"


async def history_reply(interaction: AnyInteraction, page: HistoryPage) -> Reply:
    """The page in the reader's language; instead of one that is no longer there, the first one."""
    editing, guild_id, language = _editing(interaction), guild_id_of(interaction), language_of(interaction.locale)
    words, start = wording(language), page.number * _SIZE
    # As many more as make up for damaged ones, which are left out
    found = await editing.history(guild_id, term_id=page.term_id, limit=start + 2 * _SIZE)
    shown = found[start : start + _SIZE]
    if not shown and page.number:
        return await history_reply(interaction, replace(page, number=0))
    names = await names_of(interaction, shown)
    if not shown:
        return Reply(_nothing_changed(interaction, page.term_id))
    title = words.changes_title
    if page.term_id:
        title = words.changes_of_title.format(name=harmless(names[shown[0].number]))
    lines = [f"`{place:>2}` {line_of(it, names[it.number], language)}" for place, it in enumerate(shown, start + 1)]
    card = discord.Embed(title=title, description="\n".join(lines), color=HOUSE_COLOR)
    options = [
        discord.SelectOption(
            label=clip(f"{place}. {names[it.number]}", OPTION),
            value=str(it.number),
            description=words.short_kinds[it.kind],
        )
        for place, it in enumerate(shown, start + 1)
    ]
    turning: list[AnyButton] = []
    if page.number:
        turning.append(TurnHistory(replace(page, number=page.number - 1).step, words.later))
    if len(found) > start + _SIZE:
        turning.append(TurnHistory(replace(page, number=page.number + 1).step, words.earlier_changes))
    rows: list[Sequence[AnyButton | AnySelect]] = [[OpenChange(page.step, words.open_change, options)]]
    return Reply(embed=fit(card), buttons=[*rows, turning] if turning else rows)


def _nothing_changed(interaction: AnyInteraction, term_id: str | None) -> str:
    words = wording(language_of(interaction.locale))
    if term_id is None:
        return host_of(interaction).part(CommandMentions).within(words.no_changes)
    term = lookup_of(interaction).get(term_id)
    return words.no_changes_of.format(name=harmless(term.name[language_of(interaction.locale)] if term else term_id))


async def change_reply(
    interaction: AnyInteraction, number: int, page: HistoryPage, content: str | None = None, *, now: bool = False
) -> Reply:
    """The change with this number, with the way back to the page; ``now`` adds the card of the term as it is now.

    Raises:
        ChangeGone: there is no such change, or no longer.
    """
    editing, guild_id, language = _editing(interaction), guild_id_of(interaction), language_of(interaction.locale)
    change = next(iter(await editing.history(guild_id, before=number + 1, limit=1)), None)
    if change is None or change.number != number:
        raise ChangeGone
    own = await editing.get(guild_id, change.term_id)
    notes, buttons = await _ways_back(interaction, change, own, page)
    card = await change_card(interaction, change, notes)
    buttons.append(TurnHistory(page.step, wording(language).back_to_changes))
    below: list[discord.Embed] = []
    if now and own:
        term = in_its_category(interaction, own)
        below.append(own_card(interaction, term, language))
        fit_together(card, *below)
    return Reply(content, card, [buttons], below)


async def _ways_back(
    interaction: AnyInteraction, change: Change, own: OwnTerm | None, page: HistoryPage
) -> tuple[list[str], list[AnyButton]]:
    """The button that undoes the change, if that is possible, and what there is to know before."""
    language = language_of(interaction.locale)
    words = wording(language)
    if change.is_of_hiding:
        return [], []
    if own is None and change.before is None:
        return [words.not_there_now], []
    if own and own.draft == change.before:
        return [words.as_before_already], []
    if own is None and change.after is None:
        removed = await _editing(interaction).removed(guild_id_of(interaction))
        if any(each.number == change.number for each in removed):
            label = entry_wording(language).bring_it_back
            return [], [BringItBack(change.term_id, str(change.number), label)]
    notes = [] if change.before is not None else [words.take_back_removes]
    if own is None:
        notes = [words.take_back_brings]
    scope = "t" if page.term_id else "a"
    version = str(own.version if own else 0)
    return notes, [TakeBack(str(change.number), version, scope, words.take_back)]


class TurnHistory(LastingButton, template=rf"editor-history:{_PAGE}"):
    """Turns to a page of the history."""

    def __init__(self, step: str, label: str = "…") -> None:
        super().__init__(f"editor-history:{step}", label)
        self._step = step

    async def answer(self, interaction: AnyInteraction) -> None:
        """Show the page."""
        await interaction.response.defer()
        await require_editor(interaction)
        await (await history_reply(interaction, HistoryPage.of(self._step))).replace(interaction)


class ShowHistory(LastingButton, template=rf"editor-history-of:{TERM_ID}"):
    """Shows what was changed in a term."""

    def __init__(self, term_id: str, label: str = "…") -> None:
        super().__init__(f"editor-history-of:{term_id}", label)
        self._term_id = term_id

    async def answer(self, interaction: AnyInteraction) -> None:
        """Show the first page."""
        await interaction.response.defer()
        await require_editor(interaction)
        await (await history_reply(interaction, HistoryPage(self._term_id))).replace(interaction)


class OpenChange(LastingSelect, template=rf"editor-changes:{_PAGE}"):
    """Opens one of the changes on a page."""

    def __init__(self, step: str, placeholder: str = "…", options: Sequence[discord.SelectOption] = ()) -> None:
        super().__init__(f"editor-changes:{step}", placeholder, options)
        self._step = step

    async def answer(self, interaction: AnyInteraction) -> None:
        """Show the change."""
        await interaction.response.defer()
        await require_editor(interaction)
        number = int(self.chosen(interaction) or 0)
        await (await change_reply(interaction, number, HistoryPage.of(self._step))).replace(interaction)


class TakeBack(
    AnswerButton, template=r"editor-revert:(?P<number>[0-9]{1,18}):(?P<version>[0-9]{1,18}):(?P<scope>[at])"
):
    """Makes a term what it was before a change, unless it is no longer at this version; 0 is none.

    ``scope`` says whether to go back to the history of the term (t) or of all (a).
    """

    def __init__(self, number: str, version: str, scope: str, label: str = "…") -> None:
        super().__init__(f"editor-revert:{number}:{version}:{scope}", label, discord.ButtonStyle.danger)
        self._number = int(number)
        self._version = int(version) or None
        self._scope = scope

    async def act(self, interaction: AnyInteraction) -> Reply:
        """Take it back, and show what that changed; or say why not."""
        await interaction.response.defer()
        await require_editor(interaction)
        editing, guild_id = _editing(interaction), guild_id_of(interaction)
        words = wording(language_of(interaction.locale))
        page = await self._page(interaction)
        match await editing.revert(guild_id, self._number, self._version, interaction.user.id):
            case Saved(version=number) | Removed(number):
                return await change_reply(interaction, number, page, words.taken_back)
            case NotThere():
                raise ChangeGone
            case refused:
                sentence = self._why_not(interaction, refused)
                is_outdated = isinstance(refused, Outdated)
                return await change_reply(interaction, self._number, page, sentence, now=is_outdated)

    async def _page(self, interaction: AnyInteraction) -> HistoryPage:
        """The first page, which has the newest change."""
        if self._scope == "a":
            return HistoryPage()
        found = await _editing(interaction).history(guild_id_of(interaction), before=self._number + 1, limit=1)
        return HistoryPage(found[0].term_id if found else None)

    @staticmethod
    def _why_not(interaction: AnyInteraction, refused: Refused | Full | Outdated) -> str:
        language = language_of(interaction.locale)
        words = wording(language)
        match refused:
            case Refused(mistakes):
                return "\n".join([words.revert_refused, *mistake_lines(language, mistakes)])
            case Full(limit):
                return host_of(interaction).part(CommandMentions).within(words.revert_full.format(limit=limit))
            case Outdated(now):
                if now is None:
                    return words.revert_removed
                when = format_dt(now.changed_at, "R")
                return words.revert_outdated.format(user=f"<@{now.changed_by}>", when=when)


def _editing(interaction: AnyInteraction) -> Editing:
    return host_of(interaction).part(Editing)

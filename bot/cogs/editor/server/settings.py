"""How the glossary behaves in a server: the language of cards, who sees them, and links in own terms."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.chat.bot_parts import host_of
from bot.chat.command_mentions import CommandMentions
from bot.chat.languages import language_of
from bot.chat.lasting_buttons import AnswerButton
from bot.chat.reply import AnyInteraction, Reply, guild_id_of
from bot.cogs.editor.rights import require_manager
from bot.cogs.editor.server.wording import wording
from bot.cogs.editor.server.wording.sentences import ServerWording
from bot.glossary.own.editing import Editing
from bot.glossary.own.model import GuildSettings
from bot.glossary.term import Language

_EACH = "each"  # instead of a language: that of each reader
_SAME = "-"  # in a custom id: is left as it is
_YES, _NO = "yes", "no"
_FLAG = f"{_YES}|{_NO}|{_SAME}"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What somebody wants the settings to be; None leaves one as it is."""

    language: str | None = None
    private: bool | None = None
    links: bool | None = None

    def over(self, before: GuildSettings) -> GuildSettings:
        """The settings with what is wanted."""
        language = before.language
        if self.language is not None:
            language = None if self.language == _EACH else Language(self.language)
        private = before.private if self.private is None else self.private
        links = before.links if self.links is None else self.links
        return replace(before, language=language, private=private, links=links)


async def change_settings(interaction: AnyInteraction, language: str | None, *, private: bool | None) -> None:
    """Change what is given, and say what has changed; if nothing is given, show all settings."""
    if language is None and private is None:
        settings = await host_of(interaction).part(Editing).settings(guild_id_of(interaction))
        await _overview(interaction, settings).send(interaction, private=True)
    else:
        await (await _change(interaction, _Wanted(language, private))).send(interaction, private=True)


async def set_links(interaction: AnyInteraction, *, allowed: bool) -> None:
    """Show links in own terms, or leave them out."""
    await (await _change(interaction, _Wanted(links=allowed))).send(interaction, private=True)


class UndoSettings(
    AnswerButton,
    template=rf"editor-settings:(?P<language>{_EACH}|en|de|{_SAME}):(?P<private>{_FLAG}):(?P<links>{_FLAG})"
    r":(?P<turn>[0-9]{1,20})",
):
    """Makes settings what they were; ``turn`` tells the button of one change from that of the next."""

    def __init__(self, language: str, private: str, links: str, turn: str, label: str = "…") -> None:
        super().__init__(f"editor-settings:{language}:{private}:{links}:{turn}", label)
        self._wanted = _Wanted(None if language == _SAME else language, _read(private), _read(links))

    @classmethod
    def of(cls, interaction: AnyInteraction, before: GuildSettings, after: GuildSettings, label: str) -> "UndoSettings":
        """The button that undoes the change from ``before`` to ``after``."""
        language = _SAME if before.language is after.language else before.language or _EACH
        private, links = _written(before.private, after.private), _written(before.links, after.links)
        return cls(language, private, links, str(interaction.id), label)

    async def act(self, interaction: AnyInteraction) -> Reply:
        """Change them back, and say what has changed."""
        await interaction.response.defer()
        require_manager(interaction)
        return await _change(interaction, self._wanted)


async def _change(interaction: AnyInteraction, wanted: _Wanted) -> Reply:
    """Change the settings; the answer says what has changed from what to what."""
    found: list[GuildSettings] = []

    def change(before: GuildSettings) -> GuildSettings:
        found.append(before)
        return wanted.over(before)

    after = await host_of(interaction).part(Editing).change_settings(guild_id_of(interaction), change)
    before, words = found[-1], wording(language_of(interaction.locale))
    pairs = zip(_said(words, before), _said(words, after), strict=True)
    lines = [words.changed_to.format(what=what, old=old, new=new) for (what, old), (_, new) in pairs if old != new]
    if not lines:
        return _overview(interaction, after, words.nothing_changed)
    return Reply("\n".join(lines), buttons=[[UndoSettings.of(interaction, before, after, words.undo_change)]])


def _overview(interaction: AnyInteraction, settings: GuildSettings, above: str | None = None) -> Reply:
    """All settings, and the commands that change them."""
    words, role_id = wording(language_of(interaction.locale)), settings.editor_role_id
    lines = [above or words.all_settings, *(f"- {what}: **{value}**" for what, value in _said(words, settings))]
    lines.append(
        f"- {words.editors_are}: {words.managers_and.format(role=f'<@&{role_id}>') if role_id else words.managers}"
    )
    lines.append(host_of(interaction).part(CommandMentions).within(words.how_to_change))
    return Reply("\n".join(lines))


def _said(words: ServerWording, settings: GuildSettings) -> Iterator[tuple[str, str]]:
    """What can be set, and what it is set to."""
    yield words.cards_language, words.settings_languages[settings.language]
    yield words.cards_seen_by, words.only_asker if settings.private else words.everybody
    yield words.links_in_own, words.links_shown if settings.links else words.links_left_out


def _written(before: bool, after: bool) -> str:
    return _SAME if before == after else _YES if before else _NO


def _read(flag: str) -> bool | None:
    return None if flag == _SAME else flag == _YES

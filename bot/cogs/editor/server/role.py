"""The role whose members are editors: which one it is, choosing another one, taking it away."""

from dataclasses import replace

import discord

from bot.chat.bot_parts import host_of
from bot.chat.command_mentions import CommandMentions
from bot.chat.languages import language_of
from bot.chat.lasting_buttons import AnswerButton
from bot.chat.reply import AnyInteraction, Reply, guild_id_of
from bot.cogs.editor.rights import require_manager
from bot.cogs.editor.server.wording import wording
from bot.errors import UserError
from bot.glossary.own.editing import Editing
from bot.glossary.own.model import GuildSettings


class EveryonesRole(UserError):
    """Everybody has the role."""

    sentence = "role_everyone"


class BotsRole(UserError):
    """The role belongs to a bot, and no member can have it."""

    sentence = "role_of_a_bot"


async def set_role(interaction: AnyInteraction, role: discord.Role | None) -> None:
    """Make this the role for editors; without one, show which it is.

    Raises:
        EveryonesRole, BotsRole: this cannot be the role.
    """
    editing, guild_id = host_of(interaction).part(Editing), guild_id_of(interaction)
    words = wording(language_of(interaction.locale))
    if role is None:
        role_id = (await editing.settings(guild_id)).editor_role_id
        sentence = words.no_role if role_id is None else words.role_is
    else:
        _check(role, guild_id)
        await editing.change_settings(guild_id, lambda before: replace(before, editor_role_id=role.id))
        role_id, sentence = role.id, words.role_now
    await _reply(interaction, sentence, role_id).send(interaction, private=True)


def _check(role: discord.Role, guild_id: int) -> None:
    if role.id == guild_id:  # as Discord numbers the role of everybody
        raise EveryonesRole
    if role.is_bot_managed():
        raise BotsRole


def _reply(interaction: AnyInteraction, sentence: str, role_id: int | None) -> Reply:
    """The sentence and what editors may do, with a button to take the role away if there is one."""
    words = wording(language_of(interaction.locale))
    lines = f"{sentence}\n{words.editors_may}"
    content = host_of(interaction).part(CommandMentions).within(lines).format(role=f"<@&{role_id}>")
    return Reply(content, buttons=[[TakeRoleAway(str(role_id), words.take_role_away)]] if role_id else [])


class TakeRoleAway(AnswerButton, template=r"editor-role-away:(?P<role_id>[0-9]{1,20})"):
    """Leaves the editing to members with *Manage Server*, unless another role was chosen since."""

    def __init__(self, role_id: str, label: str = "…") -> None:
        super().__init__(f"editor-role-away:{role_id}", label)
        self._role_id = int(role_id)

    async def act(self, interaction: AnyInteraction) -> Reply:
        """Take the role away, or show the one that is the editors' by now."""
        await interaction.response.defer()
        require_manager(interaction)
        settings = await host_of(interaction).part(Editing).change_settings(guild_id_of(interaction), self._without)
        words, role_id = wording(language_of(interaction.locale)), settings.editor_role_id
        return _reply(interaction, words.role_is if role_id else words.role_away, role_id)

    def _without(self, before: GuildSettings) -> GuildSettings:
        return replace(before, editor_role_id=None) if before.editor_role_id == self._role_id else before

"""``/editor``: the commands with which a server's editors write its own glossary.

Discord shows them to everyone, because a default permission would hide them from a role of the server's own choice. So
each of them asks first whether the person is an editor, and so does each button and form.
"""

from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat.choices import Choices
from bot.chat.reply import AnyInteraction, wait
from bot.cogs.editor import entries, history, server
from bot.cogs.editor.rights import require_editor, require_manager
from bot.cogs.editor.term_option import any_choices, meant, own_choices
from bot.cogs.editor.wording import wording
from bot.glossary.term import Language

LanguageName = Literal["English", "Deutsch"]
_LANGUAGES = {"English": Language.EN, "Deutsch": Language.DE}


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
class Editor(commands.GroupCog, group_name="editor", group_description=wording.described("editor_description")):
    """The editors' commands. Only the editor who asks sees the answers."""

    @app_commands.command(name="add", description=wording.described("add_description"))
    @app_commands.describe(name=wording.described("add_name"), language=wording.described("language_option"))
    async def add(
        self, interaction: AnyInteraction, name: str | None = None, language: LanguageName | None = None
    ) -> None:
        """Open the form for a new term."""
        form = entries.new_form(interaction, name or "", _LANGUAGES[language] if language else None)
        await entries.open_form(interaction, form)

    @app_commands.command(name="edit", description=wording.described("edit_description"))
    @app_commands.describe(term=wording.described("edit_term"), language=wording.described("language_option"))
    async def edit(self, interaction: AnyInteraction, term: str, language: LanguageName | None = None) -> None:
        """Open the form for a term: one of the server's own, or a copy of a shared one."""
        found = meant(interaction, term)
        form = entries.term_form(interaction, found.id, _LANGUAGES[language] if language else None)
        await entries.open_form(interaction, form)

    @app_commands.command(name="remove", description=wording.described("remove_description"))
    @app_commands.describe(term=wording.described("own_term"))
    async def remove(self, interaction: AnyInteraction, term: str) -> None:
        """Ask whether to remove one of the server's own terms."""
        await wait(interaction)
        await require_editor(interaction)
        await entries.ask_removal(interaction, term)

    @app_commands.command(name="merge", description=wording.described("merge_description"))
    @app_commands.describe(term=wording.described("merge_term"), into=wording.described("merge_into"))
    async def merge(self, interaction: AnyInteraction, term: str, into: str) -> None:
        """Show what two of the server's own terms would be as one."""
        await wait(interaction)
        await require_editor(interaction)
        await entries.show_merged(interaction, term, into)

    @app_commands.command(name="bring-back", description=wording.described("bring_back_description"))
    @app_commands.describe(term=wording.described("bring_back_term"))
    async def bring_back(self, interaction: AnyInteraction, term: str) -> None:
        """Bring back a term that was removed."""
        await wait(interaction)
        await require_editor(interaction)
        await history.bring_back(interaction, term)

    @app_commands.command(name="history", description=wording.described("history_description"))
    @app_commands.describe(term=wording.described("history_term"))
    async def show_history(self, interaction: AnyInteraction, term: str | None = None) -> None:
        """Show who changed what."""
        await wait(interaction)
        await require_editor(interaction)
        await history.show_history(interaction, term)

    @app_commands.command(name="stale", description=wording.described("stale_description"))
    @app_commands.describe(months=wording.described("stale_months"))
    async def stale(self, interaction: AnyInteraction, months: app_commands.Range[int, 1, 120] = 12) -> None:
        """Show what nobody has touched for so long."""
        await wait(interaction)
        await require_editor(interaction)
        await history.show_stale(interaction, months)

    @app_commands.command(name="list", description=wording.described("list_description"))
    async def list_own(self, interaction: AnyInteraction) -> None:
        """Show the server's own terms."""
        await wait(interaction)
        await require_editor(interaction)
        await history.show_own(interaction)

    @app_commands.command(name="hide", description=wording.described("hide_description"))
    @app_commands.describe(term=wording.described("hide_term"))
    async def hide(self, interaction: AnyInteraction, term: str) -> None:
        """Hide a shared term in this server."""
        await wait(interaction)
        await require_editor(interaction)
        await server.hide(interaction, term)

    @app_commands.command(name="unhide", description=wording.described("unhide_description"))
    @app_commands.describe(term=wording.described("unhide_term"))
    async def unhide(self, interaction: AnyInteraction, term: str) -> None:
        """Show a hidden term again."""
        await wait(interaction)
        await require_editor(interaction)
        await server.unhide(interaction, term)

    @app_commands.command(name="role", description=wording.described("role_description"))
    @app_commands.describe(role=wording.described("role_role"))
    async def role(self, interaction: AnyInteraction, role: discord.Role | None = None) -> None:
        """Show or set the role whose members are editors."""
        require_manager(interaction)
        await wait(interaction)
        await server.set_role(interaction, role)

    @app_commands.command(name="settings", description=wording.described("settings_description"))
    @app_commands.describe(
        language=wording.described("settings_language"), private=wording.described("settings_private")
    )
    @app_commands.choices(
        language=[
            app_commands.Choice(name=wording.described("language_of_each"), value="each"),
            app_commands.Choice(name="English", value="en"),
            app_commands.Choice(name="Deutsch", value="de"),
        ]
    )
    async def settings(
        self, interaction: AnyInteraction, language: str | None = None, private: bool | None = None
    ) -> None:
        """Show or change how the glossary behaves in this server."""
        require_manager(interaction)
        await wait(interaction)
        await server.change_settings(interaction, language, private=private)

    @app_commands.command(name="links", description=wording.described("links_description"))
    @app_commands.describe(what=wording.described("links_what"))
    @app_commands.choices(
        what=[
            app_commands.Choice(name=wording.described("links_allow"), value="allow"),
            app_commands.Choice(name=wording.described("links_strip"), value="strip"),
        ]
    )
    async def links(self, interaction: AnyInteraction, what: str) -> None:
        """Say whether links in the server's own terms are shown."""
        require_manager(interaction)
        await wait(interaction)
        await server.set_links(interaction, allowed=what == "allow")

    @edit.autocomplete("term")
    async def complete_any(self, interaction: AnyInteraction, beginning: str) -> Choices:
        """All terms that the server sees."""
        return any_choices(interaction, beginning)

    @remove.autocomplete("term")
    @merge.autocomplete("term")
    @merge.autocomplete("into")
    async def complete_own(self, interaction: AnyInteraction, beginning: str) -> Choices:
        """The server's own terms."""
        return own_choices(interaction, beginning)

    @hide.autocomplete("term")
    async def complete_shared(self, interaction: AnyInteraction, beginning: str) -> Choices:
        """The shared terms that the server sees."""
        return server.shared_choices(interaction, beginning)

    @unhide.autocomplete("term")
    async def complete_hidden(self, interaction: AnyInteraction, beginning: str) -> Choices:
        """The shared terms that the server hides."""
        return await server.hidden_choices(interaction, beginning)

    @bring_back.autocomplete("term")
    async def complete_removed(self, interaction: AnyInteraction, beginning: str) -> Choices:
        """The terms that can be brought back."""
        return await history.removed_choices(interaction, beginning)

    @show_history.autocomplete("term")
    async def complete_changed(self, interaction: AnyInteraction, beginning: str) -> Choices:
        """The terms that have a history: own ones and removed ones."""
        return await history.changed_choices(interaction, beginning)

"""``/daily``: the commands with which those who manage a server set up and look after its terms of the day.

Discord decides who may use them: members with *Manage Server* by default, otherwise those whom the server's
integration settings name. A second check here could only take away what those settings grant.
"""

from dataclasses import replace
from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat.choices import Choices, category_choices, term_choices
from bot.chat.languages import language_of
from bot.chat.reply import AnyInteraction, guild_id_of, wait
from bot.cogs.daily.autocomplete import day_choices, time_choices, zone_choices
from bot.cogs.daily.channel_option import PostChannel
from bot.cogs.daily.which_schedule import SURE, act, change
from bot.cogs.daily.wording.descriptions import descriptions
from bot.daily.changes import Clearable
from bot.daily.set_options import read_when
from bot.daily.time_zones import TimeZones
from bot.daily.use_cases import Daily
from bot.errors import UserError
from bot.glossary.categories import read_category
from bot.glossary.guild_lookups import Lookups
from bot.glossary.term import Language, Level

Channel = app_commands.Transform[app_commands.AppCommandChannel, PostChannel]


class EveryoneRole(UserError):
    """The role to ping is @everyone."""

    sentence = "everyone_role"


class UnclearTerm(UserError):
    """``given`` is no term's name."""

    sentence = "unclear_term"


@app_commands.default_permissions(manage_guild=True)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
class DailyTerm(commands.GroupCog, group_name="daily", group_description=descriptions.described("group_description")):
    """The admins' commands. Only the admin who asks sees the answer, and it may have to wait for the database."""

    def __init__(self, daily: Daily, lookups: Lookups, zones: TimeZones) -> None:
        self._daily = daily
        self._lookups = lookups
        self._zones = zones

    @app_commands.command(name="set", description=descriptions.described("set_description"))
    @app_commands.describe(
        channel=descriptions.described("set_channel"),
        time=descriptions.described("set_time"),
        timezone=descriptions.described("set_timezone"),
        days=descriptions.described("set_days"),
        category=descriptions.described("set_category"),
        level=descriptions.described("set_level"),
        role=descriptions.described("set_role"),
        language=descriptions.described("set_language"),
        thread=descriptions.described("set_thread"),
        pin=descriptions.described("set_pin"),
        publish=descriptions.described("set_publish"),
        clear=descriptions.described("set_clear"),
        move_to=descriptions.described("set_move_to"),
    )
    @app_commands.choices(
        level=[app_commands.Choice(name=descriptions.described(f"level_{each}"), value=each.value) for each in Level],
        clear=[
            app_commands.Choice(name=descriptions.described(f"clear_{each}"), value=each.value) for each in Clearable
        ],
    )
    async def set_up(  # noqa: PLR0913, PLR0917 -- one per option
        self,
        interaction: AnyInteraction,
        channel: Channel | None = None,
        time: str | None = None,
        timezone: str | None = None,
        days: str | None = None,
        category: str | None = None,
        level: str | None = None,
        role: discord.Role | None = None,
        language: Literal["English", "Deutsch"] | None = None,
        thread: bool | None = None,
        pin: bool | None = None,
        publish: bool | None = None,
        clear: str | None = None,
        move_to: Channel | None = None,
    ) -> None:
        """Set up a schedule, or change one; what is not named stays."""
        guild_id = guild_id_of(interaction)
        if role is not None and role.id == guild_id:  # the role that everyone has
            raise EveryoneRole
        changes = replace(
            read_when(self._zones, time, timezone, days),
            category_id=read_category(self._lookups.of(guild_id).categories, category),
            level=Level(level) if level else None,
            role_id=role.id if role else None,
            language=_LANGUAGES[language] if language else None,
            thread=thread,
            pin=pin,
            publish=publish,
            move_to=move_to.id if move_to else None,
            clear=frozenset({Clearable(clear)} if clear else ()),
        )
        await wait(interaction)
        await change(interaction, channel, changes)

    @app_commands.command(name="status", description=descriptions.described("status_description"))
    @app_commands.describe(channel=descriptions.described("of_channel"))
    async def status(self, interaction: AnyInteraction, channel: Channel | None = None) -> None:
        """Show everything about a schedule."""
        await wait(interaction)
        await act(interaction, "status", channel)

    @app_commands.command(name="preview", description=descriptions.described("preview_description"))
    @app_commands.describe(channel=descriptions.described("of_channel"))
    async def preview(self, interaction: AnyInteraction, channel: Channel | None = None) -> None:
        """Show the next post."""
        await wait(interaction)
        await act(interaction, "preview", channel)

    @app_commands.command(name="next", description=descriptions.described("next_description"))
    @app_commands.describe(term=descriptions.described("next_term"), channel=descriptions.described("of_channel"))
    async def choose_next(
        self, interaction: AnyInteraction, term: str | None = None, channel: Channel | None = None
    ) -> None:
        """Choose the term of the next post that has none yet, or show those that were chosen."""
        chosen = self._lookups.of(guild_id_of(interaction)).named(term) if term else None
        if term and chosen is None:
            raise UnclearTerm(given=term)
        await wait(interaction)
        await act(interaction, "next", channel, chosen.id if chosen else "")

    @app_commands.command(name="post-now", description=descriptions.described("post_now_description"))
    @app_commands.describe(
        another=descriptions.described("post_now_another"),
        ping=descriptions.described("post_now_ping"),
        channel=descriptions.described("of_channel"),
    )
    async def post_now(
        self, interaction: AnyInteraction, another: bool = False, ping: bool = False, channel: Channel | None = None
    ) -> None:
        """Post today's term; if it is already posted, post ``another`` or ask whether to do that."""
        await wait(interaction)
        how = "+".join(name for name, wanted in (("another", another), ("ping", ping)) if wanted)
        await act(interaction, "post-now", channel, how)

    @app_commands.command(name="skip", description=descriptions.described("skip_description"))
    @app_commands.describe(channel=descriptions.described("of_channel"))
    async def skip(self, interaction: AnyInteraction, channel: Channel | None = None) -> None:
        """Skip the next post."""
        await wait(interaction)
        await act(interaction, "skip", channel)

    @app_commands.command(name="pause", description=descriptions.described("pause_description"))
    @app_commands.describe(channel=descriptions.described("of_channel"))
    async def pause(self, interaction: AnyInteraction, channel: Channel | None = None) -> None:
        """Post nothing until resumed."""
        await wait(interaction)
        await act(interaction, "pause", channel)

    @app_commands.command(name="resume", description=descriptions.described("resume_description"))
    @app_commands.describe(channel=descriptions.described("of_channel"))
    async def resume(self, interaction: AnyInteraction, channel: Channel | None = None) -> None:
        """Resume after a pause."""
        await wait(interaction)
        await act(interaction, "resume", channel)

    @app_commands.command(name="off", description=descriptions.described("off_description"))
    @app_commands.describe(channel=descriptions.described("of_channel"), sure=descriptions.described("off_sure"))
    async def off(self, interaction: AnyInteraction, channel: Channel | None = None, sure: bool = False) -> None:
        """Turn a schedule off if the admin is ``sure``, else ask."""
        await wait(interaction)
        await act(interaction, "off", channel, SURE if sure else "")

    @set_up.autocomplete("time")
    async def complete_time(self, _: AnyInteraction, beginning: str) -> Choices:
        """Times of day."""
        return time_choices(beginning)

    @set_up.autocomplete("timezone")
    async def complete_zone(self, interaction: AnyInteraction, beginning: str) -> Choices:
        """Time zones, by city or offset."""
        return zone_choices(self._zones, beginning, language_of(interaction.locale))

    @set_up.autocomplete("days")
    async def complete_days(self, interaction: AnyInteraction, beginning: str) -> Choices:
        """Sets of weekdays."""
        return day_choices(beginning, language_of(interaction.locale))

    @set_up.autocomplete("category")
    async def complete_category(self, interaction: AnyInteraction, beginning: str) -> Choices:
        """Categories of the glossary."""
        categories = self._lookups.of(interaction.guild_id).categories
        return category_choices(categories, beginning, language_of(interaction.locale))

    @choose_next.autocomplete("term")
    async def complete_term(self, interaction: AnyInteraction, beginning: str) -> Choices:
        """Terms of the glossary; the text itself, which is no term, is not among them."""
        completion = replace(self._lookups.of(interaction.guild_id).complete(beginning), as_typed=False)
        return term_choices(completion, beginning, language_of(interaction.locale))


_LANGUAGES = {"English": Language.EN, "Deutsch": Language.DE}

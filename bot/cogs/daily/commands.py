"""``/daily``: the commands with which those who manage a server set up and look after the term of the day.

Discord decides who may use them: members with *Manage Server* by default, otherwise those whom the server's
integration settings name. A second check here could only take away what those settings grant.
"""

from dataclasses import replace
from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat.choices import Choices, category_choices
from bot.chat.languages import language_of
from bot.chat.reply import AnyInteraction, Reply, guild_id_of, wait
from bot.cogs.daily.answers import (
    only_schedule,
    post_now_reply,
    preview_reply,
    resume_reply,
    set_reply,
    skip_reply,
)
from bot.cogs.daily.autocomplete import day_choices, time_choices, zone_choices
from bot.cogs.daily.channel_option import PostChannel
from bot.cogs.daily.status_card import status_reply
from bot.cogs.daily.wording import wording
from bot.daily.changes import Missing
from bot.daily.errors import ScheduleDamaged
from bot.daily.model import ScheduleKey
from bot.daily.set_options import read_when
from bot.daily.time_zones import TimeZones
from bot.daily.use_cases import Daily
from bot.daily.use_cases.common import Several
from bot.errors import UserError
from bot.glossary.categories import read_category
from bot.glossary.guild_lookups import Lookups
from bot.glossary.term import Language


class EveryoneRole(UserError):
    """The role to ping is @everyone."""

    sentence = "everyone_role"


@app_commands.default_permissions(manage_guild=True)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
class DailyTerm(commands.GroupCog, group_name="daily", group_description=wording.described("group_description")):
    """The admins' commands. Only the admin who asks sees the answer, and it may have to wait for the database."""

    def __init__(self, daily: Daily, lookups: Lookups, zones: TimeZones) -> None:
        self._daily = daily
        self._lookups = lookups
        self._zones = zones

    @app_commands.command(name="set", description=wording.described("set_description"))
    @app_commands.describe(
        channel=wording.described("set_channel"),
        time=wording.described("set_time"),
        timezone=wording.described("set_timezone"),
        days=wording.described("set_days"),
        category=wording.described("set_category"),
        role=wording.described("set_role"),
        language=wording.described("set_language"),
        thread=wording.described("set_thread"),
    )
    async def set_up(  # noqa: PLR0913, PLR0917 -- one per option
        self,
        interaction: AnyInteraction,
        channel: app_commands.Transform[app_commands.AppCommandChannel, PostChannel],
        time: str,
        timezone: str,
        days: str | None = None,
        category: str | None = None,
        role: discord.Role | None = None,
        language: Literal["English", "Deutsch"] | None = None,
        thread: bool | None = None,
    ) -> None:
        """Set up the schedule, or change it."""
        mine, guild_id = language_of(interaction.locale), guild_id_of(interaction)
        if role is not None and role.id == guild_id:  # the role that everyone has
            raise EveryoneRole
        categories = self._lookups.of(guild_id).categories
        changes = replace(
            read_when(self._zones, time, timezone, days),
            category_id=read_category(categories, category),
            role_id=role.id if role else None,
            language=_LANGUAGES[language] if language else None,
            thread=thread,
        )
        await wait(interaction)
        there = (await self._daily.list(guild_id)).on
        if len(there) == 1:
            target, changes = there[0].settings.channel_id, replace(changes, move_to=channel.id)
        else:
            target = channel.id
        outcome = await self._daily.change(guild_id, target, changes, language=mine)
        if not isinstance(outcome, Missing | Several):  # everything is named
            await set_reply(mine, outcome, categories).send(interaction, private=True)

    @app_commands.command(name="status", description=wording.described("status_description"))
    async def status(self, interaction: AnyInteraction) -> None:
        """Show everything about the schedule."""
        language, key = await self._begin(interaction)
        status = await self._daily.status(key)
        categories = self._lookups.of(key.guild_id).categories
        await status_reply(language, status, categories).send(interaction, private=True)

    @app_commands.command(name="preview", description=wording.described("preview_description"))
    async def preview(self, interaction: AnyInteraction) -> None:
        """Show the next post."""
        language, key = await self._begin(interaction)
        preview = await self._daily.preview(key)
        await preview_reply(interaction, language, preview).send(interaction, private=True)

    @app_commands.command(name="post-now", description=wording.described("post_now_description"))
    @app_commands.describe(another=wording.described("post_now_another"))
    async def post_now(self, interaction: AnyInteraction, another: bool = False) -> None:
        """Post today's term; if it is already posted, post ``another`` or ask whether to do that."""
        language, key = await self._begin(interaction)
        outcome = await self._daily.post_now(key, again=another)
        await post_now_reply(language, outcome).send(interaction, private=True)

    @app_commands.command(name="skip", description=wording.described("skip_description"))
    async def skip(self, interaction: AnyInteraction) -> None:
        """Skip the next post."""
        language, key = await self._begin(interaction)
        await skip_reply(language, await self._daily.skip(key)).send(interaction, private=True)

    @app_commands.command(name="pause", description=wording.described("pause_description"))
    async def pause(self, interaction: AnyInteraction) -> None:
        """Post nothing until resumed."""
        language, key = await self._begin(interaction)
        await self._daily.pause(key)
        await Reply(wording(language).paused).send(interaction, private=True)

    @app_commands.command(name="resume", description=wording.described("resume_description"))
    async def resume(self, interaction: AnyInteraction) -> None:
        """Resume after a pause."""
        language, key = await self._begin(interaction)
        resumed = await self._daily.resume(key)
        await resume_reply(language, resumed.settings, resumed.result).send(interaction, private=True)

    @app_commands.command(name="off", description=wording.described("off_description"))
    async def off(self, interaction: AnyInteraction) -> None:
        """Turn the schedule off."""
        await wait(interaction)
        try:
            key = await only_schedule(self._daily, interaction)
        except ScheduleDamaged as damaged:
            key = damaged.key
        await self._daily.off(key)
        language = language_of(interaction.locale)
        await Reply(wording(language).is_off).send(interaction, private=True)

    async def _begin(self, interaction: AnyInteraction) -> tuple[Language, ScheduleKey]:
        """Acknowledge the command; return the reader's language and the schedule that is meant."""
        await wait(interaction)
        return language_of(interaction.locale), await only_schedule(self._daily, interaction)

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


_LANGUAGES = {"English": Language.EN, "Deutsch": Language.DE}

"""Draws a guild's next term: the rotation over the current glossary and what the guild has seen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

from bot.daily.model import DailySettings, PostKey
from bot.daily.rotation import Shown, draw, eligible, remaining
from bot.daily.storage.posts import DailyPosts
from bot.database.metadata import NO_GUILD
from bot.glossary.catalogue import Catalogue
from bot.glossary.term import Term

Randoms = Callable[[PostKey], Random]
"""Gives each post its own ``Random``, so that a post that is drawn again, or previewed, gets the same term."""


def random_of(key: PostKey) -> Random:
    """The usual ``Randoms``; it may be predictable, because nobody gains anything by foreseeing a term of the day."""
    return Random(key.nonce)  # noqa: S311 -- the order of terms is no secret


@dataclass(frozen=True, slots=True)
class Left:
    """How many of all ``terms`` are still to come in the current round; 0 when the next one begins a new round."""

    left: int
    terms: int


class DailyTerms:
    """Draws terms. ``draw`` and ``left`` raise ``DatabaseUnavailable`` when they cannot read what was shown."""

    def __init__(self, posts: DailyPosts, catalogues: Callable[[int | None], Catalogue], randoms: Randoms) -> None:
        self._posts = posts
        self._catalogues = catalogues
        self._randoms = randoms

    def get(self, guild_id: int, term_id: str | None) -> Term | None:
        """The term with this id, if the guild (still) has it."""
        return self._catalogues(guild_id).get(term_id) if term_id else None

    async def draw(self, key: PostKey, settings: DailySettings) -> Shown | None:
        """The term for this post, None if no term is eligible."""
        term_ids = eligible(self._catalogues(key.guild_id).terms, settings.category_id)
        return draw(term_ids, await self._posts.shown(key.guild_id), self._randoms(key))

    async def left(self, guild_id: int, settings: DailySettings) -> Left:
        """How far along the guild's current round is."""
        term_ids = eligible(self._catalogues(guild_id).terms, settings.category_id)
        return Left(len(remaining(term_ids, await self._posts.shown(guild_id))), len(term_ids))

    def anyway(self, day: date) -> Term:
        """The fallback where nothing is scheduled: a shared term, the same all day."""
        return self._randoms(PostKey(NO_GUILD, day)).choice(self._catalogues(None).terms)

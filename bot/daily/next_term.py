"""Decides the term of a schedule's next post: one that admins chose, else the one that was drawn, else a new one.

This is the only place that decides it, whoever asks: a preview, the status, a post that is due or one by hand.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random, SystemRandom

from bot.daily.model import DailySettings, NextTerms, PostKey, ScheduleKey
from bot.daily.rotation import Bag, Shown, eligible, fill, last_round, remaining
from bot.daily.storage.posts import DailyPosts
from bot.daily.storage.rows import Next, Pick
from bot.database.metadata import NO_GUILD
from bot.glossary.catalogue import Catalogue
from bot.glossary.term import Term

Randoms = Callable[[PostKey], Random]
"""Gives each post its own ``Random``, so that a post that is drawn again gets the same term."""

Catalogues = Callable[[int | None], Awaitable[Catalogue]]
"""Gives a guild's catalogue, or the shared one for None; it waits until the guild's own terms are there."""

_ANY = SystemRandom()


def random_of(key: PostKey) -> Random:
    """The usual ``Randoms``; it may be predictable, because nobody gains anything by foreseeing a term of the day."""
    return Random(key.nonce)  # noqa: S311 -- the order of terms is no secret


@dataclass(frozen=True, slots=True)
class Left:
    """How many of all ``terms`` are still to come in the current round; 0 when the next one begins a new round."""

    left: int
    terms: int


@dataclass(frozen=True, slots=True)
class _Choice:
    """What there is to choose from for a post: the guild's terms, those ``eligible``, and what was shown before."""

    catalogue: Catalogue
    eligible: frozenset[str]
    history: Sequence[Shown]
    bag: Bag
    random: Callable[[], Random]

    def next(self, kept: NextTerms) -> Next | None:
        """The next term, given what is ``kept``; None if there is none."""
        chosen = tuple(term_id for term_id in kept.chosen if self.catalogue.get(term_id))
        drawn = kept.drawn if kept.drawn in self.bag.terms else None  # else it was shown since, or no longer fits
        gone = [term_id for term_id in kept.chosen if term_id not in chosen]
        if kept.drawn and kept.drawn not in self.eligible:
            gone.append(kept.drawn)
        if chosen:
            shown = self._as_chosen(chosen[0])
        else:
            shown = Shown(drawn, self.bag.round) if drawn else self.bag.draw(self.random())
            drawn = shown.term_id if shown else None
        if shown is None:
            return None
        dropped = gone[0] if gone else None
        return Next(shown, NextTerms(chosen, drawn, dropped or kept.dropped), dropped, is_chosen=bool(chosen))

    def another(self, kept: NextTerms) -> NextTerms:
        """Draw another term than the one that was drawn."""
        shown = self.bag.draw(_ANY, other_than=(kept.drawn,) if kept.drawn else ())
        return replace(kept, drawn=shown.term_id if shown else None)

    def _as_chosen(self, term_id: str) -> Shown:
        """A term that an admin chose; one that does not fit the settings disturbs no round."""
        fits = term_id in self.eligible
        return Shown(term_id, self.bag.round if fits else last_round(term_id, self.history))


class DailyTerms:
    """Decides on terms. All methods raise ``DatabaseUnavailable`` if what they depend on cannot be read."""

    def __init__(self, posts: DailyPosts, catalogues: Catalogues, randoms: Randoms) -> None:
        self._posts = posts
        self._catalogues = catalogues
        self._randoms = randoms

    async def of(self, guild_id: int) -> Catalogue:
        """All terms of the guild."""
        return await self._catalogues(guild_id)

    async def get(self, guild_id: int, term_id: str | None) -> Term | None:
        """The term with this id, if the guild (still) has it."""
        return (await self.of(guild_id)).get(term_id) if term_id else None

    async def queue(self, guild_id: int, kept: NextTerms) -> list[Term]:
        """The chosen terms that the guild still has, in order."""
        catalogue = await self.of(guild_id)
        return [term for term in map(catalogue.get, kept.chosen) if term]

    async def pick(self, key: PostKey, settings: DailySettings) -> Pick:
        """How to decide on the term for this post."""
        return (await self._choice(key, settings)).next

    async def another(self, key: PostKey, settings: DailySettings) -> Callable[[NextTerms], NextTerms]:
        """How to draw another term than the one that was drawn."""
        return (await self._choice(key, settings)).another

    async def substitute(self, key: PostKey, settings: DailySettings, kept: NextTerms) -> Shown | None:
        """A term for this post, whose own one is gone, that leaves alone what is kept for the next ones if it can."""
        choice = await self._choice(key, settings)
        return choice.bag.draw(choice.random(), other_than={*kept.chosen, kept.drawn or ""})

    async def left(self, key: ScheduleKey, settings: DailySettings) -> Left:
        """How far along the schedule's current round is."""
        term_ids = _eligible(await self.of(key.guild_id), settings)
        return Left(len(remaining(term_ids, await self._posts.shown(key))), len(term_ids))

    async def has_any(self, guild_id: int, settings: DailySettings) -> bool:
        """Whether there is a term to post with these settings."""
        return bool(_eligible(await self.of(guild_id), settings))

    async def anyway(self, day: date) -> Term:
        """The fallback where nothing is scheduled: a shared term, the same all day."""
        shared = await self._catalogues(None)
        return self._randoms(PostKey(ScheduleKey(NO_GUILD), day)).choice(shared.terms)

    async def _choice(self, key: PostKey, settings: DailySettings) -> _Choice:
        catalogue = await self.of(key.guild_id)
        term_ids = _eligible(catalogue, settings)
        history = await self._posts.shown(key.schedule)
        return _Choice(
            catalogue,
            frozenset(term_ids),
            history,
            fill(term_ids, history),
            lambda: self._randoms(key),
        )


def _eligible(catalogue: Catalogue, settings: DailySettings) -> tuple[str, ...]:
    return eligible(catalogue.terms, settings.category_id, settings.level)

"""What a guild's editors do with its glossary.

Two may edit at once. Whoever saves names the version that they have seen; if somebody else was faster, they get the
current one instead, and nothing is overwritten. Whether a draft breaks a rule is decided outside of the transaction,
with the terms as they were at a version of the whole glossary; if anything in it has changed by the time of writing, it
is decided again.
"""

import secrets
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from string import ascii_lowercase, digits
from typing import TypeVar

from bot.database.errors import DatabaseUnavailable
from bot.glossary.entry.mistakes import Mistake
from bot.glossary.entry.schema import OwnEntry
from bot.glossary.guild_catalogues import GuildCatalogue, GuildCatalogues
from bot.glossary.own.entries import as_term, in_categories
from bot.glossary.own.examining import Examined, examine
from bot.glossary.own.ids import new_id
from bot.glossary.own.model import Change, Draft, GuildSettings, Kind, OwnDraft, OwnTerm
from bot.glossary.own.rules import Surroundings, check_alone, check_among
from bot.glossary.own.storage import OwnGlossaryStorage
from bot.glossary.own.storage.writing import Editor, Moved, Outdated, Write
from bot.glossary.term import Term

KEPT_FOR = timedelta(days=90)
"""How long a removed term can be brought back, and how long all changes are kept."""
DRAFTS_KEPT_FOR = timedelta(days=2)
KEPT_DRAFTS = 20
"""Of one editor in one guild."""
KEPT_CHANGES = 20
"""Of a term that there is, so many changes are kept even longer."""

_MOST_TRIES = 10  # to save while others save something else
_NOT_YET = "new"  # stands for the id of a term that gets one if nothing is wrong with it
_PRUNED_AT_ONCE = 1_000
_LETTERS, _ID_LENGTH = ascii_lowercase + digits, 10
_RefusedT = TypeVar("_RefusedT", bound="Refused | Full")
_BUSY = "The glossary of this server keeps changing: try again in a moment."


@dataclass(frozen=True, slots=True)
class Saved:
    """The term as it is now, and its version."""

    term: Term
    version: int


@dataclass(frozen=True, slots=True)
class Removed:
    """The term is gone; the change with this number can be reverted."""

    number: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was saved, because of these mistakes: at least one."""

    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class Full:
    """Nothing was saved: the guild has as many terms as it may have."""

    limit: int


@dataclass(frozen=True, slots=True)
class NotThere:
    """The guild has no such term, or no such change (anymore)."""


@dataclass(frozen=True, slots=True)
class _Step:
    """A change of a term that was read at ``version`` (None: it is not there) to a draft that has yet to be checked."""

    term_id: str
    version: int | None
    draft: Draft
    kind: Kind


class Editing:
    """The use cases of editors. Every method raises ``DatabaseUnavailable`` while the database cannot be used."""

    def __init__(
        self, storage: OwnGlossaryStorage, catalogues: GuildCatalogues, now: Callable[[], datetime], *, most: int
    ) -> None:
        """A guild may have at most so many terms."""
        self._storage = storage
        self._catalogues = catalogues
        self._now = now
        self.most = most

    async def examine(
        self, guild_id: int, draft: Draft, term_id: str | None, gone: AbstractSet[str] = frozenset()
    ) -> Examined:
        """What becomes of this draft of the term with this id, or of a new one; the terms ``gone`` count no longer."""
        return examine(await self._catalogues.current(guild_id), draft, term_id, gone)

    async def add_over(self, guild_id: int, term_id: str, draft: Draft, by: int) -> Saved | Refused | Outdated | Full:
        """Add a term that lies over the shared one with this id, whatever it is called."""
        return await self._save(guild_id, _Step(term_id, None, draft, Kind.ADDED), by)

    async def add(self, guild_id: int, draft: Draft, by: int) -> Saved | Refused | Full:
        """Add a term. One with the name of a shared term lies over it, unless it declares that name shared."""
        entry = check_alone(draft, _NOT_YET)
        if not isinstance(entry, OwnEntry):
            return Refused(entry)
        for _ in range(_MOST_TRIES):
            current = await self._catalogues.current(guild_id)
            taken = {term.id for term in current.glossary.terms}
            used = await self._storage.reader.used_ids(guild_id)
            term_id = new_id(entry, current.shared, taken=taken, used=used)
            saved = await self._save(guild_id, _Step(term_id, None, draft, Kind.ADDED), by)
            if not isinstance(saved, Outdated):  # else another editor got the same id
                return saved
        raise DatabaseUnavailable(_BUSY)

    async def get(self, guild_id: int, term_id: str) -> OwnTerm | None:
        """The guild's own term with this id, for a form to edit it."""
        return await self._storage.reader.get(guild_id, term_id)

    async def edit(
        self, guild_id: int, term_id: str, version: int, draft: Draft, by: int
    ) -> Saved | Refused | Outdated | Full:
        """Change the term that was read at this version."""
        return await self._save(guild_id, _Step(term_id, version, draft, Kind.EDITED), by)

    async def remove(self, guild_id: int, term_id: str, version: int | None, by: int) -> Removed | Outdated:
        """Remove the term that was read at this version; a damaged one has none that counts."""
        return await self._remove(guild_id, Write(term_id, Kind.REMOVED, version, None), by)

    async def merge(
        self, guild_id: int, kept: tuple[str, int], gone: tuple[str, int], draft: Draft, by: int
    ) -> Saved | Refused | Outdated | Full:
        """Make one term of two: save ``draft`` for the one that is ``kept``, and remove the other, all or nothing.

        Both are given by the id and the version that the editor has seen.
        """
        removal = Write(gone[0], Kind.MERGED, gone[1], None)
        return await self._save(guild_id, _Step(*kept, draft, Kind.EDITED), by, removal)

    async def bring_back(self, guild_id: int, term_id: str, by: int) -> Saved | Refused | Outdated | Full | NotThere:
        """Bring back a term that was removed in the last 90 days, with the id that it had."""
        for change in await self.removed(guild_id):
            if change.term_id == term_id and change.before is not None:
                return await self._save(guild_id, _Step(term_id, None, change.before, Kind.BROUGHT_BACK), by)
        return NotThere()

    async def revert(
        self, guild_id: int, number: int, version: int | None, by: int
    ) -> Saved | Removed | Refused | Outdated | Full | NotThere:
        """Make a term what it was before the change with this number.

        ``version`` is that of the term now, as the editor has seen it; None if there is none.
        """
        change = await self._storage.reader.change(guild_id, number)
        if change is None or change.is_of_hiding:
            return NotThere()
        if change.before is not None:
            return await self._save(guild_id, _Step(change.term_id, version, change.before, Kind.REVERTED), by)
        if version is None:
            return NotThere()
        return await self._remove(guild_id, Write(change.term_id, Kind.REVERTED, version, None), by)

    async def removed(self, guild_id: int) -> list[Change]:
        """How each of the terms went that can be brought back, newest first."""
        return await self._storage.reader.removed(guild_id, self._now() - KEPT_FOR)

    async def history(
        self, guild_id: int, *, term_id: str | None = None, before: int | None = None, limit: int = 20
    ) -> list[Change]:
        """The latest changes of a term, or of all for None, newest first; only those ``before`` a number."""
        return await self._storage.reader.history(guild_id, term_id=term_id, before=before, limit=limit)

    async def list(self, guild_id: int) -> tuple[OwnTerm, ...]:
        """All own terms of the guild, by id."""
        return await self._storage.reader.all(guild_id)

    async def stale(self, guild_id: int, since: datetime) -> tuple[OwnTerm, ...]:
        """The own terms that nobody has changed or confirmed since then, the longest untouched ones first."""
        untouched = (own for own in await self.list(guild_id) if own.looked_at < since)
        return tuple(sorted(untouched, key=lambda own: own.looked_at))

    async def confirm(self, guild_id: int, term_id: str, version: int, by: int) -> Outdated | None:
        """Note that the term, as it is at this version, is still right."""
        return await self._storage.writer.confirm(guild_id, term_id, version, self._editor(by))

    async def hide(self, guild_id: int, term_id: str, by: int) -> bool | NotThere:
        """Hide a shared term; False if it was hidden before."""
        current = await self._catalogues.current(guild_id)
        if current.shared.get(term_id) is None:
            return NotThere()
        done = await self._storage.writer.hide(guild_id, term_id, self._editor(by))
        await self._catalogues.renew(guild_id)
        return done

    async def unhide(self, guild_id: int, term_id: str, by: int) -> bool:
        """Show a shared term again; False if it was not hidden."""
        done = await self._storage.writer.unhide(guild_id, term_id, self._editor(by))
        await self._catalogues.renew(guild_id)
        return done

    async def hidden(self, guild_id: int) -> tuple[Term, ...]:
        """The shared terms that the guild hides, as far as they are still there, by id."""
        current = await self._catalogues.current(guild_id)
        found = (current.shared.get(term_id) for term_id in sorted(current.glossary.hidden))
        return tuple(term for term in found if term)

    async def settings(self, guild_id: int) -> GuildSettings:
        """What the guild's editors decided."""
        return (await self._catalogues.current(guild_id)).glossary.settings

    async def change_settings(self, guild_id: int, change: Callable[[GuildSettings], GuildSettings]) -> GuildSettings:
        """Change the guild's settings; return what they are then. ``change`` only computes."""
        settings = await self._storage.writer.change_settings(guild_id, change)
        await self._catalogues.renew(guild_id)
        return settings

    async def keep_draft(self, guild_id: int, draft: OwnDraft) -> OwnDraft:
        """Keep what somebody has written; return it with its id. Of their drafts here, the oldest may go."""
        draft = replace(draft, draft_id="".join(secrets.choice(_LETTERS) for _ in range(_ID_LENGTH)))
        await self._storage.drafts.keep(guild_id, draft, self._now(), most=KEPT_DRAFTS)
        return draft

    async def draft(self, guild_id: int, draft_id: str) -> OwnDraft | None:
        """The draft with this id, if it is still there."""
        return await self._storage.drafts.get(guild_id, draft_id)

    async def change_draft(self, guild_id: int, draft: OwnDraft) -> None:
        """Keep what the draft is now."""
        await self._storage.drafts.change(guild_id, draft, self._now())

    async def drop_draft(self, guild_id: int, draft_id: str) -> None:
        """Forget a draft, because it is saved or nobody wants it."""
        await self._storage.drafts.drop(guild_id, draft_id)

    async def prune(self) -> None:
        """Delete the history and the drafts that are no longer kept, of all guilds."""
        before, drafts_before = self._now() - KEPT_FOR, self._now() - DRAFTS_KEPT_FOR
        if not await self._storage.reader.has_older(before, drafts_before):
            return
        await self._storage.drafts.prune(drafts_before)
        while await self._storage.writer.prune(before, kept=KEPT_CHANGES, limit=_PRUNED_AT_ONCE) == _PRUNED_AT_ONCE:
            pass

    def _editor(self, user_id: int) -> Editor:
        return Editor(user_id, self._now())

    async def _remove(self, guild_id: int, removal: Write, by: int) -> Removed | Outdated:
        written = await self._write(guild_id, lambda _: [removal], by)
        return Removed(written) if isinstance(written, int) else written

    async def _save(self, guild_id: int, step: _Step, by: int, *removals: Write) -> Saved | Refused | Outdated | Full:
        """Make this step, and the removals with it, if nothing is wrong with the draft."""
        alone = check_alone(step.draft, step.term_id)
        if not isinstance(alone, OwnEntry):
            return Refused(alone)

        def writes(current: GuildCatalogue) -> Sequence[Write] | Refused | Full:
            gone = {removal.term_id for removal in removals}
            there = {term.id for term in current.glossary.terms} - gone
            mistakes = check_among(alone, Surroundings(current.catalogue, current.shared.categories, gone))
            if mistakes:
                return Refused(mistakes)
            if step.term_id not in there and len(there) >= self.most:
                return Full(self.most)
            return [*removals, Write(step.term_id, step.kind, step.version, alone)]

        written = await self._write(guild_id, writes, by)
        if not isinstance(written, int):
            return written
        categories = (await self._catalogues.current(guild_id)).shared.categories
        return Saved(next(in_categories([as_term(alone)], categories)), written)

    async def _write(
        self, guild_id: int, writes: Callable[[GuildCatalogue], Sequence[Write] | _RefusedT], by: int
    ) -> int | Outdated | _RefusedT:
        """Make the changes that ``writes`` decides on; return the number of the last one, or why none was made."""
        for _ in range(_MOST_TRIES):
            current = await self._catalogues.current(guild_id)
            decided = writes(current)
            if not isinstance(decided, Sequence):
                return decided
            seen = current.glossary.version
            written = await self._storage.writer.write(guild_id, seen, decided, self._editor(by))
            await self._catalogues.renew(guild_id)
            if not isinstance(written, Moved):
                return written
        raise DatabaseUnavailable(_BUSY)

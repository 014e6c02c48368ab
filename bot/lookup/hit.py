"""What a lookup finds: a spelling of an entry, how it fits the query, and its score.

Owns what the lookup remembers of a spelling, and the score range of each tier. It compares nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from bot.lookup.entry import Entry
from bot.lookup.normalize import Form
from bot.lookup.outcomes import How

SHORTEST_INITIALS = 2
REMARK = re.compile(r"\[[^]]*\]|\([^)]*\)")

# The upper end of each tier's scores, where those of the next better tier begin. Typos get half of the scale, since
# only their scores differ in a way that says much.
CEILING = {
    How.EXACT: 1.0,
    How.SPACING: 0.95,
    How.PLURAL: 0.9,
    How.COVERED: 0.87,
    How.INFLECTED: 0.86,
    How.PREFIX: 0.85,
    How.WORD: 0.8,
    How.INITIALS: 0.75,
    How.WORDS: 0.7,
    How.TYPO: 0.65,
    How.WITHIN: 0.18,
    How.PART: 0.15,
    How.ALIKE: 0.05,
}
FLOOR = dict(zip(CEILING, [*list(CEILING.values())[1:], 0.0], strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class Spelling:
    """One form of an entry's spelling: one of its names, another name, or the name of something that it covers."""

    entry: Entry
    text: str
    is_name: bool
    form: Form
    is_covered: bool = False

    @property
    def words(self) -> Iterable[str]:
        """Its words and the parts of its words, each once."""
        words, parts = self.form.words, self.form.parts
        return dict.fromkeys(words if words is parts else words + parts)

    @property
    def tails(self) -> tuple[str, ...]:
        """The rest of the text from each later word on, squashed."""
        if len(self.form.parts) == 1 == len(self.form.words):
            return ()
        cuts = {sum(map(len, words[:at])) for words in self._divisions for at in range(1, len(words))}
        return tuple(self.form.squashed[at:] for at in sorted(cuts))

    @property
    def initials(self) -> frozenset[str]:
        """Its abbreviations: the first letters of its words, and its capitals, without remarks in parentheses."""
        if len(self.form.parts) == 1 == len(self.form.words):
            return frozenset()
        text = REMARK.sub(" ", self.text)
        letters = {"".join(word[0] for word in words) for words in self._divisions}
        letters.add("".join(filter(str.isupper, text)).casefold())
        letters.add("".join(word[0] for word in text.split() if word[0].isupper()).casefold())
        return frozenset(initials for initials in letters if len(initials) >= SHORTEST_INITIALS)

    @property
    def _divisions(self) -> tuple[tuple[str, ...], ...]:
        words, parts = self.form.words, self.form.parts
        return (words,) if words == parts else (words, parts)


@dataclass(frozen=True, slots=True)
class Fit:
    """How a query fits a spelling: the tier, and how well within it (above 0, at most 1).

    ``clear`` says that this may be *the* answer if no other entry comes near. ``cost`` is how surprising the query is
    if this was meant, in bits; it is known for typos and for prefixes that cut a word off, and infinite otherwise.
    """

    how: How
    quality: float
    clear: bool
    cost: float = inf


@dataclass(frozen=True, slots=True)
class Hit:
    """A spelling that answers a query, and how."""

    spelling: Spelling
    fit: Fit

    @property
    def score(self) -> float:
        """How well it answers, from 0 to 1: a better tier always scores higher."""
        floor, ceiling = FLOOR[self.fit.how], CEILING[self.fit.how]
        return floor + (ceiling - floor) * self.fit.quality

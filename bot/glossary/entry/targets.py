"""The other terms that an entry points to, by their ids."""

from collections.abc import Callable, Iterator, Sequence

from bot.glossary.entry.mistakes import Wrong


def wrong_targets(
    own_id: str, targets: Sequence[str], exists: Callable[[str], bool]
) -> Iterator[tuple[int, str, Wrong]]:
    """The place, the id and the mistake of each wrong target of a term; an empty one is skipped."""
    seen: set[str] = set()
    for position, target in enumerate(targets):
        if target in seen:
            yield position, target, Wrong.TWICE
        elif target == own_id and target:
            yield position, target, Wrong.ITSELF
        elif target and not exists(target):
            yield position, target, Wrong.NOWHERE
        if target:
            seen.add(target)

"""The list of every sentence of ``/define``; each language fills in all of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DefineWording:
    """Every sentence of ``/define``, in one language."""

    define_description: str
    define_term: str
    define_private: str
    showing: str  # {name}, {query}
    both: str  # {one}, {other}
    explained_under: str  # {covered}, {name}
    several_meanings: str  # {query}
    did_you_mean: str  # {query}
    did_you_mean_this: str  # {query}; for a list of one
    may_help: str  # {query}, a longer text with the names in the list
    this_may_help: str  # {query}; for a list of one
    mentioned: str  # {query}
    mentioned_in_this: str  # {query}; for a list of one
    appears_for_everyone: str
    nothing_found: str  # {query}
    nothing_typed: str
    browse: str
    picked: str  # {name}

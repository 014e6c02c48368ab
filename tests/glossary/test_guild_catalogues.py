"""What each guild can look up: its own terms over the shared ones, cached only while in use."""

import pytest

from bot.glossary.catalogue import Catalogue
from bot.glossary.guild_catalogues import GuildCatalogues
from bot.glossary.term import Glossary
from bot.lookup.outcomes import Exact, Nothing
from tests.lookup.seventeen import SEVENTEEN, make_term

RETRO = make_term("retro", "Retrospective")
STANDUP = make_term("stand-up", "Stand-up Meeting")
OUR_RAY = make_term("ray", "Ray of Light")


class World:
    """A shared glossary and the terms of guilds, both of which may change."""

    def __init__(self, most: int = 10) -> None:
        self.shared = shared_of(*SEVENTEEN)
        self.own = {1: (RETRO, OUR_RAY), 2: (STANDUP,)}
        self.catalogues = GuildCatalogues(lambda: self.shared, lambda it: self.own.get(it, ()), most=most)

    def defined(self, guild_id: int | None, query: str) -> str | None:
        """The name of the term that the guild gets for the query."""
        outcome = self.catalogues.of(guild_id).engine.find(query)
        return outcome.best.entry.name.en if isinstance(outcome, Exact) else None


def shared_of(*terms):
    """A shared catalogue of these terms."""
    return Catalogue.of(Glossary((), terms))


@pytest.fixture
def world():
    """Two guilds with terms of their own."""
    return World()


def test_every_guild_has_its_own_terms_and_the_shared_ones(world):
    """What a guild wrote is found only there, and hides the shared term with the same id."""
    assert world.defined(1, "retrospective") == "Retrospective"
    assert world.defined(2, "stand up meeting") == "Stand-up Meeting"
    assert world.catalogues.of(2).engine.find("retrospective") == Nothing()
    assert world.defined(1, "horovod") == world.defined(2, "horovod") == "Horovod"
    assert world.catalogues.of(1).get("ray") is OUR_RAY
    assert world.catalogues.of(2).get("ray") in SEVENTEEN


def test_all_terms_of_a_guild(world):
    """Each term counts once, and a hidden shared term not at all."""
    terms = world.catalogues.of(1).terms
    assert len(terms) == len(SEVENTEEN) + 1
    assert {RETRO, OUR_RAY} <= set(terms)


@pytest.mark.parametrize("guild_id", [None, 3])
def test_without_own_terms_it_is_the_shared_catalogue_itself(world, guild_id):
    """A guild without own terms costs nothing, and neither does a direct message."""
    assert world.catalogues.of(guild_id) is world.shared


def test_the_shared_index_is_never_copied(world):
    """Every guild's engine uses the same shared index."""
    (shared, _) = world.shared.engine.layers[0]
    assert all(world.catalogues.of(guild_id).engine.layers[-1][0] is shared for guild_id in (1, 2))


def test_an_edit_is_seen_at_the_next_lookup(world):
    """A term that was added, changed or deleted is updated at once, and only for this guild."""
    assert world.defined(1, "retrospective") == "Retrospective"
    before = world.catalogues.of(2)

    world.own[1] = (STANDUP,)

    assert world.defined(1, "retrospective") is None
    assert world.defined(1, "stand-up meeting") == "Stand-up Meeting"
    assert world.catalogues.of(2) is before

    world.own[1] = ()

    assert world.catalogues.of(1) is world.shared


def test_a_new_shared_glossary_is_seen_at_the_next_lookup(world):
    """Guilds with own terms see the new shared terms as well."""
    assert world.defined(1, "horovod") == "Horovod"

    world.shared = shared_of(make_term("xylophone", "Xylophone"))

    assert world.defined(1, "xylophone") == "Xylophone"
    assert world.defined(1, "horovod") is None
    assert world.defined(1, "retrospective") == "Retrospective"


def test_only_catalogues_in_use_are_kept():
    """The guilds that asked least recently are evicted, and get their terms again when they ask."""
    world = World(most=2)
    world.own = dict.fromkeys(range(1, 5), (RETRO,))
    first, second = world.catalogues.of(1), world.catalogues.of(2)

    assert world.catalogues.of(1) is first
    world.catalogues.of(3)

    assert world.catalogues.of(1) is first
    assert world.catalogues.of(2) is not second
    assert world.defined(2, "retrospective") == "Retrospective"

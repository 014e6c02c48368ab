"""A server's own words keep the promises of the shared ones, whatever its field is."""

import pytest

from tests import shipped
from tests.asked.cases import card
from tests.asked.own.servers import SERVERS, asked, server


@pytest.mark.unmeasured("one lookup after another")
def test_members_find_what_their_server_wrote():
    """By names, synonyms, slips, other forms, questions and beginnings; a hard real word rarely gets another's card."""
    servers = {name: server(name, shipped.catalogue()) for name in SERVERS}
    found: dict[str, list[bool]] = {}
    wrong: dict[str, list[bool]] = {}
    for case in asked(servers):
        catalogue, own = servers[case.server].catalogue, set(servers[case.server].ids.values())
        given = card(catalogue.find(case.query))
        if case.kind == "beginning":
            completed = [match.entry.id for match in catalogue.complete(case.query).matches[:5]]
            found.setdefault(case.kind, []).append(case.wanted in completed)
            continue
        wrong.setdefault(case.kind, []).append(given is not None and given.entry.id in own - {case.wanted})
        found.setdefault(case.kind, []).append(given is not None and given.entry.id == case.wanted)

    def share(of: list[bool]) -> float:
        return sum(of) / len(of)

    assert share(found["slip"]) >= 0.98
    assert min(share(found[kind]) for kind in ("name", "question", "beginning")) == 1
    assert min(share(found[kind]) for kind in ("synonym", "plural/inflected")) >= 0.96
    assert max(share(wrong[kind]) for kind in wrong if kind != "other-word") == 0
    assert share(wrong["other-word"]) <= 0.15  # each was chosen because it looks like an own name

"""Valid glossaries of two fruits, and the problems the loader reports for changed versions of them."""

import pytest

from bot.glossary.file.loader import GlossaryInvalid, load_glossary

GOOD = """\
categories:
  fruit:
    name: {en: Fruit, de: Obst}
    colour: "#FF8800"
terms:
  - id: apple
    name: Apple
    aliases: [Malus, Apfel]
    category: fruit
    definition:
      en: A round fruit.
      de: Eine runde Frucht.
    in_practice: {en: Eat it., de: Iss ihn.}
    see_also: [pear]
    sources:
      - {title: All of them, url: "https://example.org/apple"}
    attribution: Ada, CC BY 4.0
  - id: pear
    name: Pear
    category: fruit
    definition: {en: A fruit with a neck., de: Eine Frucht mit Hals.}
    sources: [{title: Pears, url: "http://example.org/pear"}]
"""


FULL = """\
categories:
  fruit:
    name: {en: Fruit, de: Obst}
    color: "#FF8800"
terms:
  - id: apple
    name: {en: Apple, de: Apfel}
    aliases:
      en: [Malus, BSP]
      de: [Apfelfrucht]
    covers: [Cider, Core]
    shared: [Core]
    category: fruit
    level: basic
    as_of: 2026-04
    definition: {en: A round fruit., de: Eine runde Frucht.}
    in_practice: {en: Eat it., de: Iss ihn.}
    contrast:
      - term: pear
        why: {en: has a neck, de: hat einen Hals}
    see_also: [pear]
    sources: [{title: All of them, url: "https://example.org/apple"}]
  - id: pear
    name: Pear
    aliases: [Pyrus]
    covers: [Core]
    shared: [Core]
    category: fruit
    definition: {en: A fruit with a neck., de: Eine Frucht mit Hals.}
    sources: [{title: Pears, url: "http://example.org/pear"}]
"""
"""``GOOD`` has only the keys that there always were; this has every other one, too."""

# What the messages about wrong entries have in common.
KEYS = (
    "id, name, aliases, covers, shared, category, level, as_of, definition, in_practice, contrast, see_also, sources, "
    "attribution"
)
GROUP = "keys, each on its own line like “key: value”"
LIST = "a list, each entry on its own line after “- ”"


def problems_of(path, text):
    """The problems that the loader reports for ``text``, without the file's name."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(GlossaryInvalid) as caught:
        load_glossary(path)
    assert str(caught.value).splitlines() == [str(problem) for problem in caught.value.problems]
    return [str(problem).removeprefix(f"{path}:") for problem in caught.value.problems]


def changed(*changes, of=GOOD):
    """A good file with some pieces replaced; each of them must be in it once."""
    text = of
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text

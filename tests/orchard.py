"""A small glossary with everything that a term can have, and people walking through it."""

from typing import Any

ORCHARD = """\
categories:
  fruit:
    name: {en: Fruit, de: Obst}
    color: "#FF8800"
  time:
    name: {en: Time, de: Zeit}
    color: "#0088FF"
terms:
  - id: apple
    name: {en: Apple, de: Apfel}
    aliases: {en: [Malus], de: [Kulturapfel]}
    covers: [Cider]
    category: fruit
    as_of: 2026-04
    definition: {en: "A round fruit, pressed into cider.", de: "Eine runde Frucht, aus der Most wird."}
    in_practice: {en: One a day., de: Täglich einer.}
    contrast:
      - term: date-palm
        why: {en: grows on a palm, de: wächst an einer Palme}
    see_also: [pear, plum, cherry, peach, grape]
    sources:
      - {title: "Apples 2024: On round fruit", url: "https://example.org/apple"}
      - {title: Orchards, url: "https://example.org/orchard"}
  - id: pear
    name: {en: Pear, de: Birne}
    category: fruit
    definition: {en: A fruit with a neck., de: Eine Frucht mit Hals.}
    see_also: [plum, apple]
    sources: [{title: Pears, url: "https://example.org/pear"}]
  - id: plum
    name: {en: Plum, de: Pflaume}
    category: fruit
    definition: {en: A fruit with a stone., de: Eine Frucht mit Stein.}
    see_also: [cherry]
    sources: [{title: Plums, url: "https://example.org/plum"}]
  - id: cherry
    name: {en: Cherry, de: Kirsche}
    category: fruit
    definition: {en: A small fruit with a stone., de: Eine kleine Frucht mit Stein.}
    see_also: [peach]
    sources: [{title: Cherries, url: "https://example.org/cherry"}]
  - id: peach
    name: {en: Peach, de: Pfirsich}
    category: fruit
    definition: {en: A furry fruit., de: Eine pelzige Frucht.}
    see_also: [grape]
    sources: [{title: Peaches, url: "https://example.org/peach"}]
  - id: grape
    name: {en: Grape, de: Traube}
    category: fruit
    definition: {en: A fruit in bunches., de: Eine Frucht in Reben.}
    see_also: [durian]
    sources: [{title: Grapes, url: "https://example.org/grape"}]
  - id: durian
    name: Durian
    category: fruit
    definition: {en: A fruit that smells.}
    sources: [{title: Durians, url: "https://example.org/durian"}]
  - id: date-palm
    name: {en: Date, de: Dattel}
    shared: [Date]
    category: fruit
    definition: {en: A sweet fruit., de: Eine süße Frucht.}
    sources: [{title: Dates, url: "https://example.org/date"}]
  - id: calendar-date
    name: {en: Date, de: Datum}
    shared: [Date]
    category: time
    definition: {en: A day that a calendar names., de: "Ein Tag, den ein Kalender nennt."}
    sources: [{title: Days, url: "https://example.org/day"}]
"""

WAY = ("Pear", "Plum", "Cherry", "Peach", "Grape")
"""Five cards, each of which has a button to the next; Apple has one to the first."""


def without(term_id: str) -> str:
    """The orchard without one term and the links to it."""
    head, *entries = ORCHARD.split("  - id: ")
    kept = [entry.replace(f"[{term_id}]", "[]") for entry in entries if not entry.startswith(f"{term_id}\n")]
    return "  - id: ".join([head, *kept]).replace(f"{term_id}, ", "")


async def walk(person: Any, message: Any, *labels: str) -> list[str]:
    """Click the buttons of a private card, one after another; return the title after each click."""
    titles: list[str] = []
    for label in labels:
        await person.click(message, label=label)
        titles.append(message.embeds[0].title)
    return titles

"""Measures what the shipped glossary answers to words, questions and slips: the right card, a wrong one, or none.

Everyday words are the most frequent ones of pyspellchecker; questions, real words and slips are those in
``tests/asked``, which were written by somebody who knew the names of the terms but not the lookup.
"""

import random
from collections import Counter
from collections.abc import Sized
from pathlib import Path
from string import ascii_lowercase

from spellchecker import SpellChecker

from bot.glossary.catalogue import Catalogue
from bot.glossary.file.loader import load_glossary
from bot.glossary.term import Term
from bot.lookup.everyday_words import surprise
from bot.lookup.name_finder import COMMON_WORD
from bot.lookup.normalize import form
from bot.lookup.outcomes import THE_SAME, How, Match, matches_of
from bot.settings import shipped_glossary
from tests.asked.cases import CASES, card, is_as_expected, is_wrong, read_cases
from tests.asked.own.servers import SERVERS, server

MOST_FREQUENT = 10_000
FEWEST_LETTERS = 3
ITSELF = THE_SAME | {How.INFLECTED}
VOWELS = "aeiou"


def report(folder: Path) -> None:
    """Print the table. ``folder`` may have ``other_words.txt``: names that the glossary does not have, one per line."""
    catalogue = Catalogue.of(load_glossary(shipped_glossary()))
    print(f"\n## What people ask: {len(catalogue.terms)} shipped terms\n")
    print("| asked | number | wrong card | wrong first row |\n| --- | ---: | ---: | ---: |")
    for language in ("en", "de"):
        print_words(f"everyday words, {language}", catalogue, everyday_words(language))
    others = folder / "other_words.txt"
    if others.exists():
        print_words("names without an entry", catalogue, others.read_text(encoding="utf-8").splitlines())
    print("\n| asked | number | answered | wrong card |\n| --- | ---: | ---: | ---: |")
    print_slips(catalogue)
    for file in sorted(CASES.glob("*.tsv")):
        print_cases(catalogue, file)
    print("\n| own words over them | everyday words, en | everyday words, de |\n| --- | ---: | ---: |")
    for name in SERVERS:
        print_own_words(name, catalogue)


def print_words(name: str, catalogue: Catalogue, words: list[str]) -> None:
    """Print how many words get a card that is not theirs; each of these is to be judged by hand."""
    given = [word for word in words if is_another(card(catalogue.find(word)))]
    first = [word for word in words if is_another(first_row(catalogue, word))]
    print(f"| {name} | {len(words)} | {share(given, words)} | {share(first, words)} |")
    print(f"<!-- {', '.join(dict.fromkeys((*given, *first)))} -->")


def print_own_words(name: str, shared: Catalogue) -> None:
    """Print how many everyday words get the card of another word of a server's own."""
    its = server(name, shared)
    own = set(its.ids.values())
    shares: list[str] = []
    for language in ("en", "de"):
        words = everyday_words(language)
        given = [card(its.catalogue.find(word)) for word in words]
        shares.append(share([match for match in given if is_another(match) and match.entry.id in own], words))
    print(f"| {name}, {len(own)} terms | {' | '.join(shares)} |")


def everyday_words(language: str) -> list[str]:
    """The most frequent words that have enough letters."""
    frequencies = SpellChecker(language=language).word_frequency.dictionary
    words = (word for word, _ in Counter(frequencies).most_common() if word.isalpha() and len(word) >= FEWEST_LETTERS)
    return [word for word, _ in zip(words, range(MOST_FREQUENT), strict=False)]


def first_row(catalogue: Catalogue, text: str) -> Match[Term] | None:
    """The card that Enter gives if somebody takes the first row."""
    completion = catalogue.complete(text)
    return None if completion.as_typed or not completion.matches else completion.matches[0]


def is_another(match: Match[Term] | None) -> bool:
    """Whether it is the card of a name that was not typed."""
    return match is not None and match.how not in ITSELF


def print_slips(catalogue: Catalogue) -> None:
    """Print how often one slip in a name of the glossary is understood."""
    chance = random.Random(1)
    right = wrong = asked = 0
    for term in catalogue.terms:
        for spelling in term.spellings:
            query = slip(spelling, chance)
            if query is None or catalogue.engine.of_name(query) or is_common(query):
                continue
            asked += 1
            outcome = catalogue.find(query)
            best = card(outcome)
            meant = {each for each in catalogue.terms if spelling in each.spellings}
            if len(meant) > 1:  # the right answer is the list of its senses
                right += meant <= {match.entry for match in matches_of(outcome)}
            else:
                right += best is not None and best.entry in meant
            wrong += best is not None and best.entry not in meant
    print(f"| a slip in our own names | {asked} | {right / asked:.1%} | {wrong / asked:.1%} |")


def slip(name: str, chance: random.Random) -> str | None:
    """The name with one slip, as often of each kind as people make it; None if it is too short for one.

    In the first letter of a word, people make a quarter of the slips that chance would.
    """
    if sum(map(str.isalpha, name)) < 5:  # shorter ones mean many things
        return None
    letters = [at for at, letter in enumerate(name) if letter.isalpha()]
    weights = [1 if at and name[at - 1].isalpha() else 0.25 for at in letters]
    at = chance.choices(letters, weights)[0]
    kind = chance.choices(["missing", "extra", "swapped", "vowel", "twice", "other"], [32, 18.5, 17.5, 10, 8.5, 10])[0]
    letter = name[at].lower()
    match kind:
        case "missing":
            put = ""
        case "extra":
            put = name[at] + chance.choice(ascii_lowercase)
        case "twice":
            put = name[at] + letter
        case "vowel" if letter in VOWELS:
            put = chance.choice(VOWELS.replace(letter, ""))
        case "swapped" if at + 1 < len(name):
            return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        case _:
            put = chance.choice(ascii_lowercase.replace(letter, ""))
    return name[:at] + put + name[at + 1 :]


def is_common(text: str) -> bool:
    """Whether it is an everyday word, which means itself."""
    return surprise(form(text).squashed) <= COMMON_WORD


def print_cases(catalogue: Catalogue, file: Path) -> None:
    """Print how many cases of a file are answered as the person who wrote them expects."""
    cases = [(catalogue.find(case["query"]), case["expected"]) for case in read_cases(file)]
    good = [case for case in cases if is_as_expected(*case)]
    wrong = [case for case in cases if is_wrong(*case)]
    print(f"| {file.stem.replace('_', ' ')} | {len(cases)} | {share(good, cases)} | {share(wrong, cases)} |")


def share(some: Sized, of: Sized) -> str:
    """The share in percent."""
    return f"{100 * len(some) / len(of):.2f}%"

"""Every mistake that a single entry can have: its line, what is wrong and what to do."""

# ruff: noqa: E501 -- a row is one mistake and its exact sentence, which must be found by searching for it

import pytest

from tests.glossary.file.fruit import FULL, GOOD, GROUP, KEYS, LIST, changed, problems_of

SLUG = "use only a-z, 0-9, and single hyphens, like"
HEX = 'write # and six hex digits (0-9, A-F) in double quotes, like "#3B82F6"'
ADDRESS = "write a full web address, like https://example.org/page"

# What is replaced in the good file, by what, and what the loader reports.
ONE_MISTAKE = [
    # keys
    ("name: Apple", "nam: Apple", ["6: apple: “name” is missing; add it", f"7: apple: “nam” is not a key here (did you mean “name”?); the keys are {KEYS}"]),
    ("in_practice: {", "xyz: {", [f"13: apple: “xyz” is not a key here; the keys are {KEYS}"]),
    ("en: Eat it.", "eng: Eat it.", ["13: apple: “eng” is not a key here (did you mean “en”?); the keys are en, de"]),
    ("title: All", "titel: All", ["16: apple: “title” of entry 1 of “sources” is missing; add it", "16: apple: “titel” is not a key here (did you mean “title”?); the keys are title, url"]),
    ("    colour", "    colur", ["2: category “fruit”: “color” is missing; add it", "4: category “fruit”: “colur” is not a key here (did you mean “color”?); the keys are name, color"]),
    ("    colour", "    color: '#FF8800'\n    colour", ["5: category “fruit”: “colour” says the same as “color”; remove one of them"]),
    ("    colour", "    color: red\n    colour", [f"4: category “fruit”: “color” cannot be “red”; {HEX}", "5: category “fruit”: “colour” says the same as “color”; remove one of them"]),
    ("terms:", "term:", ["1: “terms” is missing; add it", "5: “term” is not a key here (did you mean “terms”?); the keys are categories, terms, include"]),
    (GOOD[GOOD.index("terms:") :], "terms: []\n", ["5: “terms” is empty; add at least one entry"]),
    ("terms:", "include: []\nterm:", ["5: “include” is empty; add at least one entry", "6: “term” is not a key here (did you mean “terms”?); the keys are categories, terms, include"]),
    (GOOD[: GOOD.index("terms:")], "", ["1: “categories” is missing; add it, or check the file that includes this one"]),
    ("categories:\n", "", ["1: this first line is indented further than line 4; write the key that is missing above it, like “categories:”, or start it in the first column"]),
    ("categories:", "categorys:", ["1: “categories” is missing; add it", "1: “categorys” is not a key here (did you mean “categories”?); the keys are categories, terms, include"]),
    ("  - id: apple\n    name: Apple", "  - name: Apple", ["6: Apple: “id” is missing; add it"]),
    ("  - id: apple\n    name: Apple\n", "  -\n", ["7: term no. 1: “id” is missing; add it", "7: term no. 1: “name” is missing; add it"]),
    ("    name: Apple\n", "    name: Apple\n    name: Apple\n", ["8: “name” appears here a second time (first on line 7); remove one of them"]),
    ("name: Apple", f"name: Apple\n    {'x' * 70}: y", [f"8: apple: “{'x' * 59}…” is not a key here; the keys are {KEYS}"]),
    # nothing, too much
    ("name: Apple", "name:", ["7: apple: “name” has no value; write one"]),
    ("name: Apple", "name: ''", ["7: apple: “name” is empty; add its text"]),
    ("name: Apple", 'name: " \u00a0 "', ["7: apple: “name” is empty; add its text"]),
    ("name: Apple", f"name: {'a' * 81}", ["7: apple: “name” is 81 characters long, but the limit is 80; shorten it"]),
    ("en: A round fruit.", f"en: {'a ' * 176}", ["11: apple: “en” of “definition” is 351 characters long, but the limit is 350; shorten it"]),
    ("en: A round fruit.", f"en: {'a ' * 9_000}", ["11: apple: “en” of “definition” is 17,999 characters long, but the limit is 350; shorten it"]),
    ("de: Iss ihn.", f"de: {'a' * 251}", ["13: apple: “de” of “in_practice” is 251 characters long, but the limit is 250; shorten it"]),
    ("Ada, CC", f"{'a' * 201}", ["17: apple: “attribution” is 208 characters long, but the limit is 200; shorten it"]),
    ("All of them", f"{'a' * 101}", ["16: apple: “title” of entry 1 of “sources” is 101 characters long, but the limit is 100; shorten it"]),
    ("in_practice: {en: Eat it., de: Iss ihn.}", "in_practice:", ["13: apple: “in_practice” has no value; write one, or remove the line"]),
    ("aliases: [Malus, Apfel]", "aliases:", ["8: apple: “aliases” has no value; write one, or remove the line"]),
    ("aliases: [Malus, Apfel]", "aliases:\n    -", ["9: apple: entry 1 of “aliases” has no value; write one"]),
    ("aliases: [Malus, Apfel]", f"aliases: [{', '.join('A' * 1_000)}]", ["8: apple: this entry has more than 1,000 keys and values; shorten it, and check that the next entry begins with “- ”"]),
    ("A round fruit.", "a " * 100_000, ["11: apple: more than 128 KiB follow here without another key or value; close the quotation marks, and shorten what is so long"]),
    ("aliases: [Malus, Apfel]", f"aliases: [{', '.join(f'A{n} x' for n in range(921))}]", ["8: apple: “aliases” has 921 entries, but the limit is 20; remove some"]),
    ("[{title: Pears, url: \"http://example.org/pear\"}]", "[]", ["22: pear: “sources” is empty; add at least one entry"]),
    ("see_also: [pear]", "see_also: ['']", ["14: apple: entry 1 of “see_also” is empty; write the id it points to"]),
    ("category: fruit\n    definition:\n", "category: ''\n    definition:\n", ["9: apple: “category” is empty; write the id it points to"]),
    # types
    ("name: Apple", "name: [Apple]", ["7: apple: “name” is a list; write it as text"]),
    ("aliases: [Malus, Apfel]", "aliases: Malus", [f"8: apple: “aliases” is text; write it as {LIST}"]),
    ("aliases: [Malus, Apfel]", "aliases:\n      -Malus\n      -Apfel", ["8: apple: “aliases” is text because the space after its dash is missing; write “- ” before each entry"]),
    ("aliases: [Malus, Apfel]", "aliases: [Malus, [Apfel]]", ["8: apple: entry 2 of “aliases” is a list; write it as text"]),
    ("{en: Eat it., de: Iss ihn.}", "Eat it.", [f"13: apple: “in_practice” is text; write it as {GROUP}"]),
    ("category: fruit\n    definition:\n", "category: [fruit]\n    definition:\n", ["9: apple: “category” is a list; write it as text"]),
    ("see_also: [pear]", "see_also: pear", [f"14: apple: “see_also” is text; write it as {LIST}"]),
    ("  - id: pear", "  - text\n  -\n  - id: pear", [f"18: term no. 2: this entry is text; write it as {GROUP}", f"19: term no. 3: this entry is empty; write its keys: {KEYS}"]),
    ("  fruit:\n    name: {en: Fruit, de: Obst}\n    colour: \"#FF8800\"\n", "  fruit: Obst\n", [f"2: category “fruit”: this entry is text; write it as {GROUP}"]),
    # what may stand in a text
    ("name: Apple", 'name: "App\\nle"', ["7: apple: “name” contains a line break; write it on one line"]),
    ("name: Apple", 'name: "App\\tle\\a"', ["7: apple: “name” contains the invisible character U+0007; remove it", "7: apple: “name” contains the invisible character U+0009; remove it"]),
    ("name: Apple", "name: App\u202ele", ["7: apple: “name” contains the invisible character U+202E; remove it"]),
    ("name: Apple", "name: \u200b\u200b", ["7: apple: “name” contains the invisible character U+200B; remove it", "7: apple: the name “��” has no letters or digits, so nobody could look it up; add some"]),
    ("en: A round fruit.", 'en: "\\x1b[31mred"', ["11: apple: “en” of “definition” contains the invisible character U+001B; remove it"]),
    ("name: Apple", f'name: "\\a{"a" * 80}"', ["7: apple: “name” contains the invisible character U+0007; remove it", "7: apple: “name” is 81 characters long, but the limit is 80; shorten it"]),
    # ids and colors
    ("id: pear", "id: Pear Tree", ["14: apple: “see_also” points to “pear”, and no term has that id; correct it, or remove it", f"18: Pear Tree: “id” cannot be “Pear Tree”; {SLUG} “pear-tree”"]),
    ("id: apple", "id: -apple", [f"6: -apple: “id” cannot be “-apple”; {SLUG} “apple”"]),
    ("id: apple", "id: a--b", [f"6: a--b: “id” cannot be “a--b”; {SLUG} “a-b”"]),
    ("id: apple", "id: äpfel", [f"6: äpfel: “id” cannot be “äpfel”; {SLUG} “pfel”"]),
    ("id: apple", "id: '!'", [f"6: !: “id” cannot be “!”; {SLUG} “data-parallelism”"]),
    ("id: apple", f"id: {'a' * 51}", [f"6: {'a' * 51}: “id” is 51 characters long, but the limit is 50; shorten it"]),
    ("  fruit:\n", "  Fruit:\n", [f"2: category “Fruit”: its id cannot be “Fruit”; {SLUG} “fruit”", "2: category “Fruit” has no terms; add one, or remove the category", "9: apple: there is no category “fruit” (did you mean “Fruit”?); the categories are Fruit", "20: pear: there is no category “fruit” (did you mean “Fruit”?); the categories are Fruit"]),
    ('"#FF8800"', "#FF8800", ['4: category “fruit”: “colour” has no value; write one in double quotes, like "#3B82F6" (without them, # begins a comment)']),
    ('colour: "#FF8800"', "color: #FF8800", ['4: category “fruit”: “color” has no value; write one in double quotes, like "#3B82F6" (without them, # begins a comment)']),
    ('"#FF8800"', "orange", [f"4: category “fruit”: “colour” cannot be “orange”; {HEX}"]),
    ('"#FF8800"', '"#FF880"', [f"4: category “fruit”: “colour” cannot be “#FF880”; {HEX}"]),
    # addresses
    *(
        ("https://example.org/apple", url, [f"16: apple: “url” of entry 1 of “sources” cannot be “{url}”; {ADDRESS}"])
        for url in ("", "example.org", "ftp://example.org", "javascript:alert", "https://", "https:///x", "http://host", "https://a.b:x/", "https://a@b.c/", "//example.org", "https://a.b:99999/")
    ),
    ("https://example.org/apple", "https://a.b/c_(d)", ["16: apple: “url” of entry 1 of “sources” contains a parenthesis, which breaks the link; write %28 for ( and %29 for )"]),
    ("https://example.org/apple", "https://a.b/c d", ["16: apple: “url” of entry 1 of “sources” contains “ ”, which breaks the link; copy the address from the browser"]),
    ("https://example.org/apple", "https://[a.b/c", ["16: apple: “url” of entry 1 of “sources” contains “[”, which breaks the link; copy the address from the browser"]),
    ("https://example.org/apple", "https://a.b/\\u202ec", ["16: apple: “url” of entry 1 of “sources” contains an invisible character; copy the address again"]),
    ("https://example.org/apple", f"https://a.b/{'c' * 190}", ["16: apple: “url” of entry 1 of “sources” is 202 characters long, but the limit is 200; shorten it"]),
]  # fmt: skip


@pytest.fixture
def path(tmp_path):
    """The path of a test's file."""
    return tmp_path / "glossary.yaml"


@pytest.mark.parametrize(("old", "new", "problems"), ONE_MISTAKE)
def test_one_mistake(path, old, new, problems):
    """The message is exact, and there is no other."""
    assert problems_of(path, changed((old, new))) == problems


NAMES = "name: {en: Apple, de: Apfel}"
MONTH = "write a year and a month, like 2026-04"
LEVELS = "write one of basic, advanced, expert"
EMPTY = "has no text; write one below “en”, “de”, or both"
CONTRAST = "- term: pear\n        why: {en: has a neck, de: hat einen Hals}"

# What is replaced in the full file, by what, and what the loader reports.
IN_ONE_OF_MORE_KEYS = [
    # names
    (NAMES, "name: {}", [f"7: apple: “name” {EMPTY}"]),
    (NAMES, "name: {en: }", ["7: apple: “en” of “name” has no value; write one, or remove the line"]),
    (NAMES, "name: {en: Apple, de: ''}", ["7: apple: “de” of “name” is empty; add its text"]),
    (NAMES, "name: {en: Apple, fr: Pomme}", ["7: apple: “fr” is not a key here; the keys are en, de"]),
    (NAMES, "name: [Apple, Apfel]", ["7: apple: “name” is a list; write it as text"]),
    (NAMES, "name: {en: Apple, de: [Apfel]}", ["7: apple: “de” of “name” is a list; write it as text"]),
    (NAMES, "name:\n      en: Apple\n      de: A\u202epfel", ["9: apple: “de” of “name” contains the invisible character U+202E; remove it"]),
    (NAMES, f"name: {{en: {'a' * 81}}}", ["7: apple: “en” of “name” is 81 characters long, but the limit is 80; shorten it"]),
    (NAMES, "<one>: x", ["6: apple: “name” is missing; add it", f"7: apple: “<one>” is not a key here; the keys are {KEYS}"]),
    (NAMES, "name: {one: x}", ["7: apple: “one” is not a key here; the keys are en, de"]),
    # aliases
    ("en: [Malus, BSP]", "en:", ["9: apple: “en” of “aliases” has no value; write one, or remove the line"]),
    ("en: [Malus, BSP]", "en: Malus", [f"9: apple: “en” of “aliases” is text; write it as {LIST}"]),
    ("en: [Malus, BSP]", "en: -Malus", ["9: apple: “en” of “aliases” is text because the space after its dash is missing; write “- ” before each entry"]),
    ("en: [Malus, BSP]", "en: [Malus, '']", ["9: apple: entry 2 of “en” of “aliases” is empty; add its text"]),
    ("en: [Malus, BSP]", "eng: [Malus]", ["9: apple: “eng” is not a key here (did you mean “en”?); the keys are en, de"]),
    ("de: [Apfelfrucht]", f"de: [{', '.join(f'A{n} x' for n in range(21))}]", ["10: apple: “de” of “aliases” has 21 entries, but the limit is 20; remove some"]),
    ("de: [Apfelfrucht]", "de: ['?!']", ["10: apple: the alias “?!” has no letters or digits, so nobody could look it up; add some"]),
    # shared names
    ("shared: [Core]\n    category: fruit\n    level", f"shared: [{', '.join(['Core'] * 11)}]\n    category: fruit\n    level", ["12: apple: “shared” has 11 entries, but the limit is 10; remove some"]),
    # level and month
    ("level: basic", "level:", ["14: apple: “level” has no value; write one, or remove the line"]),
    ("level: basic", "level: Basic", [f"14: apple: “level” cannot be “Basic” (did you mean “basic”?); {LEVELS}"]),
    ("level: basic", "level: beginner", [f"14: apple: “level” cannot be “beginner”; {LEVELS}"]),
    ("level: basic", "level: 1", [f"14: apple: “level” cannot be “1”; {LEVELS}"]),
    ("level: basic", "level: ''", [f"14: apple: “level” cannot be “”; {LEVELS}"]),
    ("level: basic", "level: [basic]", ["14: apple: “level” is a list; write it as text"]),
    ("as_of: 2026-04", "as_of:", ["15: apple: “as_of” has no value; write one, or remove the line"]),
    ("as_of: 2026-04", "as_of: {en: 2026-04}", ["15: apple: “as_of” is a group of keys; write it as text"]),
    *(
        ("as_of: 2026-04", f"as_of: '{month}'", [f"15: apple: “as_of” cannot be “{month}”; {MONTH}"])
        for month in ("2026", "2026-4", "2026-13", "2026-00", "2026-04-01", "04/2026", "April 2026", "1999-12", "", "２０２６-04")
    ),
    # texts
    ("{en: A round fruit., de: Eine runde Frucht.}", "{}", [f"16: apple: “definition” {EMPTY}"]),
    ("{en: A round fruit., de: Eine runde Frucht.}", "\n      en:\n      de: Frucht", ["17: apple: “en” of “definition” has no value; write one, or remove the line"]),
    ("{en: A round fruit., de: Eine runde Frucht.}", "{en: ' ', de: Frucht}", ["16: apple: “en” of “definition” is empty; add its text"]),
    ("{en: A round fruit., de: Eine runde Frucht.}", f"{{en: {'a' * 351}, de: Frucht}}", ["16: apple: “en” of “definition” is 351 characters long, but the limit is 350; shorten it"]),
    ("{en: A round fruit., de: Eine runde Frucht.}", "{en: [a], de: {}}", ["16: apple: “en” of “definition” is a list; write it as text", "16: apple: “de” of “definition” is a group of keys; write it as text"]),
    ("{en: Eat it., de: Iss ihn.}", "{}", [f"17: apple: “in_practice” {EMPTY}"]),
    ("{en: Fruit, de: Obst}", "{}", [f"3: category “fruit”: “name” {EMPTY}"]),
    ("{en: Fruit, de: Obst}", "{de: ''}", ["3: category “fruit”: “de” of “name” is empty; add its text"]),
    ("{en: Fruit, de: Obst}", "Fruit", [f"3: category “fruit”: “name” is text; write it as {GROUP}"]),
    # contrast
    (CONTRAST, "", ["18: apple: “contrast” has no value; write one, or remove the line"]),
    (CONTRAST, "- term: pear", ["19: apple: “why” of entry 1 of “contrast” is missing; add it"]),
    (CONTRAST, "- term: pear\n        why:", ["20: apple: “why” of entry 1 of “contrast” has no value; write one"]),
    (CONTRAST, "- term: pear\n        why: has a neck", [f"20: apple: “why” of entry 1 of “contrast” is text; write it as {GROUP}"]),
    (CONTRAST, "- term: pear\n        why: {}", [f"20: apple: “why” of entry 1 of “contrast” {EMPTY}"]),
    (CONTRAST, "- term: pear\n        why: {en: , de: hat einen Hals}", ["20: apple: “en” of “why” of entry 1 of “contrast” has no value; write one, or remove the line"]),
    (CONTRAST, f"- term: pear\n        why: {{en: {'a' * 101}}}", ["20: apple: “en” of “why” of entry 1 of “contrast” is 101 characters long, but the limit is 100; shorten it"]),
    (CONTRAST, "- why: {en: has a neck}", ["19: apple: “term” of entry 1 of “contrast” is missing; add it"]),
    (CONTRAST, "- term:\n        why: {en: has a neck}", ["19: apple: “term” of entry 1 of “contrast” has no value; write one"]),
    (CONTRAST, "- term: ' '\n        why: {en: has a neck}", ["19: apple: “term” of entry 1 of “contrast” is empty; write the id it points to"]),
    (CONTRAST, "- pear", [f"19: apple: entry 1 of “contrast” is text; write it as {GROUP}"]),
    (CONTRAST, "- term: pear\n        because: {en: x}\n        why: {en: x}", ["20: apple: “because” is not a key here; the keys are term, why"]),
    ("contrast:\n      - term: pear\n        why: {en: has a neck, de: hat einen Hals}", "contrast: [pear]", [f"18: apple: entry 1 of “contrast” is text; write it as {GROUP}"]),
    ("contrast:\n      - term: pear\n        why: {en: has a neck, de: hat einen Hals}", "contrast: {pear: has a neck}", [f"18: apple: “contrast” is a group of keys; write it as {LIST}"]),
    ("contrast:\n      - term: pear\n        why: {en: has a neck, de: hat einen Hals}", f"contrast: [{', '.join(['{term: p, why: {en: x}}'] * 3)}, x]", ["18: apple: “contrast” has 4 entries, but the limit is 3; remove some", *["18: apple: “contrast” points to “p”, and no term has that id; correct it, or remove it"], *["18: apple: “contrast” lists “p” twice; remove one"] * 2]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "problems"), IN_ONE_OF_MORE_KEYS)
def test_one_mistake_in_another_key(path, old, new, problems):
    """The message is exact, and there is no other."""
    assert problems_of(path, changed((old, new), of=FULL)) == problems


# What is written in the place of the aliases of the other file, and what the loader reports.
WRONG_COVERS = [
    ("covers:", ["8: apple: “covers” has no value; write one, or remove the line"]),
    ("covers: Core", [f"8: apple: “covers” is text; write it as {LIST}"]),
    ("covers: {en: [Core]}", [f"8: apple: “covers” is a group of keys; write it as {LIST}"]),
    ("covers:\n    - Core\n    - ''", ["10: apple: entry 2 of “covers” is empty; add its text"]),
    ("covers: [Core, '!']", ["8: apple: the covered name “!” has no letters or digits, so nobody could look it up; add some"]),
    ("covers: [*x]", ["8: “*x” is not allowed here; write the text out, in double quotes"]),
    (f"covers: [{', '.join(f'A{n} x' for n in range(21))}]", ["8: apple: “covers” has 21 entries, but the limit is 20; remove some"]),
    (f"covers: [{'a' * 81}]", ["8: apple: entry 1 of “covers” is 81 characters long, but the limit is 80; shorten it"]),
]  # fmt: skip


@pytest.mark.parametrize(("covers", "problems"), WRONG_COVERS)
def test_wrong_covers(path, covers, problems):
    """Covered names are one list for all languages."""
    assert problems_of(path, changed(("aliases: [Malus, Apfel]", covers))) == problems


@pytest.mark.parametrize(
    ("old", "line"),
    [
        (NAMES, 7),
        ("en: Apple", 7),
        ("de: [Apfelfrucht]", 10),
        ("covers: [Cider, Core]", 11),
        ("level: basic", 14),
        ("as_of: 2026-04", 15),
        ("en: A round fruit.", 16),
        ("de: Iss ihn.", 17),
        ("why: {en: has a neck, de: hat einen Hals}", 20),
        ("en: has a neck", 20),
    ],
)
def test_a_refused_value_is_told_once(path, old, line):
    """What the YAML reader refused is not reported as missing or of a wrong type, in one language or in both."""
    text = FULL.replace("    covers: [Core]\n", "").replace("    shared: [Core]\n", "    shared: []\n")
    text = changed((old, f"{old.split(':')[0]}: *x"), of=text)

    assert problems_of(path, text) == [f"{line}: “*x” is not allowed here; write the text out, in double quotes"]


def test_everything_at_once(path):
    """One run reports every mistake in the new keys, in the order of the lines."""
    text = changed(
        ('color: "#FF8800"', 'color: "#FF8800"\n    colour: "#FF8800"'),
        (NAMES, "name: {en: Apple, de: }"),
        ("en: [Malus, BSP]", "en: [apple, BSP]"),
        ("covers: [Cider, Core]", "covers: [Pyrus]"),
        ("level: basic", "level: expret"),
        ("2026-04", "2026"),
        ("en: A round fruit., ", "en: '', "),
        ("term: pear", "term: peer"),
        ("{en: has a neck, de: hat einen Hals}", "{}"),
        of=FULL,
    )

    assert problems_of(path, text) == [
        "5: category “fruit”: “colour” says the same as “color”; remove one of them",
        "8: apple: “de” of “name” has no value; write one, or remove the line",
        "10: apple: the alias “apple” is already found by the name “Apple”; remove it",
        "13: apple: “shared” lists “Core”, which is none of the names of this term; add it to them, or remove it here",
        f"15: apple: “level” cannot be “expret” (did you mean “expert”?); {LEVELS}",
        f"16: apple: “as_of” cannot be “2026”; {MONTH}",
        "17: apple: “en” of “definition” is empty; add its text",
        "20: apple: “contrast” points to “peer”, and no term has that id (did you mean “pear”?); correct it, or remove it",
        f"21: apple: “why” of entry 1 of “contrast” {EMPTY}",
        "26: pear: the alias “Pyrus” cannot be told apart from the covered name “Pyrus” of apple (line 12) in a lookup; change or remove one of them, or list it under “shared” in both terms",
        "28: pear: “shared” lists “Core”, which is a name of no other term; remove it here",
    ]

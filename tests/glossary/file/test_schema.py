"""Every mistake that a single entry can have: its line, what is wrong and what to do."""

# ruff: noqa: E501 -- a row is one mistake and its exact sentence, which must be found by searching for it

import pytest

from tests.glossary.file.fruit import GOOD, GROUP, KEYS, LIST, changed, problems_of

SLUG = "use only a-z, 0-9, and single hyphens, like"
HEX = 'write # and six hex digits (0-9, A-F) in double quotes, like "#3B82F6"'
ADDRESS = "write a full web address, like https://example.org/page"

# What is replaced in the good file, by what, and what the loader reports.
ONE_MISTAKE = [
    # keys
    ("name: Apple", "nam: Apple", ["6: apple: “name” is missing; add it", f"7: apple: “nam” is not a key here (did you mean “name”?); the keys are {KEYS}"]),
    ("in_practice: {", "xyz: {", [f"13: apple: “xyz” is not a key here; the keys are {KEYS}"]),
    ("en: Eat it.", "eng: Eat it.", ["13: apple: “en” of “in_practice” is missing; add it", "13: apple: “eng” is not a key here (did you mean “en”?); the keys are en, de"]),
    ("title: All", "titel: All", ["16: apple: “title” of entry 1 of “sources” is missing; add it", "16: apple: “titel” is not a key here (did you mean “title”?); the keys are title, url"]),
    ("    colour", "    color", ["2: category “fruit”: “colour” is missing; add it", "4: category “fruit”: “color” is not a key here (did you mean “colour”?); the keys are name, colour"]),
    ("terms:", "term:", ["1: “terms” is missing; add it", "5: “term” is not a key here (did you mean “terms”?); the keys are categories, terms, include"]),
    (GOOD[GOOD.index("terms:") :], "terms: []\n", ["5: “terms” is empty; add at least one entry"]),
    ("terms:", "include: []\nterm:", ["5: “include” is empty; add at least one entry", "6: “term” is not a key here (did you mean “terms”?); the keys are categories, terms, include"]),
    (GOOD[: GOOD.index("terms:")], "", ["1: “categories” is missing; add it, or check the file that includes this one"]),
    ("categories:\n", "", ["1: this first line is indented further than line 4; write the key that is missing above it, like “categories:”, or start it in the first column"]),
    ("categories:", "categorys:", ["1: “categories” is missing; add it", "1: “categorys” is not a key here (did you mean “categories”?); the keys are categories, terms, include"]),
    ("      de: Eine runde Frucht.\n", "", ["10: apple: “de” of “definition” is missing; add it"]),
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
    ("name: Apple", "name: {en: Apple}", ["7: apple: “name” is a group of keys; write it as text"]),
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


@pytest.mark.parametrize(("old", "new", "problems"), ONE_MISTAKE)
def test_one_mistake(tmp_path, old, new, problems):
    """The message is exact, and there is no other."""
    assert problems_of(tmp_path / "glossary.yaml", changed((old, new))) == problems

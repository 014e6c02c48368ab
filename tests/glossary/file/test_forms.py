"""What each key of an entry becomes, in each of the forms that it may have."""

from datetime import date

import pytest

from bot.glossary.file.loader import load_glossary
from bot.glossary.term import Category, Contrast, Language, Level, Source, Synonyms, Term, Text
from tests.glossary.file.fruit import FULL, GOOD, changed


@pytest.fixture
def path(tmp_path):
    """The path of a test's file."""
    return tmp_path / "glossary.yaml"


@pytest.fixture
def apple(path):
    """Loads the full glossary with some pieces replaced, and gives its first term."""

    def load(*changes):
        path.write_text(changed(*changes, of=FULL), encoding="utf-8")
        return load_glossary(path).terms[0]

    return load


NAMES = "name: {en: Apple, de: Apfel}"
ALIASES = "    aliases:\n      en: [Malus, BSP]\n      de: [Apfelfrucht]\n"


class TestForms:
    """What an entry with every key becomes, and each key in its other forms."""

    def test_everything_in_it(self, path):
        """All keys become domain values."""
        path.write_text(FULL, encoding="utf-8")

        fruit = Category("fruit", Text("Fruit", "Obst"), 0xFF8800)
        assert load_glossary(path).terms == (
            Term(
                id="apple",
                name=Text("Apple", "Apfel"),
                aliases=Synonyms(("Malus", "BSP"), ("Apfelfrucht", "BSP")),
                covers=("Cider", "Core"),
                shared=("Core",),
                category=fruit,
                level=Level.BASIC,
                as_of=date(2026, 4, 1),
                definition=Text("A round fruit.", "Eine runde Frucht."),
                in_practice=Text("Eat it.", "Iss ihn."),
                contrast=(Contrast("pear", Text("has a neck", "hat einen Hals")),),
                see_also=("pear",),
                sources=(Source("All of them", "https://example.org/apple"),),
            ),
            Term(
                id="pear",
                name=Text("Pear", "Pear"),
                aliases=Synonyms(("Pyrus",), ("Pyrus",)),
                covers=("Core",),
                shared=("Core",),
                category=fruit,
                level=Level.ADVANCED,
                definition=Text("A fruit with a neck.", "Eine Frucht mit Hals."),
                sources=(Source("Pears", "http://example.org/pear"),),
            ),
        )

    def test_the_spellings_are_names_then_aliases_then_covered_names(self, apple):
        """English ones come first, and what serves both languages comes once."""
        assert apple().spellings == ("Apple", "Apfel", "Malus", "BSP", "Apfelfrucht", "Cider", "Core")

    @pytest.mark.parametrize(
        ("written", "name", "names"),
        [
            ("name: Apple", Text("Apple", "Apple"), ("Apple",)),
            ("name: {en: Apple}", Text("Apple"), ("Apple",)),
            ("name: {de: Apfel}", Text(de="Apfel"), ("Apfel",)),
            ("name: {en: Apple, de: Apple}", Text("Apple", "Apple"), ("Apple",)),
            ("name:\n      de: Apfel\n      en: Apple", Text("Apple", "Apfel"), ("Apple", "Apfel")),
        ],
    )
    def test_a_name_for_all_or_by_language(self, apple, written, name, names):
        """A missing name is that of the other language."""
        term = apple((NAMES, written))

        assert (term.name, term.names) == (name, names)
        assert term.name[Language.EN] == names[0]
        assert term.name[Language.DE] == names[-1]

    @pytest.mark.parametrize(
        ("written", "english", "german"),
        [
            ("    aliases: [Malus, BSP]\n", ("Malus", "BSP"), ("Malus", "BSP")),
            ("    aliases: []\n", (), ()),
            ("", (), ()),
            ("    aliases: {en: [Malus]}\n", ("Malus",), ()),
            ("    aliases: {de: [Malus]}\n", (), ("Malus",)),
            ("    aliases: {en: [], de: [Malus]}\n", (), ("Malus",)),
            ("    aliases: {en: [Malus, Pome], de: [Pome]}\n", ("Malus", "Pome"), ("Pome",)),
            ("    aliases: {de: [KI], en: [AI]}\n", ("AI",), ("KI", "AI")),
        ],
    )
    def test_aliases_for_all_or_by_language(self, apple, written, english, german):
        """A list serves both languages; below a language stands what is said in it."""
        assert apple((ALIASES, written)).aliases == Synonyms(english, german)

    @pytest.mark.parametrize("acronym", ["SGD", "GPUs", "CI/CD", "R&D", "GPT-4", "H2O", "A.I."])
    def test_an_english_acronym_is_used_in_german(self, apple, acronym):
        """German texts use English acronyms, with an s or digits."""
        assert apple((ALIASES, f"    aliases: {{en: [{acronym}]}}\n")).aliases == Synonyms((acronym,), (acronym,))

    @pytest.mark.parametrize("word", ["LoRA", "k-NN", "Seq2Seq", "A", "S", "4", "GPU Kernel", "ÄÖ"])
    def test_other_english_names_are_not(self, apple, word):
        """Words with small letters are listed under both languages where both use them."""
        assert apple((ALIASES, f"    aliases: {{en: ['{word}']}}\n")).aliases == Synonyms((word,), ())

    def test_a_german_acronym_is_not_used_in_english(self, apple):
        """KI is no English word."""
        assert apple((ALIASES, "    aliases: {de: [KI]}\n")).aliases == Synonyms((), ("KI",))

    @pytest.mark.parametrize("level", Level)
    def test_each_level(self, apple, level):
        """The levels are written as they are called."""
        assert apple(("level: basic", f"level: {level}")).level is level

    @pytest.mark.parametrize("month", ["2000-01", "2026-12", "2099-10"])
    def test_a_month(self, apple, month):
        """The facts were checked in the month that begins on this day."""
        assert f"{apple(('2026-04', month)).as_of}" == f"{month}-01"

    @pytest.mark.parametrize("key", ["color", "colour"])
    def test_color_in_both_spellings(self, path, key):
        """American and British spelling mean the same."""
        path.write_text(changed(("color:", f"{key}:"), of=FULL), encoding="utf-8")

        assert load_glossary(path).categories[0].color == 0xFF8800

    @pytest.mark.parametrize(
        ("written", "text"),
        [("{en: A round fruit.}", Text("A round fruit.")), ("{de: Eine Frucht.}", Text(de="Eine Frucht."))],
    )
    def test_a_text_in_one_language(self, apple, written, text):
        """Readers of the other language get the text that there is."""
        term = apple(("{en: A round fruit., de: Eine runde Frucht.}", written))

        assert term.definition == text
        assert term.definition[Language.EN] == term.definition[Language.DE] == (text.en or text.de)
        assert [term.definition.is_in(language) for language in Language] == [bool(text.en), bool(text.de)]

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("covers: [Cider, Core]", f"covers: [Core, {', '.join(f'A{n} x' for n in range(19))}]"),
            ("en: [Malus, BSP]", f"en: [{', '.join(f'A{n} x' for n in range(20))}]"),
            ("de: [Apfelfrucht]", f"de: [{', '.join(f'A{n} x' for n in range(20))}]"),
            ("en: Apple,", f"en: {'a' * 80},"),
            ("de: Apfel}", f"de: {'a' * 80}}}"),
            ("de: Obst", f"de: {'a' * 80}"),
            ("has a neck", "d" * 100),
            ("hat einen Hals", "d" * 100),
        ],
    )
    def test_what_just_fits(self, apple, old, new):
        """The limits are inclusive, and hold for each language."""
        assert apple((old, new)).id == "apple"


def test_both_forms_may_be_mixed(path):
    """A glossary can move to the new form one entry at a time."""
    old, new = GOOD[: GOOD.index("  - id: pear")], FULL[FULL.index("  - id: pear") :]
    path.write_text(old + new.replace("    shared: [Core]\n", ""), encoding="utf-8")

    assert [term.id for term in load_glossary(path).terms] == ["apple", "pear"]

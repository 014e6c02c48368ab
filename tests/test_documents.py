"""The documents match the code: their tables are complete and true."""

import argparse
import re
from pathlib import Path

import pytest
from discord.app_commands import ContextMenu

from bot.command_line import exit_codes
from bot.command_line.main import make_parser
from bot.glossary.entry.schema import TermEntry
from bot.glossary.file.loader import load_glossary
from bot.lookup.outcomes import How
from bot.settings import Settings

ROOT = Path(__file__).parent.parent


def text_of(document):
    """Return what a document says."""
    return (ROOT / document).read_text(encoding="utf-8")


def rows(document, heading):
    """The rows of the tables under a heading, as lists of cells."""
    text = text_of(document)
    section = re.search(rf"^#+ {heading}\n(.*?)(?=^#+ |\Z)", text, re.MULTILINE | re.DOTALL).group(1)
    table = [line for line in section.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in table]


def test_every_setting_is_documented():
    """Name, default and meaning match the code, in the same order."""
    documented = {cells[0].strip("`"): cells[1:] for cells in rows("docs/settings.md", "Settings")}

    assert list(documented) == [name.upper() for name in Settings.model_fields]
    for name, field in Settings.model_fields.items():
        default, meaning = documented[name.upper()]
        assert meaning == field.description
        if field.default_factory is None:
            assert default == ("–" if field.default is None else str(field.default))


def test_the_glossary_in_the_guide_is_valid(tmp_path):
    """The example glossary in the guide can be copied and used as it is."""
    (text,) = re.findall(r"```yaml\n(categories:.+?)```", text_of("docs/glossary-guide.md"), re.DOTALL)
    path = tmp_path / "glossary.yaml"
    path.write_text(text, encoding="utf-8")

    assert [term.names for term in load_glossary(path).terms] == [("Sharding",)]


def keys_of(entry):
    """The keys of an entry of the glossary, in their order."""
    return re.findall(r"^ {2}[- ] ([a-z_]+):", entry, re.MULTILINE)


def loaded(path, entry, *others):
    """The term that an example in a document makes, beside ``others``, which are given by their first lines."""
    (category,) = re.findall(r"^ +category: ([a-z-]+)", entry, re.MULTILINE)
    rest = "    definition: {en: x}\n    sources: [{title: x, url: 'https://example.org'}]\n"
    terms = [entry if "definition:" in entry else entry + rest]
    terms += [f"  - {other}\n    category: {category}\n{rest}" for other in others]
    head = f'categories: {{{category}: {{name: {{en: Name}}, color: "#000000"}}}}\nterms:\n'
    path.write_text(head + "".join(terms), encoding="utf-8")
    return load_glossary(path).terms[0]


def test_the_keys_that_the_guide_explains_are_valid(tmp_path):
    """The example of every key that is not in the first one can be copied, and each key is explained below it."""
    guide = text_of("docs/glossary-guide.md")
    (entry,) = re.findall(r"```yaml\n(  - id: neural-network\n.+?)```", guide, re.DOTALL)
    others = ("id: deep-learning\n    name: Deep Learning", "id: other\n    name: ANN\n    shared: [ANN]")

    term = loaded(tmp_path / "glossary.yaml", entry, *others)

    assert term.shared == ("ANN",)
    assert term.contrast[0].term_id == "deep-learning"
    explained = re.findall(r"^- \*\*`(\w+)`\*\*", guide, re.MULTILINE)
    assert explained == [key for key in keys_of(entry) if key not in {"id", "category"}]
    first = re.search(r"```yaml\ncategories:.+?```", guide, re.DOTALL)[0]
    assert {*keys_of(entry), *keys_of(first[first.index("terms:") :])} == set(TermEntry.model_fields)


def test_the_pattern_at_the_top_of_the_glossary_is_valid(tmp_path):
    """Without the number signs, it is an entry with every key but those that the sentences below it explain."""
    comment = text_of("data/glossary.yaml").partition("\ncategories:")[0]
    (pattern,) = re.findall(r"^(#   - id:.+?)^#\n", comment, re.MULTILINE | re.DOTALL)
    entry = re.sub(r"^# ?", "", pattern, flags=re.MULTILINE)

    others = (f"id: {term_id}\n    name: {term_id}" for term_id in ("mlflow", "feast", "underfitting"))

    term = loaded(tmp_path / "glossary.yaml", entry, *others)

    assert term.id == "overfitting"
    assert [key for key in TermEntry.model_fields if key not in keys_of(entry)] == ["shared", "attribution"]
    assert all(f'"{key}:' in comment for key in ("shared", "attribution"))


async def test_every_command_is_in_the_readme(world):
    """The table has each command with its options, and each entry in the menu of a message."""
    documented = {cells[0].strip("`") for cells in rows("README.md", "Commands")}
    registered = world.bot.tree.get_commands()

    menus = {each.name for each in registered if isinstance(each, ContextMenu)}
    assert {cell for cell in documented if not cell.startswith("/")} == menus
    commands = {f"/{each.name}" for each in registered if not isinstance(each, ContextMenu)}
    assert {cell.split()[0] for cell in documented - menus} == commands
    [define] = [cells[0] for cells in rows("README.md", "Commands") if cells[0].startswith("`/define")]
    assert all(option.name in define for option in world.bot.tree.get_command("define").parameters)


def test_every_command_of_the_command_line_is_documented():
    """The table has each command and all of its options."""
    documented = {cells[0].strip("`"): cells[1] for cells in rows("docs/command-line.md", "Command line")}
    [commands] = [action for action in make_parser()._actions if isinstance(action, argparse._SubParsersAction)]

    assert list(documented) == list(commands.choices)
    for name, command in commands.choices.items():
        for option in command._option_string_actions:
            if option.startswith("--") and option != "--help":
                assert option in documented[name]


def test_every_way_to_match_is_documented():
    """``how`` is a closed list, and it is documented."""
    documented = [cells[0].strip("`") for cells in rows("docs/lookup.md", "JSON output")]

    assert documented == list(How)


DOCUMENTS = [path.relative_to(ROOT).as_posix() for path in sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])]


def anchors(document):
    """The anchors of a document: its headings as GitHub names them."""
    headings = re.findall(r"^#+ (.+)$", text_of(document), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document):
    """Relative links and pictures exist, and so do the headings that links name."""
    here = ROOT / document
    for path, anchor in re.findall(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", text_of(here)):
        target = here.parent / path if path else here
        assert target.exists(), path
        assert not anchor or anchor in anchors(target), f"{path}#{anchor}"


def test_every_exit_code_is_listed_and_explained_to_operators():
    """These are the command line's codes, and argparse's own for wrong usage."""
    codes = {
        exit_codes.FINE,
        exit_codes.CHECK_FAILED,
        2,
        exit_codes.UNAVAILABLE,
        exit_codes.BROKEN_STREAM,
        exit_codes.NO_PERMISSION,
        exit_codes.BAD_CONFIGURATION,
    }
    operations = text_of("docs/operations.md")

    assert {int(code) for code in re.findall(r"^\| (\d+) \|", operations, re.MULTILINE)} == codes
    [sentence] = re.findall(r"^Exit codes: (.+?)(?:\n\n|\Z)", text_of("docs/command-line.md"), re.MULTILINE | re.DOTALL)
    assert {int(code) for code in re.findall(r"\b\d+\b", sentence)} == codes


def test_the_notice_on_privacy_says_the_same_in_both_languages():
    """It has as many paragraphs in English as in German."""
    english, german = text_of("docs/privacy.md").split("\n## ")[1:]

    assert english.count("\n\n") == german.count("\n\n")


def test_the_architecture_names_every_module():
    """The drawing has each file and folder directly under bot/."""
    drawing = text_of("docs/architecture.md")
    for path in sorted((ROOT / "bot").iterdir()):
        if path.name not in {"__init__.py", "__pycache__"}:
            assert f"  {path.name}{'/' if path.is_dir() else ''}" in drawing

"""Drafts as a form sees them: five fields in one language, of an entry that may have more."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from bot.glossary.own.model import OWN_CATEGORY, Draft
from bot.glossary.term import Language, Term, Text

_BETWEEN = re.compile(r"[,;\n]")  # names in the field for synonyms
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Fields:
    """What a form asks for, in the language in which somebody writes."""

    name: str = ""
    definition: str = ""
    synonyms: str = ""
    """Names separated by commas."""
    in_practice: str = ""
    category_id: str = ""
    """Empty for none."""


def fields_of(draft: Draft, language: Language) -> Fields:
    """What the draft says in this language; a field that it leaves to the other one is empty."""
    return Fields(
        _in_each(draft.get("name")).get(language.value, ""),
        _in_each(draft.get("definition")).get(language.value, ""),
        ", ".join(_in_each(draft.get("aliases")).get(language.value, ())),
        _in_each(draft.get("in_practice")).get(language.value, ""),
        draft.get("category") or "",
    )


def filled_in(draft: Draft, fields: Fields, language: Language) -> Draft:
    """The draft with what a form in this language says now. What was emptied is gone."""
    synonyms = [_one_line(name) for name in _BETWEEN.split(fields.synonyms)]
    written: dict[str, Any] = {
        "name": _one_line(fields.name),
        "aliases": list(dict.fromkeys(name for name in synonyms if name)),
        "definition": fields.definition.strip(),
        "in_practice": fields.in_practice.strip(),
    }
    after = dict(draft)
    for key, value in written.items():
        each = {**_in_each(draft.get(key)), language.value: value}
        after[key] = {code: text for code, text in each.items() if text}
    after["category"] = fields.category_id
    return {key: value for key, value in after.items() if value}


def draft_of(term: Term) -> Draft:
    """What an editor would have written for this term."""
    draft: dict[str, Any] = {
        "name": _written(term.name),
        "aliases": {code.value: list(term.aliases[code]) for code in Language if term.aliases[code]},
        "covers": list(term.covers),
        "shared": list(term.shared),
        "category": term.category.id if term.category != OWN_CATEGORY else None,
        "level": term.level.value,
        "as_of": f"{term.as_of:%Y-%m}" if term.as_of else None,
        "definition": _written(term.definition),
        "in_practice": _written(term.in_practice) if term.in_practice else None,
        "contrast": [{"term": each.term_id, "why": _written(each.why)} for each in term.contrast],
        "see_also": list(term.see_also),
        "sources": [{"title": source.title, "url": source.url} for source in term.sources],
        "attribution": term.attribution,
    }
    return {key: value for key, value in draft.items() if value}


def merged(kept: Draft, gone: Draft) -> Draft:
    """One draft of two: what is ``kept``, with the other's names as synonyms, and its texts where there were none."""
    after = dict(kept)
    names = {code: list(texts) for code, texts in _in_each(kept.get("aliases")).items()}
    for key in ("name", "aliases"):
        for code, texts in _in_each(gone.get(key)).items():
            names.setdefault(code, []).extend([texts] if isinstance(texts, str) else texts)
    own = _in_each(kept.get("name"))
    for code, texts in names.items():
        names[code] = [text for text in dict.fromkeys(texts) if text.casefold() != own.get(code, "").casefold()]
    after["aliases"] = {code: texts for code, texts in names.items() if texts}
    for key in ("definition", "in_practice"):
        after[key] = _in_each(gone.get(key)) | _in_each(kept.get(key))
    for key in ("covers", "shared", "sources", "see_also"):
        after[key] = _each_once((*kept.get(key, ()), *gone.get(key, ())))
    after["category"] = kept.get("category") or gone.get("category")
    return {key: value for key, value in after.items() if value}


def with_shared_name(draft: Draft, name: str) -> Draft:
    """The draft, which now declares that another term has this name, too."""
    return {**draft, "shared": _each_once((*draft.get("shared", ()), name))}


def with_related(draft: Draft, term_ids: Sequence[str]) -> Draft:
    """The draft, which now points to these terms and no others."""
    return {**draft, "see_also": list(term_ids)}


def name_in(draft: Draft, language: Language) -> str:
    """What the draft calls the term, in this language if it can; empty if it has no name."""
    each = _in_each(draft.get("name"))
    return str(each.get(language.value) or next(iter(each.values()), ""))


def _in_each(value: object) -> dict[str, Any]:
    """The value by language; one value stands for all languages."""
    if isinstance(value, dict):
        return cast("dict[str, Any]", value)
    return dict.fromkeys(map(str, Language), value) if value else {}


def _written(text: Text) -> dict[str, str]:
    return {code.value: text[code] for code in Language if text.is_in(code)}


def _one_line(text: str) -> str:
    return _BLANK.sub(" ", text).strip()


def _each_once(values: Iterable[Any]) -> list[Any]:
    found: list[Any] = []
    found.extend(value for value in values if value not in found)
    return found

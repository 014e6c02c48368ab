"""The shape of ``data/glossary.yaml``: which keys an entry has, what may stand in them, and how long it may be.

Each entry is checked by itself, so that one bad entry costs what one costs. What pydantic finds is reworded into
sentences that say what to do. Whether entries fit together (unique ids, links that lead somewhere) is decided in
``glossary_links``. Lengths are counted in Unicode characters after white space was collapsed.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from typing import Annotated, Any, TypeVar, get_args
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from bot.storage.problems import Known, Message, quoted
from bot.storage.strict_yaml import Refused

MAX_ID = 50  # fits into a button's custom id with room to spare
MAX_NAME = 80
MAX_ALIASES = 20
MAX_DEFINITION = 350  # fits a phone
MAX_IN_PRACTICE = 250
MAX_SEE_ALSO = 5  # a row of buttons holds five
MAX_SOURCES = 3
MAX_TITLE = 100
MAX_URL = 200
MAX_ATTRIBUTION = 200

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_UNSAFE_IN_LINK = re.compile(r"[\s()<>\[\]{}|\\^`\"]")
_INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}  # control, direction marks, private use, halves, line ends
_JOINERS = "\u200c\u200d"  # invisible too, but emoji and some scripts need them


def _complain(complaints: list[str]) -> None:
    if complaints:
        raise PydanticCustomError("complaints", "{complaints}", {"complaints": complaints})


def _text(limit: int, *, one_line: bool = False) -> AfterValidator:
    """Text of 1 to ``limit`` characters, white space collapsed; ``one_line`` refuses line breaks and tabs."""
    blank = re.compile(" +" if one_line else "[ \t\r\n]+")

    def clean(text: str) -> str:
        if len(text) > 20 * limit:  # no amount of collapsing is worth trying
            _complain([_too_long(len(text), limit)])
        text = blank.sub(" ", text.strip())
        complaints = list(_invisible(text))
        if not text:
            complaints.append("is empty; write its text")
        if len(text) > limit:
            complaints.append(_too_long(len(text), limit))
        _complain(complaints)
        return text

    return AfterValidator(clean)


def _too_long(length: int, limit: int) -> str:
    return f"is {length:,} characters long and only {limit} fit; shorten it"


def _invisible(text: str) -> Iterator[str]:
    if text.isprintable():  # the usual case, and much faster
        return
    if "\n" in text or "\r" in text:
        yield "has a line break in it; write it on one line"
    for letter in sorted(set(text) - {*_JOINERS, "\n", "\r"}):
        if unicodedata.category(letter) in _INVISIBLE:
            yield f"has the invisible character U+{ord(letter):04X} in it; remove it"


def slug_complaints(slug: str) -> list[str]:
    """What keeps ``slug`` from being an id; nothing when it is one."""
    if len(slug) > MAX_ID:
        return [_too_long(len(slug), MAX_ID)]
    if _SLUG.fullmatch(slug):
        return []
    better = re.sub("[^a-z0-9]+", "-", slug.lower()).strip("-")
    example = better or "data-parallelism"
    return [f"cannot be {quoted(slug)}; use only a-z, 0-9 and single hyphens, like {quoted(example)}"]


def _slug(text: str) -> str:
    _complain(slug_complaints(text))
    return text


def _colour(text: str) -> str:
    if not _COLOUR.fullmatch(text):
        _complain([f'cannot be {quoted(text)}; write # and six digits of 0-9 and A-F in double quotes, like "#3B82F6"'])
    return text


def _url(text: str) -> str:
    complaints: list[str] = []
    if len(text) > MAX_URL:
        complaints.append(_too_long(len(text), MAX_URL))
    unsafe = _UNSAFE_IN_LINK.search(text) if text.isprintable() else None
    if not text.isprintable():
        complaints.append("has an invisible character in it; copy the address again")
    elif unsafe and unsafe[0] in "()":
        complaints.append("has a parenthesis in it, which breaks the link; write %28 for ( and %29 for )")
    elif unsafe:
        complaints.append(f"has {quoted(unsafe[0])} in it, which breaks the link; copy the address from the browser")
    elif not _is_web_address(text):
        complaints.append(f"cannot be {quoted(text)}; write a full web address, like https://example.org/page")
    _complain(complaints)
    return text


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        _ = parts.port  # reading it checks it
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and "." in (parts.hostname or "") and "@" not in parts.netloc


def _present(value: object) -> object:
    if value is None:  # allowed by leaving the key out, not by leaving it empty
        raise PydanticCustomError("no_value", "no value")
    return value


def _reference(text: str) -> str:
    text = text.strip()
    _complain([] if text else ["is empty; write the id it points to"])
    return text  # whether it leads anywhere, glossary_links says


_Reference = Annotated[str, AfterValidator(_reference)]
_T = TypeVar("_T")
_Optional = Annotated[_T | None, BeforeValidator(_present)]


class _Entry(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class _LocalName(_Entry):
    en: Annotated[str, _text(MAX_NAME, one_line=True)]
    de: Annotated[str, _text(MAX_NAME, one_line=True)]


class _Definition(_Entry):
    en: Annotated[str, _text(MAX_DEFINITION)]
    de: Annotated[str, _text(MAX_DEFINITION)]


class _InPractice(_Entry):
    en: Annotated[str, _text(MAX_IN_PRACTICE)]
    de: Annotated[str, _text(MAX_IN_PRACTICE)]


class _SourceEntry(_Entry):
    title: Annotated[str, _text(MAX_TITLE)]
    url: Annotated[str, AfterValidator(_url)]


class CategoryEntry(_Entry):
    """A category as written; its id is its key."""

    name: _LocalName
    colour: Annotated[str, AfterValidator(_colour)]


class TermEntry(_Entry):
    """A term as written; its links are ids that nobody has followed yet."""

    id: Annotated[str, AfterValidator(_slug)]
    name: Annotated[str, _text(MAX_NAME, one_line=True)]
    aliases: list[Annotated[str, _text(MAX_NAME, one_line=True)]] = Field([], max_length=MAX_ALIASES)
    category: _Reference
    definition: _Definition
    in_practice: _Optional[_InPractice] = None
    see_also: list[_Reference] = Field([], max_length=MAX_SEE_ALSO)
    sources: list[_SourceEntry] = Field(min_length=1, max_length=MAX_SOURCES)
    attribution: _Optional[Annotated[str, _text(MAX_ATTRIBUTION)]] = None


class GlossaryShape(_Entry):
    """The two keys of the file; the entries below them are checked one by one."""

    categories: dict[str, Any] = Field(min_length=1)
    terms: list[Any] = Field(min_length=1)


Steps = tuple[str | int, ...]
_M = TypeVar("_M", bound=BaseModel)

_EXPECTED = {
    "string_type": "text",
    "list_type": "a list, each entry on its own line after “- ”",
    "dict_type": "keys, each on its own line like “key: value”",
    "model_type": "keys, each on its own line like “key: value”",
}


def validated(value: object, model: type[_M], report: Callable[[Steps, Message], None]) -> _M | None:
    """``value`` as a ``model``; or None, after ``report`` was told each mistake: the way to it and the sentence."""
    try:
        return model.model_validate(value)
    except ValidationError as invalid:
        for error in invalid.errors(include_url=False):
            if error["input"] is not Refused.VALUE:  # else the YAML reader has told already
                for wording in _wordings(error, model):
                    report(error["loc"], wording)
    return None


def _wordings(error: ErrorDetails, model: type[BaseModel]) -> Iterator[Message]:
    where = _where(error["loc"], model)
    context = error.get("ctx", {})
    match error["type"]:
        case "complaints":
            for complaint in context["complaints"]:
                yield f"{where} {complaint}"
        case "missing":
            yield f"{where} is missing; add it"
        case "extra_forbidden":
            yield partial(_unknown_key, error["loc"], model)
        case "too_short":
            yield f"{where} is empty; add at least one entry"
        case "too_long":
            counted = f"{context['actual_length']:,}"
            yield f"{where} has {counted} entries and only {context['max_length']} fit; remove some"
        case _ if error["input"] is None and not error["loc"]:
            yield f"{where} is empty; write its keys: {', '.join(model.model_fields)}"
        case _ if error["input"] is None:
            yield f"{where} has no value; write one{_or_leave_out(error['loc'], model)}"
        case kind:
            yield f"{where} is {_kind(error['input'])}; write it as {_EXPECTED[kind]}"


def _where(steps: Steps, model: type[BaseModel]) -> str:
    if not steps:
        return "the file" if model is GlossaryShape else "this entry"
    return quoted(" ".join(str(step + 1) if isinstance(step, int) else step for step in steps))


def _or_leave_out(steps: Steps, model: type[BaseModel]) -> str:
    match steps:
        case ("colour",):
            return ' in double quotes, like "#3B82F6" (without them, # begins a comment)'
        case (str() as key,) if not model.model_fields[key].is_required():
            return ", or remove the line"
        case _:
            return ""


def _kind(value: object) -> str:
    match value:
        case dict():
            return "a group of keys"
        case list():
            return "a list"
        case _:
            return "text"


def _unknown_key(steps: Steps, model: type[BaseModel]) -> str:
    key, known = str(steps[-1]), _keys_at(steps[:-1], model)
    return f"{quoted(key)} is not a key here{Known(known).did_you_mean(key)}; the keys are {', '.join(known)}"


def _keys_at(steps: Steps, model: type[BaseModel]) -> list[str]:
    for step in steps:
        if isinstance(step, str):
            model = _models_in(model.model_fields[step].annotation)[0]
    return list(model.model_fields)


def _models_in(annotation: object) -> list[type[BaseModel]]:
    """The models that an annotation like ``list[Model]`` or ``Model | None`` speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models_in(argument)]

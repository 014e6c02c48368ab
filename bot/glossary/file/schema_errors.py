"""Checks a value against the schema and rewords what pydantic finds into sentences that say what to do.

Owns the sentences that need nothing but the entry itself; the keys and limits are in
``bot.glossary.entry.schema`` and ``bot.glossary.file.schema``.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.glossary.entry.mistakes import Steps
from bot.glossary.entry.quoting import Known, in_quotes
from bot.glossary.entry.schema import TermEntry, as_written
from bot.glossary.file.findings import Message
from bot.glossary.file.schema import GlossaryShape, IncludedShape
from bot.glossary.file.strict_yaml import Rejected

_M = TypeVar("_M", bound=BaseModel)

_EXPECTED = {
    "string_type": "text",
    "list_type": "a list, each entry on its own line after “- ”",
    "dict_type": "keys, each on its own line like “key: value”",
    "model_type": "keys, each on its own line like “key: value”",
}


def validated(value: object, model: type[_M], report: Callable[[Steps, Message], None]) -> _M | None:
    """``value`` as a ``model``; or None, after giving ``report`` the path and the sentence of each mistake."""
    try:
        return model.model_validate(value)
    except ValidationError as invalid:
        for error in invalid.errors(include_url=False):
            if error["input"] is not Rejected.VALUE:  # otherwise the YAML reader has reported it
                error["loc"] = as_written(error["loc"]) if model is TermEntry else error["loc"]
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
            yield f"{where} is missing; add it{_or_check_another(error)}"
        case "extra_forbidden":
            yield partial(_unknown_key, error["loc"], model)
        case "too_short":
            yield f"{where} is empty; add at least one entry"
        case "too_long":
            counted = f"{context['actual_length']:,}"
            yield f"{where} has {counted} entries, but the limit is {context['max_length']}; remove some"
        case _ if error["input"] is None and not error["loc"]:
            yield f"{where} is empty; write its keys: {', '.join(model.model_fields)}"
        case _ if error["input"] is None:
            yield f"{where} has no value; write one{_or_leave_out(error['loc'], model)}"
        case "list_type" if isinstance(error["input"], str) and error["input"].startswith("-"):
            yield f"{where} is text because the space after its dash is missing; write “- ” before each entry"
        case kind:
            yield f"{where} is {_kind(error['input'])}; write it as {_EXPECTED[kind]}"


def _where(steps: Steps, model: type[BaseModel]) -> str:
    if not steps:
        return "the file" if issubclass(model, GlossaryShape | IncludedShape) else "this entry"
    return " of ".join(in_quotes(step) if isinstance(step, str) else f"entry {step + 1}" for step in reversed(steps))


def _or_check_another(error: ErrorDetails) -> str:
    """The advice for a file with nothing but terms, which is probably included by another."""
    alone = error["loc"] == ("categories",) and error["input"].keys() == {"terms"}
    return ", or check the file that includes this one" if alone else ""


def _or_leave_out(steps: Steps, model: type[BaseModel]) -> str:
    match steps:
        case ("color" | "colour",):
            return ' in double quotes, like "#3B82F6" (without them, # begins a comment)'
        case (*before, str() as key) if not _model_at(before, model).model_fields[key].is_required():
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
    key, known = str(steps[-1]), list(_model_at(steps[:-1], model).model_fields)
    if steps == ("colour",):
        return "“colour” says the same as “color”; remove one of them"
    if model is IncludedShape and key in GlossaryShape.model_fields:
        return f"{in_quotes(key)} belongs only in the file that includes this one; move its contents there"
    keys = f"the keys are {', '.join(known)}" if len(known) > 1 else f"the only key is {known[0]}"
    return f"{in_quotes(key)} is not a key here{Known(known).did_you_mean(key)}; {keys}"


def _model_at(steps: Iterable[str | int], model: type[BaseModel]) -> type[BaseModel]:
    for step in steps:
        if isinstance(step, str):
            model = _models_in(model.model_fields[step].annotation)[0]
    return model


def _models_in(annotation: object) -> list[type[BaseModel]]:
    """The models in an annotation like ``list[Model]`` or ``Model | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models_in(argument)]

"""What the single values of a glossary file may be that no entry has: names of files and colors."""

import re
from pathlib import PurePosixPath, PureWindowsPath
from typing import Annotated

from pydantic import AfterValidator

from bot.glossary.entry.quoting import in_quotes
from bot.glossary.entry.values import complain

_HEX_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
_FILE_EXAMPLE = "“glossary/fundamentals.yaml”"


def _color(text: str) -> str:
    if not _HEX_COLOR.fullmatch(text):
        complain(
            [f'cannot be {in_quotes(text)}; write # and six hex digits (0-9, A-F) in double quotes, like "#3B82F6"']
        )
    return text


def file_name_complaints(name: str) -> list[str]:
    """What keeps ``name`` from being the name of an included file; nothing when it can be one."""
    if not name.strip():
        return ["is empty; write the name of a file"]
    if not name.isprintable():
        return ["contains an invisible character; rename the file"]
    if name.startswith("/") or PureWindowsPath(name).drive:
        return [f"cannot be {in_quotes(name)}; write it relative to this file's folder, like {_FILE_EXAMPLE}"]
    if "\\" in name:
        return [f"cannot be {in_quotes(name)}; write / between folder and file, like {_FILE_EXAMPLE}"]
    if ".." in PurePosixPath(name).parts:
        return [f"cannot be {in_quotes(name)}; the file must be in this file's folder or below it, without “..”"]
    return []


def _file_name(text: str) -> str:
    complain(file_name_complaints(text))
    return text


Color = Annotated[str, AfterValidator(_color)]
FileName = Annotated[str, AfterValidator(_file_name)]

"""Text safety and size: the one place that makes users' text harmless and cuts everything to Discord's limits.

The limits are those of https://docs.discord.com/developers/resources/message#embed-object-embed-limits and of
buttons and choices, in characters.
"""

import re
import unicodedata

import discord

TITLE = 256
DESCRIPTION = 4096
FIELDS = 25
FIELD_NAME = 256
FIELD_VALUE = 1024
FOOTER = 2048
AUTHOR = 256
EMBED_TOTAL = 6000
CONTENT = 2000
BUTTON_LABEL = 80
CHOICE_NAME = 100
CHOICES = 25
OPTION = 100  # a select's option: its label, value and description
THREAD_NAME = 100

_QUOTED = 80  # characters of what somebody typed; enough to recognize it
_JOINERS = "\u200c\u200d"  # invisible too, but emoji and some scripts need them
_SENTENCE_END = re.compile(r"[.!?…][\"'”“»)]*(?=\s|$)")
# Unlike discord.py's ``escape_markdown``, this finds each of several links, and what is within them.
_MARKDOWN = re.compile(r"[_\\~|*`]|^>(?:>>)?\s|^#{1,3}|^\s*-|\[(?=.*\]\()", re.MULTILINE | re.DOTALL)
_SPECIAL = re.compile(
    r"(?P<address>https?://[\w.~:/?#@!$&'+,;=%-]+)"
    r"|(?P<mention><(?=[@#/]|a?:|t:|id:)|@(?=everyone|here))"
    rf"|(?:{_MARKDOWN.pattern})",
    _MARKDOWN.flags,
)
_INVISIBLE = {"Cc", "Cf", "Co", "Cs"}  # control, bidi and zero-width, private, surrogate


def clip(text: str, limit: int) -> str:
    """``text`` in at most ``limit`` characters; if cut, it ends in an ellipsis and never in half an escape.

    It is cut after a word, unless that would leave less than two thirds of ``limit``.
    """
    if len(text) <= limit:
        return text
    after_word = text.rfind(" ", 0, limit)
    end = after_word if 3 * after_word >= 2 * limit else limit - 1
    return text[:end].rstrip().rstrip("\\") + "…"


def excerpt(text: str, limit: int) -> str:
    """The beginning of ``text`` in at most ``limit`` characters: whole sentences if they fill half of it."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text, 0, limit + 1) if found.end() <= limit]
    if len(text) > limit and ends and 2 * ends[-1] >= limit:
        return text[: ends[-1]]
    return clip(text, limit)


def harmless(text: str) -> str:
    """``text`` as plain words: no Markdown, no mention, no link, no invite, no text direction of its own."""
    visible = "".join(" " if unicodedata.category(c) in _INVISIBLE and c not in _JOINERS else c for c in text)
    words = " ".join(visible.split())
    # A zero-width space after these breaks what Discord would read as a mention, a link or an invite.
    return re.sub(r"([@</])", "\\1\N{ZERO WIDTH SPACE}", _MARKDOWN.sub(r"\\\g<0>", words))


def plain(text: str) -> str:
    """``text`` of a glossary with Markdown escaped, so that ``__init__`` and ``*args`` show as written.

    Mentions, times and emoji show as written, too. Web addresses stay links.
    """
    return _SPECIAL.sub(_as_written, text)


def _as_written(found: re.Match[str]) -> str:
    if found["address"]:
        return found[0]
    return f"{found[0]}\N{ZERO WIDTH SPACE}" if found["mention"] else f"\\{found[0]}"


def link_label(text: str) -> str:
    """``text`` as the visible part of a link, brackets included."""
    return re.sub(r"(?<!\\)([\[\]])", r"\\\1", harmless(text))


def quoted(query: str) -> str:
    """What somebody typed, short and harmless enough to be repeated to everybody."""
    return harmless(clip(" ".join(query[:1000].split()), _QUOTED))


def fit(embed: discord.Embed, total: int = EMBED_TOTAL) -> discord.Embed:
    """Cut ``embed`` in place to Discord's limits: each part, then fields from the last up, then the description.

    ``total`` is how many characters it may have in all; embeds of one message share ``EMBED_TOTAL``.
    """
    if embed.title:
        embed.title = clip(embed.title, TITLE)
    if embed.description:
        embed.description = clip(embed.description, DESCRIPTION)
    if embed.author.name:
        embed.set_author(name=clip(embed.author.name, AUTHOR))
    if embed.footer.text:
        embed.set_footer(text=clip(embed.footer.text, FOOTER))
    for index, field in enumerate(embed.fields[:FIELDS]):
        name, value = clip(field.name or "", FIELD_NAME), clip(field.value or "", FIELD_VALUE)
        embed.set_field_at(index, name=name, value=value, inline=field.inline)
    while len(embed.fields) > FIELDS or (embed.fields and len(embed) > total):
        embed.remove_field(len(embed.fields) - 1)
    if (over := len(embed) - total) > 0 and embed.description:
        embed.description = clip(embed.description, len(embed.description) - over)
    return embed


def fit_together(*embeds: discord.Embed) -> None:
    """Cut the embeds of one message in place to what they may have together; if that is too much, each gets a share."""
    if sum(map(len, embeds)) > EMBED_TOTAL:
        for embed in embeds:
            fit(embed, EMBED_TOTAL // len(embeds))


def joined(parts: list[str], separator: str, limit: int = FIELD_VALUE) -> str:
    """As many whole ``parts`` as fit into ``limit`` characters, with an ellipsis where some were left out."""
    kept: list[str] = []
    length = 0
    for part in parts:
        length += len(part) + len(separator)
        if length > limit - 1:
            return separator.join([*kept, "…"])
        kept.append(part)
    return separator.join(kept)

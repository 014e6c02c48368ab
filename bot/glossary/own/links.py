"""Leaves links out of a guild's own terms, for guilds whose editors want none shown. What is stored keeps them."""

import re
from dataclasses import replace
from urllib.parse import urlsplit

from bot.glossary.term import Contrast, Source, Term, Text

_BEGINNING = (
    r"(?:(?:https?|discord|steam)://|www\."
    r"|(?:(?:canary|ptb|www)\.)?(?:discord\.(?:gg|com/invite)|discordapp\.com/invite)/)"
)
_ADDRESS = rf"{_BEGINNING}[^\s<>\[\]]*[^\s<>\[\]().,:;!?\"'“”’»«]"
# The address with what only a link needs, after its label if it has one.
_LINK = re.compile(
    rf"\[(?P<label>[^\[\]]*)\]\(\s*<?{_ADDRESS}[^\s()]*\)|<{_ADDRESS}[^\s<>]*>|\(\s*{_ADDRESS}\s*\)|(?<!\w){_ADDRESS}",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"\s+(?=[.,;:!?)])")
_EMPTY_QUOTES = re.compile('„[“”]|“”|‚‘|‘’|»«|«»|""')
_OWN_HOSTS = {f"{part}{host}" for part in ("", "www.", "canary.", "ptb.") for host in ("discord.com", "discordapp.com")}
_NOTHING_LEFT = "…"


def without_links(term: Term, guild_id: int) -> Term:
    """The term without addresses in its texts, and without sources that lead out of the guild."""
    return replace(
        term,
        definition=_texts_without(term.definition),
        in_practice=_texts_without(term.in_practice) if term.in_practice else None,
        contrast=tuple(Contrast(each.term_id, _texts_without(each.why)) for each in term.contrast),
        sources=tuple(source for source in term.sources if _leads_into(source, guild_id)),
        attribution=_without(term.attribution) if term.attribution else None,
    )


def _texts_without(text: Text) -> Text:
    return Text(_without(text.en), _without(text.de))


def _without(text: str) -> str:
    """The text without addresses; of a link, its label stays. A text that is nothing else becomes an ellipsis."""
    left = _LINK.sub(lambda found: _LINK.sub("", found["label"] or ""), text)
    if left == text:
        return text
    left = _LOOSE.sub("", " ".join(_EMPTY_QUOTES.sub("", left).split()))
    return left if re.search(r"\w", left) else _NOTHING_LEFT


def _leads_into(source: Source, guild_id: int) -> bool:
    """Whether the source is a message or a channel of the guild."""
    parts = urlsplit(source.url)
    return parts.netloc.lower() in _OWN_HOSTS and parts.path.startswith(f"/channels/{guild_id}/")

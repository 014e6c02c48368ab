"""Links are left out of own terms, and nothing else."""

import pytest

from bot.glossary.own.links import without_links
from bot.glossary.own.model import OWN_CATEGORY
from bot.glossary.term import Contrast, Source, Synonyms, Term, Text

GUILD = 123


def stripped(text="A short meeting.", **more):
    """A term with this definition, without links."""
    return without_links(Term("standup", Text("Standup"), Synonyms(), OWN_CATEGORY, Text(text), **more), GUILD)


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("See https://evil.example/x_y?z=1#a.", "See."),
        ("See HTTP://EVIL.EXAMPLE, now!", "See, now!"),
        ("At www.evil.example/x (https://evil.example/y) daily", "At daily"),
        ("Join discord.gg/abc or discord.com/invite/abc today", "Join or today"),
        ("Join ptb.discord.com/invite/abc and discordapp.com/invite/abc", "Join and"),
        ("[Here](https://evil.example/a) it is", "Here it is"),
        ("[https://evil.example](https://other.example) it is", "it is"),
        ("<https://evil.example> it is", "it is"),
        ("Called „https://evil.example“ here", "Called here"),
        ("https://evil.example", "…"),
        ("||https://evil.example||", "…"),
    ],
)
def test_addresses_go(written, left):
    """With what only they needed."""
    assert stripped(written).definition == Text(left)


@pytest.mark.parametrize(
    "text",
    [
        "A short  meeting .",
        "and/or, a//b, s3://bucket, file.www.",
        "mydiscord.gg is no invite",
        "[x](y) (z)",
        "https://",
    ],
)
def test_other_texts_stay(text):
    """As they are."""
    assert stripped(text).definition == Text(text)


def test_every_text_is_cleaned():
    """Also the smaller ones."""
    link, none = "Go to https://evil.example", "Go to"
    term = stripped(in_practice=Text(link, link), contrast=(Contrast("ray", Text(link)),), attribution=link)
    assert (term.in_practice, term.contrast, term.attribution) == (
        Text(none, none),
        (Contrast("ray", Text(none)),),
        none,
    )


@pytest.mark.parametrize(
    ("url", "stays"),
    [
        ("https://discord.com/channels/123/4/5", True),
        ("https://ptb.discord.com/channels/123/4", True),
        ("https://discord.com/channels/1234/5/6", False),
        ("https://discord.com.evil.example/channels/123/4/5", False),
        ("https://evil.example/discord.com/channels/123/4", False),
        ("https://discord.com/invite/abc", False),
    ],
)
def test_only_sources_within_the_server_stay(url, stays):
    """Others lead out of it."""
    source = Source("Message by ben", url)
    assert stripped(sources=(source,)).sources == ((source,) if stays else ())

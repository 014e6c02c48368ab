"""What people wrote is made harmless, and everything fits Discord."""

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.text import EMBED_TOTAL, clip, fit, harmless, joined, quoted


@given(st.text(), st.integers(min_value=1, max_value=50))
def test_clipped_text_fits(text, limit):
    """Whatever the text, what is left is short enough, and untouched where it was."""
    clipped = clip(text, limit)
    assert len(clipped) <= limit
    assert clipped == text or clipped.endswith("…")


def test_clipping_leaves_no_half_escape():
    """A backslash that lost the character it escapes would escape the ellipsis."""
    assert clip("abc\\*def", 5) == "abc…"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("**bold** _it_ `code`", "\\*\\*bold\\*\\* \\_it\\_ \\`code\\`"),
        ("two\nlines\r\n\tand a tab", "two lines and a tab"),
        ("\u202eright to left\u202c", "right to left"),
        ("plain – ümläut 漢字", "plain – ümläut 漢字"),
    ],
)
def test_markup_becomes_plain_words(typed, shown):
    """Markdown is escaped, line breaks and direction marks vanish, ordinary words stay."""
    assert harmless(typed) == shown


@pytest.mark.parametrize(
    ("typed", "gone"),
    [
        ("@everyone", "@everyone"),
        ("<@123>", "<@123"),
        ("<@&123>", "<@&"),
        ("<#123>", "<#"),
        ("</help:1>", "</help"),
        ("<t:1700000000:R>", "<t:"),
        ("https://evil.example/x", "://"),
        ("discord.gg/abc", "gg/abc"),
        ("[here](https://evil.example)", " [here]("),
        ("# heading", "\n#"),
    ],
)
def test_nothing_typed_is_a_mention_link_or_invite(typed, gone):
    """What Discord would read as a mention, a link or an invite is broken up."""
    assert gone not in harmless(typed)


@given(st.text(max_size=7000))
def test_a_quoted_query_is_one_short_line(query):
    """At most eighty characters of a query are repeated, even after escaping at most a few times that."""
    shown = quoted(query)
    assert len(shown) <= 80 * 3
    assert len(shown.splitlines()) <= 1


@given(st.lists(st.text(min_size=1, max_size=200), max_size=60), st.sampled_from([", ", " · ", "\n"]))
def test_joined_parts_fit_and_stay_whole(parts, separator):
    """Parts are dropped whole, never cut, and an ellipsis says so."""
    text = joined(parts, separator)
    assert len(text) <= 1024
    assert text == separator.join(parts) or text.endswith("…")


def test_an_embed_is_cut_to_every_limit():
    """Each part to its own limit, then whole fields from the end until the sum fits."""
    embed = discord.Embed(title="t" * 300, description="d" * 5000)
    embed.set_author(name="a" * 300)
    embed.set_footer(text="f" * 3000)
    for _ in range(25):
        embed.add_field(name="n" * 300, value="v" * 2000)

    fit(embed)

    assert len(embed.title) == 256
    assert len(embed.description) == 4096
    assert len(embed.author.name) == 256
    assert len(embed) <= EMBED_TOTAL or not embed.fields

"""What people wrote is made harmless, and everything fits Discord."""

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.text import EMBED_TOTAL, clip, excerpt, fit, harmless, joined, quoted


@given(st.text(), st.integers(min_value=1, max_value=50))
def test_clipped_text_fits(text, limit):
    """Every text fits after clipping, and one that fit before is untouched."""
    clipped = clip(text, limit)
    assert len(clipped) <= limit
    assert clipped == text or clipped.endswith("…")


def test_clipping_leaves_no_half_escape():
    """A trailing backslash without its character would escape the ellipsis."""
    assert clip("abc\\*def", 5) == "abc…"


@pytest.mark.parametrize(
    ("text", "limit", "clipped"),
    [
        ("It is usually interesting", 19, "It is usually…"),
        ("It is usually interesting", 14, "It is usually…"),
        ("It is usually interesting", 13, "It is usuall…"),  # cutting at the space would leave less than two thirds
        ("It is usually interesting", 25, "It is usually interesting"),
        ("Donaudampfschifffahrt", 12, "Donaudampfs…"),
        ("漢字漢字漢字漢字", 6, "漢字漢字漢…"),
    ],
)
def test_clipping_ends_after_a_word(text, limit, clipped):
    """A text is cut between words where that costs little, else within one."""
    assert clip(text, limit) == clipped


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("**bold** _it_ `code`", "\\*\\*bold\\*\\* \\_it\\_ \\`code\\`"),
        ("two\nlines\r\n\tand a tab", "two lines and a tab"),
        ("\u202eright to left\u202c", "right to left"),
        ("plain – ümläut 漢字", "plain – ümläut 漢字"),
        ("[here](https://evil.example)", "\\[here](https:/\u200b/\u200bevil.example)"),
        ("# heading", "\\# heading"),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
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
    ],
)
def test_nothing_typed_is_a_mention_link_or_invite(typed, gone):
    """What Discord would read as a mention, a link or an invite is broken up."""
    assert gone in typed
    assert gone not in harmless(typed)


@given(st.text(max_size=7000))
def test_a_quoted_query_is_one_short_line(query):
    """At most eighty characters of a query are repeated; escaping makes them at most three times as long."""
    shown = quoted(query)
    assert len(shown) <= 80 * 3
    assert len(shown.splitlines()) <= 1


@given(st.lists(st.text(min_size=1, max_size=200), max_size=60), st.sampled_from([", ", " · ", "\n"]))
def test_joined_parts_fit_and_stay_whole(parts, separator):
    """Parts are dropped whole, never cut, and an ellipsis says so."""
    text = joined(parts, separator)
    assert len(text) <= 1024
    assert text == separator.join(parts) or text.endswith("…")


def full_embed(*, fields, value):
    """An embed whose every part is too long."""
    embed = discord.Embed(title="t" * 300, description="d" * 5000)
    embed.set_author(name="a" * 300)
    embed.set_footer(text="f" * 3000)
    for _ in range(fields):
        embed.add_field(name="n" * 300, value=value)
    return embed


def test_an_embed_is_cut_to_every_limit():
    """Each part is cut to its own limit; then fields are dropped from the end, and finally the description shrinks."""
    embed = fit(full_embed(fields=25, value="v" * 2000))

    assert (len(embed.title), len(embed.author.name), len(embed.footer.text)) == (256, 256, 2048)
    assert embed.fields == []
    assert embed.description.endswith("d…")
    assert len(embed) == EMBED_TOTAL


def test_a_field_is_cut_and_superfluous_ones_go():
    """A long field keeps its beginning; of thirty fields, twenty-five stay."""
    embed = discord.Embed()
    embed.add_field(name="n" * 300, value="v" * 2000)
    for _ in range(29):
        embed.add_field(name="n", value="v")

    fit(embed)

    assert [len(embed.fields), len(embed.fields[0].name), len(embed.fields[0].value)] == [25, 256, 1024]


@given(st.text("ab. !", max_size=60), st.integers(5, 30))
def test_an_excerpt_fits(text, limit):
    """It is a beginning, or nothing was cut."""
    short = excerpt(text, limit)
    assert len(short) <= limit
    assert text.startswith(short.removesuffix("…"))


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("One two. Three four five.", 12, "One two."),
        ("One two.", 8, "One two."),
        ("One. Two three four five six.", 20, "One. Two three four…"),
        ("He said “one two.” Three four.", 20, "He said “one two.”"),
    ],
)
def test_an_excerpt_ends_with_a_sentence_if_that_keeps_half(text, limit, short):
    """Else with a word."""
    assert excerpt(text, limit) == short

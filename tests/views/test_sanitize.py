"""Strangers' words made inert, one way for each place they are shown in."""

import pytest
from markdown_it import MarkdownIt

from bot.views.sanitize import capped, clean, clean_line, markdown_bold, markdown_escaped, slack_escaped


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("Thе “mayor” sаid – naïve", "Thе “mayor” sаid – naïve"),
        ("a\u200bb\u202ec\ufeffd\u00ade", "abcde"),
        ("flag\U000e0067\U000e007f", "flag"),
        ("a\x1b[31mb\x07\x00", "a[31mb"),
        ("a\r\nb\rc\u2028d\x85e\x0bf", "a\nb\nc\nd\ne\nf"),
        ("a\tb", "a b"),
        ("a\ud800b", "a\ufffdb"),
        ("a\u3164\u115f\u034fb", "ab"),
        ("मुख्य שלום 🏛", "मुख्य שלום 🏛"),
    ],
)
def test_what_nobody_sees_is_not_shown(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_a_name_stands_on_one_line() -> None:
    assert clean_line(" a\n  b\u2029c ") == "a b c"


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [("short", 5, "short"), ("one two three", 10, "one two…"), ("abcdefghij", 5, "abcd…"), ("one, two", 6, "one…")],
)
def test_a_cut_is_at_a_word_and_marked(text: str, limit: int, shown: str) -> None:
    assert capped(text, limit) == shown


def test_slack_s_brackets_are_escaped_the_ampersand_first() -> None:
    assert slack_escaped("<!channel> & &lt;") == "&lt;!channel&gt; &amp; &amp;lt;"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("He said: “No.” It cost $5 (net).", "He said: “No.” It cost \\$5 (net)."),
        ("- item", "\\- item"),
        ("12. item", "12\\. item"),
        ("a - b = c + 1. d", "a - b = c + 1. d"),
        ("[a](b) <b> *x* _y_ `z` &amp;", "\\[a\\](b) \\<b\\> \\*x\\* \\_y\\_ \\`z\\` \\&amp;"),
        ("https://x www.y.z", "https\\://x www\\.y.z"),
        ("a\n# b", "a \\# b"),
    ],
)
def test_markdown_is_escaped_where_it_would_mean_something_and_only_there(text: str, escaped: str) -> None:
    assert markdown_escaped(text) == escaped


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [("", "plain", ""), ("a", "“quoted”", "b"), (" ", " spaced ", " "), ("x", "...", "y"), ("1", "a:\u0300", "2")],
)
def test_bold_is_bold_whatever_stands_beside_it(before: str, text: str, after: str) -> None:
    tokens = MarkdownIt().parseInline(f"{before}{markdown_bold(text, before[-1:], after[:1])}{after}")[0].children or []
    assert "**" not in "".join(token.content for token in tokens)
    assert "".join(token.content for token in tokens).split() == f"{before}{text}{after}".split()

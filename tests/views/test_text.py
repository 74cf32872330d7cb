"""Strangers' words made inert, quotations as a newspaper prints them, names of sources, links to passages."""

import pytest

from bot.breakdown import Article, Source
from bot.views import words
from bot.views.grammar import ended, quoted
from bot.views.passage_links import LONGEST_URL, address, host, passage
from bot.views.sanitize import capped, clean, clean_line, markdown_escaped, slack_escaped
from bot.views.speakers import in_a_line, speaker


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Thе “mayor” sаid – naïve", "Thе “mayor” sаid – naïve"),
        ("a\u200bb\u202ec\ufeffd\u00ade", "abcde"),
        ("a\x1b[31mb\x07\x00", "a[31mb"),
        ("a\r\nb\rc\u2028d\x85e\x0bf", "a\nb\nc\nd\ne\nf"),
        ("a\ud800b", "a\ufffdb"),
        ("मुख्य שלום 🏛", "मुख्य שלום 🏛"),
    ],
)
def test_what_nobody_sees_is_not_shown(text: str, shown: str) -> None:
    assert clean(text) == shown


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("He said: “No.” It cost $5 (net).", "He said: “No.” It cost \\$5 (net)."),
        ("- item", "\\- item"),
        ("a - b = c + 1. d", "a - b = c + 1. d"),
        ("[a](b) <b> *x* _y_ `z` &amp;", "\\[a\\](b) \\<b\\> \\*x\\* \\_y\\_ \\`z\\` \\&amp;"),
        ("https://x www.y.z", "https\\://x www\\.y.z"),
    ],
)
def test_markdown_is_escaped_where_it_would_mean_something_and_only_there(text: str, escaped: str) -> None:
    assert markdown_escaped(text) == escaped


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("“The bridge is safe,”", "“The bridge is safe”"),
        ("“We never did,” … “and never will.”", "“We never did,” … “and never will.”"),
        ("“At no time did I,” …", "“At no time did I” …"),
        ("it was no “theft”, she held", "“it was no ‘theft’, she held”"),
        ('footfall has "halved" since May', "“footfall has ‘halved’ since May”"),
        ("a charge … as “theatre”", "“a charge … as ‘theatre’”"),
        ("‘The lift was dead,’", "‘The lift was dead’"),
        ("‘kill’ the street", "“‘kill’ the street”"),
        ("“She said, ‘I need it.’”", "“She said, ‘I need it.’”"),
        ("“At no time did I…", "“At no time did I…”"),  # a mark that a cut left open is closed
        ("footfall has “halved since…", "“footfall has ‘halved since…’”"),
    ],
)
def test_words_are_quoted_as_a_newspaper_quotes_them(words: str, printed: str) -> None:
    assert quoted(words) == printed


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ({"name": "He", "resolved": "Tom Okafor"}, "Tom Okafor"),
        ({"name": "She"}, words.SOMEBODY),
        ({"name": "the minister", "resolved": "The minister"}, "the minister"),
        ({"name": "the fire service", "kind": "organisation"}, "the fire service"),
        ({"name": "A clerk", "unnamed": True}, "a clerk"),
        ({"name": "The mayor", "unnamed": True}, "the mayor"),
        ({"name": "Its spokesman"}, "a speaker whom the article does not make clear"),
        ({"name": "People I love"}, "a speaker whom the article does not make clear"),
        ({"name": "The mother of his victim, Jane Doe"}, "the mother of his victim, Jane Doe"),
        ({"name": "Larry Page"}, "Larry Page"),
        ({"name": "Its spokesman, Lee Ray"}, "Lee Ray"),
        ({"name": "A\u202e clerk\n of court"}, "a clerk of court"),
        ({"name": "", "kind": "unknown", "start": None}, words.SOMEBODY),
        ({"name": "the article", "kind": "article", "start": None}, words.ARTICLE_ITSELF),
    ],
)
def test_a_source_is_named_whole_as_the_article_names_it(source: dict[str, object], named: str) -> None:
    assert speaker(Source.model_validate({"start": 0, "end": 1, "kind": "person", **source})).in_a_line == named


def article(url: str | None, text: str = "One two three four five six seven eight nine.") -> Article:
    return Article(text=text, paragraphs=((0, len(text)),), url=url)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://bank.example@evil.example/",
        "https://evil.example/\u202ex",
        "https://evil.example/<!channel>",
        "https://evil.example/|label",
        "https://evil.example\\@bank.example/",
        "https://[broken/",
        "https://www.bаnk.example/x",
        f"https://evil.example/{'x' * LONGEST_URL}",
    ],
)
def test_an_odd_address_is_no_link(url: str | None) -> None:
    assert address(article(url)) is None
    assert host(article(url)) is None
    assert passage(article(url), (0, 3)) is None


@pytest.mark.parametrize(
    ("url", "text", "link"),
    [
        ("a", "no one, not-me & you", "a#:~:text=no%20one%2C%20not%2Dme%20%26%20you"),
        ("a", "One two three four five six seven eight nine.", "a#:~:text=One%20two%20three%20four,six%20seven%20eight%20nine."),
        ("a", "a\u200bb\nc", "a#:~:text=ab%20c"),
        ("a#top", "no", "a#top:~:text=no"),
        ("a", "x" * 5_000, "a"),
    ],
    ids=["marks", "first and last words", "unseen", "the address has a fragment", "too long for a link"],
)  # fmt: skip
def test_a_passage_is_named_by_its_first_and_last_words(url: str, text: str, link: str) -> None:
    start = "https://news.example/"
    assert passage(article(f"{start}{url}", text), (0, len(text))) == f"{start}{link}"


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (clean_line(" a\n  b\u2029c "), "a b c"),
        (capped("one two three", 10), "one two…"),
        (capped("abcdefghij", 5), "abcd…"),
        (capped("one, two", 6), "one…"),
        (slack_escaped("<!channel> & &lt;"), "&lt;!channel&gt; &amp; &amp;lt;"),
        (ended("“It is safe.”"), "“It is safe.”"),
        (ended("“it is … safe…”"), "“it is … safe…”"),
        (ended("“it is safe”"), "“it is safe”."),
        (in_a_line("A Democrat who asked not to be identified"), "a Democrat who asked not to be identified"),
        (in_a_line("Its president"), "its president"),
        (in_a_line("An Garda Síochána"), "An Garda Síochána"),
        (in_a_line("Former Vale defender"), "former Vale defender"),
    ],
)
def test_a_line_is_one_line_cut_at_a_word_escaped_ended_once_and_without_a_capital_of_a_sentence(
    shown: str, expected: str
) -> None:
    assert shown == expected

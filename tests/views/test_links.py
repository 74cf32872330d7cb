"""Links to a passage: made of the article's own address, or not at all."""

import pytest

from bot.breakdown import Article
from bot.views.links import LONGEST_URL, address, host, passage


def article(url: str | None, text: str = "One two three four five six seven eight nine.") -> Article:
    return Article(text=text, paragraphs=((0, len(text)),), url=url)


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "https://bank.example@evil.example/",
        "https://evil.example/\u202ex",
        "https://evil.example/ x",
        "https://evil.example/<!channel>",
        "https://evil.example/|label",
        "https://evil.example\\@bank.example/",
        "https://[broken/",
        f"https://evil.example/{'x' * LONGEST_URL}",
    ],
)
def test_an_odd_address_is_no_link(url: str | None) -> None:
    assert address(article(url)) is None
    assert host(article(url)) is None
    assert passage(article(url), (0, 3)) is None


def test_a_look_alike_host_shows_its_real_letters() -> None:
    assert host(article("https://www.bаnk.example/x")) == "www.xn--bnk-6cd.example"


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("no one, not-me & you", "no%20one%2C%20not%2Dme%20%26%20you"),
        ("One two three four five six seven eight nine.", "One%20two%20three%20four,six%20seven%20eight%20nine."),
        ("a\u200bb\nc", "ab%20c"),
    ],
)
def test_a_passage_is_named_by_its_first_and_last_words_encoded(text: str, fragment: str) -> None:
    url = passage(article("https://news.example/a", text), (0, len(text)))
    assert url == f"https://news.example/a#:~:text={fragment}"


def test_a_passage_keeps_the_fragment_that_the_address_has() -> None:
    assert passage(article("https://news.example/a#top", "no"), (0, 2)) == "https://news.example/a#top:~:text=no"


def test_a_passage_too_long_for_a_link_leads_to_the_article() -> None:
    assert passage(article("https://news.example/a", "x" * 5_000), (0, 5_000)) == "https://news.example/a"

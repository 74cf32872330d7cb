"""Feeds: read as they come, never trusted, asked for only when they have changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.articles.connection_guard import Network
from bot.articles.policy import FetchPolicy
from bot.errors import ArticleError
from bot.feeds import TRY, Feed, Item, check, chosen, fetch, read
from tests.articles.web import Names, listening, page, public_web, redirect

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Alder Post</title>
<item><title>Bridge &amp; harbour</title><link>https://example.com/bridge</link><description>A union speaks.</description>
<pubDate>Mon, 04 May 2026 10:00:00 GMT</pubDate></item>
<item><title>Sport</title><link>https://example.com/sport</link></item>
<item><title>A script</title><link>javascript:alert(1)</link></item>
</channel></rss>"""
ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title><entry>
<title>Mill</title><link href="https://example.org/mill"/><updated>2026-05-04T10:00:00Z</updated></entry></feed>"""
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12))
    + b"]><rss><channel><title>&m;</title></channel></rss>"
)
MAY_4 = 1_777_888_800.0  # 10:00 UTC


def test_rss_and_atom_are_read_with_titles_links_and_times() -> None:
    feed = read(RSS)
    assert feed.title == "The Alder Post"
    assert [(item.link, item.title, item.published) for item in feed.items] == [
        ("https://example.com/bridge", "Bridge & harbour", MAY_4),
        ("https://example.com/sport", "Sport", None),
    ]
    assert [item.link for item in read(ATOM).items] == ["https://example.org/mill"]


@pytest.mark.parametrize(
    "data",
    [b"<html><body>No feed</body></html>", b"/etc/passwd", b"https://example.com/feed", b"\x00\xff" * 99],
    ids=["a page", "a path", "an address", "noise"],
)
def test_what_is_no_feed_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(ArticleError) as caught:
        read(data)
    assert caught.value.code == "not-a-feed"


def test_half_a_character_in_a_title_does_not_take_the_feed_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.ISO-8859-1")
    broken = RSS.replace(b"Bridge &amp; harbour", "“Bridge”&#xD83D;".encode())
    assert [item.title for item in read(broken).items] == ["“Bridge”\ufffd", "Sport"]


def test_entities_are_not_blown_up() -> None:
    assert len(read(BOMB).title) < 100


ITEMS = Feed(
    items=(
        Item(link="https://example.com/1", title="Bridge closed", published=MAY_4),
        Item(link="https://example.com/2", summary="about the BRIDGE", published=MAY_4 - 90_000),
        Item(link="https://example.com/3", title="Sport"),
    )
)


@pytest.mark.parametrize(
    ("words", "first_look", "numbers"),
    [("", False, "123"), ("bridge", False, "12"), ("sport harbour", False, "3"), ("", True, "1"), ("opera", False, "")],
)
def test_only_what_is_wanted_and_at_first_only_what_is_new(words: str, first_look: bool, numbers: str) -> None:
    items = chosen(ITEMS, words, MAY_4 + 60, first_look=first_look)
    assert "".join(item.link[-1] for item in items) == numbers


SITE = {
    "/moved": redirect("/feed"),
    "/feed": page(RSS),
    "/gone": page(status="404 Not Found"),
    "/huge": page(b" " * 2_000_000),
    "/odd": redirect("http:/x"),
    "/broken": redirect("http://["),
    "/named": redirect("https://intranet.example/feed"),
}


@pytest.fixture(scope="module")
def web() -> Iterator[Network]:
    """A public web with one site, and the name of a private address in it."""
    with listening({f"feeds.example{path}": answer for path, answer in SITE.items()}) as listener:
        yield public_web(listener, Names({"intranet.example": [["10.0.0.1"]]}))


def test_a_feed_that_moved_is_followed(web: Network) -> None:
    assert fetch("https://feeds.example/moved", FetchPolicy(), network=web) == RSS


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("feeds.example/gone", "not-found"),
        ("feeds.example/huge", "too-large"),
        ("feeds.example/odd", "bad-link"),
        ("feeds.example/broken", "bad-link"),
        ("feeds.example/named", "not-public"),
    ],
)
def test_a_feed_that_cannot_be_had_or_leads_inside_says_why(web: Network, link: str, code: str) -> None:
    with pytest.raises(ArticleError) as caught:
        fetch(f"https://{link}", FetchPolicy(), network=web)
    assert caught.value.code == code


def test_no_module_of_the_folder_that_it_is_started_in_is_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "feedparser.py").write_text("raise SystemExit(1)")
    monkeypatch.chdir(tmp_path)
    assert read(RSS).title == "The Alder Post"


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("banana", "does not begin with http"),
        ("http://10.0.0.1/feed", "no address on the public web"),
        ("https://ana@example.com/feed", "holds a user name"),
        ("https://example.com:8080/feed", "names port 8080"),
    ],
)
def test_what_can_be_no_feeds_address_is_refused_before_anything_is_opened(link: str, why: str) -> None:
    with pytest.raises(ArticleError) as refused:
        check(link, FetchPolicy())
    assert why in refused.value.message
    assert refused.value.try_ == TRY

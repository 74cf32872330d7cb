"""Feeds looked at beside the rounds: a slow site holds up nobody, and a kill in between loses no article."""

import threading
from collections.abc import Iterator

import pytest

from bot import periodic_thread
from bot.articles.policy import FetchPolicy
from bot.errors import ArticleError
from bot.feeds import Feed, Fetched, Item
from bot.jobs import feed_reader
from bot.jobs.feed_reader import FEED_EVERY
from bot.jobs.periodic import Rounds
from bot.jobs.retention import RetentionJob
from bot.periodic_thread import PeriodicThread, stop_all
from bot.store import Request
from bot.store.feeds import WatchedFeed
from tests.jobs.office import Office, schedule

URL = "https://feeds.example.com/rss"


class Site:
    """A feed: what it holds, and what it was asked with."""

    def __init__(self) -> None:
        self.links: list[str] = []
        self.published: float | None = None
        self.etags: list[str | None] = []
        self.down = False
        self.open = threading.Event()
        self.open.set()
        self.waiting = threading.Event()

    def fetch(
        self, url: str, _: FetchPolicy, *, etag: str | None = None, modified: str | None = None, **__: object
    ) -> Fetched:
        self.etags.append(etag)
        self.waiting.set()
        self.open.wait(180)
        if self.down:
            raise ArticleError("It is down.", "Wait.", code="site-error")
        version = f'"{len(self.links)}"'
        return Fetched(None if etag == version else b"feed", version, modified, url)

    def read(self, _: bytes) -> Feed:
        return Feed(title="Post", items=tuple(Item(link=link, published=self.published) for link in self.links))


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    found = Site()
    monkeypatch.setattr(feed_reader, "fetch", found.fetch)
    monkeypatch.setattr(feed_reader, "read", found.read)
    yield found
    found.open.set()


@pytest.fixture
def office(office: Office, site: Site) -> Office:
    """A channel that watches the site, at a moment at which its articles are new."""
    office.store.feeds.watch(WatchedFeed(team="T1", channel="C1", url=URL))
    site.published = office.clock()
    return office


def later(office: Office) -> None:
    office.clock.go(seconds=FEED_EVERY + 1)
    office.feeds.look()


def texts(office: Office) -> list[str]:
    return [request.text for request in office.of("feed")]


def test_a_site_that_hangs_holds_up_no_digest_and_no_stop(
    office: Office, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(periodic_thread, "STOPS_WITHIN", 0.2)
    asked = threading.Event()

    def ask(request: Request) -> bool:
        if request.kind == "digest":
            asked.set()
        return office.ask(request)

    schedule(office)
    office.clock.go(hours=20)
    site.open.clear()
    rounds = Rounds(office.store, office.door, ask, office.clock)
    threads = PeriodicThread("rounds", rounds.run_once, 0.01), office.feed_reader(ask, every=0.01).thread
    for thread in threads:
        thread.start()
    assert site.waiting.wait(180)
    assert asked.wait(180)
    stopper = threading.Thread(target=stop_all, args=threads, daemon=True)
    stopper.start()
    stopper.join(100)
    assert not stopper.is_alive()


def test_a_kill_before_the_last_article_was_asked_for_loses_none(office: Office, site: Site) -> None:
    site.links = ["https://example.com/1", "https://example.com/2"]

    def killed(request: Request) -> bool:
        if request.text.endswith("2"):
            raise KeyboardInterrupt
        return office.ask(request)

    with pytest.raises(KeyboardInterrupt):
        office.feed_reader(killed).look()
    later(office)
    assert texts(office) == site.links
    later(office)
    assert site.etags == [None, None, '"2"']


def test_a_site_that_was_down_at_first_does_not_bring_its_old_articles_afterwards(office: Office, site: Site) -> None:
    site.links, site.down = ["https://example.com/old"], True
    site.published = office.clock() - 10 * 86_400
    office.feeds.look()
    site.down = False
    later(office)
    assert texts(office) == []
    site.links.append("https://example.com/new")
    later(office)
    assert texts(office) == ["https://example.com/new"]


def test_links_are_cleaned_away_when_no_feed_holds_them_any_more_and_not_before(office: Office, site: Site) -> None:
    site.links = ["https://example.com/1", "https://example.com/2"]
    office.feeds.look()
    office.clock.go(days=100)
    site.links = ["https://example.com/2", "https://example.com/3", "https://example.com/4"]
    office.feeds.look()
    assert RetentionJob(office.store, 30, lambda _: None, office.clock).look()
    gone = office.store.feeds.fresh("T1", "C1", ["https://example.com/1", "https://example.com/2"])
    assert gone == ["https://example.com/1"]
    assert texts(office) == [f"https://example.com/{n}" for n in (1, 2, 3, 4)]

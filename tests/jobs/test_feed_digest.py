"""From a feed to the digest: read by the steps of every reading, told next morning. A slow site holds up nothing else,
and a kill in between loses no article."""

import re
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime

import pytest

from benchmarks.newsroom import outcomes
from bot import periodic_thread
from bot.articles import from_text
from bot.breakdown import Article, Breakdown
from bot.errors import ArticleError
from bot.jobs import JobTimings, Request
from bot.jobs.feed_reader import FEED_EVERY
from bot.jobs.retention import RetentionJob
from bot.periodic_thread import PeriodicThread, stop_all
from bot.settings import ReaderChoice, load
from bot.store import Store
from bot.store.feeds import WatchedFeed
from tests.jobs.fakes import FakeSlack, Here, steps_of
from tests.jobs.office import CLAIM, Clock, Office, schedule

pytestmark = pytest.mark.usefixtures("in_this_process")

FEED_URL = "https://feeds.example/rss"
LEAK = (
    "Halden Oil denied on Monday that it let diesel leak into the river Alder. “Not a drop of diesel leaked into the "
    "Alder,” said Mona Reyl, a spokeswoman for the company, which runs the depot above Corriston. The mayor of Corriston, "
    "Ruth Odell, said that the river smelled of diesel for two days and that the fish were dead. The county sent two "
    "inspectors, and the depot stayed open. The harbour was closed to bathers until the end of the week, the county said."
)


class Paper:
    """Sites with articles, and a feed of them. `fetch` answers for both of them."""

    def __init__(self) -> None:
        self.articles: dict[str, str] = {}
        self.items: list[tuple[str, datetime]] = []
        self.trouble: ArticleError | None = None

    def prints(self, address: str, at: float, text: str = LEAK) -> None:
        self.articles[f"https://{address}"] = text
        self.items.insert(0, (f"https://{address}", datetime.fromtimestamp(at, UTC)))

    def feed(self) -> bytes:
        if self.trouble:
            raise self.trouble
        items = "".join(
            f"<item><title>t</title><link>{link}</link><pubDate>{format_datetime(at)}</pubDate></item>"
            for link, at in self.items
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>'.encode()


class Reading(Here):
    """The workers without processes, over the paper. Notes which reader was asked for."""

    def __init__(self, paper: Paper) -> None:
        super().__init__()
        self.paper = paper
        self.readers: list[str | None] = []

    def article(self, request: Request, token: str) -> Article:
        return from_text(self.paper.articles[request.text]).model_copy(update={"url": request.text})

    def breakdown(self, article: Article, name: str, choice: ReaderChoice | None = None, team: str = "") -> Breakdown:
        self.readers.append(choice)
        return super().breakdown(article, name, choice, team)


class FeedOffice(Office):
    """An office whose readings are made by the steps of the real job, with a model set."""

    def __init__(self, store: Store, paper: Paper) -> None:
        settings = load(_env_file=None, openai_base_url="http://127.0.0.1:9", openai_api_key="k")
        super().__init__(store, Clock(2026, 5, 4, 12, 0), settings)
        self.workers = Reading(paper)
        self.steps = steps_of(store, FakeSlack(), JobTimings(), workers=self.workers, budget=self.budget)
        self.store.feeds.watch(WatchedFeed(team="T1", channel="C1", url=FEED_URL))

    def look(self) -> None:
        """Look at the feeds, and read what they brought."""
        self.feeds.look()
        for request in self.of("feed"):
            if outcomes(self.store.engine)[request.id] is None:
                if self.steps.fetch(request.id):
                    self.steps.read(request.id)
                    self.now(request.id)
                    self.index(request.id)
                assert self.steps.plan(request.id) == 0  # read for the digest, and posted nowhere
                self.steps.close(request.id)

    def later(self) -> list[str]:
        """Look again when that is due; the links that were read so far."""
        self.clock.go(seconds=FEED_EVERY + 1)
        self.look()
        return [request.text.removeprefix("https://post.example/") for request in self.of("feed")]

    def morning(self, channel: str = "C1") -> str:
        """The text of the digest that a channel gets at half past eight."""
        schedule(self, channel)
        self.clock.go(hours=20)
        self.round()
        (request,) = [digest for digest in self.of("digest") if digest.channel == channel]
        return "".join(body["text"] for body in self.bodies(request))


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch) -> Paper:
    paper = Paper()
    monkeypatch.setattr("bot.jobs.feed_reader.fetch", lambda *_: paper.feed())
    return paper


@pytest.fixture
def office(store: Store, paper: Paper) -> FeedOffice:
    return FeedOffice(store, paper)


def test_a_wire_story_on_two_sites_is_one_entry_next_morning(office: FeedOffice, paper: Paper) -> None:
    for site in ("post.example/leak", "gazette.example/leak"):
        paper.prints(site, office.clock())
    office.look()
    assert office.workers.readers == ["offline"] * 2  # feeds cost nothing, whatever model is set
    assert office.budget.spent("T1") == 0
    digest = office.morning()
    assert "2 articles read" in digest
    assert "also in post.example" in digest or "also in gazette.example" in digest
    assert len(re.findall(r"^\d+\. ", digest, re.MULTILINE)) == 1


def test_what_a_feed_denies_moves_the_claim_that_was_read_in_its_channel(office: FeedOffice, paper: Paper) -> None:
    office.read(CLAIM)
    paper.prints("post.example/leak", office.clock())
    office.look()
    digest = office.morning()
    assert (
        "Denied later\nHalden Oil: Halden Oil denied on Monday that it let diesel leak into the river Alder." in digest
    )
    assert office.of("later_answers") == []  # there is no thread to tell it in


def test_what_a_feed_brought_is_in_no_other_channels_digest(office: FeedOffice, paper: Paper) -> None:
    paper.prints("post.example/leak", office.clock())
    office.look()
    assert office.morning("C2") == ""


def test_a_day_has_its_bounds_and_the_next_one_goes_on(
    office: FeedOffice, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.jobs.feed_reader.READ_A_DAY", 3)

    def brings(names: Sequence[str]) -> int:
        for name in names:
            paper.prints(f"post.example/{name}", office.clock())
        office.look()
        return len(office.workers.readers)

    assert brings([f"a{n}" for n in range(5)]) == 3
    office.clock.go(hours=1)
    assert brings(["late"]) == 3
    office.clock.go(hours=23)
    assert brings(["new"]) == 4


def test_a_site_that_is_down_is_told_in_the_digest_and_by_watching(office: FeedOffice, paper: Paper) -> None:
    office.read(f"{CLAIM}\n{{Halden Oil}} <denied|denies> that [it let diesel leak into the river Alder].")
    paper.trouble = ArticleError("This page is gone.", "", code="not-found")
    office.look()
    (feed,) = office.store.feeds.of_channel("T1", "C1")
    assert feed.trouble == paper.trouble.message
    assert f"{FEED_URL}: {feed.trouble}" in office.morning()


def test_a_site_that_hangs_holds_up_no_digest_and_no_stop(
    office: FeedOffice, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(periodic_thread, "STOPS_WITHIN", 0.2)
    asked, waiting, done = threading.Event(), threading.Event(), threading.Event()

    def hangs() -> bytes:
        waiting.set()
        done.wait(180)
        return b""

    def ask(request: Request) -> bool:
        asked.set()
        return office.ask(request)

    monkeypatch.setattr(paper, "feed", hangs)
    schedule(office)
    office.clock.go(hours=20)
    threads = PeriodicThread("rounds", lambda: office.round(ask), 0.01), office.feeds.thread
    for thread in threads:
        thread.start()
    assert waiting.wait(180)
    assert asked.wait(180)
    stopper = threading.Thread(target=stop_all, args=threads, daemon=True)
    stopper.start()
    stopper.join(100)
    assert not stopper.is_alive()
    done.set()


def test_a_kill_before_the_last_article_was_asked_for_loses_none(office: FeedOffice, paper: Paper) -> None:
    for number in "21":
        paper.prints(f"post.example/{number}", office.clock())

    def killed(request: Request) -> bool:
        if request.text.endswith("2"):
            raise KeyboardInterrupt
        return office.ask(request)

    with pytest.raises(KeyboardInterrupt):
        office.feed_reader(killed).look()
    assert office.later() == ["1", "2"]
    assert office.later() == ["1", "2"]


def test_a_site_that_was_down_at_first_does_not_bring_its_old_articles_afterwards(
    office: FeedOffice, paper: Paper
) -> None:
    paper.prints("post.example/old", office.clock() - 10 * 86_400)
    paper.trouble = ArticleError("This site is down.", "", code="site-error")
    office.look()
    paper.trouble = None
    assert office.later() == []
    paper.prints("post.example/new", office.clock())
    assert office.later() == ["new"]


def test_links_are_cleaned_away_when_no_feed_holds_them_any_more_and_not_before(
    office: FeedOffice, paper: Paper
) -> None:
    links = [f"https://post.example/{number}" for number in "12"]
    for number in "12":
        paper.prints(f"post.example/{number}", office.clock())
    office.look()
    office.clock.go(days=100)
    del paper.items[1]  # the older one
    for number in "34":
        paper.prints(f"post.example/{number}", office.clock())
    office.look()
    assert RetentionJob(office.store, 30, lambda _: None, office.clock).look()
    assert office.store.feeds.fresh("T1", "C1", links) == links[:1]

"""Several sources in one message: each is answered by itself, in order, and what was too much is named."""

from itertools import groupby
from typing import Any

import pytest

from benchmarks.newsroom import STORY, Newsroom, of_request, parts, shown
from bot.articles import from_text
from bot.breakdown import Article
from bot.jobs.workers import Workers
from bot.store import Request
from bot.store.requests import Requests

NOTE = "left"
OTHER = (
    "The dam above Vik is leaking, the union of miners said on Monday.\n\n"
    "Minister Ole Lund denied that the dam is leaking. “The dam is dry,” he said."
)
FILES = [("bridge.txt", STORY.encode()), ("dam.txt", OTHER.encode())]
DEAD_LINK = "https://rejoinder.invalid/story"


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page behind every link, each with a text of its own, instead of the network."""
    fetch = Workers.article

    def article(workers: Workers, request: Request, token: str) -> Any:
        if not request.text.startswith("https://news.example/"):
            return fetch(workers, request, token)
        page: Article = from_text(f"{STORY}\n\nIt was built in {request.text[-1]}000 days.")
        return page.model_copy(update={"url": request.text})

    monkeypatch.setattr(Workers, "article", article)


def links(count: int) -> list[str]:
    return [f"https://news.example/{number}" for number in range(1, count + 1)]


def ids(newsroom: Newsroom, ts: str, count: int) -> list[str]:
    first = newsroom.request("#newsroom", ts)
    return [first, *(f"{first}:{number}" for number in range(2, count + 1))]


def answers_to(newsroom: Newsroom, ts: str, wanted: list[str]) -> list[Any]:
    """The answers in a thread once all of these requests have ended; each whole, in order, nothing twice or mixed."""
    newsroom.quiet()
    answers = newsroom.answers("#newsroom", ts)
    grouped = [(name, list(group)) for name, group in groupby(answers, of_request)]
    assert [name for name, _ in grouped] == wanted
    for _, group in grouped:
        assert parts(group) == list(range(len(group)))
    return [group for _, group in grouped]


def test_a_link_and_two_files_are_each_answered_and_a_dead_link_spoils_nothing(newsroom: Newsroom) -> None:
    ts = newsroom.ask(f"please check these: {DEAD_LINK}", files=FILES)
    dead, bridge, dam = answers_to(newsroom, ts, ids(newsroom, ts, 3))
    assert len(dead) == 1
    assert f"Article 1 in this message: {DEAD_LINK}" in shown(dead)
    assert "paste the text" in shown(dead)
    assert "Article 2 in this message: bridge.txt" in shown(bridge[:1])
    assert "Ida Brandt" in shown(bridge[:1])
    assert "Article 3 in this message: dam.txt" in shown(dam[:1])
    assert "Ole Lund" in shown(dam[:1])
    assert "Ole Lund" not in shown(bridge)


def test_of_seven_links_five_are_read_and_two_are_left(newsroom: Newsroom, pages: None) -> None:
    ts = newsroom.ask(" ".join(links(7)))
    *read, note = answers_to(newsroom, ts, [*ids(newsroom, ts, 5), f"{newsroom.request('#newsroom', ts)}:{NOTE}"])
    for number, answer in enumerate(read, start=1):
        assert f"Article {number} in this message: https://news.example/{number}" in shown(answer[:1])
    assert shown(note) == ("I read 5 articles of one message here, and 2 were left. Send the rest in another one.")


def test_twins_and_events_that_come_again_half_done_double_nothing_and_lose_nothing(
    newsroom: Newsroom, pages: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep, refused = Requests._new, list[str]()

    def full_at_first(*arguments: Any) -> Any:
        if arguments[1].id.endswith(":2") and len(refused) < 2:  # the first source is written, and not committed
            refused.append(arguments[1].id)
            raise OSError("no space left on device")
        return keep(*arguments)

    monkeypatch.setattr(Requests, "_new", full_at_first)
    newsroom.desk.faults.doubled = 1.0
    before = len(newsroom.outcomes())
    ts = newsroom.ask("https://news.example/8 https://news.example/9", files=FILES[1:])
    answers_to(newsroom, ts, ids(newsroom, ts, 3))
    assert len(newsroom.outcomes()) == before + 3
    assert len(refused) == 2


def test_a_bare_mention_under_a_message_with_several_sources_reads_them_all(newsroom: Newsroom) -> None:
    first = newsroom.desk.say("#newsroom", "ben", "for later", files=FILES)
    ts = newsroom.ask("", thread_ts=first)
    wanted = ids(newsroom, ts, 2)
    newsroom.quiet()
    answers = newsroom.answers("#newsroom", first)
    assert [name for name, _ in groupby(answers, of_request)] == wanted
    newsroom.delete(first, "ben")
    assert {newsroom.outcomes()[name] for name in wanted} == {"forgotten"}


def test_a_private_answer_is_of_the_first_source_and_counts_the_rest(newsroom: Newsroom, pages: None) -> None:
    private = newsroom.command(f"/claims {' '.join(links(2))}")
    rest = "I read 1 article of one message here, and 1 was left. Send the rest one by one."
    assert rest in shown(private[:1])
    assert "Ida Brandt" in shown(private)
    private = newsroom.shortcut(newsroom.desk.say("#newsroom", "ben", "for later", files=FILES))
    assert rest in shown(private)
    assert "Ida Brandt" in shown(private)
    assert "Ole Lund" not in shown(private)


def test_an_edit_offers_the_source_that_is_new(newsroom: Newsroom, pages: None) -> None:
    ts = newsroom.ask(" ".join(links(2)))
    answers_to(newsroom, ts, ids(newsroom, ts, 2))
    newsroom.edit(ts, f"{' '.join(links(2))} https://news.example/5")
    (name,) = [name for name in newsroom.requests("offer") if ts in name]
    kept = Requests(newsroom.engine).get(name)
    assert kept is not None
    assert kept.text == "https://news.example/5"

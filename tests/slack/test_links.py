"""A link, asked about in every way: the page is fetched by the real guard, and the answer leads back to its passages."""

from collections.abc import Iterator

import pytest

from benchmarks.newsroom import STORY, Json, Newsroom, shown
from tests.active_markup import active_markup
from tests.articles import web
from tests.slack.pages import serving, story_page

LINK = "https://news.example/bridge?utm_source=chat"
MORE = (
    "\n\nThe bridge was built in 1931, and it was widened once, in the autumn of 1968, when the market moved to the other "
    "bank. Some four thousand cars cross it on a working day, most of them before nine in the morning.\n\n"
    "The next crossing is at Harrow, eleven kilometres down the river, where the road is narrow and floods each spring."
)


@pytest.fixture(autouse=True)
def page(in_this_process: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    answer = web.page(story_page("The bridge over the Alder", STORY + MORE))
    with serving({"news.example/bridge?utm_source=chat": answer}, monkeypatch):
        yield


def assert_read(answers: list[Json]) -> None:
    """Every place leads to its passage, without what tracks the reader."""
    first = next(answer for answer in answers if "Read " in shown([answer]))
    assert "Ida Brandt" in shown([first])
    links = [p.value for a in answers for p in active_markup(a.get("blocks")) if p.kind == "link"]
    assert any(link.startswith("https://news.example/bridge#:~:text=") for link in links)
    assert not [link for link in links if "utm_source" in link]


def test_in_a_mention(newsroom: Newsroom) -> None:
    assert_read(newsroom.thread("#newsroom", newsroom.ask(f"can you check this? [the story]({LINK})")))


def test_in_the_command_and_then_for_everybody(newsroom: Newsroom) -> None:
    private = newsroom.command(f"/claims {LINK}")
    assert_read(private)
    posted = newsroom.answers("#newsroom", newsroom.publish(private))
    assert "The bridge over the Alder" in shown(posted[:1]), "where the article is not in sight, it is named"
    assert_read(posted)


def test_in_another_persons_message_by_the_shortcut_and_by_a_bare_mention(newsroom: Newsroom) -> None:
    ts = newsroom.desk.say("#newsroom", "ben", f"Seen this? {LINK}")
    assert_read(newsroom.shortcut(ts))
    assert_read(newsroom.reply(ts, ""))


def test_an_edit_of_the_words_around_it_makes_no_second_run(newsroom: Newsroom) -> None:
    before = len(newsroom.outcomes())
    ts = newsroom.ask(LINK)
    answers = newsroom.thread("#newsroom", ts)
    newsroom.edit(ts, f"can you check this? {LINK}")
    assert newsroom.answers("#newsroom", ts) == answers
    assert len(newsroom.outcomes()) == before + 1

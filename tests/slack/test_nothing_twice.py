"""A thread that holds a breakdown, or will in a moment, gets no second one unless a person presses for it."""

import threading
from collections.abc import Iterator

import pytest

from benchmarks.newsroom import STORY, Newsroom, of_request, shown, until
from bot.jobs.workers import Workers
from bot.store.requests import Requests
from bot.views import actions, talk


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Articles come only when this is set."""
    go, fetch = threading.Event(), Workers.article

    def waiting(*arguments: object) -> object:
        assert go.wait(180)
        return fetch(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Workers, "article", waiting)
    yield go
    go.set()


def under_way(newsroom: Newsroom, ts: str, channel: str = "#newsroom") -> str:
    """The message, once what it asks for is under way."""
    until(lambda: newsroom.request(channel, ts) in newsroom.outcomes())
    return ts


def test_the_name_alone_where_all_is_read_gets_one_line_and_a_button(newsroom: Newsroom) -> None:
    ts = newsroom.ask(STORY)
    before = len(newsroom.thread("#newsroom", ts))
    line = newsroom.reply(ts, "")
    assert len(line) == 1
    assert talk.READ_HERE in shown(line)
    newsroom.press(line, actions.AGAIN, "ben")
    assert len(newsroom.answers("#newsroom", ts)) == 2 * before + 1
    again = Requests(newsroom.engine).get(f"{newsroom.request('#newsroom', ts)}:again:1")
    assert again
    assert again.user == "U0BEN", "whose budget it takes, and who is told if it fails"


def test_the_name_alone_twice_under_another_persons_article_reads_it_once(
    newsroom: Newsroom, slow: threading.Event
) -> None:
    first = newsroom.desk.say("#newsroom", "ben", STORY)
    first_ask = under_way(newsroom, newsroom.ask("", thread_ts=first))
    second_ask = under_way(newsroom, newsroom.ask("", thread_ts=first))
    slow.set()
    newsroom.thread("#newsroom", second_ask)
    assert "Ida Brandt" in shown(newsroom.answers("#newsroom", first, to=first_ask))
    assert shown(newsroom.answers("#newsroom", first, to=second_ask)).startswith(talk.READ_HERE)


@pytest.mark.parametrize("place", ["channel", "direct message"])
def test_a_question_asked_while_it_reads_is_answered_after_it_and_alone(
    newsroom: Newsroom, slow: threading.Event, place: str
) -> None:
    channel = newsroom.desk.dm("ana") if place == "direct message" else "#newsroom"
    ts = under_way(newsroom, newsroom.ask(STORY, channel), channel)
    asked = under_way(newsroom, newsroom.ask("who denied it?", channel, thread_ts=ts), channel)
    slow.set()
    newsroom.thread(channel, asked)
    answers = newsroom.answers(channel, ts)
    of_question = [newsroom.request(channel, asked) == of_request(answer) for answer in answers]
    assert of_question == [False] * (len(answers) - 1) + [True]
    assert "Mayor Ida Brandt denied" in shown(answers[-1:])


def test_a_question_about_what_could_not_be_read_is_told_so(newsroom: Newsroom, slow: threading.Event) -> None:
    ts = under_way(newsroom, newsroom.ask("https://rejoinder.invalid/story"))
    asked = under_way(newsroom, newsroom.ask("who denied it?", thread_ts=ts))
    slow.set()
    newsroom.thread("#newsroom", asked)
    assert shown(newsroom.answers("#newsroom", ts, to=asked)) == talk.NOT_READ


def test_the_name_alone_reads_the_first_message_where_only_a_reply_was_read(newsroom: Newsroom) -> None:
    first = newsroom.desk.say("#newsroom", "ben", STORY.replace("Brandt", "Lund"))
    newsroom.read(STORY, thread_ts=first)
    assert "Ida Lund" in shown(newsroom.reply(first, ""))


def test_the_name_alone_under_an_answer_that_was_posted_from_a_private_one_reads_nothing(newsroom: Newsroom) -> None:
    posted = newsroom.publish(newsroom.command(f"/claims {STORY}"))
    assert shown(newsroom.reply(posted, "")) == talk.READ_HERE

"""A link that comes again: answered from its reading in that channel, never from elsewhere, and read again when changed."""

import pytest

from benchmarks.newsroom import STORY, Newsroom, shown
from bot.articles import from_text
from bot.breakdown import Article
from bot.jobs.workers import Workers
from bot.views import actions
from tests.slack.test_corrections import correct, correct_privately

LATER = STORY.replace("The ministry declined to comment.", "The ministry said on Tuesday that the bridge is unsafe.")
BEFORE = "This is my reading from before."


class Page:
    """What stands behind every link, and how often it was read."""

    def __init__(self) -> None:
        self.text = STORY
        self.readings = 0


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Page:
    """A page instead of the network."""
    web, read = Page(), Workers.breakdown

    def article(_: Workers, request: object, *__: object) -> Article:
        return from_text(web.text).model_copy(update={"url": request.text})  # type: ignore[attr-defined]

    def counted(*arguments: object) -> object:
        web.readings += 1
        return read(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Workers, "article", article)
    monkeypatch.setattr(Workers, "breakdown", counted)
    return web


def test_an_unchanged_page_is_read_once_in_a_channel_and_again_when_asked(newsroom: Newsroom, page: Page) -> None:
    link = "https://news.example/again"
    first = newsroom.thread("#newsroom", newsroom.ask(link))
    assert "Read here" not in shown(first)
    ts = newsroom.desk.say("#newsroom", "ben", f"@Rejoinder {link}")
    second = newsroom.thread("#newsroom", ts)
    assert page.readings == 1
    assert "Read here a moment ago; the page has not changed since." in shown(second[:1])
    assert BEFORE in shown(second)
    assert len(second) == len(first) + 1
    newsroom.press(second, actions.AGAIN, "ben", times=2)
    assert page.readings == 2, "two clicks, one reading"
    again = newsroom.answers("#newsroom", ts)[len(second) :]
    assert "Ida Brandt" in shown(again)
    assert BEFORE not in shown(again)


@pytest.mark.parametrize("place", ["#desk-private", "dm", "private"])
def test_a_reading_in_another_place_or_in_private_is_not_even_hinted_at(
    newsroom: Newsroom, page: Page, place: str
) -> None:
    link = f"https://news.example/{place.strip('#')}"
    if place == "private":
        newsroom.command(f"/claims {link}")
    else:
        newsroom.read(link, newsroom.desk.dm("ana") if place == "dm" else place)
    public = newsroom.thread("#newsroom", newsroom.ask(link))
    assert page.readings == 2
    assert "before" not in shown(public)
    assert "Read here" not in shown(public)


def test_a_changed_page_is_read_again_and_the_thread_says_so(newsroom: Newsroom, page: Page) -> None:
    link = "https://news.example/changed"
    newsroom.read(link)
    page.text = LATER
    answers = newsroom.thread("#newsroom", newsroom.ask(link))
    assert page.readings == 2
    changes = shown(answers[1:2])
    assert "This page has changed since I read it here on" in changes


def test_what_was_forgotten_answers_no_later_request(newsroom: Newsroom, page: Page) -> None:
    link = "https://news.example/forgotten"
    ts = newsroom.read(link)
    newsroom.command(f"/claims forget {link}")
    assert newsroom.breakdown("#newsroom", ts) is None
    assert "Read here" not in shown(newsroom.thread("#newsroom", newsroom.ask(link)))
    assert page.readings == 2


def test_a_withdrawn_line_stays_withdrawn_when_its_page_is_shown_or_read_again(newsroom: Newsroom, page: Page) -> None:
    link = "https://news.example/corrected"
    first, reason = newsroom.ask(link), "She never said so."
    newsroom.thread("#newsroom", first)
    correct(newsroom, first, "Ida Brandt", "withdrawn", reason)
    second = newsroom.ask(link)
    answers = newsroom.thread("#newsroom", second)
    assert reason in shown(answers[:1])
    offer = next(answer for answer in answers if BEFORE in shown([answer]))
    newsroom.press([offer], actions.AGAIN, "ben")
    assert page.readings == 2
    again = newsroom.answers("#newsroom", second)[len(answers) :]
    assert reason in shown(again[:1])
    correct(newsroom, second, "Ida Brandt", "stands", "She did.")
    assert reason not in shown(newsroom.answers("#newsroom", first)[:1]), "the thread from which this one was taken"


def test_a_correction_in_a_private_answer_changes_no_message_of_the_channel(newsroom: Newsroom, page: Page) -> None:
    link, reason = "https://news.example/private-correction", "She never said so."
    ts = newsroom.ask(link)
    before = newsroom.thread("#newsroom", ts)
    private = newsroom.command(f"/claims {link}", user="ben")
    assert page.readings == 1
    correct_privately(newsroom, private, "Ida Brandt", "withdrawn", reason)
    assert shown(newsroom.answers("#newsroom", ts)) == shown(before)
    assert reason not in shown(newsroom.thread("#newsroom", newsroom.ask(link)))

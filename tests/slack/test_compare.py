"""Articles of one message side by side: one answer, of what could be read."""

import contextlib
from typing import Any

import pytest

from benchmarks.newsroom import Newsroom, of_request, parts, shown
from bot.store.forgetting import Forgetting
from bot.store.posts import Posts
from bot.views import actions
from bot.views.comparison import TOO_FEW
from bot.views.comparison_lines import TITLES
from slackdesk.user_actions import NotPossible
from tests.comparison.test_comparison import COURIER, ECHO, LANTERN

DEAD_LINK = "https://rejoinder.invalid/story"
TEXTS = f"compare\n\n{LANTERN}\n---\n{COURIER}"
FILES = [("lantern.txt", LANTERN.encode()), ("courier.txt", COURIER.encode())]


def comparison(newsroom: Newsroom, ts: str) -> str:
    """The words of the comparison, which is the only answer in the thread."""
    name = f"{newsroom.request('#newsroom', ts)}:compare"
    newsroom.quiet()
    answers = newsroom.answers("#newsroom", ts)
    assert {of_request(answer) for answer in answers} == {name}
    assert parts(answers) == list(range(len(answers)))
    return shown(answers)


def test_two_texts_in_one_message_are_compared_in_the_thread(newsroom: Newsroom) -> None:
    ts = newsroom.ask(TEXTS)
    words = comparison(newsroom, ts)
    assert "Side by side: text 1 and text 2" in words
    assert TITLES["denied"] in words
    assert "text 1 (not in text 2): “Brandis denied that it had delayed the alarm.” ¶4" in words
    assert newsroom.outcomes()[f"{newsroom.request('#newsroom', ts)}:2"] == "answered"
    assert newsroom.breakdown("#newsroom", ts) is not None


def test_what_could_not_be_read_is_named_and_the_others_are_compared(newsroom: Newsroom) -> None:
    words = comparison(newsroom, newsroom.ask(f"compare {DEAD_LINK}", files=FILES))
    assert f"Not compared, since it could not be read: {DEAD_LINK}." in words
    assert "Side by side: lantern.txt and courier.txt" in words
    assert TITLES["denied"] in words


def test_with_fewer_than_two_it_is_said_what_is_missing(newsroom: Newsroom) -> None:
    words = comparison(newsroom, newsroom.ask(f"compare {DEAD_LINK}", files=FILES[:1]))
    assert f"could not be read: {DEAD_LINK}." in words
    assert TOO_FEW in words
    assert comparison(newsroom, newsroom.ask("compare")) == TOO_FEW


def test_a_deleted_message_takes_its_comparison_with_it(newsroom: Newsroom) -> None:
    ts = newsroom.ask(TEXTS)
    comparison(newsroom, ts)
    newsroom.delete(ts)
    first = newsroom.request("#newsroom", ts)
    names = (first, f"{first}:2", f"{first}:compare")
    assert {newsroom.outcomes()[name] for name in names} == {"forgotten"}


def test_what_is_forgotten_before_the_comparison_is_sent_is_not_in_it(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = Posts.plan

    def and_forget(posts: Posts, request_id: str, *others: Any) -> None:
        plan(posts, request_id, *others)
        if request_id.endswith(":compare"):
            Forgetting(newsroom.engine).forget(request_id.replace(":compare", ":3"))

    monkeypatch.setattr(Posts, "plan", and_forget)
    words = comparison(newsroom, newsroom.ask("compare", files=[*FILES, ("echo.txt", ECHO.encode())]))
    assert "Side by side: lantern.txt and courier.txt" in words
    assert "echo.txt" not in words


def test_a_question_under_a_comparison_is_answered_from_all_its_articles(newsroom: Newsroom) -> None:
    ts = newsroom.ask("compare", files=FILES)
    comparison(newsroom, ts)
    words = shown(newsroom.reply(ts, "what does Pell say?"))
    assert "From lantern.txt" in words
    assert "From courier.txt" in words


def test_an_edited_comparison_is_compared_again_with_all_that_it_holds_now(newsroom: Newsroom) -> None:
    ts = newsroom.ask(TEXTS)
    comparison(newsroom, ts)
    newsroom.edit(ts, f"compare\n\n{LANTERN}\n---\n{ECHO}")
    offered = newsroom.answers("#newsroom", ts)
    with contextlib.suppress(NotPossible):  # the button goes when it was pressed
        newsroom.press(offered, actions.AGAIN, times=2)
    newsroom.quiet()
    again = newsroom.answers("#newsroom", ts)[len(offered) :]
    assert shown(again).count("Side by side: text 1 and text 2") == 1
    assert {of_request(answer).rpartition(":")[2] for answer in again} == {"compare"}

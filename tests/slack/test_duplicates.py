"""All that makes Slack tell twice of one message, and all that makes it take a message and not say so: one thread."""

from typing import Any

import pytest

from benchmarks.newsroom import STORY, Newsroom, parts, shown
from bot.store.requests import Requests
from slackdesk.faults import TroubleKind


def one_thread(newsroom: Newsroom, ts: str) -> None:
    """Whole, in order, and nothing twice."""
    newsroom.quiet()
    answers = newsroom.answers("#newsroom", ts, to=ts)
    assert len(answers) >= 2
    assert parts(answers) == list(range(len(answers)))


@pytest.mark.parametrize("doubled", [0.0, 1.0], ids=["its two events", "events that Slack sends again"])
def test_one_mention_makes_one_thread(newsroom: Newsroom, doubled: float) -> None:
    newsroom.desk.faults.doubled = doubled
    before = len(newsroom.outcomes())
    one_thread(newsroom, newsroom.ask(STORY))
    assert len(newsroom.outcomes()) == before + 1


def test_a_mention_that_an_edit_adds_is_answered(newsroom: Newsroom) -> None:
    ts = newsroom.desk.say("#newsroom", "ana", STORY)
    newsroom.desk.edit("#newsroom", "ana", ts, f"@Rejoinder {STORY}")
    one_thread(newsroom, ts)


@pytest.mark.parametrize(
    ("method", "kind", "how"),
    [
        ("chat.postMessage", "ratelimited", {"times": 2, "retry_after": 1}),
        ("chat.postMessage", "server_error", {"times": 1}),
        ("chat.postMessage", "lost_after", {"times": 1}),
        ("assistant.threads.setStatus", "refused", {"times": 1, "error": "missing_scope"}),
    ],
)
def test_a_slack_in_trouble_gets_every_part_once(
    newsroom: Newsroom, method: str, kind: TroubleKind, how: dict[str, int]
) -> None:
    newsroom.desk.faults.add(method, kind, **how)
    one_thread(newsroom, newsroom.ask(STORY))


def test_an_event_that_could_not_be_kept_is_not_acknowledged_and_comes_again(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep, failures = Requests.accept, iter([True, True])

    def full(*arguments: Any, **named: Any) -> bool:
        if next(failures, False):
            raise OSError("no space left on device")
        return keep(*arguments, **named)

    monkeypatch.setattr(Requests, "accept", full)
    ts = newsroom.ask(STORY)
    one_thread(newsroom, ts)
    assert next(failures, None) is None
    assert newsroom.desk.deliveries.lost == []


def test_a_message_that_slack_finds_too_long_is_replaced_by_an_apology(newsroom: Newsroom) -> None:
    newsroom.desk.faults.add("chat.postMessage", "refused", times=1, error="msg_blocks_too_long")
    ts = newsroom.ask(STORY)
    answers = newsroom.thread("#newsroom", ts)
    assert len(answers) == 1
    assert "went wrong on my side" in shown(answers)

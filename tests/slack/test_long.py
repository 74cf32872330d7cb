"""An article of 300 statements, really read and posted: within Slack's limits, and nothing silently cut."""

import re
from typing import Any

import pytest

from benchmarks.newsroom import Newsroom, shown
from bot.breakdown import Breakdown
from bot.jobs.workers import Workers
from bot.verify_export import verify
from bot.views import actions, feedback_modal, words
from bot.views.blocks import MOST_BLOCKS, MOST_CHARACTERS
from bot.views.thread import MOST_MESSAGES
from tests.slack.test_buttons import field
from tests.views.posted import elements

SPEAKERS = 300
DENIED = 12
_FIRST = "Ada Bo Cy Dora Emil Fay Gus Hana Igor June Kai Lena Milo Nora Otto Pia Quin Rosa Sven Tess".split()
_LAST = "Abbot Birch Crane Drake Elder Fisk Grove Holm Inman Joyce Kerr Lowe Mott Nash Oakes".split()
_PLACES = "Arden Brook Corve Dell Esk Fenn Gale Holt Iden Kyle Lune Mere Neath Orme Pell".split()
_THINGS = (
    "culvert sluice footbridge pier weir towpath lock signal hydrant lamp kiosk jetty shelter fountain turnstile hoist "
    "gangway bollard railing stile"
).split()
_TROUBLES = "cracked rusted flooded blocked overgrown unlit unsafe warped leaking loose".split()
_BETWEEN = "Nobody knows who chose the dark green paint in {year}, or why {times} coats of it were needed. "


def long_article() -> str:
    """300 people who each say one thing about one thing; the first dozen are denied."""
    paragraphs = []
    for number in range(SPEAKERS):
        name = f"{_FIRST[number % 20]} {_LAST[number // 20]}"
        thing, trouble = f"the {_PLACES[number // 20]} {_THINGS[number % 20]}", _TROUBLES[number % 10]
        between = _BETWEEN.format(year=1700 + number, times=number % 7 + 2)
        paragraphs.append(f"{between}{name} said that {thing} was {trouble}.")
        if number < DENIED:
            paragraphs.append(f"The water board denied that {thing} was {trouble}.")
    return "\n\n".join(paragraphs)


Messages = list[dict[str, Any]]


@pytest.fixture(scope="module")
def asked(newsroom: Newsroom) -> str:
    return newsroom.ask("", files=[("long.txt", long_article().encode())])


@pytest.fixture(scope="module")
def thread(newsroom: Newsroom, asked: str) -> Messages:
    return newsroom.thread("#newsroom", asked)


@pytest.fixture(scope="module")
def breakdown(newsroom: Newsroom, asked: str, thread: Messages) -> Breakdown:
    read = newsroom.breakdown("#newsroom", asked)
    assert read is not None
    assert len(read.statements) >= SPEAKERS
    assert len(read.disputes) > 5
    return read


def assert_within_limits(messages: Messages) -> None:
    for message in messages:
        assert len(message["blocks"]) <= MOST_BLOCKS
        parts = [element.get(name) for element in elements(message["blocks"]) for name in ("text", "url")]
        assert sum(len(part) for part in parts if isinstance(part, str)) <= MOST_CHARACTERS


def test_the_thread_is_within_the_limits_and_says_that_it_is_not_all(
    newsroom: Newsroom, thread: Messages, breakdown: Breakdown
) -> None:
    assert_within_limits(thread)
    assert len(thread) <= MOST_MESSAGES
    first = shown(thread[:1])
    more = re.search(r"(\d+) more in the thread", first)
    left = int(more[1]) if more else 0
    assert 0 < first.count(words.SENTENCES) == len(breakdown.disputes) - left
    assert words.MORE_THAN_POSTED in first
    for number in range(1, len(breakdown.disputes) + 1):
        assert len(re.findall(rf"\b{number}\. “", shown(thread))) == 1, "each dispute stands once"
    assert not newsroom.desk.deliveries.lost


def test_the_window_lists_what_it_may_and_the_export_holds_everything(
    newsroom: Newsroom, asked: str, thread: Messages, breakdown: Breakdown
) -> None:
    newsroom.press(thread, actions.WRONG)
    values = [option["value"].split()[0] for option in field(newsroom.window(), feedback_modal.LINE)["options"]]
    newsroom.desk.close("ana")
    disputed = [line.statement for dispute in breakdown.disputes for line in dispute.lines]
    assert values[: len(disputed) + 1] == [feedback_modal.WHOLE, *disputed]
    newsroom.press(thread, actions.EXPORT)
    files = next(m["files"] for m in newsroom.answers("#newsroom", asked) if m.get("files"))
    content = newsroom.desk.workspace.files[files[-1]["id"]].content.decode()
    assert verify(content, breakdown.article.text).quotes >= len(breakdown.statements)


def test_a_private_answer_holds_what_slack_takes_and_says_that_it_is_not_all(
    newsroom: Newsroom, breakdown: Breakdown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Workers, "breakdown", lambda *_: breakdown)  # it was read once; that takes its time
    ts = newsroom.desk.say("#newsroom", "ben", "for later", files=[("long.txt", long_article().encode())])
    private = newsroom.shortcut(ts)
    assert len(private) <= 4
    assert_within_limits(private)
    assert words.MORE_THAN_FITS in shown(private[:1])

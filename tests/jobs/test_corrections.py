"""A correction changes what stands in Slack: each message once, and all that can be changed."""

from collections.abc import Mapping
from typing import Any

import pytest

from bot.breakdown import Correction
from bot.errors import DeliveryError
from bot.jobs import Request, corrections, message_builders
from bot.jobs.message_builders import BUILDERS, Builders
from bot.slack import requests
from bot.store import APOLOGY, Store
from bot.store.request import Kind
from tests.jobs.fakes import QUICK, FakeSlack, steps_of
from tests.jobs.office import CLAIM, DENIAL
from tests.ledger.breakdowns import answered
from tests.store.rows import LINK, read

SHOWN = "T:C:1.1"


class EditingSlack(FakeSlack):
    """Keeps the time stamps of what is changed, and may refuse some."""

    def __init__(self) -> None:
        super().__init__()
        self.changed: list[str] = []
        self.refused: dict[str, str] = {}

    def update(self, channel: str, ts: str, body: Mapping[str, Any]) -> None:
        if code := self.refused.get(ts):
            raise DeliveryError("no", "no", code=code)
        self.changed.append(ts)


class Room:
    """A private reading that was posted for all, in three parts or fewer, and a Slack that it stands in."""

    def __init__(self, store: Store) -> None:
        self.store, self.slack = store, EditingSlack()
        builders: Builders = {**BUILDERS, "publish": lambda *_: [{"text": f"part {n}", "blocks": []} for n in range(3)]}
        read(store, "reading", "command")
        shown = Request(id=SHOWN, kind="publish", team="T", channel="C", user="U", thread="1.1", about="reading")
        store.requests.accept(shown)
        self.steps = steps_of(store, self.slack, QUICK, builders={**builders, **corrections.builders(builders)})

    def sent(self, *parts: str | None) -> None:
        self.store.posts.plan(SHOWN, [{"text": f"before {part}"} for part in range(len(parts))])
        for part, ts in enumerate(parts):
            if ts:
                self.store.posts.posted(SHOWN, part, ts)

    def plan(self, name: str, kind: Kind = "corrected", about: str = SHOWN) -> int:
        shown = self.store.requests.get(about)
        assert shown
        self.store.requests.accept(requests.reported(shown, name, kind, "U", "Ana"))
        return self.steps.plan(name)

    def post(self, name: str, count: int) -> list[str | None]:
        return [self.steps.sender.post(name, part) for part in range(count)]

    def correct(self, name: str) -> list[str | None]:
        made = Correction(statement=None, kind="corrected", reason="Not so.", by="Ana", at=1.0)
        self.store.feedback.correct(name, "U", {"reading": made})
        return self.post(name, self.plan(name))

    @property
    def parts(self) -> list[str]:
        """What was posted of the answer, besides the words about its corrections."""
        return [text for text in self.slack.texts if text.startswith("part")]


@pytest.fixture
def room(store: Store) -> Room:
    return Room(store)


def test_of_an_answer_that_is_still_being_posted_nothing_is_posted_by_the_correction(room: Room) -> None:
    room.sent("1.2", None, None)
    assert room.correct("V1") == [None, None]
    assert (room.parts, room.slack.changed) == ([], ["1.2"])


def test_a_further_message_is_posted_once_and_changed_by_the_next_correction(room: Room) -> None:
    room.sent("1.2", "1.3")
    room.correct("V1")
    assert room.parts == ["part 2"]
    extra = room.store.posts.sent(SHOWN)[2]
    room.correct("V2")
    assert room.parts == ["part 2"]
    assert room.slack.changed == ["1.2", "1.3", "1.2", "1.3", extra]


def test_a_further_message_that_two_corrections_planned_is_posted_once(room: Room) -> None:
    room.sent("1.2", "1.3")
    count = room.plan("V2")
    room.correct("V1")
    assert room.post("V2", count) == [None] * count
    assert room.parts == ["part 2"]


@pytest.mark.parametrize("code", ["message_not_found", "edit_window_closed", "is_archived"])
def test_a_message_that_cannot_be_changed_holds_up_no_other(room: Room, code: str) -> None:
    room.sent("1.2", "1.3", "1.4")
    room.slack.refused["1.2"] = code
    assert set(room.correct("V1")) == {None}
    assert room.slack.changed == ["1.3", "1.4"]


def test_of_a_word_in_the_thread_that_slack_refuses_the_job_hears(room: Room) -> None:
    room.sent("1.2", "1.3", "1.4")
    room.slack.before = [DeliveryError("no", "no", code="thread_not_found")]
    assert room.correct("V1") == ["thread_not_found", None, None, None]


def test_of_a_private_report_that_fails_only_its_author_hears(room: Room) -> None:
    room.plan("V1", "reported", "reading")
    room.steps.apologise("V1", "ABC123", "broken")
    assert room.steps.sender.post("V1", APOLOGY) is None
    assert room.slack.channels == ["U"]


def test_a_correction_reaches_every_reading_of_the_page_in_its_own_line(store: Store) -> None:
    once, again = "T1:C1:1.1", "T1:C1:1.1:again:1"
    for name, story in ((once, CLAIM), (again, f"{DENIAL}\n{CLAIM}")):
        kind: dict[str, Any] = {"kind": "mention"} if name == once else {"kind": "again", "about": once}
        breakdown = answered(story)
        article = breakdown.article.model_copy(update={"url": LINK})
        asked = read(store, name, breakdown=breakdown.model_copy(update={"article": article}), text=story, **kind)
        store.posts.plan(name, message_builders.build(store, asked, {}))
        for part in range(store.posts.count(name)):
            store.posts.posted(name, part, f"{name}.{part}")
    shown, first = store.requests.get(once), store.readings.breakdown(once)
    assert shown
    assert first
    made = Correction(statement=first.statements[0].id, kind="withdrawn", reason="Not so.", by="Ana", at=1.0)
    store.feedback.correct("V1", "U", corrections.spread(store, shown, once, made))
    read_again = store.readings.breakdown(again)
    assert read_again
    (same,) = read_again.corrections
    assert read_again.by_id[same.statement or ""].quote == first.statements[0].quote
    assert same.statement != made.statement
    store.requests.accept(requests.reported(shown, "V1", "corrected", "U", "Ana"))
    slack = EditingSlack()
    steps = steps_of(store, slack, QUICK, builders={**BUILDERS, **corrections.builders(BUILDERS)})
    count = steps.plan("V1")
    assert [steps.sender.post("V1", part) for part in range(count)] == [None] * count
    assert slack.changed == [f"{name}.{part}" for name in (once, again) for part in range(store.posts.count(name))]

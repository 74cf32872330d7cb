"""One message is in the thread once, whatever happened to the run before, to the connection or to Slack."""

from typing import Any

import pytest

from bot.errors import DeliveryError
from bot.jobs import Request
from bot.jobs.sending import PutOff
from bot.settings import load
from bot.slack.lookups import NotNow, TokenRefused, Unsure
from bot.store import APOLOGY, Store
from bot.store.token_budget import Budget
from bot.views import words
from tests.jobs.fakes import QUICK, FakeSlack, Killed, steps_of

ID, OTHER = "T1:C1:1.1", "T1:C1:2.2"


class Room:
    """The steps over a store and a Slack, and a mention whose two messages are planned."""

    def __init__(self, store: Store) -> None:
        self.store, self.slack = store, FakeSlack()
        self.steps = steps_of(store, self.slack, QUICK)
        self.ask()

    def ask(self, name: str = ID, **others: Any) -> None:
        base = {"id": name, "kind": "mention", "team": "T1", "channel": "C1", "user": "U1", "thread": "1.1"}
        self.store.requests.accept(Request.model_validate(base | others))
        self.store.posts.plan(name, [{"text": "summary"}, {"text": "dispute"}])

    def post(self, name: str = ID, part: int = 0) -> str | None:
        return self.steps.sender.post(name, part)

    def apologise(self, name: str, why: str) -> None:
        self.steps.apologise(name, "ABC123", why)
        assert self.post(name, APOLOGY) is None


@pytest.fixture
def room(store: Store) -> Room:
    return Room(store)


def test_a_message_is_posted_once_and_without_a_look(room: Room) -> None:
    assert [room.post(part=part) for part in (0, 1, 0, 1)] == [None] * 4
    assert room.slack.taken == [(ID, 0, "summary"), (ID, 1, "dispute")]
    assert room.slack.looked == 0


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_kill_just_before_or_after_slack_takes_a_message_neither_loses_nor_doubles_it(
    room: Room, moment: str
) -> None:
    setattr(room.slack, moment, [Killed()])
    with pytest.raises(Killed):
        room.post()
    assert room.post() is None
    assert (room.slack.texts, room.slack.looked) == (["summary"], 1)


@pytest.mark.parametrize(
    ("before", "after", "looks"), [([Unsure(1)], [], 1), ([], [Unsure(1)], 1), ([NotNow(0.01), NotNow(0.01)], [], 0)]
)
def test_after_a_broken_connection_it_looks_before_it_posts_again_and_while_slack_is_busy_it_need_not(
    room: Room, before: list[Exception], after: list[BaseException], looks: int
) -> None:
    room.slack.before, room.slack.after = [*before], [*after]
    assert room.post() is None
    assert (room.slack.texts, room.slack.looked) == (["summary"], looks)


@pytest.mark.parametrize(
    ("faults", "code"),
    [
        ([DeliveryError("no", "no", code="channel_not_found")], "channel_not_found"),
        ([NotNow(0.01)] * 10, "unreachable"),
    ],
)
def test_a_refusal_is_returned_by_slacks_word_and_after_so_many_tries_it_gives_up(
    room: Room, faults: list[Exception], code: str
) -> None:
    room.slack.before = [*faults]
    assert room.post() == code
    assert room.slack.texts == []


def test_a_token_that_is_refused_puts_the_job_off(room: Room) -> None:
    room.slack.before = [TokenRefused(1) for _ in range(3 * QUICK.post_tries)]
    for _ in range(3 * QUICK.post_tries):  # for days, until the operator mends it
        with pytest.raises(PutOff):
            room.post()
    assert room.post() is None


def test_a_forgotten_request_is_not_posted(room: Room) -> None:
    room.store.forgetting.forget(ID)
    assert room.post() is None
    assert room.slack.texts == []


def test_a_private_answer_comes_again_after_a_kill_rather_than_never(room: Room) -> None:
    room.ask("12.34.ab", kind="command", response_url="https://hooks.example/1")
    assert room.store.posts.claim("12.34.ab", 0)
    assert room.post("12.34.ab") is None
    assert room.slack.texts == ["summary"]


@pytest.mark.parametrize(("kind", "count"), [("later_answers", 0), ("feed", 0), ("preview", 1)])
def test_what_broke_is_said_only_where_it_was_asked_for(room: Room, kind: str, count: int) -> None:
    room.ask(OTHER, kind=kind)
    room.apologise(OTHER, "broken")
    assert len(room.slack.texts) == count


@pytest.mark.parametrize(
    ("kind", "user", "code", "channels"),
    [
        ("mention", "U1", "is_archived", ["U1"]),
        ("question", "U1", "channel_not_found", ["U1"]),
        ("listened", "U1", "is_archived", []),
        ("digest", "", "is_archived", []),
    ],
)
def test_where_the_channel_was_archived_before_the_answer_its_asker_gets_one_direct_message(
    room: Room, kind: str, user: str, code: str, channels: list[str]
) -> None:
    for name in (OTHER, f"{OTHER}:2"):  # also of several sources
        room.ask(name, kind=kind, user=user)
        room.apologise(name, code)
    assert room.slack.channels == channels
    assert all("I could not post my answer" in text for text in room.slack.texts)


def test_how_long_a_model_takes_is_said_from_three_readings_on(room: Room) -> None:
    steps, settings = room.steps, load(_env_file=None, openai_base_url="http://127.0.0.1:9")
    steps._took.extend((18.0, 24.0))
    steps.budget = Budget(room.store.engine, settings)
    assert steps._usual_seconds("T") is None
    steps._took.append(300.0)
    assert steps._usual_seconds("T") == 25
    steps.budget = Budget(room.store.engine, settings.model_copy(update={"reader": "offline"}))
    assert steps._usual_seconds("T") is None
    assert words.reading(25) == f"{words.READING} usually 25 s"
    assert words.reading(None) == words.READING

"""One message is in the thread once, whatever happened to the run before, to the connection or to Slack."""

import time

import pytest
import sqlalchemy as sa

from bot.digest import Schedule
from bot.errors import DeliveryError
from bot.jobs import JobTimings, Request, replies
from bot.jobs.sending import PutOff
from bot.jobs.steps import AnswerSteps
from bot.jobs.timings import UsualTime
from bot.slack.lookups import NotNow, TokenRefused, Unsure
from bot.store import APOLOGY, Store
from bot.store.schema import posts
from bot.views import talk, words
from tests.jobs.fakes import FakeSlack, steps_of

ID = "T1:C1:1.1"
QUICK = JobTimings(gap=0, grace=0.05, longest_wait=0.05, tries=4)


class Killed(BaseException):
    """The process ends here."""


@pytest.fixture
def slack() -> FakeSlack:
    return FakeSlack()


@pytest.fixture
def answering(store: Store, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch) -> AnswerSteps:
    monkeypatch.setattr("bot.jobs.sending.FIRST_PAUSE", 0.01)
    ask(store)
    return steps_of(store, slack, QUICK)


def ask(store: Store, **others: str) -> None:
    base = {"id": ID, "kind": "mention", "team": "T1", "channel": "C1", "user": "U1", "thread": "1.1"}
    request = Request.model_validate(base | others)
    store.requests.accept(request)
    store.posts.plan(request.id, [{"text": "summary"}, {"text": "dispute"}])


def test_a_message_is_posted_once_and_without_a_look(answering: AnswerSteps, slack: FakeSlack) -> None:
    assert [answering.sender.post(ID, part) for part in (0, 1, 0, 1)] == [None] * 4
    assert slack.taken == [(ID, 0, "summary"), (ID, 1, "dispute")]
    assert slack.looked == 0


def test_a_message_that_slack_took_just_before_a_kill_is_found(answering: AnswerSteps, slack: FakeSlack) -> None:
    slack.after = [Killed()]
    with pytest.raises(Killed):
        answering.sender.post(ID, 0)
    assert answering.sender.post(ID, 0) is None
    assert slack.taken == [(ID, 0, "summary")]


def test_a_message_that_was_announced_but_not_sent_before_a_kill_is_sent(
    answering: AnswerSteps, slack: FakeSlack, store: Store
) -> None:
    assert store.posts.claim(ID, 0)
    assert answering.sender.post(ID, 0) is None
    assert slack.taken == [(ID, 0, "summary")]
    assert slack.looked == 1


@pytest.mark.parametrize("taken", [True, False])
def test_after_a_broken_connection_it_looks_before_it_posts_again(
    answering: AnswerSteps, slack: FakeSlack, taken: bool
) -> None:
    if taken:
        slack.after = [Unsure(1)]
    else:
        slack.before = [Unsure(1)]
    assert answering.sender.post(ID, 0) is None
    assert slack.taken == [(ID, 0, "summary")]
    assert slack.looked == 1


def test_a_busy_slack_is_asked_again_without_a_look(answering: AnswerSteps, slack: FakeSlack) -> None:
    slack.before = [NotNow(0.01), NotNow(0.01)]
    assert answering.sender.post(ID, 0) is None
    assert slack.taken == [(ID, 0, "summary")]
    assert slack.looked == 0


def test_a_refusal_is_returned_by_slacks_word(answering: AnswerSteps, slack: FakeSlack) -> None:
    slack.before = [DeliveryError("no", "no", code="channel_not_found")]
    assert answering.sender.post(ID, 0) == "channel_not_found"


def test_it_gives_up_after_so_many_tries(answering: AnswerSteps, slack: FakeSlack) -> None:
    slack.before = [NotNow(0.01)] * 10
    assert answering.sender.post(ID, 0) == "unreachable"
    assert slack.taken == []


def test_a_token_that_is_refused_puts_the_job_off(answering: AnswerSteps, slack: FakeSlack) -> None:
    slack.before = [TokenRefused(1) for _ in range(3 * QUICK.tries)]
    for _ in range(3 * QUICK.tries):  # for days, until somebody mends it
        with pytest.raises(PutOff):
            answering.sender.post(ID, 0)
    assert answering.sender.post(ID, 0) is None


def test_a_forgotten_request_is_not_posted(answering: AnswerSteps, slack: FakeSlack, store: Store) -> None:
    store.requests.forget(ID)
    assert answering.sender.post(ID, 0) is None
    assert slack.taken == []


def test_a_private_answer_comes_again_after_a_kill_rather_than_never(
    answering: AnswerSteps, slack: FakeSlack, store: Store
) -> None:
    ask(store, id="12.34.ab", kind="command", response_url="https://hooks.example/1")
    assert store.posts.claim("12.34.ab", 0)
    assert answering.sender.post("12.34.ab", 0) is None
    assert [text for _, _, text in slack.taken] == ["summary"]


@pytest.mark.parametrize(
    ("kind", "told"), [("later_answers", 0), ("answered_later", 0), ("feed", 0), ("digest_now", 1)]
)
def test_nobody_is_told_that_something_broke_that_nobody_asked_for(
    store: Store, answering: AnswerSteps, slack: FakeSlack, kind: str, told: int
) -> None:
    ask(store, id="T1:C1:2.2", kind=kind)
    answering.apologise("T1:C1:2.2", "ABC123", "broken")
    assert answering.sender.post("T1:C1:2.2", APOLOGY) is None
    assert len(slack.taken) == told


def test_a_clock_that_was_set_back_after_a_kill_delays_an_answer_by_the_grace_period_alone(
    answering: AnswerSteps, slack: FakeSlack, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        time.sleep(max(seconds, 0))

    monkeypatch.setattr(answering.sender, "sleep", sleep)
    assert store.posts.claim(ID, 0)
    with store.engine.begin() as connection:  # noted before the clock was set back by an hour
        connection.execute(sa.update(posts).values(tried_at=time.time() + 3_600))
    assert answering.sender.post(ID, 0) is None
    assert max(waits) == QUICK.grace
    assert slack.taken == [(ID, 0, "summary")]
    assert slack.looked == 1


@pytest.mark.parametrize("wanted", [{"schedule": None}, {"paused_until": time.time() + 86_400}, {"listening": True}])
def test_a_digest_that_waits_while_digests_are_turned_off_or_paused_is_not_posted(
    store: Store, answering: AnswerSteps, slack: FakeSlack, wanted: dict[str, object]
) -> None:
    store.channels.change("T1", "C1", schedule=Schedule(hour=8, minute=30), since=time.time())
    ask(store, id="T1:C1:2026-05-05", kind="digest", user="")
    slack.before = [TokenRefused(1)]
    with pytest.raises(PutOff):
        answering.sender.post("T1:C1:2026-05-05", 0)
    store.channels.change("T1", "C1", **wanted)
    assert answering.sender.post("T1:C1:2026-05-05", 0) is None
    assert len(slack.taken) == ("listening" in wanted)


@pytest.mark.parametrize(
    ("kind", "user", "code", "told"),
    [
        ("mention", "U1", "is_archived", ["U1"]),
        ("question", "U1", "channel_not_found", ["U1"]),
        ("listened", "U1", "is_archived", []),
        ("digest", "", "is_archived", []),
    ],
)
def test_whose_channel_was_archived_before_the_answer_is_told_directly(
    store: Store, answering: AnswerSteps, slack: FakeSlack, kind: str, user: str, code: str, told: list[str]
) -> None:
    ask(store, id="T1:C1:2.2", kind=kind, user=user)
    answering.apologise("T1:C1:2.2", "ABC123", code)
    assert answering.sender.post("T1:C1:2.2", APOLOGY) is None
    assert slack.channels == told
    assert all("I could not post my answer" in text for _, _, text in slack.taken)


def test_of_several_sources_the_channel_of_which_was_archived_one_message_tells(
    store: Store, answering: AnswerSteps, slack: FakeSlack
) -> None:
    for name in ("T1:C1:2.2", "T1:C1:2.2:2"):
        ask(store, id=name)
        answering.apologise(name, "ABC123", "is_archived")
        answering.sender.post(name, APOLOGY)
    assert len(slack.taken) == 1


@pytest.mark.parametrize(
    ("name", "is_told"), [("T:C:1.1:compare", True), ("T:C:1.1:again:1:compare", False), ("T:C:1.1:2", False)]
)
def test_what_an_edit_or_a_further_source_brings_is_not_late(store: Store, name: str, is_told: bool) -> None:
    request = Request(id=name, kind="compare", team="T", channel="C", user="U", thread="1.1")
    store.requests.accept(request)
    bodies = replies.build(store, request, {"compare": lambda *_: [{"text": "the comparison"}]})
    assert [body["text"] for body in bodies[:-1]] == [talk.LATE] * is_told


def test_it_is_said_from_three_readings_on_by_the_same_reader_and_not_of_short_ones() -> None:
    usual = UsualTime()
    for seconds in (18.0, 24.0):
        usual.note(seconds, by_model=True)
    assert usual.seconds(by_model=True) is None
    usual.note(300.0, by_model=True)
    assert usual.seconds(by_model=True) == 25
    for _ in range(3):
        usual.note(0.4, by_model=False)
    assert usual.seconds(by_model=False) is None
    assert words.reading(25) == f"{words.READING} usually 25 s"
    assert words.reading(None) == words.READING

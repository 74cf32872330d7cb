"""One message is in the thread once, whatever happened to the run before, to the connection or to Slack."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import databases
from bot.errors import DeliveryError
from bot.jobs import Request, Tempo
from bot.jobs.answering import Answering
from bot.jobs.workers import Workers
from bot.settings import Settings
from bot.slack.posting import NotNow, Unsure
from bot.store import APOLOGY, Store
from tests.jobs.fakes import FakeSlack

ID = "T1:C1:1.1"
QUICK = Tempo(grace=0.05, longest_wait=0.05, tries=4)


class Killed(BaseException):
    """The process ends here."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(databases.sqlite(tmp_path)) as opened:
        yield opened


@pytest.fixture
def slack() -> FakeSlack:
    return FakeSlack()


@pytest.fixture
def answering(store: Store, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch) -> Answering:
    steps = Answering(store, Workers(Settings(_env_file=None)), slack, "xoxb-1", QUICK)
    monkeypatch.setattr("bot.jobs.answering.FIRST_PAUSE", 0.01)
    ask(store)
    return steps


def ask(store: Store, **others: str) -> None:
    base = {"id": ID, "kind": "mention", "team": "T1", "channel": "C1", "user": "U1", "thread": "1.1"}
    request = Request.model_validate(base | others)
    store.requests.accept(request)
    store.posts.plan(request.id, [{"text": "summary"}, {"text": "dispute"}])


def test_a_message_is_posted_once_and_without_a_look(answering: Answering, slack: FakeSlack) -> None:
    assert [answering.post(ID, part) for part in (0, 1, 0, 1)] == [None] * 4
    assert slack.taken == [(ID, 0, "summary"), (ID, 1, "dispute")]
    assert slack.looked == 0


def test_a_message_that_slack_took_just_before_a_kill_is_found(answering: Answering, slack: FakeSlack) -> None:
    slack.after = [Killed()]
    with pytest.raises(Killed):
        answering.post(ID, 0)
    assert answering.post(ID, 0) is None
    assert slack.taken == [(ID, 0, "summary")]


def test_a_message_that_was_announced_but_not_sent_before_a_kill_is_sent(
    answering: Answering, slack: FakeSlack, store: Store
) -> None:
    assert store.posts.claim(ID, 0)
    assert answering.post(ID, 0) is None
    assert slack.taken == [(ID, 0, "summary")]
    assert slack.looked == 1


@pytest.mark.parametrize("taken", [True, False])
def test_after_a_broken_connection_it_looks_before_it_posts_again(
    answering: Answering, slack: FakeSlack, taken: bool
) -> None:
    queue = slack.after if taken else slack.before
    queue.append(Unsure("ConnectionResetError"))  # type: ignore[attr-defined]
    assert answering.post(ID, 0) is None
    assert slack.taken == [(ID, 0, "summary")]
    assert slack.looked == 1


def test_a_busy_slack_is_asked_again_without_a_look(answering: Answering, slack: FakeSlack) -> None:
    slack.before = [NotNow(0.01), NotNow(0.01)]
    assert answering.post(ID, 0) is None
    assert slack.taken == [(ID, 0, "summary")]
    assert slack.looked == 0


def test_a_refusal_is_returned_by_slacks_word(answering: Answering, slack: FakeSlack) -> None:
    slack.before = [DeliveryError("no", "no", code="channel_not_found")]
    assert answering.post(ID, 0) == "channel_not_found"


def test_it_gives_up_after_so_many_tries(answering: Answering, slack: FakeSlack) -> None:
    slack.before = [NotNow(0.01)] * 10
    assert answering.post(ID, 0) == "unreachable"
    assert slack.taken == []


def test_a_forgotten_request_is_not_posted(answering: Answering, slack: FakeSlack, store: Store) -> None:
    store.requests.forget(ID)
    assert answering.post(ID, 0) is None
    assert slack.taken == []


def test_a_private_answer_comes_again_after_a_kill_rather_than_never(
    answering: Answering, slack: FakeSlack, store: Store
) -> None:
    ask(store, id="12.34.ab", kind="command", response_url="https://hooks.example/1")
    assert store.posts.claim("12.34.ab", 0)
    assert answering.post("12.34.ab", 0) is None
    assert [text for _, _, text in slack.taken] == ["summary"]


@pytest.mark.parametrize(("kind", "told"), [("moved", 0), ("moved_earlier", 0), ("feed", 0), ("digest_now", 1)])
def test_nobody_is_told_that_something_broke_that_nobody_asked_for(
    store: Store, answering: Answering, slack: FakeSlack, kind: str, told: int
) -> None:
    ask(store, id="T1:C1:2.2", kind=kind)
    answering.apologise("T1:C1:2.2", "ABC123", "broken")
    assert answering.post("T1:C1:2.2", APOLOGY) is None
    assert len(slack.taken) == told

"""A channel is told where its texts go before the first is sent, once, however many ask and whatever is killed."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.jobs import JobTimings, Request
from bot.jobs.steps import AnswerSteps
from bot.settings import load
from bot.store import Store
from bot.views import talk
from tests.jobs.fakes import FakeSlack, Killed, steps_of

pytestmark = pytest.mark.databases("sqlite", "postgresql")

AT_ONCE = 6
QUICK = JobTimings(gap=0, grace=0.5, longest_wait=0.2, post_tries=20)
HOST = "model.example"


def replica(store: Store, slack: FakeSlack) -> AnswerSteps:
    settings = load(_env_file=None, openai_base_url=f"https://{HOST}/v1")
    return steps_of(store, slack, QUICK, settings=settings)


def asked(number: int = 1) -> Request:
    return Request(id=f"T1:C1:{number}.0", kind="mention", team="T1", channel="C1", user="U1", thread="1.0")


@pytest.mark.parametrize("killed", ["", "before", "after"])
def test_replicas_that_read_at_once_say_it_once_also_after_a_kill_before_or_after_slack_took_it(
    store: Store, killed: str
) -> None:
    slack = FakeSlack()
    if killed:
        setattr(slack, killed, [Killed()])
        with pytest.raises(Killed):
            replica(store, slack)._may_send(asked())
    with ThreadPoolExecutor(AT_ONCE) as threads:
        may_send = threads.map(lambda number: replica(store, slack)._may_send(asked(number)), range(AT_ONCE))
        assert [*may_send] == [True] * AT_ONCE
    assert slack.texts == [talk.SENDS_TEXTS.format(host=HOST)]


def test_it_is_not_said_again_when_its_request_is_long_deleted(store: Store) -> None:
    slack = FakeSlack()
    assert replica(store, slack)._may_send(asked())
    store.forgetting.forget(f"T1:C1:notice:{HOST}")
    assert replica(store, slack)._may_send(asked(2))
    assert len(slack.texts) == 1

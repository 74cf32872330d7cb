"""`python -m slackdesk`: the desk in a process of its own, driven from here."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from slackdesk import DeskSettings, NotPossible, RemoteDesk

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def remote() -> Iterator[RemoteDesk]:
    """A desk elsewhere."""
    command = [sys.executable, "-m", "slackdesk", "--faults", "--retry-delays", "0,0,0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url, *lines = (process.stdout.readline().strip() for _ in range(5))
        told = dict(line.split("=", 1) for line in lines)
        yield RemoteDesk(url, DeskSettings(bot_token=told["SLACK_BOT_TOKEN"], app_token=told["SLACK_APP_TOKEN"]))
        process.terminate()
        assert process.wait(180) == 0


def test_everything_that_works_here_works_there(remote: RemoteDesk) -> None:
    client = WebClient(token=remote.bot_token, base_url=remote.api_url)
    ts = remote.say("#newsroom", "ana", "read", files=[("a.txt", b"\xff\x00")])
    client.chat_postMessage(channel="C0NEWSROOM", thread_ts=ts, text="done")

    remote.replies("#newsroom", ts, 1)
    thread = remote.thread("#newsroom", ts)

    assert [m["text"] for m in thread] == ["read", "done"]
    assert thread[0]["files"][0]["size"] == 2
    assert remote.delivery()["sockets"] == 0


def test_trouble_is_made_from_here(remote: RemoteDesk) -> None:
    client = WebClient(token=remote.bot_token, base_url=remote.api_url)
    remote.trouble("auth.test", "refused", times=1, error="fatal_error")

    with pytest.raises(SlackApiError, match="fatal_error"):
        client.auth_test()
    client.auth_test()


def test_what_is_not_possible_there_says_so_here(remote: RemoteDesk) -> None:
    with pytest.raises(NotPossible, match="not in that channel"):
        remote.say("#desk-private", "ben", "hello")
    with pytest.raises(NotPossible, match="snow"):
        remote.weather(snow=1)


def test_waiting_ends_when_its_time_is_over(remote: RemoteDesk) -> None:
    with pytest.raises(TimeoutError):
        remote.wait_for(lambda desk: desk.thread("#newsroom", "1.000001"), timeout=0.2)

"""The whole process while its database or its model stands still: it says so, loses nothing, and stops when told."""

import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from benchmarks import databases
from benchmarks.model_server import serving, silent
from benchmarks.newsroom import STORY, Newsroom, parts, until
from slackdesk import Desk, DeskSettings, Redelivery
from tests.slack.test_process import bot, first_line, stop, variables

pytestmark = pytest.mark.slow

STOPS_WITHIN = 100.0
"""Seconds. Containers and service managers give twenty; on a busy machine its own limit of eighteen ends later."""
SENDS_AGAIN = DeskSettings(redelivery=Redelivery(ack_within=1, delays=(0.5,) * 200))


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Desk(settings=SENDS_AGAIN) as desk:
        yield desk


def ready(port: int) -> int:
    return httpx2.get(f"http://127.0.0.1:{port}/readyz", timeout=180, trust_env=False).status_code


def seconds_to_stop(process: subprocess.Popen[str]) -> float:
    began = time.monotonic()
    assert stop(process) == 0
    return time.monotonic() - began


@pytest.fixture
def port() -> int:
    """A free one."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def test_a_database_that_stands_still_is_told_and_everything_goes_on_when_it_does(
    tmp_path: Path, desk: Desk, port: int
) -> None:
    with databases.pausable() as server:
        newsroom = Newsroom(desk, server.url)
        with bot(tmp_path, HEALTH_PORT=str(port), **variables(desk, server.url)) as process:
            first_line(process)
            assert parts(newsroom.thread("#newsroom", newsroom.ask(STORY))) == [0, 1]
            assert ready(port) == 200
            server.pause()
            began = time.monotonic()
            assert ready(port) == 503
            assert time.monotonic() - began < 100
            asked = [newsroom.ask(STORY, room) for room in ("#newsroom", "#desk-private") for _ in range(3)]
            until(lambda: desk.deliveries.attempts > 2 * len(asked))  # Slack says it again
            server.go_on()
            until(lambda: ready(port) == 200)
            rooms = ["#newsroom"] * 3 + ["#desk-private"] * 3
            for room, ts in zip(rooms, asked, strict=True):
                assert parts(newsroom.thread(room, ts)) == [0, 1]
            server.pause()
            assert seconds_to_stop(process) < STOPS_WITHIN
            server.go_on()
        newsroom.close()


def test_told_to_stop_while_a_model_call_hangs_it_stops_in_time_and_reads_after_the_next_start(
    tmp_path: Path, desk: Desk
) -> None:
    given, done = variables(desk, databases.sqlite(tmp_path)), threading.Event()
    newsroom = Newsroom(desk, given["DATABASE_URL"])
    with serving(silent(lambda: done)) as model:
        hangs = {"READER": "auto", "OPENAI_BASE_URL": model.url, "OPENAI_API_KEY": "none"}
        with bot(tmp_path, **given, **hangs) as process:
            first_line(process)
            ts = newsroom.ask(STORY)
            until(lambda: model.requests)
            assert seconds_to_stop(process) < STOPS_WITHIN
        done.set()
    with bot(tmp_path, **given) as process:
        first_line(process)
        assert parts(newsroom.thread("#newsroom", ts)) == [0, 1]
        assert stop(process) == 0
    assert "did not exit" not in (tmp_path / "log").read_text("utf-8")  # DBOS waits ten seconds for each such thread
    newsroom.close()

"""The worker processes: an article that kills one is tried again, errors come home without texts, none outlives us."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest

from benchmarks.newsroom import STORY, until
from bot.articles import from_text
from bot.breakdown import Breakdown
from bot.errors import ReaderError
from bot.jobs.workers import TookTooLong, WorkerFailed, Workers
from bot.periodic_thread import ShutdownRequested
from bot.settings import load

ROOT = Path(__file__).parents[2]


@pytest.fixture
def workers() -> Iterator[Workers]:
    pool = Workers(load(_env_file=None, reader="offline"))
    yield pool
    pool.stop()


def die_once(marker: Path) -> str:
    """Crashes as C code does, the first time."""
    if not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGSEGV)
    return "survived"


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def get_stuck(note: Path) -> None:
    note.write_text(str(os.getpid()), "utf-8")
    time.sleep(60)


def wait_for(sign: Path) -> int:
    """At it until the sign is there."""
    sign.with_suffix(".pid").write_text(str(os.getpid()), "utf-8")
    until(sign.exists)
    return os.getpid()


def match_for_ever() -> None:
    """In one pattern, which nothing in Python interrupts."""
    re.match(r"(a+)+b", "a" * 60)


def leak() -> None:
    raise ValueError("The mayor said a secret.")


def test_a_worker_leaves_the_processor_to_the_process_that_acks(workers: Workers) -> None:
    assert workers.run(os.nice, 0) == min(os.nice(0) + 10, 19)


def test_a_worker_that_dies_is_replaced_and_its_article_tried_again(workers: Workers, tmp_path: Path) -> None:
    assert workers.run(die_once, tmp_path / "died") == "survived"


def test_an_article_that_kills_every_worker_fails_alone(workers: Workers) -> None:
    with pytest.raises(WorkerFailed, match="died"):
        workers.run(die)
    assert workers.run(os.getpid)


def test_other_errors_come_home_without_their_words(workers: Workers) -> None:
    with pytest.raises(WorkerFailed) as caught:
        workers.run(leak)
    assert "ValueError" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_stuck_worker_is_ended(workers: Workers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    workers.run(os.getpid)  # the server runs, so that the short time is for the task alone
    monkeypatch.setattr("bot.jobs.workers.LONGEST_TASK", 5)
    with pytest.raises(TookTooLong):
        workers.run(get_stuck, tmp_path / "pid")
    monkeypatch.undo()
    stuck = int((tmp_path / "pid").read_text("utf-8"))
    until(lambda: _is_gone(stuck))


def test_what_takes_too_long_ends_alone_and_its_asker_is_told(
    workers: Workers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    threads = ThreadPoolExecutor(2)
    neighbour = threads.submit(workers.run, wait_for, tmp_path / "go")
    until((tmp_path / "go.pid").exists)
    monkeypatch.setattr("bot.jobs.workers.MOST_WORK", 0.2)
    endless = from_text("“It is the mayor who knows,” he said. " * 2_000)
    with pytest.raises(ReaderError, match="This text took me too long to read, so I stopped") as caught:
        workers.breakdown(endless, "pasted text")
    monkeypatch.undo()
    assert caught.value.code == "too-slow"
    (tmp_path / "go").touch()
    assert neighbour.result() == int((tmp_path / "go.pid").read_text("utf-8"))
    threads.shutdown()
    assert isinstance(workers.breakdown(from_text(STORY), "pasted text"), Breakdown)


def test_only_work_counts_and_no_work_goes_on_for_ever(workers: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.jobs.workers.MOST_WORK", 0.2)
    assert workers.run(time.sleep, 0.6) is None  # as for a model's answer
    with pytest.raises(TookTooLong):
        workers.run(match_for_ever)


def test_when_the_process_stops_the_step_ends_without_an_outcome(workers: Workers) -> None:
    workers.stop()
    with pytest.raises(ShutdownRequested):
        workers.breakdown(from_text(STORY), "pasted text")


def test_workers_end_when_their_parent_is_killed() -> None:
    code = (
        "import os, sys, time; from bot.jobs.workers import Workers; from bot.settings import load\n"
        "if __name__ == '__main__':\n"
        "    workers = Workers(load(_env_file=None, reader='offline'))\n"
        "    print(workers.run(os.getpid), flush=True)\n"
        "    time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    worker = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    until(lambda: _is_gone(worker))


def _is_gone(pid: int) -> bool:
    """Dead, if perhaps not yet waited for by its parent."""
    try:
        return ") Z " in Path(f"/proc/{pid}/stat").read_text("utf-8")
    except OSError:
        return True


def test_when_the_server_that_starts_workers_is_killed_the_next_task_is_done_all_the_same(workers: Workers) -> None:
    os.kill(workers.run(os.getppid), signal.SIGKILL)
    assert workers.run(os.getpid) != os.getpid()


def test_no_more_articles_than_allowed_are_with_the_model_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    workers = Workers(load(_env_file=None, openai_base_url="http://127.0.0.1:9/v1", model_calls_at_once=2))
    inside, gate, most = list[None](), threading.Event(), list[int]()

    def held_back(*_: object) -> None:
        inside.append(None)
        most.append(len(inside))
        gate.wait(180)
        inside.pop()

    monkeypatch.setattr(Workers, "_once", held_back)
    with ThreadPoolExecutor(6) as threads:
        for _ in range(5):
            threads.submit(workers.breakdown, from_text("x"), "x")
        until(lambda: len(inside) == 2)
        threads.submit(workers.breakdown, from_text("x"), "x", "offline")
        until(lambda: len(inside) == 3)  # rules wait for no model
        gate.set()
    assert max(most) == 3


def test_a_worker_that_cannot_be_started_is_tried_again(workers: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    start, faults = ForkServerProcess.start, [EOFError(), ConnectionRefusedError()]

    def failing(process: ForkServerProcess) -> None:
        if faults:
            raise faults.pop()
        start(process)

    monkeypatch.setattr(ForkServerProcess, "start", failing)
    assert workers.run(os.getpid) != os.getpid()

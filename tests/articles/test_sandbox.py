"""The worker process: limits that hold, nothing to steal in it, and an end with its parent."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.newsroom import until
from bot.articles.sandbox import LARGEST_FILE, MEMORY_BYTES, SECONDS, Sandbox
from tests.articles.documents import html, pdf, refusal

ROOT = Path(__file__).parents[2]


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    room = Sandbox()
    yield room
    room.close()


def test_a_job_that_takes_too_long_is_ended_in_words_and_the_next_one_is_done(sandbox: Sandbox) -> None:
    began = time.monotonic()
    error = refusal(lambda: sandbox.parse("pdf", pdf([[f"line {n}" for n in range(60_000)]]), seconds=0.2))
    assert error.code == "too-complex"
    assert "too long" in error.message
    assert time.monotonic() - began < SECONDS["pdf"]
    assert b"mayor" in sandbox.parse("html", html().encode())


def processes_of(parent: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == parent and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at /proc")


@needs_proc
def test_the_worker_dies_with_its_parent_however_that_ends() -> None:
    code = (
        "import sys; from bot.articles.sandbox import SANDBOX; SANDBOX.parse('html', b'<p>x</p>'); print('up', flush=True);"
        "sys.stdin.read()"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert parent.stdout is not None
    assert parent.stdout.readline() == b"up\n"
    children = processes_of(parent.pid)
    assert children
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    until(lambda: not any(Path(f"/proc/{child}").exists() for child in children))


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch, sandbox: Sandbox) -> int:
    """The process id of a worker that has just read a page, started by a parent with secrets."""
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-secret")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example")
    before = set(processes_of(os.getpid()))
    sandbox.parse("html", html().encode())
    (pid,) = set(processes_of(os.getpid())) - before
    return pid


@needs_proc
def test_the_worker_holds_no_secret_of_its_parent(worker: int) -> None:
    environment = Path(f"/proc/{worker}/environ").read_bytes()
    assert b"secret" not in environment
    assert b"proxy" not in environment


@needs_proc
def test_the_worker_cannot_take_more_memory_or_disk_than_its_limit(worker: int) -> None:
    limits = Path(f"/proc/{worker}/limits").read_text()
    rows = {line[:26].strip(): line[26:].split()[:2] for line in limits.splitlines()[1:]}
    assert rows["Max address space"] == [str(MEMORY_BYTES)] * 2
    assert rows["Max file size"] == [str(LARGEST_FILE)] * 2


@needs_proc
def test_a_worker_that_was_killed_is_replaced(worker: int, sandbox: Sandbox) -> None:
    os.kill(worker, signal.SIGKILL)
    os.waitid(os.P_PID, worker, os.WEXITED | os.WNOWAIT)
    assert b"mayor" in sandbox.parse("html", html().encode())


def test_a_worker_that_dies_in_the_middle_of_its_answer_has_answered_nothing(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = "import os; os.read(0, 1); os.write(1, b'{\"text\":'); os.kill(os.getpid(), 9)"
    dying = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    monkeypatch.setattr("bot.articles.sandbox._started", lambda: dying)
    assert refusal(lambda: sandbox.parse("html", html().encode())).code == "too-complex"

"""The child process of a document: limits that hold, nothing to steal in it, and an end with its parent."""

import signal
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pytest

from benchmarks.newsroom import until
from bot.articles import sandbox
from bot.errors import ArticleError
from tests.articles.documents import html, pdf, refusal

ROOT = Path(__file__).parents[2]
LONG = pdf([[f"line {n}" for n in range(60_000)]])


def test_a_document_that_takes_too_long_is_ended_in_words_and_the_next_one_is_read() -> None:
    error = refusal(lambda: sandbox.parse("pdf", LONG, seconds=0.5))
    assert error.code == "too-complex"
    assert "too long" in error.message
    assert b"mayor" in sandbox.parse("html", html().encode())


def test_a_child_that_dies_has_answered_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_CODE", "import os; os.write(1, b'{}'); os.kill(os.getpid(), 9)")
    assert refusal(lambda: sandbox.parse("html", html().encode())).code == "too-complex"


def test_a_parser_that_prints_does_not_get_between(monkeypatch: pytest.MonkeyPatch) -> None:
    chatty = "import lxml.html as h; f = h.fromstring; h.fromstring = lambda *a, **k: print('?') or f(*a, **k)"
    monkeypatch.setattr(sandbox, "_CODE", f"{chatty}; {sandbox._CODE}")
    assert sandbox.parse("html", html().encode()).startswith(b"{")


def test_the_child_ends_soon_after_its_parent_however_that_ends() -> None:
    code = (
        "import sys; from bot.articles import sandbox; "
        "sandbox.parse('pdf', sys.stdin.buffer.read(), seconds=1); print('never')"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE)
    assert parent.stdin is not None
    parent.stdin.write(LONG * 3)
    parent.stdin.close()
    (child,) = until(psutil.Process(parent.pid).children)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    until(lambda: not child.is_running())


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not tell the limits of a process")
def test_a_child_at_work_holds_no_secret_and_cannot_take_more_memory_disk_or_time_than_its_limits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-secret")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example")
    refusals: list[ArticleError] = []
    before = set(psutil.Process().children())
    parsing = threading.Thread(target=lambda: refusals.append(refusal(lambda: sandbox.parse("pdf", LONG, seconds=99))))
    parsing.start()
    (child,) = until(lambda: set(psutil.Process().children()) - before)
    try:
        until(lambda: "work()" in str(child.cmdline()))  # before, it is a copy of the parent
        environment = str(child.environ())
        assert "PYTHONPATH" in environment
        assert "secret" not in environment
        assert "proxy" not in environment
        until(lambda: child.rlimit(psutil.RLIMIT_AS) == (sandbox.MEMORY_BYTES, sandbox.MEMORY_BYTES))
        until(lambda: child.rlimit(psutil.RLIMIT_FSIZE) == (sandbox.LARGEST_FILE, sandbox.LARGEST_FILE))
        until(lambda: child.rlimit(psutil.RLIMIT_CPU) == (99, 100))
    finally:
        child.kill()
        parsing.join()
    assert [error.code for error in refusals] == ["too-complex"]

"""The child process of a document: limits that hold, nothing to steal in it, and an end with its parent."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

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


def children_of(parent: int) -> list[int]:
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
def test_the_child_ends_soon_after_its_parent_however_that_ends() -> None:
    code = (
        "import sys; from bot.articles import sandbox; "
        "sandbox.parse('pdf', sys.stdin.buffer.read(), seconds=1); print('never')"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE)
    assert parent.stdin is not None
    parent.stdin.write(LONG * 3)
    parent.stdin.close()
    (child,) = until(lambda: children_of(parent.pid))
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    until(lambda: not Path(f"/proc/{child}").exists())


@needs_proc
def test_a_child_at_work_holds_no_secret_and_cannot_take_more_memory_disk_or_time_than_its_limits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-secret")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example")
    refusals: list[ArticleError] = []
    before = set(children_of(os.getpid()))
    parsing = threading.Thread(target=lambda: refusals.append(refusal(lambda: sandbox.parse("pdf", LONG, seconds=99))))
    parsing.start()
    (child,) = until(lambda: set(children_of(os.getpid())) - before)
    try:
        process = Path(f"/proc/{child}")
        until(lambda: b"work()" in (process / "cmdline").read_bytes())  # before, it is a copy of the parent
        environment = (process / "environ").read_bytes()
        assert b"PYTHONPATH" in environment
        assert b"secret" not in environment
        assert b"proxy" not in environment

        def limits() -> dict[str, list[str]]:
            lines = (process / "limits").read_text().splitlines()[1:]
            return {line[:26].strip(): line[26:].split()[:2] for line in lines}

        until(lambda: limits()["Max address space"] == [str(sandbox.MEMORY_BYTES)] * 2)
        until(lambda: limits()["Max file size"] == [str(sandbox.LARGEST_FILE)] * 2)
        until(lambda: limits()["Max cpu time"] == ["99", "100"])
    finally:
        os.kill(child, signal.SIGKILL)
        parsing.join()
    assert [error.code for error in refusals] == ["too-complex"]

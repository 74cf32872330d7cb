"""Where bytes that strangers wrote are parsed: child processes with little memory, no secrets and a time limit.

A parser that crashes, loops or eats memory ends its process; the next job starts a new one. Jobs and results cross the
pipe as JSON, never as pickles.
"""

import atexit
import importlib
import os
import signal
import struct
import subprocess
import sys
import threading
import zlib
from contextlib import suppress
from typing import BinaryIO, Final, Literal

from bot.breakdown import Noun
from bot.errors import ArticleError

Parser = Literal["html", "markdown", "pdf", "office", "rtf", "mail", "feed"]
PARSERS: Final[dict[Parser, str]] = {
    "html": "bot.articles.html",
    "markdown": "bot.articles.documents",
    "pdf": "bot.articles.pdf",
    "office": "bot.articles.documents",
    "rtf": "bot.articles.documents",
    "mail": "bot.articles.documents",
    "feed": "bot.feeds.parsing",
}
"""The module of each with its function `read_PARSER(data, job)`, loaded in the child when first needed."""
SECONDS: Final[dict[Parser, float]] = {"html": 15.0, "pdf": 30.0}
"""The slowest of 181 news pages took 0.6 s; pypdf reads about ten pages a second."""
USUAL_SECONDS = 20.0

MAX_JOBS = 200
"""Then the process is replaced: parsers keep caches."""
MEMORY_BYTES = 1 << 30
"""Address space. Python with its parsers maps 0.2 GB; a page of 5 MB needs 0.2 more."""
LARGEST_FILE = 1 << 20
"""Enough for Python to keep compiled modules, too little to fill a disk."""

PARSER_ERRORS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What parsers raise over broken files, by experience with fuzzed ones. Lack of memory is not among them."""

_ENDED_BY_A_TIMER = {-getattr(signal, name) for name in ("SIGALRM", "SIGKILL") if hasattr(signal, name)}


class Job(Noun):
    """`size` bytes of one document follow on the pipe; `url` is where they came from."""

    parser: Parser
    size: int
    seconds: float
    url: str | None = None


class Sandbox:
    """Runs one job at a time in a child process, started when first needed; other threads wait their turn."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._jobs = 0
        self._owner = os.getpid()
        atexit.register(self.close)

    def parse(self, parser: Parser, data: bytes, url: str | None = None, *, seconds: float | None = None) -> bytes:
        """The JSON that the parser answers. Raises ArticleError `too-complex`."""
        job = Job(parser=parser, size=len(data), seconds=seconds or SECONDS.get(parser, USUAL_SECONDS), url=url)
        with self._turn:
            child = self._ready()
            late = threading.Timer(job.seconds + 1, child.kill)  # the child's own timer rings first
            late.start()
            try:
                answer = _exchange(child, job, data)
            finally:
                late.cancel()
            if answer:
                return answer
            ended = self._end()
        why = "takes too long to read" if ended in _ENDED_BY_A_TIMER else "is broken or too complex to read"
        raise ArticleError(f"This {why}.", "Paste the text.", code="too-complex")

    def close(self) -> None:
        """End the idle child; the next job starts a new one."""
        with self._turn:
            self._end()

    def _ready(self) -> "subprocess.Popen[bytes]":
        if (
            self._child is None
            or self._child.poll() is not None
            or self._jobs >= MAX_JOBS
            or self._owner != os.getpid()
        ):
            self._end()
            self._child, self._jobs, self._owner = _started(), 0, os.getpid()
        self._jobs += 1
        return self._child

    def _end(self) -> int | None:
        """End the child and return its exit code; in a forked process it is the parent's, and stays."""
        child, self._child = self._child, None
        if child is None or self._owner != os.getpid():
            return None
        for pipe in (child.stdin, child.stdout):
            with suppress(OSError):
                pipe.close()  # type: ignore[union-attr]
        try:
            return child.wait(timeout=1)
        except subprocess.TimeoutExpired:
            child.kill()
            return child.wait()


def _started() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-P", "-c", "from bot.articles.sandbox import work; work()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_bare_environment(),
    )


def _exchange(child: "subprocess.Popen[bytes]", job: Job, data: bytes) -> bytes:
    """The line that the child answers; empty if it died, be it in the middle of the line."""
    if child.stdin is None or child.stdout is None:
        raise RuntimeError("the child was started without pipes")
    try:
        child.stdin.write(job.model_dump_json().encode() + b"\n" + data)
        child.stdin.flush()
        line = child.stdout.readline()
        return line if line.endswith(b"\n") else b""
    except OSError:
        return b""


def _bare_environment() -> dict[str, str]:
    """What a parser needs: where the code is. No token, no key, no proxy."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TMPDIR") if name in os.environ}
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join(path or os.getcwd() for path in sys.path),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def work() -> None:
    """The child: answer jobs until standard input ends, as it does when the parent dies."""
    answers = _private_output()
    _limit()
    while line := sys.stdin.buffer.readline():
        job = Job.model_validate_json(line)
        data = sys.stdin.buffer.read(job.size)
        if len(data) < job.size:
            return
        _die_after(job.seconds)
        result: Noun = getattr(importlib.import_module(PARSERS[job.parser]), f"read_{job.parser}")(data, job)
        answer = result.model_dump_json().encode()
        _die_after(0)
        answers.write(answer + b"\n")
        answers.flush()


def _private_output() -> BinaryIO:
    """The pipe to the parent, out of reach of parsers that print."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
    return answers


def _limit() -> None:
    """Cap memory and files, forbid core dumps, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, limit in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_FSIZE, LARGEST_FILE),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # macOS knows RLIMIT_AS but does not take it
            resource.setrlimit(what, (limit, limit))


def _die_after(seconds: float) -> None:
    """Let the system end this process in `seconds`, even inside a parser's C code; 0 calls it off."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


SANDBOX = Sandbox()
"""The project's own; it starts nothing until the first document."""

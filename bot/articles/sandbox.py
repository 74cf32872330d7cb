"""Where bytes that strangers wrote are parsed: one child process a document, with little memory, no secrets, a time limit.

A parser that crashes, loops or eats memory ends its own process, and no document meets another. The job and its result
cross the pipe as JSON, never as pickles.
"""

import importlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from math import ceil
from typing import Final, Literal

from bot.article import Frozen
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
"""The module of each with its function `read_PARSER(data, job)`, which the child alone imports."""
SECONDS: Final[dict[Parser, float]] = {"html": 15.0, "pdf": 30.0}
"""Of processor time. The slowest of 181 news pages took 0.6 s; pypdf reads about ten pages a second."""
USUAL_SECONDS = 20.0
PATIENCE = 4
"""Times its processor time that a child may take by the clock, on a busy machine."""

MEMORY_BYTES = 1 << 30
"""Address space of a child, of which each worker process and the feed reader have at most one at a time. Python with
its parsers maps 0.2 GB; a page of 5 MB needs 0.2 more."""
LARGEST_FILE = 1 << 20
"""Enough for Python to keep compiled modules, which the next child starts faster with; too little to fill a disk."""

_CODE = "from bot.articles.sandbox import work; work()"
_RAISED = 1
"""How Python exits over an exception: parsers raise nearly every kind over a broken file."""
_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 24)


class Job(Frozen):
    """One document, whose bytes follow on the pipe; `url` is where they came from."""

    parser: Parser
    seconds: float
    url: str | None = None


def parse(parser: Parser, data: bytes, url: str | None = None, *, seconds: float | None = None) -> bytes:
    """The JSON that the parser answers. Raises ArticleError `broken`, `too-complex`."""
    job = Job(parser=parser, seconds=seconds or SECONDS.get(parser, USUAL_SECONDS), url=url)
    # What a parser needs: where the code is. No token, no key, no proxy.
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TMPDIR") if name in os.environ}
    code = os.pathsep.join(path or os.getcwd() for path in sys.path)
    try:
        child = subprocess.run(  # noqa: S603 our own code
            [sys.executable, "-P", "-c", _CODE],
            input=job.model_dump_json().encode() + b"\n" + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**kept, "PYTHONPATH": code},
            timeout=job.seconds * PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _too_complex("takes too long to read") from None
    if child.returncode == _RAISED:
        raise ArticleError("This file is broken.", "Send another copy, or paste the text.", code="broken")
    if child.returncode:
        is_late = child.returncode == _OUT_OF_TIME
        raise _too_complex("takes too long to read" if is_late else "is broken or too complex to read")
    return child.stdout


def _too_complex(why: str) -> ArticleError:
    return ArticleError(f"This {why}.", "Paste the text.", code="too-complex")


def work() -> None:
    """The child: read one job from standard input, write the answer to standard output."""
    answers, sys.stdout = sys.stdout, sys.stderr  # parsers that print must not get between
    job = Job.model_validate_json(sys.stdin.buffer.readline())
    _limit(job.seconds)
    try:
        answers.buffer.write(read(job, sys.stdin.buffer.read()))
    except MemoryError:  # no fault of the file
        os._exit(_RAISED + 1)


def read(job: Job, data: bytes) -> bytes:
    parser: Callable[[bytes, Job], Frozen] = getattr(importlib.import_module(PARSERS[job.parser]), f"read_{job.parser}")
    return parser(data, job).model_dump_json().encode()


def _limit(seconds: float) -> None:
    """Cap memory, files and processor time, forbid core dumps, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, soft, hard in (
        (resource.RLIMIT_AS, MEMORY_BYTES, MEMORY_BYTES),
        (resource.RLIMIT_FSIZE, LARGEST_FILE, LARGEST_FILE),
        (resource.RLIMIT_CPU, ceil(seconds), ceil(seconds) + 1),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        with suppress(ValueError, OSError):  # macOS knows RLIMIT_AS but does not take it
            resource.setrlimit(what, (soft, hard))

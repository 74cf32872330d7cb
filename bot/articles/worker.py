"""The worker process: parses pages and PDFs that strangers wrote, with little memory, no secrets and a time limit.

Started as `python -m bot.articles.worker` by `bot.articles.workroom`; reads requests from standard input and ends with it,
so it never outlives its parent. A parser that crashes, loops or eats memory ends this process, and the parent says so.
"""

import os
import signal
import sys
from contextlib import suppress
from typing import BinaryIO

from bot.articles.extracted import Extracted, Request

MEMORY_BYTES = 1 << 30
"""Address space. Python with its parsers maps 0.2 GB; a page of 5 MB needs 0.2 more."""
LARGEST_FILE = 1 << 20
"""Enough for Python to keep compiled modules, too little to fill a disk."""


def main() -> None:
    """Answer requests until standard input ends."""
    answers = _private_output()
    _limit()
    requests = sys.stdin.buffer
    while line := requests.readline():
        request = Request.model_validate_json(line)
        data = requests.read(request.size)
        if len(data) < request.size:
            return
        _die_after(request.seconds)
        answer = _extracted(request, data).model_dump_json()
        _die_after(0)
        answers.write(answer.encode() + b"\n")
        answers.flush()


def _extracted(request: Request, data: bytes) -> Extracted:
    """The job done by its parser, which is loaded when it is first needed."""
    if request.kind == "pdf":
        from bot.articles.pdfs import read_pdf

        return read_pdf(data, request.seconds)
    from bot.articles.pages import read_page

    return read_page(data.decode("utf-8", "replace"), request.url)


def _private_output() -> BinaryIO:
    """The pipe to the parent, out of reach of parsers that print."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
    return answers


def _limit() -> None:
    """Cap memory and files, forbid cores, where the system can."""
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


if __name__ == "__main__":
    main()

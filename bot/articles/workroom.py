"""Where pages and PDFs are parsed: a worker process or two, started when first needed, replaced when one dies."""

import atexit
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import IO

from bot.articles.extracted import Extracted, Request
from bot.errors import ArticleError

PAGE_SECONDS = 15.0
"""The slowest of 181 news pages took 0.6 s."""
PDF_SECONDS = 30.0
"""pypdf reads about ten pages a second."""
WORKERS = 2
MAX_JOBS = 200
"""Then the worker is replaced: parsers keep caches."""
_ENDED_BY_ITS_TIMER = -getattr(signal, "SIGALRM", 0) or None


class Workroom:
    """Runs jobs in at most `workers` processes; callers beyond that wait their turn."""

    def __init__(self, workers: int = WORKERS) -> None:
        self._seats: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
        for _ in range(workers):
            self._seats.put(None)
        self._workers = workers
        atexit.register(self.close)

    def page(self, html: str, url: str | None = None, *, seconds: float = PAGE_SECONDS) -> Extracted:
        """The main text and metadata of a page. Raises ArticleError `too-complex`."""
        data = html.encode("utf-8", "replace")
        return self._run(Request(kind="page", size=len(data), seconds=seconds, url=url), data)

    def pdf(self, data: bytes, *, seconds: float = PDF_SECONDS) -> Extracted:
        """The text of a PDF. Raises ArticleError `too-complex`."""
        return self._run(Request(kind="pdf", size=len(data), seconds=seconds), data)

    def close(self) -> None:
        """End the idle workers; the next job starts new ones."""
        emptied = 0
        with suppress(queue.Empty):
            for _ in range(self._workers):
                worker = self._seats.get_nowait()
                if worker:
                    worker.end()
                emptied += 1
        for _ in range(emptied):
            self._seats.put(None)

    def _run(self, request: Request, data: bytes) -> Extracted:
        worker = self._seats.get()
        try:
            if worker is None or not worker.fresh:
                if worker:
                    worker.end()
                worker = _Worker()
            return worker.ask(request, data)
        finally:
            self._seats.put(worker)


class _Worker:
    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "bot.articles.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=bare_environment(),
        )
        self._jobs = 0
        self._owner = os.getpid()

    @property
    def fresh(self) -> bool:
        """Whether it can take one more job from this process."""
        return self._process.poll() is None and self._jobs < MAX_JOBS and self._owner == os.getpid()

    def ask(self, request: Request, data: bytes) -> Extracted:
        """The worker's answer; if it dies or takes too long, it is ended and the error says so."""
        self._jobs += 1
        late = threading.Event()
        timer = threading.Timer(request.seconds + 1, self._kill, (late.set,))  # its own timer rings first
        timer.start()
        try:
            answer = self._exchanged(request, data)
        finally:
            timer.cancel()
        if answer:
            return Extracted.model_validate_json(answer)
        ended = self.end()
        if late.is_set() or ended == _ENDED_BY_ITS_TIMER:
            raise _too_complex("takes too long to read")
        raise _too_complex("is broken or too complex to read")

    def end(self) -> int:
        """End the process, if it has not ended, and give its exit code."""
        if self._owner != os.getpid():
            return 0  # in a forked child: the worker is its parent's
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()
        try:
            return self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()

    def _exchanged(self, request: Request, data: bytes) -> bytes:
        """The line that the worker answers; empty if it died."""
        requests, answers = _pipes(self._process)
        try:
            requests.write(request.model_dump_json().encode() + b"\n")
            requests.write(data)
            requests.flush()
            return answers.readline()
        except OSError:
            return b""

    def _kill(self, tell: Callable[[], None]) -> None:
        tell()
        self._process.kill()


def _pipes(process: "subprocess.Popen[bytes]") -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the worker was started without pipes")
    return process.stdin, process.stdout


def bare_environment() -> dict[str, str]:
    """What a parser needs: where the code is. No token, no key, no proxy."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TMPDIR") if name in os.environ}
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join(path or os.getcwd() for path in sys.path),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _too_complex(why: str) -> ArticleError:
    return ArticleError(f"This {why}.", "Paste the text.", code="too-complex")


WORKROOM = Workroom()
"""The one that the project uses; it starts nothing until the first page or PDF."""

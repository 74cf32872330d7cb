"""Endpoints for monitoring: /healthz (it runs), /readyz (the database takes a write, Slack the token), /metrics."""

import asyncio
import math
from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

import anyio.to_thread
import structlog
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot import metrics

Check = Callable[[], object]
"""Returns when what it checks works, raises when it does not."""

LONGEST = 3.0
"""Seconds for a check: what does not answer by then does not work. Monitoring waits for ten, as a rule."""

T = TypeVar("T")

_LOG = structlog.get_logger(__name__)


def routes(checks: Mapping[str, Check], open_requests: Callable[[], int], longest: float = LONGEST) -> list[Route]:
    """The three endpoints. `checks` by name are what /readyz runs; what went wrong stands in the log alone."""
    probes = {name: _Probe(name, check, longest) for name, check in checks.items()}
    count = _Probe("open requests", open_requests, longest)

    async def healthz(_: Request) -> Response:
        return PlainTextResponse("ok")

    async def readyz(_: Request) -> Response:
        works = await asyncio.gather(*(probe.works() for probe in probes.values()))
        return JSONResponse(dict(zip(probes, works, strict=True)), 200 if all(works) else 503)

    async def figures(_: Request) -> Response:
        metrics.OPEN.set(count.answer if await count.works() else math.nan)  # the other figures need no database
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    return [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", figures)]


class _Probe(Generic[T]):
    """A check that runs in one thread at a time, however often it is asked for while it hangs."""

    answer: T

    def __init__(self, name: str, look: Callable[[], T], longest: float) -> None:
        self._name = name
        self._look = look
        self._longest = longest
        self._task: asyncio.Task[None] | None = None

    async def works(self) -> bool:
        """Whether it answers in time; then `answer` is what it said."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())
        done, _ = await asyncio.wait({self._task}, timeout=self._longest)
        error = self._task.exception() if done else TimeoutError()
        if error:
            _LOG.warning("not ready", check=self._name, kind=type(error).__name__)
        return error is None

    async def _run(self) -> None:
        self.answer = await anyio.to_thread.run_sync(self._look, abandon_on_cancel=True)

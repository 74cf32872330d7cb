"""Signs of life for whoever watches the bot: /healthz (it runs), /readyz (the database takes a write, Slack the token),
/metrics."""

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
"""Returns when what it looks at works, raises when it does not."""

LONGEST = 3.0
"""Seconds for a look: what does not answer by then does not work. Whoever asks waits for ten, as a rule."""

T = TypeVar("T")

_LOG = structlog.get_logger(__name__)


def routes(checks: Mapping[str, Check], open_requests: Callable[[], int], longest: float = LONGEST) -> list[Route]:
    """The three doors. `checks` by name are what /readyz looks at; what went wrong stands in the log, not in the
    answer."""
    looks = {name: _Look(name, check, longest) for name, check in checks.items()}
    count = _Look("open requests", open_requests, longest)

    async def healthz(_: Request) -> Response:
        return PlainTextResponse("ok")

    async def readyz(_: Request) -> Response:
        found = await asyncio.gather(*(look.works() for look in looks.values()))
        return JSONResponse(dict(zip(looks, found, strict=True)), 200 if all(found) else 503)

    async def figures(_: Request) -> Response:
        metrics.OPEN.set(count.answer if await count.works() else math.nan)  # the other figures need no database
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    return [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", figures)]


class _Look(Generic[T]):
    """Something that is looked at now and then: by one thread, however often it is asked for while it stands still."""

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

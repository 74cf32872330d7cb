"""Endpoints for monitoring: /healthz (it runs), /readyz (the database takes a write, Slack the token), /metrics."""

import asyncio
import math
from collections.abc import Callable, Mapping
from typing import TypeVar

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

    async def answer(name: str, check: Callable[[], T]) -> T | Exception:
        try:
            return await asyncio.wait_for(anyio.to_thread.run_sync(check, abandon_on_cancel=True), longest)
        except Exception as error:  # noqa: BLE001 - whatever it is, this does not work
            _LOG.warning("not ready", check=name, kind=type(error).__name__)
            return error

    async def readyz(_: Request) -> Response:
        answers = await asyncio.gather(*(answer(name, check) for name, check in checks.items()))
        works = [not isinstance(said, Exception) for said in answers]
        return JSONResponse(dict(zip(checks, works, strict=True)), 200 if all(works) else 503)

    async def figures(_: Request) -> Response:
        count = await answer("open requests", open_requests)
        metrics.OPEN.set(math.nan if isinstance(count, Exception) else count)  # the others need no database
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    alive = Route("/healthz", lambda _: PlainTextResponse("ok"))
    return [alive, Route("/readyz", readyz), Route("/metrics", figures)]

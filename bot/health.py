"""Signs of life for whoever watches the bot: /healthz (it runs), /readyz (database and Slack answer), /metrics."""

from collections.abc import Callable, Mapping

import structlog
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot import metrics

Check = Callable[[], object]
"""Returns when what it looks at works, raises when it does not."""

_LOG = structlog.get_logger(__name__)


def routes(checks: Mapping[str, Check], open_requests: Callable[[], int]) -> list[Route]:
    """The three doors. `checks` by name are what /readyz looks at; what went wrong stands in the log, not in the answer."""

    async def healthz(_: Request) -> Response:
        return PlainTextResponse("ok")

    async def readyz(_: Request) -> Response:
        states = {name: await run_in_threadpool(_works, name, check) for name, check in checks.items()}
        return JSONResponse(states, 200 if all(states.values()) else 503)

    async def figures(_: Request) -> Response:
        metrics.OPEN.set(await run_in_threadpool(open_requests))
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    return [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", figures)]


def _works(name: str, check: Check) -> bool:
    try:
        check()
    except Exception as error:  # noqa: BLE001 whatever it was: not ready
        _LOG.warning("not ready", check=name, kind=type(error).__name__)
        return False
    return True

"""HTTP mode: Slack's signed requests come in here, where Socket Mode is not wanted. And the server for any doors of ours."""

import re
import socket
import threading
from collections.abc import Sequence

import uvicorn
from slack_bolt import App
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.errors import SettingsError

PATH = "/slack/events"
"""The Request URL of the app's page: events, commands and interactions all come here."""

LARGEST = 2 * 1024 * 1024
"""Bytes of one request. Slack's own stay far below; what is larger is not worth a look at its signature."""

_TIMESTAMP = re.compile(r"\d{1,12}", re.ASCII)
_STOP_WITHIN = 5
"""Seconds that open requests get when the bot is told to stop; Slack sends again what was not acknowledged."""


def application(app: App, more: Sequence[BaseRoute] = ()) -> Starlette:
    """The doors: Slack's, /healthz, and `more`."""

    async def slack(request: Request) -> Response:
        if not _TIMESTAMP.fullmatch(request.headers.get("x-slack-request-timestamp", "")):
            return PlainTextResponse("not from Slack", 401)  # Bolt would fail over such a time stamp
        try:
            body = await _body(request)
        except ClientDisconnect:
            return Response(status_code=400)
        if body is None:
            return PlainTextResponse("too large", 413)
        try:
            given = to_bolt_request(request, body)
        except (ValueError, AttributeError, RecursionError):  # Bolt unpacks before it looks at the signature
            return PlainTextResponse("not from Slack", 400)
        # Bolt checks the signature, and calls the listener; that is work for a thread, not for the event loop.
        return to_starlette_response(await run_in_threadpool(app.dispatch, given))

    async def alive(_: Request) -> Response:
        return PlainTextResponse("ok")

    return Starlette(routes=[Route(PATH, slack, methods=["POST"]), Route("/healthz", alive), *more])


async def _body(request: Request) -> bytes | None:
    """The whole body, or None where it is larger than anything that Slack sends."""
    whole = bytearray()
    async for chunk in request.stream():
        whole += chunk
        if len(whole) > LARGEST:
            return None
    return bytes(whole)


class Web:
    """A server in a thread of this process. `with Web(application, host, port) as web:` starts and stops it.

    Args:
        port: 0 takes a free one.
        variables: the settings that an operator must change where the address is taken.
    """

    def __init__(
        self, application: Starlette, host: str, port: int, variables: str = "HTTP_HOST and HTTP_PORT"
    ) -> None:
        self._listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            self._listener.bind((host, port))
        except OSError:
            self._listener.close()
            raise SettingsError(
                f"Rejoinder cannot listen at {host}, port {port}.", f"Set {variables} to others."
            ) from None
        self.url = f"http://{host}:{self._listener.getsockname()[1]}"
        self._server = uvicorn.Server(
            uvicorn.Config(
                application,
                log_config=None,
                access_log=False,
                lifespan="off",
                timeout_graceful_shutdown=_STOP_WITHIN,
            )
        )
        self._thread = threading.Thread(target=self._serve, name="web", daemon=True)

    def __enter__(self) -> "Web":
        self._listener.listen(128)  # connections queue from here on, so that nobody need wait for uvicorn
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._listener.close()

    def _serve(self) -> None:
        self._server.run([self._listener])

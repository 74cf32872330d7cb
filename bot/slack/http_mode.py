"""HTTP mode, for installations without Socket Mode: Slack's signed requests. And the web server, which health uses
too."""

import socket
import threading
from collections.abc import Callable

import uvicorn
from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.errors import SettingsError
from bot.slack.lookups import BROKEN

PATH = "/slack/events"
"""The app's Request URL: events, commands and interactions all come here."""

LARGEST_BODY = 2 * 1024 * 1024
"""Bytes; Slack's own requests stay far below."""
_STOP_WITHIN = 5
"""Seconds that open requests get when the bot stops; Slack sends again what was not acknowledged."""


def application(app: App, signing_secret: str) -> Starlette:
    """Slack’s endpoint and, for several workspaces, Bolt's pages of the installation.

    Nothing of Slack's requests is parsed before their signature is checked.
    """
    verifier, flow = SignatureVerifier(signing_secret), app.oauth_flow

    async def slack(request: Request) -> Response:
        try:
            body = await _body(request)
        except ClientDisconnect:
            return Response(status_code=400)
        if body is None:
            return PlainTextResponse("too large", 413)
        if not _is_signed(verifier, body, request):
            return PlainTextResponse("not from Slack", 401)
        try:
            parsed = to_bolt_request(request, body)
        except (ValueError, AttributeError, RecursionError):
            return PlainTextResponse("not from Slack", 400)
        # Bolt calls the listener: that is work for a thread, not for the event loop.
        return to_starlette_response(await run_in_threadpool(app.dispatch, parsed))

    def page(handle: Callable[[BoltRequest], BoltResponse]) -> Callable[[Request], Response]:
        def answer(request: Request) -> Response:  # not async: Starlette runs it in a thread
            try:
                return to_starlette_response(handle(to_bolt_request(request, b"")))
            except BROKEN:
                return PlainTextResponse("Slack cannot be reached. Begin again in a minute.", 503)

        return answer

    routes = [Route(PATH, slack, methods=["POST"])]
    if flow:
        routes.append(Route(flow.install_path, page(flow.handle_installation)))
        routes.append(Route(flow.redirect_uri_path, page(flow.handle_callback)))
    return Starlette(routes=routes)


def _is_signed(verifier: SignatureVerifier, body: bytes, request: Request) -> bool:
    timestamp, signature = (request.headers.get(f"x-slack-{name}") for name in ("request-timestamp", "signature"))
    try:
        return verifier.is_valid(body, timestamp, signature)
    except (ValueError, TypeError, OverflowError):  # no UTF-8, no ASCII, or no time stamp at all
        return False


async def _body(request: Request) -> bytes | None:
    """The whole body, or None where it is larger than anything that Slack sends."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            return None
    return bytes(body)


class WebServer:
    """A server in a thread of this process. `with WebServer(application, host, port) as server:` starts and stops it.
    Port 0 takes a free one; `variables` are the settings to be named where the address is taken."""

    def __init__(
        self, application: Starlette, host: str, port: int, variables: str = "HTTP_HOST and HTTP_PORT"
    ) -> None:
        is_v6 = ":" in host
        family = socket.AF_INET6 if is_v6 else socket.AF_INET
        try:  # connections queue from here on, before uvicorn is ready
            self._listener = socket.create_server((host, port), family=family, dualstack_ipv6=is_v6)
        except (OSError, ValueError):  # ValueError: no such family on this machine
            raise SettingsError(
                f"Rejoinder cannot listen at {host}, port {port}.", f"Set {variables} to others."
            ) from None
        self.url = f"http://{host}:{self._listener.getsockname()[1]}"
        config = uvicorn.Config(
            application,
            ws="none",
            log_config=None,
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=_STOP_WITHIN,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([self._listener],), name="web", daemon=True)

    def __enter__(self) -> "WebServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._listener.close()

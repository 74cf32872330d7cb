"""The desk as one Starlette application: Web API, Socket Mode, files and the page."""

import asyncio
import json
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.types import Receive, Scope, Send

from slackdesk import api
from slackdesk.api import chat
from slackdesk.api.call import SlackError
from slackdesk.api.files import readable
from slackdesk.event_router import EventRouter
from slackdesk.guard import Guard
from slackdesk.socket_mode import SocketMode
from slackdesk.testing.faults import Trouble
from slackdesk.workspace import Json

MAX_UPLOAD = 50 * 1024 * 1024
SIGN_IN = "<!doctype html><title>Sign in</title><p>Sign in to the desk to see this file.</p>"


class BrokenConnection(Response):
    """Breaks off after the headers, like a lost connection."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send a start without the rest; the server then closes the connection."""
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1000")]})
        await send({"type": "http.response.body", "body": b"", "more_body": True})


async def arguments(request: Request) -> Json:
    """A call's arguments, however they were sent."""
    args: Json = dict(request.query_params)
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        try:
            body = json.loads(await request.body() or b"{}")
        except (json.JSONDecodeError, UnicodeDecodeError) as wrong:
            raise SlackError("invalid_json") from wrong
        if not isinstance(body, dict):
            raise SlackError("json_not_object")
        return args | body
    if kind.startswith(("application/x-www-form-urlencoded", "multipart/form-data")):
        async with request.form() as form:
            args |= {name: value for name, value in form.items() if isinstance(value, str)}
    return args


def token_of(request: Request, args: Json) -> str | None:
    """The token in the header, else in the arguments."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else args.pop("token", None)


class Endpoints:
    """Handlers of HTTP requests"""

    def __init__(self, router: EventRouter, sockets: SocketMode) -> None:
        self._router = router
        self._sockets = sockets

    async def call(self, request: Request) -> Response:
        """POST /api/{method}, or GET what only reads, with the trouble that is set for it."""
        method = request.path_params["method"]
        if request.method != "POST" and not api.takes_get(method):
            return PlainTextResponse("POST only", 405, {"Allow": "POST"})
        self._router.calls[method] += 1
        trouble = self._router.faults.next_trouble(method)
        if trouble and (early := _before(trouble)):
            return early
        try:
            args = await arguments(request)
            answer = self._answer(request, method, args)
        except SlackError as refused:
            return JSONResponse(refused.body())
        if trouble and trouble.kind == "lost_after":
            return BrokenConnection()
        if trouble and trouble.kind == "late":
            await asyncio.sleep(trouble.seconds)
        return JSONResponse(answer, headers={"X-OAuth-Scopes": ",".join(self._router.settings.scopes)})

    def _answer(self, request: Request, method: str, args: Json) -> Json:
        token = token_of(request, args)
        if method == "apps.connections.open":
            api.check_token(token, self._router.settings.app_token)
            address = self._router.base_url.replace("http://", "ws://")
            return {"ok": True, "url": f"{address}/link/?ticket={self._sockets.ticket()}&app_id=desk"}
        return api.answer(self._router, method, args, token)

    async def respond(self, request: Request) -> Response:
        """POST to a response_url."""
        trouble, early = self._trouble("response_url")
        if early:
            return early
        try:
            body = await arguments(request)
        except SlackError as refused:
            return PlainTextResponse(refused.error, 400)
        if isinstance(body.get("payload"), str):
            body = json.loads(body["payload"])
        status, text = chat.respond(self._router, request.path_params["key"], body)
        return BrokenConnection() if trouble and trouble.kind == "lost_after" else PlainTextResponse(text, status)

    def _trouble(self, endpoint: str) -> tuple[Trouble | None, Response | None]:
        """The trouble that is set for an endpoint outside of the Web API, and its response when nothing is to be
        done."""
        self._router.calls[endpoint] += 1
        trouble = self._router.faults.next_trouble(endpoint)
        return trouble, _before(trouble) if trouble else None

    async def upload(self, request: Request) -> Response:
        """POST the bytes of a file: raw, or as the first part of a form."""
        _, early = self._trouble("upload")
        if early:
            return early
        file = self._router.workspace.files.get(request.path_params["file"])
        if file is None or file.shared:
            return PlainTextResponse("not found", 404)
        if request.headers.get("content-type", "").startswith("multipart/form-data"):
            async with request.form(max_part_size=MAX_UPLOAD) as form:
                part: Any = next(iter(form.values()), None)
                content = await part.read() if hasattr(part, "read") else str(part or "").encode()
        else:
            content = await request.body()
        if len(content) > MAX_UPLOAD:
            return PlainTextResponse("too large", 413)
        file.content = content
        return PlainTextResponse(f"OK - {len(content)}")

    async def download(self, request: Request) -> Response:
        """GET url_private: with the bot's token the bytes, without it a page to sign in, as Slack answers."""
        _, early = self._trouble("download")
        if early:
            return early
        file = self._router.workspace.files.get(request.path_params["key"].partition("-")[2])
        settings, refused = self._router.settings, self._router.faults.conditions.token_refused
        if token_of(request, {}) != settings.bot_token or refused or "files:read" not in settings.scopes:
            return HTMLResponse(SIGN_IN, 401)
        if file is None or not readable(self._router, file):
            return HTMLResponse("not found", 404)
        return Response(file.content, media_type=file.mimetype)


def _before(trouble: Trouble) -> Response | None:
    """The response of a call that is not carried out."""
    if trouble.kind == "ratelimited":
        wait = {"Retry-After": str(trouble.retry_after)}
        return JSONResponse({"ok": False, "error": "ratelimited"}, 429, wait)
    if trouble.kind == "server_error":
        return PlainTextResponse("upstream connect error", trouble.status)
    if trouble.kind == "refused":
        return JSONResponse({"ok": False, "error": trouble.error})
    return BrokenConnection() if trouble.kind == "lost_before" else None


def application(router: EventRouter, sockets: SocketMode, *pages: Route | Mount) -> Guard:
    """Everything behind one port."""
    endpoints = Endpoints(router, sockets)
    routes = [
        Route("/api/{method}", endpoints.call, methods=["GET", "POST"]),
        WebSocketRoute("/link/", sockets.serve),
        Route("/actions/{key}", endpoints.respond, methods=["POST"]),
        Route("/upload/v1/{file}", endpoints.upload, methods=["POST"]),
        Route("/files-pri/{key}/{name:path}", endpoints.download),
        *pages,
    ]
    return Guard(Starlette(routes=routes))

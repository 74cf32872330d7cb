"""The desk as one Starlette application: Web API, Socket Mode, files and the page."""

import asyncio
import base64
import json
from collections.abc import Callable, Sequence

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
from slackdesk.oauth import OAuth
from slackdesk.socket_mode import SocketMode
from slackdesk.testing.faults import Trouble
from slackdesk.workspace import Json

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


def basic_authorization(request: Request) -> tuple[str, str]:
    """User and password of the header; empty where there are none."""
    scheme, _, encoded = request.headers.get("authorization", "").partition(" ")
    user, _, password = base64.b64decode(encoded).decode().partition(":") if scheme.lower() == "basic" else ("", "", "")
    return user, password


class Endpoints:
    """Handlers of HTTP requests, each for the workspace that it belongs to; the first one takes what is of none."""

    def __init__(self, routers: Sequence[EventRouter], oauth: OAuth, sockets: SocketMode) -> None:
        self._routers = routers
        self._oauth = oauth
        self._sockets = sockets

    def _router(self, owns: Callable[[EventRouter], bool]) -> EventRouter:
        return next((router for router in self._routers if owns(router)), self._routers[0])

    async def call(self, request: Request) -> Response:
        """POST /api/{method}, or GET what only reads, with the trouble that is set for it."""
        method = request.path_params["method"]
        if request.method != "POST" and not api.takes_get(method):
            return PlainTextResponse("POST only", 405, {"Allow": "POST"})
        token = token_of(request, {})
        router = self._router(lambda router: router.settings.bot_token == token)
        router.calls[method] += 1
        trouble = router.faults.next_trouble(method)
        if trouble and (early := _before(trouble)):
            return early
        try:
            args = await arguments(request)
            answer = self._answer(router, request, method, args)
        except SlackError as refused:
            return JSONResponse(refused.body())
        if trouble and trouble.kind == "lost_after":
            return BrokenConnection()
        if trouble and trouble.kind == "late":
            await asyncio.sleep(trouble.seconds)
        return JSONResponse(answer, headers={"X-OAuth-Scopes": ",".join(router.settings.scopes)})

    def _answer(self, router: EventRouter, request: Request, method: str, args: Json) -> Json:
        if method == "oauth.v2.access":
            return self._oauth.access(basic_authorization(request), str(args.get("code")))
        token = token_of(request, args)
        if method == "apps.connections.open":
            api.check_token(token, router.settings.app_token)
            address = router.base_url.replace("http://", "ws://")
            return {"ok": True, "url": f"{address}/link/?ticket={self._sockets.ticket()}&app_id=desk"}
        return api.answer(router, method, args, token)

    async def respond(self, request: Request) -> Response:
        key = request.path_params["key"]
        router = self._router(lambda router: key in router.responses)
        trouble, early = self._trouble(router, "response_url")
        if early:
            return early
        try:
            body = await arguments(request)
        except SlackError as refused:
            return PlainTextResponse(refused.error, 400)
        status, text = chat.respond(router, key, body)
        return BrokenConnection() if trouble and trouble.kind == "lost_after" else PlainTextResponse(text, status)

    def _trouble(self, router: EventRouter, endpoint: str) -> tuple[Trouble | None, Response | None]:
        """The trouble that is set for an endpoint outside of the Web API, and its response when nothing is to be
        done."""
        router.calls[endpoint] += 1
        trouble = router.faults.next_trouble(endpoint)
        return trouble, _before(trouble) if trouble else None

    async def upload(self, request: Request) -> Response:
        name = request.path_params["file"]
        router = self._router(lambda router: name in router.workspace.files)
        _, early = self._trouble(router, "upload")
        if early:
            return early
        file = router.workspace.files.get(name)
        if file is None or file.shared:
            return PlainTextResponse("not found", 404)
        file.content = await request.body()
        return PlainTextResponse(f"OK - {len(file.content)}")

    async def download(self, request: Request) -> Response:
        """GET url_private: with the bot's token the bytes, without it a page to sign in, as Slack answers."""
        team, _, name = request.path_params["key"].partition("-")
        router = self._router(lambda router: router.workspace.team == team)
        _, early = self._trouble(router, "download")
        if early:
            return early
        file = router.workspace.files.get(name)
        settings, refused = router.settings, router.faults.conditions.token_refused
        if token_of(request, {}) != settings.bot_token or refused or "files:read" not in settings.scopes:
            return HTMLResponse(SIGN_IN, 401)
        if file is None or not readable(router, file):
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


def application(routers: Sequence[EventRouter], oauth: OAuth, sockets: SocketMode, *pages: Route | Mount) -> Guard:
    endpoints = Endpoints(routers, oauth, sockets)
    routes = [
        Route("/oauth/v2/authorize", oauth.authorize),
        Route("/api/{method}", endpoints.call, methods=["GET", "POST"]),
        WebSocketRoute("/link/", sockets.serve),
        Route("/actions/{key}", endpoints.respond, methods=["POST"]),
        Route("/upload/v1/{file}", endpoints.upload, methods=["POST"]),
        Route("/files-pri/{key}/{name:path}", endpoints.download),
        *pages,
    ]
    return Guard(Starlette(routes=routes))

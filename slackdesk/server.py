"""The desk as one Starlette application: Web API, Socket Mode, files and the page."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence

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
from slackdesk.faults import Trouble
from slackdesk.guard import Guard
from slackdesk.oauth import OAuth
from slackdesk.socket_mode import SocketMode
from slackdesk.workspace import Json

SIGN_IN = "<!doctype html><title>Sign in</title><p>Sign in to the desk to see this file.</p>"


class BrokenConnection(Response):
    """Breaks off after the headers, like a lost connection."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send a start without the rest; the server then closes the connection."""
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1000")]})
        await send({"type": "http.response.body", "body": b"", "more_body": True})


async def arguments(request: Request) -> Json:
    args: Json = dict(request.query_params)
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        args |= json.loads(await request.body() or b"{}")
    if kind.startswith(("application/x-www-form-urlencoded", "multipart/form-data")):
        async with request.form() as form:
            args |= {name: value for name, value in form.items() if isinstance(value, str)}
    return args


def token_of(request: Request) -> str:
    return request.headers.get("authorization", "").removeprefix("Bearer ")


Endpoint = Callable[[Request], Awaitable[Response]]


class Endpoints:
    """Handlers of HTTP requests, each for the workspace that it belongs to; the first one takes what is of none."""

    def __init__(self, routers: Sequence[EventRouter], oauth: OAuth, sockets: SocketMode) -> None:
        self._routers = routers
        self._oauth = oauth
        self._sockets = sockets

    def with_trouble(
        self,
        answer: Callable[[EventRouter, Request], Awaitable[Response]],
        owns: Callable[[EventRouter, Request], bool],
        name: str = "",
    ) -> Endpoint:
        """An endpoint that answers for the workspace that `owns` a request, with the trouble that is set for its name;
        a method of the Web API has its own."""

        async def endpoint(request: Request) -> Response:
            router = next((router for router in self._routers if owns(router, request)), self._routers[0])
            called = name or request.path_params["method"]
            router.calls[called] += 1
            trouble = router.faults.next_trouble(called)
            if trouble and (early := _before(trouble)):
                return early
            response = await answer(router, request)
            if trouble and trouble.kind == "late":
                await asyncio.sleep(trouble.seconds)
            return BrokenConnection() if trouble and trouble.kind == "lost_after" else response

        return endpoint

    async def call(self, router: EventRouter, request: Request) -> Response:
        """POST /api/{method}, or GET what only reads."""
        method = request.path_params["method"]
        if request.method != "POST" and not (method in api.METHODS and api.METHODS[method].reads):
            return PlainTextResponse("POST only", 405, {"Allow": "POST"})
        try:
            answer = self._answer(router, request, method, await arguments(request))
        except SlackError as refused:
            return JSONResponse(refused.body())
        return JSONResponse(answer, headers={"X-OAuth-Scopes": ",".join(router.settings.scopes)})

    def _answer(self, router: EventRouter, request: Request, method: str, args: Json) -> Json:
        if method == "oauth.v2.access":
            return self._oauth.access(request.headers.get("authorization", ""), str(args.get("code")))
        token = token_of(request)
        if method == "apps.connections.open":
            api.check_token(token, router.settings.app_token)
            address = router.base_url.replace("http://", "ws://")
            return {"ok": True, "url": f"{address}/link/?ticket={self._sockets.ticket()}&app_id=desk"}
        return api.answer(router, method, args, token)


async def respond(router: EventRouter, request: Request) -> Response:
    status, text = chat.respond(router, request.path_params["key"], await arguments(request))
    return PlainTextResponse(text, status)


async def upload(router: EventRouter, request: Request) -> Response:
    file = router.workspace.files.get(request.path_params["file"])
    if file is None or file.channels:
        return PlainTextResponse("not found", 404)
    file.content = await request.body()
    return PlainTextResponse(f"OK - {len(file.content)}")


async def download(router: EventRouter, request: Request) -> Response:
    """GET url_private: with the bot's token the bytes, without it a page to sign in, as Slack answers."""
    file = router.workspace.files.get(request.path_params["file"])
    settings, refused = router.settings, router.faults.token_refused
    if token_of(request) != settings.bot_token or refused or "files:read" not in settings.scopes:
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
    call = endpoints.with_trouble(endpoints.call, lambda desk, asked: desk.settings.bot_token == token_of(asked))
    answer = endpoints.with_trouble(
        respond, lambda desk, asked: asked.path_params["key"] in desk.responses, "response_url"
    )
    up = endpoints.with_trouble(upload, lambda desk, asked: asked.path_params["file"] in desk.workspace.files, "upload")
    down = endpoints.with_trouble(
        download, lambda desk, asked: asked.path_params["team"] == desk.workspace.team, "download"
    )
    routes = [
        Route("/oauth/v2/authorize", oauth.authorize),
        Route("/api/{method}", call, methods=["GET", "POST"]),
        WebSocketRoute("/link/", sockets.serve),
        Route("/actions/{key}", answer, methods=["POST"]),
        Route("/upload/v1/{file}", up, methods=["POST"]),
        Route("/files-pri/{team}-{file}/{name:path}", down),
        *pages,
    ]
    return Guard(Starlette(routes=routes))

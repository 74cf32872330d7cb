"""The page's endpoints: what a person sees, what a person does, files, and a stream of changes."""

import asyncio
import base64
import json
import time
from collections.abc import AsyncIterator
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from slackdesk.client import DeskClient
from slackdesk.events import view_as_shown
from slackdesk.typed_text import SNIPPET_FROM
from slackdesk.user_actions import SLACKBOT, NotPossible
from slackdesk.workspace import ANA, BOT_USER, Json, Message

ACTIONS = frozenset("close command delete edit open_home press say shortcut submit".split())
"""What the page may do in a person's name: these methods of `DeskClient`."""
STATIC = Path(__file__).parent / "static"
SHOWN = 200
"""Newest messages of a channel that the page shows."""
LOOK = 0.1
"""Seconds between two looks for a change."""
HEARTBEAT = 15.0
"""Seconds between two signs of life on the stream when nothing changes, so that the page notices a dead one."""


class Page:
    def __init__(self, client: DeskClient) -> None:
        self._client = client
        self._router = client.router
        self._workspace = client.workspace
        self._is_closing = False

    def routes(self) -> tuple[Route | Mount, ...]:
        return (
            Route("/", lambda _request: FileResponse(STATIC / "index.html")),
            Route("/page/look", self.look),
            Route("/page/act", self.act, methods=["POST"]),
            Route("/page/stream", self.stream),
            Route("/page/file/{file}", self.file),
            Mount("/static", StaticFiles(directory=STATIC)),
        )

    def close(self) -> None:
        self._is_closing = True

    async def look(self, request: Request) -> Response:
        """Everything that one person sees: the list of channels, one channel, one thread, the modal, App Home."""
        asked = request.query_params
        user = asked.get("user", ANA)
        if user not in self._workspace.people or user == BOT_USER:
            user = ANA
        with self._workspace.lock:
            seen: Json = {
                "version": self._workspace.version,
                "me": user,
                "app": BOT_USER,
                "people": self._names(),
                "channels": self._channels(user),
                "commands": list(self._router.settings.commands),
                "shortcuts": [{"id": id_, "name": name} for id_, name in self._router.settings.shortcuts],
                "snippet_from": SNIPPET_FROM,
                "modal": view_as_shown(self._workspace.modals.get(user)),
                "home": view_as_shown(self._workspace.homes.get(user)),
            }
            channel = self._workspace.channels.get(asked.get("channel", ""))
            if channel and user in channel.members:
                top = [m for m in self._workspace.messages(channel.id, user) if not m.is_reply]
                seen["messages"] = [self._message(m, user) for m in top[-SHOWN:]]
                statuses = self._workspace.statuses.items()
                seen["statuses"] = {ts: status for (place, ts), status in statuses if place == channel.id}
                seen["prompts"] = self._workspace.prompts.get(channel.id, [])
                if asked.get("thread"):
                    thread = self._workspace.thread(channel.id, asked["thread"], user)
                    seen["thread"] = [self._message(m, user) for m in thread]
        return JSONResponse(seen)

    def _names(self) -> Json:
        people = {
            p.id: {"name": p.real_name, "handle": p.name, "title": p.title, "bot": p.is_bot}
            for p in self._workspace.people.values()
        }
        slackbot = {"name": "Slackbot", "handle": "slackbot", "title": "", "bot": True}
        return people | {SLACKBOT: slackbot}

    def _channels(self, user: str) -> list[Json]:
        return [
            {
                "id": c.id,
                "name": c.name,
                "kind": c.kind,
                "topic": c.topic,
                "app": BOT_USER in c.members,
                "last": max((m.ts for m in self._workspace.messages(c.id, user)), default=""),
            }
            for c in self._workspace.channels.values()
            if user in c.members
        ]

    def _message(self, message: Message, user: str) -> Json:
        shown = self._router.json_of(message, metadata=False) | ({"private": True} if message.seen_by else {})
        status = self._workspace.statuses.get((message.channel, message.ts), "")
        return shown | {"mine": message.user == user, "status": status}

    async def act(self, request: Request) -> Response:
        """One of `ACTIONS`: {"act": name, …its arguments}. JSON only, because forms of other sites cannot send it."""
        if not request.headers.get("content-type", "").startswith("application/json"):
            return PlainTextResponse("JSON only", 415)
        try:
            body = json.loads(await request.body())
            name, files = body.pop("act"), body.pop("files", ())
            if name not in ACTIONS:
                raise NotPossible("That cannot be done from the page.")
            if files:
                body["files"] = [(file["name"], base64.b64decode(file["content"])) for file in files]
            getattr(self._client, name)(**body)
        except NotPossible as refused:
            return JSONResponse({"ok": False, "error": str(refused)})
        return JSONResponse({"ok": True})

    async def stream(self, _request: Request) -> Response:
        """Server-sent events: the version of the workspace, each time it changes."""
        return StreamingResponse(self._versions(), media_type="text/event-stream")

    async def _versions(self) -> AsyncIterator[str]:
        sent, said_at = -1, 0.0
        while not self._is_closing:
            if self._workspace.version != sent or time.monotonic() > said_at + HEARTBEAT:
                sent, said_at = self._workspace.version, time.monotonic()
                yield f"data: {sent}\n\n"
            await asyncio.sleep(LOOK)

    async def file(self, request: Request) -> Response:
        """A file, for members of a channel where it was shared; always as plain text or a download."""
        file = self._workspace.files.get(request.path_params["file"])
        user = request.query_params.get("user", "")
        rooms = [self._workspace.channels[c] for c in file.channels] if file else []
        if file is None or not any(user in room.members for room in rooms):
            return PlainTextResponse("not found", 404)
        if file.mimetype.startswith("text/"):
            return Response(file.content, media_type="text/plain")
        attachment = {"Content-Disposition": "attachment"}
        return Response(file.content, media_type="application/octet-stream", headers=attachment)

"""The control door, open only when asked for: another process on this machine does here what tests do in Python."""

import asyncio
import json

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from slackdesk.acts import Acts
from slackdesk.people import NotPossible
from slackdesk.workspace import Workspace

LOOK_AGAIN = 0.05
"""Seconds between two looks at the count of changes while somebody waits for the next."""


class Control:
    """POST /control/{act} with JSON arguments; `changed` waits for a change."""

    def __init__(self, workspace: Workspace, acts: Acts) -> None:
        self._workspace = workspace
        self._acts = acts

    def routes(self) -> tuple[Route, ...]:
        """The door."""
        return (Route("/control/{act}", self.control, methods=["POST"]),)

    async def control(self, request: Request) -> Response:
        """{"ok": true, "result": …} or {"ok": false, "error": …}."""
        if not request.headers.get("content-type", "").startswith("application/json"):
            return PlainTextResponse("JSON only", 415)
        act = request.path_params["act"]
        try:
            args = json.loads(await request.body() or b"{}")
            result = await self._changed(**args) if act == "changed" else self._acts.do(act, args)
        except NotPossible as refused:
            return JSONResponse({"ok": False, "error": str(refused)})
        except (KeyError, TypeError, ValueError) as wrong:
            return JSONResponse({"ok": False, "error": f"{type(wrong).__name__}: {wrong}"}, 400)
        return JSONResponse({"ok": True, "result": result})

    async def _changed(self, since: int, patience: float) -> int:
        loop = asyncio.get_running_loop()
        end = loop.time() + patience
        while self._workspace.changes == since and loop.time() < end:
            await asyncio.sleep(LOOK_AGAIN)
        return self._workspace.changes

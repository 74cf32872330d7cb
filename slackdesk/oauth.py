"""Slack's OAuth: a person lets the app into a workspace, and the app gets a bot token for it."""

import secrets
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from slackdesk.api.call import SlackError
from slackdesk.event_router import EventRouter
from slackdesk.workspace import ANA, APP, BOT_USER, Json


class OAuth:
    """Who opens the page allows it, in the workspace that `team` names."""

    def __init__(self, routers: Sequence[EventRouter]) -> None:
        self._routers = routers
        self._codes: dict[str, EventRouter] = {}
        self.redirect_url = ""
        """Where the app's settings send the browser back to."""

    async def authorize(self, request: Request) -> Response:
        asked, first = request.query_params, self._routers[0]
        if asked.get("client_id") != first.settings.client_id:
            return PlainTextResponse("invalid_client_id", 400)
        team = asked.get("team") or first.workspace.team
        code = secrets.token_hex(8)
        self._codes[code] = next(router for router in self._routers if router.workspace.team == team)
        query = urlencode({"code": code, "state": asked.get("state", "")})
        return RedirectResponse(f"{self.redirect_url}?{query}", 302)

    def access(self, authorization: str, code: str) -> Json:
        """oauth.v2.access: a new bot token for a code, which is good once."""
        settings = self._routers[0].settings
        if authorization != f"Basic {b64encode(f'{settings.client_id}:{settings.client_secret}'.encode()).decode()}":
            raise SlackError("bad_client_secret")
        router = self._codes.pop(code, None)
        if router is None:
            raise SlackError("invalid_code")
        router.faults.token_refused = ""
        router.settings = replace(router.settings, bot_token=f"xoxb-desk-{secrets.token_hex(16)}")
        return {
            "ok": True,
            "access_token": router.settings.bot_token,
            "token_type": "bot",
            "scope": ",".join(router.settings.scopes),
            "bot_user_id": BOT_USER,
            "app_id": APP,
            "team": {"id": router.workspace.team, "name": router.workspace.team},
            "enterprise": None,
            "authed_user": {"id": ANA},
            "is_enterprise_install": False,
        }

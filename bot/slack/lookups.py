"""Questions to Slack that change nothing: who the bot is, which channels and people there are, what was said."""

import http.client
from collections.abc import Callable, Mapping
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry.builtin_handlers import (
    ConnectionErrorRetryHandler,
    RateLimitErrorRetryHandler,
    ServerErrorRetryHandler,
)

CLIENT_TIMEOUT = 10
"""Seconds for one call to Slack."""
AT_ONCE = 1
"""Seconds for a call that is made while Slack waits for an answer, which it does for three in all."""
PAGE = 200
"""Messages or channels of one call."""
CROWD = 1_000
"""People of one call: the most that Slack gives."""

TOKEN_REFUSED = frozenset({"invalid_auth", "token_revoked", "not_authed", "account_inactive", "token_expired"})
"""What Slack says of a token that it does not take. It says nothing about a message or a channel."""

BROKEN = (OSError, http.client.HTTPException, SlackClientError)
"""What a call raises, SlackApiError included."""

Json = Mapping[str, Any]
Page = tuple[list[Json], str | None]
"""What a call found, and the cursor of the next one; None at the end."""


class Refused(Exception):
    """Slack says no; `code` is its word."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Away(Exception):
    """Slack cannot be reached; the kind of error by its name."""


def patient() -> list[Any]:
    """Retry handlers for calls that change nothing: after a broken connection, a 429 or a 5xx they ask again."""
    return [ConnectionErrorRetryHandler(), RateLimitErrorRetryHandler(max_retry_count=2), ServerErrorRetryHandler()]


def word(response: Any) -> str:
    """Slack's word for a refusal; empty where something else answered (a proxy's page), whose text no log may quote."""
    data = getattr(response, "data", response)
    code = str(data.get("error") or "") if isinstance(data, dict) else ""
    return code if code.isidentifier() else ""


def next_cursor(answer: Any) -> str | None:
    """Where the next page begins; None at the end."""
    return (answer.get("response_metadata") or {}).get("next_cursor") or None


class Looking:
    """Questions to one workspace's Slack. Each raises Refused or Away. Safe for several threads."""

    def __init__(self, token: str, base_url: str, *, waits: bool = True) -> None:
        """`waits`: ask again where Slack is busy. Not where Slack itself waits for the result."""
        handlers, timeout = (patient(), CLIENT_TIMEOUT) if waits else ([], AT_ONCE)
        self._client = WebClient(token, base_url=base_url, timeout=timeout, retry_handlers=handlers)

    def myself(self) -> tuple[Json, frozenset[str]]:
        """Who the token is (`user`, `team`, `team_id`, …), and the scopes that it has."""
        me = _ask(self._client.auth_test)
        headers = {name.lower(): value for name, value in (me.headers or {}).items()}
        scopes = str(headers.get("x-oauth-scopes", "")).split(",")
        return dict(me.data) if isinstance(me.data, dict) else {}, frozenset(scope.strip() for scope in scopes)

    def room(self, channel: str) -> Json:
        """What Slack says of a channel."""
        return dict(_ask(self._client.conversations_info, channel=channel)["channel"])

    def person(self, user: str) -> Json:
        """What Slack says of a person."""
        return dict(_ask(self._client.users_info, user=user)["user"])

    def people(self, cursor: str | None = None) -> Page:
        """All people of the workspace, and those from outside whom it knows."""
        return _page("members", self._client.users_list, limit=CROWD, cursor=cursor)

    def members(self, channel: str, cursor: str | None = None) -> tuple[list[str], str | None]:
        """User ids of a channel, and the next cursor."""
        answer = _ask(self._client.conversations_members, channel=channel, limit=CROWD, cursor=cursor)
        return [str(user) for user in answer["members"]], next_cursor(answer)

    def rooms(self, kinds: str, cursor: str | None = None) -> Page:
        """The channels that the bot is in, of these types ("im", "public_channel,private_channel")."""
        call = self._client.users_conversations
        return _page("channels", call, types=kinds, exclude_archived=True, limit=PAGE, cursor=cursor)

    def history(self, channel: str, since: float, cursor: str | None = None) -> Page:
        """The messages of a channel, the newest first, without the threads."""
        call = self._client.conversations_history
        return _page("messages", call, channel=channel, oldest=str(since), limit=PAGE, cursor=cursor)

    def replies(self, channel: str, ts: str, since: float, cursor: str | None = None) -> Page:
        """The messages of a thread, its first one before all others."""
        call = self._client.conversations_replies
        return _page("messages", call, channel=channel, ts=ts, oldest=str(since), limit=PAGE, cursor=cursor)

    def opens_sockets(self, app_token: str) -> None:
        """Return if Socket Mode can connect with this token."""
        _ask(self._client.apps_connections_open, app_token=app_token)


def _ask(call: Callable[..., Any], **arguments: Any) -> Any:
    """Slack's answer, or its errors as ours."""
    try:
        return call(**arguments)
    except SlackApiError as error:
        if code := word(error.response):
            raise Refused(code) from None
        raise Away(f"HTTP {error.response.status_code}") from None
    except BROKEN as error:
        raise Away(type(error).__name__) from None


def _page(key: str, call: Callable[..., Any], **arguments: Any) -> Page:
    answer = _ask(call, **arguments)
    return list(answer[key]), next_cursor(answer)

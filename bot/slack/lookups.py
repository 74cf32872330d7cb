"""What Slack is asked and only answers: who the bot is, which rooms and people there are, what was said. Changes nothing."""

import http.client
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
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
"""Messages or channels that one call fetches."""
CROWD = 1_000
"""People that one call fetches: the most that Slack gives."""

TOKEN_REFUSED = frozenset({"invalid_auth", "token_revoked", "not_authed", "account_inactive", "token_expired"})
"""What Slack says of a token that it does not take. It speaks of no message and no room, and the operator can mend it."""

BROKEN = (OSError, http.client.HTTPException, SlackClientError)

Json = Mapping[str, Any]
Page = tuple[list[Json], str | None]
"""What a call found, and where the next one goes on; None at the end."""


class Refused(Exception):
    """Slack says no; `code` is its word."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Away(Exception):
    """Slack cannot be reached; the kind of error by its name."""


def patient() -> list[Any]:
    """Retry handlers for calls that change nothing: after a broken connection, a 429 or a 5xx they simply ask again."""
    return [ConnectionErrorRetryHandler(), RateLimitErrorRetryHandler(max_retry_count=2), ServerErrorRetryHandler()]


def word(response: Any) -> str:
    """Slack's word for a refusal; empty where something else answered, whose text is kept out of logs (a proxy's page)."""
    data = getattr(response, "data", response)
    code = str(data.get("error") or "") if isinstance(data, dict) else ""
    return code if code.isidentifier() else ""


class Looking:
    """Questions to one workspace's Slack. Each raises Refused or Away. Safe for several threads."""

    def __init__(self, token: str, base_url: str, *, waits: bool = True) -> None:
        """`waits`: ask again where Slack is busy. Not where Slack itself waits for what comes of it."""
        handlers, timeout = (patient(), CLIENT_TIMEOUT) if waits else ([], AT_ONCE)
        self._client = WebClient(token, base_url=base_url, timeout=timeout, retry_handlers=handlers)

    def myself(self) -> tuple[Json, frozenset[str]]:
        """Who the token is (`user`, `team`, `team_id`, …), and the scopes that it has."""
        with _told():
            me = self._client.auth_test()
            headers = {name.lower(): value for name, value in (me.headers or {}).items()}
            scopes = str(headers.get("x-oauth-scopes", "")).split(",")
            return dict(me.data) if isinstance(me.data, dict) else {}, frozenset(scope.strip() for scope in scopes)

    def room(self, channel: str) -> Json:
        """What Slack says of a channel."""
        with _told():
            found: Json = self._client.conversations_info(channel=channel)["channel"]
            return found

    def person(self, user: str) -> Json:
        """What Slack says of somebody."""
        with _told():
            found: Json = self._client.users_info(user=user)["user"]
            return found

    def people(self, cursor: str | None = None) -> Page:
        """Everybody in the workspace, and whom it knows from outside."""
        with _told():
            return _page(self._client.users_list(limit=CROWD, cursor=cursor), "members")

    def members(self, channel: str, cursor: str | None = None) -> tuple[list[str], str | None]:
        """Ids of who is in a channel, and where the next call goes on."""
        with _told():
            answer = self._client.conversations_members(channel=channel, limit=CROWD, cursor=cursor)
            return [str(user) for user in answer["members"]], _next(answer)

    def rooms(self, kinds: str, cursor: str | None = None) -> Page:
        """Where the bot is, of these kinds ("im", "public_channel,private_channel")."""
        with _told():
            return _page(
                self._client.users_conversations(types=kinds, exclude_archived=True, limit=PAGE, cursor=cursor),
                "channels",
            )

    def history(self, channel: str, since: float, cursor: str | None = None) -> Page:
        """What was said in a channel, the newest first, without the threads."""
        with _told():
            answer = self._client.conversations_history(channel=channel, oldest=str(since), limit=PAGE, cursor=cursor)
            return _page(answer, "messages")

    def replies(self, channel: str, ts: str, since: float, cursor: str | None = None) -> Page:
        """What was said in a thread, its first message before all."""
        with _told():
            answer = self._client.conversations_replies(
                channel=channel, ts=ts, oldest=str(since), limit=PAGE, cursor=cursor
            )
            return _page(answer, "messages")

    def opens_sockets(self, app_token: str) -> None:
        """Return when Socket Mode can connect with this token."""
        with _told():
            self._client.apps_connections_open(app_token=app_token)


def _page(answer: Any, key: str) -> Page:
    return list(answer[key]), _next(answer)


def _next(answer: Any) -> str | None:
    return (answer.get("response_metadata") or {}).get("next_cursor") or None


@contextmanager
def _told() -> Iterator[None]:
    """Slack's errors as ours."""
    try:
        yield
    except SlackApiError as error:
        if code := word(error.response):
            raise Refused(code) from None
        raise Away(f"HTTP {error.response.status_code}") from None
    except BROKEN as error:
        raise Away(type(error).__name__) from None

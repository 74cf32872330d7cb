"""Questions to Slack that change nothing: who the bot is, which channels and people there are, what was said. And what
Slack's errors mean, as errors of ours."""

import http
import http.client
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from itertools import chain
from typing import Any

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry.builtin_handlers import (
    ConnectionErrorRetryHandler,
    RateLimitErrorRetryHandler,
    ServerErrorRetryHandler,
)

from bot.errors import DeliveryError

CLIENT_TIMEOUT = 10
"""Seconds for one call to Slack."""
AT_ONCE = 1
"""Seconds for a call that is made while Slack waits for an answer, which it does for three in all."""
PAGE = 200
"""Messages or channels of one call."""
CROWD = 1_000
"""People of one call: the most that Slack gives."""

EVENT_TYPE = "rejoinder_part"
"""Our messages carry metadata of this type, with the request and the part, so that a second run finds them."""

TOKEN_REFUSED = frozenset({"invalid_auth", "token_revoked", "not_authed", "account_inactive", "token_expired"})
"""What Slack says of a token that it does not take. It says nothing about a message or a channel."""
_MAYBE_TAKEN = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"})

BROKEN = (OSError, http.client.HTTPException, SlackClientError)
"""What a call raises, SlackApiError included."""

Json = Mapping[str, Any]
Pages = Iterator[list[Json]]
"""Each page is asked for when it is wanted."""

_LOG = structlog.get_logger(__name__)


class NotNow(Exception):
    """Slack did nothing; it is worth another try after so many seconds. `code` says why."""

    def __init__(self, seconds: float, code: str = "") -> None:
        super().__init__(code or f"not before {seconds:g} s")
        self.seconds = seconds
        self.code = code


class TokenRefused(NotNow):
    """Slack does not take our token, now or any more."""


class Unsure(NotNow):
    """No answer. Of a post: Slack may have taken the message or not."""


@contextmanager
def calling() -> Iterator[None]:
    """What became of a call, as NotNow, Unsure, TokenRefused or DeliveryError."""
    try:
        yield
    except SlackApiError as error:
        raise _verdict(error.response) from None
    except (*BROKEN, json.JSONDecodeError) as error:  # a further page that something else answered
        raise Unsure(1, type(error).__name__) from None


def refusal(code: str) -> DeliveryError:
    return DeliveryError("Slack did not take my answer.", "Try again in a minute.", code=code)


def retry_after(headers: Mapping[str, Any]) -> float:
    value = next((value for name, value in headers.items() if name.lower() == "retry-after"), 1)
    first = value[0] if isinstance(value, list) else value
    return float(first) if str(first).isdigit() else 1.0


def patient() -> list[Any]:
    """Retry handlers for calls that change nothing: after a broken connection, a 429 or a 5xx they ask again."""
    return [ConnectionErrorRetryHandler(), RateLimitErrorRetryHandler(max_retry_count=2), ServerErrorRetryHandler()]


def word(response: Any) -> str:
    """Slack's word for a refusal; empty where something else answered (a proxy's page), whose text no log may quote."""
    data = getattr(response, "data", response)
    code = str(data.get("error") or "") if isinstance(data, dict) else ""
    return code if code.isidentifier() else ""


class Lookups:
    """Questions to one workspace's Slack. Each raises DeliveryError or NotNow. Safe for several threads."""

    def __init__(self, token: str, base_url: str, *, waits: bool = True) -> None:
        """`waits`: ask again where Slack is busy. Not where Slack itself waits for the result."""
        handlers, timeout = (patient(), CLIENT_TIMEOUT) if waits else ([], AT_ONCE)
        self._client = WebClient(token, base_url=base_url, timeout=timeout, retry_handlers=handlers)

    def myself(self) -> tuple[Json, frozenset[str]]:
        """Who the token is (`user`, `team`, `team_id`, …), and the scopes that it has."""
        with calling():
            me = self._client.auth_test()
        headers = {name.lower(): value for name, value in (me.headers or {}).items()}
        scopes = str(headers.get("x-oauth-scopes", "")).split(",")
        return dict(me.data) if isinstance(me.data, dict) else {}, frozenset(scope.strip() for scope in scopes)

    @cached_property
    def me(self) -> str:
        return str(self.myself()[0]["user_id"])

    def room(self, channel: str) -> Json:
        with calling():
            return dict(self._client.conversations_info(channel=channel)["channel"])

    def person(self, user: str) -> Json:
        with calling():
            return dict(self._client.users_info(user=user)["user"])

    def people(self) -> Pages:
        """All people of the workspace, and those from outside whom it knows."""
        return _pages("members", self._client.users_list, limit=CROWD)

    def members(self, channel: str) -> Iterator[list[str]]:
        return _pages("members", self._client.conversations_members, channel=channel, limit=CROWD)

    def rooms(self) -> Pages:
        """The channels that the bot is in, direct messages too."""
        call, kinds = self._client.users_conversations, "public_channel,private_channel,im"
        return _pages("channels", call, types=kinds, exclude_archived=True, limit=PAGE)

    def history(self, channel: str, since: float = 0.0) -> Pages:
        """The messages of a channel, the newest first, without the threads."""
        call = self._client.conversations_history
        return _pages("messages", call, channel=channel, oldest=str(since), include_all_metadata=True, limit=PAGE)

    def replies(self, channel: str, ts: str, since: float = 0.0) -> Pages:
        """The messages of a thread, its first one before all others."""
        call, oldest = self._client.conversations_replies, str(since)
        return _pages("messages", call, channel=channel, ts=ts, oldest=oldest, include_all_metadata=True, limit=PAGE)

    def find(self, channel: str, thread: str | None, *, request: str, part: int) -> str | None:
        """The time stamp of our message in this thread (or in the channel itself), if it is there."""
        ours = (message for message in self._messages(channel, thread) if _is_ours(message, request, part))
        return next((str(message["ts"]) for message in ours), None)

    def find_file(self, channel: str, thread: str | None, title: str) -> str | None:
        files = (file for message in self._messages(channel, thread) for file in message.get("files") or ())
        return next((str(file["id"]) for file in files if file.get("title") == title), None)

    def first_message(self, channel: str, thread: str) -> Json | None:
        """The message that a thread hangs on, if Slack still has it."""
        return next((message for message in self._messages(channel, thread) if message.get("ts") == thread), None)

    def opens_sockets(self, app_token: str) -> None:
        """Return if Socket Mode can connect with this token."""
        with calling():
            self._client.apps_connections_open(app_token=app_token)

    def _messages(self, channel: str, thread: str | None) -> Iterator[Json]:
        """The messages of a thread, the oldest first; or the newest of a channel."""
        return chain.from_iterable(self.replies(channel, thread)) if thread else iter(next(self.history(channel)))


def _pages(key: str, call: Callable[..., Any], **arguments: Any) -> Iterator[list[Any]]:
    with calling():
        for page in call(**arguments):
            yield list(page[key])


def _is_ours(message: Json, request: str, part: int) -> bool:
    metadata = message.get("metadata") or {}
    ours = {"request": request, "part": part}
    return metadata.get("event_type") == EVENT_TYPE and ours.items() <= (metadata.get("event_payload") or {}).items()


def _verdict(response: Any) -> Exception:
    code = word(response)
    if response.status_code == http.HTTPStatus.TOO_MANY_REQUESTS or code in {"ratelimited", "rate_limited"}:
        return NotNow(retry_after(response.headers), "ratelimited")
    if code in TOKEN_REFUSED:
        _LOG.error("token refused", code=code)
        return TokenRefused(1, code)
    if response.status_code >= http.HTTPStatus.INTERNAL_SERVER_ERROR or code in _MAYBE_TAKEN or not code:
        return Unsure(1, code or f"HTTP {response.status_code}")
    return refusal(code)

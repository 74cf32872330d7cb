"""Posts messages to Slack, finds one that may be there already, and shows a status.

Nothing here sends a post twice: after a broken connection Slack may have taken it, so only a caller who has looked for
it tries again.
"""

import http
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import Any

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from bot.errors import DeliveryError
from bot.slack.lookups import BROKEN, CLIENT_TIMEOUT, TOKEN_REFUSED, next_cursor, patient, word

CHANNEL_GAP = 1.0
"""Seconds between two posts to one channel (Slack: about one a second)."""

EVENT_TYPE = "rejoinder_part"
"""Our messages carry metadata of this type, with the request and the part, so that a second run finds them."""

UNREACHABLE = frozenset(
    {"channel_not_found", "not_in_channel", "is_archived", "thread_not_found", "user_not_found"}
    | {"restricted_action", "missing_scope", "expired_url"}
)
"""Refusals after which no other message would get through either."""

SPENT = frozenset({"expired_url", "used_url"})
"""Refusals of a response_url that takes no more answers: after 30 minutes, or after five."""

_MAYBE_TAKEN = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"})
_PAGE = 200
"""Messages of one call."""

Body = Mapping[str, Any]
"""A planned message: `text` and `blocks`, or `text` and `files`."""

_LOG = structlog.get_logger(__name__)


class NotNow(Exception):
    """Slack took nothing; it is worth another try after so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"not before {seconds:g} s")
        self.seconds = seconds


class TokenRefused(NotNow):
    """… because it does not take our token, now or any more."""


class Unsure(Exception):
    """No answer: Slack may have taken the message or not."""


class Delivery:
    """Posts and looks in one workspace. Safe for several threads.

    What posts raises:
        NotNow: Slack is too busy, or does not take our token; nothing was taken.
        Unsure: the connection broke; look with `find` before another try.
        DeliveryError: Slack refuses this message; `code` is Slack's word for it.

    What looks raises NotNow and DeliveryError.
    """

    def __init__(self, token: str, base_url: str, *, gap: float = CHANNEL_GAP) -> None:
        """`gap`: seconds between two posts to one channel."""
        self._posting = WebClient(token, base_url=base_url, timeout=CLIENT_TIMEOUT, retry_handlers=[])
        self._reading = WebClient(token, base_url=base_url, timeout=CLIENT_TIMEOUT, retry_handlers=patient())
        self._gap = gap
        self._lock = threading.Lock()
        self._free_at: dict[str, float] = {}

    def wait_for_turn(self, channel: str) -> None:
        """Return when this channel may get another post."""
        now = time.monotonic()
        with self._lock:
            turn = max(now, self._free_at.get(channel, now))
            self._free_at = {name: at for name, at in self._free_at.items() if at > now} | {channel: turn + self._gap}
        time.sleep(turn - now)

    def post(self, channel: str, thread: str | None, body: Body, *, request: str, part: int) -> str:
        """Post one message and return its time stamp."""
        with _posting():
            answer = self._posting.chat_postMessage(
                channel=channel,
                thread_ts=thread,
                text=body["text"],
                blocks=body.get("blocks") or None,
                metadata={"event_type": EVENT_TYPE, "event_payload": {"request": request, "part": part}},
                unfurl_links=False,
                unfurl_media=False,
                parse="none",
                mrkdwn=False,
                link_names=False,
            )
            return str(answer["ts"])

    def update(self, channel: str, ts: str, body: Body) -> None:
        """Replace a message of ours. Doing it twice does no harm."""
        with _posting():
            self._posting.chat_update(
                channel=channel, ts=ts, text=body["text"], blocks=body.get("blocks") or None, parse="none"
            )

    def upload(self, channel: str, thread: str | None, body: Body) -> str:
        """Put files into a thread, as one message; `body["files"]` holds name, title and content of each.

        Returns a file's id. Look with `find_file` before another try.
        """
        files = [
            {"filename": file["name"], "title": file["title"], "content": file["content"]} for file in body["files"]
        ]
        with _posting():
            answer = self._posting.files_upload_v2(
                file_uploads=files, channel=channel, thread_ts=thread, initial_comment=body["text"]
            )
            return str(answer["files"][0]["id"])

    def upload_directly(self, user: str, words: str, body: Body) -> None:
        """Send files to one person, behind a message with these words: its channel, which files need, is in Slack's
        answer to it."""
        with _posting():
            channel = str(self._posting.chat_postMessage(channel=user, text=words)["channel"])
        self.upload(channel, None, body)

    def whisper(self, response_url: str, body: Body, thread: str | None = None) -> None:
        """Answer a command or a click, for the asker's eyes only."""
        private = {"response_type": "ephemeral", "replace_original": False}
        message = {
            "text": body["text"],
            "blocks": body.get("blocks") or [],
            "unfurl_links": False,
            "unfurl_media": False,
        }
        with _posting():
            answer = WebhookClient(response_url, timeout=CLIENT_TIMEOUT, retry_handlers=[]).send_dict(
                message | private | ({"thread_ts": thread} if thread else {})
            )
        if answer.status_code == http.HTTPStatus.TOO_MANY_REQUESTS:
            raise NotNow(_retry_after(answer.headers))
        if answer.status_code >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
            raise Unsure(f"HTTP {answer.status_code}")
        if answer.status_code != http.HTTPStatus.OK:
            raise _refusal(answer.body.strip() if answer.body.strip().isidentifier() else "expired_url")

    def whisper_to(self, channel: str, user: str, thread: str | None, body: Body) -> None:
        """Say something in a channel that one member of it sees."""
        with _posting():
            self._posting.chat_postEphemeral(
                channel=channel, user=user, thread_ts=thread, text=body["text"], blocks=body.get("blocks") or None
            )

    def status(self, channel: str, thread: str, words: str, loading: Sequence[str] = ()) -> None:
        """Show under the thread what is going on. Best effort: no answer depends on it."""
        with suppress(*BROKEN):
            self._posting.assistant_threads_setStatus(
                channel_id=channel, thread_ts=thread, status=words, loading_messages=list(loading) or None
            )

    def find(self, channel: str, thread: str | None, *, request: str, part: int) -> str | None:
        """The time stamp of our message in this thread (or in the channel itself), if it is there."""
        ours = (message for message in self._messages(channel, thread) if _is_ours(message, request, part))
        return next((str(message["ts"]) for message in ours), None)

    def find_file(self, channel: str, thread: str | None, title: str) -> str | None:
        """The id of the file with this title in the thread, if it is there."""
        files = (file for message in self._messages(channel, thread) for file in message.get("files") or ())
        return next((str(file["id"]) for file in files if file.get("title") == title), None)

    def first_message(self, channel: str, thread: str) -> Mapping[str, Any] | None:
        """The message that a thread hangs on, if Slack still has it."""
        return next((message for message in self._messages(channel, thread) if message.get("ts") == thread), None)

    @cached_property
    def me(self) -> str:
        """The bot's own user id."""
        return self.check_token()

    def check_token(self) -> str:
        """Ask Slack whose token this is: the bot's own user id."""
        with _looking():
            return str(self._reading.auth_test()["user_id"])

    def _messages(self, channel: str, thread: str | None) -> Iterator[Mapping[str, Any]]:
        """The messages of a thread, the oldest first; or the newest of a channel."""
        cursor: str | None = None
        while True:
            where: dict[str, Any] = {"channel": channel, "include_all_metadata": True, "limit": _PAGE, "cursor": cursor}
            with _looking():
                if thread is None:
                    page = self._reading.conversations_history(**where)
                else:
                    page = self._reading.conversations_replies(ts=thread, **where)
            yield from page["messages"]
            cursor = next_cursor(page)
            if not cursor or thread is None:
                return


def _is_ours(message: Mapping[str, Any], request: str, part: int) -> bool:
    metadata = message.get("metadata") or {}
    ours = {"request": request, "part": part}
    return metadata.get("event_type") == EVENT_TYPE and ours.items() <= (metadata.get("event_payload") or {}).items()


@contextmanager
def _posting() -> Iterator[None]:
    """What became of a message, as one of our errors."""
    try:
        yield
    except SlackApiError as error:
        raise _verdict(error.response) from None
    except BROKEN as error:
        raise Unsure(type(error).__name__) from None


@contextmanager
def _looking() -> Iterator[None]:
    """A look changes nothing, so where the answer is lost it is simply worth another try."""
    try:
        with _posting():
            yield
    except Unsure:
        raise NotNow(1) from None


def _verdict(response: Any) -> Exception:
    """What a call that did not succeed means for its message."""
    code = word(response)
    if response.status_code == http.HTTPStatus.TOO_MANY_REQUESTS or code in {"ratelimited", "rate_limited"}:
        return NotNow(_retry_after(response.headers))
    if code in TOKEN_REFUSED:
        _LOG.error("token refused", code=code)
        return TokenRefused(1)
    if response.status_code >= http.HTTPStatus.INTERNAL_SERVER_ERROR or code in _MAYBE_TAKEN or not code:
        return Unsure(code or f"HTTP {response.status_code}")
    return _refusal(code)


def _refusal(code: str) -> DeliveryError:
    return DeliveryError("Slack did not take my answer.", "Try again in a minute.", code=code)


def _retry_after(headers: Mapping[str, Any]) -> float:
    value = next((value for name, value in headers.items() if name.lower() == "retry-after"), 1)
    first = value[0] if isinstance(value, list) else value
    return float(first) if str(first).isdigit() else 1.0

"""The workspaces that the bot works in, each with its own token: the one of the settings, or those with the app.

Nothing here sends a post twice: after a broken connection Slack may have taken it, so only a caller who has looked for
it tries again.
"""

import http
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, Final, Protocol

from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

from bot.slack.lookups import BROKEN, CLIENT_TIMEOUT, EVENT_TYPE, Lookups, NotNow, Unsure, calling, refusal, retry_after

SCOPES: Final = tuple(
    "app_mentions:read assistant:write channels:history channels:read chat:write commands files:read files:write "
    "groups:history groups:read im:history im:read users:read".split()
)
"""What the bot token must be allowed; a test holds it and manifest.yaml together."""

UNREACHABLE = frozenset(
    {"channel_not_found", "not_in_channel", "is_archived", "thread_not_found", "user_not_found"}
    | {"restricted_action", "missing_scope", "expired_url"}
)
"""Refusals after which no other message would get through either."""

SPENT = frozenset({"expired_url", "used_url"})
"""Refusals of a response_url that takes no more answers: after 30 minutes, or after five."""

Body = Mapping[str, Any]
"""A planned message: `text` and `blocks`, or `text` and `files`."""


class Workspace(Lookups):
    """One workspace's Slack: posts and looks. Safe for several threads. `quick` is for questions while Slack waits
    itself.

    What posts raises:
        Unsure: the connection broke; look with `find` before another try.
        NotNow: Slack is too busy, or does not take our token; nothing was taken.
        DeliveryError: Slack refuses this message; `code` is Slack's word for it.
    """

    def __init__(self, team: str, url: str, token: str, base_url: str) -> None:
        super().__init__(token, base_url)
        self.team, self.url, self.token = team, url, token
        self.quick = Lookups(token, base_url, waits=False)
        self._posting = WebClient(token, base_url=base_url, timeout=CLIENT_TIMEOUT, retry_handlers=[])

    def post(self, channel: str, thread: str | None, body: Body, *, request: str, part: int) -> str:
        with calling():
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
        with calling():
            self._posting.chat_update(
                channel=channel, ts=ts, text=body["text"], blocks=body.get("blocks") or None, parse="none"
            )

    def upload(self, channel: str, thread: str | None, body: Body) -> str:
        """Put files into a thread, as one message; `body["files"]` holds filename, title and content of each.

        Returns a file's id. Look with `find_file` before another try.
        """
        with calling():
            answer = self._posting.files_upload_v2(
                file_uploads=list(body["files"]), channel=channel, thread_ts=thread, initial_comment=body["text"]
            )
            return str(answer["files"][0]["id"])

    def upload_directly(self, user: str, words: str, body: Body) -> None:
        """Send files to one person, behind a message with these words: its channel, which files need, is in Slack's
        answer to it."""
        with calling():
            channel = str(self._posting.chat_postMessage(channel=user, text=words)["channel"])
        self.upload(channel, None, body)

    def whisper(self, response_url: str, body: Body, thread: str | None = None) -> None:
        """Answer a command or a click, for the asker's eyes only."""
        message = {"text": body["text"], "blocks": body.get("blocks") or [], "response_type": "ephemeral"}
        message |= {"replace_original": False, "unfurl_links": False, "unfurl_media": False}
        message |= {"thread_ts": thread} if thread else {}
        with calling():
            answer = WebhookClient(response_url, timeout=CLIENT_TIMEOUT, retry_handlers=[]).send_dict(message)
        if answer.status_code == http.HTTPStatus.TOO_MANY_REQUESTS:
            raise NotNow(retry_after(answer.headers))
        if answer.status_code >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
            raise Unsure(1, f"HTTP {answer.status_code}")
        if answer.status_code != http.HTTPStatus.OK:
            raise refusal(answer.body.strip() if answer.body.strip().isidentifier() else "expired_url")

    def whisper_to(self, channel: str, user: str, thread: str | None, body: Body) -> None:
        """Say something in a channel that one member of it sees."""
        with calling():
            self._posting.chat_postEphemeral(
                channel=channel, user=user, thread_ts=thread, text=body["text"], blocks=body.get("blocks") or None
            )

    def status(self, channel: str, thread: str, words: str) -> None:
        """Show under the thread what is going on. Best effort: no answer depends on it."""
        with suppress(*BROKEN):
            self._posting.assistant_threads_setStatus(channel_id=channel, thread_ts=thread, status=words)


class Workspaces(Protocol):
    """All workspaces, by their ids."""

    def of(self, team: str) -> Workspace:
        """The workspace. Raises DeliveryError (UNINSTALLED) where the app is not there any more."""
        ...

    def all(self) -> Sequence[Workspace]: ...


class OneWorkspace:
    """The workspace of the token in the settings."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def of(self, _: str) -> Workspace:
        return self._workspace

    def all(self) -> Sequence[Workspace]:
        return [self._workspace]

"""After an outage longer than Slack's retries: the recent history of the bot's channels, read once for what it never saw.

The moment up to which the bot heard everything is kept in the database. It moves on while the bot is connected, and
only when what lies before it was looked through: whoever is killed on the way starts there again. A message that was
answered is not answered again, since its request has the same id.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.jobs.ticking import Ticking
from bot.store import Store

Json = Mapping[str, Any]
Take = Callable[[Json, Json], None]
"""Hears one message as if it came as an event: the event, and the body around it."""

HEARD = "heard"
BEAT = 10.0
"""Seconds between two notes that everything was heard."""
GAP = 30.0
"""Seconds of silence after which the history is read: three beats."""
OVERLAP = 600.0
"""Seconds before the silence that are looked through as well: Slack gives an event up after about six minutes."""
FURTHEST_BACK = 3 * 86_400.0
"""Seconds that are looked back at most: an older question has been answered by somebody else."""
THREADS_BACK = 86_400.0
"""Seconds before the silence within which a thread may have begun that somebody wrote in meanwhile."""
PAGE = 200
MOST_PAGES = 5
"""Of one channel: a thousand messages."""
PAUSE = 1.3
"""Seconds between two calls: Slack takes fifty a minute, and answers need some of them."""

_LOG = structlog.get_logger(__name__)


class CatchingUp:
    """Reads the history when the bot starts after a silence, and when it was cut off for a while."""

    def __init__(
        self,
        client: WebClient,
        store: Store,
        take: Take,
        is_connected: Callable[[], bool],
        *,
        clock: Callable[[], float] = time.time,
        gap: float = GAP,
        pause: float = PAUSE,
        beat: float = BEAT,
    ) -> None:
        self._client = client
        self._store = store
        self._take = take
        self._is_connected = is_connected
        self._clock = clock
        self._gap = gap
        self._pause = pause
        self._ticking = Ticking("catching up", self.look, beat)

    def start(self) -> None:
        """Look, and go on noting that everything is heard."""
        self._ticking.start()

    def stop(self) -> None:
        """Stop; what was not looked through is looked through after the next start."""
        self._ticking.stop()

    def look(self) -> bool:
        """Whether there was a silence, and all of it was looked through."""
        if not self._is_connected():
            return False
        now, heard = self._clock(), self._store.moments.get(HEARD)
        silent = heard is not None and now - heard > self._gap
        if silent and heard is not None and not self._catch_up(max(heard, now - FURTHEST_BACK)):
            return False
        self._store.moments.note(HEARD, now)
        return silent

    def _catch_up(self, since: float) -> bool:
        team = str(self._client.auth_test()["team_id"])
        channels = [*self._channels(), *self._store.requests.direct_channels(team)]
        for channel in channels:
            try:
                for event in self._missed(channel, since):
                    self._take(event, {"team_id": team})
            except SlackApiError as refusal:
                _LOG.warning("history not read", channel=channel, code=refusal.response.get("error"))
            if self._ticking.stopping.is_set():
                return False
        _LOG.info("caught up", channels=len(channels), seconds_back=round(self._clock() - since))
        return True

    def _missed(self, channel: str, since: float) -> Iterator[Json]:
        """A channel's messages since then, the oldest first, those in threads too."""
        start = since - OVERLAP
        found = list(self._pages(self._client.conversations_history, channel=channel, oldest=str(start - THREADS_BACK)))
        kind = "im" if channel.startswith("D") else "channel"
        for message in reversed(found):
            if float(message["ts"]) > start:
                yield self._event(message, channel, kind)
            if float(message.get("latest_reply") or 0) > start:
                replies = self._pages(
                    self._client.conversations_replies, channel=channel, ts=message["ts"], oldest=str(start)
                )
                yield from (self._event(reply, channel, kind) for reply in replies if reply["ts"] != message["ts"])

    def _channels(self) -> list[str]:
        found = self._pages(
            self._client.users_conversations, "channels", types="public_channel,private_channel", exclude_archived=True
        )
        return [str(channel["id"]) for channel in found]

    def _pages(self, method: Callable[..., Any], key: str = "messages", **where: Any) -> Iterator[Json]:
        cursor = None
        for _ in range(MOST_PAGES):
            page = method(limit=PAGE, cursor=cursor, **where)
            yield from page[key]
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if self._ticking.stopping.wait(self._pause) or not cursor:
                return

    @staticmethod
    def _event(message: Json, channel: str, kind: str) -> Json:
        return dict(message) | {"channel": channel, "channel_type": kind}

"""After an outage longer than Slack's retries: the recent history of the bot's channels, read once for what it never
saw.

The moment up to which the bot heard everything is kept in the database. It moves on while the bot is connected, and
only when what lies before it was looked through: whoever is killed on the way starts there again. A message that was
answered is not answered again, since its request has the same id. What was edited meanwhile is heard as an edit, and
what the bot knows and Slack no longer has is heard as deleted.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import structlog

from bot.jobs.ticking import Ticking
from bot.slack.lookups import TOKEN_REFUSED, Looking, Page, Refused
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
MOST_PAGES = 5
"""Of one channel: a thousand messages."""
MOST_ROOM_PAGES = 50
"""Ten thousand rooms."""
LAG = 60.0
"""Seconds for which a new message may be missing in the history: it is not gone, and a deletion is told of now."""
GONE = "tombstone"
"""Subtype of what Slack leaves of a deleted message that has replies."""
PAUSE = 1.3
"""Seconds between two calls: Slack takes fifty a minute, and answers need some of them."""

_LOG = structlog.get_logger(__name__)


class CatchingUp:
    """Reads the history when the bot starts after a silence, and when it was cut off for a while."""

    def __init__(
        self,
        slack: Looking,
        store: Store,
        take: Take,
        is_connected: Callable[[], bool],
        *,
        clock: Callable[[], float] = time.time,
        gap: float = GAP,
        pause: float = PAUSE,
        beat: float = BEAT,
    ) -> None:
        self._slack = slack
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
        team = str(self._slack.myself()[0]["team_id"])
        channels = dict.fromkeys([*self._rooms("public_channel,private_channel"), *self._direct(team)])
        for channel in channels:
            try:
                for event in self._missed(team, channel, since):
                    self._take(event, {"team_id": team})
            except Refused as refusal:
                if refusal.code in TOKEN_REFUSED:
                    raise  # what was missed is still to be read
                _LOG.warning("history not read", channel=channel, code=refusal.code)
            if self._ticking.stopping.is_set():
                return False
        _LOG.info("caught up", channels=len(channels), seconds_back=round(self._clock() - since))
        return True

    def _missed(self, team: str, channel: str, since: float) -> Iterator[Json]:
        """A channel's messages since then, the oldest first, those in threads too; then what was edited and deleted."""
        start = since - OVERLAP
        oldest = start - THREADS_BACK
        known = self._store.requests.messages(team, channel, oldest)  # first: what comes in meanwhile is not gone
        found, is_whole = self._pages(lambda cursor: self._slack.history(channel, oldest, cursor))
        place = {"channel": channel, "channel_type": "im" if channel.startswith("D") else "channel"}
        for message in reversed(found):
            if float(message["ts"]) > start:
                yield dict(message) | place
            if float(message.get("latest_reply") or 0) > start:
                yield from (dict(reply) | place for reply in self._replies(channel, str(message["ts"]), start))
            if float((message.get("edited") or {}).get("ts") or 0) > start:
                yield {"subtype": "message_changed", "message": message, **place}
        if is_whole:
            there = {message["ts"] for message in found if message.get("subtype") != GONE}
            for ts in sorted(ts for ts in known - there if float(ts) < self._clock() - LAG):
                yield {"subtype": "message_deleted", "deleted_ts": ts, **place}

    def _replies(self, channel: str, thread: str, start: float) -> list[Json]:
        found, _ = self._pages(lambda cursor: self._slack.replies(channel, thread, start, cursor))
        return [reply for reply in found if reply["ts"] != thread]

    def _direct(self, team: str) -> list[str]:
        """Direct messages. An app that was installed before it asked for im:read knows those that it answered in."""
        try:
            return self._rooms("im")
        except Refused as refusal:
            _LOG.warning("direct messages not listed", code=refusal.code)
            return self._store.requests.direct_channels(team)

    def _rooms(self, kinds: str) -> list[str]:
        found, _ = self._pages(lambda cursor: self._slack.rooms(kinds, cursor), most=MOST_ROOM_PAGES)
        return [str(room["id"]) for room in found]

    def _pages(self, look: Callable[[str | None], Page], most: int = MOST_PAGES) -> tuple[list[Json], bool]:
        """What some calls find, and whether that is all there is."""
        found: list[Json] = []
        cursor: str | None = None
        for _ in range(most):
            page, cursor = look(cursor)
            found += page
            if self._ticking.stopping.wait(self._pause) or not cursor:
                break
        return found, cursor is None

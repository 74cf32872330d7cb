"""Looks through the recent history of the bot's channels for messages that it never got: at each start, when it was cut
off from Slack, and now and then.

Slack sends an event again three times in six minutes, and gives up. A message that was answered is not answered again,
since its request has the same id.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import KW_ONLY, dataclass
from itertools import islice

import structlog

from bot.errors import DeliveryError
from bot.periodic_thread import PeriodicThread
from bot.slack.lookups import Json, NotNow, Pages
from bot.slack.workspaces import Workspace, Workspaces
from bot.store import Store
from bot.store.replicas import of_team

EventHandler = Callable[[Json, str], bool]
"""Handles one message of a workspace as if it came as an event; whether the listeners took it."""

RETRY_AFTER = 60
"""Seconds after which a look is repeated in which a listener failed."""
LOOKED_THROUGH = "looked through"
"""The checkpoint of the moment up to which nothing is missed: when the last complete look began."""
FIRST_REFUSAL = "refused"
"""The checkpoint of the first refusal after it which says that the app was removed."""
CHECK_EVERY = 10.0
"""Seconds between two looks whether the bot is connected."""
LOOK_EVERY = 3_600.0
"""Seconds between two looks through the history without an occasion: over HTTP an outage between Slack and the bot is
not noticed."""
OVERLAP = 600.0
"""Seconds before that moment that are looked through as well: Slack gives an event up after about six minutes."""
DAY = 86_400.0
FURTHEST_BACK = 3 * DAY
"""Seconds that are looked back at most: an older question has been answered by a colleague."""
MARGIN = 3_600.0
"""Seconds by which what is looked through is younger than what is deleted: what was answered and deleted would be
answered again."""
THREADS_BACK = DAY
"""Seconds before that moment within which a thread may have begun that got a new message."""
MOST_PAGES = 5
"""Of one channel: a thousand messages."""
MOST_CHANNEL_PAGES = 50
"""Ten thousand channels."""
REMOVED = frozenset({"account_inactive", "token_revoked"})
"""What Slack says of a token after the app was removed."""
GONE_AFTER = 86_400.0
"""Seconds of that, from the first refusal on, after which a workspace that installed the app is forgotten, if the event
of it was missed."""
PAUSE = 1.3
"""Seconds between two calls: Slack takes fifty a minute, and answers need some of them."""

_LOG = structlog.get_logger(__name__)


@dataclass
class Backfill:
    """The looks, in a thread of their own. At the very first start nothing is looked through."""

    workspaces: Workspaces
    store: Store
    handle: EventHandler
    is_connected: Callable[[], bool]
    _: KW_ONLY
    keep_days: int = 0
    """How long requests are kept (0: always); an older message could not be known as answered."""
    clock: Callable[[], float] = time.time
    pause: float = PAUSE

    def __post_init__(self) -> None:
        self._furthest = (
            min(FURTHEST_BACK, self.keep_days * DAY - OVERLAP - MARGIN) if self.keep_days else FURTHEST_BACK
        )
        self._next: dict[str, float] = {}
        """By workspace, monotonic seconds from which the next look is due: now, after a start or when cut off."""
        self._thread = PeriodicThread("backfill", self.run_once, CHECK_EVERY)
        self.start, self.stop = self._thread.start, self._thread.stop

    def run_once(self) -> None:
        if not self.is_connected():
            self._next.clear()
            return
        now = self.clock()
        for workspace in self.workspaces.all():
            if self._next.get(workspace.team, 0.0) > time.monotonic():
                continue
            try:
                failed = self._look_through(workspace)
                self._next[workspace.team] = time.monotonic() + (RETRY_AFTER if failed else LOOK_EVERY)
            except NotNow as error:
                _LOG.warning("not looked through", team=workspace.team, why=error.code)
                if error.code in REMOVED and now - self._refused_since(workspace.team, now) > GONE_AFTER:
                    self.store.installations.forget(workspace.team, now)  # not one that was installed since

    def _refused_since(self, team: str, now: float) -> float:
        """When the token was first refused after the last complete look, as that of an app that was removed."""
        name = of_team(FIRST_REFUSAL, team)
        looked = self.store.checkpoints.get(of_team(LOOKED_THROUGH, team)) or 0.0
        since = self.store.checkpoints.get(name)
        if since is None or since <= looked:
            self.store.checkpoints.note(name, now)
            return now
        return since

    def _look_through(self, workspace: Workspace) -> int:
        """Look through the bot's channels, at the very first time through none; how many messages failed.

        Where Slack refuses to list them, they are looked through from the same moment on when it does not. Raises
        NotNow where Slack is away or busy, or does not take the token.
        """
        name, failed = of_team(LOOKED_THROUGH, workspace.team), 0
        now, last = self.clock(), self.store.checkpoints.get(name)
        # A moment in the future was noted before the clock was set back.
        start = max(min(last or now, now), now - self._furthest) - OVERLAP
        try:
            channels = self._pages(workspace.rooms(), MOST_CHANNEL_PAGES) if last is not None else []
        except DeliveryError as refusal:
            _LOG.warning("channels not listed", code=refusal.code)
            return 0
        for channel in sorted(str(channel["id"]) for channel in channels):
            try:
                for event in self._missed(workspace, channel, start):
                    if not self.handle(event, workspace.team):  # it holds up none of the others
                        failed += 1
                        _LOG.error("missed message not handled", channel=channel, ts=event["ts"])
            except DeliveryError as refusal:
                _LOG.warning("history not read", channel=channel, code=refusal.code)
            if self._thread.stopping.is_set():
                return failed
        if not failed:
            self.store.checkpoints.note(name, now)
        if channels:
            _LOG.info("looked through", channels=len(channels), seconds_back=round(now - start))
        return failed

    def _missed(self, slack: Workspace, channel: str, start: float) -> Iterator[Json]:
        """A channel's messages since then, the oldest first, those in threads too."""
        place = {"channel": channel, "channel_type": "im" if channel.startswith("D") else "channel"}
        for message in reversed(self._pages(slack.history(channel, start - THREADS_BACK))):
            ts = str(message["ts"])
            if float(ts) > start:
                yield dict(message) | place
            if float(message.get("latest_reply") or 0) > start:
                replies = self._pages(slack.replies(channel, ts, start))
                yield from (dict(reply) | place for reply in replies if reply["ts"] != ts)

    def _pages(self, pages: Pages, most: int = MOST_PAGES) -> list[Json]:
        items: list[Json] = []
        for page in islice(pages, most):
            items += page
            if self._thread.stopping.wait(self.pause):
                break
        return items

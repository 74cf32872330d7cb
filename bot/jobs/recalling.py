"""A link that was read in this channel a short while ago: its reading is shown again, unless the page has changed."""

import time
from collections.abc import Callable

from bot.breakdown import Article, Breakdown
from bot.store import Request, Store
from bot.store.links import Earlier
from bot.usage import noted
from bot.views import talk

HOUR = 3_600.0


class Recalling:
    """Earlier readings of the same page in the same channel."""

    def __init__(self, store: Store, hours: float, *, uses_model: bool, clock: Callable[[], float] = time.time) -> None:
        self._store = store
        self._within = hours * HOUR
        self._uses_model = uses_model
        self._clock = clock

    def earlier(self, request: Request, article: Article) -> Earlier | None:
        """The reading that answers this request as well, if there is one. Who asks for another one gets another one."""
        if request.kind in ("again", "feed") or not article.url or not self._within:
            return None
        now = self._clock()
        found = self._store.links.last(request, article.url, now)
        if found and found.sha256 == article.sha256 and found.read_at > now - self._within:
            return found
        return None

    def breakdown(self, request: Request, earlier: Earlier) -> Breakdown | None:
        """The earlier reading, with a note of its age; None where the reader of today is another one."""
        kept = self._store.readings.breakdown(earlier.reading)
        rules_only = self._store.channels.get(request.team, request.channel).rules_only
        wanted = "offline" if rules_only else "model" if self._uses_model else None
        if kept is None or (wanted and kept.reader.name != wanted):
            return None
        return noted(kept, talk.read_before(self._clock() - earlier.read_at))

    def keep(self, request: Request, article: Article, first: Earlier | None) -> None:
        """Remember that this page was read here."""
        if request.kind != "feed":
            self._store.links.keep(request, article, self._clock(), first.reading if first else None)

"""A link that was read in this channel a short while ago: its reading is shown again, unless the page has changed."""

import time
from collections.abc import Callable

from bot.breakdown import Article, Breakdown
from bot.store import Request, Store
from bot.store.budget import with_note
from bot.store.readings import EarlierReading
from bot.views import talk

HOUR = 3_600.0


class RecentReadings:
    """Earlier readings of the same page in the same channel."""

    def __init__(
        self, store: Store, hours: float, *, uses_model: Callable[[str], bool], clock: Callable[[], float] = time.time
    ) -> None:
        """`uses_model`: whether a model reads in a workspace."""
        self._store = store
        self._within = hours * HOUR
        self._uses_model = uses_model
        self._clock = clock

    def earlier(self, request: Request, article: Article) -> EarlierReading | None:
        """The reading that answers this request as well, if there is one and no second one was asked for."""
        if request.kind in ("again", "feed") or not article.url or not self._within:
            return None
        now = self._clock()
        last = self._store.readings.last_of_page(request, article.url, now)
        if last and last.sha256 == article.sha256 and last.read_at > now - self._within:
            return last
        return None

    def breakdown(self, request: Request, earlier: EarlierReading) -> Breakdown | None:
        """The earlier reading, with a note of its age; None where another reader would read it today."""
        kept = self._store.readings.breakdown(earlier.request)
        rules_only = self._store.channels.get(request.team, request.channel).rules_only
        wanted = "offline" if rules_only else "model" if self._uses_model(request.team) else None
        if kept is None or (wanted and kept.reader.name != wanted):
            return None
        return with_note(kept, talk.read_before(self._clock() - earlier.read_at))

    def corrected(self, request: Request, breakdown: Breakdown) -> Breakdown:
        """A new reading, with what was corrected in lines that the last one of the same page here had as well."""
        last = None
        if request.about:
            last = self._store.threads.breakdown_of(request.about)
        elif url := breakdown.article.url:
            earlier = self._store.readings.last_of_page(request, url, self._clock())
            last = self._store.readings.breakdown(earlier.request) if earlier else None
        return breakdown.with_corrections(last.corrections_in(breakdown)) if last else breakdown

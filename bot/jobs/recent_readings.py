"""A link that was read in this channel a short while ago: its reading is shown again, unless the page has changed."""

import time
from dataclasses import dataclass

from bot.breakdown import Article, Breakdown
from bot.store import Request, Store
from bot.store.budget import Budget, with_note
from bot.store.readings import EarlierReading
from bot.views import talk

HOUR = 3_600.0


@dataclass
class RecentReadings:
    store: Store
    hours: float
    """For so long a reading is shown again."""
    budget: Budget

    def earlier(self, request: Request, article: Article) -> EarlierReading | None:
        """The reading that answers this request as well, if there is one and no second one was asked for."""
        if request.kind in ("again", "feed") or not article.url or not self.hours:
            return None
        now = time.time()
        last = self.store.readings.last_of_page(request, article.url, now)
        if last and last.sha256 == article.sha256 and last.read_at > now - self.hours * HOUR:
            return last
        return None

    def breakdown(self, request: Request, earlier: EarlierReading) -> Breakdown | None:
        """The earlier reading, with a note of its age; None where another reader would read it today."""
        kept = self.store.readings.breakdown(earlier.request)
        wanted = "model" if self.budget.host_for(request.team, request.channel) else "offline"
        if kept is None or kept.reader.name != wanted:
            return None
        return with_note(kept, talk.read_before(time.time() - earlier.read_at))

    def corrected(self, request: Request, breakdown: Breakdown) -> Breakdown:
        """A new reading, with what was corrected in lines that the last one of the same page here had as well."""
        last = None
        if request.about:
            last = self.store.threads.breakdown_of(request.about)
        elif url := breakdown.article.url:
            earlier = self.store.readings.last_of_page(request, url, time.time())
            last = self.store.readings.breakdown(earlier.request) if earlier else None
        return breakdown.with_corrections(last.corrections_in(breakdown)) if last else breakdown

"""Puts each reading into the ledger, and says in its thread which earlier claims it answers. Rules choose them."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.breakdown import Article
from bot.jobs.digests import DigestService
from bot.jobs.message_builders import Body, body_of
from bot.jobs.workers import Workers
from bot.ledger import LaterAnswer, Place, later_answers, remembered
from bot.ledger.search import Indexed, indexed
from bot.store import Request, Store
from bot.views import ledger as ledger_view
from bot.views.outline import opening, title_of

RECENT = 3_600.0
"""Seconds after its reading within which a thread gets the note: an old one is not dug out."""


@dataclass
class LedgerSteps:
    """Two steps of a reading's job, and the note. What is visible where is decided by `DigestService.viewer`.

    A guest in the new article's channel does not keep others from learning what it answers.
    """

    store: Store
    digests: DigestService
    workers: Workers
    clock: Callable[[], float] = time.time

    def index(self, request_id: str) -> None:
        """Step: put the reading's statements into the ledger. Before the first post: an article that is read later and
        posted earlier has to find them."""
        request, breakdown = self.store.requests.get(request_id), self.store.readings.breakdown(request_id)
        origin = self.store.readings.origin(request_id)
        if request is None or breakdown is None or origin is None:
            return
        statements = self.workers.run(indexed, remembered(breakdown, _place(request, breakdown.article, origin[1])))
        stays_here = request.is_private or request.kind == "feed"
        is_public = not stays_here and self.digests.access.kind(request.team, request.channel) == "public"
        self.store.ledger.keep(request_id, statements, public=is_public)

    def note(self, request_id: str) -> str | None:
        """Step: keep which earlier statements the reading answers; the id of the request for a note in its thread, if
        one is to say so. After the posts: it takes a worker a while."""
        request, records = self.store.requests.get(request_id), self.store.ledger.of_reading(request_id)
        if request is None or request.is_private or not records:
            return None
        now = self.clock()
        answers = self._answers(request, self.workers.run(indexed, records))
        if not answers:
            return None
        if not request.thread or now - records[0].place.at >= RECENT:
            self.store.ledger.keep_answers(answers, now)
            return None
        fields = {"id": note_id(request_id), "kind": "later_answers", "about": request_id, "target": None}
        note = request.model_copy(update={**fields, "text": "", "files": ()})
        self.store.requests.add(note)
        self.store.ledger.keep_answers(answers, now, note.id)
        return note.id

    def _answers(self, reading: Request, statements: Sequence[Indexed]) -> Sequence[LaterAnswer]:
        earlier = self.store.ledger.candidates(self.digests.compared(reading.team, reading.channel), statements)
        if not earlier:
            return ()
        return self.workers.run(later_answers, earlier, [each.record for each in statements])

    def messages(self, _: Store, request: Request) -> list[Body]:
        """Which statements of the reading answer earlier ones; nothing where one of them was forgotten meanwhile."""
        seen = self.store.ledger.answers_of_note(self.digests.viewer(request.team, request.channel), request.id)
        if not seen:
            return []
        return [body_of(ledger_view.later_answers(seen, self.digests.location(request.team, request.channel)))]


def _place(request: Request, article: Article, read_at: float) -> Place:
    return Place(
        reading=request.id,
        team=request.team,
        channel=request.channel,
        thread=request.thread,
        at=read_at,
        only=request.user if request.is_private else None,
        title=title_of(article) or (None if article.url else opening(article)),
        url=article.url,
        publisher=article.publisher,
    )


def note_id(reading: str) -> str:
    """Id of the request for the note on a reading, which is deleted with it."""
    return f"{reading}:answers"

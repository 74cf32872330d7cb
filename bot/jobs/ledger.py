"""Puts each reading into the ledger, and says in its thread which earlier claims it answers.

The rules choose first. Where a model may be asked, it gets their pairs and the possible ones in one call, and says by
ids which of them hold; if anything goes wrong with that, the rules' choice stands.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from bot.breakdown import Article
from bot.errors import RejoinderError
from bot.jobs.digests import DigestService
from bot.jobs.message_builders import Body, Builders, body_of
from bot.jobs.workers import WorkerFailed, Workers
from bot.ledger import LaterAnswer, Place, Remembered, chosen, later_answers, likely, remembered
from bot.ledger.search import Indexed, indexed
from bot.reading import model_config
from bot.settings import Settings
from bot.store import Request, Store
from bot.store.budget import Budget
from bot.views import ledger as ledger_view
from bot.views.outline import opening, title_of

if TYPE_CHECKING:
    from bot.readers.model.asking import Chosen

RECENT = 3_600.0
"""Seconds after its reading within which a thread gets the note: an old one is not dug out."""

_LOG = structlog.get_logger(__name__)


@dataclass
class LedgerSteps:
    """Two steps of a reading's job, and the note. What is visible where is decided by `DigestService.viewer`.

    A guest in the new article's channel does not keep others from learning what it answers.
    """

    store: Store
    digests: DigestService
    workers: Workers
    settings: Settings
    budget: Budget
    clock: Callable[[], float] = time.time

    @property
    def builders(self) -> Builders:
        return {"later_answers": self._later_answers}

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
        """Step: the id of the request for a note on what the reading answers, if it may answer anything. After the
        posts: it takes a worker a while."""
        request, records = self.store.requests.get(request_id), self.store.ledger.of_reading(request_id)
        if request is None or request.is_private or not records:
            return None
        if not any(self._offers(request, self.workers.run(indexed, records))):
            return None
        fields = {"id": note_id(request_id), "kind": "later_answers", "about": request_id, "target": None}
        note = request.model_copy(update={**fields, "text": "", "files": ()})
        self.store.requests.add(note)
        return note.id

    def _later_answers(self, _: Store, request: Request) -> list[Body]:
        """Which statements of the reading answer earlier ones."""
        reading = self.store.requests.get(request.about or "")
        records = self.store.ledger.of_reading(reading.id) if reading else []
        if reading is None or not records:
            return []  # forgotten meanwhile
        if not self.store.posts.count(request.id):  # else a line in it was corrected
            try:
                self._compare(request, reading, records)
            except (WorkerFailed, RejoinderError) as error:  # without an asker, no message says so
                _LOG.error("not compared", request=reading.id, why=str(error))
                return []
            if self.clock() - records[0].place.at >= RECENT:
                return []
        seen = self.store.ledger.answers_of_note(self.digests.viewer(request.team, request.channel), request.id)
        if not request.thread or not seen:
            return []
        return [body_of(ledger_view.later_answers(seen, self.digests.location(request.team, request.channel)))]

    def _compare(self, request: Request, reading: Request, records: Sequence[Remembered]) -> None:
        """Keep what the reading answers, then what the model cost."""
        sure, possible = self._offers(reading, self.workers.run(indexed, records))
        # Nothing is sent of a channel that keeps to rules, or has had no notice of the model.
        settled = [answer for answer in sure if not self._may_send(answer.earlier.place)]
        offered = [answer for answer in (*sure, *possible) if self._may_send(answer.earlier.place)]
        selection = self._model_selection(request, offered) if offered and self._may_ask(reading) else None
        answers: Sequence[LaterAnswer] = sure
        if selection:
            taken = {answer.later.key for answer in settled}
            answers = [
                *settled,
                *(answer for answer in chosen(offered, selection.ids) if answer.later.key not in taken),
            ]
        self.store.ledger.keep_answers(answers, self.clock(), request.id)
        if selection:
            self.budget.record(request, selection.tokens)

    def _offers(
        self, reading: Request, statements: Sequence[Indexed]
    ) -> tuple[Sequence[LaterAnswer], Sequence[LaterAnswer]]:
        """The later answers that the rules find; and, where a model can be asked, the possible ones."""
        earlier = self.store.ledger.candidates(self.digests.compared(reading.team, reading.channel), statements)
        if not earlier:
            return (), ()
        return self.workers.run(_offers, earlier, [each.record for each in statements], self._may_ask(reading))

    def _may_ask(self, reading: Request) -> bool:
        """Whether a model may be asked of it. Feeds cost nothing: rules read them."""
        return reading.kind != "feed" and self._may_send(reading)

    def _model_selection(self, request: Request, offered: Sequence[LaterAnswer]) -> "Chosen | None":
        """What the model chooses; None where it may not be asked today, or does not answer."""
        if self.budget.refusal(request) is not None:
            return None
        try:
            return self.workers.run_by_model(_confirmed, offered, self.settings.for_workspace(request.team))
        except (WorkerFailed, RejoinderError):
            return None

    def _may_send(self, place: Request | Place) -> bool:
        """Whether texts of this channel may go to a model."""
        return self.budget.may_ask(place.team, place.channel)


def _offers(
    earlier: Sequence[Remembered], new: Sequence[Remembered], ask_model: bool
) -> tuple[Sequence[LaterAnswer], Sequence[LaterAnswer]]:
    """In a worker."""
    return later_answers(earlier, new), likely(earlier, new) if ask_model else ()


def _confirmed(offered: Sequence[LaterAnswer], settings: Settings) -> "Chosen":
    """In a worker: the ids of the pairs that the model confirms. Raises ReaderError."""
    from bot.readers.model.matching import holding  # heavy: the model client is imported only where it is asked

    return holding(model_config(settings), offered)


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

"""What a new reading moves: decided once, in a job of its own, then told in its thread and where wanted in the earlier.

The rules choose first. Where a model may be asked, it is given their pairs and the likely ones in one call, and says by
ids which of them hold; whatever goes wrong with it, the rules' choice stands.
"""

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import structlog

from bot import articles
from bot.breakdown import Tokens
from bot.jobs import matching
from bot.jobs.budget import Budget
from bot.jobs.matching import Runs
from bot.jobs.telling import FEED, MOVED, MOVED_EARLIER, Body, Telling
from bot.jobs.workers import WorkerFailed, WorkerLost
from bot.ledger import Movement, Place, Remembered, chosen
from bot.ledger.search import Indexed
from bot.settings import Settings
from bot.store import Request, Store, Trouble
from bot.store.request import LedgerKind
from bot.views import ledger as ledger_view
from bot.views.slack import Message

if TYPE_CHECKING:
    from bot.readers.model.asking import Chosen

RECENT = 3_600.0
"""Seconds after its reading within which a thread is told that it answers something: an old one is not dug out."""
TRIES = 3
"""Jobs that try to decide what one reading moves, where workers are lost."""

T = TypeVar("T")

_LOG = structlog.get_logger(__name__)


class Moving:
    """The decision, and the two messages that come of it. What is visible where is decided by `Telling.view` alone.

    A guest in the new article's channel does not keep others from learning what it moves.
    """

    def __init__(
        self,
        store: Store,
        telling: Telling,
        runs: Runs,
        ask: Callable[[Request], bool],
        *,
        settings: Settings,
        budget: Budget,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._store = store
        self._telling = telling
        self._ledger = telling.ledger
        self._runs = runs
        self._ask = ask
        self._settings = settings
        self._budget = budget
        self._clock = clock

    @property
    def acts(self) -> dict[str, Callable[[Store, Request], list[Body]]]:
        """Kind → its messages."""
        return {MOVED: self._moved, MOVED_EARLIER: self._moved_earlier}

    def indexed(self, records: Sequence[Remembered]) -> tuple[Indexed, ...]:
        """The statements with their words. Raises WorkerFailed."""
        return self._run(matching.index, records)

    def look(self, reading: Request, statements: Sequence[Indexed]) -> None:
        """Ask for the decision where there is anything to decide. Raises WorkerFailed."""
        sure, near = self._offers(reading, statements)
        if sure or near:
            self._ask(_decision(reading))

    def look_after(self, place: Place, statements: Sequence[Indexed], *, public: bool) -> None:
        """Ask anew about what was read after this and looked at before this was kept. Raises WorkerFailed."""
        after = self._ledger.read_after(place, public)
        if not after:
            return
        mine = [one.record for one in statements]
        sure, near = self._run(matching.offers, mine, after, self._budget.uses_model)
        for later in dict.fromkeys(one.later.place.reading for one in (*sure, *near)):
            reading = self._store.requests.get(later)
            if reading:
                self._ask(_decision(reading, place.reading))

    def _moved(self, _: Store, request: Request) -> list[Body]:
        """In the new thread: what of it answers something read before."""
        reading = self._store.requests.get(request.about or "")
        records = self._ledger.of_reading(reading.id) if reading else []
        if reading is None or not records:
            return []  # forgotten meanwhile
        if request.target or not self._ledger.is_decided(reading.id):
            try:
                self._decide(request, reading, records)
            except WorkerFailed as error:  # nobody asked for this: it is silent
                if isinstance(error, WorkerLost) and self._ask_again(reading, request):
                    return []
                _LOG.error("not decided", request=reading.id, why=str(error))
                return []
        view = self._telling.compared(reading.team, reading.channel)
        if self._clock() - records[0].place.at >= RECENT:
            return []
        for movement in self._ledger.told_by(view, request.id):
            self._tell_earlier(reading, movement)
        seen = self._ledger.told_by(self._telling.view(request.team, request.channel), request.id)
        if not request.thread or not seen:
            return []
        return [_body(ledger_view.moved(seen, self._telling.where(request.team, request.channel)))]

    def _ask_again(self, reading: Request, lost: Request) -> bool:
        """Ask for the decision in a new job, behind whatever waits; False where it was tried often enough."""
        first = _decision(reading, lost.target)
        names = [first.id, *(f"{first.id}:{n}" for n in range(2, TRIES + 1))]
        following = names[names.index(lost.id) + 1 :]
        if following:
            self._ask(first.model_copy(update={"id": following[0]}))
        return bool(following)

    def _moved_earlier(self, _: Store, request: Request) -> list[Body]:
        """In the earlier thread: that it was answered since."""
        view = self._telling.view(request.team, request.channel)
        seen = [
            movement
            for movement in self._ledger.moved_in(view, request.about or "")
            if f"{movement.earlier.place.reading}:{movement.kind}" == request.id
        ]
        where = self._telling.where(request.team, request.channel)
        return [_body(ledger_view.answered_later(seen[0], where))] if seen else []

    def _decide(self, request: Request, reading: Request, records: Sequence[Remembered]) -> None:
        """What it moves is kept first, then what that cost: in between, the whole of what was booked counts."""
        sure, near = self._offers(reading, self.indexed(records))
        # What was read where rules alone are wanted, or nothing was said of a model, is sent to none, wherever answered.
        kept = [one for one in sure if not self._may_send(one.earlier.place)]
        offered = [one for one in (*sure, *near) if self._may_send(one.earlier.place)]
        held = self._held(request, offered) if offered and self._may_ask(reading) else None
        found: Sequence[Movement] = sure
        if held:
            taken = {one.later.key for one in kept}
            found = [*kept, *(one for one in chosen(offered, held.ids) if one.later.key not in taken)]
        self._ledger.decide(reading.id, found, self._clock(), request.id)
        self._budget.paid(request.id, held.tokens if held else Tokens())

    def _held(self, request: Request, offered: Sequence[Movement]) -> "Chosen | None":
        """What the model chooses; None where it may not be asked today, or does not answer."""
        words = articles.from_text("\n".join(f"{one.earlier.sentence}\n{one.later.sentence}" for one in offered))
        if self._budget.refusal(request, words) is not None:
            return None
        try:
            found = self._runs.run(matching.hold, offered, self._settings)
        except WorkerFailed:
            return None
        return None if isinstance(found, Trouble) else found

    def _offers(
        self, reading: Request, statements: Sequence[Indexed]
    ) -> tuple[tuple[Movement, ...], tuple[Movement, ...]]:
        earlier = self._ledger.candidates(self._telling.compared(reading.team, reading.channel), statements)
        if not earlier:
            return (), ()
        return self._run(matching.offers, earlier, [one.record for one in statements], self._may_ask(reading))

    def _may_ask(self, reading: Request) -> bool:
        """Whether a model is set, and the reading's channel sends it anything. Feeds cost nothing: rules read them."""
        if not self._budget.uses_model or reading.kind == FEED:
            return False
        return self._may_send(reading)

    def _may_send(self, of: Place | Request) -> bool:
        """Whether the channel's texts may go to the model, and it was told that they do."""
        settings = self._store.channels.get(of.team, of.channel)
        return not settings.rules_only and settings.told == self._settings.model_host

    def _tell_earlier(self, reading: Request, movement: Movement) -> None:
        """Tell the earlier thread, if its channel wants to hear of it, and may. Asked first: what is told is told once."""
        place = movement.earlier.place
        if place.thread is None or not self._telling.digests.get(place.team, place.channel).replies_earlier:
            return
        if movement in self._ledger.moved_in(self._telling.view(place.team, place.channel), reading.id):
            name = f"{place.reading}:{movement.kind}"
            self._ask(_note(reading, name, MOVED_EARLIER, place.channel, place.thread))

    def _run(self, task: Callable[..., T], *arguments: object) -> T:
        answer = self._runs.run(task, *arguments)
        if isinstance(answer, Trouble):
            raise WorkerFailed(answer.code)
        return answer


def _decision(reading: Request, late: str | None = None) -> Request:
    """The job that decides what a reading moves; `late`: an earlier reading that came into the ledger after it."""
    name = f"{reading.id}:{MOVED}" + (f":{late}" if late else "")
    return _note(reading, name, MOVED, reading.channel, reading.thread).model_copy(update={"target": late})


def _note(reading: Request, name: str, kind: LedgerKind, channel: str, thread: str | None) -> Request:
    """Word about a reading: deleted with it."""
    return Request(
        id=name, kind=kind, team=reading.team, channel=channel, user=reading.user, thread=thread, about=reading.id
    )


def _body(message: Message) -> dict[str, Any]:
    return {"text": message.text, "blocks": list(message.blocks)}

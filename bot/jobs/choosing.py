"""A question in a thread, put to the model where there is one and it may be used; the offline filter serves else."""

from collections.abc import Callable

from bot import articles
from bot import questions as asking
from bot.breakdown import Breakdown
from bot.jobs.budget import Budget
from bot.jobs.workers import WorkerFailed, Workers
from bot.store import Request, Store, Trouble

_BY_MODEL = "model"
"""Stands before the ids in a question's `target`."""


def choose(
    store: Store, workers: Workers, budget: Budget | None, request: Request, may_send: Callable[[Request], bool]
) -> None:
    """Keep the model's choice with the request (`target`), so that a second run shows the same. Counts as spending."""
    breakdown = store.threads.breakdown_of(request.id)
    if not request.text or request.target or budget is None or breakdown is None:
        return
    if not _may_ask(budget, request, breakdown, may_send):
        return
    try:
        found = workers.choice(breakdown, request.text)
    except WorkerFailed:
        return
    if isinstance(found, Trouble):
        budget.settle(request.id, None)
        return
    store.requests.note_target(request.id, " ".join((_BY_MODEL, *found.ids)))
    reader = breakdown.reader.model_copy(update={"tokens": found.tokens})
    budget.settle(request.id, breakdown.model_copy(update={"reader": reader}))


def chosen(request: Request) -> tuple[str, ...] | None:
    """The ids that a model has chosen for a question; None where none was asked."""
    words = (request.target or "").split()
    return tuple(words[1:]) if words[:1] == [_BY_MODEL] else None


def _may_ask(budget: Budget, request: Request, breakdown: Breakdown, may_send: Callable[[Request], bool]) -> bool:
    if not budget.uses_model or not breakdown.statements or not may_send(request):
        return False
    words = articles.from_text("\n".join(one.text for one in asking.everything(breakdown)))
    return budget.refusal(request, words) is None

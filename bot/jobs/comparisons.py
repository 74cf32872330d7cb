"""Answers a message that wants its articles compared: once all of them are read, the last request of the message."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from bot.breakdown import Breakdown
from bot.comparison import Comparison, compare
from bot.jobs.message_builders import Body, body_of
from bot.jobs.workers import Workers
from bot.read_article import side_by_side
from bot.settings import Settings
from bot.slack import requests
from bot.store import Request, Store
from bot.store.token_budget import USED_UP, Budget
from bot.views import comparison as view


@dataclass
class Comparisons:
    """Compares what one message brought, and nothing else: its asker and all who see the answer see that message."""

    store: Store
    workers: Workers
    settings: Settings
    budget: Budget

    def messages(self, _: Store, request: Request) -> list[Body]:
        """The comparison of what could be read, and what could not. What was forgotten meanwhile is not named."""
        breakdowns: list[Breakdown] = []
        unread: list[tuple[str, str]] = []
        for source, name in requests.compared_sources(self.store, request.id):
            if breakdown := self.store.readings.breakdown(source.id):
                breakdowns.append(breakdown.model_copy(update={"input": name}))
            else:
                trouble = self.store.requests.trouble(source.id)
                unread.append((name, trouble.message if trouble else ""))
        if len(breakdowns) < 2:
            return [body_of(view.too_few(unread))]
        comparison = self._compared(request, breakdowns)
        notes = (*comparison.notes, *view.corrections(breakdowns))
        return [body_of(message) for message in view.messages(comparison.model_copy(update={"notes": notes}), unread)]

    def _compared(self, request: Request, breakdowns: Sequence[Breakdown]) -> Comparison:
        # Messages are built a second time where a source was forgotten before they were sent: never by a model, since
        # each of them is built for itself and all must be of one comparison.
        may_ask = self.budget.may_ask(request.team, request.channel)
        if self.store.posts.count(request.id) or not may_ask:
            return self.workers.run(compare, breakdowns)
        if self.budget.is_used_up(request):
            comparison = self.workers.run(compare, breakdowns)
            return comparison.model_copy(update={"notes": (*comparison.notes, USED_UP)})
        compare_by_model = partial(side_by_side, settings=self.settings.for_workspace(request.team))
        comparison = self.workers.run(compare_by_model, breakdowns, by_model=True)
        self.budget.record(request, comparison.tokens)
        return comparison

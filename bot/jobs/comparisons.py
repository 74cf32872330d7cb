"""Answers a message that wants its articles compared: once all of them are read, the last request of the message."""

from collections.abc import Sequence

from bot import articles
from bot.breakdown import Breakdown
from bot.comparison import Comparison, compare
from bot.jobs import tasks
from bot.jobs.replies import Body, Builders, body_of
from bot.jobs.tasks import Runs
from bot.settings import Settings
from bot.slack.intent import PASTED, name_of
from bot.store import Request, Store
from bot.store.budget import Budget
from bot.store.request import compared_by
from bot.views import comparison as view


class Comparisons:
    """Compares what one message brought, and nothing else: its asker and all who see the answer see that message."""

    def __init__(self, store: Store, runs: Runs, *, settings: Settings, budget: Budget) -> None:
        self._store = store
        self._runs = runs
        self._settings = settings
        self._budget = budget

    @property
    def builders(self) -> Builders:
        """The kinds of request that are answered here."""
        return {"compare": self._answer, "compare_privately": self._answer}

    def _answer(self, _: Store, request: Request) -> list[Body]:
        """The comparison of what could be read, and what could not. What was forgotten meanwhile is not named."""
        breakdowns: list[Breakdown] = []
        unread: list[tuple[str, str]] = []
        for number, source_id in enumerate(compared_by(request.id), start=1):
            source = self._store.requests.get(source_id)
            if source is None or not (source.text or source.files):
                continue
            name = name_of(source)
            name = f"text {number}" if name == PASTED else name
            if breakdown := self._store.readings.breakdown(source_id):
                breakdowns.append(breakdown.model_copy(update={"input": name}))
            else:
                trouble = self._store.requests.trouble(source_id)
                unread.append((name, trouble.message if trouble else ""))
        if len(breakdowns) < 2:
            return [body_of(view.too_few(unread))]
        return [body_of(message) for message in view.messages(self._compared(request, breakdowns), unread)]

    def _compared(self, request: Request, breakdowns: Sequence[Breakdown]) -> Comparison:
        # Messages are built a second time where a source was forgotten before they were sent: never by a model, since
        # each of them is built for itself and all must be of one comparison.
        if self._store.posts.count(request.id) or not self._may_ask(request, breakdowns):
            return tasks.result(self._runs, compare, breakdowns)
        comparison = tasks.result(self._runs, tasks.side_by_side, breakdowns, self._settings.of(request.team))
        self._budget.settle(request.id, comparison.tokens)
        return comparison

    def _may_ask(self, request: Request, breakdowns: Sequence[Breakdown]) -> bool:
        """Whether the model may be asked: it read them all, the channel still lets it, and the budget has room."""
        channel = self._store.channels.get(request.team, request.channel)
        knows = request.is_private or channel.notified_host == self._budget.host(request.team)
        if not self._budget.uses_model(request.team) or channel.rules_only or not knows:
            return False
        sent = "\n".join(statement.quote for breakdown in breakdowns for statement in breakdown.statements)
        by_model = all(breakdown.reader.name == "model" for breakdown in breakdowns)
        return by_model and bool(sent) and self._budget.refusal(request, articles.from_text(sent)) is None

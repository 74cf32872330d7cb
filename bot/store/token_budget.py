"""What the model may cost in a day, what it cost, and the words for a budget that is used up."""

import time
from collections.abc import Callable
from datetime import datetime

import sqlalchemy as sa

from bot import metrics
from bot.breakdown import Breakdown, Tokens
from bot.settings import Settings
from bot.store.channels import Channels
from bot.store.engine import Repository
from bot.store.request import Request
from bot.store.schema import requests

USED_UP = "The budget for the model is used up here for today, so this was read by rules alone."


class Budget(Repository):
    """Looks before a reading whether it may cost something, and keeps after it what it cost: a request counts once."""

    def __init__(self, engine: sa.Engine, settings: Settings, clock: Callable[[], float] = time.time) -> None:
        super().__init__(engine)
        self._channels = Channels(engine)
        self._settings = settings
        self._clock = clock

    def uses_model(self, team: str) -> bool:
        """Whether a model reads in a workspace, where no channel says otherwise."""
        return self._settings.for_workspace(team).uses_model

    def host_for(self, team: str, channel: str) -> str | None:
        """The model's host that a channel's texts go to; None where rules alone read them."""
        settings = self._settings.for_workspace(team)
        rules_only = self._channels.get(team, channel).rules_only
        return settings.model_host if settings.uses_model and not rules_only else None

    def may_ask(self, team: str, channel: str, *, private: bool = False) -> bool:
        """Whether they may go there now: a notice in the channel has said so, or said it to the one person who asks."""
        host = self.host_for(team, channel)
        return host is not None and (private or self._channels.get(team, channel).notified_host == host)

    def is_used_up(self, request: Request) -> bool:
        """Whether a reading may cost nothing more today; a cap of 0 is none. Those that run at once may overshoot one
        together."""
        if not self.uses_model(request.team):
            return False
        settings = self._settings.for_workspace(request.team)
        caps: tuple[tuple[int, dict[str, str]], ...] = (
            (settings.daily_tokens, {}),
            (settings.daily_tokens_per_channel, {"channel": request.channel}),
            (settings.daily_tokens_per_user, {"user": request.user}),
        )
        return any(cap and self.spent(request.team, **where) >= cap for cap, where in caps)

    def record(self, request: Request, tokens: Tokens) -> None:
        """Keep what a reading cost, once."""
        cost = {"spent_on": day_of(self._clock()), "tokens_in": tokens.in_, "tokens_out": tokens.out}
        unknown = sa.update(requests).filter_by(id=request.id, spent_on=None)
        if (tokens.in_ or tokens.out) and self._write(unknown.values(cost)):
            metrics.TOKENS.labels("in").inc(tokens.in_)
            metrics.TOKENS.labels("out").inc(tokens.out)

    def spent(self, team: str, **where: str) -> int:
        """The tokens of today, sent and given: of a whole workspace, or of a `channel` or a `user` in it."""
        tokens = sa.func.sum(requests.c.tokens_in + requests.c.tokens_out)
        query = sa.select(tokens).filter_by(team=team, spent_on=day_of(self._clock()), **where)
        return int(self._value(query) or 0)


def with_note(breakdown: Breakdown, note: str) -> Breakdown:
    article = breakdown.article
    return breakdown.model_copy(update={"article": article.model_copy(update={"notes": (*article.notes, note)})})


def day_of(moment: float) -> str:
    """The local date (by the machine's time zone, TZ) of a moment, in ISO form: what a budget is counted for."""
    return datetime.fromtimestamp(moment).astimezone().date().isoformat()

"""What the model may cost in a day, what it cost, and the words for a budget that is used up."""

import math
import time
from collections.abc import Callable
from datetime import datetime
from typing import Literal, get_args

import sqlalchemy as sa

from bot import metrics
from bot.breakdown import Article, Breakdown, Noun, Tokens
from bot.settings import Settings
from bot.store.channels import Channels
from bot.store.engine import Repository, read_only
from bot.store.request import Request
from bot.store.schema import spend

Cap = Literal["workspace", "channel", "user"]
"""Whose budget it is."""

BYTES_A_TOKEN_HOLDS = 3
"""An estimate on the safe side (o200k_base: 4.4 bytes a token in English)."""
PROMPT_TOKENS = 2_500
"""What is sent beside the article, about."""

USED_UP: dict[Cap, str] = {
    "workspace": "Today’s budget for the model is used up, so this was read by rules alone.",
    "channel": "This channel’s budget for the model is used up for today, so this was read by rules alone.",
    "user": "Your budget for the model is used up for today, so this was read by rules alone.",
}


class Figures(Noun):
    """Tokens, sent and given: of the whole workspace, of one channel in it, of one person in it."""

    workspace: int = 0
    channel: int = 0
    user: int = 0


class Budget(Repository):
    """Books tokens before a reading and settles them after it. Safe to run again: a request counts once."""

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

    def refusal(self, request: Request, article: Article) -> Cap | None:
        """None where a reading may cost something, which is booked; else the cap that is used up.

        A reading that was booked before goes on, however much was spent since.
        """
        if not self.uses_model(request.team):
            return None
        day, expected = day_of(self._clock()), estimate(article)
        with self._engine.begin() as connection:
            if connection.execute(sa.select(spend.c.request).where(spend.c.request == request.id)).first():
                return None
            spent_today = _spent(connection, request.team, request.channel, request.user, day)
            if cap := exceeded(self._caps(request.team), spent_today):
                return cap
            row = request.model_dump(include={"team", "channel", "user"}) | {"request": request.id, "day": day}
            row |= {"tokens_in": expected.in_, "tokens_out": expected.out, "settled": False}
            connection.execute(self._insert(spend).values(row).on_conflict_do_nothing())
        return None

    def settle(self, request_id: str, tokens: Tokens) -> None:
        """Put what it cost in the place of what was booked, once."""
        update = sa.update(spend).where(spend.c.request == request_id, spend.c.settled.is_(False))
        if self._write(update.values(tokens_in=tokens.in_, tokens_out=tokens.out, settled=True)):
            metrics.TOKENS.labels("in").inc(tokens.in_)
            metrics.TOKENS.labels("out").inc(tokens.out)

    def spent(self, team: str, channel: str, user: str) -> Figures:
        with read_only(self._engine) as connection:
            return _spent(connection, team, channel, user, day_of(self._clock()))

    def _caps(self, team: str) -> Figures:
        own = self._settings.for_workspace(team)
        return Figures(workspace=own.daily_tokens, channel=own.daily_tokens_per_channel, user=own.daily_tokens_per_user)


def exceeded(caps: Figures, spent: Figures) -> Cap | None:
    """The first cap that is used up. A cap of 0 is none."""
    return next(
        (cap for cap in get_args(Cap) if getattr(caps, cap) and getattr(spent, cap) >= getattr(caps, cap)), None
    )


def with_note(breakdown: Breakdown, note: str) -> Breakdown:
    article = breakdown.article
    return breakdown.model_copy(update={"article": article.model_copy(update={"notes": (*article.notes, note)})})


def estimate(article: Article) -> Tokens:
    """What reading it with a model may cost, so that ten readings at once do not each find the budget untouched."""
    text = math.ceil(len(article.text.encode("utf-8", "surrogatepass")) / BYTES_A_TOKEN_HOLDS)
    return Tokens.model_validate({"in": PROMPT_TOKENS + text, "out": text, "exact": False})


def day_of(moment: float) -> str:
    """The local date (by the machine's time zone, TZ) of a moment, in ISO form: what a budget is counted for."""
    return datetime.fromtimestamp(moment).astimezone().date().isoformat()


def midnight_before(moment: float) -> float:
    return datetime.fromtimestamp(moment).astimezone().replace(hour=0, minute=0, second=0, microsecond=0).timestamp()


def _spent(connection: sa.Connection, team: str, channel: str, user: str, day: str) -> Figures:
    tokens = spend.c.tokens_in + spend.c.tokens_out

    def total(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
        return sa.func.coalesce(sa.func.sum(sa.case((condition, tokens), else_=0)), 0)

    query = sa.select(
        total(sa.true()).label("workspace"),
        total(spend.c.channel == channel).label("channel"),
        total(spend.c.user == user).label("user"),
    ).where(spend.c.team == team, spend.c.day == day)
    return Figures.model_validate(dict(connection.execute(query).mappings().one()))

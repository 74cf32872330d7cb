"""Which reader a request may have today, and what it cost in the end."""

import time
from collections.abc import Callable

from bot import metrics, usage
from bot.breakdown import Article, Breakdown, Tokens
from bot.settings import Settings
from bot.store import Request
from bot.store.spend import Spend
from bot.usage import Figures


def caps_of(settings: Settings) -> Figures:
    """The caps that are set."""
    return Figures(
        workspace=settings.daily_tokens, channel=settings.daily_tokens_per_channel, user=settings.daily_tokens_per_user
    )


class Budget:
    """Books before a reading and settles after it. Safe to run again: a request counts once."""

    def __init__(self, spend: Spend, settings: Settings, clock: Callable[[], float] = time.time) -> None:
        self._spend = spend
        self._caps = caps_of(settings)
        self.uses_model = settings.model_is_set and settings.reader != "offline"
        self._clock = clock

    def refusal(self, request: Request, article: Article) -> str | None:
        """None where the reading may cost something; else the words for why not, empty where they were said today."""
        if not self.uses_model:
            return None
        day = usage.day_of(self._clock())
        cap = self._spend.reserve(request, day, self._caps, usage.estimate(article))
        if cap is None:
            return None
        return usage.used_up(cap) if self._spend.tells(cap, request, day) else ""

    def lines(self, team: str, channel: str, user: str) -> tuple[str, ...]:
        """What was spent today, in words."""
        return usage.lines(self._caps, self.spent(team, channel, user))

    def spent(self, team: str, channel: str, user: str) -> Figures:
        """What was spent today."""
        return self._spend.spent(team, channel, user, usage.day_of(self._clock()))

    def settle(self, request_id: str, breakdown: Breakdown | None) -> None:
        """What the reading cost; nothing where there was none."""
        tokens = breakdown.reader.tokens if breakdown else Tokens()
        if self._spend.settle(request_id, tokens):
            metrics.TOKENS.labels("in").inc(tokens.in_)
            metrics.TOKENS.labels("out").inc(tokens.out)

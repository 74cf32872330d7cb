"""Which reader a request may have today, and what it cost in the end."""

import time
from collections.abc import Callable

from bot import metrics, usage
from bot.breakdown import Article, Breakdown, Tokens
from bot.settings import Settings
from bot.store import Request
from bot.store.spend import Spend
from bot.usage import Cap, Figures


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
        self.host = settings.model_host
        self._clock = clock

    def refusal(self, request: Request, article: Article) -> Cap | None:
        """None where it may cost something, which is booked; else the cap that is used up."""
        if not self.uses_model:
            return None
        return self._spend.reserve(request, usage.day_of(self._clock()), self._caps, usage.estimate(article))

    def notice(self, request: Request, cap: Cap) -> str:
        """The words for why the model was not asked; empty where they were said today. Only for what shows them."""
        return usage.used_up(cap) if self._spend.tells(cap, request, usage.day_of(self._clock())) else ""

    def lines(self, team: str, channel: str, user: str) -> tuple[str, ...]:
        """What was spent today, in words."""
        return usage.lines(self._caps, self.spent(team, channel, user))

    def spent(self, team: str, channel: str, user: str) -> Figures:
        """What was spent today."""
        return self._spend.spent(team, channel, user, usage.day_of(self._clock()))

    def settle(self, request_id: str, breakdown: Breakdown | None) -> None:
        """What the reading cost; nothing where there was none."""
        self.paid(request_id, breakdown.reader.tokens if breakdown else Tokens())

    def paid(self, request_id: str, tokens: Tokens) -> None:
        """What a call that was booked cost."""
        if self._spend.settle(request_id, tokens):
            metrics.TOKENS.labels("in").inc(tokens.in_)
            metrics.TOKENS.labels("out").inc(tokens.out)

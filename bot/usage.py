"""What the model may cost in a day: caps and what was spent → whether a rule reads instead, and in which words.
Pure."""

import math
from datetime import datetime
from typing import Literal

from bot.breakdown import Article, Breakdown, Noun, Tokens

Cap = Literal["workspace", "channel", "user"]
"""Whose budget it is."""

BYTES_A_TOKEN_HOLDS = 3
"""An estimate on the safe side (o200k_base: 4.4 bytes a token in English)."""
PROMPT_TOKENS = 2_500
"""What is sent beside the article, about."""

_USED_UP: dict[Cap, str] = {
    "workspace": "Today’s budget for the model is used up, so this was read by rules alone.",
    "channel": "This channel’s budget for the model is used up for today, so this was read by rules alone.",
    "user": "Your budget for the model is used up for today, so this was read by rules alone.",
}


class Figures(Noun):
    """Tokens, sent and given: of the whole workspace, of one channel in it, of one person in it."""

    workspace: int = 0
    channel: int = 0
    user: int = 0


def reached(caps: Figures, spent: Figures) -> Cap | None:
    """The first cap that is used up. A cap of 0 is none."""
    held: dict[Cap, tuple[int, int]] = {
        "workspace": (caps.workspace, spent.workspace),
        "channel": (caps.channel, spent.channel),
        "user": (caps.user, spent.user),
    }
    return next((cap for cap, (limit, used) in held.items() if limit and used >= limit), None)


def used_up(cap: Cap) -> str:
    """The words for it."""
    return _USED_UP[cap]


def noted(breakdown: Breakdown, note: str) -> Breakdown:
    """The breakdown with one more note for its readers."""
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
    """When the local day of a moment began."""
    return datetime.fromtimestamp(moment).astimezone().replace(hour=0, minute=0, second=0, microsecond=0).timestamp()


def lines(caps: Figures, spent: Figures) -> tuple[str, ...]:
    """What `/claims usage` answers: one line each for the channel, the asker and the workspace."""
    return (
        f"Model tokens today in this channel: {_of(spent.channel, caps.channel)}.",
        f"By you, wherever you asked: {_of(spent.user, caps.user)}.",
        f"In the whole workspace: {_of(spent.workspace, caps.workspace)}.",
        "What is read by rules costs none.",
    )


def _of(spent: int, cap: int) -> str:
    return f"{spent:,} of {cap:,}" if cap else f"{spent:,}"

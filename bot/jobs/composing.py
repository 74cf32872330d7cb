"""What the digest has the worker processes do: two hundred articles take them a second."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.digest import Digest, Read, choose
from bot.ledger import Movement, Place, Remembered
from bot.store.readings import joined


class Kept(NamedTuple):
    """One reading as it is kept."""

    place: Place
    article: str
    breakdown: str


def compose(kept: Sequence[Kept], moved: Sequence[Movement], charges: Sequence[Remembered], now: float) -> Digest:
    """The digest of these readings."""
    reads = [Read(place=one.place, breakdown=joined(one.article, one.breakdown)) for one in kept]
    return choose(reads, moved, charges, now)

"""What one row of the ledger's test set is."""

from typing import NamedTuple

from bot.ledger import Kind


class Expected(NamedTuple):
    """One movement that a reporter would want to hear of; the words stand in the sentences of the two statements."""

    kind: Kind
    earlier: str
    later: str


class Case(NamedTuple):
    """An article read first, one read days later, and what in the later one answers or changes what."""

    what: str
    earlier: str
    later: str
    expected: tuple[Expected, ...] = ()

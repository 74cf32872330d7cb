"""The ledger's test set, cases.txt: an article read first, one read days later, and what in the later one answers what."""

from pathlib import Path
from typing import NamedTuple, cast

from bot.ledger import Kind


class Expected(NamedTuple):
    """One movement that a reporter would want to hear of; the words stand in the sentences of the two statements."""

    kind: Kind
    earlier: str
    later: str


class Case(NamedTuple):
    """A heading of the file and its lines: two articles (¶ parts their paragraphs), and under them what moved."""

    what: str
    earlier: str
    later: str
    expected: tuple[Expected, ...] = ()


def _case(block: str) -> Case:
    what, earlier, later, *moved = block.splitlines()
    earlier, later = (text.replace(" ¶ ", "\n\n") for text in (earlier, later))
    found = (line.strip().split(" | ") for line in moved)
    return Case(
        what.removeprefix("# "), earlier, later, tuple(Expected(cast(Kind, kind), one, two) for kind, one, two in found)
    )


CASES = tuple(
    _case(block)
    for block in Path(__file__).with_suffix(".txt").read_text("utf-8").strip().split("\n\n")
    if block.startswith("# ") and "\n" in block
)

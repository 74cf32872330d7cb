"""The ledger's test set, cases.txt: an article read first, one read days later, and what in the later one answers what."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from bot import articles, read_article
from bot.breakdown import Breakdown
from bot.ledger import LaterAnswer, Place, Remembered, remembered
from bot.readers.rules import RulesReader


class Expected(NamedTuple):
    """One answer that a reporter would want to hear of; the words stand in the sentences of the two statements."""

    kind: str
    earlier: str
    later: str

    def is_met_by(self, answer: LaterAnswer) -> bool:
        said = self.earlier in answer.earlier.sentence and self.later in answer.later.sentence
        return said and answer.kind == self.kind.replace("rejected", "denied")


class Case(NamedTuple):
    """A heading of the file and its lines: two articles (¶ parts their paragraphs), and under them the later answers."""

    what: str
    earlier: str
    later: str
    expected: tuple[Expected, ...]


def _case(block: str) -> Case:
    what, earlier, later, *answers = block.splitlines()
    earlier, later = (text.replace(" ¶ ", "\n\n") for text in (earlier, later))
    return Case(what, earlier, later, tuple(Expected(*line.strip().split(" | ")) for line in answers))


CASES = tuple(
    _case(block)
    for block in Path(__file__).with_suffix(".txt").read_text("utf-8").strip().split("\n\n")
    if block.startswith("# ") and "\n" in block
)


def read(text: str, reading_id: str, at: float = 0.0) -> tuple[Remembered, ...]:
    """What the ledger keeps of an article read by rules in one channel."""
    return remembered(_breakdown(text), Place(reading=reading_id, team="T1", channel="C1", thread=reading_id, at=at))


@cache
def _breakdown(text: str) -> Breakdown:
    return read_article.read_with(RulesReader(), articles.from_text(text), input="test")


def archive() -> list[Remembered]:
    """All earlier articles, as in one channel's ledger; the reading of case 3 is “e3”."""
    return [record for number, case in enumerate(CASES) for record in read(case.earlier, f"e{number}", float(number))]

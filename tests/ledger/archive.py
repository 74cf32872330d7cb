"""Reads the test set's articles by rules, and sets what the ledger finds beside what is expected."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from bot import articles, reading
from bot.breakdown import Breakdown
from bot.ledger import Movement, Place, Remembered, movements, remembered
from bot.readers.rules import RulesReader
from tests.ledger.cases import Case, Expected

_DENIALS = frozenset({"denied", "rejected"})
"""Told apart by a word of the article; for what moved they are one."""


def read(text: str, reading_id: str, at: float = 0.0) -> tuple[Remembered, ...]:
    """What the ledger keeps of an article read by rules in one channel."""
    return remembered(_breakdown(text), Place(reading=reading_id, team="T1", channel="C1", thread=reading_id, at=at))


@cache
def _breakdown(text: str) -> Breakdown:
    return reading.read_with(RulesReader(), articles.from_text(text), input="test")


@dataclass(frozen=True)
class Score:
    """How well the ledger did on a set of cases."""

    right: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def precision(self) -> float:
        """Of the movements that were said, the share that is one."""
        return self.right / (self.right + len(self.wrong)) if self.right or self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of the movements that there are, the share that was said."""
        return self.right / (self.right + len(self.missed))

    def __str__(self) -> str:
        lines = [f"precision {self.precision:.1%}, recall {self.recall:.1%} ({self.right} right)"]
        lines += [f"  wrong:  {one}" for one in self.wrong] + [f"  missed: {one}" for one in self.missed]
        return "\n".join(lines)


def score(cases: Sequence[Case]) -> Score:
    """Every later article against all earlier ones, as in one channel's ledger."""
    archive = [one for number, case in enumerate(cases) for one in read(case.earlier, f"e{number}", float(number))]
    right, wrong, missed = 0, [], []
    for number, case in enumerate(cases):
        found = movements(archive, read(case.later, f"l{number}"))
        open_ = list(case.expected)
        for movement in found:
            hit = next((one for one in open_ if _is(movement, one, f"e{number}")), None)
            if hit:
                open_.remove(hit)
                right += 1
            else:
                wrong.append(f"{case.what}: {movement.kind} {movement.earlier.quote!r} ← {movement.later.quote!r}")
        missed += [f"{case.what}: {one.kind}" for one in open_]
    return Score(right, tuple(wrong), tuple(missed))


def _is(movement: Movement, expected: Expected, reading_id: str) -> bool:
    alike: Iterable[str] = _DENIALS if expected.kind in _DENIALS else {expected.kind}
    return (
        movement.kind in alike
        and movement.earlier.place.reading == reading_id
        and expected.earlier in movement.earlier.sentence
        and expected.later in movement.later.sentence
    )

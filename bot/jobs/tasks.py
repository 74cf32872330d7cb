"""What worker processes do for the ledger and the digest.

Finding the words of one article's statements takes 10 to 40 ms, comparing them with an archive 70 ms, choosing a digest
of two hundred articles a second: too much for a thread beside the ones that answer Slack.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from bot import reading
from bot.breakdown import Breakdown
from bot.comparison import Comparison
from bot.digest import Digest, Read, choose
from bot.jobs.workers import WorkerFailed
from bot.ledger import Movement, Place, Remembered, likely, movements
from bot.ledger.search import Indexed, indexed
from bot.settings import Settings
from bot.store import Trouble
from bot.store.readings import joined

if TYPE_CHECKING:
    from bot.readers.model.asking import Chosen

T = TypeVar("T")


class Runs(Protocol):
    """Runs a function of a module elsewhere; our own errors come back as Trouble, any other as WorkerFailed."""

    def run(self, task: Callable[..., T], *arguments: object) -> T | Trouble: ...


def result(runs: Runs, task: Callable[..., T], *arguments: object) -> T:
    """What the task makes of the arguments. Raises WorkerFailed, also for an error of our own."""
    answer = runs.run(task, *arguments)
    if isinstance(answer, Trouble):
        raise WorkerFailed(answer.code)
    return answer


class StoredReading(NamedTuple):
    place: Place
    article: str
    breakdown: str


def index(records: Sequence[Remembered]) -> tuple[Indexed, ...]:
    return indexed(records)


def offers(
    earlier: Sequence[Remembered], new: Sequence[Remembered], ask_model: bool
) -> tuple[tuple[Movement, ...], tuple[Movement, ...]]:
    """The later answers that the rules find; and, where a model can be asked, the possible ones."""
    return movements(earlier, new), likely(earlier, new) if ask_model else ()


def hold(offered: Sequence[Movement], settings: Settings) -> "Chosen":
    """The ids of the pairs that the model confirms. Raises ReaderError."""
    from bot.readers.model.matching import holding  # heavy: the model client is imported only where it is asked

    return holding(reading.model_config(settings), offered)


def side_by_side(breakdowns: Sequence[Breakdown], settings: Settings) -> Comparison:
    """The articles compared, by the model if it read them all."""
    return reading.side_by_side(breakdowns, settings=settings)


def compose(
    kept: Sequence[StoredReading], answers: Sequence[Movement], charges: Sequence[Remembered], now: float
) -> Digest:
    reads = [Read(place=each.place, breakdown=joined(each.article, each.breakdown)) for each in kept]
    return choose(reads, answers, charges, now)

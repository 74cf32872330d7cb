"""What the ledger has the worker processes do: words of statements, pairs that may answer each other, the model's choice.

Finding the words of one article's statements takes 10 to 40 ms, and setting them beside an archive 70 ms: too much for
a thread beside the ones that answer Slack.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from bot import reading
from bot.ledger import Movement, Remembered, likely, movements
from bot.ledger.search import Indexed, indexed
from bot.settings import Settings
from bot.store import Trouble

if TYPE_CHECKING:
    from bot.readers.model.asking import Chosen

T = TypeVar("T")


class Runs(Protocol):
    """Runs a function of a module elsewhere; its errors of ours come back as Trouble, any other as WorkerFailed."""

    def run(self, task: Callable[..., T], *arguments: object) -> T | Trouble: ...


def index(records: Sequence[Remembered]) -> tuple[Indexed, ...]:
    """The statements with their words."""
    return indexed(records)


def offers(
    earlier: Sequence[Remembered], new: Sequence[Remembered], ask_model: bool
) -> tuple[tuple[Movement, ...], tuple[Movement, ...]]:
    """What moves by the rules; and, where a model can be asked, what may move besides."""
    return movements(earlier, new), likely(earlier, new) if ask_model else ()


def hold(offered: Sequence[Movement], settings: Settings) -> "Chosen":
    """The ids of the pairs that the model finds to hold. Raises ReaderError."""
    from bot.readers.model.matching import holding  # heavy: the model client is imported only where it is asked

    return holding(reading.model_config(settings), offered)

"""The verb `digest`: exports of `read --json` → what is disputed, what moved, what is still open. No model, no database."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Literal

from pydantic import ValidationError

from bot.breakdown import Breakdown
from bot.digest import Digest, Read, choose
from bot.errors import ArticleError
from bot.ledger import Movement, Place, Remembered, movements, remembered
from bot.verification import verify
from bot.views import digest_text

Form = Literal["terminal", "json", "markdown"]

_AGAIN = "Each line is to hold one. Make it with: read SOURCE… --json > FILE.json"


def show_digest(texts: Iterable[tuple[str, str]], form: Form) -> None:
    """Print the digest of these exports, given as name and content.

    Raises:
        ArticleError: `no-export`; a line is none, or a quote in it does not stand in its article.
    """
    digest = digest_of([breakdown for name, text in texts for breakdown in _breakdowns(name, text)])
    views = {"terminal": digest_text.plain, "markdown": digest_text.markdown, "json": digest_text.as_json}
    sys.stdout.write(views[form](digest))


def digest_of(breakdowns: Sequence[Breakdown]) -> Digest:
    """The digest of articles, in the order in which they were published, else in the order given."""
    reads = sorted(_placed(breakdowns), key=lambda read: read.place.at)
    archive: list[Remembered] = []
    moved: list[Movement] = []
    for read in reads:
        new = remembered(read.breakdown, read.place)
        moved += movements(archive, new)
        archive += new
    answered = {movement.earlier.key for movement in moved}
    open_ = [one for one in archive if one.unanswered and one.key not in answered]
    undated = [read.place.reading for read in reads if _published(read.breakdown.article.published) is None]
    return choose(reads, moved, open_, reads[-1].place.at if reads else 0.0, undated)


def _placed(breakdowns: Iterable[Breakdown]) -> Iterator[Read]:
    at = 0.0
    names: set[str] = set()
    for one in breakdowns:
        at = _published(one.article.published) or at + 1
        article = one.article
        names.add(name := _new_name(one.input, names))
        place = Place(
            reading=name, team="", channel="", at=at,
            title=article.title, url=article.url, publisher=article.publisher,
        )  # fmt: skip
        yield Read(place=place, breakdown=one)


def _new_name(wanted: str, taken: set[str]) -> str:
    """The input's name; with a number where another one has it, as two folders' files and all of standard input do."""
    name, number = wanted, 1
    while not name or name in taken:
        number += 1
        name = f"{wanted} ({number})".strip()
    return name


def _published(day: str | None) -> float | None:
    """The moment that an article gives for itself, if it is one."""
    try:
        found = datetime.fromisoformat(day) if day else None
    except ValueError:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp() if found else None


def _breakdowns(name: str, text: str) -> Iterator[Breakdown]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and (found := _breakdown(f"{name}, line {number}", line)):
            yield found


def _breakdown(where: str, line: str) -> Breakdown | None:
    """One line of an export; None for the line of an article that could not be read."""
    try:
        value = json.loads(line)
        if set(value) == {"input", "error"}:
            return None
        verify(line, value["article"]["text"])
        return Breakdown.model_validate(value)
    except ArticleError as error:
        raise ArticleError(f"{where}: {error.message}", _AGAIN, code="no-export") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, ValidationError):
        raise ArticleError(f"{where} is no breakdown.", _AGAIN, code="no-export") from None

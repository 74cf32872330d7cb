"""A model that lies in eight ways and again when it is asked once more: what is shown is true all the same.

Everything that any view shows outside the article's own sentences is looked at; what stands under "Withheld" in an export is not shown.
"""

import json
import re
from functools import cache

import pytest

from benchmarks.model_server import text_of
from bot.breakdown import Article, Breakdown, Line, ReaderInfo
from bot.draft import Draft
from bot.grounding.copied_words import is_copied
from bot.read_article import read_with
from bot.readers.model import draft_so_far
from bot.readers.model.schema import parse
from bot.readers.rules import RulesReader
from tests.readers.lies import ARTICLES, HONEST, LIES, Lie


class Liar:
    """A model reader that gives this answer, and nothing else when asked once more."""

    def __init__(self, answer: dict[str, object]) -> None:
        draft = Draft(reader=ReaderInfo(name="model", model="liar"))
        self._draft = draft_so_far.extended(draft, parse(json.dumps(answer)))

    def read(self, article: Article) -> Draft:
        return self._draft

    def repair(self, article: Article, draft: Draft, faults: object) -> Draft:
        return draft


class Once:
    """The rules, which read each article once for all lies about it."""

    def read(self, article: Article) -> Draft:
        return _read_by_rules(next(name for name, one in ARTICLES.items() if one.text == article.text))


@cache
def _read_by_rules(name: str) -> Draft:
    return RulesReader().read(ARTICLES[name])


RULES = Once()


def told(article: str, *lines: dict[str, object], charges: tuple[dict[str, object], ...] = ()) -> Breakdown:
    def matter(number: int, against: object, *lines: dict[str, object]) -> dict[str, object]:
        return {"id": f"d{number}", "question": "", "status": None, "against": against, "lines": lines}

    more = [matter(number, charge["against"], charge) for number, charge in enumerate(charges, 2)]
    answer: dict[str, object] = {
        "matters": [matter(1, None, *HONEST[article], *lines), *more],
        "own_voice": [],
        "note": None,
        "about": "",
    }
    return read_with(Liar(answer), ARTICLES[article], input="-", second=RULES)


def seen(breakdown: Breakdown) -> list[str]:
    """Every line that is shown; of the article's own words the quotations, for whole sentences name their speakers."""
    against = {charge.statement: f" AGAINST {charge.against.name}" for charge in breakdown.no_answer}
    lines = [line for matter in breakdown.matters for line in matter.lines]
    return [f"{_told(line)}{against.get(line.statement, '')}" for line in lines]


def _told(line: Line) -> str:
    points = (point.text for point in line.points if not point.verbatim or is_copied(point.text))
    return f"{line.who}: {' '.join(points)}"


def passes(lie: Lie) -> str | None:
    """The line in which a lie is seen, if any."""
    is_charge = "against" in lie.line
    breakdown = told(lie.article, charges=(lie.line,)) if is_charge else told(lie.article, lie.line)
    return next((line for line in seen(breakdown) if re.search(lie.never, line)), None)


NAMES = [f"{number}: {lie.way}, {lie.article}: {text_of(lie.line)}" for number, lie in enumerate(LIES, 1)]


@pytest.mark.parametrize("article", ARTICLES)
def test_an_honest_answer_is_shown_whole(article: str) -> None:
    texts = [line.text for line in told(article).disputes[0].lines]
    assert texts == [text_of(line) for line in HONEST[article]]


LEFT = frozenset(
    [
        "said Karras has never asked him to leave",  # “he” of two men in one paragraph
        "told the jury that Kieran Voss paid a former employee £4,000",  # another name of the article in the same words
        "did not dispute that Arkwell paid Voss",  # another verb between the same names
        "would not comment on the boys",  # “that” told in full, and wrongly
        "declined to say whether money was promised",  # a question put into “declined to be interviewed”
    ]
)
"""What no comparison of words sees: the proof under the line shows it."""


@pytest.mark.parametrize("lie", LIES, ids=NAMES)
def test_a_lie_is_not_seen(lie: Lie) -> None:
    assert passes(lie) is None or text_of(lie.line) in LEFT

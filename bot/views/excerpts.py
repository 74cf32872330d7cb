"""The article's own words as every view shows them: whole sentences with what is proven marked in them, and their places."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from bot.breakdown import Article, Span, Statement
from bot.views.passage_links import passage
from bot.views.runs import Place, Run, Runs, merged, spoken
from bot.views.sanitize import clean, clean_line

_GAP = re.compile(r"(?<=[\w,.]) {3}(?=\w)")
"""Three spaces, as “ – ” leaves them when a copy drops the dash; two are a typist's, more are a table's."""
_MARKS = re.compile(r"[“”\"]")
_QUOTATION = re.compile(r"[“\"][^“”\"]*[”\"]")
BESIDE = 2
"""Words on each side by which a gap is found again in a quotation."""


@dataclass(frozen=True)
class Excerpt:
    """Whole sentences of one paragraph, with a statement's words in bold."""

    runs: Runs
    place: Place

    @property
    def text(self) -> str:
        return spoken(self.runs)


def excerpts(article: Article, statement: Statement) -> tuple[Excerpt, ...]:
    """The sentences that prove a statement: of each paragraph that its words stand in, what is around them."""
    parts = _by_paragraph(article, _spans(statement))
    several = len(parts) > 1 and statement.by == "model"  # whole sentences; what stands between them is no proof
    shown = []
    for place, spans in parts:
        start, end = article.paragraphs[place.paragraph - 1] if article.paragraphs else statement.sentence
        around = max(start, statement.sentence[0]), min(end, statement.sentence[1])
        around = spans[0] if several or around[0] >= around[1] else around  # `marked` widens it to hold all of them
        shown.append(Excerpt(marked(article, around, spans), place))
    return tuple(shown)


def places(article: Article, statements: Iterable[Statement]) -> tuple[Place, ...]:
    """Where the words of statements stand, each paragraph once, in the order of the article."""
    shown = (place for statement in statements for place in places_of(article, _spans(statement)))
    by_paragraph = {place.paragraph: place for place in reversed(tuple(shown))}
    return tuple(place for _, place in sorted(by_paragraph.items()))


def places_of(article: Article, spans: Iterable[Span]) -> tuple[Place, ...]:
    """Where these words stand, each paragraph once."""
    return tuple(place for place, _ in _by_paragraph(article, spans))


def gaps(article: Article, spans: Iterable[Span], shown: str) -> tuple[str, ...]:
    """The words before each wide gap in the article at `spans` that is within a quotation of `shown`."""
    found: list[str] = []
    quotations = "".join(_QUOTATION.findall(clean_line(shown)))
    for start, end in spans:
        for gap in _GAP.finditer(article.text, start, end):
            before = _MARKS.split(article.text[start : gap.start()])[-1].split()[-BESIDE:]
            after = _MARKS.split(article.text[gap.end() : end])[0].split()[:BESIDE]
            if before and " ".join((*before, *after)) in quotations:
                found.append(" ".join(before))
    return tuple(dict.fromkeys(found))


def marked(article: Article, sentence: Span, spans: tuple[Span, ...]) -> Runs:
    """The sentence, clean of invisible characters, with the words at `spans` (sorted by start) in bold; it is widened to
    hold all of them."""
    at = min(sentence[0], spans[0][0])
    end = max([sentence[1], *(span[1] for span in spans)])
    text, runs = article.text, list[Run]()
    for start, stop in (*spans, (end, end)):
        runs += [Run(clean(text[at : max(at, start)])), Run(clean(text[max(at, start) : stop]), "bold")]
        at = max(at, stop)
    # Where nothing visible is between two of them they are one: in two halves “https:” would escape the escapes.
    return merged(tuple(run for run in runs if run.text))


def paragraph(article: Article, at: int) -> int:
    """The number, from 1, of the paragraph at or before a place."""
    return max(1, bisect_right(article.paragraphs, at, key=lambda paragraph: paragraph[0]))


def _spans(statement: Statement) -> tuple[Span, ...]:
    return statement.spans or (statement.sentence,)


def _by_paragraph(article: Article, spans: Iterable[Span]) -> list[tuple[Place, tuple[Span, ...]]]:
    together = groupby(sorted(spans), key=lambda span: paragraph(article, span[0]))
    inside = ((number, tuple(spans)) for number, spans in together)
    return [(Place(number, passage(article, (spans[0][0], spans[-1][1]))), spans) for number, spans in inside]

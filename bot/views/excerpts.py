"""The article's own words as every view shows them: whole sentences with what is proven marked in them, and their places."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from bot.breakdown import Article, Span, Statement
from bot.views.links import passage
from bot.views.runs import Place, Run, Runs, spoken
from bot.views.sanitize import clean


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
    parts = _by_paragraph(article, statement)
    return tuple(Excerpt(marked(article, around, spans), place) for place, around, spans in parts)


def places(article: Article, statements: Iterable[Statement]) -> tuple[Place, ...]:
    """Where the words of statements stand, each paragraph once, in the order of the article."""
    by_paragraph: dict[int, Place] = {}
    for statement in statements:
        for place, _, _ in _by_paragraph(article, statement):
            by_paragraph.setdefault(place.paragraph, place)
    return tuple(sorted(by_paragraph.values(), key=lambda place: place.paragraph))


def places_of(article: Article, spans: Iterable[Span]) -> tuple[Place, ...]:
    """Where these words stand, each paragraph once."""
    together: dict[int, list[Span]] = {}
    for span in sorted(spans):
        together.setdefault(paragraph(article, span[0]), []).append(span)
    return tuple(Place(number, passage(article, (inside[0][0], inside[-1][1]))) for number, inside in together.items())


def marked(article: Article, sentence: Span, spans: tuple[Span, ...]) -> Runs:
    """The sentence, clean of invisible characters, with the words at `spans` (sorted by start) in bold; it is widened to
    hold all of them."""
    at = min(sentence[0], spans[0][0])
    end = max([sentence[1], *(span[1] for span in spans)])
    parts: list[tuple[bool, str]] = []
    for start, stop in (*spans, (end, end)):
        parts += [(False, clean(article.text[at : max(at, start)])), (True, clean(article.text[max(at, start) : stop]))]
        at = max(at, stop)
    # Where nothing visible is between two of them they are one: in two halves “https:” would escape the escapes.
    together = groupby((part for part in parts if part[1]), key=lambda part: part[0])
    return tuple(Run("".join(text for _, text in same), "bold" if bold else "") for bold, same in together)


def paragraph(article: Article, at: int) -> int:
    """The number, from 1, of the paragraph at or before a place."""
    return max(1, bisect_right(article.paragraphs, at, key=lambda paragraph: paragraph[0]))


def _by_paragraph(article: Article, statement: Statement) -> Iterator[tuple[Place, Span, tuple[Span, ...]]]:
    """A statement's spans by their paragraph; with its sentences, as far as they stand in that paragraph."""
    together: dict[int, list[Span]] = {}
    for span in sorted(statement.spans or (statement.sentence,)):
        together.setdefault(paragraph(article, span[0]), []).append(span)
    for number, spans in together.items():
        start, end = article.paragraphs[number - 1] if article.paragraphs else statement.sentence
        around = max(start, statement.sentence[0]), min(end, statement.sentence[1])
        if len(together) > 1 and statement.by == "model":  # whole sentences; what stands between them is no proof
            around = spans[0][0], spans[-1][1]
        place = Place(number, passage(article, (spans[0][0], spans[-1][1])))
        yield place, around if around[0] < around[1] else spans[0], tuple(spans)

"""The article's own words as every view shows them: whole sentences with what is proven marked in them, and their places."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.breakdown import Article, Span, Statement
from bot.views.links import passage
from bot.views.sanitize import clean


@dataclass(frozen=True)
class Piece:
    """Part of a sentence, clean of invisible characters; `quoted` where it is the statement's own words."""

    text: str
    quoted: bool


@dataclass(frozen=True)
class Place:
    """Where in the article: the paragraph's number, and a link to the passage where the article has an address."""

    paragraph: int
    url: str | None

    @property
    def mark(self) -> str:
        """¶4"""
        return f"¶{self.paragraph}"


@dataclass(frozen=True)
class Excerpt:
    """Whole sentences of one paragraph, with a statement's words marked in them."""

    pieces: tuple[Piece, ...]
    place: Place

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def excerpts(article: Article, statement: Statement) -> tuple[Excerpt, ...]:
    """The sentences that prove a statement: of each paragraph that its words stand in, what is around them."""
    parts = _by_paragraph(article, statement)
    return tuple(Excerpt(pieces(article, around, spans), place) for place, around, spans in parts)


def places(article: Article, statements: Iterable[Statement]) -> tuple[Place, ...]:
    """Where the words of statements stand, each paragraph once, in the order of the article."""
    found: dict[int, Place] = {}
    for statement in statements:
        for place, _, _ in _by_paragraph(article, statement):
            found.setdefault(place.paragraph, place)
    return tuple(sorted(found.values(), key=lambda place: place.paragraph))


def pieces(article: Article, sentence: Span, spans: tuple[Span, ...]) -> tuple[Piece, ...]:
    """The sentence cut where quoted words begin and end; it is widened to hold every span (sorted by start)."""
    start = min([sentence[0], *(span[0] for span in spans)])
    end = max([sentence[1], *(span[1] for span in spans)])
    cut: list[Piece] = []
    at = start
    for span_start, span_end in (*spans, (end, end)):
        _add(cut, article.text[at : max(at, span_start)], quoted=False)
        _add(cut, article.text[max(at, span_start) : max(at, span_end)], quoted=True)
        at = max(at, span_end)
    return tuple(cut)


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
        place = Place(number, passage(article, (spans[0][0], spans[-1][1])))
        yield place, around if around[0] < around[1] else spans[0], tuple(spans)


def _add(cut: list[Piece], text: str, *, quoted: bool) -> None:
    seen = clean(text)
    if cut and cut[-1].quoted == quoted:  # nothing visible was between; in two halves “https:” would escape the escapes
        seen = cut.pop().text + seen
    if seen:
        cut.append(Piece(seen, quoted))

"""The points of a model's line: copied words in the article's letters, the model's own as far as checks let them be shown. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.breakdown import NO_ACCUSER, Point, Span, Statement, Withheld
from bot.disputes import checks
from bot.disputes.evidence import Evidence
from bot.disputes.quotations import Refused, places_quoted, sentences_beside, with_one_kind_of_marks
from bot.draft import DraftLine
from bot.grounding.locate import NotFound
from bot.grounding.passage import is_copied, passage, shown
from bot.grounding.proof import in_order, places
from bot.grounding.text_index import TextIndex

MOST_WORDS_INSTEAD = 50
"""Of the article's sentences that may stand for a point whose words were refused, without a second call."""


@dataclass(frozen=True)
class PlacedPoint:
    """A point whose proof was found."""

    text: str
    proof: tuple[Span, ...]
    copied: tuple[Span, ...] = ()
    """Of words that the model copied: their places."""
    why: str | None = None
    """What is wrong with the copied words, whose sentences then stand for them."""


def placed(draft: DraftLine, index: TextIndex) -> tuple[list[PlacedPoint], list[tuple[str, str]]]:
    """The points whose sentences are there, and of the others the numbers and what is wrong."""
    found, dropped = [], []
    for point in draft.points:
        text = with_one_kind_of_marks(point.text)
        try:
            proof = places(point.proof, index)
        except NotFound as reason:
            dropped.append((" ".join(map(str, point.proof)), str(reason)))
            continue
        if not is_copied(text):
            found.append(PlacedPoint(text, in_order((*proof, *sentences_beside(text, proof, index)), index)))
            continue
        try:
            copied = passage(text, proof, index)
        except NotFound as reason:
            found.append(PlacedPoint(text, proof, why=str(reason)))
        else:
            found += [PlacedPoint(text, proof, together) for together in _side_by_side(copied, index)]
    return found, dropped


def _side_by_side(places: Sequence[Span], index: TextIndex) -> list[tuple[Span, ...]]:
    """The places by the paragraphs that follow each other: words from two occasions are never one quotation."""
    groups: list[tuple[Span, ...]] = []
    for place in places:
        if groups and index.paragraph(place[0]) - index.paragraph(groups[-1][-1][0]) <= 1:
            groups[-1] = (*groups[-1], place)
        else:
            groups.append((place,))
    return groups


def speech_in(points: Iterable[PlacedPoint], index: TextIndex) -> list[Span]:
    """Where all that the points quote stands in the article as speech."""
    said: list[Span] = []
    for point in points:
        for span in point.copied:
            said += index.speech_in(span)
        if not point.copied:
            said += places_quoted(point.text, point.proof, index)
    return said


def worded(
    points: Sequence[PlacedPoint], who: str, made: Statement, evidence: Evidence, *, is_clear: bool
) -> tuple[list[Point], list[Withheld]]:
    """The points as they may be shown, and what of the model's words may not.

    For refused words, and where it is not clear who speaks, the sentences of the article stand, if they are short and no
    other point has them.
    """
    index = evidence.index
    kept: list[Point] = []
    withheld: list[Withheld] = []
    for point in points:
        why = point.why
        if not why and point.copied:
            kept.append(_verbatim(point.copied, index, spoken=_in_interview(point.copied, index)))
        elif not why and is_clear:
            try:
                kept.append(Point(text=_checked(point, who, made, evidence), spans=point.proof, verbatim=False))
            except Refused as reason:
                why = str(reason)
        if why:
            withheld.append(Withheld(text=point.text, why=why))
        if why or not (point.copied or is_clear):
            others = {span for other in points if other is not point for span in (*other.proof, *other.copied)}
            if not others.intersection(point.proof) and not is_long(point.proof, index):
                kept.append(_verbatim(point.proof, index))
    shown_whole = [span for point in kept if point.verbatim for span in point.spans]
    told = [point for point in kept if point.verbatim or not _are_within(point.spans, shown_whole)]
    return list(dict.fromkeys(told)), withheld


def is_long(spans: Iterable[Span], index: TextIndex) -> bool:
    """Whether these sentences are too long to stand for a model's words."""
    return sum(len(index.article.text[start:end].split()) for start, end in spans) > MOST_WORDS_INSTEAD


def _are_within(spans: Iterable[Span], others: Sequence[Span]) -> bool:
    """Whether what a model tells of these sentences stands above or below in the article's own words."""
    return all(any(first <= start and end <= last for first, last in others) for start, end in spans)


def _in_interview(spans: Iterable[Span], index: TextIndex) -> bool:
    """Whether they stand in an interview that is printed without quotation marks: what is said there is speech."""
    return all(index.paragraph(start) in index.interview and not index.quoted((start, end)) for start, end in spans)


def _verbatim(spans: tuple[Span, ...], index: TextIndex, *, spoken: bool = False) -> Point:
    text = shown(index.article, spans)
    return Point(text=f"“{text}”" if spoken else text, spans=spans, verbatim=True)


def _checked(point: PlacedPoint, who: str, made: Statement, evidence: Evidence) -> str:
    own = Evidence(evidence.index, point.proof, evidence.parties, evidence.names_from, evidence.speakers)
    if who == NO_ACCUSER and point.text.lower().startswith("that "):
        # This claim exists only inside the denial: its proof has a “not” that its words rightly lack.
        return checks.checked(point.text, own, "text")
    return checks.checked_line(point.text, made.role, own, made.source)

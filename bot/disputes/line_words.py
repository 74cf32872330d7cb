"""The points of a model's line: copied words in the article's letters, the model's own as far as checks let them be shown. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from bot.breakdown import ANSWERS, NO_ACCUSER, Line, Point, Span, Statement, Withheld
from bot.disputes import checks, polarity
from bot.disputes.evidence import Evidence, sentences_in, told_in
from bot.disputes.quote_checks import Refused, places_quoted, sentences_beside, with_one_kind_of_marks
from bot.draft import DraftLine
from bot.grounding.cited_sentences import in_order, places
from bot.grounding.copied_words import is_copied, passage, shown
from bot.grounding.find_quote import NotFound
from bot.grounding.names import names
from bot.grounding.text_index import TextIndex
from bot.grounding.tokens import tokens
from bot.language.answer_words import NO_WORD
from bot.language.lexicon import noun_roles, one_of
from bot.language.negation import CONTRASTS, HEDGES, pattern

_LEANS = re.compile(r"[“‘]?(?:it|this|that|these|those|no other|nobody else|no one else)\b", re.IGNORECASE)
"""So begins a sentence that cannot be understood without the one before."""
_NEEDS_ANOTHER = re.compile(r"[“‘\"]?(?:he|she|it|they|this|that|these|those|but)\b", re.IGNORECASE)
"""So begins a sentence that does not say who is meant."""
_GOES_ON = re.compile(r"\b(?:because|that|was|were|as|of|to|and|but|a|an|the)$")
"""“Worth looking at because” goes on with the quotation behind it."""
_CLAIM_NOUN = one_of(noun for noun, role in noun_roles().items() if role == "claims")
_ITS_CLAIM = re.compile(rf"(?:['’]s?)?(?: \w+)? (?:{_CLAIM_NOUN})\b")
_CLAIM_BY = re.compile(rf"\b(?:{_CLAIM_NOUN})(?: made)? (?:by|from|of)(?: the| an?)? $")
_LIMITS = re.compile(rf"{NO_WORD.pattern}|{pattern(CONTRASTS, HEDGES).pattern}", re.IGNORECASE)
"""A sentence with one of these may take back a part of the one before."""
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|me|my|we|us|our)\b")
MOST_WORDS_INSTEAD = 50
"""Of the article's sentences that may stand for a point whose words were refused; for more the model is asked again."""


@dataclass(frozen=True)
class PlacedPoint:
    """A point whose proof was found."""

    text: str
    proof: tuple[Span, ...]
    copied: tuple[Span, ...] = ()
    """Of words that the model copied: their places."""
    why: str | None = None
    """What is wrong with the copied words, whose sentences then stand for them."""


def placed(draft: DraftLine, index: TextIndex) -> list[PlacedPoint]:
    """The points of a line, a model's own sentences one by one: each is to be borne out alone.

    Raises:
        NotFound: none of its sentences is in the story.
    """
    proof = places(draft.proof, index)
    found: list[PlacedPoint] = []
    for text in map(with_one_kind_of_marks, draft.points):
        if not is_copied(text):
            for sentence in sentences_in(text):
                whole = in_order((*proof, *sentences_beside(sentence, proof, index)), index)
                found.append(PlacedPoint(sentence, whole))
            continue
        try:
            copied = passage(text, proof, index)
        except NotFound as reason:
            found.append(PlacedPoint(text, proof, why=str(reason)))
        else:
            found += [
                PlacedPoint(text, in_order((*proof, *map(index.around, together)), index), together)
                for together in _side_by_side(copied, index)
            ]
    return found


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


class Worded(NamedTuple):
    """What may be shown of a line's points."""

    points: list[Point]
    instead: list[Point]
    """Where nothing of the line may be shown: the article's sentences, if they are short."""
    withheld: list[Withheld]
    missing: str | None
    """Why nothing of the line may be shown, or speech is lost that goes on from what may not."""


def worded(points: Sequence[PlacedPoint], who: str, made: Statement, evidence: Evidence, *, is_clear: bool) -> Worded:
    """The points as they may be shown; none of a model's own words where it is not clear who speaks."""
    index = evidence.index
    kept: list[Point] = []
    withheld: list[Withheld] = []
    refused, lost_speech = "", False
    for point in points:
        why = point.why
        leans = refused and _LEANS.match(point.text)
        if leans or (refused.endswith(":") and not point.copied):
            why = "it goes on from a sentence that was refused"
            lost_speech = lost_speech or bool(leans and point.copied)
        if not why and point.copied:
            # Behind refused words that led to it a quotation has its own sentence, which tells what they told.
            is_led_to = refused.endswith(":")
            spans = in_order(map(index.around, point.copied), index) if is_led_to else point.copied
            # The article's own words are its to quote; beside a person's the prose is the reporter's.
            spoken = made.source.kind == "article" or _is_unmarked_speech(spans, made, index)
            kept.append(_verbatim(spans, index, spoken=spoken))
            refused = ""
            continue
        if not why and is_clear:
            try:
                kept.append(Point(text=_checked(point, who, made, evidence), spans=point.proof, verbatim=False))
                refused = ""
                continue
            except Refused as reason:
                why = str(reason)
        refused = point.text
        withheld += [Withheld(text=point.text, why=why)] if why else []
        if is_clear and kept and not point.copied and _LIMITS.search(point.text):
            # Without it what stands before would say too much.
            kept.append(_verbatim((_nearest(point, evidence),), index))
    kept = _with_what_they_lead_to(kept)
    if withheld and withheld[0].text == points[0].text:
        kept = []  # the first point tells what is claimed or answered: the rest alone would be taken for it
    instead = [] if kept else _instead(points, evidence)
    grown = [point.text for point in kept if point.verbatim and not is_copied(point.text)]
    # What says who speaks in an exchange, “Belden:”, always stays: without it his words would be the other's.
    shown = [
        point
        for at, point in enumerate(kept)
        if point.text.endswith(":")
        or (point not in kept[:at] and (point.verbatim or not checks.speaks_of(point.text, grown)))
    ]
    missing = withheld[0].why if withheld and (not kept or lost_speech) else None
    return Worded(shown, instead, withheld, missing)


def _instead(points: Sequence[PlacedPoint], evidence: Evidence) -> list[Point]:
    """The article's sentences that the refused points tell, if they are short."""
    index = evidence.index
    told = in_order((span for point in points for span in point.copied or (_nearest(point, evidence),)), index)
    whole = in_order(map(index.around, told), index)
    if whole and _NEEDS_ANOTHER.match(index.article.text, whole[0][0]):  # “It had told the MP”: who?
        whole = in_order((*whole, *evidence.sentence_spans), index)
    return [_verbatim(whole, index)] if whole and not is_long(whole, index) else []


def _nearest(point: PlacedPoint, evidence: Evidence) -> Span:
    """Of the sentences of its proof the one that a point tells."""
    own = replace(evidence, spans=point.proof)
    return own.sentence_spans[told_in(point.text, own.sentences)[0]]


def _with_what_they_lead_to(points: Sequence[Point]) -> list[Point]:
    """The points without lead-ins that lead to nothing: “Told the Ledger:” without the quotation."""
    return [
        point
        for at, point in enumerate(points)
        if not point.text.endswith(":") or any(after.text.startswith("“") for after in points[at + 1 : at + 2])
    ]


def without_repeats(lines: Sequence[Line], index: TextIndex) -> list[Line]:
    """The lines of a matter; words of the article that stand above, or alone in another line, are not said again.

    A line that has nothing else keeps them.
    """
    above: list[Span] = []
    kept = []
    lines = [line for line in lines if not _is_told_by_another(line, lines)]
    for at, line in enumerate(lines):
        others = [span for other in (*lines[:at], *lines[at + 1 :]) for span in _quoted_alone(other)]
        unsaid = [new for point in line.points if (new := _unsaid(point, [*above, *others], index))]
        told = tuple(_with_what_they_lead_to(unsaid)) or line.points
        if not line.in_its_words:  # sentences that stand for refused words take nothing from another line
            above += [span for point in told if point.verbatim for span in point.spans]
        kept.append(line.model_copy(update={"points": told, "text": in_one(told) or None}))
    return kept


def _is_told_by_another(line: Line, lines: Sequence[Line]) -> bool:
    """Whether another line of the matter has the sentences, told, that stand here for refused words; an answer stays, and the only claim."""
    others = [other for other in lines if other is not line and not other.in_its_words]
    told = [span for other in others for point in other.points if not point.verbatim for span in point.spans]
    is_spare = line.role not in ANSWERS and (line.role != "claims" or any(other.role == "claims" for other in others))
    return (
        line.in_its_words
        and is_spare
        and all(_are_within([span], told) for point in line.points for span in point.spans)
    )


def _quoted_alone(line: Line) -> tuple[Span, ...]:
    """The places of a line's words, where it is one piece of the article and nothing else."""
    is_alone = len(line.points) == 1 and line.points[0].verbatim and not line.in_its_words
    return line.points[0].spans if is_alone else ()


def _unsaid(point: Point, above: Sequence[Span], index: TextIndex) -> Point | None:
    """The point without those of its places that stand above."""
    spans = tuple(span for span in point.spans if not _are_within([span], above)) if point.verbatim else point.spans
    if spans == point.spans:
        return point
    return _verbatim(spans, index, spoken=point.text.startswith("“")) if spans else None


def in_one(points: Sequence[Point]) -> str:
    """The points in one string, each but the last with a stop at its end."""
    texts = [point.text for point in points]
    ended = [
        text if text.rstrip("”’")[-1:] in ".!?…:" or (_GOES_ON.search(text) and after.startswith("“")) else f"{text}."
        for text, after in pairwise(texts)
    ]
    return " ".join((*ended, *texts[-1:]))


def is_long(spans: Iterable[Span], index: TextIndex) -> bool:
    """Whether these sentences are too long to stand for a model's words."""
    return sum(len(index.article.text[start:end].split()) for start, end in spans) > MOST_WORDS_INSTEAD


def _are_within(spans: Iterable[Span], others: Sequence[Span]) -> bool:
    """Whether what a model tells of these sentences stands above or below in the article's own words."""
    return all(any(first <= start and end <= last for first, last in others) for start, end in spans)


def _is_unmarked_speech(spans: Iterable[Span], made: Statement, index: TextIndex) -> bool:
    """Whether these are a person's words without quotation marks: an answer in an interview, or set off."""
    text, paragraphs = index.article.text, index.article.paragraphs

    def answers(number: int) -> bool:
        asked, said = paragraphs[max(0, number - 2)], paragraphs[number - 1]
        if number not in index.interview or text.endswith("?", *said):
            return False
        if text.endswith("?", *asked):
            return True
        # Questions and answers take turns: of two paragraphs that say “I” one may be the reporter's.
        asked_in = [n for n in sorted(index.interview) if text.endswith("?", *paragraphs[n - 1])]
        questions = {n % 2 for n in asked_in}
        if number < asked_in[0] or (len(questions) == 1 and number % 2 in questions):
            return False
        alone = len(questions) == 1 or not _FIRST_PERSON.search(text, *asked)
        return bool(_FIRST_PERSON.search(text, *said)) and alone

    def is_added(number: int) -> bool:
        """Whether the paragraph before, which ends in a colon, names this speaker."""
        before = {token.word for token in tokens(text[slice(*paragraphs[number - 2])])}
        return number in index.set_off and not before.isdisjoint(names(made.source.resolved or made.source.name))

    if any(text.rfind("[", 0, start) > text.rfind("]", 0, start) for start, _ in spans):
        return False  # “[She laughs.]”
    numbers = [index.paragraph(start) for start, _ in spans]
    unmarked = all(is_added(number) or answers(number) for number in numbers)
    return unmarked and made.source.kind == "person" and not any(map(index.quoted, spans))


def _verbatim(spans: tuple[Span, ...], index: TextIndex, *, spoken: bool = False) -> Point:
    text = shown(index.article, spans)
    if spoken and not is_copied(text):
        inside = str.maketrans("“”", "‘’")
        text = " … ".join(f"“{shown(index.article, [span]).translate(inside)}”" for span in spans)
    return Point(text=text, spans=spans, verbatim=True)


def _checked(point: PlacedPoint, who: str, made: Statement, evidence: Evidence) -> str:
    own = replace(evidence, spans=point.proof)
    denied = _denied_claim(made, own.index)
    if denied and polarity.lost_negation(point.text, [denied]):
        raise Refused("a “not” of the proof is missing")
    if denied or (who == NO_ACCUSER and NO_WORD.search(own.proof)):
        # This claim exists only inside the denial: its proof has a “not” that its words rightly lack.
        return checks.checked(point.text, own, "text")
    return checks.checked_line(point.text, made.role, own, made.source)


def _denied_claim(made: Statement, index: TextIndex) -> str | None:
    """The words of a claim that is told as what another denies: “Moor denied the union's claim that …”."""
    text, source = index.article.text, made.source
    if made.role != "claims" or source.start is None or source.end is None:
        return None
    start, end = index.around((source.start, source.end))
    is_its_own = _ITS_CLAIM.match(text, source.end, end) or _CLAIM_BY.search(text[start : source.start])
    return text[source.end : end] if is_its_own and NO_WORD.search(text, start, source.start) else None

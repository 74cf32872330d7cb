"""Runs the passes over the paragraphs of one article, in order."""

from bot.breakdown import Span
from bot.language.lexicon import reports
from bot.readers.rules import continuing, intermediaries
from bot.readers.rules.attributions import Attribution, from_verbs
from bot.readers.rules.other_cues import from_according, from_marks, from_nouns
from bot.readers.rules.paragraph import Passage
from bot.readers.rules.refusals import beginnings, from_refusals
from bot.readers.rules.unsaid import settle
from bot.readers.rules.withdrawn import standing

_ANSWERS = {"denies", "rejects", "confirms", "concedes", "asks"}
_PASSES = (from_nouns, from_according, from_marks)


def attributions(passages: list[Passage]) -> list[Attribution]:
    """Every report of an article, in the order of its content."""
    all_found: list[Attribution] = []
    previous: Passage | None = None
    last: Attribution | None = None
    for passage in passages:
        found = from_refusals(passage) + from_verbs(passage, beginnings(passage.doc))
        found += [one for find in _PASSES for one in find(passage)]
        found = _outermost(intermediaries.name_the_cited(passage, found))
        continuing.within(passage, found)
        continuing.across(passage, found, previous, last)

        for one in found:
            intermediaries.narrow_to_document(one)
            settle(passage, one)

        found = sorted((one for one in found if _sound(one)), key=lambda one: one.spans)
        all_found += found
        last = max(found, key=lambda one: one.spans[-1], default=None)
        previous = passage
    return standing(passages, all_found)


def _sound(one: Attribution) -> bool:
    """Spans in order and apart by a report, a source or quotation marks alone; False where no words are left."""
    apart: list[Span] = []
    for start, end in sorted(span for span in one.spans if span[0] < span[1]):
        if apart and (start <= apart[-1][1] or not _is_gap(one, (apart[-1][1], start))):
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    one.spans = apart
    marks = one.passage.frame.quotations
    if one.source is not None and any(one.source[0] <= q.start < one.source[1] < q.end for q in marks):
        return False  # a title, cut in two
    return bool(apart)


def _is_gap(one: Attribution, between: Span) -> bool:
    """Whether what stands between two parts of a quote is no part of it: a report, the source, another line."""
    text, quotations = one.passage.text[slice(*between)], one.passage.frame.quotations
    if any(q.end == between[0] for q in quotations) and any(q.start == between[1] for q in quotations):
        return True
    holds_source = one.source is not None and between[0] <= one.source[0] < between[1]
    return bool(holds_source or any(map(reports, text.casefold().split())))


def _outermost(found: list[Attribution]) -> list[Attribution]:
    """Without reports that stand inside the content of another; of two that hold each other, the first cue stays."""

    def inside(one: Attribution, other: Attribution) -> bool:
        if one is other or not _holds(other, one) or _is_answered(one, other):
            return False
        return not _holds(one, other) or (other.cue or (0, 0)) < (one.cue or (0, 0))

    here: dict[int, list[Attribution]] = {}
    for one in found:
        here.setdefault(_sentence(one), []).append(one)
    near = {id(one): [*here[_sentence(one)], *here.get(-1, ())] for one in found}
    outer = {id(one) for one in found if not any(inside(one, other) for other in near[id(one)])}
    return [
        one
        for one in found
        if id(one) in outer or not any(inside(one, other) for other in near[id(one)] if id(other) in outer)
    ]


def _sentence(one: Attribution) -> int:
    """Where the sentence of its cue begins; -1 for a report by a mark, which may hold several."""
    return one.cue_token.sent.start if one.cue_token is not None else -1


def _is_answered(inner: Attribution, outer: Attribution) -> bool:
    """“She rejected Holt’s claim that it leaks”: what Holt claims is a statement, too; it is what she answers."""
    by_noun = inner.cue_token is not None and inner.cue_token.tag_.startswith("NN")
    return by_noun and inner.head is not None and outer.follows == "object" and outer.role in _ANSWERS


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return inner.cue is not None and any(s <= inner.cue[0] and inner.cue[1] <= e for s, e in outer.spans)

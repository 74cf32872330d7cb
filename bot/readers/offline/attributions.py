"""Puts cue, source and content of one paragraph together."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.breakdown import Span, Stance
from bot.readers.offline.contents import content_of, joined
from bot.readers.offline.cues import Cue, verb_cues
from bot.readers.offline.passages import Passage
from bot.readers.offline.quotations import Quotation
from bot.readers.offline.sources import phrase, source_of

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass
class Attribution:
    """One report in one paragraph, by article offsets."""

    passage: Passage
    spans: list[Span]
    stance: Stance
    cue: Span | None = None
    cue_token: "Token | None" = None
    source: Span | None = None
    head: "Token | None" = None
    """Head of the source's noun phrase."""
    quoted: bool = field(default=False)
    """Its content is, at least in part, whole quotations."""


def attributions(passage: Passage) -> list[Attribution]:
    """The reports of one paragraph, in the order of their content."""
    cues = [cue for cue in verb_cues(passage.doc)]
    cuts = {start for cue in cues if (start := _begins_new_report(cue)) is not None}
    quotes = _assign_quotations(passage, cues)
    found = [a for cue in cues if (a := _from_verb(passage, cue, cuts, quotes.get(cue.verb.i, [])))]
    found += _according_to(passage)
    found = _outermost(found)
    _continue_quoting(passage, found)
    return sorted(found, key=lambda a: a.spans)


def _begins_new_report(cue: Cue) -> int | None:
    """The comma of ", adding that …": what comes after it is no part of the content before."""
    start = cue.tokens[0].i
    if cue.verb.tag_ == "VBG" and start > 0 and cue.verb.doc[start - 1].text in {",", "—", "-"}:
        return start - 1
    return None


def _assign_quotations(passage: Passage, cues: list[Cue]) -> dict[int, list[int]]:
    """Verb index → indices of the stand-ins that it introduces."""
    quoting = {cue.verb.i: cue for cue in cues if cue.takes("quote")}
    assigned: dict[int, list[int]] = {}
    for index in passage.stand_ins:
        token = passage.doc[index]
        sent = token.sent
        near = [i for i in quoting if sent.start <= i < sent.end]
        if not near:
            continue
        head = token.head.i
        best = head if head in quoting else min(near, key=lambda i: abs(i - index))
        assigned.setdefault(best, []).append(index)
    return assigned


def _from_verb(passage: Passage, cue: Cue, cuts: set[int], quotes: list[int]) -> Attribution | None:
    content = content_of(cue, cuts)
    spans: list[Span] = []
    avoid = {token.i for token in cue.tokens}
    stance = cue.stance("quote")
    if content is not None:
        stance = cue.stance(content[0])
        avoid |= joined(content[1])
        spans = [t for r in content[1] if (t := passage.tidy(passage.span(*r)))[0] < t[1]]
    if quotes:
        spans = [passage.place(passage.doc[i]) for i in quotes] + [
            s for s in spans if content and content[0] == "clause"
        ]
        avoid |= set(quotes)
    if not spans:
        return None
    head = source_of(cue.verb)
    source = None
    if head is not None and head.i not in joined(content[1] if content else []):
        source = passage.trim(passage.span(*phrase(head, avoid)))
    else:
        head = None
    tokens = cue.tokens
    where = passage.span(tokens[0].i, tokens[-1].i)
    return Attribution(passage, sorted(set(spans)), stance, where, cue.verb, source, head, bool(quotes))


def _according_to(passage: Passage) -> list[Attribution]:
    found = []
    for token in passage.doc:
        if token.lower_ != "according" or token.i + 1 >= len(passage.doc) or token.nbor().lower_ != "to":
            continue
        to = token.nbor()
        heads = [child for child in to.children if child.dep_ == "pobj"]
        if not heads:
            continue
        first, last = phrase(heads[0], set())
        source = passage.trim(passage.span(first, last))
        sent = token.sent
        inside = range(token.i, last + 1)
        before = [t.i for t in sent if t.i < inside.start]
        after = [t.i for t in sent if t.i > last]
        if any(passage.doc[i].is_alpha for i in before):
            span = passage.span(before[0], before[-1])
        elif after:
            span = passage.span(after[0], after[-1])
        else:
            continue
        span = passage.tidy(span)
        if span[0] >= span[1]:
            continue
        where = passage.span(token.i, to.i)
        found.append(Attribution(passage, [span], "asserts", where, token, source, heads[0]))
    return found


def _outermost(found: list[Attribution]) -> list[Attribution]:
    """Without reports that stand inside the content of another."""

    def inside(a: Attribution, b: Attribution) -> bool:
        return a is not b and a.cue is not None and any(s <= a.cue[0] and a.cue[1] <= e for s, e in b.spans)

    return [a for a in found if not any(inside(a, b) for b in found)]


def _continue_quoting(passage: Passage, found: list[Attribution]) -> None:
    """`"X," he said. "Y."`: a quotation that no cue claims belongs to the speaker before it."""
    claimed = [span for a in found for span in a.spans]
    for _, quotation in sorted(passage.stand_ins.items()):
        if any(s < quotation.end and quotation.start < e for s, e in claimed):
            continue
        before = [a for a in found if a.quoted and a.spans[0][0] < quotation.start]
        owner = max(before, key=lambda a: a.spans[-1]) if before else None
        if owner is not None:
            owner.spans.append(_whole(quotation))


def _whole(quotation: Quotation) -> Span:
    return quotation.start, quotation.end

"""Reports inserted into what they report, or put behind it: "The plan, he said, would fail"."""

from bot.readers.offline.cues import Cue
from bot.readers.offline.sources import inverted_subject, subject_of
from bot.readers.offline.stretches import VERBS, Content, TokenRange, is_stand_in

_BREAKS = {",", "-", "–", "—", "--", ";"}
_WITH_THE_VERB = {"aux", "auxpass", "advmod", "neg", "npadvmod", "prep", "tmod", "prt", "agent"}
_TOLD = _WITH_THE_VERB | {"dobj", "dative"}


def around(cue: Cue) -> Content | None:
    """“The plan, he said, would fail”, “The plan would fail, said Smith”: the sentence around an inserted report."""
    frame = _report_frame(cue)
    if frame is None:
        return None
    doc, (first, last) = cue.verb.doc, frame
    sent = cue.verb.sent
    opened = (first > sent.start and doc[first - 1].text in _BREAKS) or doc[first].lower_ == "as"
    closed = last + 1 >= sent.end or doc[last + 1].text in _BREAKS or doc[last + 1].is_punct
    if not (opened and closed):
        return None
    before, after = (sent.start, first - 1), (last + 1, sent.end - 1)
    if not _has_words(cue, before):
        return Content("clause", [after], set(range(first, last + 1)), True) if doc[first].lower_ == "as" else None
    ranges = [before, after] if _has_words(cue, after) and not _is_afterthought(cue, after) else [before]
    if not any(token.tag_.startswith(VERBS) for part in ranges for token in doc[part[0] : part[1] + 1]):
        return None
    return Content("clause", ranges, set(range(first, last + 1)), True)


def _report_frame(cue: Cue) -> TokenRange | None:
    """First and last token of "the official said on Monday" where nothing else hangs on it."""
    verb = cue.verb
    subject = inverted_subject(verb) or subject_of(verb)
    if subject is None or subject.tag_.startswith("W"):
        return None
    first = min(cue.tokens[0].i, subject.left_edge.i)
    if first > verb.sent.start and verb.doc[first - 1].lower_ == "as":
        first -= 1
    last = cue.tokens[-1].i
    if subject.i > verb.i:
        last = max(last, subject.right_edge.i)
    for child in verb.children:
        if child.dep_ in (_TOLD if cue.takes("listener") else _WITH_THE_VERB) and not is_stand_in(child):
            if child.i < verb.i and child.left_edge.i == first - 1 - (child.right_edge.i - child.left_edge.i):
                first = child.left_edge.i
            if verb.i < child.i and child.left_edge.i == last + 1:
                last = child.right_edge.i
    return first, last


def _is_afterthought(cue: Cue, after: TokenRange) -> bool:
    """“, in the latest turn of the race”: what hangs on the reporting verb or begins a new clause is not reported."""
    doc = cue.verb.doc
    token = next((t for t in doc[after[0] : after[1] + 1] if t.is_alpha), None)
    if token is None:
        return True
    if token.dep_ == "cc" or (token.tag_ == "VBG" and token.dep_ == "advcl"):
        return True
    while token.head.i >= after[0] and token.dep_ != "ROOT":
        token = token.head
    return token.head == cue.verb and token.dep_ in {"prep", "advcl", "npadvmod", "advmod"}


def _has_words(cue: Cue, part: TokenRange) -> bool:
    tokens = cue.verb.doc[part[0] : part[1] + 1]
    return any(token.is_alpha or token.is_digit for token in tokens if not is_stand_in(token))

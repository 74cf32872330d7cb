"""Reports inserted into what they report, or put behind it: "The plan, he said, would fail"."""

from bot.language.lexicon import verb_denies, verb_groups
from bot.readers.rules.cues import Cue
from bot.readers.rules.sources import inverted_subject, subject_of
from bot.readers.rules.speakers import is_speaker, is_text
from bot.readers.rules.token_spans import BREAKS, VERBS, Content, TokenRange, is_stand_in

_BREAKS = BREAKS | {";"}

_WITH_THE_VERB = {"aux", "auxpass", "advmod", "neg", "npadvmod", "prep", "tmod", "prt", "agent"}
_CAVEATS = {"although", "though", "as"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}


def around(cue: Cue) -> Content | None:
    """“The plan, he said, would fail”, “The plan would fail, said Smith”: the sentence around an inserted report."""
    frame = _report_frame(cue)
    if frame is None:
        return None
    doc, (first, last) = cue.verb.doc, frame
    sent = cue.verb.sent

    opened_by_as = doc[first].lower_ == "as"
    opened = (first > sent.start and doc[first - 1].text in _BREAKS) or (opened_by_as and first == sent.start)
    if opened_by_as and (sent[-1].text == "?" or any(verb_denies(token.lower_) for token in doc[sent.start : first])):
        return None  # "Did they meet, as one paper reported?", "She denied living high, as a clerk has alleged"
    closed = last + 1 >= sent.end or doc[last + 1].text in _BREAKS or doc[last + 1].is_punct
    if not (opened and closed):
        return None
    before, after = (_begins(cue, first), first - 1), (last + 1, _ends(cue, last))

    if not _has_words(cue, before):
        as_said = opened_by_as or before[0] > sent.start
        has_content = as_said and _has_words(cue, after)
        return Content("clause", [after], set(range(first, last + 1)), True) if has_content else None
    ranges = [before, after] if _has_words(cue, after) and not _is_afterthought(cue, after) else [before]
    if not any(token.tag_ in _FINITE for part in ranges for token in doc[part[0] : part[1] + 1]):
        return None
    quoted = any(is_stand_in(token) for token in doc[first : sent.end])
    leads_in = (quoted or len(ranges) == 1) and _is_lead_in(cue, before)
    if leads_in or (quoted and doc[last + 1].text != ","):
        return None  # "But when the money ended, the port said enough"
    return Content("clause", ranges, set(range(first, last + 1)), True)


def _begins(cue: Cue, first: int) -> int:
    """Where the clause around a report at `first` begins: "the capital, where, she says, she was …" with the relative."""
    doc, sent = cue.verb.doc, cue.verb.sent
    colons = [token.i for token in doc[sent.start : first] if token.text == ":"]
    if any(token.lower_ in verb_groups() for token in doc[sent.start : colons[0] if colons else sent.start]):
        return colons[0] + 1  # "She denied that: he was in Lisbon, she said."
    dashes = [
        token.i
        for token in doc[sent.start + 1 : first]
        if token.text in BREAKS and token.text != "," and token.nbor(-1).whitespace_
    ]
    if len(dashes) % 2 and dashes[-1] < first - 1:
        return dashes[-1] + 1  # "A judge kept him in jail - proof, they argued, of guilt"
    opener = first - 2
    if opener > sent.start and doc[opener].tag_ in {"WDT", "WP"}:
        return opener
    if opener <= sent.start or doc[opener - 1].text not in _BREAKS | {"and", "but"}:
        return sent.start
    return first if doc[opener].tag_ == "WRB" else sent.start


def _ends(cue: Cue, last: int) -> int:
    """Where the clause around a report ends; “, although it may take days” is the reporter's."""
    doc, sent = cue.verb.doc, cue.verb.sent
    added = (i for i in range(last + 2, sent.end - 1) if doc[i].text == "," and doc[i + 1].lower_ in _CAVEATS)
    return next(added, sent.end) - 1


def _report_frame(cue: Cue) -> TokenRange | None:
    """First and last token of "the official said on Monday" where nothing else hangs on it."""
    verb = cue.verb
    subject = inverted_subject(verb) or subject_of(verb)
    if subject is None or any(token.tag_.startswith("W") for token in subject.subtree if token.i <= subject.i + 2):
        return None  # also "one of whom"
    first = min(cue.tokens[0].i, subject.left_edge.i)
    if first > verb.sent.start and verb.doc[first - 1].lower_ == "as":
        first -= 1
    last = cue.tokens[-1].i
    if subject.i > verb.i:
        last = max(last, subject.right_edge.i)
    for child in verb.children:
        told = cue.takes("listener") and child.dep_ in {"dobj", "dative"} and is_speaker(child) and not is_text(child)
        if told or child.dep_ in _WITH_THE_VERB:
            if child.i < verb.i and child.left_edge.i == first - 1 - (child.right_edge.i - child.left_edge.i):
                first = child.left_edge.i
            if verb.i < child.i and child.left_edge.i == last + 1:
                last = child.right_edge.i
    return first, last


def _is_lead_in(cue: Cue, before: TokenRange) -> bool:
    """“When asked, he said, “No.””: what hangs on the reporting verb tells when or where it was said."""
    roots = [t for t in cue.verb.doc[before[0] : before[1] + 1] if not before[0] <= t.head.i <= before[1]]
    roots = [t for t in roots if t.head == cue.verb and t.dep_ in {"advcl", "prep", "npadvmod", "advmod"}]
    return any(t.dep_ != "advcl" or any(c.dep_ == "mark" or c.tag_ == "WRB" for c in t.lefts) for t in roots)


def _is_afterthought(cue: Cue, after: TokenRange) -> bool:
    """“, in the latest turn of the race”: what hangs on the reporting verb or begins a new clause is not reported."""
    doc = cue.verb.doc
    token = next((t for t in doc[after[0] : after[1] + 1] if t.is_alpha), None)
    if token is None:
        return True
    if token.dep_ == "cc":
        return _is_new_story(cue, token.i, after[1])
    if token.tag_ == "VBG" and token.dep_ == "advcl":
        return True
    while token.head.i >= after[0] and token.dep_ != "ROOT":
        token = token.head
    return token.head == cue.verb and token.dep_ in {"prep", "advcl", "npadvmod", "advmod"}


def _is_new_story(cue: Cue, first: int, last: int) -> bool:
    """“, he said, but she hung up”: goes on in the report's own tense, or reports again; else it is still reported."""
    return any(
        token.lower_ in verb_groups() and token.tag_.startswith(VERBS) and token.tag_ != "VBN"
        for token in cue.verb.doc[first : last + 1]
    )


def _has_words(cue: Cue, part: TokenRange) -> bool:
    tokens = cue.verb.doc[part[0] : part[1] + 1]
    return any(token.is_alpha for token in tokens if not is_stand_in(token))

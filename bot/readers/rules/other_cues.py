"""Reports without a verb: by a noun and its clause ("the warning that it fails"), “according to X”, a colon (“Smith: “No.””)."""

import re
from functools import lru_cache

from bot.breakdown import Span
from bot.language.lexicon import noun_roles, verb_groups, words
from bot.language.text import base_stem
from bot.readers.rules.attributions import Attribution
from bot.readers.rules.paragraph import Passage, Token
from bot.readers.rules.sources import phrase
from bot.readers.rules.token_spans import WHERE_TOLD

_CLAUSES = {"ccomp", "acl", "relcl"}
_NATIONAL = ("NNP", "NNPS")
_NEW_CLAUSE = {"while", "though", "although", "who", "which", "where", "so"}
_NAME = r"(?:[A-Z][\w.'’-]*|of|the|de|von|van|and|at)"
# A speaker and a colon open the paragraph, as in transcripts and headlines.
_SPEAKER = re.compile(rf"[“\"]?(?P<name>[A-Z][\w.'’-]*(?: {_NAME}){{0,5}})(?: \([^)]{{1,40}}\))?(?P<colon>:)\s+(?=\S)")
_TIME = re.compile(r"\s*(?:\d{1,2}[.:]\d\d\s+)?")
_FEWEST_WORDS = 3


def from_nouns(passage: Passage) -> list[Attribution]:
    """Every report of the paragraph that a noun makes."""
    roles = noun_roles()
    found = []
    for token in passage.doc:
        if token.lower_ in roles and token.tag_.startswith("NN") and (content := _content(token)) is not None:
            found.append(_by_noun(passage, token, content))
    return [one for one in found if one is not None]


def _by_noun(passage: Passage, noun: Token, content: Token) -> Attribution | None:
    inside = [token.i for token in content.subtree][1:]  # without "that"
    where = noun.head if noun.dep_ == "pobj" else None
    ends = (i for i in inside[1:] if passage.doc[i].tag_ == "VBG" and passage.doc[i].lower_ in verb_groups())
    cut = next((i for i in ends if passage.doc[i - 1].text == ","), None)
    inside = [
        i for i in inside if cut is None or i < cut
    ]  # "rejected the claim that it leaks, saying …": another says it

    if where is not None and where.lower_ in WHERE_TOLD and where.head.lower_ in verb_groups():
        # "Denied in a statement that money was paid", "told them on a call that it was": where it was told.
        return None
    beside = {token.lower_ for token in (*noun.lefts, *(noun.head.rights if noun.dep_ == "nsubj" else ()))}
    if beside & (words("unconfirmed") | words("unfair")):
        return None  # "an unconfirmed report that", "reports that she denied it are false"
    span: Span = passage.tidy(passage.span(inside[0], inside[-1]))
    head = _source(noun)
    avoid = {noun.i, *inside}
    source = None
    if head is not None:
        first, last = phrase(head, avoid)

        source = passage.trim(passage.span(first, last))
    role = noun_roles()[noun.lower_]
    cue = passage.span(noun.i, noun.i)
    return Attribution(passage, [span], role, cue, noun, source, head, avoided=frozenset(avoid))


def _content(noun: Token) -> Token | None:
    """Head of the that-clause."""
    for child in noun.rights:
        if child.dep_ in _CLAUSES and any(
            t.lower_ == "that" and t.tag_ == "IN" and t.dep_ != "dobj" for t in child.lefts
        ):
            # Without a verb it is no clause: the parser took "that the board disputes" for a noun.
            return child if any(t.tag_.startswith(("VB", "MD")) for t in child.subtree) else None
    return None


def _source(noun: Token) -> Token | None:
    for child in noun.children:
        if (
            child.dep_ == "poss"
            or any(t.tag_ == "POS" for t in child.rights)
            or (child.dep_ in {"compound", "nmod"} and child.tag_ in _NATIONAL)
        ):
            return child
        if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


def from_according(passage: Passage) -> list[Attribution]:
    """Every "according to" of a paragraph with its source and the part of its sentence that it covers."""
    found = []
    for token in passage.doc:
        if sum(other.lower_ == "according" for other in token.sent) > 1:
            continue  # "gone by himself, according to one, and pushed, according to the other"
        if token.lower_ != "according" or passage.doc[token.i + 1 : token.i + 2].text != "to":
            continue
        to = token.nbor()
        heads = [child for child in to.children if child.dep_ == "pobj"]
        if heads and (one := _by_phrase(passage, token, heads[0])):
            found.append(one)
    return found


def _by_phrase(passage: Passage, according: Token, head: Token) -> Attribution | None:
    first = phrase(head, set())[0]
    last = head.right_edge.i
    while last > head.i and passage.doc[last].is_punct:
        last -= 1
    behind = passage.doc[last + 1 : last + 3]
    if any(token.tag_ in {"VBD", "VBZ", "MD", "VBP"} for token in behind):
        # "According to the bishop, the treasurer had refused": behind the comma stands who refused.
        last = next((token.i - 1 for token in passage.doc[head.i + 1 : last] if token.text == ","), last)

    name = last + 2  # "According to the nurse, Una Plath, her supervisor lied": the name is the nurse's
    while name < head.sent.end and passage.doc[name].tag_ == "NNP" and not head.tag_.startswith("NNP"):
        name += 1
    if last + 2 < name < head.sent.end and passage.doc[name].text == "," == passage.doc[last + 1].text:
        last = name - 1
    ranges = [(a, b) for a, b in _covered(according, last) if a <= b]
    spans = [passage.tidy(passage.span(*r)) for r in ranges]
    if not spans:
        return None
    cue = passage.span(according.i, according.i + 1)
    source = passage.trim(passage.span(first, min(last, phrase(head, set())[1])))
    quoted = any(i in passage.stand_ins for a, b in ranges for i in range(a, b + 1))
    return Attribution(passage, spans, "claims", cue, according, source, head, quoted)


def _covered(according: Token, last: int) -> list[tuple[int, int]]:
    """Token ranges of the content around "according to X" (which ends at `last`)."""
    doc, sent = according.doc, according.sent
    before = (sent.start, according.i - 1)
    after = (last + 1, sent.end - 1)
    if not _has_words(according, before):
        return [after]
    inside = after[0] < sent.end and doc[after[0]].text == "," and doc[according.i - 1].text == ","
    if inside and _has_words(according, after) and doc[after[0] + 1].lower_ not in _NEW_CLAUSE:
        return [before, after]
    return [before]


def _has_words(according: Token, part: tuple[int, int]) -> bool:
    return any(token.is_alpha for token in according.doc[part[0] : part[1] + 1])


def from_marks(passage: Passage) -> list[Attribution]:
    """The reports that colons make of the paragraph: “Holm: “No.” Bush: “Yes.””"""
    one = _speaker(passage, passage.frame.span[0])
    found = [one] if one else []
    while one:
        time = _TIME.match(passage.text, one.spans[-1][1])
        one = _speaker(passage, time.end()) if time else None
        found += [one] if one else []
    return found


def _speaker(passage: Passage, start: int) -> Attribution | None:
    end = passage.frame.span[1]
    if start == passage.frame.span[0] and passage.text[start].isdigit() and passage.frame.places:
        # Behind the time of an entry.
        start = passage.frame.places[0]
    match = _SPEAKER.match(passage.text, start, end)
    if match is None or _is_label(match.group("name"), passage.text):
        return None
    if passage.frame.places and passage.frame.places[0] >= match.end():
        # A dateline.
        return None

    quotation = next(((q.start, q.end) for q in passage.frame.quotations if q.start == match.end()), None)
    content = quotation or passage.trim((match.end(), end))
    if quotation is None and len(passage.text[slice(*content)].split()) < _FEWEST_WORDS:
        return None
    return Attribution(
        passage, [content], "claims", match.span("colon"), None, match.span("name"), None, quotation is not None
    )


@lru_cache(maxsize=4)
def _small_words(text: str) -> frozenset[str]:
    """Stems of the words that a text has without a capital."""
    return frozenset(map(base_stem, re.findall(r"\b[a-z]+\b", text)))


@lru_cache(maxsize=4)
def _surnames(text: str) -> frozenset[str]:
    """What stands behind another word with a capital: “Ms Banks”."""
    return frozenset(re.findall(r"\b[A-Z][\w.’'-]* ([A-Z][\w’'-]*)", text))


def _is_label(name: str, text: str) -> bool:
    """“Update:”, “The facts:”, “Who says so:”; “Buses:”, where the text has buses without a capital, too, or no more of them."""
    parts = name.casefold().split()
    is_single = len(parts) == 1 and name not in _surnames(text)
    if is_single and (base_stem(parts[0]) in _small_words(text) or (text.count(name) < 2 and not name.isupper())):
        return True
    return name.casefold() in words("labels") or parts[-1] in words("labels") or parts[0] in words("asking")

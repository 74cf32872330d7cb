"""Reports that no longer stand: what the article takes back further on, in a correction or as “retracted”, and answers of
which their own sentence tells it: “denied it before admitting it”."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from bot.breakdown import Span
from bot.language.lexicon import forms, forms_of, noun_roles, verb_denies, verb_forms, verb_groups, words
from bot.language.text import stems
from bot.readers.rules.attributions import Attribution
from bot.readers.rules.cues import is_negated
from bot.readers.rules.paragraph import Passage
from bot.readers.rules.parsed import Token
from bot.readers.rules.sources import is_passive, source_of, source_span, subject_of
from bot.readers.rules.speakers import is_pronoun

_CORRECTION = re.compile(r"\bearlier version\b|^\W*(?:a )?(?:correction|clarification)\b", re.IGNORECASE)
_HEADING = re.compile(r"\W*(?:a )?(?:correction|clarification)\W*", re.IGNORECASE)
_REACH = 3
"""Paragraphs back in which what is withdrawn was told."""
_MOST = 60
"""Reports back, where a paragraph has no end."""
_SHARED = 0.5
"""Part of a report's words that stand in what takes it back."""
_SPANS_OF_TIME = {"year", "years", "months", "weeks", "long"}
_FINITE = {"VBD", "VBZ", "VBN", "VBG", "VBP"}
_YEAR = re.compile(r"\b(?:(?:19|20)\d\d|last)\b")
_NAMING = forms_of("call describe brand deem")


def standing(passages: list[Passage], found: list[Attribution]) -> list[Attribution]:
    """The reports without those that the article takes back further on."""
    gone: set[int] = set()
    for passage in passages:
        if _CORRECTION.search(passage.text[slice(*_sentences(passage))]):
            gone |= _corrected(passage, found)
        for verb, source in _takings_back(passage):
            gone |= _taken_back(passage, verb, source, found)
    return [one for one in found if id(one) not in gone]


def _corrected(passage: Passage, found: list[Attribution]) -> set[int]:
    """What stood in the earlier version, and reports of the same by the same source elsewhere."""
    gone = set()
    headed = False
    for sentence in passage.doc.sents:
        start, end = passage.span(sentence.start, sentence.end - 1)
        sentence_text = passage.text[start:end]
        corrects, headed = headed or bool(_CORRECTION.search(sentence_text)), bool(_HEADING.fullmatch(sentence_text))
        if not corrects:
            continue
        told = stems(sentence_text)
        for one in found:
            inside = one.cue is not None and start <= one.cue[0] < end
            name = stems(passage.text[slice(*one.source)]) if one.source else frozenset()
            cue = stems(passage.text[slice(*one.cue)]) if one.cue else frozenset()
            if inside or (name & told and (_covers(told, one) or (cue & told and _words(one) & told))):
                gone.add(id(one))
    return gone


def _sentences(passage: Passage) -> Span:
    """Where its sentences stand, without the time of an entry or a dateline before them."""
    return (passage.frame.places[0], passage.frame.span[1]) if passage.frame.places else passage.frame.span


def _takings_back(passage: Passage) -> Iterator[tuple[Token, Token | None]]:
    """Verbs of taking back what was said, with their subjects."""
    for verb in passage.doc:
        if not verb.tag_.startswith("VB") or is_negated(verb) or any(c.tag_ in {"TO", "MD"} for c in verb.lefts):
            continue
        told = next((c for c in verb.children if c.dep_ in {"dobj", "nsubj", "nsubjpass"} and _is_telling(c)), None)
        if told is None:
            continue
        called = [child for child in (*verb.rights, *told.rights) if child.dep_ in {"oprd", "attr", "acomp", "ccomp"}]
        called += [thing for child in verb.rights if child.lower_ == "as" for thing in child.children]
        wrong = any(part.lower_ in words("in_error") for child in called for part in child.subtree)
        source = source_of(verb)
        is_struck = told.dep_ == "nsubjpass" and told.lower_ != "it"
        if is_taking_back(verb) and (source is not None or is_struck):
            yield verb, source  # "the remark has been struck from her website": the last one
        elif source is not None and verb.lower_ in _NAMING and wrong:
            yield verb, source


def _is_telling(noun: Token) -> bool:
    return noun.lower_ in noun_roles() or noun.lower_ in {"it", "that", "post", "words", "account", "story"}


def _taken_back(passage: Passage, verb: Token, source: Token | None, found: list[Attribution]) -> set[int]:
    """The last report of the same source before, or the one whose words are repeated."""
    at = passage.place(verb)[0]
    behind = bisect_left(found, at, key=lambda one: one.spans[0][0])
    before = [
        one
        for one in found[max(0, behind - _MOST) : behind]
        if one.spans[-1][1] <= at and one.source is not None and passage.number - one.passage.number <= _REACH
    ]
    if source is None or is_pronoun(source):
        theirs = before[-1:]
    else:
        name = stems(passage.text[slice(*source_span(passage, source))])
        theirs = [one for one in before if one.source and name & stems(passage.text[slice(*one.source)])]
    told = stems(passage.text[at : passage.span(verb.sent.start, verb.sent.end - 1)[1]])
    return {id(one) for one in (*theirs[-1:], *(one for one in theirs if _covers(told, one)))}


def _words(one: Attribution) -> frozenset[str]:
    return stems(" ".join(one.passage.text[slice(*span)] for span in one.spans))


def _covers(told: frozenset[str], one: Attribution) -> bool:
    own = _words(one)
    return len(own & told) >= _SHARED * max(1, len(own))


def is_superseded(one: Attribution, cue: Token) -> bool:
    """Whether the sentence itself tells that an answer was half made, is hearsay, or no longer stands."""
    modifiers = {child.lower_ for child in cue.children}
    old = words("at_first") | ({"earlier"} if one.role == "will not say" else frozenset())
    hearsay = is_passive(cue.head) and cue.head.lower_ in verb_groups()  # "is said to have denied it"
    return (
        bool(modifiers & (words("hedges") | old))
        or cue.doc[max(0, cue.i - 2) : cue.i].text == "all but"
        or "at first" in cue.sent.text.lower()
        or any(child.lower_ == "until" for clause in cue.rights for child in (clause, *clause.lefts))
        or (cue.dep_ == "xcomp" and (cue.head.lower_ == "used" or hearsay))
        or _is_background(cue)
        or any(_is_granted_after(cue, token) for token in cue.doc[cue.i + 1 : cue.sent.end])
    )


def _is_background(cue: Token) -> bool:
    """“Dames, who for two years denied it, told the panel that he had”, “after denying it for years, she confessed”."""
    outer = cue.head.head if cue.dep_ in {"relcl", "pcomp"} else cue.head if cue.dep_ == "advcl" else cue
    granted = verb_forms("granting") - verb_forms("confirming")
    if (
        verb_denies(cue.lower_)
        and outer.lower_ in forms("plead")
        and any(child.lower_ == "guilty" for child in outer.rights)
    ):
        return not any(child.lower_ == "not" for child in (*outer.rights, *outer.subtree))
    if outer != cue and outer.lower_ in granted and not is_negated(outer):
        return True
    if cue.dep_ != "relcl" or cue.tag_ not in {"VBD", "VBN"} or any(child.dep_ == "aux" for child in cue.children):
        return False
    when = {token.lower_ for child in cue.children if child.dep_ in {"prep", "npadvmod"} for token in child.subtree}
    dated = "in fact" in cue.sent.text.lower() or bool(when & (words("dates") | _SPANS_OF_TIME))
    return dated and outer.lower_ in verb_groups()


def _is_granted_after(cue: Token, token: Token) -> bool:
    """“Denied it before admitting it”, “declined to comment in 2019, but on Monday confirmed it”."""
    subject, between = subject_of(token), cue.doc[cue.i : token.i]
    if token.lower_ not in verb_forms("granting") or token.tag_ not in _FINITE or is_negated(token):
        return False
    later = bool({child.lower_ for child in token.children} & words("in_the_end"))
    before = any(word.lower_ == "before" for word in between) or bool(_YEAR.search(between.text))
    return (subject is None or subject.tag_ == "PRP") and (later or before) and token.dep_ != "ccomp"


def is_taking_back(verb: Token) -> bool:
    """“Withdrew her claim”, “walked it back”."""
    back = any(child.lower_ == "back" for child in verb.rights) and verb.lower_ in verb_forms("moved_back")
    return back or verb.lower_ in verb_forms("withdrawing")

"""What ties an answer to a claim in the article's own words. A shared word ties nothing.

A denial that points back ("denied the allegation"), one that restates ("denied that the roof leaked"), a negated clause
with the predicate and the parties of the claim.
"""

import re
from collections.abc import Iterable, Sequence

from bot.breakdown import DENIALS
from bot.disputes.statement_features import Pointer, Said, touches
from bot.language.answer_words import CHARGE
from bot.language.text import Clause, names, stem

NEAR, FAR = 1, 3
"""Paragraphs from a claim to the answer that points back to it: with a pronoun, with a noun for what was told."""
REACH = 100
"""Statements before or behind an answer among which its claim may be; of one source, before what is said again."""
SHARED, COVER = 2, 0.5
"""Words that two clauses about one matter have in common, and their share of the shorter one."""
_CHARGES = frozenset(stem(word) for word in "accusations allegations charges claims complaints lawsuits".split())
"""Nouns that point only to a charge."""
_A_NAME = re.compile(r"[A-Z][\w’'.&-]*(?: (?:of |of the |the |and |for )?[A-Z][\w’'.&-]*)*")


def claims_of(answer: Said, said: Sequence[Said]) -> list[Said]:
    """The claims of others that `answer` answers, as far as the article itself ties them together."""
    role = answer.statement.role
    if role not in DENIALS and not (role == "claims" and any(clause.refused for clause in answer.clauses)):
        return []
    near = said[max(0, answer.order - REACH) : answer.order + REACH]
    claims = [claim for claim in near if claim.may_be_answered and claim.has_speaker]
    if role in DENIALS and answer.pointer and answer.pointer.apposed:
        start, sentence = answer.statement.spans[0][0], answer.statement.sentence
        before = (claim for claim in claims if claim.statement.spans[-1][1] <= start)
        return _closest(answer, (claim for claim in before if claim.statement.sentence == sentence))
    if role in DENIALS and answer.pointer:
        return _pointed_at(answer, answer.pointer, claims)
    if answer.denies_by_cue:
        if answer.is_of_a_request:
            return []
        return _closest(answer, (claim for claim in claims if _restates(answer, claim))) or _reported(answer, claims)
    # One figure of a survey does not deny another.
    told = [claim for claim in claims if claim.statement.role == "claims" and claim.statement.source.kind != "document"]
    return _closest(answer, (claim for claim in told if negates(answer, claim)))


def _before(claim: Said, answer: Said, reach: int) -> bool:
    """Whether it was told before, at most so many paragraphs away."""
    return claim.order < answer.order and answer.statement.paragraph - claim.statement.paragraph <= reach


def _pointed_at(answer: Said, pointer: Pointer, claims: Sequence[Said]) -> list[Said]:
    """The nearest claim before at which it may point."""
    if pointer.noun in _CHARGES:
        charges = (claim for claim in claims if _before(claim, answer, FAR) and _is_charge(claim, answer))
        return _nearest(answer, charges)
    right_before = [claim for claim in claims if claim.stands_right_before(answer)]
    if pointer.noun:
        return _nearest(answer, right_before)
    here = [claim for claim in right_before if _before(claim, answer, 0)]
    beside = [
        claim for claim in claims if right_before and claim.statement.paragraph == right_before[0].statement.paragraph
    ]
    # A paragraph that tells one thing alone is what “that” in the next one must mean.
    return _nearest(answer, here or (right_before if len(beside) == 1 and len(beside[0].statement.spans) == 1 else []))


def _reported(answer: Said, claims: Sequence[Said]) -> list[Said]:
    """“Dismissed reports that Varga has signed”, where one source right beside “reported” that Varga had shaken hands on it."""
    if answer.denied is None or answer.denied.noun is None:
        return []
    others = [claim for claim in claims if stem(claim.cue) == answer.denied.noun and claim.is_by_another(answer)]
    near = [claim for claim in others if abs(claim.statement.paragraph - answer.statement.paragraph) <= NEAR]
    parties = answer.names - answer.side
    return near if len(others) == 1 and any(touches(parties, claim.names) for claim in near) else []


def _is_charge(claim: Said, party: Said) -> bool:
    return claim.charges(party) if claim.against else bool(CHARGE.search(claim.cue)) and claim.is_about(party)


def _nearest(answer: Said, claims: Iterable[Said]) -> list[Said]:
    """The last that another party made."""
    return _first(answer, sorted(claims, key=lambda claim: -claim.order))


def _closest(answer: Said, claims: Iterable[Said]) -> list[Said]:
    """The one that has most in common with its answer, of equals the first."""
    others = (claim for claim in claims if not claim.may_be_of(answer))
    return _first(answer, sorted(others, key=lambda claim: (-len(answer.content & claim.content), claim.order)))


def _first(answer: Said, claims: Iterable[Said]) -> list[Said]:
    return next(([claim] for claim in claims if claim.is_by_another(answer)), [])


def _restates(answer: Said, claim: Said) -> bool:
    """Whether a denial repeats the words of a claim, and says of them that they are not so."""
    common = answer.content & claim.content
    if len(common) < SHARED or len(_plain(common, answer, claim)) < SHARED or len(common) < COVER * len(answer.content):
        return False
    return any(
        len(denial.stems & claimed.stems) >= SHARED and denial.negated == claimed.negated
        for denial in answer.clauses
        for claimed in claim.clauses
    )


_UNABLE = re.compile(
    r"\b(?:could|can|was|were)(?: ?not| unable|n['’]t)(?: able)?(?: to)? (?:see|hear|tell|say|remember|recall|make out)\b",
    re.IGNORECASE,
)
"""“She could not see what he held” denies nothing."""


def negates(answer: Said, claim: Said) -> bool:
    """Whether a clause says no to the predicate and the parties of a claim."""
    if len(answer.content & claim.content) < SHARED:
        return False
    return any(_says_no(denial, claimed, answer, claim) for denial in answer.clauses for claimed in claim.clauses)


def _says_no(denial: Clause, claimed: Clause, answer: Said, claim: Said) -> bool:
    common = denial.stems & claimed.stems
    if (
        not denial.negated
        or _UNABLE.search(denial.text)
        or claimed.refused
        or claimed.negated
        or denial.supposed
        or claimed.supposed
        or not common & denial.refused
    ):
        return False
    parties = [party for found in _A_NAME.finditer(claimed.text) if (party := names(found.group()))]
    known = names(denial.text) | answer.names | answer.side
    return bool(
        len(common) >= SHARED
        and len(common) >= COVER * min(len(denial.stems), len(claimed.stems))
        and parties
        and all(touches(party, known) for party in parties)
    )


def _plain(common: frozenset[str], first: Said, second: Said) -> frozenset[str]:
    """Of what two statements share, what is no name."""
    return common - first.names - second.names - first.side - second.side

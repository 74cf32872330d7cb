"""What stands before a line of a dispute: what it does, in the model's few words or in one for its role. Pure.

The model's own stands unless the line or its proof speaks against it; where none is sure there is none.
"""

import re

from bot.breakdown import Role, SourceKind
from bot.disputes import polarity
from bot.disputes.checks import GAVE_GROUND, refuse_judging
from bot.disputes.evidence import Evidence, content, stems
from bot.disputes.quote_checks import Refused
from bot.grounding.names import names
from bot.grounding.tokens import tokens
from bot.language.answer_words import (
    DENYING,
    GRANTING,
    NO_WORD,
    NOT_DENIED,
    NOT_GRANTED,
    NOT_KNOWN,
    REFUSAL,
    SILENCE,
    WITHDRAWING,
)
from bot.language.negation import NEGATION, UNTRUE, alternatives, pattern

MOST_WORDS = 5
OF_ROLES: dict[Role, str] = {
    "claims": "Claims",
    "denies": "Denies",
    "denies part": "Denies in part",
    "rejects": "Rejects",
    "concedes": "Concedes",
    "confirms": "Confirms",
    "will not say": "Won’t say",
    "not reached": "No reply",
    "asks": "Asks",
    "demands": "Demands",
}
"""Of the other roles no one word is true of every line; that somebody dodges would judge."""
NOT_DISPUTED = "Doesn’t deny it"
_FORM = re.compile(r"[A-Z][a-z’'-]*(?:[,:]? [a-z’'-]+)*")
"""No figures, no quotations, and no capital but the first."""
_UNTRUE = re.compile(alternatives(UNTRUE), re.IGNORECASE)
"""Only the speaker may say it."""
_KNOWS_NOT = re.compile(rf"{NOT_KNOWN.pattern}|(?:n['’]t|\bnot) know\b", re.IGNORECASE)
_CONFIRMS, _DENIAL = pattern("confirm*"), pattern("deny denies denied denying denial*")
_DISPUTES = pattern("disputes disputed")
_LEAVES_OPEN = re.compile(r"\b(?:open|undecided)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:open|undecided|unsure|(?:not|n['’]t) (?:sure|know|decide\w*)|rul(?:ed?|es|ing) (?:\w+ )?out|yet to|neither)\b",
    re.IGNORECASE,
)
"""Says that a question is left open."""
_NEVER = re.compile(r"\bnever\b", re.IGNORECASE)
_TESTIFIES = re.compile(r"^(?:Expert|Record|Verdict)\b")
_DENIES = ("denies", "denies part", "rejects")
_GRANTS = ("concedes", "confirms", "denies part")
_KINDS = stems(
    "claim charge account version view record comment explanation reason figure context document letter statement demand"
    " question warning promise first later then before now still again part partly words limit point own other second hand"
    " for against differ otherwise remember explain background condition expert witness verdict immediate position proposal"
    " answer respond reply another change correct withdraw qualify object doubt oppose support praise note add allow report status"
    " maintain leave open undecided"
)
"""Words for any line; another word must be its proof's."""


def line_label(own: str, role: Role, kind: SourceKind, said: str, evidence: Evidence, *, answered: bool) -> str | None:
    """The model's own label, if it gave one, unless the line's words (`said`) or its proof speak against it.

    Then the word for its role, if they bear that out, or none. Unless the matter is `answered`, only a word for any line
    stands (“Second-hand”).
    """
    words = f"{said} {evidence.proof}"
    if role in _DENIES:
        words = f"{_denial_before(evidence)} {words}"
    done = _borne_out(role, words, said)
    own = own.strip(" .:")
    if not own or kind == "article":  # which takes no side, and grants nothing
        return None
    is_against = (_DISPUTES.search(own) and (NOT_DENIED.search(said) or _KNOWS_NOT.search(said))) or (
        GRANTING.search(own) and (_KNOWS_NOT.search(said) or _NEVER.search(said) or _refuses(said))
    )
    fits = _FORM.fullmatch(own) and not is_against and (answered or frozenset(content(own)) <= _KINDS)
    if fits and _may_stand(own, role, done, kind, evidence):
        return own
    if not answered:
        return None
    if done == "concedes" and not GRANTING.search(NOT_GRANTED.sub(" ", words)) and NOT_DENIED.search(words):
        return NOT_DISPUTED
    tells = done and not (kind == "document" and done in ("claims", *_DENIES))
    return OF_ROLES.get(done) if tells and done else None


def _may_stand(own: str, role: Role, done: Role | None, kind: SourceKind, evidence: Evidence) -> bool:
    """Whether nothing speaks against the model's label; of a denial, a refusal or silence the proof must have one."""
    proof, told = evidence.proof, own
    if _UNTRUE.match(own) or len(own.split()) > MOST_WORDS:
        return False
    denies = polarity.OF_DENIAL.search(NOT_DENIED.sub(" ", proof))
    for says, bears_out in (
        (_TESTIFIES, role == "brings evidence" or kind == "document"),
        (WITHDRAWING, WITHDRAWING.search(proof)),
        (REFUSAL, role == "will not say" and REFUSAL.search(proof)),
        (SILENCE, role in ("not reached", "dodges") and SILENCE.search(proof)),
        (_KNOWS_NOT, _KNOWS_NOT.search(proof)),
        (NOT_DENIED, NOT_DENIED.search(proof)),
        (_LEAVES_OPEN, role not in _DENIES and _OPEN.search(proof)),
        (_CONFIRMS, done == "confirms"),
        (GRANTING, role in _GRANTS and not (denies and done not in _GRANTS)),
        (_DENIAL, done in _DENIES and kind != "document"),
        (polarity.OF_DENIAL, role in (*_DENIES, "gives another account")),
        (NEGATION, NO_WORD.search(proof)),
    ):
        if says.search(told) and not bears_out:
            return False
        told = says.sub(" ", told)
    of_the_article = frozenset(content(told)) - _KINDS
    if not of_the_article <= stems(proof) or (of_the_article and polarity.lost_negation(own, evidence.sentences)):
        return False
    try:
        refuse_judging(own, evidence)
    except Refused:
        return False
    return True


def _borne_out(role: Role, words: str, said: str) -> Role | None:
    """The role, if these words bear it out, or the one that they do; of a denial those of the line alone (`said`) will do."""
    plain, grants = NOT_GRANTED.sub(" ", words), _grants(words)
    if role in _DENIES:
        says_no = DENYING.search(words) or (role != "rejects" and NEGATION.search(_KNOWS_NOT.sub(" ", words)))
        is_told = polarity.OF_DENIAL.search(NOT_DENIED.sub(" ", words))
        itself = (NEGATION.search(_KNOWS_NOT.sub(" ", said)) or _UNTRUE.search(said)) and not _grants(said)
        return role if is_told or (says_no and (itself or not grants)) else None
    if role in ("concedes", "confirms"):
        return "confirms" if _CONFIRMS.search(plain) else role if grants else None
    if role == "dodges" and SILENCE.search(words):
        return "not reached"
    if (role == "will not say" and not REFUSAL.search(words)) or (role == "not reached" and not SILENCE.search(words)):
        return None
    return role


def _refuses(said: str) -> bool:
    """Whether a line does not accept something and grants nothing else: “I don’t accept that it was late”."""
    return bool(NOT_GRANTED.search(said)) and not _grants(said)


def _grants(words: str) -> bool:
    plain = NOT_GRANTED.sub(" ", words)
    return any(ground.search(plain) for ground in GAVE_GROUND)


def _denial_before(evidence: Evidence) -> str:
    """The sentence before the proof in its paragraph, if its party denies there: “Anstey denied it. “Every hull …””"""
    index, start = evidence.index, evidence.spans[0][0]
    first, at = index.article.paragraphs[index.paragraph(start) - 1][0], index.sentence_at(start)
    before = NOT_DENIED.sub(" ", index.article.text[max(first, index.sentences[max(0, at - 1)][0]) : start])
    theirs = names(" ".join(evidence.parties)) & {token.word for token in tokens(before)}
    return before if theirs and polarity.OF_DENIAL.search(before) else ""

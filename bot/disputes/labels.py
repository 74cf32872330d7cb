"""What a line does, as it may be printed before it: a model's label, or its role, as far as the proof bears it out. Pure."""

import re
from collections.abc import Sequence

from bot.breakdown import ANSWERS, DENIALS, Line, Role
from bot.disputes import polarity
from bot.disputes.checks import GAVE_GROUND
from bot.disputes.evidence import Evidence, content, stem, stems
from bot.draft import LABELS
from bot.language.answers import (
    CHANGED,
    CONCEDING,
    CONFIRMING,
    DENYING,
    GRANTING,
    JUDGING,
    NO_WORD,
    NOT_DENIED,
    NOT_GRANTED,
    NOT_KNOWN,
    REFUSAL,
    REFUSAL_TO_SPEAK,
    RULING,
    SILENCE,
    WITHDRAWING,
)
from bot.language.lexicon import words as word_list
from bot.language.negation import DOUBT, NEGATION, pattern

LONGEST = 5
"""Words of a label."""
_NO = (DENYING, NEGATION)
_STANCES = stems(" ".join((*word_list("stances"), *word_list("stance_details"))))
"""Stems of the words that a label may have wherever they come from."""
_SAYS_MORE = stems(" ".join(word_list("stances_told")))
"""Of those that say more than that somebody spoke: the proof must have the word."""
_EXTENT = stems("part partly full flat flatly only rest neither both publicly privately")
"""How far something is said: the proof must have the word."""
_SWEEPING = re.compile(r"\b(?:all|none|nothing|everything|no denial)\b")
"""More than a proof of one to three sentences bears out."""
_BEGINS = re.compile(
    rf"(?:(?:{'|'.join(word_list('stance_details'))}) )?"
    rf"(?:(?:{'|'.join(word_list('stances'))})(?:e?s|ed)?|den(?:ies|ied)|repl(?:ies|ied))\b"
)
_YES_OR_NO = re.compile(r"(?:Did|Do|Does|Was|Were|Is|Are|Has|Have|Had|Will|Would|Can|Could|Should|Must|May)\b")
_SILENT = frozenset(("will not say", "not reached"))
_CHANGES = re.compile(r"\b(?:chang|revis|correct|now|narrow|soften|retreat|withdr|gives? ground|rows? back)\w*")
"""An account that is another than before."""
_NOW_AND_THEN = pattern("now later first earlier previous* initial* original* changed longer")
_NEEDED = (
    (NOT_DENIED, (NOT_DENIED, GRANTING)),
    (NOT_KNOWN, (NOT_KNOWN,)),
    (re.compile(r"\b(?<!not )den\w*"), _NO),
    (re.compile(r"\b(?<!not )(?:reject|disput|dismiss|contest|disagree)\w*"), (DENYING,)),
    (re.compile(r"\b(?:conced|accept|grant|acknowledg|agree)\w*|\badmi"), GAVE_GROUND),
    (pattern("apolog* regret*"), (pattern("sorry apolog* regret*"),)),
    (re.compile(r"\bwithdr|\bretreat|\btakes? back"), (WITHDRAWING,)),
    (re.compile(r"\bnow says"), (CHANGED,)),
    (pattern("refus* declin* comment"), (REFUSAL_TO_SPEAK, SILENCE)),
    (re.compile(r"\bno (?:reply|response)|\bsilent|\bnot reached"), (SILENCE,)),
    (re.compile(r"\bno answer|\bnot (?:answer|speak|say)"), (SILENCE, REFUSAL_TO_SPEAK)),
    (pattern("rules ruling orders"), (RULING,)),
    (re.compile(r"(?<!nor )\bconfirm"), (CONFIRMING,)),
    (pattern("unsure undecided doubt*"), (DOUBT, NOT_KNOWN)),
)
"""What a label says → words of which the proof must have one."""


def role_of(role: Role, proof: str) -> Role:
    """The role that the words of the proof bear out, where they say something else than the reader."""
    refuses, silent = REFUSAL.search(proof), SILENCE.search(proof)
    if role == "will not say" and silent and not refuses:
        return "not reached"
    if role == "not reached" and refuses and not silent:
        return "will not say"
    if role in ("denies", "denies part") and not NO_WORD.search(NOT_KNOWN.sub("", proof)):
        return "gives another account"
    denies = re.search(r"\bden(?:ies|ied)\b", proof)
    if role in ("concedes", "confirms") and denies and not (GRANTING.search(proof) or NEGATION.search(proof)):
        return "denies"
    return role


def label_of(label: str, role: Role, text: str, evidence: Evidence, *, again: bool = False) -> str | None:
    """What may be printed before a line; its role, or None, where the proof does not bear it out.

    A label of the model's own is made of usual words for what is said, and of words of the line and its proof.

    `again`: whether the party has said something in the same matter before, which it may change.
    """
    label = label.casefold().strip(" .,:;")
    if LABELS.get(label) != role:
        begins = _BEGINS.match(label)
        for shown in (label, begins.group() if begins and content(begins.group()) else ""):
            if _is_borne_out(shown, role, text, evidence, again):
                return shown
    return _by_role(label, role, evidence.proof)


def _is_borne_out(label: str, role: Role, text: str, evidence: Evidence, again: bool) -> bool:
    words, told = set(content(label)), stems(evidence.proof)
    proof = evidence.proof if NOT_GRANTED.search(label) else NOT_GRANTED.sub(" ", evidence.proof)
    refused = (
        not 0 < len(label.split()) <= LONGEST,
        not _BEGINS.match(label),
        not words <= _STANCES | stems(text) | told,
        words & (_SAYS_MORE | _EXTENT) - told - (stems("part partly") if role == "denies part" else frozenset()),
        {stem(word.group()) for word in JUDGING.finditer(label)} - told,
        _SWEEPING.search(label),
        NEGATION.search(label) and not NO_WORD.search(proof),
        polarity.added_negation(label, evidence.sentences),
        polarity.OF_DENIAL.search(label) and not NOT_DENIED.search(label) and role not in DENIALS,
        not polarity.OF_DENIAL.search(label) and polarity.lost_negation(label, evidence.sentences),
        CONCEDING.search(label)
        and not NOT_GRANTED.search(label)
        and role_of(role, proof) not in ("concedes", "confirms"),
        _CHANGES.search(label) and not (WITHDRAWING.search(proof) or _has_changed(proof, again)),
        not _has_needed(label, proof),
    )
    return not any(refused)


def _has_changed(proof: str, again: bool) -> bool:
    return bool((CHANGED if again else _NOW_AND_THEN).search(proof))


def _by_role(label: str, role: Role, proof: str) -> str | None:
    shown = label if LABELS.get(label) == role else role
    proof = NOT_GRANTED.sub(" ", proof if shown == "does not recall" else NOT_KNOWN.sub(" ", proof))
    return shown if _has_needed(shown, proof) else None


def _has_needed(label: str, proof: str) -> bool:
    return all(any(words.search(proof) for words in needed) for called, needed in _NEEDED if called.search(label))


def outcome_of(question: str, lines: Sequence[Line], proofs: Sequence[str]) -> str | None:
    """What became of a dispute, printed behind its question: by the roles of the lines as far as their proofs bear it out.

    `lines` are those of a dispute, at least one; `proofs`: for each the sentences that prove it.
    """
    claim, claimant = lines[0].text or "", lines[0].who.partition(",")[0]
    # Who claims it may deny or concede something else.
    answers = [
        (line.role, proof)
        for line, proof in zip(lines, proofs, strict=True)
        if line.role in ANSWERS and line.who.partition(",")[0] != claimant
    ]
    roles = {role for role, _ in answers}
    if question.endswith("?") and roles and roles <= _SILENT:
        said = " ".join(proof for _, proof in answers)
        return "no reply" if SILENCE.search(said) else "would not say" if REFUSAL_TO_SPEAK.search(said) else None
    # “Was it safe? Denied” could mean either: the question is to ask what the first line claims.
    asked, claimed = set(content(question)), stems(f"{claim} {proofs[0]}")
    turned = NO_WORD.search(question) or NO_WORD.search(claim)
    is_asked = _YES_OR_NO.match(question) and 3 * len(asked & claimed) >= 2 * len(asked) and not turned
    denied = "denied" if "denies" in roles else "denied in part" if "denies part" in roles else None
    if not roles & {"concedes", "confirms"} or not (is_asked and denied):
        return denied if is_asked else None
    # A denial alone would hide who concedes.
    granted = any(role == "concedes" and any(words.search(proof) for words in GAVE_GROUND) for role, proof in answers)
    return f"{denied}; partly conceded" if granted else None

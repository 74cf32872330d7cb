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
    REFUSAL_VERBS,
    RULING,
    SILENCE,
    WITHDRAWING,
)
from bot.language.lexicon import words as word_list
from bot.language.negation import DOUBT, NEGATION, pattern

LONGEST = 5
"""Words of a label."""
_GRANTED = (GRANTING, NOT_DENIED)
_NO = (DENYING, NEGATION)
_BORNE_OUT = {
    "denies": _NO,
    "denies part": _NO,
    "disputes": _NO,
    "rejects": _NO,
    "rules": (RULING,),
    "now says": (CHANGED,),
    "takes back": (WITHDRAWING,),
    "concedes": _GRANTED,
    "confirms": (CONFIRMING,),
    "does not deny": (NOT_DENIED,),
    "does not recall": (NOT_KNOWN,),
    "will not say": (REFUSAL_TO_SPEAK,),
    "not reached": (SILENCE,),
}
"""Role or old label → words of which the proof must have one before a line is called so."""
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
_PARTS = re.compile(r"[;,]\s*(?:then |but |and |later )?| (?:then|but) ")
"""Between the parts of an outcome."""
LONGEST_OUTCOME = 6
_DENIED = re.compile(r"\b(?<!not )(?:den(?:y|ie)|reject|disput|dismiss|contest)\w*|\bnot (?:accept|conced|admit)\w*")
_GRANTED_OUT = re.compile(
    r"\b(?<!not )(?:conced|admit|accept|acknowledg|confirm|granted)\w*|\b(?:undisputed|not (?:disputed|denied|contested))\b"
)
_UNANSWERED = re.compile(
    r"\b(?:not (?:answered|addressed|reached)|no (?:direct )?(?:answer|reply|response|comment|denial|explanation)(?: shown| given)?|unanswered"
    r"|(?:will not|won['’]t|would not) (?:say|answer|comment|discuss)|declin\w+|refus\w+|silen\w+)\b"
)
_SILENT = {"will not say", "not reached", "dodges"}
_PARTLY_SAID = ("denies part", "concedes")
_BY = re.compile(r"\bby\b")
_TAKEN_BACK = re.compile(r"\b(?:withdr\w+|taken back)\b")
_PARTLY = re.compile(r"\bpart(?:ly)?\b")
_TWO = re.compile(r"\b(?:two|differ\w*|another|open|unclear|undecided|not settled)\b")
_WITHDRAWN = re.compile(r"\b(?:chang|withdr|correct|revis|amend|soften)\w*|\btaken back\b")
_OUTCOMES = re.compile("|".join(words.pattern for words in (_DENIED, _GRANTED_OUT, _UNANSWERED, _TWO, _WITHDRAWN)))
"""Words on what became of a question; each kind needs a line of its own."""
_CHANGES = re.compile(r"\b(?:chang|revis|correct|now|narrow|soften|retreat|withdr|gives? ground|rows? back)\w*")
"""An account that is another than before."""
_NOW_AND_THEN = pattern("now later first earlier previous* initial* original* changed longer")
_NEEDED = (
    (NOT_DENIED, (NOT_DENIED, GRANTING)),
    (NOT_KNOWN, (NOT_KNOWN,)),
    (re.compile(r"\b(?<!not )(?:den|reject|disput|dismiss|contest|disagree)\w*"), _NO),
    (re.compile(r"\b(?:conced|accept|grant|acknowledg|agree)\w*|\badmi"), GAVE_GROUND),
    (pattern("apolog* regret*"), (pattern("sorry apolog* regret*"),)),
    (pattern("withdr* retreat*"), (WITHDRAWING,)),
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
        not all(any(words.search(proof) for words in needed) for called, needed in _NEEDED if called.search(label)),
    )
    return not any(refused)


def _has_changed(proof: str, again: bool) -> bool:
    return bool((CHANGED if again else _NOW_AND_THEN).search(proof))


def _by_role(label: str, role: Role, proof: str) -> str | None:
    shown = label if LABELS.get(label) == role else role
    needed = _BORNE_OUT.get(shown)
    proof = NOT_GRANTED.sub(" ", proof if shown == "does not recall" else NOT_KNOWN.sub(" ", proof))
    return shown if needed is None or any(words.search(proof) for words in needed) else None


def outcome_of(outcome: str, question: str, lines: Sequence[Line], proofs: Sequence[str]) -> str | None:
    """What may be printed behind the question on what became of it; None unless a line bears out each part of it.

    `proofs`: for each line the sentences that prove it. “Was it refused? Denied” could mean either, so a question that
    negates has no outcome.
    """
    outcome = outcome.casefold().strip(" .,:;")
    parts, said = _PARTS.split(outcome), list(zip(lines, proofs, strict=True))
    roles = {line.role for line in lines}
    fits = 0 < len(outcome.split()) <= LONGEST_OUTCOME and not (JUDGING.search(outcome) or _SWEEPING.search(outcome))
    if not fits or NO_WORD.search(question) or pattern(REFUSAL_VERBS).search(question):
        return None
    # Who denies and who grants are both told.
    if roles & {"denies", "denies part"} and not (_DENIED.search(outcome) or _TWO.search(outcome)):
        return None
    return outcome if all(_became(part, question, said) for part in parts) else None


def _became(part: str, question: str, said: Sequence[tuple[Line, str]]) -> bool:
    """Whether one line bears out one part of an outcome (“denied”, “late forms conceded”), with whom and what it names."""
    roles = {line.role for line, _ in said}
    what = set(content(_OUTCOMES.sub(" ", part))) - _STANCES
    if _TWO.search(part):
        return not what and bool(roles & {*DENIALS, "gives another account"})
    for line, proof in said:
        who, told = stems(line.who), stems(f"{line.text or ''} {proof}")
        if set(content(part)) & _EXTENT - told - (stems("part partly") if line.role in _PARTLY_SAID else frozenset()):
            continue
        if _DENIED.search(part):
            holds = line.role in DENIALS and what <= (who if _BY.search(part) else told)
        elif _GRANTED_OUT.search(part):
            # Who concedes something need not concede what is asked.
            granted = what or (set() if _PARTLY.search(part) else set(content(question)))
            holds = line.role in ("concedes", "confirms") and granted <= told - (who if _BY.search(part) else set())
            holds = holds and any(words.search(proof) for words in (*GAVE_GROUND, CONFIRMING))
            holds = holds and not polarity.lost_negation(part if what else question, [proof])
        elif _WITHDRAWN.search(part):
            holds = line.role not in ("claims", "denies") and what <= told
            holds = holds and bool((WITHDRAWING if _TAKEN_BACK.search(part) else CHANGED).search(proof))
        else:
            holds = bool(_UNANSWERED.search(part)) and what <= who and line.role in _SILENT and not roles & set(DENIALS)
        if holds:
            return True
    nobody_answers = not roles & set(ANSWERS) and not what
    return nobody_answers and bool(_UNANSWERED.search(part))

"""What stands before a line and behind a question: a label, and what came back, no stronger than the lines bear out. Pure."""

import re
from collections.abc import Sequence

from bot.breakdown import DENIALS, Role
from bot.disputes.checks import GAVE_GROUND, LONGEST, NO_DENIAL, checked, refuse_judging
from bot.disputes.evidence import Evidence, stems
from bot.disputes.naming import is_of_reporting, refuse_strange_names, refuse_strange_numbers
from bot.disputes.polarity import OF_DENIAL
from bot.disputes.quotations import Refused
from bot.grounding.names import names
from bot.language.answers import (
    ABOUT_SPEAKING,
    DENYING,
    GRANTING,
    NO_WORD,
    NOT_DENIED,
    NOT_GRANTED,
    NOT_KNOWN,
    REFUSAL,
    SILENCE,
)
from bot.language.common import DAYS, EMPTY, OPENERS
from bot.language.lexicon import words as listed
from bot.language.negation import NEGATION

LABELS: dict[Role, str] = {
    "claims": "Claim",
    "denies": "Denial",
    "denies part": "Denies part",
    "rejects": "Rejects it",
    "gives another account": "Another account",
    "concedes": "Concedes",
    "confirms": "Confirms",
    "brings evidence": "Evidence",
    "will not say": "Would not say",
    "not reached": "No reply",
    "dodges": "No direct answer",
    "asks": "Question",
    "demands": "Demand",
}
_LABEL_WORDS = OPENERS | listed("label_words")
_DAYS_AND_TIMES = frozenset(day.lower() for day in DAYS) | frozenset("year week month hour day last next".split())
_ECHO = re.compile(
    r"\b(?:did|does|do|was|were|is|are|has|had|have|will|would|yes|no)(?: not|n['’]t)?[.!]?$", re.IGNORECASE
)
"""“The monitors say they did” says what the question asks, whoever says it."""
_NO_POSITION = re.compile(
    rf"{NOT_KNOWN.pattern}|{SILENCE.pattern}|{REFUSAL.pattern}|\bcould not (?:discuss|comment)\b"
    r"|\bno (?:evidence|position|view|record)\b(?: (?:either|one) way)?",
    re.IGNORECASE,
)
"""Who knows of nothing, holds no view or would not speak has denied nothing."""
LONGEST_LABEL = 6
"""Words: two more than prompts/read.md asks for."""


def label(text: str, role: Role, evidence: Evidence) -> str:
    """What a line is, in a few words, as it may be shown: a fixed word for its role where the model's say more than that."""
    role = _borne_out(role, evidence.proof)
    plain = " ".join(text.split()).strip(" :–-")
    told = NOT_GRANTED.sub(" ", NOT_DENIED.sub(" ", NO_DENIAL.sub(" ", plain)))
    denies, grants = DENYING.search(told), GRANTING.search(told)
    # “She had met him for lunch” may concede; what says no, without a word of conceding, does not.
    gave_ground = not NO_WORD.search(evidence.proof) or any(words.search(evidence.proof) for words in GAVE_GROUND)
    fixed = LABELS[role] if role != "concedes" or gave_ground else "Says"
    if (
        not 0 < len(plain.split()) <= LONGEST_LABEL
        or re.search('[“”‘’":]', plain.replace("’s", ""))
        or not re.search("[a-z]", plain)
        or (denies and (role not in DENIALS or grants))
        or (NO_DENIAL.search(plain) and (role in DENIALS or NO_WORD.search(_NO_POSITION.sub(" ", evidence.proof))))
        or (grants and (role not in ("concedes", "confirms", "denies part") or not gave_ground))
        or not all(_may_label(word, evidence) for word in plain.split())
    ):
        return fixed
    try:
        refuse_judging(plain, evidence)
        refuse_strange_names(f"… {plain[:1].lower()}{plain[1:]}", evidence)
        refuse_strange_numbers(plain, evidence)
    except Refused:
        return fixed
    return f"{plain[:1].upper()}{plain[1:]}"


def _borne_out(role: Role, proof: str) -> Role:
    """The role as its label may say it: no denial without a word that says no, no silence without a word of silence."""
    told = _NO_POSITION.sub(" ", proof)
    silent = SILENCE.search(proof) or REFUSAL.search(proof) or ABOUT_SPEAKING.search(proof) or NEGATION.search(proof)
    if (
        (role in DENIALS and not NO_WORD.search(told))
        or (role in ("will not say", "not reached") and not silent)
        or (role == "dodges" and OF_DENIAL.search(told))
    ):
        return "gives another account"
    return role


def _may_label(word: str, evidence: Evidence) -> bool:
    """Whether it is a word of reporting or the like, or stands in the line's own proof; a name in its paragraphs."""
    plain = word.lower().strip(",;:.").removesuffix("’s").removesuffix("'s")
    there = evidence.named if word[:1].isupper() else stems(evidence.proof)
    return plain in _LABEL_WORDS | EMPTY | _DAYS_AND_TIMES or is_of_reporting(plain) or stems(plain) <= there


def outcome(text: str, parties: Sequence[tuple[str, Role]], evidence: Evidence) -> str:
    """What came back to a question, in a few words behind it, as it may be shown; `parties` are those of the lines.

    Where it names some of them, these are the ones who deny, grant or keep silent. Raises Refused.
    """
    text = checked(text, evidence, "outcome")
    if len(text.split()) > LONGEST["outcome"]:
        raise Refused("it is too long")
    told = NOT_GRANTED.sub(" ", NO_DENIAL.sub(" ", text))
    denies, grants = DENYING.search(told), GRANTING.search(told)
    called = stems(text)
    named = [role for who, role in parties if stems(" ".join(names(who))) & called]
    roles = named or [role for _, role in parties]
    is_denied = DENIALS.intersection(role for _, role in parties)
    if denies and not DENIALS.intersection(roles):
        raise Refused("no such line of this matter denies")
    if grants and not {"concedes", "confirms"}.intersection(roles):
        raise Refused("no such line of this matter concedes or confirms")
    if (REFUSAL.search(text) or SILENCE.search(text)) and not {
        "will not say",
        "not reached",
        "dodges",
        "rejects",
    }.intersection(roles):
        raise Refused("no such line of this matter refuses to answer")
    if (grants and is_denied and not denies) or (NO_DENIAL.search(text) and is_denied):
        raise Refused("a line of this matter denies")
    if _ECHO.search(text):
        raise Refused("it answers the question")
    text = f"{text[:1].upper()}{text[1:]}"
    return text if text[-1] in ".!…”" else f"{text}."

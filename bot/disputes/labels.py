"""What stands before a line and behind a question: a label, and what came back, no stronger than the lines bear out. Pure."""

import re
from collections.abc import Sequence

from bot.breakdown import DENIALS, Role
from bot.disputes.checks import GAVE_GROUND, LONGEST, NO_DENIAL, checked
from bot.disputes.evidence import Evidence, content, stems
from bot.disputes.quotations import Refused
from bot.draft import LABELS, USUAL_LABELS
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
    WITHDRAWING,
)
from bot.language.negation import NEGATION

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

_NEEDS = {"Does not dispute": NOT_DENIED, "Takes back": WITHDRAWING}
"""Labels that stand only where the proof has such words."""


def label(text: str, role: Role, proof: str) -> str:
    """What a line is called: the model's label where role and proof bear it out, else the usual one of the role."""
    role = _borne_out(role, proof)
    if role in LABELS.get(text, ()) and (text not in _NEEDS or _NEEDS[text].search(proof)):
        return text
    return USUAL_LABELS[role]


def _borne_out(role: Role, proof: str) -> Role:
    """The role, or “gives another account” where the proof has no word that a denial, a concession or silence needs."""
    told = _NO_POSITION.sub(" ", proof)
    silent = SILENCE.search(proof) or REFUSAL.search(proof) or (ABOUT_SPEAKING.search(proof) and NEGATION.search(proof))
    # “She had met him for lunch” may concede; what says no, without a word of conceding, does not.
    may_concede = not NO_WORD.search(proof) or any(words.search(proof) for words in GAVE_GROUND)
    if (
        (role in DENIALS and not NO_WORD.search(told))
        or (role in ("will not say", "not reached") and not silent)
        or (role == "concedes" and not may_concede)
    ):
        return "gives another account"
    return "brings evidence" if role == "confirms" and not GRANTING.search(proof) else role


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
    named = named or [role for who, role in parties if set(content(who)) & called]
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
    if _ECHO.search(text) and not (named and DENIALS.issuperset(named) and text.rstrip(".").endswith(" no")):
        raise Refused("it answers the question")
    text = f"{text[:1].upper()}{text[1:]}"
    return text if text[-1] in ".!…”" else f"{text}."

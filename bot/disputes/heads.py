"""What stands above a line: what it is on the question, in the model's words, no more than role and proof bear out. Pure."""

import re
from collections.abc import Mapping

from bot.breakdown import DENIALS, Role
from bot.disputes.checks import GAVE_GROUND, LONGEST, checked
from bot.disputes.evidence import Evidence
from bot.disputes.quotations import Refused
from bot.language.answers import ABOUT_SPEAKING, DENYING, NO_WORD, NOT_KNOWN, REFUSAL, SILENCE
from bot.language.negation import NEGATION, pattern

IN_THE_ARTICLE = "In the article"
"""Above what the article itself tells, where the model's words do not serve."""
HEADS: Mapping[Role, str] = {
    "claims": "Claim",
    "denies": "Denial",
    "denies part": "Partial denial",
    "rejects": "Denial",
    "gives another account": "Response",
    "concedes": "Concession",
    "confirms": "Confirmation",
    "brings evidence": "Evidence",
    "will not say": "No comment",
    "not reached": "No reply",
    "dodges": "Response",
    "asks": "Question",
    "demands": "Demand",
}
"""What stands above a line of a role where the model's words do not serve."""
_GRANTS = pattern("conced* concess* admit* admiss* acknowledg* accept* confirm* agree* withdr* retract*")
_NO_POSITION = re.compile(
    rf"{NOT_KNOWN.pattern}|{SILENCE.pattern}|{REFUSAL.pattern}|\bcould not (?:discuss|comment)\b"
    r"|\bno (?:evidence|position|view|record)\b(?: (?:either|one) way)?",
    re.IGNORECASE,
)
"""Who knows of nothing, holds no view or would not speak has denied nothing."""
_OUTSIDE = re.compile("[“”‘’:?]")


def head_of(text: str, role: Role, evidence: Evidence, *, by_article: bool) -> str:
    """The model's head of a line, else that of its role; `by_article`: the article itself speaks."""
    role = _borne_out(role, evidence.proof)
    try:
        text = checked(text.strip(" ."), evidence, "head")
    except Refused:
        text = ""
    if text and not _OUTSIDE.search(text) and len(text.split()) <= LONGEST["head"] and _fits(text, role):
        return f"{text[:1].upper()}{text[1:]}"
    return IN_THE_ARTICLE if by_article else HEADS[role]


def _fits(text: str, role: Role) -> bool:
    """Whether a head speaks of denying, granting or silence only where its line does so."""
    is_denial, grants, is_silence = DENYING.search(text), _GRANTS.search(text), SILENCE.search(text)
    return not (
        (is_denial and role not in DENIALS)
        or (grants and role not in ("concedes", "confirms"))
        or (is_silence and role not in ("will not say", "not reached"))
    )


def _borne_out(role: Role, proof: str) -> Role:
    """The role, or “gives another account” where the proof has no word that a denial, a concession or silence needs."""
    told = _NO_POSITION.sub(" ", proof)
    silent = SILENCE.search(proof) or REFUSAL.search(proof) or (ABOUT_SPEAKING.search(proof) and NEGATION.search(proof))
    # “She had met him for lunch” may concede; what says no, without a word of conceding, does not.
    gives_ground = not NO_WORD.search(proof) or any(words.search(proof) for words in GAVE_GROUND)
    if (
        (role in DENIALS and not NO_WORD.search(told))
        or (role == "concedes" and not gives_ground)
        or (role in ("will not say", "not reached") and not silent)
    ):
        return "gives another account"
    return role

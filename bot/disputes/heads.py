"""What stands above a line: what it is on the question, in the model's words, no more than role and proof bear out. Pure."""

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

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
_NEITHER = re.compile(r"\bneither\b.*|\bno denial\b")
_OUTSIDE = re.compile("[“”‘’:?]")


class Headed(NamedTuple):
    """What a line's head rests on."""

    text: str
    """The model's head."""
    role: Role
    evidence: Evidence
    by_article: bool
    """Whether the article itself speaks."""


def heads_of(lines: Sequence[Headed]) -> list[str]:
    """The head of each line: the model's over a run of lines that bears it out, else that of the line's role."""
    heads: list[str] = []
    for text, run in groupby(lines, key=lambda line: line.text.strip(" .").casefold()):
        together = list(run)
        roles = {_borne_out(line.role, line.evidence.proof) for line in together}
        if text and _is_proper(together[0]) and _fits(text, roles):
            told = together[0].text.strip(" .")
            heads += [f"{told[:1].upper()}{told[1:]}"] * len(together)
        else:
            heads += [
                IN_THE_ARTICLE if line.by_article else HEADS[_borne_out(line.role, line.evidence.proof)]
                for line in together
            ]
    return heads


def _is_proper(line: Headed) -> bool:
    """Whether a head is a few words that name nobody strange and judge nothing."""
    try:
        text = checked(line.text.strip(" ."), line.evidence, "head")
    except Refused:
        return False
    return not _OUTSIDE.search(text) and len(text.split()) <= LONGEST["head"]


def _fits(text: str, roles: Collection[Role]) -> bool:
    """Whether a head speaks of denying, granting or silence only where a line under it does so."""
    text = _NEITHER.sub("", text)
    is_denial, grants, is_silence = DENYING.search(text), _GRANTS.search(text), SILENCE.search(text)
    return not (
        (is_denial and DENIALS.isdisjoint(roles))
        or (grants and {"concedes", "confirms"}.isdisjoint(roles))
        or (is_silence and {"not reached", "will not say"}.isdisjoint(roles))
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

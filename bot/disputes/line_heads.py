"""What stands above a line: what it is on the question, in the model's words, no more than role and proof bear out. Pure."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from bot.breakdown import DENIALS, Role
from bot.disputes.checks import GAVE_GROUND, LONGEST, checked
from bot.disputes.evidence import Evidence, content, stems
from bot.disputes.quotations import Refused
from bot.grounding.names import names
from bot.language.negation import NEGATION, pattern
from bot.language.reply_words import ABOUT_SPEAKING, DENYING, NO_WORD, NOT_KNOWN, REFUSAL, SILENCE

IN_THE_ARTICLE = "In the article"
"""Above what the article itself tells, where the model's words do not serve."""
HEADS: Mapping[Role, str] = {
    "claims": "Claims",
    "denies": "Denies",
    "denies part": "Denies in part",
    "rejects": "Rejects",
    "gives another account": "Says",
    "concedes": "Concedes",
    "confirms": "Confirms",
    "brings evidence": "Check against",
    "will not say": "No comment",
    "not reached": "No answer",
    "dodges": "Says",
    "asks": "Asks",
    "demands": "Demands",
}
"""What stands above a line of a role where the model's words do not serve."""
_GRANTS = pattern("conced* concess* admit* admiss* acknowledg* accept* confirm* agree* withdr* retract*")
_NO_POSITION = re.compile(
    rf"{NOT_KNOWN.pattern}|{SILENCE.pattern}|{REFUSAL.pattern}|\bcould not (?:discuss|comment)\b"
    r"|\bno (?:evidence|position|view|record)\b(?: (?:either|one) way)?",
    re.IGNORECASE,
)
"""Who knows of nothing, holds no view or would not speak has denied nothing."""
_NEITHER = re.compile(r"\bneither\b.*|\bno denial\b", re.IGNORECASE)
_SILENT = pattern("refus* declin* fail* comment* answer repl* respon* silen*")
"""A head that says that no answer came."""
_OUTSIDE = re.compile(r"[“”‘’:?]|\b(?:truth|true|facts?|real\w*|believ\w+)\b", re.IGNORECASE)
"""Has no place in a head: it quotes, asks or judges."""


_OF_SIDES = stems(
    "claims claimed says said answers answered denies denied denial rejects rejected concedes conceded accepts admits view views"
    " check against comment reply replies evidence account another then later first word words part limit reason complaint"
    " detail documents figures bystanders verdict withdrawn corrected comes next asks demands confirms backs yes both sides"
)
"""Words of a head that need stand in no proof."""


class Headed(NamedTuple):
    """What a line's head rests on."""

    text: str
    """The model's head."""
    who: str
    role: Role
    evidence: Evidence
    by_article: bool
    """Whether the article itself speaks."""


def heads_of(lines: Sequence[Headed]) -> list[str]:
    """The head of each line: the model's over a run of lines where each party bears it out, else that of the line's role."""
    heads: list[str] = []
    for _, run in groupby(lines, key=lambda line: line.text.strip(" .").casefold()):
        together = list(run)
        text = together[0].text.strip(" .")
        if text and _is_proper(text, together[0].evidence) and all(_fits(text, roles) for roles in _by_party(together)):
            heads += [f"{text[:1].upper()}{text[1:]}"] * len(together)
        else:
            heads += [
                IN_THE_ARTICLE if line.by_article else HEADS[_borne_out(line.role, line.evidence.proof)]
                for line in together
            ]
    return heads


def _by_party(lines: Sequence[Headed]) -> Iterable[Collection[Role]]:
    """What each party of these lines does, as its proofs bear it out."""
    roles: dict[frozenset[str], set[Role]] = {}
    for line in lines:
        name = names(line.who.partition(",")[0]) or frozenset([line.who.casefold()])
        party = next((known for known in roles if name <= known), name)
        roles.setdefault(party, set()).add(_borne_out(line.role, line.evidence.proof))
    return roles.values()


def _is_proper(text: str, evidence: Evidence) -> bool:
    """Whether a head is a few words that name nobody and judge nothing."""
    try:
        text = checked(f"{text[:1].lower()}{text[1:]}", evidence, "head")
    except Refused:
        return False
    told = {word[:5] for word in stems(evidence.around)}
    if any(word[:5] not in told for word in content(text) if word not in _OF_SIDES):
        return False  # “Hid the grant”
    return not (_OUTSIDE.search(text) or names(text) or len(text.split()) > LONGEST["head"])


def _fits(text: str, roles: Collection[Role]) -> bool:
    """Whether a head speaks of denying, granting or silence only over a party that does so."""
    text = _NEITHER.sub("", text)
    denies, grants = not DENIALS.isdisjoint(roles), not {"concedes", "confirms"}.isdisjoint(roles)
    keeps_silent = not {"not reached", "will not say", "dodges"}.isdisjoint(roles)
    return not (
        (DENYING.search(text) and not denies)
        or (_GRANTS.search(text) and not grants)
        or (_SILENT.search(text) and not keeps_silent)
        or (NEGATION.search(text) and not (denies or grants or keeps_silent))
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

"""How a model's words go on from the name of who says them. Pure."""

import re

from bot.breakdown import NO_ACCUSER, Role, SourceKind
from bot.language.negation import NEGATION, pattern
from bot.language.reply_words import (
    DENIAL_VERBS,
    DENYING,
    GRANTING,
    NOT_DENIED,
    NOT_GRANTED,
    NOT_KNOWN,
    REFUSAL,
    SILENCE,
    WITHDRAWING,
)
from bot.views import words
from bot.views.grammar import closing_comma

_ASKED = re.compile(
    r"(?:asked (?:about|whether|if|why|how|what|who|when|where|by)|told (?:of|about|that)|pressed|shown)\b"
    r"[^.]*, (?:\w+ly )?(?:said|says|replied|answered|declined)\b"
)
"""“Asked whether anybody had read it, said …”: who is named does not ask."""
_GROUND = (GRANTING, NOT_DENIED, WITHDRAWING, pattern("indeed sorry mistake*"))
"""With one of these a party gives ground, or knows nothing."""
_KNOWS_NOT = re.compile(rf"{NOT_KNOWN.pattern}|(?:n['’]t|\bnot) know\b", re.IGNORECASE)
_DENIED = pattern(DENIAL_VERBS)
_CONFIRMS = pattern("confirm*")
_NO_VERB = frozenset(
    "a an the no nobody none neither he she it they his her its their that this there if when but and in on".split()
)
"""With one of these words a sentence has a subject of its own."""


def goes_on(said: str) -> bool:
    """Whether the words go on from the name: “denied that any check had been missed.”"""
    return said[:1].islower() and (said.split()[0] not in _NO_VERB or said.startswith("no longer "))


def separator(said: str, who: str) -> str:
    """What stands between the name and the words: a colon, unless they go on from it."""
    if who == NO_ACCUSER:
        return " " if said.startswith("but ") else ": it " if goes_on(said) else ": "
    if not goes_on(said):
        return ": "
    return f"{',' if _ASKED.match(said) else closing_comma(who)} "


def label(role: Role, kind: SourceKind, said: str) -> str:
    """The word for what a line does in a dispute: no more than its words bear out, else none."""
    if kind == "article" or (role == "brings evidence" and kind != "document"):
        return ""
    if role == "claims" and kind == "document":
        role = "brings evidence"
    return words.LABELS.get(_borne_out(role, said), words.NOT_DENIED)


def _borne_out(role: Role, said: str) -> Role | None:
    """The role as far as the words bear it out; None where something is only not denied."""
    plain = NOT_GRANTED.sub(" ", said)
    grants = any(ground.search(plain) for ground in _GROUND)
    if role == "dodges" and SILENCE.search(said):
        return "not reached"
    if role in ("denies", "denies part", "rejects"):
        says_no = DENYING.search(said) or (role != "rejects" and NEGATION.search(_KNOWS_NOT.sub(" ", said)))
        is_told = _DENIED.search(NOT_DENIED.sub(" ", said))
        return role if is_told or (says_no and not grants) else "gives another account"
    if role in ("concedes", "confirms"):
        if _CONFIRMS.search(plain):
            return "confirms"
        if not grants:
            return "gives another account"
        return None if NOT_DENIED.search(said) and not GRANTING.search(plain) else role
    if role == "will not say" and not (REFUSAL.search(said) or NEGATION.search(said)):
        return "gives another account"
    if role == "not reached" and not SILENCE.search(said):
        return "gives another account"
    return role

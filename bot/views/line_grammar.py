"""How a model's words go on from the name of who says them. Pure."""

import re

from bot.breakdown import NO_ACCUSER
from bot.language.negation import NEGATION, pattern
from bot.language.reply_words import DENYING, GRANTING, NOT_DENIED, NOT_KNOWN, WITHDRAWING
from bot.views.grammar import closing_comma

_ASKED = re.compile(
    r"(?:asked (?:about|whether|if|why|how|what|who|when|where|by)|told (?:of|about|that)|pressed|shown)\b"
    r"[^.]*, (?:\w+ly )?(?:said|says|replied|answered|declined)\b"
)
"""“Asked whether anybody had read it, said …”: who is named does not ask."""
_DOES = re.compile(
    r"(?:(?:\w+ly|later|also|then|since|has|had) ){0,2}"
    r"(?:den(?:ied|ies|y)|reject(?:ed|s)?|dispute[ds]?|dismiss(?:ed|es)?|concede[ds]?|admit(?:ted|s)?|acknowledge[ds]?"
    r"|accept(?:ed|s)?|confirm(?:ed|s)?|agree[ds]?|apologi[sz]e[ds]?|withdr[ae]ws?|decline[ds]?|refuse[ds]?"
    r"|d(?:id|oes) not (?:den|disput|respon|repl|answer|comment|return)\w*|could not be (?:reached|contacted)"
    r"|would not (?:comment|say|discuss|answer|be drawn))\b"
)
"""What a party does with a claim, where its sentence begins with it: “denied”, “did not respond”."""
_GIVES_GROUND = (
    GRANTING,
    NOT_DENIED,
    WITHDRAWING,
    pattern("indeed sorry mistake*"),
    re.compile(r"(?:n['’]t|\bnot) (?:know|recall|remember)\b"),
)
"""With one of these a quotation grants something, or knows nothing."""
_NO_VERB = frozenset(
    "a an the no nobody none neither he she it they his her its their that this there if when but and in on".split()
)
"""With one of these words a sentence has a subject of its own."""


def goes_on(said: str) -> bool:
    """Whether the words go on from the name: “denied that any check had been missed.”"""
    return said[:1].islower() and (said.split()[0] not in _NO_VERB or said.startswith("no longer "))


def separator(said: str, who: str) -> str:
    """What stands between the name and the words: a colon, unless they go on from it."""
    if not goes_on(said) or who == NO_ACCUSER:
        return ": "
    return f"{',' if _ASKED.match(said) else closing_comma(who)} "


def answers_with(said: str) -> str:
    """The verb of denying, conceding or refusing with which the words go on from the name; empty without one."""
    verb = _DOES.match(said)
    return verb[0] if verb else ""


def denies(said: str) -> bool:
    """Whether a bare quotation denies something in its own words, and grants nothing."""
    says_no = NEGATION.search(NOT_KNOWN.sub(" ", said)) or DENYING.search(said)
    return said.startswith("“") and bool(says_no) and not any(grants.search(said) for grants in _GIVES_GROUND)

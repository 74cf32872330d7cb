"""How a model's words go on from the name of who says them. Pure."""

import re

from bot.breakdown import NO_ACCUSER
from bot.views.grammar import closing_comma

_ASKED = re.compile(
    r"(?:asked (?:about|whether|if|why|how|what|who|when|where|by)|told (?:of|about|that)|pressed|shown)\b"
    r"[^.]*, (?:\w+ly )?(?:said|says|replied|answered|declined)\b"
)
"""“Asked whether anybody had read it, said …”: who is named does not ask."""
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

"""How far an answer meets its claim, where words alone can tell."""

import re

from bot.breakdown import Relation, Scope
from bot.disputes.said import Said
from bot.disputes.words import numbers

_TO_COME = re.compile(
    r"\b(?:will|would|going to|plans?|planned|planning|seeks?|seeking|sought|looking to|trying|tried|intends?|intended|in the process of|about to"
    r"|wants?|wanted|preparing|could|may|might|soon|considering|poised|set to)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:ha(?:s|ve|d)(?: \w+)?|ha(?:s|ve|d)n['’]t|never|did(?: not|n['’]t)) (?:\w+ )?(?:\w+(?:ed|en|wn|ld|nt|ought|aught|de|t)|been|done|had|put|met|run)\b",
    re.IGNORECASE,
)
"""A denial of what was done. It leaves open what is said to be on its way."""


def scope_of(claim: Said, answer: Said, relation: Relation) -> Scope:
    """Full, or partial where the claim is about what is to come and the denial about what was, or where numbers differ."""
    if relation != "denies" or answer.reverses:
        return "full"
    mine, theirs = answer.statement.quote, claim.statement.quote
    if _TO_COME.search(theirs) and _DONE.search(mine):
        return "partial"
    counted = numbers(mine)
    if counted and numbers(theirs) and not counted & numbers(theirs):
        return "partial"
    return "full"

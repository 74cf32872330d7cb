"""Stance beyond the verb's own: refusals, calling a claim false, a first-person denial; and the hedges around it."""

import re
from functools import cache

from bot.breakdown import Stance
from bot.lexicon import nouns
from bot.lexicon.lookup import forms, words
from bot.readers.offline.attributions import Attribution
from bot.readers.offline.passages import words_of

_UNTRUE = words_of(words(nouns.UNTRUE))
_UNFAIR = words_of(words(nouns.UNFAIR))
_TURNED_DOWN = words_of(words(nouns.TURNED_DOWN))
_HEDGE = words_of(words(nouns.HEDGES))
# "I have never taken a bribe", "We did not know": in the past, about oneself. A plan ("we will not") denies nothing.
_NOT_I = re.compile(
    r"\b(?:I|we)(?:\s+(?:have|had|did|was|were|am|are|do)(?:\s+\w+ly)?\s+(?:not|never)|\s*(?:have|had|did|was|were)n['’]t|(?:['’](?:ve|d|m))\s+(?:not|never)|\s+never)\s+(?!think\b|know\b|want\b|believe\b|going\b|care\b|see\b|need\b|sure\b|expect\b|understand\b|say\b|like\b)",
    re.IGNORECASE,
)
# "(she said) she had never met him": an indirect answer about oneself, at the beginning of what is said.
_NOT_ONESELF = re.compile(
    r"(?:he|she|it|they)\s+[“\"‘']?(?:(?:had|has|have)(?:\s+\w+ly)?(?:\s+not|\s+never|n['’]t)|(?:was\s+|were\s+)?never)\s+"
    r"(?!yet\b|(?:\w+ly\s+)?(?:think|know|want|believe|going|care|see|need|sure|expect|understand|say|like|hear|remember|mind)\b)",
    re.IGNORECASE,
)
# "That is a lie", "The claims are false".
_THAT_IS = re.compile(
    r"\b(?:that|this|it|these|those|they|(?:claim|allegation|accusation|report|charge|suggestion|story|notion|idea)s?)(?:['’]s|\s+(?:is|are|was|were))\b",
    re.IGNORECASE,
)
_NEAR = 40
"""Characters between "that is" and the word that calls it false."""
# "the report", "any link", "claims that …": what is named or blasted is itself something said.
_CLAIM_FIRST = re.compile(
    r"(?:(?:the|that|this|those|these|any|his|her|its|their|such|what|[A-Z][\w’'.-]*’s)\s+)?(?:\w+\s+)?"
    r"(?:claim|allegation|accusation|report|charge|suggestion|story|notion|idea|rumou?r|statement|assertion|link|complaint|lawsuit|reading)s?\b"
)


def stance_of(attribution: Attribution, quote: str, charged: bool) -> Stance | None:
    """The stance of one report; None where nobody voiced it. `charged`: a charge stands before."""
    stance = attribution.stance
    verb = attribution.cue_token
    if stance != "asserts":
        return stance
    if attribution.follows == "naming":
        return _called(quote) or ("rejects" if _CLAIM_FIRST.match(quote) else stance)
    if attribution.follows == "object" and verb is not None and verb.lower_ in _hostile() and _CLAIM_FIRST.match(quote):
        return "rejects"
    if attribution.quoted or attribution.follows == "clause":
        return _said(quote, charged) or stance
    return stance


def hedges(sentence: str) -> tuple[str, ...]:
    """Words of the sentence that weaken it, as they stand there."""
    return tuple(dict.fromkeys(match.group() for match in _HEDGE.finditer(sentence)))


@cache
def _hostile() -> frozenset[str]:
    return frozenset(form for verb in words(nouns.HOSTILE) for form in forms(verb))


def _called(quote: str) -> Stance | None:
    if _UNTRUE.search(quote):
        return "denies"
    return "rejects" if _UNFAIR.search(quote) else None


def _said(quote: str, charged: bool) -> Stance | None:
    for match in _THAT_IS.finditer(quote):
        after = quote[match.end() : match.end() + _NEAR]
        if called := _called(after):
            return None if re.match(r"\s*not\b", after) and called == "denies" and "not true" not in after else called
    if charged and (_NOT_I.search(quote) or _NOT_ONESELF.match(quote)):
        return "denies"
    return "rejects" if charged and _TURNED_DOWN.search(quote) else None

"""Role beyond the verb's own: no reply, calling a claim false, a first-person denial."""

import re

from bot.breakdown import Role
from bot.language.lexicon import both_numbers, forms, verb_forms, words
from bot.readers.rules.attributions import Attribution
from bot.readers.rules.paragraph import words_of
from bot.readers.rules.stance_patterns import denies_own_deed, own_answer

_UNTRUE = words_of(words("untrue"))
_UNFAIR = words_of(words("unfair"))
_TURNED_DOWN = words_of(words("turned_down"))
# "That is a lie", "The claims are false".
_THAT_IS = re.compile(
    r"\b(?:that|this|it|these|those|they|(?:claim|allegation|accusation|report|charge|suggestion|story|notion|idea|analysis|study|estimate|figure|number|account|criticism|complaint|lawsuit|email|letter)s?)(?:['’]s|\s+(?:is|are|was|were))\b",
    re.IGNORECASE,
)
_PLEA = re.compile(r"guilty|not guilty|innocent")
_ADMITS_NONE = re.compile(r"no\b|none\b|nothing\b", re.IGNORECASE)
# "How things had gone wrong" calls nothing wrong.
_WENT_WRONG = re.compile(r"\b(?:go|goes|going|gone|went)\s+wrong\b", re.IGNORECASE)
# "Did not respond", "could not be reached", "there was no reply"; who "declined to respond" was reached.
_NO_REPLY = re.compile(
    r"(?:\S+\s+){0,3}?(?:respond(?:ed)?|responses?|repl(?:y|ied|ies)|return(?:ed)?|answer(?:ed)?|call(?:ed)? back|be (?:reached|contacted|located|found))\b",
    re.IGNORECASE,
)
_UNWILLING = re.compile(
    r"\b(?:declin|refus|reject)\w*|\b(?:would|will|wo|could|can|ca)\s*(?:n[’']t|not)\s+(?!(?:\w+ly\s+)?be\b)",
    re.IGNORECASE,
)
# What is quoted within a quotation: “I wanted to shout, ‘That’s a lie’”.
_INNER = re.compile(r"(?<=[\s“\"])[‘'](?=[A-Z])[^“”\"\n]*?[’'](?!\w)")
_REFUSING = frozenset(forms("decline") + forms("refuse"))
_NEAR = 40
"""Characters between "that is" and the word that calls it false."""
# "the report", "any link", "claims that …": what is named or blasted is itself something said.
_CLAIM_FIRST = re.compile(
    r"(?:(?:the|that|this|those|these|any|his|her|its|their|such|what|[A-Z][\w’'.-]*’s)\s+)?(?:\w+\s+)?"
    r"(?:claim|allegation|accusation|report|charge|suggestion|story|notion|idea|rumou?r|statement|assertion|link|complaint|lawsuit|reading|indictment|criticism|finding|analysis|figure)s?\b"
)


def role_of(attribution: Attribution, quote: str, charged: bool) -> Role | None:
    """The role of one report; None where nobody voiced it. `charged`: a charge stands before."""
    role = attribution.role
    quote = _INNER.sub("…", quote) if attribution.quoted and quote[:1] in '“"' else quote
    verb = attribution.cue_token
    if verb is not None and verb.lower_ in forms("plead") and (plea := _PLEA.match(quote)):
        return "concedes" if plea.group() == "guilty" else "denies"
    if role == "concedes" and attribution.follows == "object" and _ADMITS_NONE.match(quote):
        return "denies" if both_numbers("assertable") & set(quote.lower().split()) else None
    refuses = verb is not None and verb.lower_ in _REFUSING
    if role == "will not say" and not refuses and _NO_REPLY.match(quote) and not _UNWILLING.search(quote):
        return "not reached"
    if role != "claims":
        return role
    described = attribution.follows == "object" and verb is not None and verb.lower_ in forms("describe")
    if attribution.follows == "naming" or (described and " as " in quote):
        return _called(quote) or ("rejects" if _CLAIM_FIRST.match(quote) else role)
    if (
        attribution.follows == "object"
        and verb is not None
        and verb.lower_ in verb_forms("hostile")
        and _CLAIM_FIRST.match(quote)
    ):
        return "rejects"
    if attribution.quoted or attribution.follows == "clause":
        return _said(quote, charged) or role
    return role


def _called(quote: str) -> Role | None:
    if _UNTRUE.search(_WENT_WRONG.sub("", quote)):
        return "denies"
    return "rejects" if _UNFAIR.search(quote) else None


def _said(quote: str, charged: bool) -> Role | None:
    if own := own_answer(quote):
        return own
    for match in _THAT_IS.finditer(quote):
        after = quote[match.end() : match.end() + _NEAR]
        if called := _called(after):
            return None if re.match(r"\s*not\b", after) and called == "denies" and "not true" not in after else called
    if charged and denies_own_deed(quote):
        return "denies"
    return "rejects" if charged and _TURNED_DOWN.search(quote) else None

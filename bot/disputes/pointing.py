"""Denials that only point back: “rejected that”, “called the allegation nonsense”, “disputed her account”.

Whoever says so answers something; what is open is which claim. Little in their words tells, so place decides, and whose
words are meant.
"""

import re
from typing import Literal

from bot.disputes import cues
from bot.disputes.said import Said
from bot.disputes.words import concepts

_I = re.IGNORECASE
_PART = r"(?:(?:nearly|almost|virtually|most|much|parts?|some|all|any|none|every|each|both) (?:all )?(?:of )?)*"
_IT = re.compile(rf"^\W*{_PART}(?:that|this|it|these|those|them|both)\b\W*(?:as\b.*)?$", _I | re.DOTALL)
_UNTRUE_FIRST = re.compile(
    rf"^\W*(?:(?:well|no|look|oh|honestly)\W+)*(?:(?:that|this|these|those|all of (?:this|that|it)|none of (?:it|this|that))"
    rf"(?:['’]s|['’]re| is| are| was| were)(?: \w+){{0,3}}? [“‘\"']?)?{cues.UNTRUE}\b(?! to \w)",
    _I,
)
_NOUN = re.compile(
    rf"^\W*{_PART}((?:the|that|this|these|those|such|any|all|his|her|their|its|our|my|(?:[\w.]+ ){{0,3}}[\w’'-]+[’']s?) )?"
    rf"(?:[\w’'-]+ ){{0,2}}?({cues.TOLD}|versions?|explanations?|interpretations?|assessments?|contentions?|premise|implications?"
    r"|insinuations?|timeline|readings?|testimony|indictments?|calculations?)\b(.*)$",
    _I | re.DOTALL,
)
_NO_MORE_OF_IT = re.compile(r"\b(?:as|which|who|is|are|was|were|has|have|had|may)\b|[“‘\"]", _I)

_OFFENCE = re.compile(
    r"^\W*(?:(?:all|both|the|any|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|\d+) )*(?:charges?|counts?|offences?) of\b"
    r"|^\W*(?:attempted |aggravated |gross negligence |conspiracy to |causing |false )?(?:fraud|murder|manslaughter|arson|theft|robbery|burglary"
    r"|assault|rape|perjury|bribery|corruption|conspiracy|wounding|blackmail|affray|forgery|embezzlement|money[- ]laundering|accounting"
    r"|misconduct in|perverting|death by|grievous)\b",
    _I,
)

Pointer = Literal["it", "noun", "offence"]


def pointer(answer: Said) -> Pointer | None:
    """How a denial points back, if it does nothing else: with a pronoun, a noun for something told, or what a court calls it."""
    quote = answer.statement.quote
    if answer.cue_negated or answer.is_refusal or answer.is_ruling or answer.kind != "denial":
        return None
    branded = answer.is_explicit and bool(cues.BRANDING.search(answer.cue))
    if answer.is_cued or branded:
        if _IT.match(quote):
            return "it"
        if _OFFENCE.match(quote):
            return "offence"
    elif not answer.calls_untrue:
        return None
    elif _UNTRUE_FIRST.match(quote):
        return "it"
    return "noun" if _names_only_a_noun(quote) else None


def _names_only_a_noun(quote: str) -> bool:
    """“The allegations”, “that version of events”; not “the suggestion that delay killed them”, which tells what is meant."""
    found = _NOUN.match(quote)
    if found is None:
        return False
    rest = _NO_MORE_OF_IT.split(found.group(3))[0]
    return len(concepts(rest)) <= (1 if rest.startswith(" of ") else 0)

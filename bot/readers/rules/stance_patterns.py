"""What somebody's own words do to a charge: a denial in so many words, a point granted, a refusal to answer."""

import re

from bot.breakdown import Role

# "I have never taken a bribe", "We didn’t sell it"; "if we had not" and what is only thought, felt or planned deny nothing.
_NOT_I = re.compile(
    r"(?<!\bif )\b(?:I|we)(?:(?:\s+(?:have|had|did)|['’](?:ve|d))(?:\s+\w+ly)?\s+(?:not|never)|\s+(?:have|had|did)n['’]t|\s+never)"
    r"\s+(?!(?:\w+ly\s+)?(?:think|thought|know|knew|known|want|need|believe|expect|understand|understood|say|hear|heard|like|mean|meant"
    r"|see|seen|remember|plan|decide|mind|care|been\s+(?:interviewed|told|asked|contacted|consulted|able))\w*\b)",
    re.IGNORECASE,
)

_ONESELF = r"[“\"‘']?(?:I|we|he|she|it|they)"
_WOULD_NOT = r"(?:(?:did|do|does|would|will|could|can)\s+not|(?:did|do|does|would|wo|could|ca)n['’]t|cannot|never)"
# "(it said) it did not comment on leaked papers": whoever says so answers nothing.
_DECLINES = re.compile(
    rf"{_ONESELF}\s+{_WOULD_NOT}\s+(?:be\s+)?(?:comment|commented|discuss|speculate|take\s+a\s+position|get\s+(?:ahead|into)|go\s+into|"
    r"talk\s+about|be\s+drawn|drawn|answer|elaborate|respond)",
    re.IGNORECASE,
)
# "It had nothing to add", "he could not say": asked, and no answer given.
_SAYS_NOTHING = re.compile(
    rf"{_ONESELF}\s+(?:(?:had|has|have)\s+(?:nothing\s+(?:more\s+|further\s+|else\s+)?to\s+(?:add|say)|no\s+(?:wish|desire)\s+to\s+"
    r"(?:add|say|comment|speak)|no\s+(?:further\s+)?(?:comment|information)\b)|(?:was|is|were|are)(?:\s+not|n['’]t)\s+in\s+a\s+"
    r"position\s+to\s+(?:say|comment|discuss)|(?:could|can)(?:\s*not|n['’]t)\s+(?:say|comment)\b)",
    re.IGNORECASE,
)
_NO_COMMENT = re.compile(r"[“\"‘']?(?:no\b[\s.…]*comment\b|(?:I|we)\s(?:don|do\s?n)[’']t\sconfirm\b)", re.IGNORECASE)
_NOTHING_OF_THE_SORT = re.compile(
    r"\bnothing\s+of\s+the\s+(?:kind|sort)\b|\bno\s+truth\s+(?:in|to|whatsoever)\b|\b(?:is|was|are|were)\s+(?:\w+ly\s+)?innocent\b|"
    r"\b(?:did|done|does|do)\s+nothing\s+(?:wrong|improper|illegal)\b|\b(?:has|have|had)\s+nothing\s+to\s+do\s+with\b",
    re.IGNORECASE,
)
# "The radio messages were fabricated", "all of it was a lie".
_WAS_UNTRUE = re.compile(
    r"[“\"‘']?[^.;:!?“”]{3,90}?\s(?:is|are|was|were|been)\s(?:\w+ly\s)?[“\"‘']?(?:fabricated|untrue|false|fiction|lies|"
    r"an?\s(?:lie|fabrication|hoax))\b",
    re.IGNORECASE,
)
_CONFIRMS = re.compile(
    rf"(?:{_ONESELF}\s+(?:{_WOULD_NOT}\s+(?:dispute|contest)|(?:fully\s+)?(?:accept(?:s|ed)?|acknowledge[sd]?|admit(?:s|ted)?|concede[sd]?))\s+(?:that|it)\b)",
    re.IGNORECASE,
)
# "I don’t deny they moved fast", "I am not going to deny it": anywhere in what somebody says about oneself.
_GRANTS = re.compile(r"\b(?:I|we)\b[^.;?!]{0,12}(?:not|n['’]t|never)\b[^.;?!]{0,30}\b(?:deny|dispute)\b", re.IGNORECASE)
_DENIES = re.compile(r"[“\"‘']?(?:I|we)\s+(?:\w+ly\s+)?(?:denie[sd]|refute[sd]?)\b", re.IGNORECASE)
_WAS_UNFAIR = re.compile(
    r"[“\"‘']?[^.;:!?“”]{3,60}?\s(?:is|are|was|were|been)\s(?:\w+ly\s)?(?:a\s|an\s)?[“\"‘']?(?:baseless|unfounded|groundless|nonsense|absurd|"
    r"ridiculous|preposterous|ludicrous|rubbish|defamatory|meritless|without\s+merit|(?:taken|quoted|ripped)\s+out\s+of\s+context)\b|"
    r"(?:it|we|he|she|they|I)\s[“\"‘']?(?:strongly\s|totally\s|completely\s|firmly\s)disagree",
    re.IGNORECASE,
)
_REJECTS = re.compile(r"[“\"‘']?(?:I|we)\s+(?:\w+ly\s+)?reject(?:s|ed)?\b", re.IGNORECASE)


def denies_own_deed(quote: str) -> bool:
    """Whether words say of those who speak that they have not done something, as one answers a charge."""
    return bool(_NOT_I.search(quote))


def own_answer(quote: str) -> Role | None:
    """The role that the quoted words name themselves: “it did not comment on leaks”, “I don’t deny it”."""
    if _DECLINES.match(quote) or _SAYS_NOTHING.match(quote) or _NO_COMMENT.match(quote):
        return "will not say"
    if _CONFIRMS.match(quote) or _GRANTS.search(quote):
        return "concedes"
    if _DENIES.match(quote) or _NOTHING_OF_THE_SORT.search(quote) or _WAS_UNTRUE.match(quote):
        return "denies"
    return "rejects" if _REJECTS.match(quote) or _WAS_UNFAIR.match(quote) else None

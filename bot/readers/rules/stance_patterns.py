"""What somebody's own words do to a charge: a denial of what is past, a point granted, a refusal to answer."""

import re

from bot.breakdown import Role
from bot.language.text import stems

_SHARED = 2
"""Words in common with what others have told, from which a negation answers it."""

# What is only thought, felt or planned denies nothing.
_MIND = (
    r"(?:\w+ly\s+)?(?:think|know|want|believe|going|care|see|need|sure|expect|understand|say|like|hear|remember|mind|plan|"
    r"decide|slept|count|able|mean|thought|knew|known|wanted|believed|needed|expected|understood|liked|heard|"
    r"remembered|planned|decided|counted|meant|"
    r"seen(?!\s+(?:him|her|them|M(?:r|rs|s|iss)\b))|been\s+(?:interviewed|told|asked|contacted|consulted|able|paid))"
)
# "I have never taken a bribe", "We did not know": in the past, about oneself. A plan ("we will not") or "but I’m not an
# engineer" denies nothing.
_NOT_I = re.compile(
    r"(?!(?<=but\s)I['’]m\s+not\s+an?\s|(?:I|we)(?:\s+am|\s+are|['’]m|['’]re)\s+not\s+\w+ing\b)\b(?:I|we)(?:\s+(?:have|had|did|was|were|am|are|do)(?:\s+\w+ly)?\s+(?:not|never)|\s*(?:have|had|did|was|were)n['’]t"
    rf"|(?:['’](?:ve|d|m))\s+(?:not|never)|\s+never)\s+(?!{_MIND}\b)",
    re.IGNORECASE,
)
# "We have found no letter", "I was asked nothing".
_NOTHING_I = re.compile(
    r"\b(?:I|we)(?:['’](?:ve|d|m))?\s(?:[\w]+\s){0,3}?(?:found|took|taken|received|signed|sent|gave|given|paid|did|done|asked|"
    r"told)\s+(?:no(?!\s+longer)|nothing)\b",
    re.IGNORECASE,
)
# "(she said) she had never met him": an indirect answer about oneself, at the beginning of what is said.
_NOT_ONESELF = re.compile(
    r"(?:he|she|it|they)\s+[“\"‘']?(?:(?:had|has|have)(?:\s+\w+ly)?(?:\s+not|\s+never|n['’]t)|(?:was\s+|were\s+)?never)\s+"
    rf"(?!yet\b|{_MIND}\b)",
    re.IGNORECASE,
)
# "(she said) the firm had never owned it", "its cameras “have never failed”": of the past, whoever it is about.
_NEVER = re.compile(
    r"(?:[^,;:.“”]{2,60}?)\s[“\"‘']?(?:(?:has|have|had|was|were|is|are)\s+never|never)\s+(?:been\s+)?(?!before\b)\w+(?:ed|en|t|wn|ne|de|id)\b"
)
# "No such call had been received", "nothing had been signed", "nobody slept".
_NONE_HAD = re.compile(
    r"[“\"‘']?(?:no(?!\s+longer)|none|nothing|nobody|no\s+one)\b[^.,;]{0,60}?\s(?:had|happened|went\s+wrong|took\s+place)\b",
    re.IGNORECASE,
)
# "There was no letter"; a danger or a plan that there is not is another matter.
_THERE_WAS_NO = re.compile(
    r"^[“\"‘'\s]*there\s*(?:was|were|is|are|['’]s|has\s+been|have\s+been|had\s+been)\s+(?:no|never)\s+"
    r"(?!risk|indication|need|doubt|reason|plan|sign|way|hope|point|bad\b|danger|question|chance|shade|time|money|room|immediate|"
    r"change|word|better|longer)",
    re.IGNORECASE,
)
_FOUND_NO = re.compile(r"\b(?:found|turned\s+up|uncovered)\s+(?:no|nothing)\b(?!\s+longer)", re.IGNORECASE)

# "Its forces had not carried out any operation", "the firm was not given special treatment": of the past, in the third person.
_NOT_THEIRS = re.compile(
    r"(?:the|its|his|her|their|our|my|[A-Z][\w’'-]*)(?:\s[\w’'-]+){0,4}?\s(?:had|has|have|was|were|did)(?:\s\w+ly)?"
    rf"(?:\s(?:not|never)|n['’]t)\s(?!yet\b|{_MIND}\b)"
)
_DENIALS = (_NOTHING_I, _FOUND_NO, _THERE_WAS_NO, _NOT_I)
_DENIALS_AT_THE_BEGINNING = (_NOT_ONESELF, _NEVER, _NONE_HAD)

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
    r"position\s+to\s+(?:say|comment|discuss)|(?:could|can)(?:\s*not|n['’]t)\s+(?:say|comment)\b|(?:did|do|does)(?:\s+not|n['’]t)\s+"
    r"know[\s.,”\"’']*$)",
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
# "Four dead cats, not six", "changed rather than cancelled".
_CONTRAST = re.compile(r"(?:, not|\brather than)\s(?:an?\s|the\s)?([\w’'-]+)[\s.,”\"’']*$", re.IGNORECASE)
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


def negates_the_past(quote: str) -> bool:
    """Whether words say that something did not happen, as one answers a charge: “she had never met him”."""
    return any(p.search(quote) for p in _DENIALS) or any(p.match(quote) for p in _DENIALS_AT_THE_BEGINNING)


def takes_back(quote: str, told: str) -> bool:
    """Whether words end in “…, not six”, where six is what the article has told before."""
    match = _CONTRAST.search(quote)
    return match is not None and re.search(rf"\b{re.escape(match.group(1))}", told, re.IGNORECASE) is not None


def denies_for_others(quote: str, told: str) -> bool:
    """Whether words deny of a third what others have told of it: “its forces had not carried out any attack”."""
    return _NOT_THEIRS.match(quote) is not None and len(stems(quote) & stems(told)) >= _SHARED


def own_answer(quote: str) -> Role | None:
    """The role that the quoted words name themselves: “it did not comment on leaks”, “I don’t deny it”."""
    if _DECLINES.match(quote) or _SAYS_NOTHING.match(quote) or _NO_COMMENT.match(quote):
        return "will not say"
    if _CONFIRMS.match(quote) or _GRANTS.search(quote):
        return "concedes"
    if _DENIES.match(quote) or _NOTHING_OF_THE_SORT.search(quote) or _WAS_UNTRUE.match(quote):
        return "denies"
    return "rejects" if _REJECTS.match(quote) or _WAS_UNFAIR.match(quote) else None

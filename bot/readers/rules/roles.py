"""Role beyond the verb's own: no reply, calling a claim false, and what the words themselves do to a charge."""

import re

from bot.breakdown import Role
from bot.language.lexicon import both_numbers, forms, forms_of, one_of, verb_forms, words
from bot.language.text import is_negated
from bot.readers.rules.attributions import Attribution
from bot.readers.rules.paragraph import Token

_UNTRUE = re.compile(rf"\b(?:{one_of(words('untrue'))})\b", re.IGNORECASE)
_UNFAIR = re.compile(rf"\b(?:{one_of(words('unfair'))})\b", re.IGNORECASE)
_TOLD = one_of(both_numbers("told"))
# "That is a lie", "The claims are false"; not “they hear him say it’s a hoax”, “myths that are untrue”.
_THAT_IS = re.compile(
    r"(?:(?:^|[.!?;:,—–])[\s“\"‘'.…]*(?:(?:well|no|look|yes|honestly)\W+)*|\b(?:and|but|because|so|that|(?:I|we)\s(?:think|believe))\s+)"
    r"(?P<it>that|this|it|these|those|they)(?P<be>['’](?:s|re)|\s+(?:is|are|was|were))\b"
    rf"|(?<!\b(?:on|of|in|to) the )\b(?:{_TOLD})(?:['’]s|\s+(?:is|are|was|were))\b",
    re.IGNORECASE,
)
# "A false hope", "an outrageous tweet" call no claim so.
_ENDS = re.compile(
    r"\s*(?:$|[^\w\s]|(?:and|but|or|from|to|that|because|in|on|when|by|for|as|at|if|of|since|with|simply)\b)"
)
_WRONG = re.compile(r"\b(?<!simply )wrong\b|\bwrong to (?!allege|claim|imply|say|state|suggest)")
_WENT_WRONG = re.compile(r"\b(?:go|goes|going|gone|went)\s+wrong\b", re.IGNORECASE)
_PLEA = re.compile(r"guilty|not guilty|innocent")
_ADMITS_NONE = re.compile(r"no\b|none\b|nothing\b", re.IGNORECASE)
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
_REFUSING = forms_of("decline refuse")
_NEAR = 3
"""Words between "that is" and the word that calls it false."""
# "the report", "any link", "claims that …": what is named or blasted is itself something said.
_CLAIM_FIRST = re.compile(
    r"(?:(?:the|that|this|those|these|any|his|her|its|their|such|what|[A-Z][\w’'.-]*’s)\s+)?(?:\w+\s+)?"
    rf"(?:{_TOLD}|indictments?)\b"
)


# "Called it absurd", "called the two long reports misleading"; who calls a gesture offensive turns down no claim.
_TOLD_FIRST = re.compile(
    rf"(?:it|that|this|them|these|those|all)\b|(?:[\w’'.-]+\s+){{0,5}}?(?:{one_of(both_numbers('told') | both_numbers('also_told'))}|suits?|words)\b",
    re.IGNORECASE,
)


def role_of(attribution: Attribution, quote: str) -> Role | None:
    """The role of one report; None where it was not said."""
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
    described = verb is not None and verb.lower_ in forms("describe")
    if attribution.follows == "naming" or (attribution.follows == "object" and described and " as " in quote):
        is_name = verb is not None and verb.dep_ in {"pcomp", "relcl", "csubj"}  # "what she calls her analysis"
        return _called(f"{_object(verb)} {quote}".strip() if verb is not None else quote) or (
            "rejects" if _CLAIM_FIRST.match(quote) and not (is_name or described) else role
        )
    if (
        attribution.follows == "object"
        and verb is not None
        and verb.lower_ in verb_forms("hostile")
        and _CLAIM_FIRST.match(quote)
    ):
        return "rejects"
    if attribution.quoted or attribution.follows == "clause":
        return _said(quote, attribution.quoted) or role
    return role


def _object(naming: Token) -> str:
    """The “that” of “called that an insult”, which is no part of the quote."""
    return next((t.lower_ for t in naming.doc[naming.i + 1 : naming.i + 2] if t.tag_ in {"DT", "PRP"}), "")


def _called(quote: str) -> Role | None:
    if not _TOLD_FIRST.match(quote):
        return None  # "called climate change a hoax": a charge of his own
    if _UNTRUE.search(_WENT_WRONG.sub("", quote)):  # “how things had gone wrong” calls nothing wrong
        return "denies"
    return "rejects" if _UNFAIR.search(quote) else None


def _said(quote: str, quoted: bool) -> Role | None:
    if own := _own_answer(quote):
        return own
    for match in _THAT_IS.finditer(quote):
        starts = match.start("it" if match["it"] else 0)
        before, after = re.split(r"[.!?]", quote[:starts])[-1], re.split(r"(?<=[.!?;])\s", quote[match.end() :])[0]
        if is_negated(before) or after.rstrip(' ”"').endswith("?"):
            continue  # "she did not suggest it was a forgery"
        called = _calls(_UNTRUE, "denies", after) or _calls(_UNFAIR, "rejects", after)
        past = quoted and match["it"] and re.search(r"\b(?:was|were)$", match[0])
        wrong = called == "denies" and _WRONG.search(after) and (past or (match["it"] or "").casefold() == "it")
        if wrong or (past and called == "rejects") or re.match(r"\s*not\b(?! true)", after):
            continue  # "it was wrong to take it", "that was unfair": a deed, and no claim
        if called:
            return called
    return None


def _calls(words: re.Pattern[str], role: Role, after: str) -> Role | None:
    """Whether one of these words is what something is called right behind its verb."""
    found = words.search(_WENT_WRONG.sub("", after))
    if found is None or len(after[: found.start()].split()) > _NEAR or not _ENDS.match(after, found.end()):
        return None
    return role


_ONESELF = r"[“\"‘']?(?:I|we|he|she|it|they)"
_WOULD_NOT = r"(?:(?:did|do|does|would|will|could|can)\s+not|(?:did|do|does|would|wo|could|ca)n['’]t|cannot|never)"
# "(it said) it did not comment on leaked papers": that is no answer.
_DECLINES = re.compile(
    rf"{_ONESELF}\s+{_WOULD_NOT}\s+(?:be\s+)?(?:comment|commented|discuss|speculate|take\s+a\s+position|get\s+(?:ahead|into)|go\s+into|"
    r"(?<!do not )(?<!does not )(?<!n['’]t )talk\s+about|be\s+drawn|drawn|answer|elaborate|respond)|[“\"‘']?no\b[\s.…]*comment\b",
    re.IGNORECASE,
)
_NOTHING_OF_THE_SORT = re.compile(
    r"\b(?:do|does|did|done|said|saw|promised|is|was)\s+nothing\s+of\s+the\s+(?:kind|sort)\b|\bno\s+truth\s+(?:in|to|whatsoever)\b|\b(?:is|was|are|were)\s+(?:\w+ly\s+)?innocent\b|"
    r"\b(?:did|done|does|do)\s+nothing\s+(?:wrong|improper|illegal)\b|\b(?:has|have|had)\s+nothing\s+to\s+do\s+with\b",
    re.IGNORECASE,
)


def _own_answer(quote: str) -> Role | None:
    """The role that the quoted words name themselves: “it did not comment on leaks”, “I reject that”."""
    if _DECLINES.match(quote):
        return "will not say"
    return "denies" if _NOTHING_OF_THE_SORT.search(quote) else None

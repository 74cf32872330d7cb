"""Denials that only point back: “rejected that”, “called the allegation nonsense”, “disputed her account”."""

import re
from typing import NamedTuple

from bot.language.lexicon import both_numbers, one_of, words
from bot.language.text import stem, stems

_I = re.IGNORECASE
_NOT_SO = one_of(words("untrue") | words("unfair"))
_UNTRUE = rf"(?:(?:an? |pack of )?(?:{_NOT_SO})|nothing (?:but|more than)|not (?:accurate|correct|so))"
_TOLD = one_of(both_numbers("told") | both_numbers("also_told"))
_PARTS = r"(?:(?:nearly|almost|most|much|parts?|all|any|none|every|each|both) (?:all )?(?:of )?)*"
_IT = re.compile(rf"^\W*{_PARTS}(?:that|this|it|these|those|them)\b\W*(?:as\b.*)?$", _I | re.DOTALL)
_UNTRUE_FIRST = re.compile(
    rf"^\W*(?:(?:well|no|look|honestly)\W+)*(?:that|this|these|those|it|all of (?:this|that|it)|none of (?:it|this|that))"
    rf"(?:['’]s|['’]re| is| are| was| were)(?: \w+){{0,3}}? [“‘\"']?{_UNTRUE}\b(?! to \w)",
    _I,
)
LONGEST = 1_000
"""Characters of a quote that are looked at: who points back at a claim says so in its first words."""
_NOUN = re.compile(
    rf"^\W*{_PARTS}(?P<whose>(?:(?:[\w.]+ ){{0,3}}?[\w’'-]+[’']s?|an?|the|that|this|these|those|such|any|all|his|her|their|its) )?"
    rf"(?P<which>(?:[\w’'-]+ ){{0,2}}?)(?P<noun>(?:{_TOLD})|versions? of events|versions?|explanations?)\b(?P<rest>.*)$",
    _I | re.DOTALL,
)
_NO_MORE_OF_IT = re.compile(r"\b(?:as|which|who|is|are|was|were|has|have|had|may|do|does|did|don|against)\b|[“‘\"]", _I)
_SAYS_UNTRUE = re.compile(rf"\b{_UNTRUE}\b", _I)
_OWNED = re.compile(r"[’']s?\W*$|^\W*(?:his|her|their|its)\b", _I)
_TELLS_WHAT = re.compile(r"^\W*(?:that|of|about)\s+(?=\w)", _I)
_BY_SOMEBODY = re.compile(
    r"(?:accounts?|versions?|recollections?|stud(?:y|ies)|analys[ie]s|testimony|criticisms?|findings?|conclusions?|figures?)",
    _I,
)
_DOING = re.compile(r"^\W*(?:that\b|(?:ever |any )?(?:having|being|involvement|wrongdoing|knowledge|\w+ing)\b)", _I)


class Pointer(NamedTuple):
    """How a denial points back: with the noun for what was told, or a pronoun; at whose words and about what, where it says so."""

    noun: str | None
    whose: str = ""
    about: frozenset[str] = frozenset()

    which: frozenset[str] = frozenset()
    """“The software explanation”: of several claims the one that speaks of software."""
    apposed: bool = False
    """“…, a charge that the port denied”: at what the same sentence says before."""


def pointer(quote: str, *, by_cue: bool) -> Pointer | None:
    """The way in which the words of a denial point back, if they do nothing else. `by_cue`: “denied”, “called” stands before."""

    if _IT.match(quote) if by_cue else _UNTRUE_FIRST.match(quote):
        return Pointer(noun=None)
    found = _NOUN.match(quote[:LONGEST])
    if found is None or (not by_cue and not _SAYS_UNTRUE.search(found["rest"])):
        return None
    rest = _NO_MORE_OF_IT.split(found["rest"])[0]
    about = stems(rest)
    whose = found["whose"] if _OWNED.search(found["whose"] or "") else ""
    if about and not whose:
        return None
    apposed = (found["whose"] or "").strip().casefold() in ("a", "an")
    return Pointer(stem(found["noun"].split()[0]), whose, about, stems(found["which"]), apposed)


class Denied(NamedTuple):
    """What a denial says that it denies: “claims that the roof leaked”."""

    begins: int
    """Where in its quote the denied words begin: “the roof leaked”."""
    noun: str | None = None
    """The stem of the noun for what was told: “claim”."""


def denied_words(quote: str, *, of_whatever: bool) -> Denied | None:
    """The denied words, where no one is named who told them; None where the quote does not tell.

    `of_whatever`: “denied” has such words without a noun, too: “having taken money”.
    """
    found = _NOUN.match(quote[:LONGEST])
    if found is not None:
        if _OWNED.search(found["whose"] or ""):
            return None  # “the union’s claim that …”: the union's
        tells = _TELLS_WHAT.match(found["rest"])
        if tells and tells.group().split()[0] == "of" and _BY_SOMEBODY.match(found["noun"]):
            return None  # “the account of a colleague”
        return Denied(found.start("rest") + tells.end(), stem(found["noun"].split()[0])) if tells else None
    return Denied(0) if of_whatever and _DOING.match(quote) else None

"""What a stretch of text speaks about, and whether it says yes or no: content words, concepts, names, numbers, negation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice

from bot.disputes.concepts import CONCEPT_OF

TOKEN = re.compile(r"\d[\d.,:]*\d%?|\d%?|[^\W\d_]\.(?:[^\W\d_]\.)+|[^\W_]+(?:['’-][^\W_]+)*")
"""Numbers with their separators, dotted abbreviations (U.S.), words with inner hyphens and apostrophes."""
_POSSESSIVE = ("'s", "’s")

CLAUSE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\b(?:Mrs|Sen|Rep|Gov))[.;:!?…]+(?=\W|$)|,[\"”’]|\s[–—-]\s|—|,?\s(?:but|because|although|though|whereas|while|unless|which|who)\s|\sthat\s(?=(?:is|are|was|were|has|have|had|will|would|do|does|did|never)\b)|,\s(?:and|so|as)\s|\s(?:and|or)\s(?=(?:we|I|he|she|it|they|that|there)\b)",
    re.IGNORECASE,
)

SUPPOSED = re.compile(r"\b(?:if|whether|should|must|ought)\b", re.IGNORECASE)

NEGATORS = frozenset(
    (
        "not",
        "never",
        "no",
        "none",
        "nobody",
        "nothing",
        "neither",
        "nor",
        "nowhere",
        "without",
        "cannot",
        "hardly",
        "barely",
        "zero",
    )
)
FAILING = re.compile(
    r"(?<!been )(?<!was )(?<!were )\b(?:fail to|failed to|fails to|refuse[sd]?|decline[sd]?|stopped short of|short of|lacks?|lacked|unable|free of)\b",
    re.I,
)
A_NAME = re.compile(r"(?:(?<=[\w,] [“‘])|(?<=[\w,] ))(?:No|Never) (?=[A-Z])")
"""Part of a name: No Child Left Behind."""
_SAYS_NO = re.compile(
    r"\b(?:(?:did|do|does|has|have|had|will|would|can|could)(?: not|n['’]t)|cannot|(?:has|have|had) no|never|no(?! longer\b))"
    r" (?:(?:ever|yet|been|be|\w+ly) )*([^\W\d_][\w’'-]*)"
    r"|\b(?:was|were|is|are|been)(?: not|n['’]t) (?:(?:ever|yet|\w+ly) )*([^\W\d_]\w+(?:ed|en|wn|ld|id|ught))\b",
    re.IGNORECASE,
)
NOT_NEGATION = re.compile(
    r", (?:and )?not (?:for |by |in |on |of |about |a |an |the |just |merely )*\w+(?=[,.;]|$)|\bnot to\b"
    r"|(?:\bnot|n['’]t) (?:only|just|merely|simply|least)\b|\bno (?:doubt|question|wonder|matter|less than|fewer than|sooner)\b"
    r"|\bwhether or not\b|\bif not\b|\bwhy not\b|\bno\.? \d|\bnot to mention\b|\bnothing (?:but|less)\b|\bnot un\w+",
    re.IGNORECASE,
)

STOP = frozenset(
    """
    a an the this that these those it its they them their theirs he him his she her hers we us our ours i me my mine
    you your yours who whom whose which what when where why how there here and or but nor so yet if then than as of
    to in on     at for from by with about into over after before under between through during within among
    up down out off     be is are was were been being am do does did done doing have has had having will would shall
    should can could may might     must also very more most much many some any all both each few other another such
    own same too just only even still     again ever once now ago said say says saying told tell tells according
    added adding mr mrs ms dr sir not no never none     cannot neither without nothing nobody n't isn't aren't
    wasn't weren't don't doesn't didn't won't wouldn't can't couldn't     hasn't haven't hadn't shouldn't one ones
    thing things lot way well like get got gets getting make made makes making go     going goes went come came let
    whether because while although though since until upon per via etc really simply     called call calls calling
    think thinks thought believe believes believed fact case that's it's he's she's they're we're     i'm i've we've
    they've there's what's who's i'd we'd he'd she'd they'd i'll we'll he'll she'll they'll yes ok     people person
    man woman men women year years day days time times today yesterday week weeks month months     monday tuesday
    wednesday thursday friday saturday sunday plan plans planned seek seeks sought latter former
    """.split()
)

_SUFFIXES = (
    "ization", "isation", "ational", "atories", "ations", "ation", "ative", "atory", "ating", "ators", "ator", "ated",
    "ates", "ate", "ements", "ement", "ments", "ment", "ingly", "ings", "ing", "ional", "ions", "ion", "edly", "ably",
    "ible", "able", "ance", "ence", "ants", "ant", "ents", "ent", "ness", "less", "fully", "ful", "ists", "ist", "ism",
    "ities", "ity", "ally", "ials", "ial", "als", "al", "ives", "ive", "ized", "izes", "ize", "ised", "ises", "ise",
    "ors", "or", "ers", "er", "ies", "ied", "ed", "es", "ly", "ous", "ic", "s", "y", "e",
)  # fmt: skip
_LEAST_STEM = 4
"""Letters that must be left of a word: shorter stems bring unlike words together (“state”, “station”)."""


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The shared beginning of a word's family: retaliation, retaliate and retaliatory are one."""
    word = word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'").replace(".", "")
    if word in CONCEPT_OF:
        return word
    changed = True
    while changed:
        changed = False
        for suffix in _SUFFIXES:
            if word.endswith(suffix) and len(word) - len(suffix) >= _LEAST_STEM and not word.endswith("ss"):
                word, changed = word.removesuffix(suffix), True
                break
    if len(word) >= _LEAST_STEM and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word


@dataclass(frozen=True)
class Clause:
    """One clause: the concepts in it with their sign (-1 for the far end of an antonym), and whether it is negated."""

    text: str
    concepts: dict[str, int]
    negated: bool
    supposed: bool
    """Whether it asks or supposes, so that its truth is left open."""
    refused: frozenset[str]
    """What it says no to: the concept of the verb or the noun behind each negation."""


def tokens(text: str) -> list[str]:
    """Words and numbers of `text` in order, possessive 's stripped."""
    return [token[:-2] if token.endswith(_POSSESSIVE) else token for token in TOKEN.findall(text)]


def concept(word: str) -> tuple[str, int]:
    """The concept that a word stands for, with its sign; an ordinary word stands for its stem."""
    low = word.casefold().replace("’", "'")
    return CONCEPT_OF.get(low) or CONCEPT_OF.get(stem(word)) or (stem(word), 1)


def concepts(text: str) -> dict[str, int]:
    """Every concept that the content words of `text` stand for."""
    return dict(concept(word) for word in _content(text))


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The stems of the content words of `text`: finer than its concepts, for which “bought” and “sold” are one."""
    return frozenset(stem(word) for word in _content(text))


def _content(text: str) -> Iterator[str]:
    for word in tokens(text):
        for part in word.split("-") if "-" in word else [word]:
            low = part.casefold().replace("’", "'")
            if low not in STOP and (len(low) > 1 or low.isdigit()):
                yield part


def is_negated(text: str) -> bool:
    """Whether a clause says no: an odd number of negators, the usual idioms not counted."""
    text = A_NAME.sub(" ", NOT_NEGATION.sub(" ", text))
    count = 0
    for word in tokens(text):
        low = word.casefold().replace("’", "'")
        count += low in NEGATORS or low.endswith("n't")
    if re.search(r"\bneither\b.*\bnor\b", text, re.I | re.S):
        count -= 1
    return (count + len(FAILING.findall(text))) % 2 == 1


MOST_CLAUSES = 40
"""Of a longer speech the beginning tells what it is about. Each clause is compared with each of the other statement's."""


def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of `text`, by punctuation and conjunctions; crude, but the same on both sides of a comparison."""
    found, at = [], 0
    for end in islice(chain(CLAUSE_END.finditer(text), [None]), MOST_CLAUSES):
        part = text[at : end.start() if end else len(text)]
        at = end.end() if end else at
        if part.strip(" “”\"'‘’"):
            asks = bool(SUPPOSED.search(part)) or (end is not None and "?" in end.group())
            found.append(Clause(part, concepts(part), is_negated(part), asks, _refused(part)))
    return tuple(found)


def _refused(text: str) -> frozenset[str]:
    """“Has never exported”: export; “no check had been missed”: check."""
    return frozenset(concept(found[1] or found[2])[0] for found in _SAYS_NO.finditer(text))


@lru_cache(maxsize=4096)
def names(text: str) -> frozenset[str]:
    """Stems of the capitalised words of `text`, those of its first word too unless it is a stop word."""
    return frozenset(stem(word) for word in tokens(text) if word[:1].isupper() and word.casefold() not in STOP)

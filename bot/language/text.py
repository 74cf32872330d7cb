"""A text as words to compare: tokens, stems, the names in it, its clauses and whether they say no. One of each for all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, islice

import snowballstemmer  # type: ignore[import-untyped]

from bot.language.lexicon import table, words
from bot.language.negation import negates

TOKEN = re.compile(r"\d[\d.,:]*\d%?|\d%?|[^\W\d_]\.(?:[^\W\d_]\.)+|[^\W_]+(?:['’-][^\W_]+)*")
"""Numbers with their separators, dotted abbreviations (U.S.), words with inner hyphens and apostrophes."""
CLAUSE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\b(?:Mrs|Sen|Rep|Gov))[.;:!?…]+(?=\W|$)|,[\"”’]|\s[–—-]\s|—"
    r"|,?\s(?:but|because|although|though|whereas|while|unless|which|who)\s"
    r"|\sthat\s(?=(?:is|are|was|were|has|have|had|will|would|do|does|did|never)\b)"
    r"|,\s(?:and|so|as)\s|\s(?:and|or)\s(?=(?:we|I|he|she|it|they|that|there)\b)",
    re.IGNORECASE,
)
MOST_CLAUSES = 40
"""Of a longer speech the beginning tells what it is about. Each clause is compared with each of the other statement's."""

_POSSESSIVE = ("'s", "’s")
_SUPPOSED = re.compile(r"\b(?:if|whether|should|must|ought)\b", re.IGNORECASE)
_FAILING = re.compile(
    r"(?<!been )(?<!was )(?<!were )\b(?:fail(?:s|ed)? to|refuse[sd]?|decline[sd]?|short of|lacks?|lacked|unable|free of)\b",
    re.IGNORECASE,
)
_A_NAME = re.compile(r"(?:(?<=[\w,] [“‘])|(?<=[\w,] ))(?:No|Never) (?=[A-Z])")
"""Part of a name: No Child Left Behind."""
_NOT_NEGATION = re.compile(
    r", (?:and )?not (?:for |by |in |on |of |about |a |an |the |just |merely )*\w+(?=[,.;]|$)|\bnot to\b"
    r"|(?:\bnot|n['’]t) (?:only|just|merely|simply|least)\b"
    r"|\bno (?:doubt|question|wonder|matter|less than|fewer than|sooner)\b"
    r"|\bwhether or not\b|\bif not\b|\bwhy not\b|\bno\.? \d|\bnot to mention\b|\bnothing (?:but|less)\b|\bnot un\w+",
    re.IGNORECASE,
)
_SAYS_NO = re.compile(
    r"\b(?:(?:did|do|does|has|have|had|will|would|can|could)(?: not|n['’]t)|cannot|(?:has|have|had) no|never|no(?! longer\b))"
    r" (?:(?:ever|yet|been|be|\w+ly) )*([^\W\d_][\w’'-]*)"
    r"|\b(?:was|were|is|are|been)(?: not|n['’]t) (?:(?:ever|yet|\w+ly) )*([^\W\d_]\w+(?:ed|en|wn|ld|id|ught))\b",
    re.IGNORECASE,
)
_STEMMER = snowballstemmer.stemmer("english")
_BASE = {form: verb for verb, past in table("irregular").items() for form in past}
_SAME = {
    str(_STEMMER.stemWord(other)): str(_STEMMER.stemWord(word))
    for word, others in table("synonyms").items()
    for other in others
}
STOP = words("stop")


def is_irregular_past(word: str) -> bool:
    """Whether a folded word is the past of an irregular verb: "took"."""
    return _BASE.get(word, word) != word


def base_stem(word: str) -> str:
    """The stem of a folded word; an irregular past is its verb."""
    return str(_STEMMER.stemWord(_BASE.get(word, word)))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its ending, folded; an irregular past is its verb, and synonyms are one word."""
    word = word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'").replace(".", "")
    stemmed = base_stem(word)
    return _SAME.get(stemmed, stemmed)


@cache
def telling() -> frozenset[str]:
    """Stems of words about telling: they say that something is answered, and nothing of what."""
    return frozenset(map(stem, words("telling")))


def words_of(text: str) -> list[str]:
    """Words and numbers of `text` in order, possessive 's stripped."""
    return [token[:-2] if token.endswith(_POSSESSIVE) else token for token in TOKEN.findall(text)]


@lru_cache(maxsize=8192)
def content_stems(text: str) -> frozenset[str]:
    """The stems of the words of `text` that tell something."""
    return frozenset(stem(word) for word in content(text))


def content(text: str) -> Iterator[str]:
    """The words of `text` that tell something, as they are written; of a hyphened one its parts."""
    for word in words_of(text):
        for part in word.split("-") if "-" in word else [word]:
            low = part.casefold().replace("’", "'")
            if low not in STOP and (len(low) > 1 or low.isdigit()):
                yield part


@lru_cache(maxsize=4096)
def names(text: str) -> frozenset[str]:
    """Stems of the capitalised words of `text`, those of its first word too unless it is a stop word."""
    return frozenset(stem(word) for word in words_of(text) if word[:1].isupper() and word.casefold() not in STOP)


@dataclass(frozen=True)
class Clause:
    """One clause: the stems of its words, and whether it says no."""

    text: str
    stems: frozenset[str]
    negated: bool
    supposed: bool
    """Whether it asks or supposes, so that its truth is left open."""
    refused: frozenset[str]
    """What it says no to: the stem of the verb or the noun behind each negation."""


def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of `text`, by punctuation and conjunctions; crude, but the same on both sides of a comparison."""
    found, at = [], 0
    for end in islice(chain(CLAUSE_END.finditer(text), [None]), MOST_CLAUSES):
        part = text[at : end.start() if end else len(text)]
        at = end.end() if end else at
        if part.strip(" “”\"'‘’"):
            asks = bool(_SUPPOSED.search(part)) or (end is not None and "?" in end.group())
            refused = frozenset(stem(found[1] or found[2]) for found in _SAYS_NO.finditer(part))
            found.append(Clause(part, content_stems(part), is_negated(part), asks, refused))
    return tuple(found)


def is_negated(text: str) -> bool:
    """Whether a clause says no: an odd number of negations, the usual idioms not counted."""
    text = _A_NAME.sub(" ", _NOT_NEGATION.sub(" ", text))
    count = sum(negates(word.casefold().replace("’", "'")) for word in words_of(text))
    if re.search(r"\bneither\b.*\bnor\b", text, re.IGNORECASE | re.DOTALL):
        count -= 1
    return (count + len(_FAILING.findall(text))) % 2 == 1

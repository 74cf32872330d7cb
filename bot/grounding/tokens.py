"""Text → word tokens that compare exactly, each with its place in the real text.

Two texts are the same quote when their tokens are the same. What may differ: invisible characters, curly or straight
quotation marks, the kind of dash, upper or lower case, compatibility forms (NFKC), punctuation between words.
What may not: one word, one digit, a currency, a per cent, a sign, the "n't" of a verb.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.language.negation import negates

_QUOTES = dict.fromkeys("“”„‟«»〝〞＂", '"') | dict.fromkeys("‘’‚‛‹›´`＇ʼ", "'")
_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
_FOLD = {ord(real): folded for real, folded in (_QUOTES | _DASHES).items()}

# One token for money, decimals, dates in digits and per cents; one for a word with its apostrophes ("wasn't", "o'clock").
# A minus counts as a sign only where no letter, digit or per cent stands before it: "5-6", "80%-10%".
_TOKEN = re.compile(r"(?:(?<![\w%-])-(?=[$£€¥₹]?\d))?[$£€¥₹]?\d+(?:[.,:/⁄]\d+)*%?|[^\W\d_]\w*(?:'\w+)*|\w+|[$£€¥₹%]")


class Token(NamedTuple):
    """One word: its folded form and its [start, end) in the real text."""

    word: str
    start: int
    end: int

    @property
    def negates(self) -> bool:
        return negates(self.word)


def is_invisible(character: str) -> bool:
    """Format characters: zero-width, soft hyphen, bidi controls, tags; and variation selectors."""
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


@lru_cache(maxsize=64)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of `text` in order; their spans never overlap and lie within it."""
    folded, places = _fold(text)
    found: list[Token] = []
    for match in _TOKEN.finditer(folded):
        token = Token(match.group(), places[match.start()], places[match.end() - 1] + 1)
        if found and token.start < found[-1].end:  # one character that unfolds into several words ("㏂") is one token
            before = found.pop()
            token = Token(before.word + token.word, before.start, max(before.end, token.end))
        found.append(token)
    return tuple(found)


def _fold(text: str) -> tuple[str, Sequence[int]]:
    """The folded text, and for each of its characters the index of the real one that it comes from."""
    if text.isascii():
        return text.lower(), range(len(text))
    out: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        cluster = text[at:end]
        if not (len(cluster) == 1 and is_invisible(cluster)):
            folded = unicodedata.normalize("NFKC", cluster.translate(_FOLD)).casefold().translate(_FOLD)
            out.append(folded)
            # Every folded character but the last points at the cluster's start, the last at its end,
            # so that a token which ends here takes the combining marks along.
            places.extend([at] * (len(folded) - 1) + [end - 1] if folded else [])
        at = end
    return "".join(out), places

"""Whether one stretch of words is another one shortened: the same words in the same order, and nothing cut that matters.

What may go: articles; a word or two in front of a noun (“the Ostravian vessel Lund” → “the Lund”) unless the noun is then
another thing; the end of a clause that only tells when, why or what else. Nothing may be cut from a clause that says no,
or that speaks of all or most: there fewer words say more.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from bot.disputes import gist_words as known
from bot.disputes.words import TOKEN

MOST_CUT = 3
"""Words in a row that may be left out inside a clause, a possessive ending counted as one."""
MOST_WORDS, MOST_SAID, MOST_FREE = 60, 2_000, 12
"""Of one part of a gist, of what it sums up, and in a row that mean nothing: bounds on the walk."""

_PIECE = re.compile(
    rf"(?P<number>[$£€¥]?\d[\d.,:]*\d(?:m|bn|k|%|th|nd|st|rd)?|[$£€¥]?\d(?:m|bn|k|%|th|nd|st|rd)?)(?![^\W_])"
    rf"|(?P<word>{TOKEN.pattern})|(?P<stop>[.!?…;]+)|(?P<comma>[,:—–])|(?P<sign>[%$£€¥&])"
)
_QUOTED = re.compile(r"“([^”]+)”|\"([^\"]+)\"|(?<![^\W_])[‘']([^’']+)[’'](?![^\W_])")
_CONTRACTED = {"won't": "will not", "can't": "can not", "cannot": "can not", "shan't": "shall not"}
_ENDINGS = {"'ve": "have", "'re": "are", "'ll": "will", "'m": "am", "'d": "would", "'s": "'s"}
_ABBREVIATED = frozenset("mr mrs ms dr st sen rep gov gen col lt sgt prof rev hon jr sr inc co corp no".split())
_SPEECH = frozenset("well look no yes".split())
_JOINING = frozenset("but and so".split())
"""How somebody begins to speak, without a meaning of its own: the first before a comma only."""


class Word(NamedTuple):
    """One word as it is compared."""

    text: str
    capital: bool = False
    opens: bool = False
    """Whether a sentence begins here."""


@lru_cache(maxsize=512)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of `text`, contractions parted, numbers as digits, bounds (“no fewer than”) as one sign."""
    found: list[Word] = []
    opens = True
    for piece in _PIECE.finditer(text.replace("’", "'").replace("‘", "'")):
        if piece["stop"]:
            opens = opens or not (found and found[-1].text in _ABBREVIATED and piece["stop"] == ".")
        elif piece["comma"]:
            found.append(Word(","))
        elif piece["number"] or piece["sign"]:
            found.append(Word(piece.group().replace(",", ""), opens=opens))
            opens = False
        else:
            parts = _parted(piece["word"])
            found.append(Word(parts[0], piece["word"][0].isupper(), opens))
            found += [Word(part) for part in parts[1:]]
            opens = False
    return tuple(_signed(found))


def _parted(word: str) -> list[str]:
    low = word.casefold()
    if low in _CONTRACTED:
        return _CONTRACTED[low].split()
    if low.endswith("n't"):
        return [low.removesuffix("n't"), "not"]
    for ending, whole in _ENDINGS.items():
        if low.endswith(ending) and len(low) > len(ending):
            return [low.removesuffix(ending), whole]
    return [known.NUMBERS.get(low, low)]


def _signed(words: Sequence[Word]) -> list[Word]:
    out: list[Word] = []
    at = 0
    while at < len(words):
        sign, length = _sign(words, at)
        out.append(Word(sign, opens=words[at].opens) if sign else words[at])
        at += length
    return out


def _sign(words: Sequence[Word], at: int) -> tuple[str, int]:
    for length in (3, 2):
        if sign := known.SIGNS.get(tuple(word.text for word in words[at : at + length])):
            return sign, length
    following = words[at + 1].text if at + 1 < len(words) else ""
    return (known.SIGNS_BEFORE_NUMBERS.get(words[at].text, "") if _counts(following) else ""), 1


def shortens(wanted: Sequence[Word], said: Sequence[Word], *, whole: bool = False, told: Sequence[Word] = ()) -> bool:
    """Whether `wanted` is `said`, or some of its sentences, shortened.

    With `whole` no word may be missing, but what stands before a noun that was `told` in full already.
    """
    if not any(word.text not in known.FREE for word in wanted) or len(wanted) > MOST_WORDS or _is_no_prose(said):
        return False
    starts = [at for at, word in enumerate(said) if word.opens or at == 0]
    return any(
        _Fit(wanted, said, start, whole, told).holds(0, at)
        for start in starts
        for at in ([start] if whole else _beginnings(said, start))
    )


def _is_no_prose(said: Sequence[Word]) -> bool:
    """Hundreds of commas in a row, or a sentence without end: nothing to walk through word by word."""
    runs = (len(list(run)) for free, run in groupby(said, key=lambda word: word.text in known.FREE) if free)
    return len(said) > MOST_SAID or max(runs, default=0) > MOST_FREE


def _beginnings(said: Sequence[Word], start: int) -> list[int]:
    """Where a sentence may be taken to begin: at its first word, after “Well,”, or after the title before a name."""
    out = [start]
    if said[start].text in _SPEECH and len(said) > start + 2 and said[start + 1].text == ",":
        out.append(start + 2)  # “No, it was not”; but never the “no” of “no ship”
    if said[start].text in _JOINING:
        out.append(start + 1)
    for at in (start + 1, start + 2):
        title = said[start:at]
        if at < len(said) and said[at].capital and said[at - 1].text in known.TITLES and all(map(_is_plain, title)):
            out.append(at)
    return [at for at in out if at < len(said)]


def _is_plain(word: Word) -> bool:
    """Whether this word may be cut from inside a clause at all."""
    text = word.text
    return not (
        text in known.TURNS or text in known.PREPOSITIONS or text in known.LESSENS
        or (text in known.PRONOUNS and text not in known.POSSESSIVES)
        or _counts(text) or text.startswith(("un", "non-", "ex-", "anti-", "mis"))
    )  # fmt: skip


def _counts(text: str) -> bool:
    return any(letter.isdigit() for letter in text[:2])


def _only_places(rest: Sequence[str]) -> bool:
    """Whether these words only tell when or where: “before dawn”, “at the protest”, not “in some cases”."""
    if set(rest) & known.LIMITS:
        return False
    if rest[0] in known.CLAUSES_OF_TIME:
        return True
    numbers = any(map(_counts, known.CLOCK.sub("", " ".join(rest)).split()))
    return (rest[0] in known.WHEN or rest[0] in known.WHERE) and not numbers


class _Fit:
    """One attempt, from one sentence start: a walk through both rows of words, backing up where it fails."""

    def __init__(
        self, wanted: Sequence[Word], said: Sequence[Word], start: int, whole: bool, told: Sequence[Word]
    ) -> None:
        self._wanted, self._said, self._start, self._whole, self._told = wanted, said, start, whole, told
        self._seen: set[tuple[int, int, int]] = set()

    def holds(self, g: int, s: int, cut: int = -1) -> bool:
        """Whether the rest fits from here; `cut` is where the words left out just now began, -1 for none."""
        if (g, s, cut) in self._seen:
            return False
        self._seen.add((g, s, cut))
        if g == len(self._wanted):
            return cut < 0 and self._may_end(s)
        mine = self._wanted[g]
        if s < len(self._said) and matches(mine, self._said[s]) and self._may_cut(cut, s) and self.holds(g + 1, s + 1):
            return True
        if mine.text in known.FREE and self.holds(g + 1, s, cut):
            return True
        return s < len(self._said) and (self._next_sentence(g, s, cut) or self._skips(g, s, cut))

    def _skips(self, g: int, s: int, cut: int) -> bool:
        theirs = self._said[s]
        if theirs.opens and s > self._start:
            return False
        if theirs.text in known.FREE:
            # “not the tests” is less than “not tests”
            widens = theirs.text == "the" and (self._whole or self._is_bounded(s, self._end_of_sentence(s)))
            return not widens and self.holds(g, s + 1, cut)
        if (self._whole and not self._told) or g == 0:
            return False
        begun = s if cut < 0 else cut
        left_out = sum(word.text not in known.FREE for word in self._said[begun : s + 1])
        return left_out <= MOST_CUT and _is_plain(theirs) and self.holds(g, s + 1, begun)

    def _next_sentence(self, g: int, s: int, cut: int) -> bool:
        """Go on in a later sentence of the quote: “A.” “It isn't B.” → “A and isn't B”."""
        if self._whole or g == 0 or cut >= 0 or self._wanted[g].text not in ("and", ","):
            return False
        ends = [at for at in range(s, len(self._said)) if self._said[at].opens]
        if not ends or not self._may_end(s):
            return False
        first = ends[0]
        begins = {first, first + (self._said[first].text in known.PRONOUNS), first + self._said_again(first)}
        rest = self._wanted[g + 1 :]
        return any(_Fit(rest, self._said, first, self._whole, self._told).holds(0, at) for at in begins)

    def _said_again(self, first: int) -> int:
        """How many words a sentence begins with that the one before began with: “There is no X.” “There is no Y.”"""
        same = 0
        pairs = zip(self._said[self._start : first], self._said[first:], strict=False)
        for one, other in pairs:
            if (not matches(other, one) and not matches(one, other)) or other.text in known.BOUNDS:
                break
            same += 1
        return same

    def _may_cut(self, cut: int, s: int) -> bool:
        """Whether the words from `cut` to `s` only stand in front of the noun that comes now."""
        if cut < 0:
            return True
        run = [word for word in self._said[cut:s] if word.text not in known.FREE]
        if self._is_told([word.text for word in run] + [self._said[s].text]):
            return True
        if self._whole or self._is_bounded(s, self._end_of_sentence(s)) or run[0].text == "'s":
            return False
        before = self._said[cut - 1].text
        if before in known.BEFORE_A_NOUN or _counts(before):
            return True
        return self._said[s].capital and run[-1].text in known.TITLES

    def _is_told(self, words: Sequence[str]) -> bool:
        told = [word.text for word in self._told]
        return any(told[at : at + len(words)] == list(words) for at in range(len(told) - len(words) + 1))

    def _may_end(self, s: int) -> bool:
        """Whether what is left of the sentence may go."""
        end = self._end_of_sentence(s)
        rest = [word.text for word in self._said[s:end]]
        content = [text for text in rest if text not in known.FREE]
        if not content:
            return True
        if self._whole or set(rest) & known.CONDITIONS:
            return False
        if (
            (rest[0] == "," and content[0] in known.WHO)
            or rest[:2] == ["and", "that"]
            or rest[:3] == [",", "and", "that"]
        ):
            return True
        if self._is_bounded(s, s, known.NEGATIONS):
            return False
        if rest[0] == "that":
            return True
        if (rest[0] == "," or content[0] == "and") and content[0] not in known.PREPOSITIONS - {"and"}:
            return not set(rest) & known.HEDGES and "in part" not in " ".join(rest)
        if self._is_bounded(s, s):
            return False
        return content[0] == "because" or (_only_places(content) and self._is_past(s))

    def _is_past(self, s: int) -> bool:
        """Whether the sentence up to `s` tells what happened: “closes on Mondays” is not “closes”."""
        told = [word.text for word in self._said[self._start : s]]
        return any(text in known.PAST or text.endswith("ed") for text in told)

    def _end_of_sentence(self, s: int) -> int:
        said = self._said
        return next((at for at in range(s, len(said)) if said[at].opens and at > self._start), len(said))

    def _is_bounded(self, s: int, end: int, words: frozenset[str] = known.BOUNDS) -> bool:
        """Whether the sentence that `s` stands in, up to `end`, says no or speaks of all or most."""
        first = max(at for at in range(max(s, 1)) if at <= self._start or self._said[at].opens)
        return bool({word.text for word in self._said[first:end]} & words)


def matches(mine: Word, theirs: Word) -> bool:
    """Whether a gist may write `mine` where the source said `theirs`."""
    if mine.text == theirs.text:
        return True
    if mine.text in known.PAST_OF.get(theirs.text, ()):
        return True
    one, other = known.PRONOUNS.get(mine.text), known.PRONOUNS.get(theirs.text)
    return bool(one and other and one[1] & other[1] and ("first" in other[0] or one[0] & other[0]))


def holds_quotations(text: str, said: str) -> bool:
    """Whether every stretch in quotation marks stands in `said` word for word."""
    theirs = [word.text for word in words_of(said) if word.text != ","]
    for groups in _QUOTED.findall(text):
        mine = [word.text for word in words_of("".join(groups)) if word.text != ","]
        if not any(theirs[at : at + len(mine)] == mine for at in range(len(theirs) - len(mine) + 1)):
            return False
    return True

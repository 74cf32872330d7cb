"""Where the words that name a source, a messenger or a cue stand: always on word boundaries ("he" is not in "the")."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from bot.breakdown import Mention, Span
from bot.grounding.text_index import TextIndex
from bot.grounding.tokens import Token, tokens
from bot.language.lexicon import forms_of

_TELLING = forms_of("tell inform assure notify remind brief")
LONGEST_TIED = 20
"""Characters before a hyphen that may belong to a mention."""
_TIED = re.compile(r"(?<![\w’'-])\w+[-‑]$")
_MARKS = re.compile("[“”„«»\"‘’'.,;:!?]")


def is_listener(place: Span, index: TextIndex) -> bool:
    """Whether these words are who was told: "told Reuters", "informed the board"."""
    after = next((index.words[at].word for at in index.inside((place[1], len(index.article.text)))), "")
    before = [index.words[at] for at in index.inside((index.around(place)[0], place[0]))[-2:]]
    if after == "who":  # "told a woman who suggested that …": she speaks as well
        return False
    if before and before[-1].word in ("the", "a", "an"):
        before.pop()
    if not before or _MARKS.search(index.article.text, before[-1].end, place[0]):
        return False  # “We were told,” it said
    return before[-1].word in _TELLING


def mention_at(place: Span, index: TextIndex) -> Mention:
    """The article's own words at this place, as a mention; the first not without what a hyphen ties to it: “co-founder”."""
    text = index.article.text
    tied = _TIED.search(text, max(0, place[0] - LONGEST_TIED), place[0])
    place = (tied.start() if tied else place[0], place[1])
    return Mention(name=index.article.text[slice(*place)], start=place[0], end=place[1])


def find(name: str, area: Span, index: TextIndex, endings: Sequence[str] = ()) -> list[Span]:
    """Every place in `area` where these words stand whole, in the story proper.

    `endings` may be written together with the last of them: “He” in “He’s said”.
    """
    wanted = [token.word for token in tokens(name)]
    words = index.words
    if not wanted:
        return []
    stripped = name.rstrip()
    tail = stripped[len(stripped.rstrip(".)")) :]  # "the U.S.", "Brindle & Co.", "Rep. Moore (D-Wis.)"
    places = [
        _with_tail((words[at].start, _end(words[at + len(wanted) - 1], wanted[-1])), tail, index)
        for at in _starts(area, wanted, endings, index)
    ]
    return [
        place
        for place in places
        if area[0] <= place[0] and place[1] <= area[1] and not index.article.is_left_out(place)
    ]


def _with_tail(place: Span, tail: str, index: TextIndex) -> Span:
    """The place with the dot and the bracket that its last word has in both."""
    found = index.article.text.startswith(tail, place[1])
    return (place[0], place[1] + len(tail)) if tail and found else place


def _starts(area: Span, wanted: list[str], endings: Sequence[str], index: TextIndex) -> list[int]:
    *first, last = wanted
    lasts = {last, *(last + ending for ending in endings)}
    # One token more at the end: of “He’s” the area may hold only “He”.
    begin, end = index.inside(area).start, index.inside(area).stop + 1
    found = [index.places.get(one, ()) for one in lasts]
    starts = sorted(
        place - len(first) for all_ in found for place in all_[bisect_left(all_, begin) : bisect_left(all_, end)]
    )
    words = index.words
    return [at for at in starts if at >= 0 and all(words[at + i].word == word for i, word in enumerate(first))]


def _end(token: Token, wanted: str) -> int:
    """Where the mention ends in its last word: “He” in “He’s said”, “Vale” in “Vale’s claim”."""
    return token.end - (len(token.word) - len(wanted))


def overlaps(place: Span, spans: Sequence[Span]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in spans)

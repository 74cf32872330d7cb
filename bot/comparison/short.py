"""What matters most of a comparison, in a model's sentences: each of which passes the checks is shown. Pure."""

import re
from collections.abc import Sequence
from contextlib import suppress

from bot.comparison.excerpts import together
from bot.comparison.nouns import Item
from bot.comparison.story import Story, content
from bot.disputes.checks import checked
from bot.disputes.naming import refuse_strange_numbers
from bot.disputes.quotations import QUOTED, Refused, with_one_kind_of_marks

MOST_WORDS = 80
"""The prompt asks for 60."""
LONGEST_QUOTATION = 6
"""Words; longer ones stand below, where each has its outlet."""
_OUTLET = re.compile(r"\{(\d)\}")
_ALONE = re.compile(r"\b(?:only|alone|lacks?|leaves? out|omits?|without|does not|nothing|not in)\b", re.IGNORECASE)
"""Says that an outlet does not have something."""


def in_short(
    sentences: Sequence[str], stories: Sequence[Story], items: Sequence[Item], undone: Sequence[Item]
) -> tuple[str, ...]:
    """The sentences that hold; “{0}” stands for the first outlet.

    `undone`: items of which the model says that an outlet does not have them, and code that it may.
    """
    shown: list[str] = []
    for sentence in sentences:
        is_undone = _ALONE.search(sentence) and _nearest(sentence, items) in undone
        if is_undone or len(" ".join((*shown, sentence)).split()) > MOST_WORDS:
            continue
        with suppress(Refused):
            _check(sentence, stories)
            shown.append(sentence)
    return tuple(shown)


def _check(sentence: str, stories: Sequence[Story]) -> None:
    """Raises Refused unless the outlets that a sentence names have its names, quotations and numbers."""
    before, *parts = _OUTLET.split(sentence)
    outlets, texts = [stories[int(number)] for number in parts[::2]], parts[1::2]
    if "{" in before + "".join(texts):
        raise Refused("it names an outlet that is not there")
    told = stories if not outlets or _ALONE.search(sentence) else outlets  # without what only another has
    checked(_OUTLET.sub("it", sentence), together(told), "note")
    if any(len(said.split()) > LONGEST_QUOTATION for said in QUOTED.findall(with_one_kind_of_marks(sentence))):
        raise Refused("it quotes what stands below")
    # “{0} has 11, {1} 12”, or “11 in {0}, 12 in {1}”
    behind = [before + "".join(texts[:1]), *texts[1:]]
    ahead = [before, *texts[:-2], "".join(texts[-2:])]
    both = (zip(outlets, beside, strict=True) for beside in (behind, ahead))
    if len(set(outlets)) > 1 and not any(all(_has_numbers(*pair) for pair in pairs) for pairs in both):
        raise Refused("a number is another outlet's")


def _has_numbers(story: Story, text: str) -> bool:
    try:
        refuse_strange_numbers(text, together([story]))
    except Refused:
        return False
    return True


def _nearest(words: str, items: Sequence[Item]) -> Item | None:
    """The item that shares most words with a sentence."""
    own = content(words)
    return max(items, key=lambda item: len(own & _words(item)), default=None)


def _words(item: Item) -> frozenset[str]:
    return content(" ".join((item.about or "", *(f"{entry.who or ''} {entry.text}" for entry in item.entries))))

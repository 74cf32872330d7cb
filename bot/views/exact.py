"""Which words of a model's sentence are the article's own, so that a reporter sees what may be quoted. Pure."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from bot.views.runs import Run, Runs

FEWEST = 6
"""Words in a row that are in italics where they are the article's, and of a quotation with a line of its own: fewer are anybody's."""
_SPEECH = re.compile(r"(?:^|(?<=[.:!?”])\s|(?<=”\.)\s)\s*(“[^”]*”\.?)(?=\s|$)")
"""A quotation that stands alone: at the head, behind a colon or behind a sentence."""
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]|(?<!\w)‘[^’]*’(?!\w)")
_WORD = re.compile(r"\S+")
_MARKS = "“”‘’\"'.,;:!?()[]…–—"


def parts(text: str) -> list[tuple[bool, str]]:
    """The text as stretches of prose and quotations that stand alone and are long enough for a line; is it speech?"""
    found: list[tuple[bool, str]] = []
    at = 0
    for speech in _SPEECH.finditer(text):
        if len(speech[1].split()) < FEWEST:
            continue
        found += [(False, text[at : speech.start(1)].strip()), (True, speech[1])]
        at = speech.end()
    return [part for part in (*found, (False, text[at:].strip())) if part[1]]


def marked(text: str, sentences: Sequence[str]) -> Runs:
    """The text with words in italics that stand so in one of these sentences of the article, outside of its quotations."""
    words = list(_WORD.finditer(text))
    own = [_inside(word[0]) for word in words]
    found: list[tuple[int, int]] = []
    for sentence in sentences:
        theirs = [_inside(word) for word in _QUOTED.sub(" ¦ ", sentence).split()]
        for block in SequenceMatcher(None, own, theirs, autojunk=False).get_matching_blocks():
            first, last = block.a, block.a + block.size
            ends = (own[last : last + 1], theirs[block.b + block.size : block.b + block.size + 1])
            if all(ends) and ends[0][0].strip(_MARKS) == ends[1][0].strip(_MARKS):
                last += 1  # the run may end where only the marks differ
            same = words[first:last]
            if len(same) >= FEWEST and not any("“" in word[0] or "”" in word[0] for word in same):
                start, end = same[0].start(), same[-1].end()
                found.append((start, end - len(text[start:end]) + len(text[start:end].rstrip(_MARKS))))
    runs, at = [], 0
    for start, end in sorted(found):
        if start >= at:
            runs += [Run(text[at:start]), Run(text[start:end], "italic")]
            at = end
    return tuple(run for run in (*runs, Run(text[at:])) if run.text)


def _inside(word: str) -> str:
    """A word as it is compared: a capital may come from the head of a sentence, marks belong to it."""
    return word.casefold().replace("’", "'")

"""Which words of a model's sentence are the article's own, so that a reporter sees what may be quoted. Pure."""

import re
from difflib import SequenceMatcher

from bot.views.runs import Run, Runs

FEWEST = 6
"""Words in a row that are the article's from which they are in italics: fewer could be anybody's."""
_SPEECH = re.compile(r"(?:^|(?<=[.:!?”])\s|(?<=[”][.,])\s)\s*(“[^”]*”[.,]?)(?=\s|$)")
"""A quotation that stands alone: at the head, behind a colon or behind a sentence."""
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


def marked(text: str, article: str) -> Runs:
    """The text with words in italics that stand so in these sentences of the article; speech has its marks."""
    words, theirs = list(_WORD.finditer(text)), [_bare(word) for word in article.split()]
    own = [_bare(word[0]) for word in words]
    runs, at = [], 0
    for block in SequenceMatcher(None, own, theirs, autojunk=False).get_matching_blocks():
        same = words[block.a : block.a + block.size]
        if block.size < FEWEST or any("“" in word[0] or "”" in word[0] for word in same):
            continue
        start, end = same[0].start(), same[-1].end()
        end -= len(text[start:end]) - len(text[start:end].rstrip(_MARKS))
        runs += [Run(text[at:start]), Run(text[start:end], "italic")]
        at = end
    return tuple(run for run in (*runs, Run(text[at:])) if run.text)


def _bare(word: str) -> str:
    return word.strip(_MARKS).casefold().replace("’", "'")

"""Letters to an editor: from “Sir,” to the name below, whatever nobody else is told to say is the writer's."""

import re
from collections.abc import Sequence

from bot.breakdown import Span
from bot.readers.offline.attributions import Attribution
from bot.readers.offline.passages import Passage

_OPENING = re.compile(
    r"(?P<sir>(?:Dear )?(?:Sirs?|SIRS?|Madam|MADAM|Editor|EDITOR|Sir or Madam)\b|(?:To the|TO THE) (?:Editor|EDITOR))\s*(?:[,:—–-]+|$)\s*"
)
# "Edith Marlowe", "Dr P. Shaw, Mill Lane", "JANE POTTS"
_NAME = re.compile(r"(?P<name>[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|de|van|von|and|&)){1,5})(?:,|\s*$)")
_LONGEST_SIGNATURE = 12
"""Words of the line with the name."""
_MOST_PARAGRAPHS = 12
"""A letter that is longer has no signature; the name behind it is another's."""
_FEWEST_WORDS = 4


def with_letters(
    text: str, paragraphs: Sequence[Span], passages: Sequence[Passage], found: Sequence[Attribution]
) -> list[Attribution]:
    """The reports that were `found` and what the writers of signed letters say, one report a letter, in order."""
    letters = _letters(text, paragraphs, passages, found)
    told = [span for letter in letters for span in letter.spans]
    others = [one for one in found if not (_by_the_writer(one) and any(s <= one.spans[0][0] < e for s, e in told))]
    return sorted([*others, *letters], key=lambda one: one.spans)


def _letters(
    text: str, paragraphs: Sequence[Span], passages: Sequence[Passage], found: Sequence[Attribution]
) -> list[Attribution]:
    letters: list[Attribution] = []
    opened: tuple[int, re.Match[str]] | None = None
    for n, (start, end) in enumerate(paragraphs):
        opening = _OPENING.match(text, start, end)
        if opening is not None:
            opened = (n, opening)
        elif opened is not None and (name := _signature(text, start, end)) is not None:
            body = paragraphs[opened[0] : n]
            inside = [p for p in passages if any(s <= p.frame.span[0] < e for s, e in body)]
            spans = [span for p in inside for span in _own_words(p, opened[1].end(), found)]
            if spans and len(body) <= _MOST_PARAGRAPHS:
                cue = opened[1].span("sir")
                letters.append(Attribution(inside[0], spans, "asserts", cue, None, name, None))
            opened = None
    return letters


def _by_the_writer(one: Attribution) -> bool:
    """“I write about the trees” is the letter itself."""
    return one.head is not None and one.head.lower_ in {"i", "we"}


def _signature(text: str, start: int, end: int) -> Span | None:
    line = text[start:end]
    if len(line.split()) > _LONGEST_SIGNATURE or line.rstrip().endswith((".", "?", "!", ":", "”", '"')):
        return None
    match = _NAME.match(text, start, end)
    return match.span("name") if match is not None else None


def _own_words(passage: Passage, begins: int, found: Sequence[Attribution]) -> list[Span]:
    """The runs of sentences in which nobody else is told to say anything, and nothing is asked."""
    others = [one for one in found if one.passage is passage and not _by_the_writer(one)]
    taken = [part for one in others for part in (*one.spans, one.cue) if part is not None]
    runs: list[Span] = []
    joined = False
    for sent in passage.doc.sents:
        start, end = passage.span(sent.start, sent.end - 1)
        start = max(start, begins)
        asks = "?" in sent[-2:].text
        short = len(passage.text[start:end].split()) < _FEWEST_WORDS and not joined
        if start >= end or asks or short or any(s < end and start < e for s, e in taken):
            joined = False
        elif joined:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
            joined = True
    return [passage.tidy(run) for run in runs]

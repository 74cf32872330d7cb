"""Which quotations of a paragraph are whole utterances."""

import re
from dataclasses import dataclass, replace

from bot.breakdown import Span
from bot.language.lexicon import reports
from bot.language.quotation_marks import in_paragraph

# British style: a single mark opens at the start of a word and closes after punctuation.
_SINGLE = re.compile(r"(?<![\w'’])[‘']((?=[A-Z\[…])[^‘’'\n]*?(?:[’'](?=\w)[^‘’'\n]*?)*[,.?!])[’'](?!\w)")
_WORD = re.compile(r"\w[\w'’]*")
# Dismissed it as “Talk of the town.”
_FEWEST_WORDS_OF_AN_UTTERANCE = 2
_SMALL_IN_TITLES = {"a", "an", "the", "of", "and", "in", "for", "to", "on", "with", "at", "by", "or", "from"}
_SAID_AFTER = re.compile(r",?\s+(?:[\w.’'-]+\s+){0,4}?(?:said|says|asked|added|told|wrote|tweeted|replied)\b")
_LONGEST_REPORT = 80
_REPORT = re.compile(r"(?:(\w+),|:)\s*$")
_FEWEST_WORDS_WITHOUT_STOP = 4
_LONGEST_REPORT_IN_A_QUOTE = 200
"""Characters of ", said Ann Smith, a spokeswoman for the city, " between two parts of one quote."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One pair of marks; `start` and `end` include them. An `unclosed` one runs to the end of its paragraph."""

    start: int
    end: int
    inner: Span
    whole: bool
    """A sentence or more, not a few words worked into the reporter's own sentence."""
    unclosed: bool = False


def quotations(text: str, span: Span) -> tuple[Quotation, ...]:
    """The outermost quotations of one paragraph, in order."""
    found = [
        Quotation(q.start, q.end, q.inner, is_utterance(text[slice(*q.inner)], closed=not q.unclosed), q.unclosed)
        for q in in_paragraph(text, span)
    ]
    outer = [(q.start, q.end) for q in found]
    for match in _SINGLE.finditer(text, *span):
        if not any(s < match.end() and match.start() < e for s, e in outer):
            found.append(Quotation(*match.span(), match.span(1), is_utterance(match.group(1), closed=True)))
    found = [_introduced(text, q, span) for q in sorted(found, key=lambda q: q.start)]
    return tuple(_continued(text, found))


def _introduced(text: str, quotation: Quotation, span: Span) -> Quotation:
    """An utterance that lost its last comma or is one word, no other: `“It is a battle” Smith said`, `“No,” Smith said`, `shouted, “No,”`."""
    if quotation.whole:
        return quotation
    inner = text[slice(*quotation.inner)]
    before = _REPORT.search(text, max(span[0], quotation.start - _LONGEST_REPORT), quotation.start)
    if (
        inner[:1].isupper()
        and inner.endswith((",", ".", "!", "?"))
        and before
        and (before[1] is None or reports(before[1].lower()))
    ):
        return replace(quotation, whole=True)
    opens = text[span[0] : quotation.start].rstrip()[-1:] in {"", ".", "?", "!", "”", '"', ":"}
    said = _SAID_AFTER.match(text, quotation.end, span[1])
    long = len(_WORD.findall(inner)) >= _FEWEST_WORDS_WITHOUT_STOP or inner.endswith((",", ".", "!", "?"))
    return replace(quotation, whole=True) if opens and said and long else quotation


def _continued(text: str, found: list[Quotation]) -> list[Quotation]:
    """`“That,” he said, “is so.”`: what goes on after the report belongs to the utterance, capital letter or not."""
    for n in range(1, len(found)):
        before, here = found[n - 1], found[n]
        between = text[before.end : here.start]
        broken_off = before.whole and text[: before.inner[1]].rstrip().endswith((",", "—", "–", "-", "--"))
        resumed = len(between) <= _LONGEST_REPORT_IN_A_QUOTE and between.rstrip().endswith((",", "—", "–", "-"))
        if broken_off and resumed and here.inner[0] < here.inner[1]:
            found[n] = replace(here, whole=True)
    return found


def is_utterance(inner: str, *, closed: bool) -> bool:
    """Whether quoted words stand as a sentence of their own: they start like one and end like one."""
    words = _WORD.findall(inner)
    if len(words) < _FEWEST_WORDS_OF_AN_UTTERANCE or _is_title(words):
        return False
    start = inner.lstrip(" \n[(….‘'")
    begins = start[:1].isupper() or start[:1].isdigit()
    ends = not closed or inner.rstrip().endswith((".", ",", "?", "!", "…", "—", "–", "--", "-", "’", "'", "]", ";"))
    return begins and ends


def _is_title(words: list[str]) -> bool:
    """“Hillbilly Elegy and Other Tales,” names a book: nearly every longer word has a capital."""
    small = [word for word in words if word[0].islower()]
    return len(words) < 8 and len(small) < len(words) - 1 and all(word in _SMALL_IN_TITLES for word in small)

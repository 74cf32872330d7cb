"""The reporter's own sentences of a paragraph: whole quotations stand in them as one word, so that they parse well.

"“We never said so. We never will,” he said" becomes "“Yes,” he said"; marks around a few quoted words are left out.
Every character of a frame knows its place in the article.
"""

import re
from array import array
from dataclasses import dataclass

from bot.breakdown import Span
from bot.language.lexicon import verb_groups
from bot.readers.rules.quotations import Quotation, quotations

STAND_IN = "Yes"
"""Parsed as an interjection that hangs on the reporting verb, whatever stands around it."""

# "(R-Ohio)", "(FBI)": they break noun phrases in the parser and are never content by themselves.
_INITIALS = re.compile(r" \((?:[RDIL]|[RDIL]-[^)]{1,20}|[A-Z]{2,6})\)")
_SENTENCE_END = re.compile(r"[.!?][”\"’']?\s+(?=[A-Z“\"])")
LONGEST = 10_000
"""Characters parsed at once. A longer paragraph is hardly prose, and the parser's memory grows with it."""
# " - whom few expected - " between the subject and its verb; ", too," behind it, which hides its object from the parser.
_SKIPPED = re.compile(
    _INITIALS.pattern
    + r"| (?:--|[-–—]) [^-–—“”\".?!;]{3,100} (?:--|[-–—])(?= )"
    + r"|, (?:too|also|however|again|though|meanwhile|moreover|nevertheless|nonetheless|in turn|of course|for (?:his|her|its|their) part),(?= )"
)

_ASKS_ON = re.compile(
    r"\s+(?:[\w.’'-]+\s+){0,6}?(?:ask|said|say|told|wrote|repli|add|shout|demand|joke|quip|wonder)\w*"
)


# "WASHINGTON (AP) — ", "CLEVELAND, July 19 (UPI) — ".
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.,'’ ]{2,40}(?:[A-Z][a-z]+\.?,? ?\d{0,2},? )?(?:\([A-Za-z/. ]{2,30}\) ?)?(?:—|–|--|-)"
    r"|[A-Z][A-Z.'’ -]{2,30}(?:, [A-Z][A-Za-z. ]{2,20}){0,2},? [A-Z][a-z]+\.? \d{1,2} \([A-Za-z/. ]{2,30}\) ?(?:—|–|--|-)"
    r"|[•●▪·*–—-]) +"
)
# "VIKRAMPUR: The university …"; in a transcript the same name opens further lines.
_PLACE = re.compile(r"(?P<name>[A-Z]{3,}(?: [A-Z]{3,}){0,2}): +(?=[A-Z][a-z]*\s)")
# "14:05 The minister …", "2.31pm – Doyle: …": the time of an entry in a live report.
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2} ?(?:[ap]\.?m\.?|GMT|BST|CET|E[SD]T)?\s*(?:—|–|-|:|\|)?\s+(?=[\"“A-Z])")
_TOP = 4
"""Paragraphs in which a dateline may stand."""
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_ENDS = tuple(".?!:;\"”’'…)»]")
_STOPS = tuple(".?!:;…)»],")
_MARKS = '“"”'
_LONGEST = 18
"""Words; a longer line without a stop is a sentence that lost it."""
_TITLE = 0.6
"""Share of longer words with a capital from which a line is in title case."""
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Frame:
    """One paragraph, counted from 1, ready for the parser."""

    paragraph: int
    span: Span
    text: str
    places: "array[int]"
    """The article offset of each character of `text`."""
    quotations: tuple[Quotation, ...]
    stand_ins: dict[int, Quotation]
    """Frame offset of each stand-in word → the quotation it stands for."""


def frames(text: str, span: Span, paragraph: int) -> list[Frame]:
    """The frames of the paragraph at `span`: one, or several where it is too long to be parsed at once."""
    pieces, start = [], span[0]
    while span[1] - start > LONGEST:
        # At the end of a sentence, outside a quotation if that can be had.
        ends = [m.end() for m in _SENTENCE_END.finditer(text, start + LONGEST // 2, start + LONGEST)]
        end = ends[-1] if ends else start + LONGEST
        pieces.append((start, end))
        start = end
    return [frame(text, piece, paragraph) for piece in (*pieces, (start, span[1]))]


def frame(text: str, span: Span, paragraph: int) -> Frame:
    """The frame of the paragraph at `span`."""
    builder = _Builder(text)
    marks = quotations(text, span)
    at = _opening(text, span, paragraph)
    for quotation in marks:
        builder.copy(at, max(at, quotation.start))
        if quotation.whole:
            builder.stand_in(quotation, span[1])
        else:
            builder.copy(*quotation.inner)
        at = quotation.end
    builder.copy(at, span[1])
    return Frame(paragraph, span, "".join(builder.out), builder.places, marks, builder.stand_ins)


def _opening(text: str, span: Span, paragraph: int) -> int:
    """The offset at which the sentence of the paragraph at `span` begins."""
    dateline = _DATELINE.match(text, *span) or _CLOCK.match(text, *span) or _place(text, span, paragraph)
    return dateline.end() if dateline else span[0]


def _place(text: str, span: Span, paragraph: int) -> re.Match[str] | None:
    match = _PLACE.match(text, *span) if paragraph <= _TOP else None
    return match if match and text.count(match.group("name").split()[-1] + ":") == 1 else None


class _Builder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.out: list[str] = []
        self.places: array[int] = array("q")
        self.stand_ins: dict[int, Quotation] = {}

    def copy(self, start: int, end: int) -> None:
        for skipped in _SKIPPED.finditer(self.text, start, end):
            if any(word in verb_groups() for word in skipped.group().lower().split()):
                # " — he said on Monday — " is the report itself.
                continue
            self._copy(start, skipped.start())
            start = skipped.end()
        self._copy(start, end)

    def _copy(self, start: int, end: int) -> None:
        self.out.append(self.text[start:end])
        self.places.extend(range(start, end))

    def stand_in(self, quotation: Quotation, paragraph_end: int) -> None:
        """`“Yes,”`: the marks stay, they tell the parser that this is speech."""
        self.stand_ins[len(self.places) + 1] = quotation
        word = "“" + STAND_IN + self._stop(quotation, paragraph_end) + "”"
        self.out.append(word)
        last = quotation.end - 1
        self.places.extend([quotation.start, quotation.inner[0]] + [last] * (len(word) - 2))

    def _stop(self, quotation: Quotation, paragraph_end: int) -> str:
        """The stop inside the marks. A question mark before "he asked" would end the sentence too early."""
        after = self.text[quotation.end : min(quotation.end + 80, paragraph_end)]
        end = self.text[slice(*quotation.inner)].rstrip()[-1:]
        if end in "?!—–-…" and (after.lstrip()[:1].islower() or _ASKS_ON.match(after)):
            return ","
        return end if end in ",.?!" else ","


def is_heading(line: str, *, first: bool = False) -> bool:
    """Whether a line reads like a heading or a link: short, without a stop and in title case.

    The `first` line of an article is one without title case too.
    """
    words = _WORD.findall(line)
    if not words:
        return True
    if first and 1 < len(words) <= _LONGEST and not any(mark in line for mark in _MARKS):
        return not line.rstrip(" ’'").endswith(_STOPS)
    if line.rstrip().endswith(_ENDS) or len(words) > _LONGEST:
        return False
    long = [word for word in words[1:] if len(word) >= _SHORTEST]
    return len(words) < _SHORTEST or sum(word[0].isupper() for word in long) >= _TITLE * max(1, len(long))

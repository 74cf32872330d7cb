"""A parsed paragraph, and the ways back from its tokens to the article."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bot.breakdown import Span
from bot.readers.rules.preprocessing import Frame
from bot.readers.rules.quotations import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
else:  # to import spaCy takes a second, and only a reading needs it
    Doc = Token = Any

__all__ = ["Doc", "Passage", "Token"]

_TRIMMED = " \t\n\r\xa0,;:–—-"
_STOPS = ".!?…"
_REST_OF_A_WORD = re.compile(r"n['’]t\b|(?:[-‑]\w+)+")


@dataclass
class Passage:
    """One paragraph: the article's text, its frame and the frame's parse."""

    text: str
    frame: Frame
    doc: Doc
    number: int = field(init=False)

    def __post_init__(self) -> None:
        self.number = self.frame.paragraph

    @cached_property
    def stand_ins(self) -> dict[int, Quotation]:
        """Token index → the whole quotation for which the token stands."""
        places = self.frame.stand_ins
        return {token.i: places[token.idx] for token in self.doc if token.idx in places}

    def place(self, token: Token) -> Span:
        """Where a token stands in the article; a stand-in is its whole quotation."""
        if token.i in self.stand_ins:
            quotation = self.stand_ins[token.i]
            return quotation.start, quotation.end
        places = self.frame.places
        return places[token.idx], places[token.idx + len(token) - 1] + 1

    def span(self, first: int, last: int) -> Span:
        """The article's words from token `first` to token `last`, both included; never the half of “wasn’t” or “ex-minister”."""
        end = self.place(self.doc[last])[1]
        rest = _REST_OF_A_WORD.match(self.text, end) if self.text[end - 1].isalnum() else None
        while (
            first > 0
            and "-" in (self.doc[first].text, self.doc[first - 1].text)
            and not self.doc[first - 1].whitespace_
        ):
            first -= 1
        return self.place(self.doc[first])[0], rest.end() if rest else end

    def tidy(self, span: Span) -> Span:
        """Without commas and dashes at its ends, with both marks of a quotation that begins or ends there."""
        start, end = self.trim(span)
        for quotation in self.frame.quotations:
            inner_start, inner_end = quotation.inner
            inside = quotation.start <= start and end <= quotation.end
            ends_with_it = quotation.start < end <= quotation.end and not self.trimmed(end, inner_end)
            if inside and not (start <= inner_start and ends_with_it):
                # A few of the quoted words: no mark alone.
                start, end = max(start, inner_start), min(end, inner_end)
                continue
            if quotation.start <= start <= inner_start:
                start = quotation.start
            runs_on = not quotation.whole and quotation.start < end < inner_end and self.text[end] in _STOPS
            if ends_with_it or runs_on:
                # Quoted words that run on over the end of the sentence are still the same source's.
                end = quotation.end
        inner = self.text[start:end]
        return start, end + (inner.count("(") > inner.count(")") and self.text[end : end + 1] == ")")

    def trimmed(self, start: int, end: int) -> str:
        """What stands there beside commas, dashes and stops."""
        return self.text[start:end].strip(_TRIMMED + _STOPS)

    def trim(self, span: Span) -> Span:
        """Without white space, commas, dashes and the sentence's stop at its ends."""
        start, end = span
        while start < end and self.text[start] in _TRIMMED + _STOPS:
            start += 1
        while end > start and (self.text[end - 1] in _TRIMMED or self._is_stop(start, end)):
            end -= 1
        return start, end

    def _is_stop(self, start: int, end: int) -> bool:
        """A full stop that ends the sentence, not one that belongs to "U.S." or "Inc."."""
        if self.text[end - 1] not in _STOPS:
            return False
        word = self.text[start : end - 1].rsplit(None, 1)[-1:]
        return not (word and (re.search(r"\.(?!\d)", word[0]) or word[0] in {"Inc", "Corp", "Co", "Jr", "Sr", "Ltd"}))

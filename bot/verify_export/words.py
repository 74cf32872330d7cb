"""Do words stand in an article, whole, and without losing what turns them? String comparison alone."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from bot.breakdown import Span
from bot.language.quotation_marks import quoted

INTERVIEW = 3
"""Paragraphs that end with a question mark; from these on the speakers are named once, and far from their words."""

MARKED = re.compile(
    r"“([^“”]*(?:“[^“”]*”[^“”]*)*)”|(?<!\d)\"([^\"]*)\"|«([^«»]*)»|„([^“”„]*)[“”]"
    r"|(?<!\w)[‘']([^‘’']+(?:[’']\w[^‘’']*)*)[’'](?!\w)"
)
PROSE = re.compile(r"“[^”]*”|(?<!\w)‘((?:[^‘’]|’\w)+)’(?!\w)")
"""Speech, or words of the article that are none."""
STRAY = re.compile(r"[“”„«»]|(?<!\d)\"")
_SINGLE = re.compile(r"(?<!\w)[‘'](?=\S).{0,999}?\S[’'](?!\w)")
_OUTSIDE = re.compile(r'.{0,3}(?:[”»"]|(?<=[,.!?’\'])[’\'])\s.*\s[“„«"‘\'].{0,2}', re.DOTALL)
"""From the end of one quotation to the beginning of another: “…,” said a man who would not be named. “…”"""
_TURN = re.compile(
    r"\b(?:not(?! only\b)|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|hardly|scarcely|barely|but"
    r"|although|though|however|if|unless)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words that may not be lost from a quote."""
_CONTRASTS = frozenset(["but", "although", "though", "however"])
_OPEN = re.compile(r"\b(?:would|could|may|might)\b")
_NEGATED = re.compile(r"(?:\b(?:not|never|no|nor|neither|cannot|without|hardly)|n['’]t)\s+$", re.IGNORECASE)
_END = re.compile(r"[.!?…][”’\"')\]]*(?:\s+(?=[“‘\"'(\[]*[A-Z0-9])|$)|\n")
_CLAUSE_END = re.compile(r"(?:^|[.,;:!?—–…\n][”’\"')\]]*|[“‘\"'])\s*$")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:][”’\"')\]]*\s+|\n\s*)$")
_SENTENCE_END = re.compile(r"(?:[.!?…:][”’\"')\]]*)$")
_BREAK = re.compile(r"\s*(?:[\r\n]|$)")
_JOINED = "'’-‑.,:/"
"""Marks that join two halves of one word or number: “can’t”, “non-violent”, “12,000”."""
_SHORT_FORM = re.compile(r"['’](?:s|d|ll|re|ve|m)\b")


class ArticleWords:
    """An article's text and its paragraphs, to be asked about stretches of it."""

    def __init__(self, text: str, paragraphs: Sequence[Span]) -> None:
        self.text, self.paragraphs = text, paragraphs
        self.is_interview = sum(text[start:end].endswith("?") for start, end in paragraphs) >= INTERVIEW

    @cached_property
    def on_one_line(self) -> str:
        return plain(self.text)

    def are_paragraphs(self) -> bool:
        """Whether the paragraphs are all of the text, in order, and end where lines do."""
        places = [0, *(at for span in self.paragraphs for at in span), len(self.text)]
        between = [self.text[end:start] for end, start in zip(places[::2], places[1::2], strict=True)]
        in_order = places == sorted(places) and not any(map(str.strip, between))
        return in_order and all(map(_BREAK.match, between[1:-1])) and len(places) > 2

    def paragraph(self, at: int) -> int:
        return bisect_right(self.paragraphs, at, key=lambda paragraph: paragraph[0])

    def are_whole(self, spans: Sequence[Span]) -> bool:
        return bool(spans) and all(map(self.is_whole, spans))

    def is_whole(self, span: Span) -> bool:
        """Whether a stretch is in the text, has a word, and cuts no word or number in two."""
        inside = 0 <= span[0] < span[1] <= len(self.text) and any(map(str.isalnum, self.text[slice(*span)]))
        return inside and not any(is_inside_a_word(self.text, at) for at in span)

    def is_sentences(self, span: Span) -> bool:
        start, end = span
        inside = 0 <= start < end <= len(self.text) and _SENTENCE_START.search(self.text[max(0, start - 9) : start])
        return bool(inside and (_BREAK.match(self.text, end) or _SENTENCE_END.search(self.text[start:end])))

    def is_negated(self, sentence: int, quote: int) -> bool:
        """Whether a negation stands right before a quote in its sentence."""
        return _NEGATED.search(self.text, sentence, quote) is not None

    def may_be_left_out(self, end: int, start: int) -> bool:
        """Whether a quote may go on behind these words without what turns it.

        Between two quotations the article speaks; in another sentence the quote goes on with a whole clause.
        """
        between = self.text[end:start]
        if not any(map(str.isalnum, between)) or _OUTSIDE.fullmatch(self.text[max(0, end - 2) : start + 2]):
            return True
        stop = _END.search(self.text, max(end - 2, 0), start)
        if stop is None:
            return not _TURN.search(between)
        lost = "" if _CLAUSE_END.search(self.text[:end][-2:]) else self.text[end : max(stop.start(), end)]
        return not _TURN.search(lost) and bool(_CLAUSE_END.search(between))

    @cached_property
    def _speech(self) -> list[Span]:
        speech: list[Span] = []
        for (start, end), double in zip(self.paragraphs, quoted(self.text, self.paragraphs), strict=True):
            speech += [(said.start, said.end) for said in double]
            if not double:
                speech += [(start + at.start(), start + at.end()) for at in _SINGLE.finditer(self.text[start:end])]
        return speech

    @cached_property
    def _spoken_at(self) -> frozenset[int]:
        return frozenset(at for start, end in self._speech for at in range(start, end))

    @cached_property
    def _prose(self) -> str:
        return plain("".join("…" if at in self._spoken_at else letter for at, letter in enumerate(self.text)))

    def says_itself(self, words: str) -> bool:
        """Whether these words stand in the article outside of quotation marks."""
        return has(self._prose, words)

    def is_speech(self, spans: Iterable[Span]) -> bool:
        """Whether all words of these stretches stand in quotation marks."""
        return all(at in self._spoken_at for span in spans for at in range(*span) if self.text[at].isalnum())

    def quotes_well(self, words: str, quotation: str, spans: Iterable[Span]) -> bool:
        """Whether a quotation among a model's words is speech in one of these stretches, and loses nothing there."""
        places = (place for span in spans for place in self._spoken(quotation.strip(" ,.;"), span))
        kept = {turn.casefold() for turn in _TURN.findall(words)} | ({"if", "unless"} if _OPEN.search(words) else set())
        return any(self._lost(place) <= kept for place in places)

    def _spoken(self, quotation: str, span: Span) -> Iterator[Span]:
        """Where these words, whole, are speech in this stretch, or are set off or in an interview, without marks."""
        for match in re.finditer(r"\s+".join(map(re.escape, quotation.split())) or "$.", self.text[slice(*span)]):
            place = (span[0] + match.start(), span[0] + match.end())
            unmarked = self.is_interview or self._is_set_off(place)
            if self.is_whole(place) and (unmarked or self.is_speech([place])):
                yield place

    def _is_set_off(self, place: Span) -> bool:
        """Whether the paragraph before ends in a colon: “The governor added:”."""
        return self.text[: self.paragraphs[self.paragraph(place[0]) - 1][0]].rstrip().endswith(":")

    def _lost(self, place: Span) -> set[str]:
        """The negations and conditions in the same speech and sentence that a quotation leaves out."""
        start, end = next((speech for speech in self._speech if speech[0] <= place[0] < speech[1]), place)
        before = [match.end() for match in _END.finditer(self.text, start, place[0] + 1)]
        behind = re.match(r"[,\s]*((?:but\s)?\w+)", self.text[place[1] : end])
        beside = self.text[max([start, *before]) : place[0]], behind[0] if behind else ""
        return {turn.casefold() for part in beside for turn in _TURN.findall(part)} - _CONTRASTS


def is_inside_a_word(text: str, at: int) -> bool:
    """Whether a cut here goes through a word or a number; “Ray” in “Ray’s” is whole."""
    left, right = text[max(0, at - 2) : at], text[at : at + 2]
    if not left or not right or not (left[-1].isalnum() or right[0].isalnum()):
        return False
    if (left[-1].isalnum() or left[-1] in "$£€¥") and right[0].isalnum():
        return True
    if left[-1].isalpha() and right[0] == "/":
        return False  # “the Reuters/Ipsos poll”
    if left[-1].isalnum():
        goes_on = right[0] in _JOINED and right[1:].isalnum() and not _SHORT_FORM.match(text, at)
        return right[0] == "%" or goes_on
    return left[-1] in _JOINED and left[:-1].isalnum()


def plain(text: str) -> str:
    return " ".join(text.split())


def begins(text: str, words: str) -> bool:
    """Whether a text begins with these words, whole."""
    text, words = plain(text).strip("“”\"' "), plain(words).strip("“”\"' ")
    return bool(words) and text.startswith(words) and not is_inside_a_word(text, len(words))


def has(text: str, words: str) -> bool:
    """Whether a text on one line has these words, whole."""
    words = plain(words)
    places = (match.start() for match in re.finditer(re.escape(words), text))
    return bool(words) and any(
        not is_inside_a_word(text, at) and not is_inside_a_word(text, at + len(words)) for at in places
    )

"""Where the sentences and quotations of an article are. Pure; by paragraph, so that length does not matter."""

import bisect
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Literal

from sentencex import get_sentence_boundaries

from bot.breakdown import Article, Span
from bot.grounding.tokens import Token, tokens
from bot.language.quotation_marks import Quoted, quoted

FEWEST_QUESTIONS = 3
"""Paragraphs that are questions, from which an article is an interview."""
LONGEST_ANSWER = 10
"""Paragraphs for each question, on the average, from which it is no interview: such questions are rhetorical."""
BEFORE_A_QUESTION = 6
"""Paragraphs before its first question in which an interview has begun: interviewers state things, too."""
_SINGLE = re.compile(
    r"(?<!\w)‘(?=\S)(?:[^‘’\n]|’(?=\w)|‘[^‘’\n]{0,999}’){0,1999}?\S?’(?!\w)"
    r"|(?<!\w)'(?=\S)(?:[^'\n]|'(?=\w)){0,1999}?\S'(?!\w)"
)
"""Of so many characters at most: in a text full of apostrophes that open nothing each would be followed to its end."""
# The splitter takes these for sentence ends: a title before a name, a time of day before its zone or day, a State.
_TITLE = re.compile(
    r"\b(?:Ms|Mx|Messrs|Mmes|Capt|Cmdr|Adm|Maj|Supt|Det|Insp|Hon|Fr|Atty|Asst|Pres|Sec|Nos?|Art|vs|cf|ca)\.$"
)
_LETTER = re.compile(r"[A-Z]\.$")  # “R-S.C., said”, cut behind “S.”
_HOUR = re.compile(r"\b[ap]\.m\.$")
_MARK_ALONE = re.compile(r"([”\"’'])\s+")
"""At the head of a sentence: it closes the one before."""
_STOPS_BEFORE = re.compile(r"(?<![A-Z][a-z]\.)(?<!\bGov\.)(?<!\bSen\.)(?<!\bRep\.)(?<=[.?!…])[”\"]?\s+$")
"""The end of a sentence before a mark that opens; “Mr.”, “Dr.” and “Sen.” end none."""
_STOP_MISSED = re.compile(r"\b[a-z]+[.!?]\s+(?=[A-Z])")
"""“… afraid of me. I have …”: the splitter takes the stop for that of a short form (“Me.”)."""
_HOUR_GOES_ON = re.compile(
    r"(?:Eastern|Central|Mountain|Pacific|Greenwich|[ECMP][SD]?T|GMT|UTC|BST|CES?T|[A-Z][a-z]+day)\b"
)
_TAKEN_UP = "·"
"""For the splitter no mark of a quotation."""
LONGEST = 2_000
"""Characters; a longer sentence is a list without stops. Of each statement in it all of it would be looked through."""


_ADDED = re.compile(r"\b(?:said|says|added|wrote|writes|continued|replied|answered|tweeted|posted|stated):\s*$")
"""The end of a paragraph behind which speech is set off."""


class TextIndex:
    """The sentences and quotations of one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.sentences: list[Span] = []
        self.quotations: list[Span] = [(said.start, said.end) for said in quotations(article)]
        places, text = [start for start, _ in self.quotations], _with_paired_marks(article)
        for start, end in article.paragraphs:
            block = text[start:end]
            within = places[bisect.bisect_left(places, start) : bisect.bisect_left(places, end)]
            self.sentences += [(start + s, start + e) for s, e in _sentences(block, {at - start for at in within})]
        self._starts = [start for start, _ in self.sentences]
        self._quotation_starts = [start for start, _ in self.quotations]
        self._quotation_ends = [end for _, end in self.quotations]
        self._paragraph_starts = [start for start, _ in article.paragraphs]

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """The article's tokens."""
        return tokens(self.article.text)

    def inside(self, area: Span) -> range:
        """Which of the article's tokens lie in this stretch."""
        first = bisect.bisect_left(self.words, area[0], key=lambda word: word.start)
        return range(first, max(first, bisect.bisect_right(self.words, area[1], key=lambda word: word.end)))

    def cuts_a_word(self, at: int) -> bool:
        """Whether a cut here goes through a word: “did|n’t”."""
        before = bisect.bisect_left(self.words, at, key=lambda word: word.start) - 1
        return before >= 0 and at < self.words[before].end

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Of each word, which of the article's tokens are it."""
        found: dict[str, list[int]] = {}
        for place, token in enumerate(self.words):
            found.setdefault(token.word, []).append(place)
        return found

    @cached_property
    def interview(self) -> frozenset[int]:
        """Numbers of the paragraphs of an interview that is printed as questions and answers, without quotation marks."""
        asked = [n for n, (_, end) in enumerate(self.article.paragraphs, 1) if self.article.text.endswith("?", 0, end)]
        asked = [n for n in asked if not self.quoted(self.article.paragraphs[n - 1])]
        rest = len(self.article.paragraphs) - asked[0] + 1 if asked else 0
        if len(asked) < FEWEST_QUESTIONS or rest > LONGEST_ANSWER * len(asked):
            return frozenset()
        return frozenset(range(max(asked[0] - BEFORE_A_QUESTION, 1), len(self.article.paragraphs) + 1))

    def is_unmarked(self, span: Span) -> bool:
        """Whether these may be spoken words that are printed without quotation marks."""
        return self.paragraph(span[0]) in self.interview | self.set_off

    @cached_property
    def set_off(self) -> frozenset[int]:
        """Numbers of the paragraphs that a web page set off as speech, without marks: behind “The governor added:”."""
        paragraphs, text = self.article.paragraphs, self.article.text
        return frozenset(
            number
            for number, ((start, end), speech) in enumerate(pairwise(paragraphs), 2)
            if _ADDED.search(text, start, end) and not self.quoted(speech)
        )

    def around(self, span: Span) -> Span:
        """From the start of the sentence that `span` begins in to the end of the one it ends in."""
        first = max(0, bisect.bisect_right(self._starts, span[0]) - 1)
        last = max(first, bisect.bisect_left(self._starts, span[1]) - 1)
        return min(self.sentences[first][0], span[0]), max(self.sentences[last][1], span[1])

    def paragraph(self, at: int) -> int:
        """Number, counted from 1, of the paragraph at or before this place."""
        return max(1, bisect.bisect_right(self._paragraph_starts, at))

    def sentences_of(self, paragraph: int) -> list[Span]:
        """The sentences of a paragraph, which is counted from 1; none where there is no such paragraph."""
        if not 1 <= paragraph <= len(self._paragraph_starts):
            return []
        start, end = self.article.paragraphs[paragraph - 1]
        return self.sentences[bisect.bisect_left(self._starts, start) : bisect.bisect_left(self._starts, end)]

    def sentence_at(self, at: int) -> int:
        """Index of the sentence at or before this place."""
        return max(0, bisect.bisect_right(self._starts, at) - 1)

    def quoted(self, span: Span) -> int:
        """How many characters of `span` stand inside quotation marks."""
        first = bisect.bisect_right(self._quotation_ends, span[0])  # they are in order, and no two overlap
        last = bisect.bisect_left(self._quotation_starts, span[1])
        return sum(min(span[1], end) - max(span[0], start) for start, end in self.quotations[first:last])

    def speech_in(self, span: Span) -> Iterator[Span]:
        """The parts of `span` that stand in quotation marks, from the first word of each to the last."""
        for start, end in self.quotations:
            said = self.inside((max(start, span[0]), min(end, span[1])))
            if said:
                yield self.words[said[0]].start, self.words[said[-1]].end

    @cached_property
    def spoken_sentences(self) -> list[Span]:
        """The sentences within quotations; one of the article's sentences may hold several."""
        text = self.article.text
        sentences = []
        for start, end in self.quotations:
            for inner in get_sentence_boundaries("en", text[start + 1 : end]):
                at, stop = start + 1 + inner["start_index"], start + 1 + inner["end_index"]
                for found in _STOP_MISSED.finditer(text, at, stop):
                    sentences.append((at, found.end()))
                    at = found.end()
                sentences.append((at, stop))
        return sentences

    def directness(self, spans: Sequence[Span]) -> bool | Literal["mixed"]:
        """True where all words of these stretches stand inside quotation marks, false where none do, else "mixed"."""
        words = [self.words[at] for span in spans for at in self.inside(span)]
        quoted = [word for word in words if self.quoted((word.start, word.end))]
        return "mixed" if quoted and len(quoted) < len(words) else bool(quoted)


def _with_paired_marks(article: Article) -> str:
    """The text, as long, with “ and ” for straight marks: the splitter pairs those itself, wrongly where one is missing.

    A mark that takes up speech left open right before it, in its paragraph, opens nothing.
    """
    letters = list(article.text)
    before: Quoted | None = None
    for said in quotations(article):
        takes_up = before and before.inner[1] == before.end and "\n" not in article.text[before.end : said.start]
        if letters[said.start] == '"':
            letters[said.start] = _TAKEN_UP if takes_up else "“"
        if said.inner[1] < said.end and letters[said.end - 1] == '"':
            letters[said.end - 1] = "”"
        before = said
    return "".join(letters)


def _sentences(block: str, opening: Collection[int]) -> list[Span]:
    """The sentences of a paragraph; a mark that opens a quotation (`opening`: where) begins one, and ends none."""
    out: list[Span] = []
    for boundary in get_sentence_boundaries("en", block):
        start, end = boundary["start_index"], boundary["end_index"]
        text = block[start:end]
        start, end = start + len(text) - len(text.lstrip()), end - (len(text) - len(text.rstrip()))
        if start >= end:
            continue
        if out and out[-1][1] - 1 in opening:
            start = out[-1][1] - 1
            before = out.pop()[0]
            out += [(before, before + len(block[before:start].rstrip()))] if block[before:start].strip() else []
        elif out and start not in opening and (mark := _MARK_ALONE.match(block, start, end)):
            out[-1] = (out[-1][0], mark.end(1))  # it closes the sentence before
            start = mark.end()
        glued = bool(out) and start == out[-1][1] and _LETTER.search(block, max(0, start - 2), start) is not None
        if out and (glued or _goes_on(block[slice(*out[-1])], block[start:end])):
            start = out.pop()[0]
        out.append((start, end))
    apart = [part for one in out or [(0, len(block))] for part in _apart(block, one, opening)]
    return [piece for one in apart for piece in _pieces(block, one)]


def _apart(block: str, sentence: Span, opening: Collection[int]) -> Iterator[Span]:
    """The sentence, or what it is cut into where speech is taken up again: “… your Mr P. “Never …”."""
    start, end = sentence
    for at in sorted(place for place in opening if start < place < end):
        if _STOPS_BEFORE.search(block, start, at):
            yield start, start + len(block[start:at].rstrip())
            start = at
    yield start, end


def _pieces(block: str, sentence: Span) -> Iterator[Span]:
    """The sentence, or between words what it is cut into where it has no end."""
    start, end = sentence
    while end - start > LONGEST:
        space = block.rfind(" ", start + 1, start + LONGEST)
        cut = space if space > 0 else start + LONGEST
        yield start, cut
        start = cut + (cut == space)
    yield start, end


def _goes_on(before: str, after: str) -> bool:
    return bool(_TITLE.search(before) or (_HOUR.search(before) and _HOUR_GOES_ON.match(after)))


def quotations(article: Article) -> tuple[Quoted, ...]:
    """The quotations of an article, in order; a single mark quotes only in paragraphs without double ones."""
    return _quotations(article.text, article.paragraphs)


@lru_cache(maxsize=64)
def _quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quoted, ...]:
    found: list[Quoted] = []
    for paragraph, double in zip(paragraphs, quoted(text, paragraphs), strict=True):
        found += double
        if not double:  # within double ones they are inner quotations
            found += [Quoted(*m.span(), (m.start() + 1, m.end() - 1)) for m in _SINGLE.finditer(text, *paragraph)]
    return tuple(found)

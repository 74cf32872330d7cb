"""One article prepared for comparison: statements with their names and words, sentences, quotations. Pure."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain

from bot.breakdown import Article, Breakdown, Span
from bot.comparison.models import Entry
from bot.disputes.evidence import Evidence, whole_article
from bot.grounding.text_index import TextIndex
from bot.language import negation
from bot.language.text import STOP, stem, words_of
from bot.ledger import Place as LedgerPlace
from bot.ledger import remembered
from bot.ledger.heard import Heard, Name, named
from bot.ledger.remembered import Remembered

_DENYING = re.compile(
    rf"{negation.pattern(negation.DENIALS, 'contradict* insist*').pattern}|\bnot true\b", re.IGNORECASE
)
"""What a sentence may hold that denies something: wide, since its absence is what counts."""
ROUGHLY = re.compile(
    r"\b(?:about|around|some|between|nearly|almost|roughly|over|under|more than|less than|at least|at most|up to)\b",
    re.IGNORECASE,
)
"""With a number that does not claim to be exact."""
SAYS_NO = re.compile(rf"(?!dispute\b){negation.pattern(negation.NEGATIONS, negation.DENIALS).pattern}", re.IGNORECASE)
SAME_WORDS = 0.7
FEWEST_WORDS = 3
"""A sentence with more than this part of at least so many words may report the same; a number counts as two."""


class Story:
    """One article; `number` is its place among the outlets."""

    def __init__(self, number: int, breakdown: Breakdown) -> None:
        self.number = number
        self.breakdown = breakdown
        place = LedgerPlace(reading=str(number), team="", channel="", at=0)
        self.heard = tuple(map(Heard, remembered(breakdown, place)))
        self.index = TextIndex(breakdown.article)
        self.text = breakdown.article.text

    @cached_property
    def content(self) -> frozenset[str]:
        return content(self.text)

    @cached_property
    def names(self) -> frozenset[tuple[str, ...]]:
        """All names in the text that are not only the first word of a sentence, folded."""
        pieces = (self.text[start:end] for start, end in self.index.sentences)
        return frozenset(name for piece in pieces for name in named(piece[:1].lower() + piece[1:]))

    @cached_property
    def contents(self) -> tuple[frozenset[str], ...]:
        """The stems of each sentence's words that carry meaning."""
        return tuple(content(self.text[start:end]) for start, end in self.index.sentences)

    @cached_property
    def denying(self) -> tuple[tuple[int, frozenset[str]], ...]:
        """Sentences that may deny something: the number of each, and its stems with those of the sentence before."""
        spans = self.index.sentences
        return tuple(
            (at, matter(self.text[spans[max(0, at - 1)][0] : end]))
            for at, (start, end) in enumerate(spans)
            if _DENYING.search(self.text, start, end)
        )

    @cached_property
    def said_in(self) -> tuple[frozenset[str], ...]:
        """For each sentence, who is quoted in it."""
        sources: list[set[str]] = [set() for _ in self.index.sentences]
        for heard in self.heard:
            for at in self.said_at(heard.record):
                sources[at].add(heard.record.who)
        return tuple(map(frozenset, sources))

    def said_at(self, record: Remembered) -> list[int]:
        return self.sentences_of(self.breakdown.by_id[record.statement].spans)

    def sentences_of(self, spans: Iterable[Span]) -> list[int]:
        at = self.index.sentence_at
        return sorted({number for start, end in spans for number in range(at(start), at(end - 1) + 1)})

    def names_party(self, heard: Heard) -> bool:
        """Whether the text names this source or one of those for whom it speaks."""
        return any(stem(name[-1]) in self.content for name in heard.party)

    def sentence_with(self, text: str) -> int | None:
        """The sentence that has most words of a text and all its numbers, and says no if the text does."""
        words = content(text) - stems_of(named(text))
        numbers = {word for word in words if word[0].isdigit()}
        if len(words) + len(numbers) < FEWEST_WORDS:
            return None
        for at, told in enumerate(self.contents):
            is_alike = numbers <= told and len(words & told) > SAME_WORDS * len(words)
            if is_alike and (SAYS_NO.search(self.text, *self.index.sentences[at]) or not SAYS_NO.search(text)):
                return at
        return None

    @cached_property
    def _words(self) -> str:
        return _in_a_row(self.text)

    def has_words(self, text: str) -> bool:
        """Whether these words stand in the article one after the other; “…” may stand for others."""
        return all(_in_a_row(part) in self._words for part in re.split(r"…|\.\.\.", text) if words_of(part))

    def has_near(self, text: str) -> bool:
        """Whether a sentence, with the one before it, has half of the words of a text."""
        words = content(text)
        pairs = zip((frozenset(), *self.contents), self.contents, strict=False)
        return any(2 * len(words & (before | told)) >= len(words) for before, told in pairs)

    def sentences_on(self, text: str, beside: int = 0) -> list[str]:
        """Sentences with two words of a text that deny nothing, also in so many sentences beside them."""
        least = min(2, len(about := matter(text)))
        return [
            self.text[slice(*span)]
            for at, span in enumerate(self.index.sentences)
            if len(about.intersection(chain(*self.contents[max(0, at - beside) : at + beside + 1]))) >= least
        ]

    def entry(self, sentences: Iterable[int]) -> Entry:
        """Sentences as an entry; those that follow each other in one paragraph are one stretch."""
        spans: list[Span] = []
        last = -2
        for at in sorted(set(sentences)):
            start, end = self.index.sentences[at]
            goes_on = at == last + 1 and self.index.paragraph(spans[-1][0]) == self.index.paragraph(start)
            spans.append((spans.pop()[0], end) if goes_on else (start, end))
            last = at
        return self.entry_at(spans)

    def entry_at(self, spans: Sequence[Span]) -> Entry:
        """Stretches of the text as an entry, with its source where each of their sentences has this one alone."""
        sides = {self.said_in[at] for at in self.sentences_of(spans)}
        sources = sides.pop() if len(sides) == 1 else ()
        return Entry(
            outlet=self.number,
            who=next(iter(sources)) if len(sources) == 1 else None,
            text=" … ".join(self.text[start:end] for start, end in spans),
            spans=tuple(spans),
            paragraphs=self.paragraphs_of(spans),
        )

    def paragraphs_of(self, spans: Iterable[Span]) -> tuple[int, ...]:
        return tuple(sorted({self.index.paragraph(start) for start, _ in spans}))


def together(stories: Sequence[Story]) -> Evidence:
    """All articles as one text, for words on all of them."""
    text, paragraphs = "", list[Span]()
    for story in stories:
        told = (span for span in story.breakdown.article.paragraphs if not story.breakdown.article.is_left_out(span))
        paragraphs += [(len(text) + start, len(text) + end) for start, end in told]
        text += f"{story.text}\n\n"
    names = " ".join(story.breakdown.article.publisher or "" for story in stories)
    return whole_article(TextIndex(Article(text=text, paragraphs=tuple(paragraphs), publisher=names)))


def _in_a_row(text: str) -> str:
    words = " ".join(words_of(text.casefold().replace("’", "'")))
    return f" {words} "


def stems_of(names: Iterable[Name]) -> frozenset[str]:
    return frozenset(stem(word) for name in names for word in name)


def matter(text: str) -> frozenset[str]:
    """The stems of what a denial is about: “disputes that” is about nothing that could be looked for."""
    return content(_DENYING.sub(" ", text))


def content(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(text) if word.casefold().replace("’", "'") not in STOP)

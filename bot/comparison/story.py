"""One article prepared for comparison: statements with their names and words, sentences, quotations. Pure."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from bot.breakdown import DENIALS, Breakdown, Span
from bot.comparison.figures import Figure, figures
from bot.comparison.nouns import Entry
from bot.grounding.text_index import TextIndex
from bot.language.text import STOP, stem, tokens
from bot.ledger import Place as LedgerPlace
from bot.ledger import remembered
from bot.ledger.heard import Heard, named

_DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|reject\w*|dismiss\w*|refut\w*|rebut\w*|disput\w*|untrue|false|baseless"
    r"|unfounded|a lie|lies|lying|nonsense|wrong|not true|contradict\w*|insist\w*)\b",
    re.IGNORECASE,
)
"""What a sentence may hold that denies something: wide, since its absence is what counts."""


class Story:
    """One article; `number` is its place among the outlets."""

    def __init__(self, number: int, breakdown: Breakdown) -> None:
        self.number = number
        self.breakdown = breakdown
        place = LedgerPlace(reading=str(number), team="", channel="", at=0)
        self.records = remembered(breakdown, place)
        self.heard = tuple(map(Heard, self.records))
        self.index = TextIndex(breakdown.article)
        self.text = breakdown.article.text

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the text, folded."""
        return frozenset(word.casefold().replace("’", "'") for word in tokens(self.text))

    @cached_property
    def content(self) -> frozenset[str]:
        """The stems of all words of the text that carry meaning."""
        return content(self.text)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every number in the text."""
        return figures(self.text)

    @cached_property
    def names(self) -> frozenset[tuple[str, ...]]:
        """All names in the text that are not only the first word of a sentence, folded."""
        pieces = (self.text[start:end] for start, end in self.index.sentences)
        return frozenset(name for piece in pieces for name in named(piece[:1].lower() + piece[1:]))

    @cached_property
    def full_names(self) -> frozenset[str]:
        """The names of two words or more, as they are written."""
        folded = {
            " ".join(name) for start, end in self.index.sentences for name in named(self.text[start:end]) if name[1:]
        }
        places = (re.search(rf"\b{re.escape(name)}\b", self.text, re.IGNORECASE) for name in folded)
        return frozenset(place.group() for place in places if place)

    @cached_property
    def contents(self) -> tuple[frozenset[str], ...]:
        """The stems of each sentence's words that carry meaning."""
        return tuple(content(self.text[start:end]) for start, end in self.index.sentences)

    @cached_property
    def denying(self) -> tuple[frozenset[str], ...]:
        """The stems of what may deny something: by its words, with the sentence before, or by the reader."""
        spans = self.index.sentences
        by_cue = [
            (spans[max(0, at - 1)][0], end)
            for at, (start, end) in enumerate(spans)
            if _DENYING.search(self.text, start, end)
        ]
        by_reader = [said.sentence for said in self.breakdown.statements if said.role in DENIALS]
        return tuple(matter(self.text[start:end]) for start, end in (*by_cue, *by_reader))

    @cached_property
    def said_in(self) -> tuple[frozenset[str], ...]:
        """For each sentence, who is quoted in it."""
        sources: list[set[str]] = [set() for _ in self.index.sentences]
        for record in self.records:
            for at in self.sentences_of(self.breakdown.by_id[record.statement].spans):
                sources[at].add(record.who)
        return tuple(map(frozenset, sources))

    def sentences_of(self, spans: Iterable[Span]) -> list[int]:
        """The numbers of the sentences in which these stretches lie."""
        return sorted(
            {
                at
                for start, end in spans
                for at in range(self.index.sentence_at(start), self.index.sentence_at(end - 1) + 1)
            }
        )

    def names_party(self, heard: Heard) -> bool:
        """Whether the text names this source or one of those for whom it speaks."""
        return any(name[-1] in self.words for name in heard.party)

    def passages(self, sentences: Iterable[int]) -> Iterator[Entry]:
        """Sentences as entries; neighbours in one paragraph by one source are one passage."""
        run: list[int] = []
        for at in sorted(set(sentences)):
            if run and not self._goes_on(run[-1], at):
                yield self.passage((self.index.sentences[run[0]][0], self.index.sentences[run[-1]][1]))
                run = []
            run.append(at)
        if run:
            yield self.passage((self.index.sentences[run[0]][0], self.index.sentences[run[-1]][1]))

    def _goes_on(self, before: int, after: int) -> bool:
        starts = self.index.sentences[before][0], self.index.sentences[after][0]
        is_next = after == before + 1 and self.index.paragraph(starts[0]) == self.index.paragraph(starts[1])
        return is_next and self.said_in[before] == self.said_in[after]

    def passage(self, span: Span) -> Entry:
        """A stretch of the text as an entry, with its source where each of its sentences has this one alone."""
        sides = {self.said_in[at] for at in self.sentences_of([span])}
        sources = sides.pop() if len(sides) == 1 else ()
        return Entry(
            outlet=self.number,
            who=next(iter(sources)) if len(sources) == 1 else None,
            text=self.text[slice(*span)],
            span=span,
            paragraph=self.index.paragraph(span[0]),
        )


def matter(text: str) -> frozenset[str]:
    """The stems of what a denial is about: “disputes that” is about nothing that could be looked for."""
    return content(_DENYING.sub(" ", text))


def content(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(stem(word) for word in tokens(text) if word.casefold().replace("’", "'") not in STOP)

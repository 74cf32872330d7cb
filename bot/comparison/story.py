"""One article prepared for comparison: statements with their names and words, sentences, quotations. Pure."""

from functools import cached_property

from bot.breakdown import DENIALS, Breakdown, Span
from bot.comparison.nouns import Entry
from bot.grounding.text_index import TextIndex
from bot.language.answers import DENYING
from bot.language.text import STOP, stem, tokens
from bot.ledger import Place, Remembered, remembered
from bot.ledger.heard import Heard, named


class Story:
    """One article; `number` is its place among the outlets."""

    def __init__(self, number: int, breakdown: Breakdown) -> None:
        self.number = number
        self.breakdown = breakdown
        place = Place(reading=str(number), team="", channel="", at=0)
        self.records: tuple[Remembered, ...] = remembered(breakdown, place)
        self.heard = tuple(Heard(record) for record in self.records)
        self.index = TextIndex(breakdown.article)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the text, folded."""
        return frozenset(word.casefold().replace("’", "'") for word in tokens(self.breakdown.article.text))

    @cached_property
    def names(self) -> frozenset[str]:
        """The last words of all names in the text that are not only the first word of a sentence."""
        text = self.breakdown.article.text
        pieces = (text[start:end] for start, end in self.index.sentences)
        return frozenset(name[-1] for piece in pieces for name in named(piece[:1].lower() + piece[1:]))

    @cached_property
    def denying(self) -> tuple[frozenset[str], ...]:
        """The stems of each stretch that may deny something: its sentence and the one before."""
        spans = self.index.sentences
        text = self.breakdown.article.text
        by_cue = [
            (spans[max(0, at - 1)][0], end) for at, (start, end) in enumerate(spans) if DENYING.search(text, start, end)
        ]
        by_reader = [one.sentence for one in self.breakdown.statements if one.role in DENIALS]
        return tuple(content(text[start:end]) for start, end in (*by_cue, *by_reader))

    def names_party(self, heard: Heard) -> bool:
        """Whether the text names this source or one of those for whom it speaks."""
        return any(name[-1] in self.words for name in heard.party)

    def entry(self, heard: Heard) -> Entry:
        """A statement as an entry."""
        record = heard.record
        statement = self.breakdown.by_id[record.statement]
        return Entry(
            outlet=self.number,
            who=record.who,
            role=record.role,
            text=record.quote,
            sentence=record.sentence,
            spans=statement.spans,
            paragraph=record.paragraph,
            direct=record.direct is True,
            statement=record.statement,
        )

    def passage(self, span: Span) -> Entry:
        """A quotation of the text as an entry, with the source whose words it is where a statement has it."""
        article = self.breakdown.article
        start, end = span
        home = next(
            (
                one
                for one in self.records
                for s, e in self.breakdown.by_id[one.statement].spans
                if s < end and start < e
            ),
            None,
        )
        return Entry(
            outlet=self.number,
            who=home.who if home else None,
            text=article.text[start:end],
            sentence=article.text[start:end],
            spans=(span,),
            paragraph=next((n for n, (s, e) in enumerate(article.paragraphs, 1) if s <= start < e), 1),
            direct=True,
            statement=home.statement if home else None,
        )


def content(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(stem(word) for word in tokens(text) if word.casefold().replace("’", "'") not in STOP)

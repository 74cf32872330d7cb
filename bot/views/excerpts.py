"""One line of evidence as every view shows it: the article's whole sentence, with the quoted words marked in it."""

from dataclasses import dataclass

from bot.breakdown import Article, Span, Statement
from bot.views import words
from bot.views.inert import clean, clean_line
from bot.views.links import passage
from bot.views.speakers import Speaker, mentioned, speaker


@dataclass(frozen=True)
class Piece:
    """Part of a sentence, clean of invisible characters; `quoted` where it is the statement's own words."""

    text: str
    quoted: bool


@dataclass(frozen=True)
class Place:
    """Where in the article: the paragraph's number, and a link to the passage where the article has an address."""

    paragraph: int
    url: str | None

    @property
    def mark(self) -> str:
        """¶4"""
        return f"¶{self.paragraph}"


@dataclass(frozen=True)
class Repeat:
    """Where the same source says the same once more, and its words there."""

    place: Place
    quote: str


@dataclass(frozen=True)
class Excerpt:
    """Statements of one source in one sentence: what it is, the sentence, where it stands and who says it."""

    label: str
    statements: tuple[Statement, ...]
    pieces: tuple[Piece, ...]
    place: Place
    speaker: Speaker
    via: tuple[str, ...] = ()
    again: tuple[Repeat, ...] = ()
    hedges: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    """Fixed words: that it is paraphrased, that nobody could tell how far it answers."""

    @property
    def details(self) -> tuple[str, ...]:
        """Everything of the line under the quote but the place, in the order of every view."""
        found = [self.speaker.at_quote]
        if self.via:
            found.append(words.via(self.via))
        if self.hedges:
            found.append(words.hedged(self.hedges))
        return (*found, *self.remarks)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the quoted words stand."""
        return tuple(sorted(span for statement in self.statements for span in statement.spans))

    @property
    def quote(self) -> str:
        """The statements' words alone, for a line that has no room for the sentence."""
        return " … ".join(clean_line(statement.quote) for statement in self.statements)


def excerpt(article: Article, statements: tuple[Statement, ...], label: str, repeats: tuple[Statement, ...]) -> Excerpt:
    """`statements` (one source, one sentence, at least one) as one line of evidence; `repeats` say it once more."""
    first = statements[0]
    spans = tuple(sorted(span for statement in statements for span in statement.spans))
    return Excerpt(
        label=label,
        statements=statements,
        pieces=pieces(article, first.sentence, spans),
        place=place(article, first),
        speaker=speaker(first.source),
        via=_passed_on(statements),
        again=_again(article, repeats),
        hedges=tuple(dict.fromkeys(clean_line(hedge) for statement in statements for hedge in statement.hedges)),
        remarks=_remarks(statements),
    )


def place(article: Article, statement: Statement) -> Place:
    """Where the statement's words stand."""
    span = (statement.spans[0][0], statement.spans[-1][1]) if statement.spans else statement.sentence
    return Place(statement.paragraph, passage(article, span))


def pieces(article: Article, sentence: Span, spans: tuple[Span, ...]) -> tuple[Piece, ...]:
    """The sentence cut where quoted words begin and end; it is widened to hold every span (sorted by start)."""
    start = min([sentence[0], *(span[0] for span in spans)])
    end = max([sentence[1], *(span[1] for span in spans)])
    cut: list[Piece] = []
    at = start
    for span_start, span_end in spans:
        _add(cut, article.text[at : max(at, span_start)], quoted=False)
        _add(cut, article.text[max(at, span_start) : max(at, span_end)], quoted=True)
        at = max(at, span_end)
    _add(cut, article.text[at:end], quoted=False)
    return tuple(cut)


def _add(cut: list[Piece], text: str, *, quoted: bool) -> None:
    seen = clean(text)
    if cut and cut[-1].quoted == quoted:  # nothing visible was between; in two halves “https:” would escape the escapes
        seen = cut.pop().text + seen
    if seen:
        cut.append(Piece(seen, quoted))


def _again(article: Article, repeats: tuple[Statement, ...]) -> tuple[Repeat, ...]:
    in_order = sorted(repeats, key=lambda repeat: repeat.spans or (repeat.sentence,))
    return tuple(Repeat(place(article, repeat), clean_line(repeat.quote)) for repeat in in_order)


def _remarks(statements: tuple[Statement, ...]) -> tuple[str, ...]:
    if any(statement.direct is not False or statement.source.kind == "article" for statement in statements):
        return ()
    after_a_colon = all(statement.cue is not None and statement.cue.text == ":" for statement in statements)
    return (words.UNMARKED if after_a_colon else words.PARAPHRASED,)


def _passed_on(statements: tuple[Statement, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mentioned(messenger) for statement in statements for messenger in statement.via))

"""The sentences by which a model proves a line → their places in the article, and who speaks there. Pure."""

from collections.abc import Iterable, Sequence

from bot.breakdown import Mention, Role, Source, Span, Statement
from bot.draft import DraftLine, SentenceNumber
from bot.grounding.find_quote import NotFound
from bot.grounding.other_speaker import covers
from bot.grounding.speaker import source_of
from bot.grounding.text_index import TextIndex


def places(proof: Sequence[SentenceNumber], index: TextIndex) -> tuple[Span, ...]:
    """Spans of those of these sentences that are there, as `in_order` gives them.

    Raises:
        NotFound: none of them is in the story, or none is named.
    """
    if not proof:
        raise NotFound("it names no sentence by its number")
    found = [span for number in proof if (span := _place(number, index))]
    if not found:
        raise NotFound(f"there is no sentence {proof[0]}")
    return in_order(found, index)


def in_order(sentences: Iterable[Span], index: TextIndex) -> tuple[Span, ...]:
    """The sentences in the order of the article; those side by side in a paragraph are one span."""
    joined: list[Span] = []
    for start, end in sorted(sentences):
        if joined and _follows(joined[-1], start, index):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _place(number: SentenceNumber, index: TextIndex) -> Span | None:
    sentences = index.sentences_of(number.paragraph)
    if not 1 <= number.sentence <= len(sentences) or index.article.is_left_out(sentences[number.sentence - 1]):
        return None
    return sentences[number.sentence - 1]


def _follows(before: Span, start: int, index: TextIndex) -> bool:
    between = index.article.text[before[1] : start]
    return not between.strip() and index.paragraph(before[0]) == index.paragraph(start)


def statement(
    key: str, line: DraftLine, spans: tuple[Span, ...], index: TextIndex, heard: Sequence[Statement], role: Role
) -> tuple[Statement, str | None]:
    """The statement that proves a line, and what is wrong with its speaker, if anything.

    `heard` are the statements that the rules found; where these are sure of another speaker, or the speaker stands
    nowhere near, the source is unclear.
    """
    source, why = source_of(line, spans, index, heard)
    known = next((said for said in heard if covers(spans, said)), None)
    return proven(key, source, role, spans, index, known.via if known and why is None else ()), why


def proven(
    key: str, source: Source, role: Role, spans: tuple[Span, ...], index: TextIndex, via: tuple[Mention, ...] = ()
) -> Statement:
    """A model's statement at these places."""
    text = index.article.text
    return Statement(
        id=key,
        source=source,
        via=via,
        role=role,
        quote=" … ".join(text[start:end] for start, end in spans),
        spans=spans,
        sentence=index.around((spans[0][0], spans[-1][1])),
        paragraph=index.paragraph(spans[0][0]),
        direct=index.directness(spans),
        by="model",
    )

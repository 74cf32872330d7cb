"""Breakdown → Markdown, for exports and `--markdown`: complete, with offsets, and inert whatever the article says."""

import re
from collections.abc import Iterable, Iterator

from bot.breakdown import Breakdown
from bot.views import words
from bot.views.disputes import DisputeLines
from bot.views.excerpts import Excerpt, Piece, Place
from bot.views.grammar import quoted
from bot.views.inert import markdown_bold, markdown_escaped
from bot.views.outline import Outline, outline

_ENTITY = re.compile(r"&(?=#?\w+;)")


def render(breakdown: Breakdown) -> str:
    """The breakdown as one document."""
    shown = outline(breakdown)
    lines = [
        *_head(shown),
        *(
            line
            for number, found in enumerate(shown.disputes, 1)
            for line in _dispute(found, number, len(shown.disputes))
        ),
        *_to_check(shown),
        *_one_side(shown),
        "---",
        *map(markdown_escaped, shown.footer),
        words.proof(breakdown.article.sha256),
    ]
    return "\n\n".join(line for line in lines if line) + "\n"


def _head(shown: Outline) -> Iterator[str]:
    header = shown.header
    yield f"# {markdown_escaped(header.title)}"
    yield _joined(markdown_escaped(fact) for fact in (header.publisher, header.published) if fact)
    if header.url:
        yield f"<{header.url}>"
    read = words.read_line(header.words, header.complete, header.reader)
    yield markdown_escaped(read)
    yield from map(markdown_escaped, header.notes)
    yield f"**{shown.counts}**" if shown.counts else ""
    yield shown.empty or shown.no_dispute or ""


def _dispute(lines: DisputeLines, number: int, of: int) -> Iterator[str]:
    yield f"## {words.dispute_heading(number, of, lines.outcome)}: {markdown_escaped(quoted(lines.at_issue))}"
    yield "\n".join(
        f"- {markdown_escaped(line)}"
        for line in (lines.claimed, *(words.arrow(answer.how) for answer in lines.answered))
    )
    if lines.gist:
        yield f"{words.GIST}: {markdown_escaped(lines.gist)}"
    for line in lines.lines:
        yield from _excerpt(line)
    if lines.numbers:
        yield f"**{words.NUMBERS}**"
        yield "\n".join(f"- {markdown_escaped(words.differ(*pair))}" for pair in lines.numbers)
        yield words.NUMBERS_NOTE


def _to_check(shown: Outline) -> Iterator[str]:
    if shown.denials:
        yield f"## {words.DENIALS}"
        yield words.DENIALS_NOTE
        for denial in shown.denials:
            yield from _excerpt(denial.line)
    if shown.charges:
        yield f"## {words.CHARGES}"
        for charge in shown.charges:
            yield from _excerpt(charge.line, charge.no_response)
    if shown.own_voice:
        yield f"## {words.OWN_VOICE}"
        for found in shown.own_voice:
            yield from _excerpt(found.line, found.note)


def _one_side(shown: Outline) -> Iterator[str]:
    if shown.one_side:
        yield f"## {words.ONE_SIDE}"
        yield words.ONE_SIDE_NOTE
        for line in shown.one_side:
            yield from _excerpt(line)
    if shown.unnamed:
        yield f"## {words.UNNAMED_SOURCES}"
        yield words.UNNAMED_NOTE
        yield "\n".join(f"- {markdown_escaped(found.description)} · {_marks(found.places)}" for found in shown.unnamed)
    if shown.unread:
        yield f"## {words.UNREAD}"
        yield words.UNREAD_NOTE
        for sentence in shown.unread:
            yield f"> {_sentence(sentence.pieces)}"
            yield _marks((sentence.place,))


def _excerpt(line: Excerpt, remark: str = "") -> Iterator[str]:
    yield f"**{line.label}**"
    yield f"> {_sentence(line.pieces)}"
    spans = ", ".join(f"{start}–{end}" for start, end in line.spans)
    yield _joined((_marks((line.place,)), *map(markdown_escaped, line.details), words.offsets(spans)))
    for repeat in line.again:
        yield f"{words.AGAIN} {_marks((repeat.place,))}: {markdown_escaped(repeat.quote)}"
    yield markdown_escaped(remark)


def _sentence(pieces: tuple[Piece, ...]) -> str:
    """On one line: a line break of the article must not end the quotation."""
    texts = ["", *(piece.text for piece in pieces), ""]
    return "".join(
        markdown_bold(piece.text, texts[at - 1][-1:], texts[at + 1][:1])
        if piece.quoted
        else markdown_escaped(piece.text)
        for at, piece in enumerate(pieces, start=1)
    )


def _marks(found: Iterable[Place]) -> str:
    return ", ".join(f"[{place.mark}]({_destination(place.url)})" if place.url else place.mark for place in found)


def _destination(url: str) -> str:
    """In angle brackets, with what would be read as an entity (`&copy;`) spelled out."""
    return f"<{_ENTITY.sub('&amp;', url)}>"


def _joined(facts: Iterable[str]) -> str:
    return " · ".join(facts)

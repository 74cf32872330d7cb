"""Breakdown → Markdown, for exports and the command line: complete, with offsets, and inert at any words of the article."""

import re
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.markdown import Markdown

from bot.breakdown import Breakdown
from bot.views import words
from bot.views.grammar import counted, quoted
from bot.views.lines import ThreadLine
from bot.views.outline import Outline, outline
from bot.views.runs import Run, Runs, merged
from bot.views.sanitize import clean_line, markdown_escaped, markdown_styled

_MARKS = {"bold": "**", "italic": "*", "strike": "~~"}
_WWW = re.compile(r"(?i)(?<![/<])\bwww\.")
"""In two runs, one of which is proof and one not; an address of ours has it behind “//”."""
_ENTITY = re.compile(r"&(?=#?\w+;)")


def render(breakdown: Breakdown) -> str:
    audit = "\n\n".join(part for part in _audit(breakdown) if part)
    return f"{document(outline(breakdown))}\n---\n\n{audit}\n"


def document(shown: Outline, *, offsets: bool = True) -> str:
    """What the thread says, with the proof of every line; `offsets`: where in the text each quote stands."""
    parts = [*_first(shown), *_lines(shown, offsets), *_everyone(shown, offsets)]
    return "\n\n".join(part for part in parts if part) + "\n"


def show(breakdown: Breakdown, console: Console) -> None:
    """Print it at the console's width, without the offsets and the audit of an export."""
    console.print(Markdown(document(outline(breakdown), offsets=False)))


def _first(shown: Outline) -> Iterator[str]:
    header = shown.header
    yield f"# {markdown_escaped(header.title)}"
    yield " · ".join(markdown_escaped(fact) for fact in (header.publisher, header.published) if fact)
    yield f"<{header.url}>" if header.url else ""
    yield from (markdown_escaped(told) for told in (*shown.trouble, shown.note, shown.said, *shown.notes) if told)
    yield marked((Run(shown.footer, "italic"),))


def _lines(shown: Outline, offsets: bool) -> Iterator[str]:
    for number, matter in enumerate(shown.matters, 1):
        yield from _section(f"{number}. {matter.heading}", matter.lines, offsets)
        yield from map(markdown_escaped, matter.points)
    if shown.charges:
        yield from _section(words.NO_REPLY, shown.charges, offsets)
    if shown.also:
        yield from _section(shown.also_heading, shown.also, offsets)
    if shown.cautions:
        yield f"## {words.CAUTIONS}"
        yield from (markdown_escaped(words.arrow(caution)) for caution in shown.cautions)


def _section(title: str, lines: Iterable[ThreadLine], offsets: bool) -> Iterator[str]:
    """Every line with its proof."""
    yield f"## {markdown_escaped(title)}"
    for line in lines:
        yield marked((*line.above_proof, *line.marks))
        yield "\n>\n".join(f"> {marked(excerpt.runs)}" for excerpt in line.proof)
        yield _offsets(line) if offsets else ""


def _everyone(shown: Outline, offsets: bool) -> Iterator[str]:
    if shown.voices:
        yield f"## {words.EVERYONE}"
    for voice in shown.voices:
        yield f"**{markdown_escaped(voice.name)}**"
        yield "\n".join(f"- {marked(line.item)}{f' · {_offsets(line)}' if offsets else ''}" for line in voice.lines)


def _audit(breakdown: Breakdown) -> Iterator[str]:
    """How it was read, what was refused and why, and by what the text can be known again."""
    reader, audit, article = breakdown.reader, breakdown.audit, breakdown.article
    if reader.name == "model":
        tokens = counted(reader.tokens.in_ + reader.tokens.out, "token")
        about = "" if reader.tokens.exact else "about "
        sent = f", sent to {clean_line(reader.host)}" if reader.host else ""
        yield markdown_escaped(f"Read by {clean_line(reader.model or 'a model')}{sent} · {about}{tokens}")
    yield f"{counted(audit.grounded, 'quote')} of {audit.drafted:,} found word for word"
    lists = (
        ("Dropped", [f"{quoted(clean_line(refused.quote))}: {clean_line(refused.why)}" for refused in audit.dropped]),
        ("Withheld", [f"{quoted(clean_line(refused.text))}: {clean_line(refused.why)}" for refused in audit.withheld]),
        ("Heard by the rules and not in the disputes", [quoted(clean_line(article.text[slice(*span)])) for span in audit.unread]),
        ("Left out as no part of the story", [
            f"{quoted(clean_line(article.text[cut.start : cut.end]))}: {clean_line(cut.why)}" for cut in article.left_out
        ]),
    )  # fmt: skip
    for title, lines in lists:
        if lines:
            yield f"**{title}**"
            yield "\n".join(f"- {markdown_escaped(line)}" for line in lines)
    yield f"SHA-256 of the article’s text: `{article.sha256}`"


def marked(runs: Runs) -> str:
    return _WWW.sub(r"www\.", "".join(map(_run, merged(runs))))


def _run(run: Run) -> str:
    if run.url:  # in angle brackets, with what would be read as an entity (`&copy;`) spelled out
        return f"[{markdown_escaped(run.text)}](<{_ENTITY.sub('&amp;', run.url)}>)"
    return markdown_styled(run.text, _MARKS[run.style]) if run.style else markdown_escaped(run.text)


def _offsets(line: ThreadLine) -> str:
    spans = ", ".join(f"{start}–{end}" for start, end in line.statement.spans)
    return f"characters {spans}"

"""A comparison → the terminal, Markdown and Slack."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Console
from rich.markdown import Markdown

from bot.breakdown import Breakdown
from bot.comparison.models import Comparison
from bot.views import words
from bot.views.blocks import Block, Part, bullets, packed, paragraph, rich_text, section
from bot.views.comparison_lines import LONGEST_WORDS, footer, heading, opening, sections
from bot.views.markdown import marked
from bot.views.runs import Run, Runs, merged
from bot.views.sanitize import capped, clean_line, markdown_escaped
from bot.views.thread import Message, message

MOST_LINES = 12
"""Of one matter in Slack; the other views have all."""
MOST_MATTERS = 20
"""Under one title in Slack."""

UNREAD: Final = "Not compared, since it could not be read: {name}. {why}"
TOO_FEW: Final = (
    "I need at least two articles to compare. Send two to five links, files or texts in one message, with “compare” before "
    "them, and between two texts a line with three hyphens (---)."
)


def show(comparison: Comparison, console: Console) -> None:
    console.print(Markdown(markdown(comparison)))


def markdown(comparison: Comparison) -> str:
    parts = [f"# {markdown_escaped(heading(comparison))}"]
    parts += map(markdown_escaped, opening(comparison))
    for title, matters in sections(comparison):
        parts += [f"## {markdown_escaped(title)}"] if title else []
        for head, lines in matters:
            above = [marked(head)] if head else []
            parts.append("\n".join([*above, *(f"- {marked(line)}" for line in lines)]))
    parts.append("---")
    return "\n\n".join([*parts, *map(markdown_escaped, footer(comparison))]) + "\n"


def too_few(unread: Sequence[tuple[str, str]] = ()) -> Message:
    """Said where there is nothing to compare. `unread`: names of what could not be read, each with the reason."""
    return message(paragraph("\n".join((*_unread(unread), TOO_FEW))))


def messages(comparison: Comparison, unread: Sequence[tuple[str, str]] = ()) -> tuple[Message, ...]:
    """The comparison as Slack messages, in order; `unread` as `too_few` takes it."""
    lines = [section(line) for line in (*opening(comparison), *_unread(unread))]
    parts = [Part(heading(comparison), (rich_text(section(Run(heading(comparison), "bold")), *lines),))]
    for title, matters in sections(comparison):
        above = [paragraph(Run(title, "bold"))] if title else []
        blocks = [*above, *(_block(*matter) for matter in matters[:MOST_MATTERS])]
        if (more := len(matters) - MOST_MATTERS) > 0:
            blocks.append(paragraph(f"and {more} more"))
        parts.append(Part(title or heading(comparison), tuple(blocks)))
    below = paragraph(Run(" ".join(footer(comparison)), "italic"))
    parts.append(Part(heading(comparison), (below,)))
    return tuple(message(*blocks) for blocks in packed(parts))


def corrections(breakdowns: Sequence[Breakdown]) -> Iterator[str]:
    """What people corrected in the articles, of which a comparison shows the words alone."""
    for breakdown in breakdowns:
        for made in breakdown.corrections:
            said = breakdown.by_id.get(made.statement or "")
            who, why = words.correction(made)
            yield f"{breakdown.input}{f' ¶{said.paragraph}' if said else ''}: {who}{why}"


def _block(head: Runs, lines: Sequence[Runs]) -> Block:
    more = [section(f"and {len(lines) - MOST_LINES} more")] if len(lines) > MOST_LINES else []
    return rich_text(section(*head), bullets(*(section(*merged(line)) for line in lines[:MOST_LINES]), *more))


def _unread(unread: Sequence[tuple[str, str]]) -> Iterator[str]:
    for name, why in unread:
        yield UNREAD.format(name=capped(clean_line(name), LONGEST_WORDS), why=clean_line(why)).strip()

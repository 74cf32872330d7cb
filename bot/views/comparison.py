"""A comparison → the terminal, Markdown and Slack: headings, and under them each article's own words with ¶."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.console import Console
from rich.markdown import Markdown

from bot.breakdown import Breakdown
from bot.comparison import Comparison, Entry, Matched
from bot.views import words
from bot.views.blocks import Block, bullets, rich_text, section, text
from bot.views.grammar import listed, quoted
from bot.views.packing import Part, packed
from bot.views.sanitize import capped, clean_line, markdown_bold, markdown_escaped
from bot.views.slack import Message, message

LONGEST_NAME = 60
LONGEST_WORDS = 300
MOST_ITEMS = 8
"""Findings of one kind in Slack; the other views have all."""

LEFT_OUT: Final = "Denied in one, left out in another"
SHARED: Final = "Denied in more than one"
QUOTES: Final = "Quoted differently"
FIGURES: Final = "Numbers that differ"
VOICES: Final = "Heard in one, not named in another"
SAME_TEXT: Final = "These are the same text."
OTHER_STORY: Final = (
    "These texts have no two names in common, so they seem to be about different events. Nothing was compared."
)
NOTHING: Final = "Nothing was found that they share, leave out or report differently. Read both: that is no proof."
BY_RULES: Final = "Compared by rules, no AI: more can differ than is listed; the words are exact."
UNREAD: Final = "Not compared, since it could not be read: {name}. {why}"
TOO_FEW: Final = (
    "I need at least two articles to compare. Send two to five links, files or texts in one message, with “compare” before "
    "them, and between two texts a line with three hyphens (---)."
)
BY_MODEL: Final = "What belongs together was chosen by a model (AI, unvetted); the words are exact."


@dataclass(frozen=True)
class Item:
    """One finding: what it is, and the passages that show it."""

    head: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """The findings of one kind."""

    title: str
    items: tuple[Item, ...]


def heading(comparison: Comparison) -> str:
    """Which articles stand side by side."""
    return f"Side by side: {listed(_names(comparison))}"


def sections(comparison: Comparison) -> tuple[Section, ...]:
    """The findings, by kind, the most telling kind first; kinds without any are left out."""
    names = _names(comparison)
    kinds = (
        (LEFT_OUT, _left_out(comparison, names)),
        (FIGURES, _matched(comparison.figures, names)),
        (QUOTES, _matched(comparison.quotes, names)),
        (SHARED, _shared(comparison, names)),
        (VOICES, _voices(comparison, names)),
    )
    return tuple(Section(title, items) for title, found in kinds if (items := tuple(found)))


def footer(comparison: Comparison) -> tuple[str, ...]:
    """What to know about the findings, or why there are none."""
    if len({outlet.sha256 for outlet in comparison.outlets}) == 1:
        return (SAME_TEXT,)
    if not comparison.is_one_story:
        return (OTHER_STORY,)
    nothing = () if sections(comparison) else (NOTHING,)
    return (*nothing, *map(clean_line, comparison.notes), BY_MODEL if comparison.by == "model" else BY_RULES)


def show(comparison: Comparison, console: Console) -> None:
    """Print the comparison at the console's width."""
    console.print(Markdown(markdown(comparison)))


def markdown(comparison: Comparison) -> str:
    """The comparison as one document."""
    parts = [f"# {markdown_escaped(heading(comparison))}"]
    for number, outlet in enumerate(comparison.outlets):
        title = clean_line(outlet.title or "")
        parts.append(markdown_escaped(f"{_names(comparison)[number]}{f': {title}' if title else ''}"))
    for part in sections(comparison):
        parts.append(f"## {part.title}")
        for item in part.items:
            parts.append(markdown_bold(item.head, "", ""))
            parts.append("\n".join(f"- {markdown_escaped(line)}" for line in item.lines))
    parts.append("---")
    return "\n\n".join([*parts, *map(markdown_escaped, footer(comparison))]) + "\n"


def too_few(unread: Sequence[tuple[str, str]] = ()) -> Message:
    """Said where there is nothing to compare. `unread`: names of what could not be read, each with the reason."""
    return message(rich_text(section(text("\n".join((*_unread(unread), TOO_FEW))))))


def messages(comparison: Comparison, unread: Sequence[tuple[str, str]] = ()) -> tuple[Message, ...]:
    """The comparison as Slack messages, in order; `unread` as `too_few` takes it."""
    lines = [section(text(line)) for line in _unread(unread)]
    parts = [Part(heading(comparison), (rich_text(section(text(heading(comparison), bold=True)), *lines),))]
    for part in sections(comparison):
        title = rich_text(section(text(part.title, bold=True)))
        blocks = [title, *(_block(item) for item in part.items[:MOST_ITEMS])]
        if more := len(part.items) - MOST_ITEMS:
            blocks += [rich_text(section(text(f"and {more} more", italic=True)))] if more > 0 else []
        parts.append(Part(part.title, tuple(blocks)))
    below = rich_text(section(text(" ".join(footer(comparison)), italic=True)))
    parts.append(Part(heading(comparison), (below,)))
    return tuple(message(*blocks) for blocks in packed(parts))


def corrections(breakdowns: Sequence[Breakdown]) -> Iterator[str]:
    """What people corrected in the articles, of which a comparison shows the words alone."""
    for breakdown in breakdowns:
        for made in breakdown.corrections:
            said = breakdown.by_id.get(made.statement or "")
            who, why = words.correction(made)
            yield f"{breakdown.input}{f' ¶{said.paragraph}' if said else ''}: {who}{why}"


def _block(item: Item) -> Block:
    return rich_text(section(text(item.head)), bullets(*(section(text(line)) for line in item.lines)))


def _unread(unread: Sequence[tuple[str, str]]) -> Iterator[str]:
    for name, why in unread:
        yield UNREAD.format(name=capped(clean_line(name), LONGEST_WORDS), why=clean_line(why)).strip()


def _names(comparison: Comparison) -> tuple[str, ...]:
    """The outlets' names; equal ones are counted."""
    names = [capped(clean_line(outlet.name) or "text", LONGEST_NAME) for outlet in comparison.outlets]
    return tuple(f"{name} ({at})" if names.count(name) > 1 else name for at, name in enumerate(names, 1))


def _left_out(comparison: Comparison, names: tuple[str, ...]) -> Iterator[Item]:
    for one in comparison.left_out:
        claims = tuple(f"The claim: {_line(entry, names)}" for entry in one.claims)
        lines = tuple(_line(entry, names) for entry in one.answers)
        yield Item(f"Not in {listed(tuple(names[n] for n in one.missing), 'or')}:", (*lines, *claims))


def _shared(comparison: Comparison, names: tuple[str, ...]) -> Iterator[Item]:
    for one in comparison.shared:
        claims = tuple(f"The claim: {_line(entry, names)}" for entry in one.claims)
        yield Item(f"{_who(one.who)}:", (*(_line(entry, names) for entry in one.answers), *claims))


def _voices(comparison: Comparison, names: tuple[str, ...]) -> Iterator[Item]:
    missing: dict[tuple[int, ...], list[Entry]] = {}
    for voice in comparison.voices:
        missing.setdefault(voice.missing, []).append(voice.entry)
    for outlets, entries in missing.items():
        head = f"Not named in {listed(tuple(names[n] for n in outlets), 'or')}:"
        yield Item(head, tuple(f"{_who(entry.who or '')} ({_place(entry, names)})" for entry in entries))


def _matched(found: tuple[Matched, ...], names: tuple[str, ...]) -> Iterator[Item]:
    for match in found:
        one, other = match.differing
        shown = [quoted(clean_line(words)) if words else "nothing" for words in (one, other)]
        yield Item(f"{shown[0]} and {shown[1]}:", tuple(_line(entry, names) for entry in match.entries))


def _line(entry: Entry, names: tuple[str, ...]) -> str:
    """Where, who, and the article's own words: what is quoted there, else the whole sentence."""
    words = capped(clean_line(entry.text if entry.direct else entry.sentence), LONGEST_WORDS)
    who = _who(entry.who or "")
    named = f"{who}: " if who and (entry.direct or who.split()[-1].strip(",.") not in words) else ""
    return f"{_place(entry, names)} · {named}{quoted(words)}"


def _place(entry: Entry, names: tuple[str, ...]) -> str:
    return f"{names[entry.outlet]} ¶{entry.paragraph}"


def _who(name: str) -> str:
    shown = capped(clean_line(name), 2 * LONGEST_NAME)
    return f"{shown[:1].upper()}{shown[1:]}"

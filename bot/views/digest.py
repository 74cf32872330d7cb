"""A digest → one Slack message: what moved, what is disputed, what is still open, each with the way to its thread. Pure."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from bot.digest import Digest, Entry
from bot.digest.choosing import Sort
from bot.ledger import Kind
from bot.views import words
from bot.views.blocks import MOST_CHARACTERS, Block, Element, rich_text, section, text, weight
from bot.views.disputes import Answered, dispute_lines
from bot.views.grammar import counted, ended, listed, quoted
from bot.views.inert import capped, clean_line, cut_between
from bot.views.recalled import LONGEST_QUOTE, Where, name, own_words, place_line, title
from bot.views.said import Said
from bot.views.slack import Message, message

LONGEST_LINE = 150
LONGEST_GIST = 300
MOST_ANSWERS = 3
MOST_ALSO = 4

NOTE: Final = "Every line is in the articles’ own words, found in them by code. Nothing here says who is right."
EMPTY: Final = "Nothing to tell: no dispute, no open charge and nothing that moved since the last digest."
_COUNTED: dict[Sort, Callable[[int], str]] = {
    "dispute": lambda number: counted(number, "dispute"),
    "confirmed": lambda number: words.undisputed(number, words.CONFIRMED),
    "no comment": lambda number: words.undisputed(number, words.NO_COMMENT),
    "moved": lambda number: counted(number, "later answer"),
    "unanswered": lambda number: counted(number, "open charge"),
}
_MOVED: dict[Kind, str] = {
    "denied": "newly denied by {}",
    "rejected": "newly rejected by {}",
    "confirmed": "newly confirmed by {}",
    "changed": "{} now says otherwise",
    "differs": "another number from {}",
}


def daily(
    digest: Digest, day: date, where: Where, skipped: Sequence[date] = (), trouble: Sequence[str] = ()
) -> Message:
    """The digest of a day. `skipped` are days whose digest was left out; `trouble`, feeds that could not be read."""
    head = _head(digest, day, skipped, trouble)
    foot = rich_text(section(text(NOTE, italic=True)))
    entries = [_entry(entry, number, where) for number, entry in enumerate(digest.entries, 1)]
    room = MOST_CHARACTERS - weight(head) - weight(foot) - LONGEST_QUOTE
    shown: list[Block] = []
    for entry in entries:
        room -= weight(entry)
        if room < 0:
            break
        shown.append(entry)
    more = digest.more + len(entries) - len(shown)
    rest = [rich_text(section(text(f"+{more} more", bold=True)))] if more else []
    return message(head, *shown, *rest, *([foot] if shown else []))


def _head(digest: Digest, day: date, skipped: Sequence[date], trouble: Sequence[str]) -> Block:
    lines = [f"\n{EMPTY}"] if digest.is_empty else [f"\n{counts(digest)}"]
    if skipped:
        days = listed(tuple(f"{one:%A} {one.day} {one:%B}" for one in skipped))
        lines.append(f"\nNo digest came for {days}: I was not at work within six hours of its time.")
    lines += [f"\n{capped(clean_line(one), LONGEST_LINE)}" for one in trouble]
    return rich_text(section(text(f"Claims digest · {day:%A} {day.day} {day:%B}", bold=True), *map(text, lines)))


def counts(digest: Digest) -> str:
    """What the day brought: articles, disputes, claims that nobody disputes, sources and how many of them have no name."""
    figures = []
    if digest.articles:
        figures.append(f"{counted(digest.articles, 'article')} read")
    figures += [said(digest.found[sort]) for sort, said in _COUNTED.items() if digest.found.get(sort)]
    if digest.sources:
        unnamed = f", {digest.unnamed:,} unnamed" if digest.unnamed else ""
        figures.append(f"{counted(digest.sources, 'source')}{unnamed}")
    return " · ".join(figures)


def _entry(entry: Entry, number: int, where: Where) -> Block:
    heading, lines = told(entry)
    also = tuple(dict.fromkeys(title(place) for place in entry.also))[:MOST_ALSO]
    rest = [text(f" · also in {listed(also)}")] if also else []
    return rich_text(
        section(
            text(f"{number}. {heading}", bold=True),
            *(text(f"\n{line}") for line in lines),
            text("\n"),
            *place_line(entry.place, where),
            *_earlier(entry, where),
            *rest,
        )
    )


def told(entry: Entry) -> tuple[str, list[str]]:
    """The heading of an entry, and its lines."""
    if entry.answered and entry.breakdown:
        lines = dispute_lines(entry.breakdown.article, entry.answered, Said(entry.breakdown.statements))
        answers = [words.arrow(_answer(one)) for one in lines.answered]
        if len(answers) > MOST_ANSWERS:
            answers[MOST_ANSWERS:] = [words.more_answers(len(answers) - MOST_ANSWERS)]
        numbers = [capped(words.differ(*pair), LONGEST_LINE) for pair in lines.numbers[:1]]
        gist = [capped(f"{words.GIST}: {lines.gist}", LONGEST_GIST)] if lines.gist else []
        return quoted(cut_between(lines.at_issue, LONGEST_QUOTE)), [
            *gist,
            capped(lines.claimed, LONGEST_LINE),
            *answers,
            *numbers,
        ]
    if entry.movement:
        earlier, later = entry.movement.earlier, entry.movement.later
        claimed = f"{'Claimed' if earlier.stance == 'asserts' else 'Said'} by {name(earlier)}"
        how = words.arrow(_MOVED[entry.movement.kind].format(name(later)))
        return own_words(earlier), [claimed, words.in_words(how, own_words(later))]
    if entry.charge:
        charge = entry.charge.charge
        against = f" Against {capped(clean_line(charge.against), LONGEST_LINE)}." if charge.against else ""
        said = ended(words.in_words(name(charge), capped(clean_line(charge.quote), LONGEST_QUOTE)))
        return _open_for(entry.charge.days), [f"{said}{against}"]
    raise AssertionError("an entry is one of these")


def _answer(one: Answered) -> str:
    """How and by whom, with the first of its own words."""
    how = capped(one.how, LONGEST_LINE)
    return words.in_words(how, cut_between(one.quote, LONGEST_QUOTE)) if one.quote else how


def _open_for(days: int | None) -> str:
    if not days:
        return "A charge without an answer" if days is None else "A charge without an answer, new"
    return f"No answer for {counted(days, 'day')}"


def _earlier(entry: Entry, where: Where) -> list[Element]:
    if entry.movement is None:
        return []
    return [text("\nbefore: "), *place_line(entry.movement.earlier.place, where)]

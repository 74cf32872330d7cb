"""A digest → one Slack message: what was answered later, is disputed or still open, each with the way to its thread. Pure."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from bot.breakdown import ANSWERS, Breakdown, Dispute
from bot.digest import Digest, Entry
from bot.digest.selection import Sort, places_of
from bot.ledger import Kind
from bot.views.blocks import Block, Element, at_most, fits, paragraph, plain, rich_text, section, shortened, titled
from bot.views.disputes import shown_dispute
from bot.views.grammar import counted, listed
from bot.views.ledger import Where, line, place_line, title
from bot.views.lines import ThreadLine
from bot.views.runs import Run, merged
from bot.views.sanitize import capped, clean_line
from bot.views.thread import Message, message

LONGEST_LINE = 150
LONGEST_SAID = 300
MOST_ANSWERS = 3
MOST_ALSO = 4
MOST_REST = 6
MOST_CORRECTED = 4

NOTE: Final = (
    "Checked by code: words in “ ” and in italics are the articles’ own. Inferred, and can be wrong: who is meant, what "
    "answers what, that nobody replied."
)
AI_NOTE: Final = "(AI): an AI’s words; the thread leads to the passages."
NO_JUDGE: Final = "Nothing here says who is right."
AI: Final = " (AI)"
CORRECTED: Final = "Corrected or withdrawn since the last digest:"
MORE: Final = "More in these threads:"
EMPTY: Final = "Nothing new: no dispute, no open charge and no later answer since the last digest."
_COUNTED: dict[Sort, str] = {"dispute": "dispute", "later": "later answer", "open": "open charge"}
_LATER: dict[Kind, str] = {"denied": "Denied later", "confirmed": "Confirmed later", "changed": "Now said otherwise"}


def daily(digest: Digest, day: date, where: Where, trouble: Sequence[str] = ()) -> Message:
    """The digest of a day. `trouble`: feeds that could not be read."""
    entries = [_entry(entry, number, where) for number, entry in enumerate(digest.entries, 1)]
    notes = (NOTE, *([AI_NOTE] if AI in plain(entries) else []), NO_JUDGE)
    foot = paragraph(Run(" ".join(notes), "italic"))
    # What an earlier digest may have shown as it was then.
    corrections = [section(*line(record), " · ", *place_line(record.place, where)) for record in digest.corrected]
    corrected = titled(CORRECTED, at_most(MOST_CORRECTED, corrections, "correction"))
    for number in range(len(entries), -1, -1):
        rest = (*places_of(digest.entries[number:], digest.entries[:number]), *digest.rest)
        threads = at_most(MOST_REST, [section(*place_line(place, where)) for place in rest], "thread")
        shown = [*entries[:number], *corrected, *titled(MORE, threads)]
        blocks = [_head(digest, day, trouble), *shown, *([foot] if shown else [])]
        if fits(blocks):
            break
    return message(*blocks)


def _head(digest: Digest, day: date, trouble: Sequence[str]) -> Block:
    lines = [EMPTY if digest.is_empty else _counts(digest)]
    lines += [capped(clean_line(feed), LONGEST_LINE) for feed in trouble]
    return paragraph(Run(f"Claims digest · {day:%A} {day.day} {day:%B}", "bold"), *(f"\n{words}" for words in lines))


def _counts(digest: Digest) -> str:
    figures = [f"{counted(digest.articles, 'article')} read"] if digest.articles else []
    figures += [counted(digest.counts[sort], noun) for sort, noun in _COUNTED.items() if digest.counts.get(sort)]
    return " · ".join(figures)


def _entry(entry: Entry, number: int, where: Where) -> Block:
    heading, lines = _told(entry)
    before = ["\nbefore: ", *place_line(entry.answer.earlier.place, where)] if entry.answer else []
    also = tuple(dict.fromkeys(title(place) for place in entry.also if title(place) != title(entry.place)))[:MOST_ALSO]
    rest = [f" · also in {listed(also)}"] if also else []
    return rich_text(
        section(Run(f"{number}. {heading}", "bold")),
        *lines,
        section(*place_line(entry.place, where), *before, *rest),
    )


def _told(entry: Entry) -> tuple[str, list[Element]]:
    if entry.dispute and entry.breakdown:
        return _dispute(entry.breakdown, entry.dispute)
    if entry.answer:
        answer = entry.answer
        return _LATER[answer.kind], [section(*line(answer.later)), section("Before: ", *line(answer.earlier))]
    if entry.charge:
        against = capped(clean_line(entry.charge.against or ""), LONGEST_LINE)
        days = f"for {counted(entry.days, 'day')}" if entry.days else "so far"
        return f"No reply from {against} read here {days}", [section(*line(entry.charge))]
    raise AssertionError("an entry is one of these")


def _dispute(breakdown: Breakdown, dispute: Dispute) -> tuple[str, list[Element]]:
    """The question, the claim and what came back; a model's words are marked."""
    shown = shown_dispute(breakdown, dispute)
    heading = f"{shown.heading}{AI}" if dispute.question.by == "model" else shown.heading
    claims = [_line(line) for line in shown.lines if line.role not in ANSWERS]
    answers = [_line(line) for line in shown.lines if line.role in ANSWERS]
    return heading, [*claims[:1], *at_most(MOST_ANSWERS, answers, "answer")]


def _line(line: ThreadLine) -> Element:
    said = line.corrected(shortened((*line.party, *line.said), LONGEST_SAID))
    return section(*merged(said), AI if line.worded else "")

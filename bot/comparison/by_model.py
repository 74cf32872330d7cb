"""A model's answer on several articles → what of it may be shown: lines pass the checks of a breakdown. Pure."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress

from bot.breakdown import DENIALS, Dispute, ReaderInfo
from bot.comparison.model_sentences import borne_out, overlooks_a_denial, says_lacking
from bot.comparison.models import DraftComparison, DraftItem, Entry, Item
from bot.comparison.story import Story, matter, together
from bot.disputes import checks
from bot.disputes.by_model import prove
from bot.disputes.quote_checks import QUOTED, Refused
from bot.draft import Draft, DraftMatter
from bot.language.text import stem
from bot.ledger.heard import named

IN_ONE = re.compile(r"(?:More|Answered) in \{(\d)\}")
"""Above what the model has found in one outlet alone; code cannot tell that no other has it."""
DENIED_WORDS = 2
"""Words that a denial and a sentence that may deny have in common if they may be on one matter."""


def by_model(stories: Sequence[Story], draft: DraftComparison) -> tuple[list[Item], tuple[str, ...], tuple[str, ...]]:
    """The matters, and the sentences that stand in short and as what all report."""
    proven = [_proven(story, draft.items) for story in stories]
    items: list[Item] = []
    undone: list[str] = []
    for number, drafted in enumerate(draft.items):
        entries = tuple(
            entry
            for story, matters in zip(stories, proven, strict=True)
            if number in matters
            for entry in _entries(story, matters[number])
            if _only_outlet(drafted.about, stories) in (None, story.number)
        )
        if entries:
            item, there = _item(stories, drafted, entries)
            items.append(item)
            undone += there
    denying = {(entry.outlet, entry.who) for item in items for entry in item.entries if entry.role in DENIALS}
    short, same = (
        tuple(told for told in borne_out(sentences, stories, lacking) if not overlooks_a_denial(told, denying))
        for sentences, lacking in ((draft.short, undone), (draft.same, ()))
    )
    return items, short, same


def _proven(story: Story, items: Sequence[DraftItem]) -> dict[int, Dispute]:
    """What one article's lines may show, under the number of their matter."""
    lines = {at: tuple(line for outlet, line in item.lines if outlet == story.number) for at, item in enumerate(items)}
    matters = tuple(DraftMatter(id=str(at), question=items[at].about, lines=own) for at, own in lines.items() if own)
    heard = [said for said in story.breakdown.statements if said.by == "rules"]
    draft = Draft(matters=matters, reader=ReaderInfo(name="model"))
    return {int(shown.id): shown for shown in prove(draft, story.breakdown.article, heard).matters}


def _entries(story: Story, shown: Dispute) -> Iterator[Entry]:
    for line in shown.lines:
        spans = tuple(sorted({span for point in line.points for span in point.spans}))
        if line.text and spans:
            yield Entry(
                outlet=story.number,
                who=line.who,
                label=line.label,
                role=line.role,
                text=line.text,
                worded=True,
                spans=spans,
                paragraphs=story.paragraphs_of(spans),
            )


def _item(stories: Sequence[Story], drafted: DraftItem, entries: tuple[Entry, ...]) -> tuple[Item, list[str]]:
    """The matter; and what is told in one article and may be in another, whose sentence then stands beside it."""
    beside: dict[int, int] = {}
    having = {entry.outlet for entry in entries}
    denying = {(entry.outlet, entry.who) for entry in entries if entry.role in DENIALS}
    undone = []
    for entry in entries:
        for story in stories:
            if story.number == entry.outlet:
                continue
            place = None
            if entry.role in DENIALS and story.number not in {outlet for outlet, _ in denying}:
                place = _reply(story, entry)
            elif story.number not in having:
                place = story.sentence_with(QUOTED.sub(r"\1", entry.text))
            if place is not None:
                beside.setdefault(story.number, place)
                undone.append(entry.text)
    there = tuple(stories[outlet].entry([place]) for outlet, place in beside.items())
    note = next(iter(borne_out([drafted.note] if drafted.note else [], stories, ())), None)
    is_doubtful = note and ((beside and says_lacking(note)) or overlooks_a_denial(note, denying))
    return Item(
        kind="matter",
        about=_heading(drafted.about, stories) or entries[0].who,
        entries=tuple(sorted((*entries, *there), key=lambda entry: entry.outlet)),
        note=None if is_doubtful else note,
    ), undone


def _only_outlet(about: str, stories: Sequence[Story]) -> int | None:
    """Whose lines alone stand under this heading, if it is of one outlet."""
    in_one = IN_ONE.fullmatch(about)
    return int(in_one[1]) if in_one and int(in_one[1]) < len(stories) else None


def _heading(about: str, stories: Sequence[Story]) -> str | None:
    if _only_outlet(about, stories) is not None:
        return about
    with suppress(Refused):
        return checks.heading(about, together(stories))
    return None


def _reply(story: Story, denial: Entry) -> int | None:
    """The sentence of another article that may be the same denial: it names its source and shares words with it."""
    about = matter(denial.text)
    source = {stem(name[-1]) for name in named(f"says {denial.who}")}
    places = (
        place for place, stems in story.denying if len(stems & about) >= DENIED_WORDS and (not source or stems & source)
    )
    return next(places, None)

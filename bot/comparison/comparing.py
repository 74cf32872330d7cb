"""Breakdowns, and what of them belongs together → the comparison, checked. Pure."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import PurePath

from bot.breakdown import Breakdown
from bot.comparison.by_rules import by_rules
from bot.comparison.excerpts import MOST_OF_A_HEADING, MOST_OF_A_NOTE, excerpts, heading, label, together
from bot.comparison.models import Comparison, Entry, Finding, Findings, Item, Kind, Outlet
from bot.comparison.quotes import differing_quotes
from bot.comparison.short import in_short
from bot.comparison.story import ROUGHLY, SAYS_NO, Story, matter
from bot.disputes.evidence import Evidence, stems
from bot.language.text import stem
from bot.ledger.heard import named

DENIED_WORDS = 2
"""Words that a denial and a sentence that may deny have in common if they may be on one matter."""


def compare(breakdowns: Sequence[Breakdown], findings: Findings | None = None) -> Comparison:
    """What two to five articles on one event leave out, report differently, and report alike.

    `findings` are a model's; without them rules choose by names and words.
    """
    stories = [Story(number, breakdown) for number, breakdown in enumerate(breakdowns)]
    chosen = by_rules(stories) if findings is None else findings
    articles = together(stories)
    items = [_checked(stories, finding, articles) for finding in chosen.items]
    undone = [
        " ".join((item.about or "", *(entry.text for entry in item.entries)))
        for finding, item in zip(chosen.items, items, strict=True)
        if finding.missing and not item.missing
    ]
    only = (item for item in items if item.kind == "only")
    return Comparison(
        outlets=tuple(map(_outlet, stories)),
        is_one_story=chosen.is_one_story,
        short=in_short(chosen.short, stories, undone) if chosen.is_one_story else (),
        items=tuple(only if chosen.is_one_story is False else _each_once(stories, items)),
        by="rules" if findings is None else "model",
    )


def _outlet(story: Story) -> Outlet:
    article = story.breakdown.article
    name = article.publisher or article.title or PurePath(story.breakdown.input).name
    return Outlet(
        name=name,
        publisher=article.publisher,
        url=article.url,
        headline=article.title or story.text[slice(*story.index.sentences[0])],
        sha256=article.sha256,
    )


def _each_once(stories: Sequence[Story], items: Sequence[Item]) -> Iterator[Item]:
    """What tells nothing that another item tells, too; last, quotations that differ and of which none has both."""
    differing = [item for item in items if item.kind not in ("only", "same")]
    quotes = [quote for quote in differing_quotes(stories) if not any(_has(item, quote) for item in differing)]
    for item in items:
        if item in differing or not any(_is_told_by(item, other) for other in (*differing, *quotes)):
            yield item.model_copy(update={"kind": _kind(item)})
    yield from quotes


def _checked(stories: Sequence[Story], finding: Finding, articles: Evidence) -> Item:
    entries = tuple(excerpts(finding, stories))
    outlets = {entry.outlet for entry in entries}
    others = tuple(story.number for story in stories if story.number not in outlets)
    about = (heading if finding.kind == "denied" else label)(finding.about, articles, MOST_OF_A_HEADING)
    item = Item(
        kind=finding.kind,
        about=about or (entries[0].who if finding.about else None),
        entries=entries,
        missing=others if finding.missing is None else finding.missing,
        note=label(finding.note, articles, MOST_OF_A_NOTE),
    )
    if item.kind == "denied" and not finding.is_sure:
        item = _left_out(stories, item)
    if item.kind == "only" or (item.kind != "denied" and len({entry.outlet for entry in item.entries}) == 1):
        item = _only(stories, item.model_copy(update={"missing": others}))
    missing = item.missing if item.kind in ("denied", "only") else ()
    return item.model_copy(update={"missing": missing})


def _kind(item: Item) -> Kind:
    """What is called the same is not where one alone has a “not”, or both have other numbers."""
    if item.kind != "same":
        return item.kind
    if len({bool(SAYS_NO.search(entry.text)) for entry in item.entries}) > 1:
        return "differ"
    numbers: dict[int, set[str]] = {}
    for entry in item.entries:
        numbers.setdefault(entry.outlet, set()).update(() if ROUGHLY.search(entry.text) else _numbers(entry.text))
    pairs = combinations(filter(None, numbers.values()), 2)
    return "numbers" if any(a.isdisjoint(b) for a, b in pairs) else "same"


def _numbers(text: str) -> set[str]:
    return {word for word in stems(text) if word[0].isdigit()}


def _overlap(entry: Entry, other: Entry) -> bool:
    return entry.outlet == other.outlet and any(
        first < end and start < last for first, last in entry.spans for start, end in other.spans
    )


def _has(item: Item, quote: Item) -> bool:
    """Whether an item has of each wording of a quotation words that the other does not have."""
    return all(
        any(
            _overlap(entry, said) and any(said.text[first:last] in entry.text for first, last in said.bold)
            for entry in item.entries
        )
        for said in quote.entries
    )


def _is_told_by(item: Item, other: Item) -> bool:
    """Whether another item has all its words; or, of what is the same, some of them, where that one differs."""
    return all(
        any(_overlap(entry, told) and (item.kind == "same" or entry.text in told.text) for told in other.entries)
        for entry in item.entries
    )


def _left_out(stories: Sequence[Story], item: Item) -> Item:
    """A denial that a model misses in some articles; where one may have it, its sentence stands beside."""
    denial = [entry for entry in item.entries if entry.outlet not in item.missing]
    replies = {at: _reply(stories, at, denial) for at in item.missing if denial}
    missing = tuple(at for at, reply in replies.items() if reply is None)
    outlets = {entry.outlet for entry in item.entries}
    beside = [entry for entry in item.entries if entry.outlet in item.missing]
    beside += [stories[at].entry([reply]) for at, reply in replies.items() if reply is not None and at not in outlets]
    kind = "denied" if missing else "differ"
    return item.model_copy(update={"missing": missing, "kind": kind, "entries": (*denial, *beside)})


def _reply(stories: Sequence[Story], at: int, told: Sequence[Entry]) -> int | None:
    """The sentence of an article that may be the same denial: it names its source and shares words with it."""
    denial = list({entry.outlet: entry for entry in reversed(told)}.values())
    about = _matter(stories, denial)
    names = (named(entry.who) if entry.who else named(f"says {entry.text}")[:1] for entry in denial)
    source = {stem(name[-1]) for party in names for name in party}
    places = (place for place, stems in stories[at].denying if len(stems & about) >= DENIED_WORDS and stems & source)
    return next(places, None)


def _matter(stories: Sequence[Story], denial: Sequence[Entry]) -> frozenset[str]:
    """The words on which a denial is, from its sentences and the one before each: “He denied it.”"""
    pairs = ((stories[entry.outlet], at) for entry in denial for at in stories[entry.outlet].sentences_of(entry.spans))
    return frozenset().union(*(matter(story.entry((max(0, at - 1), at)).text) for story, at in pairs))


def _only(stories: Sequence[Story], item: Item) -> Item:
    """What some have alone; where each other has a sentence with its words, they are the same and stand beside it."""
    text = " ".join(entry.text for entry in item.entries)
    places = {at: stories[at].sentence_with(text) for at in item.missing}
    missing = tuple(at for at, place in places.items() if place is None)
    if missing:
        return item.model_copy(update={"kind": "only", "missing": missing})
    beside = (stories[at].entry([place]) for at, place in places.items() if place is not None)
    return item.model_copy(update={"kind": "same", "missing": (), "entries": (*item.entries, *beside)})

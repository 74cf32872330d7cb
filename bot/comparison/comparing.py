"""Breakdowns, and what of them belongs together → the comparison, checked. Pure."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import PurePath

from bot.breakdown import Breakdown
from bot.comparison.excerpts import MOST_OF_A_HEADING, MOST_OF_A_NOTE, excerpts, heading, label, together
from bot.comparison.figures import agrees, differing_figures, figures, reckons
from bot.comparison.nouns import MOST, Comparison, Entry, Finding, Findings, Item, Kind, Outlet
from bot.comparison.quotes import differing_quotes
from bot.comparison.rules import by_rules
from bot.comparison.short import in_short
from bot.comparison.story import SAYS_NO, Story
from bot.disputes.evidence import Evidence

_SAYS_LITTLE = re.compile(r"(?: (?:News|Today|Online|Media|TV|Radio|Wire|Service|Agency|Network|Group)(?: \d+)?)+$")
"""At the end of a name."""
_NO_NAME = re.compile(r"\A(?:.*\W.*|[^A-Z].*)")


def compare(breakdowns: Sequence[Breakdown], findings: Findings | None = None) -> Comparison:
    """What two to five articles on one event leave out, report differently, and report alike.

    `findings` are a model's; without them rules decide by names and words.

    Raises ValueError for fewer than two or more than `MOST` breakdowns.
    """
    if not 2 <= len(breakdowns) <= MOST:
        raise ValueError(f"{len(breakdowns)} articles")
    stories = [Story(number, breakdown) for number, breakdown in enumerate(breakdowns)]
    found = by_rules(stories) if findings is None else findings
    articles = together(stories)
    items = [_checked(stories, finding, articles) for finding in found.items]
    only = (item for item in items if item.kind == "only")
    return Comparison(
        outlets=tuple(map(_outlet, stories)),
        is_one_story=found.is_one_story,
        short=in_short(found.short, stories) if found.is_one_story else (),
        items=tuple(only if found.is_one_story is False else _each_once(stories, found.items, items)),
        by="rules" if findings is None else "model",
    )


def _outlet(story: Story) -> Outlet:
    article = story.breakdown.article
    name = article.publisher or article.title or PurePath(story.breakdown.input).name
    return Outlet(
        name=name,
        label=_label(name) if article.publisher else name,
        publisher=article.publisher,
        url=article.url,
        headline=article.title or story.text[slice(*story.index.sentences[0])],
        sha256=article.sha256,
    )


def _label(publisher: str) -> str:
    """“Star” for “The Holmford Evening Star”, “Meridian” for “Meridian News Agency”, if that is a name of its own."""
    *before, last = _SAYS_LITTLE.sub("", publisher.removeprefix("The ")).split() or [publisher]
    return publisher.removeprefix("The ") if "&" in before or _NO_NAME.fullmatch(last) else last


def _each_once(stories: Sequence[Story], findings: Sequence[Finding], items: Sequence[Item]) -> Iterator[Item]:
    """What tells nothing that another item tells, too; last, quotations that differ and of which none has both."""
    differing = [item for item in items if item.kind not in ("only", "same")]
    quotes = [quote for quote in differing_quotes(stories) if not any(_has(item, quote) for item in differing)]
    others = {"only": (*differing, *quotes), "same": (*(item for item in items if item.kind != "same"), *quotes)}
    for finding, item in zip(findings, items, strict=True):
        if not any(_is_told_by(item, other) for other in others.get(item.kind, ())):
            kind = _kind(stories, item, finding.note)
            note = None if kind == "differ" and _equates(item, finding.note) else item.note
            yield item.model_copy(update={"kind": kind, "note": note})
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
        note=_note(finding.note, articles),
    )
    if item.kind == "denied":
        return item if finding.is_sure else _looked_for(stories, item)
    if item.kind == "only" or len(outlets) == 1:
        return _looked_for(stories, item.model_copy(update={"kind": "only", "missing": others}))
    return item.model_copy(update={"missing": ()})


def _note(text: str, articles: Evidence) -> str | None:
    """A model's note; a number that stands in no article is one that it reckons right."""
    shown, bare = label(text, articles, MOST_OF_A_NOTE), text
    if shown or not reckons(text):
        return shown
    for figure in reversed(figures(text)):
        bare = bare[: figure.span[0]] + bare[figure.span[1] :]
    return text.rstrip(":.") if label(bare, articles, MOST_OF_A_NOTE) else None


def _looked_for(stories: Sequence[Story], item: Item) -> Item:
    """A denial, or what some have alone; where another article has a sentence with its words, that stands beside it."""
    own = [entry for entry in item.entries if entry.outlet not in item.missing]
    texts = [" ".join(entry.text for entry in own)]
    if item.kind == "denied" and own:
        story = stories[own[0].outlet]
        sentences = [story.entry([at]).text for at in story.sentences_of(own[0].spans)]
        texts = [text for text in sentences if SAYS_NO.search(text)] or sentences
    places = {at: stories[at].sentence_with(texts, with_names=item.kind == "denied") for at in item.missing if own}
    missing = tuple(at for at, place in places.items() if place is None)
    told = {entry.outlet for entry in item.entries}
    beside = [stories[at].entry([place]) for at, place in places.items() if place is not None and at not in told]
    kind = item.kind if missing else "differ" if item.kind == "denied" else "same"
    entries = (*own, *(entry for entry in item.entries if entry not in own), *beside)
    plain = tuple(entry.model_copy(update={"bold": ()}) for entry in entries)
    return item.model_copy(update={"kind": kind, "missing": missing, "entries": plain})


def _kind(stories: Sequence[Story], item: Item, note: str) -> Kind:
    """“same” for figures that agree; “differ” for others, unless a note reckons them, and for a “not” in one alone."""
    told = {
        entry.outlet: " ".join(said.text for said in item.entries if said.outlet == entry.outlet)
        for entry in item.entries
    }
    pairs = list(combinations(told.items(), 2))
    if item.kind == "differ" and len(item.entries) == len(told):
        is_same = _equates(item, note) or all(agrees(first, second) for (_, first), (_, second) in pairs)
        return "same" if is_same else "differ"
    if item.kind != "same":
        return item.kind
    noted, *values = ({figure.value for figure in figures(text)} for text in (note, *told.values()))
    is_reckoned = reckons(note) and all(noted & known for known in values)
    for (at, first), (other, second) in pairs:
        known = stories[at].figures, stories[other].figures
        if bool(SAYS_NO.search(first)) != bool(SAYS_NO.search(second)):
            return "differ"
        if not is_reckoned and differing_figures(first, second, known):
            return "differ"
    return "same"


def _equates(item: Item, note: str) -> bool:
    """Whether a note reckons that the numbers are equal in which articles differ: “Three days are 72 hours”."""
    differing = [entry.text[first:last] for entry in item.entries for first, last in entry.bold]
    numbers = {figure.value for words in differing for figure in figures(words)}
    return reckons(note) and all(figure.value in numbers for figure in figures(note))


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
    """Whether another item has all words of what one has alone, or tells of what is the same that it differs."""
    if item.kind == "same":
        pairs = [(entry, said) for entry in item.entries for said in other.entries if _overlap(entry, said)]
        return not item.note and any(entry.text in said.text or said.text in entry.text for entry, said in pairs)
    return all(
        any(_overlap(entry, said) and entry.text in said.text for said in other.entries) for entry in item.entries
    )

"""Breakdowns, and what of them belongs together → the comparison, checked. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import prod
from pathlib import PurePath

from bot.breakdown import Breakdown
from bot.comparison.excerpts import MOST_OF_A_HEADING, MOST_OF_A_NOTE, excerpts, heading, label, together
from bot.comparison.figures import agrees, differing_figures, figures
from bot.comparison.nouns import MOST, Comparison, Entry, Finding, Findings, Item, Kind, Outlet
from bot.comparison.quotes import differing_quotes
from bot.comparison.rules import by_rules
from bot.comparison.short import in_short
from bot.comparison.story import SAYS_NO, Story, content, matter
from bot.disputes.evidence import Evidence
from bot.language.text import stem
from bot.ledger.heard import named

_LIMITS = re.compile(
    r"\b(?:only|at (?:the )?(?:least|most)|(?:more|less|fewer) than|up to(?= [£$€]?\d))\b", re.IGNORECASE
)
"""In one article alone: both do not report the same."""
LARGE = 100
"""A number that hardly stands in two articles by chance."""
DENIED_WORDS = 2
"""Words that a denial and a sentence that may deny have in common if they may be on one matter."""
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
    undone = [item for finding, item in zip(found.items, items, strict=True) if finding.missing and not item.missing]
    only = (item for item in items if item.kind == "only")
    comparison = Comparison(
        outlets=tuple(map(_outlet, stories)),
        is_one_story=found.is_one_story,
        short=in_short(found.short, stories, items, undone) if found.is_one_story else (),
        items=tuple(only if found.is_one_story is False else _each_once(stories, found.items, items)),
        by="rules" if findings is None else "model",
    )
    return comparison.model_copy(update={} if found.is_one_story else _of_different_events(stories))


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
    for finding, item in zip(findings, items, strict=True):
        if item in differing or not any(_is_told_by(item, other) for other in (*differing, *quotes)):
            yield item.model_copy(update={"kind": _kind(stories, item, finding.note)})
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


def _kind(stories: Sequence[Story], item: Item, note: str) -> Kind:
    """“same” for numbers that differ by rounding alone, or as a note reckons; not where one has a “not” or a limit."""
    pairs = [pair for pair in combinations(item.entries, 2) if pair[0].outlet != pair[1].outlet]
    if item.kind in ("numbers", "differ") and len(item.entries) == 2:
        rounded = all(agrees(one.text, other.text) and _is_worded_alike(one, other) for one, other in pairs)
        return "same" if rounded and not _turned(item, (SAYS_NO,)) else item.kind
    if item.kind != "same":
        return item.kind
    noted, *told = ({figure.value for figure in figures(text)} for text in (note, *(e.text for e in item.entries)))
    explains = bool(told) and all(noted & values for values in told)
    *parts, whole = sorted(noted) or (0,)
    if not (explains and whole in (sum(parts), prod(parts))) and any(
        differing_figures(one.text, other.text, (stories[one.outlet].figures, stories[other.outlet].figures))
        for one, other in pairs
    ):
        return "numbers"
    return "differ" if _turned(item, (SAYS_NO,) if explains else (SAYS_NO, _LIMITS)) else "same"


def _is_worded_alike(one: Entry, other: Entry) -> bool:
    """Whether most words of the shorter, but its figures, stand in the other: else more differs than a figure."""
    short, long = sorted(({*re.findall(r"[^\W\d]{4,}", entry.text.casefold())} for entry in (one, other)), key=len)
    return 2 * len(short & long) >= len(short)


def _turned(item: Item, turns: Sequence[re.Pattern[str]]) -> bool:
    """Whether one of its entries has a “not” or a limit, and another has none."""
    return any(len({bool(turn.search(entry.text)) for entry in item.entries}) > 1 for turn in turns)


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
    """Whether another item has all its words; or, of what is the same, words in which that one differs."""

    def shows(told: Entry, entry: Entry) -> bool:
        bold = [told.text[first:last] for first, last in told.bold if first < last]
        differs = item.kind == "same" and (not bold or any(words in entry.text for words in bold))
        return _overlap(entry, told) and (differs or entry.text in told.text)

    return all(any(shows(told, entry) for told in other.entries) for entry in item.entries)


def _left_out(stories: Sequence[Story], item: Item) -> Item:
    """A denial that a model misses in some articles; where one may have it, its sentence stands beside."""
    denial = [entry for entry in item.entries if entry.outlet not in item.missing]
    replies = {at: _reply(stories, at, denial) for at in item.missing if denial}
    missing = tuple(at for at, reply in replies.items() if reply is None)
    told = {entry.outlet for entry in item.entries}
    beside = [entry for entry in item.entries if entry.outlet in item.missing]
    beside += [stories[at].entry([reply]) for at, reply in replies.items() if reply is not None and at not in told]
    kind = "denied" if missing else "differ"
    return item.model_copy(update={"missing": missing, "kind": kind, "entries": (*denial, *beside)})


def _reply(stories: Sequence[Story], at: int, told: Sequence[Entry]) -> int | None:
    """The sentence of an article that may be the same denial: it names its source and shares words with it."""
    denial = list({entry.outlet: entry for entry in reversed(told)}.values())
    about = _matter(stories, denial)
    if len(about) < DENIED_WORDS:  # “He denied it.”
        about |= _matter(stories, denial, back=1)
    names = (named(entry.who) if entry.who else named(f"says {entry.text}")[:1] for entry in denial)
    source = {stem(name[-1]) for found in names for name in found}
    places = (place for place, stems in stories[at].denying if len(stems & about) >= DENIED_WORDS and stems & source)
    return next(places, None)


def _matter(stories: Sequence[Story], denial: Sequence[Entry], back: int = 0) -> frozenset[str]:
    """The words on which a denial is, from all of its sentences or so many before."""
    about = frozenset[str]()
    for entry in denial:
        story = stories[entry.outlet]
        whole = story.entry(max(0, sentence - back) for sentence in story.sentences_of(entry.spans))
        about |= matter(whole.text) - content(entry.who or "") - _names(whole)
    return about


def _only(stories: Sequence[Story], item: Item) -> Item:
    """What some have alone; where each other has a sentence with its words, they are the same and stand beside it."""
    text = " ".join(entry.text for entry in item.entries)
    places = {at: stories[at].sentence_with(text) for at in item.missing}
    missing = tuple(at for at, place in places.items() if place is None)
    if missing:
        return item.model_copy(update={"kind": "only", "missing": missing})
    beside = (stories[at].entry([place]) for at, place in places.items() if place is not None)
    return item.model_copy(update={"kind": "same", "missing": (), "entries": (*item.entries, *beside)})


def _names(entry: Entry) -> frozenset[str]:
    return frozenset(stem(word) for name in named(entry.text) for word in name)


def _of_different_events(stories: Sequence[Story]) -> dict[str, object]:
    """Who is named in several articles, and who only seems to be: different people with one last name."""
    named_in = Counter(name for story in stories for name in story.full_names)
    common = {name for name, articles in named_in.items() if articles > 1}
    persons = {
        name[-1]
        for story in stories
        for heard in story.heard
        for name in heard.party
        if heard.record.kind == "person" and name[1:]
    }
    namesakes: dict[str, list[str]] = {}
    for name in named_in.keys() - common:
        if name.split()[-1].casefold() in persons:
            namesakes.setdefault(name.split()[-1], []).append(name)
    figures = set.intersection(*map(_large_numbers, stories))
    apart = (names for names in namesakes.values() if not any(story.full_names.issuperset(names) for story in stories))
    return {
        "common": (*sorted(common), *sorted(figures)),
        "namesakes": tuple(sorted((tuple(sorted(names)) for names in apart), key=lambda names: names[0].split()[-1])),
    }


def _large_numbers(story: Story) -> set[str]:
    """Sums and large numbers with a unit, as they are written."""
    large = (figure for figure in story.figures if figure.units and figure.value >= LARGE)
    return {story.text[slice(*figure.span)] for figure in large}

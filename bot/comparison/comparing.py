"""Breakdowns, and what of them belongs together → the comparison, checked. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import combinations
from pathlib import PurePath

from bot.breakdown import Breakdown
from bot.comparison.excerpts import MOST_OF_A_HEADING, MOST_OF_A_NOTE, excerpts, heading, joined, label, together
from bot.comparison.figures import agrees, differing_figures
from bot.comparison.nouns import MOST, Comparison, Entry, Finding, Findings, Item, Kind, Outlet
from bot.comparison.quotes import differing_quotes
from bot.comparison.rules import by_rules
from bot.comparison.story import Story, content, matter
from bot.disputes.evidence import Evidence
from bot.language.text import stem
from bot.ledger.heard import named

SAME_WORDS = 0.5
"""Of the words of a sentence: where another article has so many of them in one sentence, it may report the same."""
FEWEST_WORDS = 3
"""Of fewer it cannot be told."""
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
    comparison = Comparison(
        outlets=tuple(map(_outlet, stories)),
        is_one_story=found.is_one_story,
        items=tuple(_items(stories, found)),
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


def _items(stories: Sequence[Story], found: Findings) -> Iterator[Item]:
    """What passes the checks; a quotation that differs stands once, in a finding that has it, else behind all."""
    articles = together(stories)
    items = [_checked(stories, finding, articles) for finding in found.items]
    if found.is_one_story is False:
        yield from (item for item in items if item.kind == "only")
        return
    quotes = differing_quotes(stories)
    items = [_with_quotes(stories, item, quotes) for item in items]
    differing = [item for item in items if item.kind not in ("only", "same")]
    for item in items:
        if item in differing or not any(_is_told_by(item, other) for other in differing):
            yield item.model_copy(update={"kind": _kind(stories, item)})
    yield from (quote for quote in quotes if not any(_has_part_of(item, quote) for item in differing))


def _with_quotes(stories: Sequence[Story], item: Item, quotes: list[Item]) -> Item:
    """An item of two wordings of a quotation with the whole of both, and the words that code sees differ in bold.

    The quotations are taken out of the list: a second item does not get them.
    """
    for quote in tuple(quotes) if item.kind in ("differ", "same") else ():
        if {entry.outlet for entry in quote.entries} == _outlets_with_part_of(item, quote):
            entries = tuple(
                next((joined(stories, entry, said) for said in quote.entries if _overlap(entry, said)), entry)
                for entry in item.entries
            )
            quotes.remove(quote)
            item = item.model_copy(update={"kind": "quoted", "entries": entries})
    return item


def _outlets_with_part_of(item: Item, quote: Item) -> set[int]:
    return {entry.outlet for entry in item.entries for said in quote.entries if _overlap(entry, said)}


def _has_part_of(item: Item, quote: Item) -> bool:
    """Whether a quotation is shown already, in both articles' words."""
    return len(_outlets_with_part_of(item, quote)) > (item.kind != "quoted")


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
    return item if item.kind in ("denied", "only") else item.model_copy(update={"missing": ()})


def _kind(stories: Sequence[Story], item: Item) -> Kind:
    """“differ” for numbers that cannot both be exact, “same” for those that differ by rounding alone."""
    pairs = [pair for pair in combinations(item.entries, 2) if pair[0].outlet != pair[1].outlet]
    if item.kind == "differ" and len(item.entries) == 2 and all(agrees(one.text, other.text) for one, other in pairs):
        return "same"
    if item.kind == "same" and any(
        differing_figures(one.text, other.text, (stories[one.outlet].figures, stories[other.outlet].figures))
        for one, other in pairs
    ):
        return "differ"
    return item.kind


def _overlap(entry: Entry, other: Entry) -> bool:
    return entry.outlet == other.outlet and any(
        first < end and start < last for first, last in entry.spans for start, end in other.spans
    )


def _is_told_by(item: Item, other: Item) -> bool:
    """Whether another item has all its words, or, of what is the same, words in which that one differs."""
    pairs = [(entry, told) for entry in item.entries for told in other.entries if _overlap(entry, told)]
    if {entry.spans for entry, _ in pairs} != {entry.spans for entry in item.entries}:
        return False
    if all(entry.text in told.text for entry, told in pairs):
        return True
    bold = [(entry, told.text[first:last]) for entry, told in pairs for first, last in told.bold if first < last]
    return item.kind == "same" and (not bold or any(words in entry.text for entry, words in bold))


def _left_out(stories: Sequence[Story], item: Item) -> Item:
    """A denial that a model misses in some articles; where one may have it, its sentence stands beside."""
    denial = [entry for entry in item.entries if entry.outlet not in item.missing]
    replies = {at: _reply(stories, at, denial) for at in item.missing if denial}
    missing = tuple(at for at, reply in replies.items() if reply is None)
    told = {entry.outlet for entry in item.entries}
    beside = [entry for entry in item.entries if entry.outlet in item.missing]
    denial.sort(key=lambda entry: (entry.outlet, entry.spans))
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
    """What some articles have alone; if a sentence of each other has its words, it is the same and stands beside it."""
    words = frozenset[str]().union(*(content(entry.text) - _names(entry) for entry in item.entries))
    places = {
        at: next((n for n, told in enumerate(stories[at].contents) if _has(told, words)), None) for at in item.missing
    }
    missing = tuple(at for at, place in places.items() if place is None)
    beside = tuple(stories[at].entry([place]) for at, place in places.items() if place is not None)
    entries = item.entries if missing else (*item.entries, *beside)
    return item.model_copy(update={"kind": "only" if missing else "same", "missing": missing, "entries": entries})


def _has(sentence: Set[str], words: Set[str]) -> bool:
    """Whether a sentence has most of these words, if they are more than a few, and all of their numbers."""
    numbers = {word for word in words if word[0].isdigit()}
    return len(words) >= FEWEST_WORDS and numbers <= sentence and len(words & sentence) > SAME_WORDS * len(words)


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

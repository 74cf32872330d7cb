"""Breakdowns, and what of them belongs together → the comparison, checked. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import combinations
from pathlib import PurePath

from bot.breakdown import Breakdown
from bot.comparison.excerpts import MOST_OF_A_HEADING, MOST_OF_A_NOTE, excerpts, label, together
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
BESIDE = 6
"""Words beside a quotation: “she said on Monday”."""
_SAYS_LITTLE = re.compile(r"News|Today|Online|Media|TV|Radio|Service|Agency|Network|Group")
"""As the last word of a name: it needs the one before."""
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
    """“Star” for “The Holmford Evening Star”, if the last word is a name of its own."""
    *before, last = publisher.removeprefix("The ").split() or [publisher]
    if not before or "&" in before or _NO_NAME.fullmatch(last):
        return publisher.removeprefix("The ")
    return f"{before[-1]} {last}" if _SAYS_LITTLE.fullmatch(last) else last


def _items(stories: Sequence[Story], found: Findings) -> Iterator[Item]:
    """What passes the checks; a quotation that differs stands where a finding has it, else behind all others."""
    articles = together(stories)
    items = [item for finding in found.items for item in _checked(stories, finding, articles)]
    if found.is_one_story is False:
        yield from (item for item in items if item.kind == "only")
        return
    quotes = differing_quotes(stories)
    differing = [entry for item in items if item.kind in ("denied", "differ") for entry in item.entries]
    in_quotes = [entry for quote in quotes for entry in quote.entries]
    for item in items:
        quote = next((quote for quote in quotes if item.kind in ("differ", "same") and _is_in(item, quote)), None)
        if quote:
            quotes.remove(quote)
            yield quote.model_copy(update={"about": item.about, "note": item.note})
        elif item.kind in ("denied", "differ") or not any(
            _has_what_differs(entry, other)
            for entry in item.entries
            for other in (*differing, *(in_quotes if item.kind == "same" else ()))
        ):
            yield item.model_copy(update={"kind": _kind(stories, item)})
    yield from quotes


def _checked(stories: Sequence[Story], finding: Finding, articles: Evidence) -> Iterator[Item]:
    entries = tuple(entry for passage in finding.told for entry in excerpts(passage, stories))
    outlets = {entry.outlet for entry in entries}
    missing = tuple(story.number for story in stories if story.number not in outlets)
    item = Item(
        kind=finding.kind,
        about=label(finding.about, articles, MOST_OF_A_HEADING),
        entries=entries,
        missing=missing if finding.missing is None else finding.missing,
        note=label(finding.note, articles, MOST_OF_A_NOTE),
    )
    if item.kind == "denied" and not finding.is_sure:
        item = _left_out(stories, item)
    if item.kind == "only":
        yield from _only(stories, item)
    elif item.kind == "denied" or len(outlets) > 1:
        yield item if item.kind == "denied" else item.model_copy(update={"missing": ()})


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


def _is_in(item: Item, quote: Item) -> bool:
    """Whether the item has these two quotations, and hardly a word more."""
    outlets = [{entry.outlet for entry in found.entries} for found in (item, quote)]
    return outlets[0] == outlets[1] and all(
        any(_overlap(entry, said) and _words_beyond(entry, said) <= BESIDE for said in quote.entries)
        for entry in item.entries
    )


def _overlap(entry: Entry, other: Entry) -> bool:
    return entry.outlet == other.outlet and any(
        first < end and start < last for first, last in entry.spans for start, end in other.spans
    )


def _has_what_differs(entry: Entry, other: Entry) -> bool:
    """Whether an entry has words in which another differs, if it is known which these are, or any of its words."""
    bold = [other.text[first:last] for first, last in other.bold]
    return _overlap(entry, other) and (not any(bold) or any(words and words in entry.text for words in bold))


def _words_beyond(entry: Entry, said: Entry) -> int:
    """Words of an entry before and behind a quotation."""
    before = entry.text[: max(0, said.spans[0][0] - entry.spans[0][0])]
    behind = entry.text[len(entry.text) - max(0, entry.spans[-1][1] - said.spans[-1][1]) :]
    return len(before.split()) + len(behind.split())


def _left_out(stories: Sequence[Story], item: Item) -> Item:
    """A denial that a model misses in some articles: only in those that surely do not have it."""
    denial = [entry for entry in item.entries if entry.outlet not in item.missing]
    missing = tuple(at for at in item.missing if denial and not _may_have(stories, at, denial))
    beside = [entry for entry in item.entries if entry.outlet in item.missing]
    kind = "denied" if missing else "differ"
    return item.model_copy(update={"missing": missing, "kind": kind, "entries": (*denial, *beside)})


def _may_have(stories: Sequence[Story], at: int, denial: Sequence[Entry]) -> bool:
    """Whether a sentence of an article that may deny something names this source and shares words with the denial."""
    about = _matter(stories, denial)
    if len(about) < DENIED_WORDS:  # “He denied it.”
        about |= _matter(stories, denial, back=1)
    names = (named(entry.who) if entry.who else named(f"says {entry.text}")[:1] for entry in denial)
    source = {stem(name[-1]) for found in names for name in found}
    return any(len(stems & about) >= DENIED_WORDS and stems & source for stems in stories[at].denying)


def _matter(stories: Sequence[Story], denial: Sequence[Entry], back: int = 0) -> frozenset[str]:
    """The words on which a denial is, from all of its sentences or so many before."""
    about = frozenset[str]()
    for entry in denial:
        story = stories[entry.outlet]
        whole = story.entry(max(0, sentence - back) for sentence in story.sentences_of(entry.spans))
        about |= matter(whole.text) - content(entry.who or "") - _names(whole)
    return about


def _only(stories: Sequence[Story], item: Item) -> Iterator[Item]:
    """What some articles have alone, unless a sentence of each other has its words."""
    words = frozenset[str]().union(*(content(entry.text) - _names(entry) for entry in item.entries))
    missing = tuple(at for at in item.missing if not any(_has(sentence, words) for sentence in stories[at].contents))
    if item.entries and missing:
        yield item.model_copy(update={"missing": missing})


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

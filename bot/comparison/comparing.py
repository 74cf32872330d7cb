"""Breakdowns, and which of their sentences belong together → the comparison, checked. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, permutations
from pathlib import PurePath

from bot.breakdown import Breakdown, Span
from bot.comparison.figures import differing_figures
from bot.comparison.nouns import (
    MOST,
    Comparison,
    Denied,
    Difference,
    Entry,
    Findings,
    LeftOut,
    Only,
    Outlet,
    Place,
    Shared,
)
from bot.comparison.quotes import differing_quotes, weight
from bot.comparison.rules import by_rules
from bot.comparison.story import Story, content, matter
from bot.language.text import stem
from bot.ledger.heard import named

SAME_WORDS = 0.5
"""Of the words of a passage: where another article has so many of them in one sentence, it may report the same."""
LARGE = 100
"""A number that hardly stands in two articles by chance."""
DENIED_WORDS = 2
"""Words that a denial and a sentence that may deny have in common if they may be on one matter."""


def compare(breakdowns: Sequence[Breakdown], findings: Findings | None = None) -> Comparison:
    """What two to five articles on one event report alike, leave out, and report differently.

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
        by="rules" if findings is None else "model",
    )
    parts = {} if found.is_one_story is False else _Parts(stories).of(found)
    warnings = {} if found.is_one_story else _of_different_events(stories)
    return comparison.model_copy(update=parts | warnings)


def _outlet(story: Story) -> Outlet:
    article = story.breakdown.article
    return Outlet(
        name=article.publisher or article.title or PurePath(story.breakdown.input).name,
        url=article.url,
        title=article.title,
        begins=story.text[slice(*story.index.sentences[0])],
        sha256=article.sha256,
    )


class _Parts:
    """The parts of a comparison; no sentence is shown in two of them, except a claim beside its denial."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self._stories = stories
        self._shown: set[Place] = set()

    def of(self, found: Findings) -> dict[str, object]:
        """The fields of the comparison, the most telling first."""
        left_out = [left for denied in found.denied if (left := self._left_out(denied))]
        differences = [*self._quotes(), *filter(None, map(self._difference, found.differ))]
        alike = [item for places in found.same if (item := self._difference(places))]
        return {
            "left_out": tuple(
                sorted(left_out, key=lambda left: 1 + left.claim_is_there if left.claim else 0, reverse=True)
            ),
            "differences": (*differences, *(item for item in alike if item.kind == "figures")),
            "shared": tuple(
                Shared(entries=item.entries) for item in alike if item.kind != "figures" and _have_common_words(item)
            ),
            "only": tuple(item for places in found.only for item in self._only(places)),
        }

    def _left_out(self, denied: Denied) -> LeftOut | None:
        denial = self._entries(denied.denial)
        missing = tuple(number for number in denied.missing if not _may_have(self._stories[number], denial))
        if not denial or not missing:
            return None
        self._shown.update(denied.denial)
        other = [place for place in denied.claim if place not in denied.denial]
        claims = sorted(self._entries(other), key=lambda entry: entry.outlet not in missing)
        return LeftOut(denial=denial, missing=missing, claim=next(iter(claims), None))

    def _quotes(self) -> list[Difference]:
        """The same quotation with other words, each once; where words of meaning differ first."""
        quotes: dict[tuple[int, Span, int], Difference] = {}
        for first, second in combinations(self._stories, 2):
            for quote in differing_quotes(first, second):
                quotes.setdefault((first.number, quote.entries[0].span, second.number), quote)
        for entry in (entry for quote in quotes.values() for entry in quote.entries):
            sentences = self._stories[entry.outlet].sentences_of([entry.span])
            self._shown.update((entry.outlet, sentence) for sentence in sentences)
        return sorted(quotes.values(), key=lambda quote: -weight(quote, [story.text for story in self._stories]))

    def _difference(self, places: Sequence[Place]) -> Difference | None:
        """The passages that were not shown before, if they are of several articles, with the numbers that differ."""
        new = [place for place in places if place not in self._shown]
        if len({outlet for outlet, _ in new}) < 2:
            return None
        self._shown.update(new)
        entries = self._entries(new)
        changed: list[set[Span]] = [set() for _ in entries]
        for at, other in permutations(range(len(entries)), 2):
            first, second = entries[at], entries[other]
            if first.outlet != second.outlet:
                articles = self._stories[first.outlet].figures, self._stories[second.outlet].figures
                for (start, end), _ in differing_figures(first.text, second.text, articles, exact=False):
                    changed[at].add((first.span[0] + start, first.span[0] + end))
        if len({entry.outlet for entry, spans in zip(entries, changed, strict=True) if spans}) < 2:
            return Difference(kind="version", entries=entries)
        marked = (
            entry.model_copy(update={"changed": tuple(sorted(spans))})
            for entry, spans in zip(entries, changed, strict=True)
        )
        return Difference(kind="figures", entries=tuple(marked))

    def _only(self, places: Sequence[Place]) -> Iterator[Only]:
        if self._shown.intersection(places):
            return
        self._shown.update(places)
        for entry in self._entries(places):
            words = content(entry.text)
            missing = tuple(
                story.number
                for story in self._stories
                if story.number != entry.outlet
                and not any(len(words & sentence) >= SAME_WORDS * len(words) for sentence in story.contents)
            )
            if missing:
                yield Only(entry=entry, missing=missing)

    def _entries(self, places: Sequence[Place]) -> tuple[Entry, ...]:
        return tuple(
            entry
            for story in self._stories
            for entry in story.passages(sentence for outlet, sentence in places if outlet == story.number)
        )


def _may_have(story: Story, denial: Sequence[Entry]) -> bool:
    """Whether a sentence of the article that may deny something names this source and shares words with the denial."""
    about = frozenset[str]().union(*(matter(entry.text) for entry in denial))
    source = {stem(name[-1]) for entry in denial for name in named(entry.who or entry.text)}
    return any(len(stems & about) >= DENIED_WORDS and stems & source for stems in story.denying)


def _have_common_words(found: Difference) -> bool:
    """Whether passages of two articles share a word: without one they hardly report the same, as a model says."""
    texts = [(entry.outlet, content(entry.text)) for entry in found.entries]
    return any(words & others for (outlet, words), (other, others) in combinations(texts, 2) if outlet != other)


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
    return {
        "names": tuple(sorted(common)),
        "figures": tuple(sorted(set.intersection(*map(_large_numbers, stories)))),
        "namesakes": tuple(
            tuple(sorted(names))
            for _, names in sorted(namesakes.items())
            if not any(story.full_names.issuperset(names) for story in stories)
        ),
    }


def _large_numbers(story: Story) -> set[str]:
    """Sums and large numbers with a unit, as they are written."""
    large = (figure for figure in story.figures if figure.units and figure.value >= LARGE)
    return {story.text[slice(*figure.span)] for figure in large}

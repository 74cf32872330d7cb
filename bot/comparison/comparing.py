"""Breakdowns, and which of their sentences belong together → the comparison, checked. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import PurePath

from bot.breakdown import Breakdown, Span
from bot.comparison.figures import differing_figures, stated, values
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

SAME_WORDS = 0.5
"""Of the words of a passage: where another article has so many of them in one sentence, it may report the same."""
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
        outlets=tuple(map(_outlet, breakdowns)),
        is_one_story=found.is_one_story,
        by="rules" if findings is None else "model",
    )
    parts = _Parts(stories).of(found) if found.is_one_story else _of_different_events(stories)
    return comparison.model_copy(update=parts)


def _outlet(breakdown: Breakdown) -> Outlet:
    article = breakdown.article
    name = article.publisher or article.title or PurePath(breakdown.input).name
    return Outlet(name=name, url=article.url, title=article.title, sha256=article.sha256)


class _Parts:
    """The parts of a comparison; no sentence is shown in two of them, a claim above its denial apart."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self._stories = stories
        self._shown: set[Place] = set()

    def of(self, found: Findings) -> dict[str, object]:
        """The fields of the comparison, the most telling first."""
        left_out = filter(None, map(self._left_out, found.denied))
        return {
            "left_out": tuple(sorted(left_out, key=lambda item: not item.claim)),
            "differences": (*self._quotes(), *filter(None, map(self._difference, found.differ))),
            "shared": tuple(Shared(entries=entries) for places in found.same if (entries := self._of_several(places))),
            "only": tuple(item for places in found.only for item in self._only(places)),
        }

    def _left_out(self, denied: Denied) -> LeftOut | None:
        denial = self._entries(denied.denial)
        missing = tuple(number for number in denied.missing if not self._may_deny(self._stories[number], denial))
        if not denial or not missing:
            return None
        self._shown.update(denied.denial)
        claims = sorted(self._entries(denied.claim), key=lambda entry: entry.outlet not in missing)
        return LeftOut(denial=denial, missing=missing, claim=next(iter(claims), None))

    def _may_deny(self, story: Story, denial: Iterable[Entry]) -> bool:
        about = frozenset[str]().union(*(matter(entry.text) for entry in denial))
        return any(len(stems & about) >= DENIED_WORDS for stems in story.denying)

    def _quotes(self) -> list[Difference]:
        """The same quotation differently, once; where words of meaning differ first."""
        first: dict[tuple[int, Span, int], Difference] = {}
        for one, other in combinations(self._stories, 2):
            for quote in differing_quotes(one, other):
                first.setdefault((one.number, quote.entries[0].span, other.number), quote)
        for entry in (entry for quote in first.values() for entry in quote.entries):
            story = self._stories[entry.outlet]
            self._shown.update((entry.outlet, at) for at in story.sentences_of([entry.span]))
        return sorted(first.values(), key=lambda quote: -weight(quote, [story.text for story in self._stories]))

    def _difference(self, places: Sequence[Place]) -> Difference | None:
        entries = self._of_several(places)
        if not entries:
            return None
        everywhere = [values(story.text) for story in self._stories]
        changed: dict[Entry, set[Span]] = {entry: set() for entry in entries}
        for one, other in combinations(entries, 2):
            if one.outlet == other.outlet:
                continue
            for mine, yours in differing_figures(one.text, other.text, exact=False):
                for entry, span, elsewhere in ((one, mine, other), (other, yours, one)):
                    if not values(entry.text[slice(*span)]) & everywhere[elsewhere.outlet]:
                        changed[entry].add((entry.span[0] + span[0], entry.span[0] + span[1]))
        is_of_figures = len({entry.outlet for entry, spans in changed.items() if spans}) > 1
        return Difference(
            kind="figures" if is_of_figures else "version",
            entries=tuple(
                entry.model_copy(update={"changed": tuple(sorted(spans)) if is_of_figures else ()})
                for entry, spans in changed.items()
            ),
        )

    def _of_several(self, places: Sequence[Place]) -> tuple[Entry, ...]:
        """The passages that were not shown before, if they are of several articles; else none."""
        new = [place for place in places if place not in self._shown]
        if len({number for number, _ in new}) < 2:
            return ()
        self._shown.update(new)
        return self._entries(new)

    def _only(self, places: Sequence[Place]) -> Iterator[Only]:
        if self._shown.intersection(places):
            return
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
        self._shown.update(places)

    def _entries(self, places: Sequence[Place]) -> tuple[Entry, ...]:
        return tuple(
            entry
            for story in self._stories
            for entry in story.passages(at for number, at in places if number == story.number)
        )


def _of_different_events(stories: Sequence[Story]) -> dict[str, object]:
    """Who is named in several articles, and who only seems to be: different people with one last name."""
    named = Counter(name for story in stories for name in story.full_names)
    common = {name for name, articles in named.items() if articles > 1}
    namesakes: dict[str, list[str]] = {}
    for name in named.keys() - common:
        namesakes.setdefault(name.split()[-1], []).append(name)
    return {
        "leads": tuple(story.passage(story.index.sentences[0]) for story in stories),
        "names": tuple(sorted(common)),
        "figures": tuple(sorted(set.intersection(*(set(stated(story.text)) for story in stories)))),
        "namesakes": tuple(
            tuple(sorted(names))
            for _, names in sorted(namesakes.items())
            if not any(story.full_names.issuperset(names) for story in stories)
        ),
    }

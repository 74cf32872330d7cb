"""Breakdowns, and which of their sentences belong together → the comparison, checked. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import combinations
from pathlib import PurePath

from bot.breakdown import Breakdown
from bot.comparison.figures import figures, may_agree
from bot.comparison.nouns import (
    MOST,
    Alone,
    Comparison,
    Denied,
    Difference,
    Entry,
    Findings,
    Outlet,
    Passage,
    Place,
    Shared,
    Varied,
)
from bot.comparison.quotes import differing_quotes
from bot.comparison.rules import by_rules
from bot.comparison.story import Story, content, matter
from bot.comparison.wording import heading, stands_in, worded
from bot.language.text import stem
from bot.ledger.heard import Name, named

SAME_WORDS = 0.5
"""Of the words of a passage: where another article has so many of them in one sentence, it may report the same."""
LARGE = 100
"""A number that hardly stands in two articles by chance."""
DENIED_WORDS = 2
"""Words that a denial and a sentence that may deny have in common if they may be on one matter."""

_POINTS_BACK = re.compile(
    r"^(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Tt]hat|[Tt]his|Later)\b"
    r"|\b(?:den(?:ies|ied)|reject(?:s|ed)) (?:that|it|this)\b(?=[,.;])"
)
"""Words that the sentence before explains."""


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
    parts = _parts(stories, found)
    warnings = {} if found.is_one_story else _of_different_events(stories)
    return comparison.model_copy(update=parts | warnings)


def _outlet(story: Story) -> Outlet:
    article = story.breakdown.article
    name = article.publisher or article.title or PurePath(story.breakdown.input).name
    return Outlet(
        name=name,
        label=_label(name, story.text) if article.publisher else name,
        publisher=article.publisher,
        url=article.url,
        headline=article.title or story.text[slice(*story.index.sentences[0])],
        sha256=article.sha256,
    )


def _label(publisher: str, text: str) -> str:
    words = publisher.split()
    ends = (" ".join(words[at:]) for at in range(len(words) - 1, 0, -1))
    used = (end for end in ends if re.search(rf"\b[Tt]he {re.escape(end)}\b", text))
    return next(used, publisher.removeprefix("The "))


def _parts(stories: Sequence[Story], found: Findings) -> dict[str, object]:
    """The fields of the comparison, the most telling first."""
    if found.is_one_story is False:
        return {"only": tuple(item for passage in found.only for item in _only(stories, passage))}
    denials = {place for denied in found.denied for place in denied.denial.places}
    quotes = differing_quotes(stories)
    in_quotes = {place for quote in quotes for entry in quote.entries for place in _sentences(stories, entry)}
    accounts = [item for varied in found.differ if (item := _account(stories, varied, in_quotes))]
    left_out = [left for denied in found.denied if (left := _left_out(stories, denied))]
    only = [
        item for passage in found.only if not denials.issuperset(passage.places) for item in _only(stories, passage)
    ]
    apart = [entry for difference in accounts for entry in difference.entries]
    apart += [entry for alone in (*left_out, *only) for entry in alone.entries]
    apart += [left.beside for left in left_out if left.beside]
    taken = in_quotes.union(*(_sentences(stories, entry) for entry in apart))
    differing = {figure.value for item in accounts for entry in item.entries for figure in figures(_shown(entry))}
    return {
        "about": found.about if _all_have(found.about, stories, differing) else None,
        "left_out": tuple(left_out),
        "differences": (*quotes, *accounts),
        "shared": tuple(alike for passage in found.same if (alike := _shared(stories, passage, taken))),
        "only": tuple(only),
    }


def _sentences(stories: Sequence[Story], entry: Entry) -> set[Place]:
    return {(entry.outlet, at) for at in stories[entry.outlet].sentences_of(entry.spans)}


def _all_have(text: str, stories: Sequence[Story], differing: Set[float]) -> bool:
    """Whether no word and no number of a model's sentence is one article's alone."""
    said = {word for word in content(text) if word.isalpha()}
    words = [said & story.content for story in stories]
    is_common = all(those == words[0] for those in words) and differing.isdisjoint(
        figure.value for figure in figures(text)
    )
    return is_common and all(stands_in(text, story) for story in stories)


def _shown(entry: Entry) -> str:
    return entry.wording or entry.text


def _entries(stories: Sequence[Story], passage: Passage) -> tuple[Entry, ...]:
    """What each of the articles has of a passage; in a model's words if one bears them out and none speaks against."""
    entries = []
    wording = None
    for story in stories:
        if sentences := [at for outlet, at in passage.places if outlet == story.number]:
            entry = story.entry(sentences)
            words = worded(passage.text, story, entry)
            if passage.text and not words and _POINTS_BACK.search(entry.text):
                before = max(0, min(sentences) - 1)
                is_near = story.index.paragraph(story.index.sentences[before][0]) == entry.paragraph
                entry = story.entry([before, *sentences]) if is_near else entry
                words = worded(passage.text, story, entry)
            entries.append(entry)
            wording = wording or words
    if wording and not all(stands_in(wording, stories[entry.outlet]) for entry in entries):
        wording = None
    return tuple(entry.model_copy(update={"wording": wording}) for entry in entries)


def _left_out(stories: Sequence[Story], denied: Denied) -> Alone | None:
    denial = _entries(stories, denied.denial)
    missing = denied.missing
    if missing is None:
        having = {entry.outlet for entry in denial}
        missing = tuple(
            story.number for story in stories if story.number not in having and not _may_have(story, denial)
        )
    beside = [entry for entry in _entries(stories, denied.beside) if entry.outlet in missing]
    return Alone(entries=denial, missing=missing, beside=next(iter(beside), None)) if denial and missing else None


def _account(stories: Sequence[Story], varied: Varied, in_quotes: set[Place]) -> Difference | None:
    """One matter as the articles tell it, unless they may agree or only a quotation differs."""
    places = {place for passage in varied.passages for place in passage.places}
    entries = [entry for passage in varied.passages for entry in _entries(stories, passage)]
    pairs = [pair for pair in combinations(entries, 2) if pair[0].outlet != pair[1].outlet]
    if not pairs or places <= in_quotes:
        return None
    if any(may_agree(_shown(one), _shown(other)) for one, other in pairs):
        return None
    about = heading(varied.about, [stories[entry.outlet] for entry in entries])
    if not about:  # “61” and “64” say nothing then
        entries = [entry.model_copy(update={"wording": None}) for entry in entries]
    return Difference(kind="account", about=about, entries=tuple(entries))


def _shared(stories: Sequence[Story], passage: Passage, taken: Set[Place]) -> Shared | None:
    """What several articles have alike; nothing that a check refused, no sentence that is shown above."""
    entries = _entries(stories, passage)
    if not taken.isdisjoint(passage.places) or not any(
        content(one.text) & content(other.text) for one, other in combinations(entries, 2)
    ):
        return None
    if passage.text is None:
        return Shared(entries=entries)
    numbers = {figure.value for figure in figures(passage.text)}
    has_numbers = all(numbers <= {figure.value for figure in figures(entry.text)} for entry in entries)
    having = [stories[entry.outlet] for entry in entries]
    is_told = entries[0].wording and has_numbers and _all_have(passage.text, having, frozenset())
    return Shared(entries=entries) if is_told else None


def _only(stories: Sequence[Story], passage: Passage) -> Iterator[Alone]:
    for entry in _entries(stories, passage):
        words = content(entry.text) - _names(entry)
        missing = tuple(
            story.number
            for story in stories
            if story.number != entry.outlet
            and not any(len(words & sentence) > SAME_WORDS * len(words) for sentence in story.contents)
        )
        if missing:
            yield Alone(entries=(entry,), missing=missing)


def _may_have(story: Story, denial: Sequence[Entry]) -> bool:
    """Whether a sentence of the article that may deny something names this source and shares words with the denial."""
    about = frozenset[str]().union(*(matter(entry.text) - content(entry.who or "") - _names(entry) for entry in denial))
    # A model's words begin with who denies; other names of the sentences are of those who are spoken of.
    source = {stem(name[-1]) for entry in denial for name in _speakers(entry)}
    return any(len(stems & about) >= DENIED_WORDS and stems & source for stems in story.denying)


def _speakers(entry: Entry) -> Sequence[Name]:
    if entry.who or not entry.wording:
        return named(entry.who or entry.text)
    return named(f"says {entry.wording}")[:1] or named(entry.text)


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

"""Breakdowns, and what a model makes of them → the comparison, checked. Pure."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from bot.breakdown import Breakdown
from bot.comparison.by_model import by_model
from bot.comparison.by_rules import by_rules
from bot.comparison.model_sentences import remarks
from bot.comparison.models import Comparison, DraftComparison, Entry, Item, Outlet
from bot.comparison.quotes import differing_quotes
from bot.comparison.story import Story


def compare(breakdowns: Sequence[Breakdown], draft: DraftComparison | None = None) -> Comparison:
    """What two to five articles on one event leave out, report differently, and report alike.

    `draft` is a model's; without it rules choose by names and words.
    """
    stories = [Story(number, breakdown) for number, breakdown in enumerate(breakdowns)]
    outlets = tuple(map(_outlet, stories))
    if draft is None:
        is_one_story, items = by_rules(stories)
        return Comparison(outlets=outlets, is_one_story=is_one_story, items=tuple(_each_once(stories, items)))
    items, short, same = by_model(stories, draft)
    if not draft.is_one_story:
        return Comparison(outlets=outlets, is_one_story=False, items=tuple(items), by="model")
    return Comparison(
        outlets=outlets,
        short=short,
        items=(*items, *(quote for quote in differing_quotes(stories) if not _is_shown(quote, items))),
        same=same,
        cautions=remarks(draft.cautions, stories),
        by="model",
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


def _each_once(stories: Sequence[Story], items: Sequence[Item]) -> list[Item]:
    """By rules: what tells nothing that another item tells, too; last, quotations that differ."""
    if not items:
        return []
    quotes = differing_quotes(stories)
    differing = [*(item for item in items if item.kind not in ("only", "same")), *quotes]
    return [*(item for item in items if item in differing or not _is_shown(item, differing)), *quotes]


def _is_shown(item: Item, others: Iterable[Item]) -> bool:
    """Whether one of the others has words of the same sentences for each of its outlets."""
    return any(all(any(_overlap(entry, told) for told in other.entries) for entry in item.entries) for other in others)


def _overlap(entry: Entry, other: Entry) -> bool:
    return entry.outlet == other.outlet and any(
        first < end and start < last for first, last in entry.spans for start, end in other.spans
    )

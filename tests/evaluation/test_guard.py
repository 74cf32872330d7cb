"""A change that loses accuracy on the sample articles fails here. Raise a floor when a change wins; never lower one."""

from pathlib import Path

import pytest

from bot.articles import from_text
from bot.evaluation import ArticleScore, load_gold, score
from bot.evaluation.report import MEASURES, total
from bot.readers.offline import OfflineReader
from bot.reading import read_with

SAMPLES = Path(__file__).parents[1] / "articles"

FLOORS = {
    "statements found, F1": 91.0,
    "… with the right source, F1": 88.0,
    "right stance, of those found": 86.5,
    "claim–answer pairs, precision": 80.0,
    "claim–answer pairs, recall": 30.0,
}
"""Measured when this was written: 91.8, 88.7, 87.9, 85.3 and 31.4. (Rules made for these articles had 36 % of the pairs
here, but 11 % and 3 % on articles that they were not made for; learned weights have 33 % and 16 % there.)"""

UNSEEN_FLOORS = {
    "statements found, F1": 90.5,
    "… with the right source, F1": 88.0,
    "right source, of those found": 96.5,
    "right stance, of those found": 89.5,
    "claim–answer pairs, precision": 73.0,
    "claim–answer pairs, recall": 32.0,
}
"""Measured when this was written: 91.3, 89.1, 97.5, 91.5, 76.7 and 34.3; the weights for pairs were learned from these
articles, too (76.2 and 33.3 without them)."""


def scores(folder: Path) -> list[ArticleScore]:
    reader = OfflineReader()
    return [
        score(article, read_with(reader, from_text(article.text), input=article.doc)) for article in load_gold(folder)
    ]


@pytest.mark.parametrize(
    ("folder", "floors"), [(SAMPLES, FLOORS), (SAMPLES / "unseen", UNSEEN_FLOORS)], ids=["samples", "unseen"]
)
def test_the_rules_are_as_right_as_they_were(folder: Path, floors: dict[str, float]) -> None:
    counts = total(scores(folder))
    measures = dict(MEASURES)
    figures = {name: measures[name](counts) for name in floors}
    lost = {name: value for name, value in figures.items() if value is None or value < floors[name]}
    assert lost == {}
    assert counts["misquoted"] == 0
    assert counts["own_voice_wrong"] <= 1

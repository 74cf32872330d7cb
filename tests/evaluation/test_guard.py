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
    SAMPLES: {
        "statements found, F1": 92.5,
        "… with the right source, F1": 90.2,
        "right stance, of those found": 88.0,
        "claim–answer pairs, precision": 86.0,
        "claim–answer pairs, recall": 26.5,
    },
    SAMPLES / "studied": {
        "statements found, F1": 90.7,
        "… with the right source, F1": 88.9,
        "right source, of those found": 97.6,
        "right stance, of those found": 91.0,
        "claim–answer pairs, precision": 80.5,
        "claim–answer pairs, recall": 28.5,
    },
    SAMPLES / "unseen": {
        "statements found, F1": 86.8,
        "… with the right source, F1": 83.3,
        "right source, of those found": 95.5,
        "right stance, of those found": 85.2,
        "claim–answer pairs, precision": 73.5,
        "claim–answer pairs, recall": 17.8,
    },
}
"""A little under what was measured when this was written: 92.9, 90.7, 88.5, 88.0, 27.5; 91.1, 89.3, 98.0, 91.3, 81.4, 29.4;
87.2, 83.7, 96.0, 85.7, 75.0, 18.6. The recall of pairs in the samples was 36 with rules made
for those sixteen, which found 7 % in the unseen and were right less often in political news; one more found there is worth
more than five here."""


def scores(folder: Path) -> list[ArticleScore]:
    reader = OfflineReader()
    return [
        score(article, read_with(reader, from_text(article.text), input=article.doc)) for article in load_gold(folder)
    ]


@pytest.mark.parametrize(
    "folder",
    [
        SAMPLES,
        pytest.param(SAMPLES / "studied", marks=pytest.mark.slow),
        pytest.param(SAMPLES / "unseen", marks=pytest.mark.slow),
    ],
    ids=["samples", "studied", "unseen"],
)
def test_the_rules_are_as_right_as_they_were(folder: Path) -> None:
    counts = total(scores(folder))
    measures = dict(MEASURES)
    floors = FLOORS[folder]
    figures = {name: measures[name](counts) for name in floors}
    lost = {name: value for name, value in figures.items() if value is None or value < floors[name]}
    assert lost == {}
    assert counts["misquoted"] == 0
    assert counts["own_voice_wrong"] <= 1

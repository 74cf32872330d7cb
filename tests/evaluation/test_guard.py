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
        "… with the right source, F1": 89.0,
        "right stance, of those found": 88.0,
        "claim–answer pairs, precision": 84.0,
        "claim–answer pairs, recall": 25.0,
    },
    SAMPLES / "studied": {
        "statements found, F1": 90.7,
        "… with the right source, F1": 88.4,
        "right source, of those found": 97.1,
        "right stance, of those found": 91.0,
        "claim–answer pairs, precision": 79.5,
        "claim–answer pairs, recall": 26.5,
    },
    SAMPLES / "unseen": {
        "statements found, F1": 85.1,
        "… with the right source, F1": 81.0,
        "right source, of those found": 94.8,
        "right stance, of those found": 84.3,
        "claim–answer pairs, precision": 70.0,
        "claim–answer pairs, recall": 14.0,
    },
}
"""A little under what was measured when this was written: 92.9, 89.8, 88.5, 84.6, 25.5; 91.1, 88.9, 97.6, 91.4, 80.5, 27.4;
85.5, 81.4, 95.3, 84.8, 72.0, 14.9. Some floors fell when twelve articles joined each folder, harder for the rules than the
sixty-four and twenty that were there (90.8 and 85.9 without them). The recall of pairs in the samples was 36 with rules made
for those sixteen, which found 7 % in the unseen and were right less often in political news; one more found there is worth
more than five here."""


def scores(folder: Path) -> list[ArticleScore]:
    reader = OfflineReader()
    return [
        score(article, read_with(reader, from_text(article.text), input=article.doc)) for article in load_gold(folder)
    ]


@pytest.mark.parametrize(("folder", "floors"), FLOORS.items(), ids=["samples", "studied", "unseen"])
def test_the_rules_are_as_right_as_they_were(folder: Path, floors: dict[str, float]) -> None:
    counts = total(scores(folder))
    measures = dict(MEASURES)
    figures = {name: measures[name](counts) for name in floors}
    lost = {name: value for name, value in figures.items() if value is None or value < floors[name]}
    assert lost == {}
    assert counts["misquoted"] == 0
    assert counts["own_voice_wrong"] <= 1

"""The sample articles with gold that come with Rejoinder, and what was measured on them."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bot.evaluation.gold import GoldArticle, GoldError, load_gold

NAMES: Final = tuple(
    "airline-merger bank-memo cannery-lockout carer-ledger-trial council-culvert court-oyster custody-union"
    " duplicate-ballots factcheck-bus ferry-qa footbridge-shooting ghost-ships gym-arson-trial hospital-wait"
    " keeper-transfer lake-methane library-roof nominee-hearing school-phones starlet-yacht strait-cutter"
    " stroller-recall valve-release varga-transfer".split()
)
"""The samples that a person read by hand, seeing the requests alone and not the gold (tests/readers/answered.jsonl)."""
BY_HAND: Final = {
    "main disputes shown whole": 72.9,
    "… among the first three": 92.6,
    "positions found": 90.1,
    "right party, of those found": 98.6,
    "right role, of those": 94.4,
    "lines that stand in the gold": 89.7,
}
"""In %, as in the README: what a very good reader reaches. `tests/readers` holds the code to it."""

_FOLDERS = (
    Path(__file__).parents[2] / "tests/articles",
    Path(__file__).parents[2] / "tests/articles/studied",
    Path(sys.prefix) / "share/rejoinder/samples",
)


def sample_articles() -> Sequence[GoldArticle]:
    """The samples, from the clone or from where the package is installed. Raises GoldError if they are in neither."""
    paths = [
        next((path for folder in _FOLDERS if (path := folder / f"{name}.disputes.json").exists()), None)
        for name in NAMES
    ]
    if None in paths:
        raise GoldError("The sample articles are not installed.", "Run this in a clone, or name gold of your own.")
    return load_gold(*(path for path in paths if path))

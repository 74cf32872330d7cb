"""Precision, recall and F1 of our page reading on a copy of scrapinghub/article-extraction-benchmark.

    python benchmarks/article_extraction.py PATH [--page ID]

PATH is a checkout of that project (181 pages with their article bodies); nothing of it is kept here. The score is the
benchmark's own: four-word shingles, each page normalised to weight one, precision and recall averaged over pages.
"""

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from bot.articles import sandbox
from bot.articles.extraction import Extraction

GOAL = 0.96
SHINGLE = 4


class Score(NamedTuple):
    """True and false positives and false negatives of one page, normalised to a sum of one."""

    hits: float
    strays: float
    misses: float

    @property
    def precision(self) -> float | None:
        found = self.hits + self.strays
        return None if not found else self.hits / found

    @property
    def recall(self) -> float | None:
        wanted = self.hits + self.misses
        return None if not wanted else self.hits / wanted


def score(gold: str, ours: str) -> Score:
    """The benchmark's `string_shingle_matching`."""
    wanted, found = Counter(_shingles(gold)), Counter(_shingles(ours))
    hits, strays, misses = (wanted & found).total(), (found - wanted).total(), (wanted - found).total()
    total = hits + strays + misses or 1
    return Score(hits / total, strays / total, misses / total)


def _shingles(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    for start in range(max(1, len(words) - SHINGLE + 1)):
        if shingle := tuple(words[start : start + SHINGLE]):
            yield shingle


def main() -> int:
    """Print the figures; exit 1 below the goal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--page", help="show our text of one page instead")
    arguments = parser.parse_args()
    gold = json.loads((arguments.path / "ground-truth.json").read_text(encoding="utf-8"))
    if arguments.page:
        sys.stdout.write(_text(arguments.path, arguments.page, gold) + "\n")
        return 0
    began = time.perf_counter()
    scores = {key: score(gold[key].get("articleBody", ""), _text(arguments.path, key, gold)) for key in gold}
    precision = mean(page.precision for page in scores.values() if page.precision is not None)
    recall = mean(page.recall for page in scores.values() if page.recall is not None)
    f1 = 2 * precision * recall / (precision + recall)
    seconds = time.perf_counter() - began
    sys.stdout.write(
        f"{len(scores)} pages  precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  {seconds:.0f} s\n"
    )
    for key, page in sorted(scores.items(), key=lambda item: item[1].hits)[:5]:
        sys.stdout.write(f"  worst: {key[:16]}  precision {page.precision or 0:.2f}  recall {page.recall or 0:.2f}\n")
    return 0 if f1 >= GOAL else 1


def _text(folder: Path, key: str, gold: dict[str, dict[str, str]]) -> str:
    """Our text of one page, by the way that every page goes."""
    html = gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes())
    return Extraction.model_validate_json(sandbox.parse("html", html, gold[key].get("url"))).text


if __name__ == "__main__":
    sys.exit(main())

"""What reading costs: words a second, memory and cold start, on the sample articles. `make bench`.

Machines are noisy, so every time is the median of several runs with its range, and reading by rules is set beside
spaCy alone (the same model doing nothing but tagging and parsing) in the same run: the ratio is what to compare.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bot.articles import from_text
from bot.breakdown import Article
from bot.readers.rules import RulesReader
from bot.reading import read_with

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "tests/articles", help="a folder of .txt files")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    articles = [from_text(path.read_text("utf-8")) for path in sorted(options.folder.glob("*.txt"))]
    words = sum(article.words for article in articles)
    say(f"{len(articles)} articles, {words:,} words, {options.runs} runs, one core")

    cold = [_cold(options.folder) for _ in range(options.runs)]
    say(f"cold `read` of one article    {spread(cold)} s")
    _pin()
    reader = RulesReader()
    _read_all(reader, articles)  # load the model and warm up outside the clock
    ours = [timed(lambda: _read_all(reader, articles)) for _ in range(options.runs)]
    alone = [timed(lambda: _parse_all(articles)) for _ in range(options.runs)]
    say(f"reading by rules, whole       {spread([words / seconds for seconds in ours], 0)} words/s")
    say(f"spaCy parsing alone           {spread([words / seconds for seconds in alone], 0)} words/s")
    say(f"whole reading / parsing alone {statistics.median(ours) / statistics.median(alone):.2f} × the time")
    say(f"peak memory of this process   {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _read_all(reader: RulesReader, articles: list[Article]) -> None:
    for article in articles:
        read_with(reader, article, input="bench")


def _parse_all(articles: list[Article]) -> None:
    from bot.readers.rules.parser import language

    parse = language()
    for article in articles:
        for _ in parse.pipe(article.text[start:end] for start, end in article.paragraphs):
            pass


def _cold(folder: Path) -> float:
    article = sorted(folder.glob("*.txt"))[0]
    command = [sys.executable, "-m", "bot", "read", str(article), "--reader", "offline", "--json"]
    return timed(lambda: subprocess.run(command, cwd=ROOT, check=True, capture_output=True))


def timed(work: Callable[[], object]) -> float:
    """Seconds by the wall clock."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def spread(values: list[float], digits: int = 2) -> str:
    """Median and range."""
    return f"{statistics.median(values):,.{digits}f} ({min(values):,.{digits}f} – {max(values):,.{digits}f})"


def say(line: str) -> None:
    """One line of the report."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _pin() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


if __name__ == "__main__":
    main()

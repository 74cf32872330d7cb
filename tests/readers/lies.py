"""Ten invented articles, an honest answer to each, and 195 lies about them in ten ways: what lies.jsonl holds.

A lie is one line (or charge) of an answer, and a pattern that nothing that is shown may match. The last 59 were written
when all others were held, and seen for the first time then: 52 of them were held.
"""

import json
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.model_server import line
from bot.articles import from_text
from tests.sentences import numbers


class Lie(NamedTuple):
    """What is said of which article, and what must not be seen."""

    way: str
    article: str
    line: dict[str, Any]
    never: str


def _line(article: str, given: dict[str, Any]) -> dict[str, Any]:
    """One line of an answer; its words of the article become the numbers of their sentences."""
    said = dict(given)
    proof = numbers(ARTICLES[article], *said.pop("proof"))
    return line(said.pop("role"), said.pop("who"), said.pop("text"), *proof, **said)


_ENTRIES = [json.loads(line) for line in Path(__file__).with_suffix(".jsonl").read_text("utf-8").splitlines()]
ARTICLES = {one["article"]: from_text(one["text"]) for one in _ENTRIES if "honest" in one}
HONEST = {
    one["article"]: [_line(one["article"], line) for line in one["honest"]] for one in _ENTRIES if "honest" in one
}
LIES = [
    Lie(one.pop("way"), one["article"], _line(one.pop("article"), one), one.pop("never"))
    for one in _ENTRIES
    if "way" in one
]

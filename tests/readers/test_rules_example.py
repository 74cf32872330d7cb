"""The article that the project was conceived for, and accuracy on its gold; skipped without the shared folder."""

import json
from pathlib import Path

import pytest

from bot.articles.text import from_text
from bot.breakdown import Statement
from bot.evaluation.gold import ROLES
from bot.read_article import read_with
from bot.readers.rules import RulesReader

EXAMPLE = "examples/washington-examiner"


@pytest.fixture(scope="module")
def drafted(shared: Path) -> list[Statement]:
    text = (shared / f"{EXAMPLE}.txt").read_text(encoding="utf-8")
    return list(RulesReader().read(from_text(text)).statements)


def test_every_statement_of_the_gold_is_found_with_its_source_and_role(shared: Path, drafted: list[Statement]) -> None:
    gold = json.loads((shared / f"{EXAMPLE}.gold.json").read_text(encoding="utf-8"))
    for statement in (one for one in gold["statements"] if one["source"]["kind"] != "article"):
        start, end = statement["spans"][0]
        best = max(
            drafted, key=lambda one: sum(max(0, min(end, e) - max(start, s)) for s, e in one.spans) / len(one.quote)
        )
        assert sum(max(0, min(end, e) - max(start, s)) for s, e in best.spans) >= 0.7 * (end - start), statement[
            "quote"
        ]
        plain = ("claims",) if statement["stance"] in {"rejects", "denies"} else ()  # says less, and nothing false
        assert best.role in (*ROLES[statement["stance"]], *plain), statement["quote"]
        assert best.source.kind == statement["source"]["kind"], statement["quote"]
        if best.source.start is not None:
            assert best.source.name == statement["source"]["name"]
        assert best.source.resolved == statement["source"]["resolved"]
        assert bool(best.via) == bool(statement["via"]), statement["quote"]


def test_nobody_of_the_link_lines_is_a_source(shared: Path, drafted: list[Statement]) -> None:
    gold = json.loads((shared / f"{EXAMPLE}.gold.json").read_text(encoding="utf-8"))
    sources = " ".join(one.source.name for one in drafted)
    assert not any(name in sources for name in gold["never_sources"])


def test_the_denial_said_twice_is_marked_as_repeated(shared: Path) -> None:
    text = (shared / f"{EXAMPLE}.txt").read_text(encoding="utf-8")
    read = read_with(RulesReader(), from_text(text), input=EXAMPLE)
    denials = [one for one in read.statements if "We have never exported" in one.quote or "we have never" in one.quote]
    assert [one.repeats for one in denials] == [None, denials[0].id]

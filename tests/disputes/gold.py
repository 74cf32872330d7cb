"""Statements from a marked article (`*.gold.json` and its text)."""

import json
import re
from pathlib import Path

from bot.breakdown import Article, Statement
from tests.disputes.telling import Told


def read_gold(marks: Path, text_file: Path) -> Told:
    """The article and its marked statements, in article order, with the sentence taken to be the paragraph."""
    text = text_file.read_text(encoding="utf-8")
    paragraphs = tuple(found.span() for found in re.finditer(r"[^\n]+", text))
    statements = []
    for mark in json.loads(marks.read_text(encoding="utf-8"))["statements"]:
        start = mark["spans"][0][0]
        number = next(i for i, (begin, end) in enumerate(paragraphs) if begin <= start < end)
        keep = {key: value for key, value in mark.items() if key in Statement.model_fields}
        statements.append(
            Statement.model_validate({**keep, "sentence": paragraphs[number], "paragraph": number + 1, "repeats": None})
        )
    statements.sort(key=lambda one: one.spans[0][0])
    return Told(Article(text=text, paragraphs=paragraphs), statements, {})


def marked_pairs(marks: Path) -> list[tuple[str, str]]:
    """The marked (answer, claim) pairs, by statement ids."""
    return [(pair["denial"], pair["claim"]) for pair in json.loads(marks.read_text(encoding="utf-8"))["pairs"]]

"""An export proves itself against its article, and whatever was changed in it is caught."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.articles import from_text
from bot.breakdown import ReaderInfo
from bot.draft import Draft, DraftMention, DraftStatement
from bot.errors import ArticleError
from bot.reading import read_with
from bot.verification import verify

TEXT = "Ann Poe reportedly said the mill was closed. “It never closed,” he said, according to the Courier."


class Scripted:
    def read(self, _: object) -> Draft:
        return Draft(
            statements=(
                DraftStatement(
                    key="a",
                    paragraph=1,
                    quote="the mill was closed",
                    source=DraftMention(text="Ann Poe"),
                    cue=DraftMention(text="said"),
                    kind="person",
                    hedges=("reportedly",),
                ),
                DraftStatement(key="b", paragraph=1, quote="It never closed", source=None, kind="unknown"),
            ),
            reader=ReaderInfo(name="model"),
        )


@pytest.fixture
def export() -> Any:
    breakdown = read_with(Scripted(), from_text(TEXT), input="-")  # type: ignore[arg-type]
    return json.loads(breakdown.model_dump_json(by_alias=True))


def test_an_honest_export_is_proven(export: Any) -> None:
    assert verify(json.dumps(export), TEXT) == 2


def _set(path: str, value: object) -> Callable[[Any], None]:
    def change(export: Any) -> None:
        *keys, last = [int(key) if key.isdigit() else key for key in path.split(".")]
        for key in keys:
            export = export[key]
        export[last] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        _set("statements.0.quote", "the mill was open"),
        _set("statements.0.spans", [[0, 7]]),
        _set("statements.0.spans", []),
        _set(
            "statements.0.source",
            {"name": "Lee Ray", "start": None, "end": None, "kind": "person", "unnamed": False, "resolved": None},
        ),
        _set("statements.0.source.name", "Lee Ray"),
        _set("statements.0.source.resolved", "Lee Ray"),
        _set("statements.0.via", [{"name": "the Herald", "start": 0, "end": 10}]),
        _set("statements.0.via", [{"name": "the Herald", "start": None, "end": None}]),
        _set("statements.1.via", [{"name": "the Herald", "start": 0, "end": 10}]),
        _set("statements.0.via", [{"name": "the Courier", "start": -12, "end": -1}]),
        _set("statements.0.cue.text", "denied"),
        _set("statements.0.cue", {"text": "", "start": 3, "end": 3}),
        _set("statements.0.sentence", [0, 5]),
        _set("statements.0.paragraph", 9),
        _set("statements.0.hedges", ["never"]),
        _set("statements.1.repeats", "s9"),
        _set("own_voice", ["s9"]),
        _set("disputes", [{"id": "d1", "claims": ["s1"], "answers": [{"statement": "s7"}]}]),
        _set("unanswered", [{"statement": "s1", "against": {"name": "Lee Ray", "start": 0, "end": 7}}]),
        _set("unanswered", [{"statement": "s1", "against": {"name": "Lee Ray", "start": None, "end": None}}]),
    ],
)
def test_whatever_was_changed_is_caught(export: Any, change: Callable[[Any], None]) -> None:
    change(export)
    with pytest.raises(ArticleError, match="not in the article"):
        verify(json.dumps(export), TEXT)


def test_another_article_is_told_apart(export: Any) -> None:
    with pytest.raises(ArticleError, match="another text"):
        verify(json.dumps(export), TEXT + " ")


def test_another_article_in_the_export_is_told_apart_whatever_its_digest_says(export: Any) -> None:
    export["article"]["text"] = TEXT.replace("closed", "open")
    with pytest.raises(ArticleError, match="another text"):
        verify(json.dumps(export), TEXT)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "[" * 100_000,
        "{}",
        "null",
        '{"format": "rejoinder.breakdown/1"}',
        '{"format": "rejoinder.breakdown/1", "article": 3}',
    ],
)
def test_what_is_no_export_is_told_plainly(text: str) -> None:
    with pytest.raises(ArticleError, match="no breakdown"):
        verify(text, TEXT)


def test_the_sample_gold_of_the_project_is_no_export() -> None:
    gold = next((Path(__file__).parent / "articles").glob("*.gold.json")).read_text("utf-8")
    with pytest.raises(ArticleError, match="no breakdown"):
        verify(gold, TEXT)

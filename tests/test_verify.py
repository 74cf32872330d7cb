"""An export proves itself against its article, and whatever was changed in it is caught."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.breakdown import (
    Article,
    Breakdown,
    Dispute,
    Line,
    Mention,
    NoAnswer,
    ReaderInfo,
    Role,
    Source,
    Span,
    Statement,
    Words,
)
from bot.errors import ArticleError
from bot.verify import verify

TEXT = (
    "Ann Poe said the mill was closed illegally and accused Lee Ray of theft.\n\n"
    "“It never closed,” Ray said, who would not say more, according to the Courier. “Not for a day.”\n\n"
    "The mill is closed, and it is not legal to enter, he said, and nobody may swim."
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return start, start + len(words)


def said(key: str, who: str, role: Role, *quotes: str, **more: Any) -> Statement:
    spans = tuple(map(span, quotes))
    start, end = span(who)
    paragraph = TEXT[: spans[0][0]].count("\n\n") + 1
    block = TEXT.split("\n\n")[paragraph - 1]
    values: dict[str, Any] = {
        "id": key, "source": Source(name=who, start=start, end=end, kind="person"), "role": role, "quote": " … ".join(quotes),
        "spans": spans, "sentence": span(block), "paragraph": paragraph, "direct": False, "by": "model",
    }  # fmt: skip
    return Statement(**(values | more))


@pytest.fixture
def export() -> Any:
    courier, ray = span("the Courier"), span("Lee Ray")
    statements = (
        said("s1", "Ann Poe", "claims", "the mill was closed illegally", cue="said", by="rules"),
        said(
            "s2", "Ray", "denies", "“It never closed,”", "“Not for a day.”",
            source=Source(name="Ray", start=TEXT.index(" Ray said") + 1, end=TEXT.index(" Ray said") + 4, kind="person", resolved="Lee Ray"),
            via=(Mention(name="the Courier", start=courier[0], end=courier[1]),),
        ),
        said("s3", "Ann Poe", "claims", "accused Lee Ray of theft"),
        said("s4", "Ann Poe", "claims", "The mill is closed", source=Source(name="the article", kind="article")),
    )  # fmt: skip
    lines = (
        Line(statement="s1", who="Ann Poe", role="claims"),
        Line(statement="s2", who="Lee Ray, the owner", role="denies", text="says “It never closed”"),
    )
    breakdown = Breakdown(
        input="-",
        article=Article(text=TEXT, paragraphs=tuple(map(span, TEXT.split("\n\n")))),
        reader=ReaderInfo(name="model"),
        statements=statements,
        about=Words(text="A mill of which its owner says “It never closed”.", by="model"),
        disputes=(
            Dispute(
                id="d1",
                question=Words(text="the mill was closed", by="article"),
                gist=Words(text="Poe says it was; Ray says “Not for a day.”", by="model"),
                lines=lines,
            ),
        ),
        no_answer=(NoAnswer(statement="s3", who="Ann Poe", against=Mention(name="Lee Ray", start=ray[0], end=ray[1])),),
        own_voice=("s4",),
    )
    return json.loads(breakdown.model_dump_json(by_alias=True))


def test_an_honest_export_is_proven_and_a_models_words_are_listed(export: Any) -> None:
    proven = verify(json.dumps(export), TEXT)
    assert proven.quotes == 4
    assert proven.assisted == (
        "A mill of which its owner says “It never closed”.",
        "Poe says it was; Ray says “Not for a day.”",
        "Lee Ray, the owner: says “It never closed”",
        "Ann Poe",
    )
    assert proven.inferred == ()


@pytest.mark.parametrize("saved", [TEXT + "\n", TEXT + "\r\n\r\n", TEXT.replace("\n", "\r\n"), "\ufeff" + TEXT])
def test_a_text_that_was_saved_with_other_line_ends_is_the_same(export: Any, saved: str) -> None:
    assert verify(json.dumps(export), saved).quotes == 4


def _set(path: str, value: object) -> Callable[[Any], None]:
    def change(export: Any) -> None:
        *keys, last = [int(key) if key.isdigit() else key for key in path.split(".")]
        for key in keys:
            export = export[key]
        export[last] = value

    return change


def _quote(words: str, *, spans: tuple[Span, ...] = ()) -> Callable[[Any], None]:
    def change(export: Any) -> None:
        export["statements"][0] |= {"quote": words, "spans": spans or [span(words)]}

    return change


def _two(first: str, second: str) -> Callable[[Any], None]:
    """The fourth statement, cut in two."""

    def change(export: Any) -> None:
        export["statements"][3] |= {"quote": f"{first} … {second}", "spans": [span(first), span(second)]}

    return change


UNKNOWN = {"name": "Lee Ray", "start": None, "end": None, "kind": "unknown", "unnamed": False, "resolved": None}


@pytest.mark.parametrize(
    "change",
    [
        _set("statements.0.quote", "the mill was open"),
        _quote("legal"),  # in "illegally"
        _quote("closed illegal"),
        _quote(" ", spans=((3, 4),)),
        _set("statements.0.spans", []),
        _set("statements.0.spans", [[-30, -1]]),
        _two("it is", "legal to enter"),  # “not” is left out between them
        _set("statements.0.source", UNKNOWN),
        _set("statements.0.source", UNKNOWN | {"kind": "person"}),
        _set("statements.0.source.name", "Lee Ray"),
        _set("statements.0.source.end", 6),
        _set("statements.1.source.resolved", "Lee Ra"),
        _set("statements.1.source.resolved", "Leo Ray"),
        _set("statements.0.via", [{"name": "the Herald", "start": 0, "end": 10}]),
        _set("statements.0.via", [{"name": "the Courier", "start": None, "end": None}]),
        _set("statements.0.via", [{"name": "the Courier", "start": -12, "end": -1}]),
        _set("statements.0.cue", "denied"),
        _set("statements.0.cue", ""),
        _set("statements.0.sentence", [0, 5]),
        _set("statements.0.paragraph", 2),
        _set("statements.0.repeats", "s9"),
        _set("own_voice", ["s9"]),
        _set("also", ["s9"]),
        _set("disputes.0.lines.1.statement", "s9"),
        _set("disputes.0.lines", []),
        _set("disputes.0.lines.1.text", "says “it was open”"),
        _set("disputes.0.lines.1.text", "says “of theft”"),  # in the article, and in no proof of this dispute
        _set("disputes.0.lines.1.text", "says “never close”"),
        _set("disputes.0.gist", {"text": "Ray says “no”.", "by": "model"}),
        _set("disputes.0.question", {"text": "the mill was open", "by": "article"}),
        _set("disputes.0.status", {"text": "“Never”?", "by": "model"}),
        _set("about", {"text": "A “scandal”.", "by": "model"}),
        _set("note", {"text": "A “scandal”.", "by": "model"}),
        _set("no_answer.0.against", {"name": "Lee Ray", "start": 0, "end": 7}),
        _set("no_answer.0.statement", "s9"),
        _set("no_answer.0.text", "accused him of “murder”"),
    ],
)
def test_whatever_was_changed_is_caught(export: Any, change: Callable[[Any], None]) -> None:
    change(export)
    with pytest.raises(ArticleError) as caught:
        verify(json.dumps(export), TEXT)
    assert caught.value.code == "not-in-the-article"


@pytest.mark.parametrize("article", [TEXT + " ", "\n" + TEXT, TEXT.replace("closed", "open")])
def test_another_article_is_told_apart(export: Any, article: str) -> None:
    with pytest.raises(ArticleError, match="another text"):
        verify(json.dumps(export), article)


def test_another_article_in_the_export_is_told_apart_whatever_its_digest_says(export: Any) -> None:
    export["article"]["text"] = TEXT.replace("closed", "open")
    with pytest.raises(ArticleError, match="another text"):
        verify(json.dumps(export), export["article"]["text"])


@pytest.mark.parametrize(
    "text",
    ["", "[]", "[" * 100_000, "{}", "null", '{"format": "rejoinder.breakdown/2"}', '{"format": "rejoinder.breakdown/2", "article": 3}', '{"format": "rejoinder.breakdown/1"}'],
)  # fmt: skip
def test_what_is_no_export_is_told_plainly(text: str) -> None:
    with pytest.raises(ArticleError, match="no breakdown"):
        verify(text, TEXT)


def test_the_sample_gold_of_the_project_is_no_export() -> None:
    gold = next((Path(__file__).parent / "articles").glob("*.gold.json")).read_text("utf-8")
    with pytest.raises(ArticleError, match="no breakdown"):
        verify(gold, TEXT)

"""The JSON line: the public contract."""

import json

from hypothesis import given, settings

from bot.breakdown import Breakdown
from bot.errors import ArticleError
from bot.views.jsonl import error_line, render
from tests.views.fixtures import invented
from tests.views.strategies import breakdowns


def test_keys_stand_in_the_contract_s_order() -> None:
    value = json.loads(render(invented()))
    assert list(value) == [
        "format", "input", "article", "reader", "statements", "disputes", "own_voice", "unanswered", "audit",
    ]  # fmt: skip
    assert list(value["article"]) == [
        "text", "sha256", "paragraphs", "url", "title", "publisher", "byline", "published",
        "words", "complete", "notes", "left_out",
    ]  # fmt: skip
    assert list(value["reader"]) == ["name", "model", "host", "prompts", "tokens", "calls", "seconds"]
    assert list(value["reader"]["tokens"]) == ["in", "out", "exact"]
    assert list(value["statements"][0]) == [
        "id", "source", "via", "cue", "stance", "quote", "spans", "sentence", "paragraph", "direct", "hedges", "repeats",
    ]  # fmt: skip
    assert value["statements"][1]["spans"] == [[105, 148]]


@settings(deadline=None, max_examples=40)
@given(breakdown=breakdowns())
def test_any_breakdown_is_one_line_that_gives_the_text_back(breakdown: Breakdown) -> None:
    line = render(breakdown)
    assert len(line.splitlines()) == 1
    line.encode("utf-8")
    value = json.loads(line)
    assert value["article"]["text"] == breakdown.article.text
    assert value["article"]["sha256"] == breakdown.article.sha256
    assert [said["quote"] for said in value["statements"]] == [said.quote for said in breakdown.statements]


def test_a_failed_input_is_a_line_of_its_own() -> None:
    error = ArticleError("There is no text in it.", "Paste the text.", code="empty")
    assert json.loads(error_line("a\nb.txt", error)) == {
        "input": "a\nb.txt",
        "error": {"code": "empty", "message": "There is no text in it.", "try": "Paste the text."},
    }

"""The JSON line: the public contract."""

import json

from hypothesis import given, settings

from bot.breakdown import Breakdown
from bot.errors import ArticleError
from bot.views.jsonl import error_line, render
from tests.views.fixtures import read_by_model
from tests.views.strategies import breakdowns

KEYS = {
    "": "format input article reader statements about note disputes one_sided no_answer own_voice also also_lines cautions audit",
    "article": "text sha256 paragraphs url title publisher byline published words complete notes left_out",
    "article.left_out.0": "start end why",
    "reader": "name model host prompts tokens calls seconds",
    "reader.tokens": "in out exact",
    "statements.1": "id source via role cue quote spans sentence paragraph direct when repeats by",
    "statements.1.source": "name start end kind unnamed resolved",
    "about": "text by",
    "disputes.0": "id question topic gist status lines",
    "disputes.0.lines.0": "statement who role text label",
    "no_answer.0": "statement who text against",
    "no_answer.0.against": "name start end",
    "audit": "drafted grounded dropped withheld unread",
    "audit.withheld.0": "text why",
}
"""Place → the keys there. Of `article`, `statements` and `audit` the order too."""


def test_it_has_exactly_the_contract_s_keys_in_its_order() -> None:
    value = json.loads(render(read_by_model()))
    assert value["format"] == "rejoinder.breakdown/2"
    for place, keys in KEYS.items():
        found = value
        for step in filter(None, place.split(".")):
            found = found[int(step) if step.isdigit() else step]
        assert sorted(found) == sorted(keys.split()), place
        if place.partition(".")[0] in ("", "article", "audit"):
            assert list(found) == keys.split()


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

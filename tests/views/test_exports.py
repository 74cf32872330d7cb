"""The JSON line, Markdown and the terminal: complete, provable, and inert whatever the article says."""

import io
import json
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from rich.console import Console

from bot.breakdown import Breakdown
from bot.errors import ArticleError
from bot.views import jsonl, markdown
from bot.views.sanitize import clean
from tests.views.fixtures import TEXT, invented, read_by_model, span
from tests.views.strategies import breakdowns

KEYS = {
    "": "format input article reader statements about note disputes one_sided no_answer cautions own_voice also also_lines audit",
    "article": "text sha256 paragraphs url title publisher byline published words complete notes left_out",
    "article.left_out.0": "start end why",
    "reader": "name model host prompts tokens calls seconds",
    "reader.tokens": "in out exact",
    "statements.1": "id source via role cue quote spans sentence paragraph direct when repeats by",
    "statements.1.source": "name start end kind unnamed resolved",
    "about": "text by",
    "disputes.0": "id question status lines",
    "disputes.0.lines.0": "statement who role label in_its_words points text",
    "disputes.0.lines.0.points.0": "text spans verbatim",
    "no_answer.0": "statement who text against",
    "no_answer.0.against": "name start end",
    "audit": "drafted grounded dropped withheld unread",
    "audit.withheld.0": "text why",
}
"""Place → the keys there."""


def test_it_has_exactly_the_contract_s_keys() -> None:
    value = json.loads(jsonl.render(read_by_model()))
    assert value["format"] == "rejoinder.breakdown/2"
    for place, keys in KEYS.items():
        found = value
        for step in filter(None, place.split(".")):
            found = found[int(step) if step.isdigit() else step]
        assert sorted(found) == sorted(keys.split()), place


@settings(deadline=None, max_examples=20)
@given(breakdown=breakdowns())
def test_any_breakdown_is_one_line_that_gives_the_text_back(breakdown: Breakdown) -> None:
    line = jsonl.render(breakdown)
    assert len(line.splitlines()) == 1
    line.encode("utf-8")
    value = json.loads(line)
    assert value["article"]["text"] == breakdown.article.text
    assert value["article"]["sha256"] == breakdown.article.sha256
    assert [said["quote"] for said in value["statements"]] == [said.quote for said in breakdown.statements]


def test_a_failed_input_is_a_line_of_its_own() -> None:
    error = ArticleError("There is no text in it.", "Paste the text.", code="empty")
    assert json.loads(jsonl.error_line("a\nb.txt", error)) == {
        "input": "a\nb.txt",
        "error": {"code": "empty", "message": "There is no text in it.", "try": "Paste the text."},
    }


PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def tokens(text: str) -> list[Token]:
    return [inner for token in PARSER.parse(text) for inner in (token, *(token.children or ()))]


def test_it_holds_every_line_with_its_proof_and_where_it_stands() -> None:
    text = markdown.render(read_by_model())
    assert text.startswith("# Four hurt as crane falls at Harrow Quay\n\nThe Weir · 12 March 2026\n")
    start, end = span(
        TEXT, "denied that any inspection had been missed. “Every crane was examined in January,” he said."
    )
    assert (
        "> Gil Anstey, the port’s operations director, **denied that any inspection had been missed. “Every crane was "
        f"examined in January,” he said.**\n\ncharacters {start}–{end}"
    ) in text
    assert "→ “Every crane was examined in January” says nothing of February." in text
    assert "**The harbour board**\n\n- *The harbour board said the cranes cost 4 million a year.*" in text

    for words in ("Did the port skip", "No reply in the article", "**Orr**: She accused"):
        assert text.count(words) == 1


def test_it_holds_how_it_was_read_and_what_was_refused() -> None:
    text = markdown.render(read_by_model())
    for told in (
        "Read by small-1, sent to api.example · 5,000 tokens",
        "11 quotes of 12 found word for word",
        "- “we did it”: not in the article",
        "- “calls it a lie”: “lie” judges",
        "- “READ MORE: The long decline of a harbour”: related-story link",
        f"`{read_by_model().article.sha256}`",
    ):
        assert told in text
    assert "Withheld" not in markdown.render(invented())


def test_links_lead_to_the_article_alone() -> None:
    found = [token.attrs["href"] for token in tokens(markdown.render(read_by_model())) if token.type == "link_open"]
    assert found
    assert all(str(href).startswith("https://news.example/harrow-quay?a=1&b=2") for href in found)


@settings(deadline=None, max_examples=30)
@given(breakdown=breakdowns())
def test_no_word_of_an_article_or_a_model_becomes_markup(breakdown: Breakdown) -> None:
    text = markdown.render(breakdown)
    types = {token.type for token in tokens(text)}
    assert types <= {
        "heading_open", "heading_close", "paragraph_open", "paragraph_close", "blockquote_open", "blockquote_close",
        "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close", "inline", "text", "softbreak",
        "strong_open", "strong_close", "em_open", "em_close", "hr", "code_inline",
    }  # fmt: skip
    assert [token.content for token in tokens(text) if token.type == "code_inline"] == [breakdown.article.sha256]
    assert not re.search(r"(?i)(https?|ftp)://|www\.", text), "GitHub would make it a link"
    read = "".join(token.content for token in tokens(text) if token.type in {"text", "code_inline"})
    for dispute in breakdown.disputes:
        for line in dispute.lines:
            quote = breakdown.article.text[slice(*breakdown.by_id[line.statement].spans[0])]
            assert re.sub(r"\s+", "", clean(quote)) in re.sub(r"\s+", "", read)


SGR = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;(?:id=\d+)?;[!-~]*?\x1b\\")
"""What Rich itself writes: styles, and links whose address holds nothing but printable ASCII."""


def shown(breakdown: Breakdown, width: int = 80, *, colours: bool = False) -> str:
    out = io.StringIO()
    system = "truecolor" if colours else None
    markdown.show(breakdown, Console(file=out, width=width, force_terminal=colours, color_system=system))  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize(
    ("breakdown", "in_order"),
    [
        (
            read_by_model(),
            (
                "Four hurt as crane falls", "The opening sentence", "AI summary, can be wrong",
                "1. Did the port skip", "Mirela Orr, secretary of the dockers’ union: The port skipped two. ¶2", "▌ Mirela Orr, secretary of the dockers’ union, told the harbour inquiry",
                "→ “Every crane", "2. Were managers", "3. Was the brake", "Orr: ¶6", "▌ Orr called the letter",
                "No reply in the article", "Orr: She accused the insurer", "▌ Orr also accused",
            ),
        ),
        (
            invented(),
            (
                "Fish die", "by rules, no AI", "1. “the leak", "Ana Duarte claims: ¶2",
                "▌ Ana Duarte, a hydrologist", "No reply in the article", "Everyone, by speaker", "Per Olsen", "• denies: “Our",
            ),
        ),
    ],
)  # fmt: skip
def test_it_says_what_the_thread_says_in_the_same_order(breakdown: Breakdown, in_order: tuple[str, ...]) -> None:
    text, at = shown(breakdown, 200), 0
    for words in in_order:
        at = text.index(words, at) + len(words)


@pytest.mark.parametrize("width", [20, 80])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = [*shown(read_by_model(), width).splitlines(), *shown(invented(), width).splitlines()]
    assert max(len(line) for line in lines) <= width


@settings(deadline=None, max_examples=20)
@given(breakdown=breakdowns(url="https://news.example/a"), width=st.sampled_from([10, 40, 80]), colours=st.booleans())
def test_nothing_but_rich_s_own_colours_controls_the_terminal(breakdown: Breakdown, width: int, colours: bool) -> None:
    text = SGR.sub("", shown(breakdown, width, colours=colours))
    assert not {unicodedata.category(character) for character in text if character != "\n"} & {"Cc", "Cf", "Cs"}

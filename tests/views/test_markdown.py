"""The Markdown export: complete, provable, and inert whatever the article says."""

import re

from hypothesis import given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.breakdown import Breakdown
from bot.views.markdown import render
from bot.views.sanitize import clean
from tests.views.fixtures import TEXT, invented, read_by_model, span
from tests.views.strategies import breakdowns

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def tokens(markdown: str) -> list[Token]:
    return [inner for token in PARSER.parse(markdown) for inner in (token, *(token.children or ()))]


def test_it_holds_every_line_with_its_proof_and_where_it_stands() -> None:
    text = render(read_by_model())
    assert text.startswith("# Four hurt as crane falls at Harrow Quay\n\nThe Weir · 12 March 2026\n")
    start, end = span(
        TEXT, "denied that any inspection had been missed. “Every crane was examined in January,” he said."
    )
    assert (
        "> Gil Anstey, the port’s operations director, **denied that any inspection had been missed. “Every crane was "
        f"examined in January,” he said.**\n\ncharacters {start}–{end}"
    ) in text
    assert "→ “Every crane was examined in January” says nothing of February." in text
    assert "**The harbour board**\n\n- *the cranes cost 4 million a year*" in text


def test_a_dispute_and_a_charge_stand_once() -> None:
    text = render(read_by_model())
    assert [text.count(words) for words in ("Did the port skip", "No reply in the article", "**Orr** accuses")] == [
        1
    ] * 3


def test_it_holds_how_it_was_read_and_what_was_refused() -> None:
    text = render(read_by_model())
    for told in (
        "Read by small-1, sent to api.example · 5,000 tokens",
        "11 quotes of 12 found word for word",
        "- “we did it”: not in the article",
        "- “calls it a lie”: “lie” judges",
        "- “READ MORE: The long decline of a harbour”: related-story link",
        f"`{read_by_model().article.sha256}`",
    ):
        assert told in text
    assert "Withheld" not in render(invented())


def test_links_lead_to_the_article_alone() -> None:
    found = [token.attrs["href"] for token in tokens(render(read_by_model())) if token.type == "link_open"]
    assert found
    assert all(str(href).startswith("https://news.example/harrow-quay?a=1&b=2") for href in found)


@settings(deadline=None, max_examples=60)
@given(breakdown=breakdowns())
def test_no_word_of_an_article_or_a_model_becomes_markup(breakdown: Breakdown) -> None:
    markdown = render(breakdown)
    types = {token.type for token in tokens(markdown)}
    assert types <= {
        "heading_open", "heading_close", "paragraph_open", "paragraph_close", "blockquote_open", "blockquote_close",
        "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close", "inline", "text", "softbreak",
        "strong_open", "strong_close", "em_open", "em_close", "hr", "code_inline",
    }  # fmt: skip
    assert [token.content for token in tokens(markdown) if token.type == "code_inline"] == [breakdown.article.sha256]
    assert not re.search(r"(?i)(https?|ftp)://|www\.", markdown), "GitHub would make it a link"
    read = "".join(token.content for token in tokens(markdown) if token.type in {"text", "code_inline"})
    for dispute in breakdown.disputes:
        for line in dispute.lines:
            quote = breakdown.article.text[slice(*breakdown.by_id[line.statement].spans[0])]
            assert re.sub(r"\s+", "", clean(quote)) in re.sub(r"\s+", "", read)

"""The Markdown export: complete, provable, and inert whatever the article says."""

import re

from hypothesis import given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.breakdown import Breakdown
from bot.views.inert import clean
from bot.views.markdown import render
from tests.views.fixtures import invented
from tests.views.strategies import breakdowns

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def tokens(markdown: str) -> list[Token]:
    return [inner for token in PARSER.parse(markdown) for inner in (token, *(token.children or ()))]


def test_it_holds_everything_with_offsets_and_the_text_s_hash() -> None:
    text = render(invented())
    assert text.startswith("# Fish die at Harrow Creek\n\nThe Weir · 20 November 2026\n")
    assert "> Ana Duarte, a hydrologist, said **the leak “killed 4,000 fish” below the weir**. A former" in text
    assert "Ana Duarte · characters 105–148" in text
    assert "again [¶4](<https://news.example/harrow-creek" in text
    assert "): “None of it was our doing.”" in text
    assert f"`{invented().article.sha256}`" in text


def test_links_lead_to_the_article_alone() -> None:
    found = [token.attrs["href"] for token in tokens(render(invented())) if token.type == "link_open"]
    assert found
    assert all(str(href).startswith("https://news.example/harrow-creek?a=1&b=2") for href in found)


@settings(deadline=None, max_examples=40)
@given(breakdown=breakdowns())
def test_no_word_of_an_article_becomes_markup(breakdown: Breakdown) -> None:
    markdown = render(breakdown)
    types = {token.type for token in tokens(markdown)}
    assert types <= {
        "heading_open", "heading_close", "paragraph_open", "paragraph_close", "blockquote_open", "blockquote_close",
        "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close", "inline", "text", "softbreak",
        "strong_open", "strong_close", "hr", "code_inline",
    }  # fmt: skip
    assert [token.content for token in tokens(markdown) if token.type == "code_inline"] == [breakdown.article.sha256]
    assert not re.search(r"(?i)(https?|ftp)://|www\.", markdown), "GitHub would make it a link"
    read = "".join(token.content for token in tokens(markdown) if token.type in {"text", "code_inline"})
    for said in breakdown.statements:
        quote = re.sub(r"\s+", "", clean(breakdown.article.text[slice(*said.spans[0])]))
        assert quote in re.sub(r"\s+", "", read)

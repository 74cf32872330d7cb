"""What somebody typed, and what they want: the article, help, an example, an answer."""

from typing import Any

import pytest

from bot.slack import intent as asked

ME = "U0ME"
LINK = "https://news.example/a?b=1&c=2"


def typed(text: str) -> dict[str, Any]:
    return {"text": f"<@{ME}> {text}"}


def rich(*parts: dict[str, Any]) -> dict[str, Any]:
    return {
        "text": "x",
        "blocks": [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(parts)}]}],
    }


@pytest.mark.parametrize(
    ("message", "text"),
    [
        (typed("<https://news.example/a?b=1&amp;c=2>"), LINK),
        (typed("can you check this? <https://news.example/a?b=1&amp;c=2> thanks"), LINK),
        (typed("see https://news.example/story."), "https://news.example/story"),
        (typed("two: <https://a.example/1> <https://b.example/2>"), "https://a.example/1"),
        (typed(f"{'word ' * 30}<https://a.example/1>"), f"{'word ' * 30}https://a.example/1"),
        (rich({"type": "text", "text": "read "}, {"type": "link", "url": LINK, "text": "the story"}), LINK),
        (rich({"type": "link", "url": "mailto:a@b.example", "text": "a@b.example"}), "a@b.example"),
        (typed("The mayor said no."), "The mayor said no."),
        (typed(""), ""),
    ],
)
def test_the_article_is_the_link_or_the_text(message: dict[str, Any], text: str) -> None:
    assert asked.article_text(message, ME) == text


@pytest.mark.parametrize(
    ("message", "holds"),
    [
        (typed("<https://news.example/a>"), True),
        (typed("interesting: <https://news.example/a>"), True),
        (typed("<https://news.example/a> <https://news.example/b>"), True),
        (typed("word " * 119), False),
        (typed("word " * 120), True),
        (typed("lunch?"), False),
        (typed(f"{'word ' * 40} <https://news.example/a>"), False),
    ],
)
def test_what_is_read_though_nobody_asked(message: dict[str, Any], holds: bool) -> None:
    assert asked.holds_article(message, ME) is holds


@pytest.mark.parametrize("text", ["help", "Help!", "hi", "What can you do?", " hello "])
def test_hello_wants_help(text: str) -> None:
    assert asked.wants_help(text)


@pytest.mark.parametrize("text", ["", "help the mayor said", "The mayor said hi."])
def test_an_article_wants_no_help(text: str) -> None:
    assert not asked.wants_help(text)

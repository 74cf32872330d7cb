"""What a reporter pastes is what is read: blocks and escaped text turned back into plain text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.message_text import flatten, unescape
from slackdesk.typed_text import typed as desk_typed

ME = "U0ME"
NAMED = ("@", "Rejoinder")


def rich(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"text": "unused", "blocks": [{"type": "rich_text", "elements": list(elements)}]}


def section(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text_section", "elements": list(parts)}


def words(text: str, **style: bool) -> dict[str, Any]:
    return {"type": "text", "text": text} | ({"style": style} if style else {})


MENTION = {"type": "user", "user_id": ME}


@pytest.mark.parametrize(
    ("message", "text"),
    [
        (rich(section(MENTION, words(" Para one.\n\nPara two."))), "Para one.\n\nPara two."),
        (rich(section(words("It is "), words("not", bold=True, italic=True), words(" safe."))), "It is not safe."),
        (rich(section({"type": "link", "url": "http://example.com", "text": "example.com"})), "example.com"),
        (rich(section({"type": "link", "url": "https://example.com/a"})), "https://example.com/a"),
        (rich(section(words("He:\n")), {"type": "rich_text_quote", "elements": [words("No.")]}), "He:\nNo."),
        (
            rich(
                section(words("Two points")),
                {"type": "rich_text_list", "elements": [section(words("one")), section(words("two"))]},
                section(words("and an end.")),
            ),
            "Two points\n• one\n• two\nand an end.",
        ),
        (
            rich({"type": "rich_text_list", "style": "ordered", "offset": 2, "elements": [section(words("third"))]}),
            "3. third",
        ),
        (rich({"type": "rich_text_preformatted", "elements": [words("a  b\n\tc")]}), "a  b\n\tc"),
        (rich(section(words("Good "), {"type": "emoji", "name": "x", "unicode": "1f44d-1f3fd"})), "Good 👍🏽"),
        (rich(section(words("Good "), {"type": "emoji", "name": "parrot"})), "Good :parrot:"),
        (rich(section(words("On "), {"type": "date", "timestamp": 1, "fallback": "1 May"})), "On 1 May"),
        (rich(section(words("Ask "), {"type": "user", "user_id": "U0ANN"})), "Ask @U0ANN"),
        ({"text": f"<@{ME}> Smith &amp; Sons said &lt;no&gt;"}, "Smith & Sons said <no>"),
        ({"text": "see <https://example.com/a?b=1&amp;c=2|the page>"}, "see the page"),
        ({"text": "<!here> <#C01|news> <@U02|ann> <!date^1^{date}|1 May>"}, "@here news ann 1 May"),
        ({"text": "&gt; first\n&gt;second\nthird"}, "first\nsecond\nthird"),
        ({"text": "a literal &amp;amp; and &copy;"}, "a literal &amp; and &copy;"),
        ({"text": None}, ""),
        ({}, ""),
        (rich(section(words("half \ud83d, NUL \x00, whole \ud83d\ude00"))), "half \ufffd, NUL \ufffd, whole 😀"),
    ],
)
def test_a_message_is_read_as_it_was_typed(message: dict[str, Any], text: str) -> None:
    assert flatten(message, ME).text == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_any_escaped_text_comes_out_as_it_was(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if any(line.startswith(">") for line in text.split("\n")):
        return  # a quotation mark at a line's start is Slack's own
    assert unescape(escaped) == text


ARTICLE_LINES = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="[>@\u0085"))
"""Anything but what the desk takes for a link, a mention or, at a line's start, a quote."""


@given(st.lists(ARTICLE_LINES))
def test_what_is_pasted_at_the_desk_comes_out_as_it_was(lines: list[str]) -> None:
    text = "\n".join(lines)
    stored = desk_typed(f"@Rejoinder {text}", lambda sign, name: (ME, name) if (sign, name) == NAMED else None)
    assert flatten({"text": stored.text, "blocks": list(stored.blocks)}, ME).text == text.strip()
    assert flatten({"text": stored.text}, ME).text == text.strip()


@pytest.mark.parametrize(
    ("message", "named"),
    [
        (rich(section(MENTION, words(" text"))), True),
        (rich({"type": "rich_text_list", "elements": [section(words("a ")), section(MENTION)]}), True),
        ({"text": f"<@{ME}> text"}, True),
        ({"text": "text", "blocks": []}, False),
        (rich(section({"type": "user", "user_id": "U0OTHER"})), False),
    ],
)
def test_it_knows_whether_it_was_named(message: dict[str, Any], named: bool) -> None:
    assert flatten(message, ME).names_bot is named

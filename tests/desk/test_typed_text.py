"""What a person types, and what Slack makes of it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slackdesk.typed_text import Typed, typed

PEOPLE = {("@", "rejoinder"): ("U0REJOINDER", "rejoinder"), ("#", "newsroom"): ("C0NEWSROOM", "newsroom")}


def names(sign: str, name: str) -> tuple[str, str] | None:
    return PEOPLE.get((sign, name.lower().removeprefix("u0")))


def inline(shown: Typed) -> list[dict[str, Any]]:
    """The elements of its section."""
    return [element for block in shown.blocks for section in block["elements"] for element in section["elements"]]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Smith & Sons", "Smith &amp; Sons"),
        ("<!channel>", "&lt;!channel&gt;"),
        ("(https://a.example/x_(y))", "(<https://a.example/x_(y)>)"),
        ("[the story](https://a.example/x)", "<https://a.example/x|the story>"),
        ("write to desk@paper.example 😀", "write to desk@paper.example 😀"),
        ("on courier.com/a today", "on <http://courier.com/a|courier.com/a> today"),
        ("@Rejoinder read this", "<@U0REJOINDER> read this"),
        ("<@U0REJOINDER> read this", "<@U0REJOINDER> read this"),
        ("@nobody read this", "@nobody read this"),
        ("in #newsroom", "in <#C0NEWSROOM|newsroom>"),
        ("@here!", "<!here>!"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("> he said\n• one\n2. two", "&gt; he said\n• one\n2. two"),
        ("  ❶ trimmed \n", "❶ trimmed"),
        ("a\r\nb\0\ud800", "a\nb\ufffd"),
    ],
)
def test_text_is_escaped_and_marked_as_slack_does(raw: str, text: str) -> None:
    assert typed(raw, names).text == text


@pytest.mark.parametrize(
    ("raw", "element"),
    [
        ("a https://a.example/?b=1&c=2, b", {"type": "link", "url": "https://a.example/?b=1&c=2"}),
        ("[x](https://a.example)", {"type": "link", "url": "https://a.example", "text": "x"}),
        ("hi @rejoinder", {"type": "user", "user_id": "U0REJOINDER"}),
        ("@channel", {"type": "broadcast", "range": "channel"}),
    ],
)
def test_rich_text_holds_the_same_as_elements(raw: str, element: dict[str, Any]) -> None:
    assert element in inline(typed(raw, names))


@given(st.text())
def test_nothing_typed_becomes_a_control_sequence_or_breaks_off(raw: str) -> None:
    """Every < in `text` was put there by the desk, around an address that was typed."""
    shown = typed(raw)
    for piece in shown.text.split("<")[1:]:
        assert piece.startswith(("http://", "https://", "!here", "!channel", "!everyone"))
        assert ">" in piece

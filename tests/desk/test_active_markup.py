"""What Slack would bring to life in a message, so that other tests can say that nothing did."""

from typing import Any

import pytest

from slackdesk.testing.active_markup import Markup, active_markup


def section(text: str, **fields: Any) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text} | fields}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("the board denied it &lt;!channel&gt; 2 * 3 * 4 snake_case_name, 3:45", []),
        ("<!channel>", ["broadcast"]),
        ("<@U0ANA> in <#C0NEWSROOM>", ["mention", "channel"]),
        ("<https://a.example|b.example>", ["link"]),
        ("see https://a.example", ["autolink"]),
        ("see courier.com", ["autolink"]),
        ("*bold* _it_ ~no~ `code`", ["mark"] * 4),
        ("&gt; quoted", ["mark"]),
        (":wave:", ["emoji"]),
    ],
)
def test_live_parts_of_mrkdwn(text: str, kinds: list[str]) -> None:
    assert [part.kind for part in active_markup({"text": text})] == kinds
    assert [part.kind for part in active_markup({"blocks": [section(text)]})] == kinds


def test_text_of_rich_text_is_never_parsed_and_elements_are_live() -> None:
    elements: list[dict[str, Any]] = [
        {"type": "text", "text": "<!channel> *bold* https://a.example :wave:"},
        {"type": "text", "text": "quoted", "style": {"bold": True}},
        {"type": "link", "url": "https://a.example"},
        {"type": "broadcast", "range": "here"},
    ]
    part = {"type": "rich_text_quote", "elements": elements}
    assert active_markup({"blocks": [{"type": "rich_text", "elements": [part]}]}) == [
        Markup("mark", "quoted"),
        Markup("link", "https://a.example"),
        Markup("broadcast", "here"),
    ]

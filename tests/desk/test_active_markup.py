"""What Slack would bring to life in a message, so that other tests can say that nothing did."""

from typing import Any

from tests.active_markup import Markup, active_markup


def test_text_of_rich_text_is_never_parsed_and_elements_and_mrkdwn_are_live() -> None:
    elements: list[dict[str, Any]] = [
        {"type": "text", "text": "<!channel> *bold* https://a.example :wave:"},
        {"type": "text", "text": "quoted", "style": {"bold": True}},
        {"type": "link", "url": "https://a.example"},
        {"type": "broadcast", "range": "here"},
    ]
    texts = ({"type": "mrkdwn", "text": "*no*"}, {"type": "plain_text", "text": ":wave:"})
    quote = {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": elements}]}
    assert list(active_markup([quote, *({"type": "section", "text": text} for text in texts)])) == [
        Markup("mark", "quoted"),
        Markup("link", "https://a.example"),
        Markup("broadcast", "here"),
        Markup("mrkdwn", "*no*"),
        Markup("emoji", ":wave:"),
    ]

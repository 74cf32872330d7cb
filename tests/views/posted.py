"""What a test reads off a posted thread."""

import json
import re
from collections.abc import Iterator
from typing import Any

from bot.views.blocks import MOST_BLOCKS, MOST_CHARACTERS, plain, weight
from bot.views.sanitize import clean
from bot.views.thread import Message, Thread
from slackdesk import limits
from tests.active_markup import active_markup

URL = "https://news.example/harrow-creek"
"""Of articles whose links are looked at."""


def messages(posted: Thread) -> tuple[Message, ...]:
    return (posted.first, *posted.replies)


def elements(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if "type" in node:
            yield node
        for value in node.values():
            yield from elements(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from elements(value)


def words_of(*shown: Message) -> str:
    return "\n".join(plain(message.blocks) for message in shown)


def quotes_of(blocks: Any) -> list[str]:
    """The article's sentences that are set off by a bar."""
    return ["".join(part["text"] for part in e["elements"]) for e in elements(blocks) if e["type"] == "rich_text_quote"]


def buttons_of(blocks: Any) -> list[tuple[str, str]]:
    """Label and value of every button."""
    return [(e["text"]["text"], e["value"]) for e in elements(blocks) if e["type"] == "button"]


def links_of(blocks: Any) -> list[str]:
    return [e["url"] for e in elements(blocks) if e["type"] == "link"]


def assert_taken(*shown: Message) -> None:
    """Slack takes each of them, also in the place of another, and none is over our own limits."""
    for message in shown:
        json.dumps(message.blocks).encode("utf-8")
        assert len(message.blocks) <= MOST_BLOCKS
        assert sum(map(weight, message.blocks)) <= MOST_CHARACTERS
        refusal = limits.refuse_message(limits.Content(text=message.text, blocks=list(message.blocks)), update=True)
        assert refusal is None, refusal


def assert_inert(blocks: Any, text: str = "") -> None:
    """Nothing but our own styles and links is live."""
    for part in active_markup(blocks):
        assert part.kind in {"mark", "link", "channel", "date", "mention"}, part
        if part.kind == "link":
            assert part.value.split("#")[0] == URL
        if part.kind in {"channel", "mention"}:
            assert part.value in {"C1", "U1"}
    assert not set("<>") & set(text)
    assert not re.search("&(?!(amp|lt|gt);)", text)
    for element in elements(blocks):
        if element["type"] in {"text", "plain_text"}:
            assert element["text"] == clean(element["text"])
            assert set(element.get("style", {})) <= {"bold", "italic"}

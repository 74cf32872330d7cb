"""What a test reads off a posted thread."""

import json
from collections.abc import Iterator
from typing import Any

from bot.views.blocks import MOST_BLOCKS, MOST_CHARACTERS, plain
from bot.views.slack import Message, Thread
from slackdesk import limits


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


def assert_slack_takes(posted: Thread) -> None:
    for message in messages(posted):
        json.dumps(message.blocks).encode("utf-8")
        assert len(message.blocks) <= MOST_BLOCKS
        assert (
            sum(len(e["text"]) for e in elements(message.blocks) if isinstance(e.get("text"), str)) <= MOST_CHARACTERS
        )
        refusal = limits.refuse_message(limits.Content(text=message.text, blocks=list(message.blocks)), update=True)
        assert refusal is None, refusal

"""What a test reads off a posted thread."""

import json
from collections.abc import Iterator
from typing import Any

from bot.desk import limits
from bot.views.blocks import MOST_BLOCKS, MOST_CHARACTERS, plain
from bot.views.slack import Message, Thread


def messages(posted: Thread) -> tuple[Message, ...]:
    return (posted.summary, *posted.parts)


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


def quotes_of(*shown: Message) -> str:
    found = (e for message in shown for e in elements(message.blocks) if e["type"] == "rich_text_quote")
    return "\n".join("".join(part["text"] for part in quote["elements"]) for quote in found)


def labels_of(*shown: Message) -> list[str]:
    """The first words of every block that shows a sentence."""
    return [
        block["elements"][0]["elements"][0]["text"]
        for message in shown
        for block in message.blocks
        if any(part["type"] == "rich_text_quote" for part in block.get("elements", ()))
    ]


def assert_slack_takes(posted: Thread) -> None:
    for message in messages(posted):
        json.dumps(message.blocks).encode("utf-8")
        assert len(message.blocks) <= MOST_BLOCKS
        assert (
            sum(len(e["text"]) for e in elements(message.blocks) if isinstance(e.get("text"), str)) <= MOST_CHARACTERS
        )
        refusal = limits.refuse_message(limits.Content(text=message.text, blocks=list(message.blocks)), update=True)
        assert refusal is None, refusal

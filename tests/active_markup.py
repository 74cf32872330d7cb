"""Finds what Slack would make active in a message's blocks: links, mentions, marks, emoji."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from slackdesk.workspace import Json

MarkupKind = Literal["link", "mention", "broadcast", "channel", "date", "mark", "emoji", "mrkdwn"]


@dataclass(frozen=True)
class Markup:
    """`value` is what makes it: an address, an id, the marked words. Text that Slack parses (`mrkdwn`) is active as a
    whole: the bot sends none."""

    kind: MarkupKind
    value: str


_EMOJI = re.compile(r":[a-z0-9_+-]+:")
_ELEMENTS: dict[str, tuple[MarkupKind, str]] = {
    "mrkdwn": ("mrkdwn", "text"),
    "link": ("link", "url"),
    "user": ("mention", "user_id"),
    "channel": ("channel", "channel_id"),
    "broadcast": ("broadcast", "range"),
    "emoji": ("emoji", "name"),
    "date": ("date", "timestamp"),
}
"""Objects that are active by themselves, each with the field that says what."""


def active_markup(blocks: Any) -> Iterator[Markup]:
    """All active markup of blocks, in order: text objects and rich text elements, wherever they stand."""
    if isinstance(blocks, list):
        for item in blocks:
            yield from active_markup(item)
    elif isinstance(blocks, dict):
        yield from _own(blocks)
        for item in blocks.values():
            yield from active_markup(item)


def _own(node: Json) -> Iterator[Markup]:
    kind = str(node.get("type"))
    if kind == "plain_text" and node.get("emoji", True):
        yield from (Markup("emoji", name) for name in _EMOJI.findall(node["text"]))
    elif kind == "text" and node.get("style"):  # never parsed: only its style is active, and that comes from the app
        yield Markup("mark", node["text"])
    elif kind == "button" and node.get("url"):
        yield Markup("link", node["url"])
    elif kind in _ELEMENTS and _ELEMENTS[kind][1] in node:
        yield Markup(_ELEMENTS[kind][0], str(node[_ELEMENTS[kind][1]]))

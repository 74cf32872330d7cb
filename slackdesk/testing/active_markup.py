"""Finds what Slack would make active in a message: links, mentions, marks, emoji. Tests use it on untrusted text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from slackdesk.workspace import Json

MarkupKind = Literal["link", "autolink", "mention", "broadcast", "channel", "date", "mark", "emoji"]


@dataclass(frozen=True)
class Markup:
    """`value` is what makes it: an address, an id, the marked words."""

    kind: MarkupKind
    value: str


_CONTROL = re.compile(r"<([^<>\n]+)>")
_CONTROLS: dict[str, MarkupKind] = {"@": "mention", "#": "channel", "!": "broadcast"}
_CODE = re.compile(r"```[^`]+```|`[^`\n]+`")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>|]+|[\w.+-]+@[\w-]+\.[a-z]{2,}|(?<![\w@.])(?:[a-z0-9-]+\.)+(?:com|org|net)\b", re.I
)
_MARKS = (
    re.compile(r"(?<![\w*])\*[^\s*](?:[^*\n]*[^\s*])?\*(?![\w*])"),
    re.compile(r"(?<![\w_])_[^\s_](?:[^_\n]*[^\s_])?_(?![\w_])"),
    re.compile(r"(?<![\w~])~[^\s~](?:[^~\n]*[^\s~])?~(?![\w~])"),
    _CODE,
    re.compile(r"(?m)^(?:>|&gt;).*$"),
)
_EMOJI = re.compile(r":[a-z0-9_+-]+:")
_ELEMENTS: dict[str, tuple[MarkupKind, str]] = {
    "link": ("link", "url"),
    "user": ("mention", "user_id"),
    "channel": ("channel", "channel_id"),
    "broadcast": ("broadcast", "range"),
    "emoji": ("emoji", "name"),
    "date": ("date", "timestamp"),
}
"""Elements of rich text that are active by themselves, each with the field that says what."""


def active_markup(message: Json) -> list[Markup]:
    """All active markup of a message or view, in order: in its `text` and in every block."""
    return [*_mrkdwn(message.get("text", ""), autolink=True), *_blocks(message.get("blocks") or [])]


def _blocks(node: Any) -> Iterator[Markup]:
    """Text objects and rich text elements, wherever they stand."""
    if isinstance(node, list):
        for item in node:
            yield from _blocks(item)
    elif isinstance(node, dict):
        yield from _own(node)
        for item in node.values():
            yield from _blocks(item)


def _own(node: Json) -> Iterator[Markup]:
    kind = str(node.get("type"))
    if kind == "mrkdwn":
        yield from _mrkdwn(node["text"], autolink=not node.get("verbatim"))
    elif kind == "plain_text" and node.get("emoji", True):
        yield from (Markup("emoji", found) for found in _EMOJI.findall(node["text"]))
    elif kind == "text" and node.get("style"):  # never parsed: only its style is active, and that comes from the app
        yield Markup("mark", node["text"])
    elif kind == "button" and node.get("url"):
        yield Markup("link", node["url"])
    elif kind in _ELEMENTS and _ELEMENTS[kind][1] in node:
        yield Markup(_ELEMENTS[kind][0], str(node[_ELEMENTS[kind][1]]))


def _mrkdwn(text: str, *, autolink: bool) -> Iterator[Markup]:
    for inside in _CONTROL.findall(text):
        yield Markup("date" if inside.startswith("!date^") else _CONTROLS.get(inside[0], "link"), inside)
    rest = _CONTROL.sub(" ", text)
    if autolink:
        yield from (Markup("autolink", match.group()) for match in _ADDRESS.finditer(_CODE.sub(" ", rest)))
    yield from (Markup("mark", match.group()) for mark in _MARKS for match in mark.finditer(rest))
    yield from (Markup("emoji", found) for found in _EMOJI.findall(rest))

"""Finds what Slack would make active in a message: links, mentions, marks, emoji. Tests use it on untrusted text."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from slackdesk.workspace import Json

MarkupKind = Literal["link", "autolink", "mention", "broadcast", "channel", "date", "mark", "emoji"]


@dataclass(frozen=True)
class Markup:
    """`kind`, what makes it (an address, an id, the marked words) and where it stands (a JSON pointer)."""

    kind: MarkupKind
    value: str
    where: str


_CONTROL = re.compile(r"<([^<>\n]+)>")
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


def active_markup(message: Json) -> list[Markup]:
    """All active markup of a message or view, in order: in its `text` and in every block."""
    parts = list(_mrkdwn(message.get("text", ""), "/text", autolink=True))
    parts += _blocks(message.get("blocks") or [], "/blocks")
    return parts


def _blocks(node: Any, at: str) -> Iterator[Markup]:
    """Text objects and rich text elements, wherever they stand."""
    if isinstance(node, list):
        for index, item in enumerate(node):
            yield from _blocks(item, f"{at}/{index}")
        return
    if not isinstance(node, dict):
        return
    kind = node.get("type")
    if kind in _BY_TYPE:
        yield from _BY_TYPE[kind](node, at)
    elif kind == "button" and node.get("url"):
        yield Markup("link", node["url"], f"{at}/url")
    for name, item in node.items():
        if isinstance(item, dict | list):
            yield from _blocks(item, f"{at}/{name}")


def _mrkdwn(text: str, at: str, *, autolink: bool) -> Iterator[Markup]:
    for match in _CONTROL.finditer(text):
        yield Markup(_control_kind(match.group(1)), match.group(1), at)
    rest = _CONTROL.sub(" ", text)
    if autolink:
        for match in _ADDRESS.finditer(_CODE.sub(" ", rest)):
            yield Markup("autolink", match.group(), at)
    for mark in _MARKS:
        for match in mark.finditer(rest):
            yield Markup("mark", match.group(), at)
    for match in _EMOJI.finditer(rest):
        yield Markup("emoji", match.group(), at)


def _control_kind(inside: str) -> MarkupKind:
    if inside.startswith("!date^"):
        return "date"
    return {"@": "mention", "#": "channel", "!": "broadcast"}.get(inside[0], "link")  # type: ignore[return-value]


def _plain(node: Json, at: str) -> Iterator[Markup]:
    if node.get("emoji", True):
        for match in _EMOJI.finditer(node["text"]):
            yield Markup("emoji", match.group(), at)


def _one(kind: MarkupKind, field: str) -> Callable[[Json, str], Iterator[Markup]]:
    def part(node: Json, at: str) -> Iterator[Markup]:
        yield Markup(kind, str(node[field]), at)

    return part


def _styled(node: Json, at: str) -> Iterator[Markup]:
    """Text of rich text is never parsed; only its style is active, and that comes from the app."""
    if node.get("style"):
        yield Markup("mark", node["text"], at)


_BY_TYPE: dict[str, Callable[[Json, str], Iterator[Markup]]] = {
    "mrkdwn": lambda node, at: _mrkdwn(node["text"], at, autolink=not node.get("verbatim")),
    "plain_text": _plain,
    "text": _styled,
    "link": _one("link", "url"),
    "user": _one("mention", "user_id"),
    "channel": _one("channel", "channel_id"),
    "broadcast": _one("broadcast", "range"),
    "emoji": _one("emoji", "name"),
    "date": _one("date", "timestamp"),
}

"""A Slack message → the plain text that its author typed or pasted. Pure.

Offsets of a breakdown refer to what comes out here, so paragraphs and line breaks are kept exactly; styles go, the
mention of the bot goes, links become the words that stood there.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Json = Mapping[str, Any]
"""Slack's wire format, as it travels."""

_MARKUP = re.compile(r"<([^<>\n]*)>")
_QUOTE = re.compile(r"^(?:&gt;)+ ?", re.MULTILINE)


def plain(message: Json, me: str) -> str:
    """The text of a message event, without the mention of the bot user `me` and without white space around it."""
    rich = [block for block in message.get("blocks") or () if block.get("type") == "rich_text"]
    if rich:
        text = _lines(_element(element, me) for block in rich for element in block.get("elements", ()))
    else:
        text = unescaped(message.get("text") or "", me)
    return storable(text).strip()


def unescaped(text: str, me: str = "") -> str:
    """Slack's escaped `text` as it was typed: entities, links and mentions turned back. Used where blocks are missing."""
    plain_marks = _MARKUP.sub(lambda found: _markup(found[1], me), _QUOTE.sub("", text))
    return plain_marks.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")  # Slack escapes these three only


def mentions(message: Json, user: str) -> bool:
    """Whether the message names this user with an @, in its blocks or its escaped text."""
    return f"<@{user}" in (message.get("text") or "") or _names(message.get("blocks") or (), user)


def storable(text: str) -> str:
    """The text with what no database keeps (NUL, half a surrogate pair) replaced by U+FFFD, one for one."""
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return joined.replace("\x00", "\ufffd")


def _names(nodes: Sequence[Json], user: str) -> bool:
    return any(node.get("user_id") == user or _names(node.get("elements") or (), user) for node in nodes)


def _lines(pieces: Iterable[str]) -> str:
    """Pieces that Slack shows as blocks of their own, each on a new line."""
    whole = ""
    for piece in pieces:
        whole += "\n" + piece if whole and not whole.endswith("\n") else piece
    return whole


def _element(element: Json, me: str) -> str:
    if element.get("type") == "rich_text_list":
        first = int(element.get("offset") or 0) + 1
        numbered = element.get("style") == "ordered"
        return _lines(
            (f"{number}. " if numbered else "• ") + _element(item, me)
            for number, item in enumerate(element.get("elements", ()), first)
        )
    return "".join(_inline(part, me) for part in element.get("elements", ()))


def _inline(part: Json, me: str) -> str:
    match part.get("type"):
        case "text":
            return str(part.get("text", ""))
        case "link":
            return str(part.get("text") or part.get("url", ""))
        case "user":
            return "" if part.get("user_id") == me else f"@{part.get('user_id')}"
        case "channel":
            return f"#{part.get('channel_id')}"
        case "usergroup":
            return f"@{part.get('usergroup_id')}"
        case "broadcast":
            return f"@{part.get('range')}"
        case "emoji":
            return _emoji(part)
        case "date":
            return str(part.get("fallback") or "")
        case "color":
            return str(part.get("value", ""))
        case _:
            return ""


def _emoji(part: Json) -> str:
    """The character itself where Slack gives its code points ("1f44d-1f3fd"), else its name."""
    try:
        return "".join(chr(int(code, 16)) for code in part["unicode"].split("-"))
    except (KeyError, ValueError, OverflowError):
        return f":{part.get('name', '')}:"


def _markup(inside: str, me: str) -> str:
    target, _, label = inside.partition("|")
    if target == f"@{me}":
        return ""
    if target.startswith("!date^"):
        return label
    if target.startswith(("@", "#", "!")):
        return label or "@" * target.startswith("!") + target.removeprefix("!")
    return label or target

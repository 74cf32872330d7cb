"""A Slack message → the plain text that its author typed or pasted, and the links in it. Pure.

Offsets of a breakdown refer to this text, so paragraphs and line breaks are kept exactly; styles and the mention of the
bot are dropped, and a link becomes the words that stand for it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from bot.slack import links

Json = Mapping[str, Any]
"""Slack's wire format."""

_MARKUP = re.compile(r"<([^<>\n]*)>")
_QUOTE = re.compile(r"^(?:&gt;)+ ?", re.MULTILINE)


@dataclass(frozen=True)
class MessageText:
    """What a message says."""

    text: str
    links: tuple[str, ...]
    """Links to web pages, each once: those behind its words, or else those written out in the text."""
    words_beside_links: int
    """Words with a letter in them; the words that a link stands behind do not count."""
    names_bot: bool
    """Whether it mentions the bot with an @."""


class _Piece(NamedTuple):
    text: str
    url: str = ""


def flatten(message: Json, bot_user: str) -> MessageText:
    """Read a message event or a slash command once: its blocks, or its escaped text where it has none."""
    blocks = message.get("blocks") or ()
    escaped = message.get("text") or ""
    rich = [element for block in blocks if block.get("type") == "rich_text" for element in block.get("elements", ())]
    pieces = [*_lines(_element(element, bot_user) for element in rich)] if rich else [*_unescaped(escaped, bot_user)]
    text = storable("".join(piece.text for piece in pieces)).strip()
    behind = [piece.url for piece in pieces if links.is_link(piece.url)]
    beside = "".join(piece.text for piece in pieces if not piece.url)
    return MessageText(
        text=text,
        links=tuple(dict.fromkeys(behind or links.find_links(text))),
        words_beside_links=sum(any(map(str.isalpha, word)) for word in links.without_links(beside).split()),
        names_bot=f"<@{bot_user}" in escaped or _mentions(blocks, bot_user),
    )


def unescape(text: str) -> str:
    """Slack's escaped `text` as it was typed: entities, links and mentions turned back."""
    return "".join(piece.text for piece in _unescaped(text, ""))


def storable(text: str) -> str:
    """The text with what no database stores (NUL, half a surrogate pair) replaced by U+FFFD, one for one."""
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return joined.replace("\x00", "\ufffd")


def _mentions(nodes: Sequence[Json], user: str) -> bool:
    return any(node.get("user_id") == user or _mentions(node.get("elements") or (), user) for node in nodes)


def _lines(elements: Iterable[Iterable[_Piece]]) -> Iterator[_Piece]:
    """Elements that Slack shows as blocks of their own, each on a new line."""
    end = "\n"
    for element in elements:
        if end != "\n":
            yield _Piece("\n")
        for piece in element:
            yield piece
            end = piece.text[-1:] or end


def _element(element: Json, bot_user: str) -> Iterator[_Piece]:
    if element.get("type") == "rich_text_list":
        first = int(element.get("offset") or 0) + 1
        ordered = element.get("style") == "ordered"
        yield from _lines(
            (_Piece(f"{number}. " if ordered else "• "), *_element(item, bot_user))
            for number, item in enumerate(element.get("elements", ()), first)
        )
    else:
        yield from (_inline(part, bot_user) for part in element.get("elements", ()))


def _inline(part: Json, bot_user: str) -> _Piece:
    match part.get("type"):
        case "text":
            return _Piece(str(part.get("text", "")))
        case "link":
            url = str(part.get("url", ""))
            return _Piece(str(part.get("text") or url), url)
        case "user":
            return _Piece("" if part.get("user_id") == bot_user else f"@{part.get('user_id')}")
        case "channel":
            return _Piece(f"#{part.get('channel_id')}")
        case "usergroup":
            return _Piece(f"@{part.get('usergroup_id')}")
        case "broadcast":
            return _Piece(f"@{part.get('range')}")
        case "emoji":
            return _Piece(_emoji(part))
        case "date":
            return _Piece(str(part.get("fallback") or ""))
        case "color":
            return _Piece(str(part.get("value", "")))
        case _:
            return _Piece("")


def _emoji(part: Json) -> str:
    """The character where Slack gives its code points ("1f44d-1f3fd"), else its name."""
    try:
        return "".join(chr(int(code, 16)) for code in part["unicode"].split("-"))
    except (KeyError, ValueError, OverflowError):
        return f":{part.get('name', '')}:"


def _unescaped(text: str, bot_user: str) -> Iterator[_Piece]:
    """Slack's escaped text in pieces: every second part of the split is what stood between < and >."""
    for place, part in enumerate(_MARKUP.split(_QUOTE.sub("", text))):
        piece = _markup(part, bot_user) if place % 2 else _Piece(part)
        yield _Piece(_entities(piece.text), _entities(piece.url))


def _entities(text: str) -> str:
    """Slack escapes these three only."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _markup(inside: str, bot_user: str) -> _Piece:
    target, _, label = inside.partition("|")
    if target == f"@{bot_user}":
        return _Piece("")
    if target.startswith("!date^"):
        return _Piece(label)
    if target.startswith(("@", "#", "!")):
        return _Piece(label or "@" * target.startswith("!") + target.removeprefix("!"))
    return _Piece(label or target, target)

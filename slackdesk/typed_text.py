"""What Slack makes of typed or pasted text: escaped `text` and a `rich_text` block."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from slackdesk.workspace import Json

SNIPPET_FROM = 12_000
"""Characters from which a message becomes a snippet file. Slack's composer does so at about this length."""

_TLDS = "com|org|net|edu|gov|int|info|news|io|co|uk|us|de|fr|eu|ru|ua|kp|kr|jp|cn|example|test"
_TRAILING = ".,;:!?'\"”’…"

_INLINE = re.compile(
    rf"""
      \[(?P<label>[^\]\n]+)\]\((?P<target>https?://[^\s()<>]+)\)
    | (?P<url>https?://[^\s<>|]+)
    | (?P<domain>(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:{_TLDS})(?![\w-])(?:/[^\s<>|]*)?)
    | <@(?P<user_id>[UW][A-Z0-9]+)>
    | (?<![\w@])@(?P<handle>\w[\w.-]*)
    | (?<![\w#&])\#(?P<channel>[\w-]+)
    """,
    re.VERBOSE | re.IGNORECASE,
)

Names = Callable[[str, str], tuple[str, str] | None]
"""("@" or "#", what was typed) → (id, name) of the person or channel meant, or None."""


@dataclass(frozen=True)
class Typed:
    """A message as Slack stores it."""

    text: str
    blocks: tuple[Json, ...]


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def storable(text: str) -> str:
    """The text without lone surrogates, NUL and carriage returns, as Slack stores it."""
    clean = re.sub("[\ud800-\udfff]", "\ufffd", text)
    return clean.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def typed(raw: str, names: Names = lambda _sign, _name: None) -> Typed:
    """What Slack stores for `raw`; white space around it is trimmed, line breaks within it stay.

    Styles, lists, quotes and code, which a person makes with the composer's buttons, cannot be typed here; emoji and
    mail addresses, of which Slack makes elements of their own, stay text.
    """
    raw = storable(raw).strip()
    text: list[str] = []
    elements: list[Json] = []
    at = 0
    for match in _INLINE.finditer(raw):
        if active := _active(match, names):
            shown, element, used = active
            _plain(raw[at : match.start()], text, elements)
            text.append(shown)
            elements.append(element)
            at = match.start() + used
    _plain(raw[at:], text, elements)
    section = {"type": "rich_text_section", "elements": elements}
    return Typed("".join(text), ({"type": "rich_text", "elements": [section]},) if elements else ())


def split_snippet(raw: str) -> tuple[str, str | None]:
    """What stays in the message and what becomes a snippet: mentions at the start stay."""
    if len(raw) < SNIPPET_FROM:
        return raw, None
    lead = re.match(r"(?:\s*(?:@\w[\w.-]*|<@[UW][A-Z0-9]+>))*", raw)
    cut = lead.end() if lead else 0
    return raw[:cut].strip(), raw[cut:].strip("\r\n ")


def _plain(raw: str, text: list[str], elements: list[Json]) -> None:
    if raw:
        text.append(escape(raw))
        elements.append({"type": "text", "text": raw})


_Active = tuple[str, Json, int]
"""What a match becomes as text and as an element, and how many characters it takes."""


def _active(match: re.Match[str], names: Names) -> _Active | None:
    """None when it is just text."""
    kind = match.lastgroup or ""
    value = match.group(kind)
    if kind in ("handle", "user_id", "channel"):
        return _mention(kind, value, names, len(match.group()))
    return _link(kind, match)


def _link(kind: str, match: re.Match[str]) -> _Active:
    if kind == "target":
        url, label, used = match.group("target"), match.group("label"), len(match.group())
    else:
        shown = _trimmed(match.group())
        used = len(shown)
        url, label = (shown, "") if kind == "url" else (f"http://{shown}", shown)
    text = f"<{escape(url)}|{escape(label)}>" if label else f"<{escape(url)}>"
    return text, {"type": "link", "url": url, **({"text": label} if label else {})}, used


def _trimmed(url: str) -> str:
    """A URL without the punctuation of the sentence around it; a bracket stays when it was opened within."""
    while url[-1] in _TRAILING or (url[-1] == ")" and url.count("(") < url.count(")")) or url[-1] in "]*_~":
        url = url[:-1]
    return url


def _mention(kind: str, value: str, names: Names, used: int) -> _Active | None:
    if kind == "handle" and value in ("here", "channel", "everyone"):
        return f"<!{value}>", {"type": "broadcast", "range": value}, used
    bare = value.rstrip(".-")
    known = names("#" if kind == "channel" else "@", bare)
    if known is None:
        return None
    used -= len(value) - len(bare)
    if kind == "channel":
        return f"<#{known[0]}|{known[1]}>", {"type": "channel", "channel_id": known[0]}, used
    return f"<@{known[0]}>", {"type": "user", "user_id": known[0]}, used

"""What Slack makes of typed or pasted text: escaped `text` and a `rich_text` block."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from slackdesk.workspace import Json

SNIPPET_FROM = 12_000
"""Characters from which a message becomes a snippet file. Slack's composer does so at about this length."""

_MARKS = {"bold": "*", "italic": "_", "strike": "~"}
_TLDS = "com|org|net|edu|gov|int|info|news|io|co|uk|us|de|fr|eu|ru|ua|kp|kr|jp|cn|example|test"
_TRAILING = ".,;:!?'\"”’…"
_EMOJI = "\U0001f300-\U0001faff\u2600-\u2775\u2794-\u27bf"  # U+2776 to U+2793 are circled digits

_INLINE = re.compile(
    rf"""
      `(?P<code>[^`\n]+)`
    | \[(?P<label>[^\]\n]+)\]\((?P<target>https?://[^\s()<>]+)\)
    | (?P<url>https?://[^\s<>|]+)
    | (?P<email>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.(?:{_TLDS})\b)
    | (?P<domain>(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:{_TLDS})(?![\w-])(?:/[^\s<>|]*)?)
    | <@(?P<user_id>[UW][A-Z0-9]+)>
    | (?<![\w@])@(?P<handle>\w[\w.-]*)
    | (?<![\w#&])\#(?P<channel>[\w-]+)
    | (?<![\w*])\*(?P<bold>(?=[^\s*])[^*\n]*[^\s*])\*(?![\w*])
    | (?<![\w_])_(?P<italic>(?=[^\s_])[^_\n]*[^\s_])_(?![\w_])
    | (?<![\w~])~(?P<strike>(?=[^\s~])[^~\n]*[^\s~])~(?![\w~])
    | (?P<emoji>[{_EMOJI}]\ufe0f?)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BULLET = re.compile(r"• (.*)", re.DOTALL)
_NUMBER = re.compile(r"(\d{1,3})\. (.*)", re.DOTALL)
_QUOTE = re.compile(r"> ?(.*)", re.DOTALL)

Names = Callable[[str, str], tuple[str, str] | None]
"""("@" or "#", what was typed) → (id, name) of the person or channel meant, or None."""


@dataclass(frozen=True)
class Typed:
    """A message as Slack stores it."""

    text: str
    blocks: tuple[Json, ...]


@dataclass(frozen=True)
class _Inline:
    """A stretch of a line in both of its forms."""

    text: str
    elements: tuple[Json, ...]


def no_names(_sign: str, _name: str) -> None:
    """For text without mentions."""
    return


def escape(text: str) -> str:
    """Slack's three entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def storable(text: str) -> str:
    """The text without lone surrogates, NUL and carriage returns, as Slack stores it."""
    clean = re.sub("[\ud800-\udfff]", "\ufffd", text)
    return clean.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def typed(raw: str, names: Names = no_names) -> Typed:
    """What Slack stores for `raw`; white space around it is trimmed, line breaks within it stay."""
    parts, elements = [], []
    for kind, lines in _stretches(storable(raw).strip().split("\n")):
        text, element = _RENDER[kind](lines, names)
        parts.append(text)
        if element["elements"]:
            elements.append(element)
    block = {"type": "rich_text", "elements": elements}
    return Typed("\n".join(parts), (block,) if elements else ())


def split_snippet(raw: str) -> tuple[str, str | None]:
    """What stays in the message and what becomes a snippet: mentions at the start stay."""
    if len(raw) < SNIPPET_FROM:
        return raw, None
    lead = re.match(r"(?:\s*(?:@\w[\w.-]*|<@[UW][A-Z0-9]+>))*", raw)
    cut = lead.end() if lead else 0
    return raw[:cut].strip(), raw[cut:].strip("\r\n ")


def _kind(line: str) -> str:
    if line.startswith(">"):
        return "quote"
    if line.startswith("• "):
        return "bullet"
    return "number" if _NUMBER.fullmatch(line) else "section"


def _stretches(lines: list[str]) -> list[tuple[str, list[str]]]:
    """Lines grouped by what they are; a fence of three backticks takes everything up to its end."""
    groups: list[tuple[str, list[str]]] = []
    number = 0
    at = 0
    while at < len(lines):
        if lines[at].startswith("```") and (end := _fence_end(lines, at)) is not None:
            groups.append(("preformatted", lines[at : end + 1]))
            at = end + 1
            continue
        kind = _kind(lines[at])
        if kind == "number":  # a list counts from 1; "2. …" alone is just a line
            number = number + 1 if groups and groups[-1][0] == "number" else 1
            if not lines[at].startswith(f"{number}. "):
                kind = "section"
        if groups and groups[-1][0] == kind:
            groups[-1][1].append(lines[at])
        else:
            groups.append((kind, [lines[at]]))
        at += 1
    return groups


def _fence_end(lines: list[str], start: int) -> int | None:
    if len(lines[start]) > 5 and lines[start].endswith("```"):
        return start
    return next((i for i in range(start + 1, len(lines)) if lines[i].endswith("```")), None)


def _section(lines: list[str], names: Names) -> tuple[str, Json]:
    inline = _inline("\n".join(lines), names, {})
    return inline.text, {"type": "rich_text_section", "elements": list(inline.elements)}


def _quote(lines: list[str], names: Names) -> tuple[str, Json]:
    inner = [_match(_QUOTE, line, 1) for line in lines]
    inline = _inline("\n".join(inner), names, {})
    text = "\n".join(f"&gt; {line}" for line in inline.text.split("\n"))
    return text, {"type": "rich_text_quote", "elements": list(inline.elements)}


def _preformatted(lines: list[str], _names: Names) -> tuple[str, Json]:
    inner = "\n".join(lines).removeprefix("```").removesuffix("```").strip("\n")
    elements = [{"type": "text", "text": inner}] if inner else []
    return f"```{escape(inner)}```", {"type": "rich_text_preformatted", "border": 0, "elements": elements}


def _list(style: str, pattern: re.Pattern[str], group: int) -> Callable[[list[str], Names], tuple[str, Json]]:
    def render(lines: list[str], names: Names) -> tuple[str, Json]:
        items = [_inline(_match(pattern, line, group), names, {}) for line in lines]
        marks = (f"{n}." if style == "ordered" else "•" for n in range(1, len(items) + 1))
        text = "\n".join(f"{mark} {item.text}" for mark, item in zip(marks, items, strict=False))
        sections = [{"type": "rich_text_section", "elements": list(item.elements)} for item in items]
        return text, {"type": "rich_text_list", "style": style, "indent": 0, "border": 0, "elements": sections}

    return render


def _match(pattern: re.Pattern[str], line: str, group: int) -> str:
    match = pattern.fullmatch(line)
    return match.group(group) if match else line


_RENDER: dict[str, Callable[[list[str], Names], tuple[str, Json]]] = {
    "section": _section,
    "quote": _quote,
    "preformatted": _preformatted,
    "bullet": _list("bullet", _BULLET, 1),
    "number": _list("ordered", _NUMBER, 2),
}


def _inline(raw: str, names: Names, style: dict[str, bool]) -> _Inline:
    """One stretch of text; `style` is what surrounds it."""
    text: list[str] = []
    elements: list[Json] = []
    at = 0
    for match in _INLINE.finditer(raw):
        live = _live(match, names, style)
        if live is None or match.start() < at:
            continue
        _plain(raw[at : match.start()], style, text, elements)
        piece, used = live
        text.append(piece.text)
        elements.extend(piece.elements)
        at = match.start() + used
    _plain(raw[at:], style, text, elements)
    return _Inline("".join(text), tuple(elements))


def _plain(raw: str, style: dict[str, bool], text: list[str], elements: list[Json]) -> None:
    if not raw:
        return
    text.append(escape(raw))
    last = elements[-1] if elements else {}
    if last.get("type") == "text" and last.get("style", {}) == style:
        elements[-1] = last | {"text": last["text"] + raw}
    else:
        elements.append(_element("text", style, text=raw))


def _element(kind: str, style: dict[str, bool], **fields: str) -> Json:
    return {"type": kind, **fields} | ({"style": dict(style)} if style else {})


def _live(match: re.Match[str], names: Names, style: dict[str, bool]) -> tuple[_Inline, int] | None:
    """What a match becomes and how many characters it takes; None when it is just text."""
    kind = match.lastgroup or ""
    whole, value = match.group(), match.group(kind)
    if kind in _MARKS:
        inner = _inline(value, names, style | {kind: True})
        return _Inline(f"{_MARKS[kind]}{inner.text}{_MARKS[kind]}", inner.elements), len(whole)
    if kind == "code":
        return _Inline(f"`{escape(value)}`", (_element("text", style | {"code": True}, text=value),)), len(whole)
    if kind in ("handle", "user_id", "channel"):
        return _mention(kind, value, names, style, len(whole))
    if kind == "emoji":
        name = unicodedata.name(value[0], "emoji").lower().replace(" ", "_").replace("-", "_")
        code = "-".join(f"{ord(c):x}" for c in value)
        return _Inline(f":{name}:", ({"type": "emoji", "name": name, "unicode": code},)), len(whole)
    return _link(kind, match, style)


def _link(kind: str, match: re.Match[str], style: dict[str, bool]) -> tuple[_Inline, int]:
    if kind == "target":
        url, label, used = match.group("target"), match.group("label"), len(match.group())
    else:
        shown = _trimmed(match.group())
        used = len(shown)
        url = {"url": shown, "email": f"mailto:{shown}", "domain": f"http://{shown}"}[kind]
        label = "" if kind == "url" else shown
    text = f"<{escape(url)}|{escape(label)}>" if label else f"<{escape(url)}>"
    return _Inline(text, (_element("link", style, url=url, **({"text": label} if label else {})),)), used


def _trimmed(url: str) -> str:
    """A URL without the punctuation of the sentence around it; a bracket stays when it was opened within."""
    while url[-1] in _TRAILING or (url[-1] == ")" and url.count("(") < url.count(")")) or url[-1] in "]*_~":
        url = url[:-1]
    return url


def _mention(kind: str, value: str, names: Names, style: dict[str, bool], used: int) -> tuple[_Inline, int] | None:
    if kind == "handle" and value in ("here", "channel", "everyone"):
        return _Inline(f"<!{value}>", (_element("broadcast", style, range=value),)), used
    bare = value.rstrip(".-")
    known = names("#" if kind == "channel" else "@", bare)
    if known is None:
        return None
    used -= len(value) - len(bare)
    if kind == "channel":
        return _Inline(f"<#{known[0]}|{known[1]}>", (_element("channel", style, channel_id=known[0]),)), used
    return _Inline(f"<@{known[0]}>", (_element("user", style, user_id=known[0]),)), used

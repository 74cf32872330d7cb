"""Makes the words of strangers inert: what an article, a page or a model wrote is shown, and never does anything."""

import re
import unicodedata

_NEWLINES = re.compile(r"\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")

# Invisible, though Unicode does not call them format characters: joiners and fillers, and the variation selectors
# that can carry a hidden message.
_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u3164\uffa0\U000e0000-\U000e0fff]")
_UNSEEN_CATEGORIES = frozenset({"Cc", "Cf"})
"""Controls, and format characters: bidi overrides, zero-width characters, soft hyphens, tags."""

_MARKDOWN_ANYWHERE = re.compile(r"[\\`*_\[\]{}<>#|~&@!^$]")
_MARKDOWN_AT_START = re.compile(r"^(\s*)([-+=]|\d{1,9}[.)])")
_MARKDOWN_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)")


def clean(text: str) -> str:
    """`text` as it may be displayed: every line break "\\n", a tab a space, no invisible or half characters."""
    if text.isascii() and text.isprintable():
        return text
    text = _UNSEEN.sub("", _NEWLINES.sub("\n", text).replace("\t", " "))
    return "".join(_seen(character) for character in text)


def clean_line(text: str) -> str:
    """`text` as `clean` gives it, on one line, white space single."""
    return " ".join(clean(text).split())


def capped(text: str, limit: int) -> str:
    """`text` cut at a word to at most `limit` characters; a cut is marked by "…"."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    at_word = head.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > limit // 2 else head).rstrip(" ,;:") + "…"


def slack_escaped(text: str) -> str:
    """For the `text` beside Slack's blocks, which is parsed: `&` first, then the brackets of mentions and links."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def markdown_styled(text: str, mark: str) -> str:
    """`text` escaped between marks, which CommonMark wants without white space inside of them."""
    words = text.strip()
    before, after = text[:1].isspace(), text[-1:].isspace()
    return f"{' ' * before}{mark}{markdown_escaped(words)}{mark}{' ' * after}" if words else markdown_escaped(text)


def markdown_escaped(text: str) -> str:
    """`text` on one line such that CommonMark and GitHub read it as nothing but these characters."""
    text = _MARKDOWN_ANYWHERE.sub(r"\\\g<0>", re.sub(r"\s+", " ", text))
    text = _MARKDOWN_LINK.sub(lambda match: f"{match[1] or match[3]}\\{match[2] or match[4]}", text)
    start = _MARKDOWN_AT_START.match(text)
    if start is None:
        return text
    mark = start[2]
    return f"{start[1]}{mark[:-1]}\\{mark[-1]}{text[start.end() :]}"


def _seen(character: str) -> str:
    if character == "\n":
        return character
    category = unicodedata.category(character)
    if category == "Cs":
        return "\N{REPLACEMENT CHARACTER}"
    return "" if category in _UNSEEN_CATEGORIES else character

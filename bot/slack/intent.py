"""What somebody typed → what they want: an article read, a word of help, or an answer about what was read. Pure.

A person writes "@Rejoinder can you check this? https://…" as well as the bare link; in a channel that is listened to
nobody asks at all. How long a text must be is decided here and nowhere else.
"""

import re
from typing import Any

from bot.slack import message_text as typed

PASTED_WORDS = 120
"""From so many words on a text is an article that somebody pasted, also where nobody asked for it to be read."""
REMARK_WORDS = 20
"""Up to so many words beside a link or a file, or alone in a thread, are a remark and not the article."""
QUESTION_WORDS = 40
"""A question about a breakdown is no longer than this."""

_LINK = re.compile(r"https?://[^\s<>|]+", re.I)
_TRAILING = ".,;:!?'\"”’…)]"
_HELP = frozenset(
    [
        "help",
        "hello",
        "hi",
        "hey",
        "what can you do",
        "how do you work",
        "how does this work",
        "what do you do",
        "usage",
    ]
)
_EXAMPLE = frozenset(["example", "show me an example", "an example", "sample"])


def sources(message: typed.Json, me: str) -> list[str]:
    """The articles in a message's words: its links where there are only a few words beside them, else all of the text."""
    found = links(message)
    if found and _words_beside(message, me) <= REMARK_WORDS:
        return found
    text = typed.plain(message, me)
    return [text] if text else []


def article_text(message: typed.Json, me: str) -> str:
    """The first of them, or nothing."""
    return next(iter(sources(message, me)), "")


def links(message: typed.Json) -> list[str]:
    """The web addresses in a message, each once: those behind its words, else those that stand in its text."""
    behind = [*_behind(message.get("blocks") or ())]
    if not behind:
        behind = [found.rstrip(_TRAILING) for found in _LINK.findall(typed.plain(message, ""))]
    return list(dict.fromkeys(link for link in behind if _LINK.match(link)))


def holds_article(message: typed.Json, me: str) -> bool:
    """Whether a message is worth reading though nobody asked: links with few words, or a long pasted text."""
    if len(typed.plain(message, me).split()) >= PASTED_WORDS:
        return True
    return bool(links(message)) and _words_beside(message, me) <= REMARK_WORDS


def is_remark(text: str) -> bool:
    """Whether a text is a few words to the bot ("read this, please"; a question) and no article."""
    return not _LINK.search(text) and len(text.split()) <= REMARK_WORDS and "\n\n" not in text


def may_be_question(text: str) -> bool:
    """Whether a text in a thread that holds a breakdown asks about it, and is no article of its own."""
    return not _LINK.search(text) and len(text.split()) <= QUESTION_WORDS and "\n\n" not in text


def wants_help(text: str) -> bool:
    """Whether somebody says hello or asks what this is."""
    return _bare(text) in _HELP


def wants_example(text: str) -> bool:
    """Whether somebody wants to see the bot at work."""
    return _bare(text) in _EXAMPLE


def _bare(text: str) -> str:
    return " ".join(text.casefold().strip(" \n.,!?").split())


def _words_beside(message: typed.Json, me: str) -> int:
    """How many words a message has besides its links; a headline that a link stands behind belongs to the link."""
    rest = typed.plain(dict(message) | {"blocks": _unlinked(message.get("blocks") or ())}, me)
    return sum(any(map(str.isalpha, word)) for word in _LINK.sub("", rest).split())


def _unlinked(nodes: Any) -> list[Any]:
    """A message's blocks without their links."""
    return [
        node | {"elements": _unlinked(node["elements"])} if "elements" in node else node
        for node in nodes
        if node.get("type") != "link"
    ]


def _behind(nodes: Any) -> list[str]:
    """The addresses of a message's `rich_text`, in order."""
    found = []
    for node in nodes:
        if node.get("type") == "link":
            found.append(str(node.get("url", "")))
        found += _behind(node.get("elements") or ())
    return found

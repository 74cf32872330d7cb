"""What counts as a link in a message; decided here and nowhere else. Pure."""

import re

_LINK = re.compile(r"https?://[^\s<>|]+", re.I)
_AFTER_A_LINK = ".,;:!?'\"”’…)]"
"""Punctuation of the sentence that a link stands in."""


def is_link(text: str) -> bool:
    """Whether the whole text is one link to a web page."""
    return bool(re.fullmatch(r"https?://\S+", text, re.I))


def find_links(text: str) -> list[str]:
    return [link.rstrip(_AFTER_A_LINK) for link in _LINK.findall(text)]


def without_links(text: str) -> str:
    return _LINK.sub("", text)

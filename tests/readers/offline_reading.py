"""Reads a text with the offline reader, as its tests do."""

from bot.articles.text import from_text
from bot.draft import DraftStatement
from bot.readers.rules import OfflineReader


def read(text: str) -> list[DraftStatement]:
    """Every statement drafted from a text."""
    return list(OfflineReader().read(from_text(text)).statements)


def said(text: str, cue: str | None = None) -> DraftStatement:
    """The only statement of a text (with this cue) that is not the article's own."""
    found = [one for one in read(text) if one.kind != "article"]
    if cue is not None:
        found = [one for one in found if one.cue is not None and one.cue.text == cue]
    assert len(found) == 1, [(one.cue and one.cue.text, one.quote) for one in found]
    return found[0]

"""A digest of exports → plain text, Markdown or JSON: the entries of a Slack digest, each with its article. Pure."""

import json

from bot.digest import Digest, Entry
from bot.ledger import Place
from bot.views import recalled
from bot.views.digest import EMPTY, NOTE, counts, told
from bot.views.grammar import listed
from bot.views.inert import clean_line, markdown_escaped

FORMAT = "rejoinder.digest/1"


def plain(digest: Digest) -> str:
    """For a terminal or a mail."""
    if digest.is_empty:
        return f"{EMPTY}\n"
    parts = [counts(digest)]
    for number, entry in enumerate(digest.entries, 1):
        heading, lines = told(entry)
        under = "\n".join(f"   {line}" for line in (*lines, _places(entry)))
        parts.append(f"{number}. {heading}\n{under}")
    return "\n\n".join([*parts, *_more(digest), NOTE]) + "\n"


def markdown(digest: Digest) -> str:
    """For notes and files."""
    if digest.is_empty:
        return f"{EMPTY}\n"
    parts = [counts(digest)]
    for number, entry in enumerate(digest.entries, 1):
        heading, lines = told(entry)
        under = "".join(f"\n   - {markdown_escaped(line)}" for line in (*lines, _places(entry)))
        parts.append(f"{number}. **{markdown_escaped(heading)}**{under}")
    more = [f"**{line}**" for line in _more(digest)]
    return "\n\n".join([*parts, *more, f"*{NOTE}*"]) + "\n"


def as_json(digest: Digest) -> str:
    """For programs: one object, one line."""
    value = {
        "format": FORMAT,
        "articles": digest.articles,
        "sources": digest.sources,
        "unnamed": digest.unnamed,
        "entries": [_entry(entry) for entry in digest.entries],
        "more": digest.more,
    }
    # Half characters, which an article may hold, cannot be written as UTF-8.
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode() + "\n"


def _entry(entry: Entry) -> dict[str, object]:
    heading, lines = told(entry)
    return {
        "sort": entry.sort,
        "heading": heading,
        "lines": lines,
        "input": entry.place.reading,
        "also": [place.reading for place in entry.also],
        "earlier": entry.movement.earlier.place.reading if entry.movement else None,
        "days": entry.charge.days if entry.charge else None,
    }


def _places(entry: Entry) -> str:
    """In which article it stands, in which others as well, and where what it answers stood."""
    words = [_place(entry.place)]
    if entry.also:
        words.append(f"also in {listed(tuple(map(_place, entry.also)))}")
    if entry.movement:
        words.append(f"before: {_place(entry.movement.earlier.place)}")
    return " · ".join(words)


def _place(place: Place) -> str:
    return recalled.title(place) if place.title or place.publisher or place.url else clean_line(place.reading)


def _more(digest: Digest) -> list[str]:
    return [f"+{digest.more} more"] if digest.more else []

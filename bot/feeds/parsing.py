"""An RSS or Atom feed → its articles. Runs in the sandbox only."""

import calendar
import io
import re
from typing import Any

import feedparser

from bot.articles.sandbox import Job
from bot.feeds import MOST_ITEMS, Feed, Item

LONGEST = 500
"""Characters of a title or a summary that are looked at."""
LONGEST_LINK = 2_000
_REFERENCE = re.compile(rb"&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));", re.I)


def read_feed(data: bytes, job: Job) -> Feed:
    """The feed in `data`; an empty one where there is none."""
    # As a stream: given bytes, the parser would take them for a path or an address first, and open that.
    parsed = feedparser.parse(
        io.BytesIO(_REFERENCE.sub(_whole, data)), sanitize_html=False, resolve_relative_uris=False
    )
    items = (_item(entry) for entry in parsed.entries[:MOST_ITEMS])
    title = str(parsed.feed.get("title") or "") if parsed.version else ""
    return Feed(title=_line(title), items=tuple(item for item in items if item))


def _whole(reference: re.Match[bytes]) -> bytes:
    """“&#xD83D;&#xDE00;”, as some feeds write an emoji, is two halves of a character: the parser gives up over one."""
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    return b"&#xFFFD;" if 0xD800 <= number < 0xE000 else reference[0]


def _item(entry: Any) -> Item | None:
    link = str(entry.get("link") or "").strip()
    if not link.startswith(("http://", "https://")) or len(link) > LONGEST_LINK:
        return None
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        published = float(calendar.timegm(moment)) if moment else None
    except (OverflowError, ValueError):
        published = None
    return Item(link=link, title=_line(entry.get("title")), summary=_line(entry.get("summary")), published=published)


def _line(value: object) -> str:
    return " ".join(str(value or "").split())[:LONGEST]

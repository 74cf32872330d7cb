"""Fixed words about digests, feeds and the ledger, and the messages that answer a setting. Pure.

The lines of a digest itself are in digest.py.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.digest import Schedule
from bot.digest.schedule import DAY_NAMES, EVERY_DAY, WEEKDAYS, WEEKEND
from bot.views.grammar import counted, listed
from bot.views.sanitize import capped, clean_line
from bot.views.talk import said as said
from bot.views.thread import Message

NONE_YET: Final = "There is no digest in this channel yet."
OFF: Final = "No more digests in this channel."
PREVIEW: Final = "Putting it together… it appears here in a moment, seen by you alone."
NO_FEEDS: Final = "This channel watches no feed. “/claims watch https://… word word” adds one."
WHO: Final = "Whose words? Try “/claims who Ida Brandt”."
ABOUT: Final = "About what? Try “/claims about bridge Alder”."
WATCH: Final = "Which feed? Try “/claims watch https://example.com/feed.xml bridge harbour”."
UNWATCH: Final = "Which feed? “/claims watching” lists them; “/claims unwatch https://…” drops one."
NOT_WATCHED: Final = "This channel does not watch that feed. “/claims watching” lists what it does."

_LONGEST_TITLE = 100


def schedule(wanted: Schedule, following: datetime) -> str:
    line = f"A digest is posted here at {wanted.hour:02}:{wanted.minute:02} {_days(wanted.days)}, {wanted.zone} time."
    next_one = wanted.local(following)
    when = f"{next_one:%A} {next_one.day} {next_one:%B}, {next_one:%H:%M}"
    return f"{line} The next one comes on {when}.\nA day without news is silent."


def watching(feeds: Sequence[tuple[str, str, str | None, str | None]], a_day: int) -> Message:
    """The feeds of a channel: address, words, title and trouble of each."""
    if not feeds:
        return said(NO_FEEDS)
    lines = []
    for url, words, title, trouble in feeds:
        named = f"{capped(clean_line(title), _LONGEST_TITLE)} · " if title else ""
        only = f" · only with: {words}" if words else ""
        lines.append(f"• {named}{url}{only}{f' · {clean_line(trouble)}' if trouble else ''}")
    note = f"Read by rules for this channel’s digest, at most {counted(a_day, 'article')} a day."
    return said(*lines, note)


def watched(url: str, words: str) -> Message:
    only = f", when an article’s title or summary has one of these words: {words}" if words else ""
    return said(f"Watching {url} for this channel’s digest{only}.", "“/claims watching” shows what comes of it.")


def unwatched(url: str) -> Message:
    return said(f"No longer watching {url}.")


def _days(days: tuple[int, ...]) -> str:
    known = {EVERY_DAY: "every day", WEEKDAYS: "on weekdays", WEEKEND: "on weekends"}
    return known.get(days) or f"on {listed(tuple(f'{DAY_NAMES[day]}s' for day in days))}"

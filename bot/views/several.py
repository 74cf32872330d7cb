"""What is said where one message brings several sources: which answer is whose, and what was left unread."""

from collections.abc import Sequence

from bot.views.blocks import rich_text, section, text
from bot.views.grammar import listed
from bot.views.inert import capped, clean_line
from bot.views.slack import Message, message

LONGEST_NAME = 150
MOST_NAMES = 20
"""Named one by one; a message with more is no list that somebody reads."""


def which(number: int, name: str) -> str:
    """Above each answer: "Article 2 in this message: b.txt"."""
    return f"Article {number} in this message: {_short(name)}"


def left(names: Sequence[str], at_most: int) -> Message:
    """The note under the answers: what was not read, and why."""
    return message(rich_text(section(text(f"I read at most {at_most} articles of one message. {_left(names)}"))))


def one_at_a_time(names: Sequence[str]) -> str:
    """The same where the answer is private."""
    return f"Privately I read one article at a time. {_left(names)}"


def _left(names: Sequence[str]) -> str:
    shown = [_short(name) for name in names[:MOST_NAMES]]
    if len(names) > MOST_NAMES:
        shown.append(f"{len(names) - MOST_NAMES} more")
    was, to_do = (
        ("This was", "Send it in a message of its own.")
        if len(names) == 1
        else ("These were", "Send them in a message of their own.")
    )
    return f"{was} left: {listed(tuple(shown))}. {to_do}"


def _short(name: str) -> str:
    return capped(clean_line(name), LONGEST_NAME)

"""App Home: what was read lately where this person is, how those channels are set, and how to ask."""

from collections.abc import Mapping
from typing import Any

from bot.breakdown import Breakdown, Noun
from bot.views import talk, words
from bot.views.blocks import Block, Element, bullets, channel, header, link, moment, paragraph, rich_text, section, text
from bot.views.grammar import counted
from bot.views.outline import opening, outline
from bot.views.sanitize import capped

MOST = 10
"""Readings in the list: one screen."""
LONGEST_TITLE = 120

LATELY = "Read lately in your channels"
NOTHING = "Nothing yet. Mention me with an article, or send it to me directly."
SETTINGS = "Your channels"
DEFAULTS = "I read only what I am asked to read. /claims on in a channel changes that."
HELP = "How to ask"


class Reading(Noun):
    """One line of the list. `url` leads to its thread."""

    breakdown: Breakdown
    channel: str
    read_at: float
    url: str | None


def view(
    lately: tuple[Reading, ...], settings: Mapping[str, tuple[bool, bool]], today: int, tokens: int = 0
) -> dict[str, Any]:
    """The view to publish.

    `settings`: channel → (listening, rules only); `today`: how many were read since midnight;
    `tokens`: what the model cost for this person since then.
    """
    blocks = [header(LATELY), _lately(lately, today, tokens), header(SETTINGS), _settings(settings), header(HELP)]
    return {"type": "home", "blocks": [*blocks, *talk.help_message().blocks]}


def _lately(lately: tuple[Reading, ...], today: int, tokens: int) -> Block:
    if not lately:
        return paragraph(NOTHING)
    cost = f" Yours took {tokens:,} tokens of the AI model." if tokens else ""
    return rich_text(section(f"{counted(today, 'article')} today.{cost}"), bullets(*map(_line, lately[:MOST])))


def _line(reading: Reading) -> Element:
    shown = outline(reading.breakdown)
    title = capped(shown.header.title, LONGEST_TITLE)
    if title == words.PASTED:
        title = opening(reading.breakdown.article) or title
    return section(
        text(title, bold=True),
        f" · {counted(len(reading.breakdown.disputes), 'dispute')} · ",
        "direct message" if reading.channel.startswith("D") else channel(reading.channel),
        " · ",
        moment(reading.read_at),
        *([text(" · "), link(reading.url, "thread")] if reading.url else []),
    )


def _settings(settings: Mapping[str, tuple[bool, bool]]) -> Block:
    if not settings:
        return paragraph(DEFAULTS)
    lines = []
    for name, (listening, rules_only) in settings.items():
        reads = talk.LISTENS if listening else talk.LISTENS_NOT
        lines.append(section(channel(name), f": {reads}{f' {talk.RULES_ONLY}' if rules_only else ''}"))
    return rich_text(bullets(*lines))

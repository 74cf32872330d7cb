"""Articles side by side, put to the model: it writes what differs as lines, each with the sentences that prove it."""

import re
import secrets
from collections.abc import Sequence
from string import ascii_uppercase
from typing import Any

from pydantic import ValidationError

import prompts
from bot.article import MOST_ARTICLES
from bot.breakdown import Breakdown, Frozen, Tokens
from bot.comparison import DraftComparison, DraftItem
from bot.draft import DraftLine
from bot.errors import ReaderError
from bot.readers.model import fenced_article, one_call
from bot.readers.model.schema import COMPARISON_SCHEMA, GivenLine, answer_object, response_format, texts
from bot.settings import Settings

MOST_ITEMS = 12
MOST_LINES = 12
"""Of one item."""
MOST_SENTENCES = 10
"""In short, of what is the same, and of what to check."""
WORDS, MORE_WORDS = 460, 160
"""Of all lines on two articles, and for each further one."""
LETTERS = ascii_uppercase[:MOST_ARTICLES]
NUMBER_OF = {letter: number for number, letter in enumerate(LETTERS)}
"""Of an outlet, by its letter."""
_LETTER = re.compile(rf"\{{([{LETTERS}])\}}")
"""Stands for an outlet; a number in its place is none of them."""


class Compared(Frozen):
    """What the model found, and what the call took."""

    draft: DraftComparison
    tokens: Tokens


def compared(settings: Settings, breakdowns: Sequence[Breakdown]) -> Compared:
    """What the model makes of the articles, in one call; lines of an outlet that there is not are dropped.

    Raises ReaderError: `too-long` before anything is sent, `model-invalid` for an answer of another form, and the
    client's.
    """
    nonce = secrets.token_hex(8)
    words = prompts.load("compare").replace("{words}", str(WORDS + MORE_WORDS * (len(breakdowns) - 2)))
    blocks = (
        fenced_article.article_block(read.article, None, nonce, letter)
        for read, letter in zip(breakdowns, LETTERS, strict=False)
    )
    too_long = ReaderError("The articles are too long for the model.", "Compare fewer articles.", code="too-long")
    form = response_format(COMPARISON_SCHEMA, "comparison")
    text, tokens = one_call.ask(settings, words, "\n\n".join(blocks), form, too_long)
    return Compared(draft=_draft(answer_object(text, "matters"), len(breakdowns)), tokens=tokens)


def _draft(given: dict[str, Any], outlets: int) -> DraftComparison:
    items = (_item(value, outlets) for value in given["matters"][:MOST_ITEMS] if isinstance(value, dict))
    return DraftComparison(
        is_one_story=given.get("one_event") is not False,
        short=_sentences(given.get("short")),
        items=tuple(item for item in items if item.lines),
        same=_sentences(given.get("same")),
        cautions=_sentences(given.get("cautions")),
    )


def _item(value: dict[str, Any], outlets: int) -> DraftItem:
    about, note = (next(iter(_sentences([value.get(name)])), "") for name in ("about", "note"))
    entries = value.get("lines")
    lines = (_line(entry, outlets) for entry in (entries if isinstance(entries, list) else [])[:MOST_LINES])
    return DraftItem(about=about, lines=tuple(line for line in lines if line), note=note or None)


def _line(value: object, outlets: int) -> tuple[int, DraftLine] | None:
    try:
        line = GivenLine.model_validate(value)
    except (ValidationError, UnicodeError):
        return None
    outlet = NUMBER_OF.get(str(value.get("outlet")).strip("{} ")) if isinstance(value, dict) else None
    return (outlet, line.draft()) if outlet is not None and outlet < outlets else None


def _sentences(values: object) -> tuple[str, ...]:
    """Texts with the outlets' numbers for their letters; none that has a number there already."""
    given = (text for text in texts(values) if not re.search(r"\{\s*\d", text))
    return tuple(_LETTER.sub(lambda letter: f"{{{NUMBER_OF[letter[1]]}}}", text) for text in given)[:MOST_SENTENCES]

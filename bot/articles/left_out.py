"""Which paragraphs are no part of the story (links to other stories, captions, sign-up lines) and why. Pure."""

import re
from collections.abc import Sequence

from bot.articles.line_kinds import (
    BOILERPLATE,
    MAX_WORDS,
    RELATED,
    RELATED_HEADING,
    SENTENCE_ENDS,
    kind_of_line,
    speaks,
)
from bot.breakdown import LeftOut, Span

MIN_CAPITAL_WORDS = 4
"""Fewer words in capitals are a section heading, which belongs to the story."""
MAX_LINK_WORDS = 20
"""A headline under "Related stories" is rarely longer."""
MAX_CAPITAL_SHARE = 1 / 3
"""Where more of the paragraphs are in capitals, capitals are how this text is written (wire copy, court filings)."""

_ABOUT = re.compile(r"About (?:the |our )?[A-Z][\w.,’'& -]{1,60}[\w)’]")


def left_out(text: str, paragraphs: Sequence[Span]) -> tuple[LeftOut, ...]:
    """The paragraphs of `text` that are no part of its story, each with its reason, in order."""
    blocks = [text[start:end] for start, end in paragraphs]
    by_their_words = {number: why for number, block in enumerate(blocks) if (why := kind_of_line(block))}
    whys = _links_in_capitals(blocks) | _links_under_headings(blocks) | _blurbs(blocks) | by_their_words
    return tuple(
        LeftOut(start=paragraphs[number][0], end=paragraphs[number][1], why=why) for number, why in sorted(whys.items())
    )


def _links_in_capitals(blocks: Sequence[str]) -> dict[int, str]:
    """Headlines of other stories, set in capitals between paragraphs that are not."""
    capitals = [number for number, block in enumerate(blocks) if _in_capitals(block)]
    if len(capitals) > MAX_CAPITAL_SHARE * len(blocks):
        return {}
    return {number: RELATED for number in capitals if number > 0 and _is_headline(blocks[number])}


def _links_under_headings(blocks: Sequence[str]) -> dict[int, str]:
    """Headlines in lines of their own under "More on this story" and the like, until the story goes on."""
    links: dict[int, str] = {}
    for number, block in enumerate(blocks[1:], 1):
        under = number - 1 in links or bool(RELATED_HEADING.fullmatch(blocks[number - 1]))
        if under and len(block.split()) <= MAX_LINK_WORDS and block[-1] not in SENTENCE_ENDS:
            links[number] = RELATED
    return links


def _blurbs(blocks: Sequence[str]) -> dict[int, str]:
    """ "About Arden Valves" and the paragraph below it, where a press release ends and nobody speaks any more."""
    return {
        number: BOILERPLATE
        for heading in range(1, len(blocks) - 1)
        if _ABOUT.fullmatch(blocks[heading]) and not speaks(blocks[heading + 1], BOILERPLATE)
        for number in (heading, heading + 1)
    }


def _in_capitals(block: str) -> bool:
    return block.isupper() and sum(character.isupper() for character in block) > 1


def _is_headline(block: str) -> bool:
    """A line in capitals that links elsewhere: several words, no full stop, and not one quotation from end to end."""
    if not MIN_CAPITAL_WORDS <= len(block.split()) <= MAX_WORDS or "\n" in block:
        return False
    if block[-1] in SENTENCE_ENDS:
        return False
    return not (block[0] in '"“«„' and block[-1] in '"”»“')

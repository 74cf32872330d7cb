"""Fits blocks into messages within Slack's limits; nothing is cut, what does not fit goes on in the next message."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.views import words
from bot.views.blocks import MOST_BLOCKS, MOST_CHARACTERS, Block, rich_text, section, text, weight
from bot.views.excerpts import Piece

# One text element. Several, with links and with escapes that double it, still fit a message.
LONGEST_TEXT = 2_500


@dataclass(frozen=True)
class Part:
    """Blocks that belong together under a heading."""

    heading: str
    blocks: tuple[Block, ...]
    gist: str = ""
    """The part in a line, for who reads no blocks; else its heading."""

    @property
    def in_a_line(self) -> str:
        """For a notification."""
        return self.gist or self.heading.capitalize()


@dataclass(frozen=True)
class Page:
    """Blocks that fit one message, and what they are in a line."""

    in_a_line: str
    blocks: tuple[Block, ...]


def packed(parts: Iterable[Part]) -> list[Page]:
    """The parts in as few messages as hold them, in order; one that is broken goes on under "…, continued"."""
    pages: list[Page] = []
    names: list[str] = []
    blocks: list[Block] = []
    for part in parts:
        for number, block in enumerate(part.blocks):
            # A heading alone at the foot of a message would be read as an empty section.
            with_next = part.blocks[:2] if number == 0 else (block,)
            if blocks and not _fits([*blocks, *with_next]):
                pages.append(_page(names, blocks))
                names, blocks = [], []
            if number and not blocks:
                blocks.append(heading(words.continued(part.heading)))
                names.append(words.continued(part.in_a_line))
            blocks.append(block)
            if number == 0:
                names.append(part.in_a_line)
    return [*pages, _page(names, blocks)] if blocks else pages


def _page(names: list[str], blocks: list[Block]) -> Page:
    return Page(" · ".join(names), tuple(blocks))


def heading(title: str, note: str = "") -> Block:
    """A part's heading: bold, with a plain note behind it."""
    return rich_text(section(text(title, bold=True), text(f"\n{note}" if note else "")))


def broken(pieces: tuple[Piece, ...], limit: int = LONGEST_TEXT) -> list[tuple[Piece, ...]]:
    """The pieces in runs of at most `limit` characters, broken after white space where there is any."""
    runs: list[tuple[Piece, ...]] = []
    run: list[Piece] = []
    room = limit
    for piece in pieces:
        rest = piece.text
        while len(rest) > room:
            cut = rest.rfind(" ", 0, room) + 1 or (room if not run else 0)
            if cut:
                run.append(Piece(rest[:cut], piece.quoted))
            runs.append(tuple(run))
            run, rest, room = [], rest[cut:], limit
        if rest:
            run.append(Piece(rest, piece.quoted))
            room -= len(rest)
    return [*runs, tuple(run)] if run else runs


def _fits(blocks: list[Block]) -> bool:
    return len(blocks) <= MOST_BLOCKS and sum(weight(block) + 2 for block in blocks) <= MOST_CHARACTERS

"""The window “The article’s sentences”: for each line of a dispute who speaks, and the sentences that prove it. Pure."""

from collections.abc import Sequence

from bot.breakdown import Breakdown
from bot.views import words
from bot.views.blocks import Block, header, paragraph, quote, rich_text, section, shortened
from bot.views.disputes import shown_dispute
from bot.views.excerpts import Excerpt
from bot.views.modal_blocks import modal
from bot.views.runs import Run, Runs, merged


def window(breakdown: Breakdown, dispute: str) -> Block | None:
    """The view to open; None where there is no such dispute."""
    matter = next((other for other in breakdown.matters if other.id == dispute), None)
    if matter is None:
        return None
    shown = shown_dispute(breakdown, matter)
    marked = breakdown.reader.name == "model"
    blocks: list[Block] = [
        paragraph(Run(shown.heading, "bold")),
        *([paragraph(Run(words.NAMED_BY_AI, "italic"))] if marked else []),
        header(words.OWN_WORDS),
        *(block for line in shown.lines for block in _evidence(line.corrected(line.party), line.proof)),
    ]
    return modal(words.SENTENCES, blocks)


def _evidence(who: Runs, proof: Sequence[Excerpt]) -> list[Block]:
    """The article's sentences with the proven words in bold, set off by a bar, under who speaks."""
    blocks, head = [], [section(*merged(who))]
    for excerpt in proof:
        mark = section(*merged((excerpt.place.mark,)))
        blocks.append(rich_text(*head, quote(*merged(shortened(excerpt.runs))), mark))
        head = []
    return blocks

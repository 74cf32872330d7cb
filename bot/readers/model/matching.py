"""Which pairs of an earlier claim and a new statement hold, put to the model: it answers with their ids, and nothing else."""

import secrets
from collections.abc import Sequence

from bot.ledger import LaterAnswer, Remembered, ids_of
from bot.readers.model import fence
from bot.readers.model.asking import Chosen, ids_for
from bot.readers.model.config import ModelConfig

LONGEST_TEXT = 400
"""Characters of a quote or a sentence that are sent."""


def holding(config: ModelConfig, offered: Sequence[LaterAnswer]) -> Chosen:
    """The ids (`p1`, `p2`, … in the order of `offered`) of the pairs that the model finds to hold. Raises ReaderError."""
    nonce = secrets.token_hex(8)
    pairs = ids_of(offered)
    lines = [fence.data(line, nonce) for name, pair in pairs.items() for line in _lines(name, pair)]
    return ids_for(config, "match", fence.fenced("sentences", lines, nonce), pairs.keys(), nonce=nonce, most=len(pairs))


def _lines(name: str, pair: LaterAnswer) -> tuple[str, str]:
    return (
        f"{name} {pair.kind} | BEFORE {_told(pair.earlier)}",
        f"{name} {pair.kind} | NOW {_told(pair.later)}",
    )


def _told(said: Remembered) -> str:
    words = said.text or said.quote
    return f"{said.who} | {said.role} | {words[:LONGEST_TEXT]} (article: {said.sentence[:LONGEST_TEXT]})"

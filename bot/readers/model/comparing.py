"""Which statements of several articles are one and the same, put to the model: it answers with pairs of ids alone."""

import secrets
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

import prompts
from bot.breakdown import Breakdown, Noun, Tokens
from bot.errors import ReaderError
from bot.ledger import Place, remembered
from bot.readers.model import fence
from bot.readers.model.asking import answerer
from bot.readers.model.client import Message, checked
from bot.readers.model.config import ModelConfig
from bot.readers.model.tokens import count

MOST_PAIRS = 60
LONGEST_TEXT = 300
"""Characters of a statement that are sent."""

Key = tuple[str, str]


class Pairs(Noun):
    """Pairs of (number of the article, id of the statement), and what the call took."""

    pairs: tuple[tuple[Key, Key], ...]
    tokens: Tokens


class _Pair(BaseModel):
    model_config = ConfigDict(extra="ignore")

    first: str
    second: str


class _Answer(BaseModel):
    model_config = ConfigDict(extra="ignore")

    same: list[_Pair]


def same_statements(config: ModelConfig, breakdowns: Sequence[Breakdown]) -> Pairs:
    """What the model finds to be said by the same source in two articles, in one call.

    Pairs with an id that was not offered, or of one article alone, are dropped. Raises ReaderError as `ids_for` does.
    """
    nonce = secrets.token_hex(8)
    lines: dict[str, tuple[Key, str]] = {}
    for number, breakdown in enumerate(breakdowns):
        for one in remembered(breakdown, Place(reading=str(number), team="", channel="", at=0)):
            name = f"{chr(ord('A') + number)}.{one.statement}"
            text = (one.text or one.sentence)[:LONGEST_TEXT]
            lines[name] = (one.key, f"{name} | {one.who} | {one.role} | {text}")
    words = prompts.load("compare")
    user = fence.fenced("sentences", [fence.data(line, nonce) for _, line in lines.values()], nonce)
    sent = count(words + user, download=config.tokenizer_download)
    if sent.number > config.max_input_tokens:
        raise ReaderError("There are too many statements for the model.", "Compare fewer articles.", code="too-long")
    messages: Sequence[Message] = [{"role": "system", "content": words}, {"role": "user", "content": user}]
    reply = answerer(config, nonce).ask(messages, _FORMAT)
    try:
        given = _Answer.model_validate_json(checked(reply)).same
    except ValidationError:
        raise ReaderError("The model did not answer with ids.", "Ask again.", code="model-invalid") from None
    pairs = [
        (lines[pair.first][0], lines[pair.second][0]) for pair in given if pair.first in lines and pair.second in lines
    ]
    tokens = Tokens(
        **{"in": reply.tokens_in or sent.number},
        out=reply.tokens_out or 3 * len(given),
        exact=reply.tokens_in is not None or sent.exact,
    )
    return Pairs(pairs=tuple(pair for pair in pairs if pair[0][0] != pair[1][0])[:MOST_PAIRS], tokens=tokens)


_PAIR = {
    "type": "object",
    "properties": {"first": {"type": "string"}, "second": {"type": "string"}},
    "required": ["first", "second"],
    "additionalProperties": False,
}
_FORMAT: dict[str, Any] = {
    "type": "json_schema",
    "json_schema": {
        "name": "pairs",
        "strict": True,
        "schema": {
            "type": "object",
            "properties": {"same": {"type": "array", "items": _PAIR, "maxItems": MOST_PAIRS}},
            "required": ["same"],
            "additionalProperties": False,
        },
    },
}

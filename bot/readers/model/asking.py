"""A question about a breakdown, put to the model: it sees the statements and answers with their ids, and nothing else."""

import secrets
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

import prompts
from bot.breakdown import Breakdown, Noun, Tokens
from bot.errors import ReaderError
from bot.readers.model import fence
from bot.readers.model.client import Message, ModelClient, checked
from bot.readers.model.config import ModelConfig
from bot.readers.model.tokens import count

MOST_IDS = 8
LONGEST_QUESTION = 500
"""Characters of a question that are sent."""

_FORMAT: dict[str, Any] = {
    "type": "json_schema",
    "json_schema": {
        "name": "choice",
        "strict": True,
        "schema": {
            "type": "object",
            "properties": {"statements": {"type": "array", "items": {"type": "string"}, "maxItems": MOST_IDS}},
            "required": ["statements"],
            "additionalProperties": False,
        },
    },
}


class Chosen(Noun):
    """Ids of the breakdown's statements, and what the call took."""

    ids: tuple[str, ...]
    tokens: Tokens


class _Answer(BaseModel):
    model_config = ConfigDict(extra="ignore")

    statements: list[str]


def choose(config: ModelConfig, breakdown: Breakdown, question: str) -> Chosen:
    """The statements that the model finds to answer the question; ids that nobody has are dropped. Raises ReaderError."""
    lines = statement_lines(breakdown)
    nonce = secrets.token_hex(8)
    asked = fence.data(question, nonce)[:LONGEST_QUESTION]
    user = f"{fence.fenced('sentences', [fence.data(line, nonce) for line in lines], nonce)}\n\nQuestion: {asked}"
    sent = count(prompts.load("ask") + user, download=config.tokenizer_download)
    if sent.number > config.max_input_tokens:
        raise ReaderError("There are too many statements for the model.", "Ask by name.", code="too-long")
    messages: Sequence[Message] = [
        {"role": "system", "content": prompts.load("ask")},
        {"role": "user", "content": user},
    ]
    reply = ModelClient(config).ask(messages, _FORMAT)
    try:
        given = _Answer.model_validate_json(checked(reply)).statements
    except ValidationError:
        raise ReaderError("The model did not answer with ids.", "Ask again.", code="model-invalid") from None
    known = {statement.id for statement in breakdown.statements}
    exact = reply.tokens_in is not None
    tokens = Tokens(
        **{"in": reply.tokens_in or sent.number}, out=reply.tokens_out or len(given), exact=exact or sent.exact
    )
    return Chosen(ids=tuple(dict.fromkeys(one for one in given if one in known))[:MOST_IDS], tokens=tokens)


def statement_lines(breakdown: Breakdown) -> list[str]:
    """What the model sees of each statement."""
    return [
        f"{said.id} | {said.source.resolved or said.source.name} | {said.stance}: {said.quote}"
        for said in breakdown.statements
        if said.repeats is None
    ]

"""A question about a breakdown, put to the model: it sees what was said and answers with ids, and nothing else."""

import secrets
from collections.abc import Sequence
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, ValidationError

import prompts
from bot.breakdown import Breakdown, Noun, Source, Tokens
from bot.errors import ReaderError
from bot.questions import everything
from bot.readers.model import fenced_article
from bot.readers.model.client import Answerer, Message, ModelClient, whole_answer
from bot.readers.model.config import ModelConfig
from bot.readers.model.recording import Recorded, Recording
from bot.readers.model.tokens import count

MOST_IDS = 8
LONGEST_QUESTION = 500
"""Characters of a question that are sent."""

_FORMAT: Final[dict[str, Any]] = {
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
    """Ids out of those that were offered, and what the call took."""

    ids: tuple[str, ...]
    tokens: Tokens


class _Answer(BaseModel):
    model_config = ConfigDict(extra="ignore")

    statements: list[str]


def choose(config: ModelConfig, breakdown: Breakdown, question: str) -> Chosen:
    """The ids of what the model finds to answer the question, each once, in its order; others are dropped.

    Raises ReaderError: `too-long` before anything is sent, `model-recording` where only a recording may answer and
    there is none, `model-invalid` for an answer without ids, and the client's.
    """
    lines = _lines(breakdown)
    nonce = secrets.token_hex(8)
    asked = fenced_article.data(question, nonce)[:LONGEST_QUESTION]
    user = f"{fenced_article.fenced('sentences', [fenced_article.data(line, nonce) for line in lines], nonce)}\n\nQuestion: {asked}"
    known = {statement.id for statement in breakdown.statements}
    words = prompts.load("ask")
    sent = count(words + user, download=config.tokenizer_download)
    if sent.number > config.max_input_tokens:
        raise ReaderError("There are too many statements for the model.", "Ask by name.", code="too-long")
    messages: Sequence[Message] = [{"role": "system", "content": words}, {"role": "user", "content": user}]
    reply = answerer(config, nonce).ask(messages, _FORMAT)
    try:
        given = _Answer.model_validate_json(whole_answer(reply)).statements
    except ValidationError:
        raise ReaderError("The model did not answer with ids.", "Ask again.", code="model-invalid") from None
    exact = reply.tokens_in is not None
    tokens = Tokens(
        **{"in": reply.tokens_in or sent.number}, out=reply.tokens_out or len(given), exact=exact or sent.exact
    )
    return Chosen(ids=tuple(dict.fromkeys(one for one in given if one in known))[:MOST_IDS], tokens=tokens)


def answerer(config: ModelConfig, nonce: str) -> Answerer:
    """What answers: the model, or a recording of it."""
    client = None if config.replay_only else ModelClient(config)
    if config.recording is not None:
        return Recorded(Recording(config.recording), config.model, client, nonce)
    if client is None:
        raise ReaderError("There is no recording to read from.", "Name one in the settings.", code="model-recording")
    return client


def _lines(breakdown: Breakdown) -> list[str]:
    """What the model sees: id, party, role, and the line's words or the article's."""
    return [
        f"{one.statement.id} | {one.line.who if one.line else _who(one.statement.source)} | {one.role} | {one.text}"
        for one in everything(breakdown)
    ]


def _who(source: Source) -> str:
    return source.resolved or source.name

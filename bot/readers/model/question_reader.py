"""A question about a breakdown, put to the model: it sees what was said and answers with ids, and nothing else."""

import secrets

from pydantic import BaseModel, ValidationError

import prompts
from bot.breakdown import Breakdown, Frozen, Tokens
from bot.errors import ReaderError
from bot.questions import everything
from bot.readers.model import fenced_article, one_call
from bot.readers.model.schema import CHOICE_SCHEMA, MAX_IDS, response_format
from bot.settings import Settings

LONGEST_QUESTION = 500
"""Characters of a question that are sent."""


class Chosen(Frozen):
    """Ids out of those that were offered, and what the call took."""

    ids: tuple[str, ...]
    tokens: Tokens


class _Answer(BaseModel):
    statements: list[str]


def choose(settings: Settings, breakdown: Breakdown, question: str) -> Chosen:
    """The ids of what the model finds to answer the question, each once, in its order; others are dropped.

    Raises ReaderError: `too-long` before anything is sent, `model-recording` where only a recording may answer and
    there is none, `model-invalid` for an answer without ids, and the client's.
    """
    nonce = secrets.token_hex(8)
    asked = fenced_article.data(question, nonce)[:LONGEST_QUESTION]
    user = f"{fenced_article.fenced('sentences', _lines(breakdown), nonce)}\n\nQuestion: {asked}"
    too_long = ReaderError("There are too many statements for the model.", "Ask by name.", code="too-long")
    text, tokens = one_call.ask(settings, prompts.load("ask"), user, response_format(CHOICE_SCHEMA, "choice"), too_long)
    try:
        given = _Answer.model_validate_json(text).statements
    except ValidationError:
        raise ReaderError("The model did not answer with ids.", "Ask again.", code="model-invalid") from None
    known = {statement.id for statement in breakdown.statements}
    return Chosen(ids=tuple(dict.fromkeys(one for one in given if one in known))[:MAX_IDS], tokens=tokens)


def _lines(breakdown: Breakdown) -> list[str]:
    """What the model sees: id, party, role, and the line's words or the article's."""
    lines = []
    for one in everything(breakdown):
        source = one.statement.source
        who = one.line.who if one.line else source.resolved or source.name
        lines.append(f"{one.statement.id} | {who} | {one.role} | {one.text}")
    return lines

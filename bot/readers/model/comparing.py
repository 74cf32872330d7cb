"""Articles side by side, put to the model: it sees their sentences and answers with ids, and nothing else."""

import secrets
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

import prompts
from bot.breakdown import Breakdown, Noun, Tokens
from bot.comparison import Denied, Findings, Place
from bot.errors import ReaderError
from bot.grounding.text_index import TextIndex
from bot.readers.model import fence
from bot.readers.model.asking import answerer
from bot.readers.model.client import Message, checked
from bot.readers.model.config import ModelConfig
from bot.readers.model.tokens import count

MOST_GROUPS = 12
"""Of each kind."""
MOST_SENTENCES = 8
"""In one group."""


class Compared(Noun):
    """What the model found, and what the call took."""

    findings: Findings
    tokens: Tokens


class _Denied(BaseModel):
    model_config = ConfigDict(extra="ignore")

    denial: list[str]
    claim: list[str]


class _Answer(BaseModel):
    model_config = ConfigDict(extra="ignore")

    one_event: bool
    left_out: list[_Denied]
    differ: list[list[str]]
    same: list[list[str]]
    only: list[list[str]]


def findings(config: ModelConfig, breakdowns: Sequence[Breakdown]) -> Compared:
    """What the model finds to belong together, in one call; ids that were not offered are dropped.

    Raises ReaderError: `too-long` before anything is sent, `model-invalid` for an answer without ids, and the client's.
    """
    nonce = secrets.token_hex(8)
    lines = {name: (place, text) for name, place, text in _sentences(breakdowns, nonce)}
    words = prompts.load("compare")
    user = fence.fenced("sentences", [f"{name} {text}" for name, (_, text) in lines.items()], nonce)
    sent = count(words + user, download=config.tokenizer_download)
    if sent.number > config.max_input_tokens:
        raise ReaderError("The articles are too long for the model.", "Compare fewer articles.", code="too-long")
    messages: Sequence[Message] = [{"role": "system", "content": words}, {"role": "user", "content": user}]
    reply = answerer(config, nonce).ask(messages, _FORMAT)
    try:
        given = _Answer.model_validate_json(checked(reply))
    except ValidationError:
        raise ReaderError("The model did not answer with ids.", "Ask again.", code="model-invalid") from None

    def places(ids: Sequence[str]) -> tuple[Place, ...]:
        return tuple(lines[name][0] for name in ids[:MOST_SENTENCES] if name in lines)

    def groups(lists: Sequence[Sequence[str]]) -> tuple[tuple[Place, ...], ...]:
        return tuple(map(places, lists[:MOST_GROUPS]))

    found = Findings(
        is_one_story=given.one_event,
        denied=tuple(
            Denied(denial=denial, missing=_without(denial, len(breakdowns)), claim=places(one.claim))
            for one in given.left_out[:MOST_GROUPS]
            if (denial := places(one.denial))
        ),
        differ=groups(given.differ),
        same=groups(given.same),
        only=groups(given.only),
    )
    tokens = Tokens(
        **{"in": reply.tokens_in or sent.number},
        out=reply.tokens_out or len(reply.text) // 3,
        exact=reply.tokens_in is not None,
    )
    return Compared(findings=found, tokens=tokens)


def _sentences(breakdowns: Sequence[Breakdown], nonce: str) -> list[tuple[str, Place, str]]:
    """Every sentence of the stories: its id (“B7”), its place, and its words for the fence."""
    return [
        (f"{chr(ord('A') + number)}{at + 1}", (number, at), fence.data(breakdown.article.text[slice(*span)], nonce))
        for number, breakdown in enumerate(breakdowns)
        for at, span in enumerate(TextIndex(breakdown.article).sentences)
        if not breakdown.article.is_left_out(span)
    ]


def _without(places: Sequence[Place], articles: int) -> tuple[int, ...]:
    having = {number for number, _ in places}
    return tuple(number for number in range(articles) if number not in having)


_IDS = {"type": "array", "items": {"type": "string"}}
_DENIED = {
    "type": "object",
    "properties": {"denial": _IDS, "claim": _IDS},
    "required": ["denial", "claim"],
    "additionalProperties": False,
}
_GROUPS = {"type": "array", "items": _IDS}
_FIELDS = {
    "one_event": {"type": "boolean"},
    "left_out": {"type": "array", "items": _DENIED},
    "differ": _GROUPS,
    "same": _GROUPS,
    "only": _GROUPS,
}
_FORMAT: dict[str, Any] = {
    "type": "json_schema",
    "json_schema": {
        "name": "comparison",
        "strict": True,
        "schema": {"type": "object", "properties": _FIELDS, "required": list(_FIELDS), "additionalProperties": False},
    },
}

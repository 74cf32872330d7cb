"""Articles side by side, put to the model: it sees their sentences, and copies what belongs together out of them."""

import re
import secrets
from collections.abc import Sequence
from string import ascii_uppercase

from pydantic import BaseModel, ConfigDict, ValidationError

import prompts
from bot.article import MOST_ARTICLES
from bot.breakdown import Breakdown, Noun, Tokens
from bot.comparison import Finding, Findings, Kind, Passage, Place
from bot.errors import ReaderError
from bot.grounding.text_index import TextIndex
from bot.readers.model import fenced_article
from bot.readers.model.client import Message, whole_answer
from bot.readers.model.config import ModelConfig
from bot.readers.model.question_reader import answerer
from bot.readers.model.schema import Own, response_format
from bot.readers.model.tokens import count

MOST_ITEMS = 40
MOST_TOLD = 10
"""Of one item."""
MOST_SENTENCES = 4
"""In short."""
_LETTER = re.compile(rf"\{{([{ascii_uppercase[:MOST_ARTICLES]}])\}}")
"""Stands for an outlet, whose name the model does not get; a number in its place is none of them."""


class Compared(Noun):
    """What the model found, and what the call took."""

    findings: Findings
    tokens: Tokens


class _Given(BaseModel):
    model_config = ConfigDict(extra="ignore", json_schema_extra={"additionalProperties": False})


class _Told(_Given):
    id: str
    who: Own
    words: Own


class _Item(_Given):
    kind: Kind
    about: Own
    told: list[_Told]
    lacks: list[str]
    note: Own


class _Answer(_Given):
    draft: str
    """For the model alone: what it tells here in full it does not lose in the items."""
    one_event: bool
    short: list[Own]
    items: list[_Item]


def findings(config: ModelConfig, breakdowns: Sequence[Breakdown]) -> Compared:
    """What the model finds to belong together, in one call; what has no id that was offered is dropped.

    Raises ReaderError: `too-long` before anything is sent, `model-invalid` for an answer of another form, and the
    client's.
    """
    nonce = secrets.token_hex(8)
    lines = {name: (place, text) for name, place, text in _sentences(breakdowns, nonce)}
    words = prompts.load("compare")
    user = fenced_article.fenced("sentences", [f"{name} {text}" for name, (_, text) in lines.items()], nonce)
    sent = count(words + user, download=config.tokenizer_download)
    if sent.number > config.max_input_tokens:
        raise ReaderError("The articles are too long for the model.", "Compare fewer articles.", code="too-long")
    messages: Sequence[Message] = [{"role": "system", "content": words}, {"role": "user", "content": user}]
    reply = answerer(config, nonce).ask(messages, response_format(_Answer.model_json_schema(), "comparison"))
    try:
        given = _Answer.model_validate_json(whole_answer(reply))
    except ValidationError:
        raise ReaderError("The model did not answer with ids.", "Ask again.", code="model-invalid") from None
    tokens = Tokens(
        **{"in": reply.tokens_in or sent.number},
        out=reply.tokens_out or len(reply.text) // 3,
        exact=reply.tokens_in is not None,
    )
    return Compared(findings=_found(given, {name: place for name, (place, _) in lines.items()}), tokens=tokens)


def _found(given: _Answer, places: dict[str, Place]) -> Findings:
    outlets = {_letter(number): number for number, _ in places.values()}
    items = (
        Finding(
            kind=item.kind,
            about=item.about,
            told=tuple(
                Passage(places=(places[said.id],), words=said.words, who=said.who)
                for said in item.told[:MOST_TOLD]
                if said.id in places
            ),
            missing=tuple(outlets[letter] for letter in item.lacks if letter in outlets) or None,
            note=item.note,
        )
        for item in given.items[:MOST_ITEMS]
    )
    return Findings(
        is_one_story=given.one_event,
        short=tuple(
            _LETTER.sub(lambda letter: f"{{{outlets.get(letter[1], letter[1])}}}", sentence)
            for sentence in given.short
            if not re.search(r"\{\s*\d", sentence)
        )[:MOST_SENTENCES],
        items=tuple(item for item in items if item.told),
    )


def _letter(number: int) -> str:
    return chr(ord("A") + number)


def _sentences(breakdowns: Sequence[Breakdown], nonce: str) -> list[tuple[str, Place, str]]:
    """Every sentence of the stories: its id (“B7”), its place, and its words for the fence."""
    return [
        (f"{_letter(number)}{at + 1}", (number, at), fenced_article.data(breakdown.article.text[slice(*span)], nonce))
        for number, breakdown in enumerate(breakdowns)
        for at, span in enumerate(TextIndex(breakdown.article).sentences)
        if not breakdown.article.is_left_out(span)
    ]

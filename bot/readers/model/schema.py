"""The shape of an answer: the JSON Schema that the server enforces, and the parsing that trusts it with nothing.

Several servers ignore the schema, so a statement that does not fit is left out and counted, not fatal.
"""

import json
import re
from contextlib import suppress
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from bot.breakdown import Relation, SourceKind, Stance
from bot.draft import DraftMention, DraftStatement, ProposedAnswer
from bot.errors import ReaderError
from bot.grounding.tokens import tokens
from bot.readers.model.fence import visible
from bot.readers.model.pieces import GAP

MAX_STATEMENTS = 120
"""Of one call: twice what 4,500 words of news hold. Without a bound small models repeat themselves to the limit."""
MAX_ANSWERS = 60
MAX_CLAIMS = 8
MAX_PIECES = 8
"""Of one quote that the article breaks up."""
MAX_VIA = 3
MAX_HEDGES = 4
MAX_GIST = 300
"""Characters; longer is no gist."""

_WHO = re.compile(r",? (?:who|which)$")
"""“Vale, who”: code finds the word itself."""
_OPENING = "“„«\"‘'"
_LINK = re.compile(r"https?:|www\.|[<>@\[\]]", re.IGNORECASE)


def _whole(text: str) -> str:
    # JSON can spell half a surrogate pair; it can be neither stored nor sent.
    text.encode("utf-8")
    return text


Text = Annotated[str, AfterValidator(_whole)]
Cleaned = Annotated[
    Text | None, BeforeValidator(lambda value: (value.strip() or None) if isinstance(value, str) else value)
]
Pieces = Annotated[
    tuple[Text, ...],
    Field(min_length=1),
    BeforeValidator(lambda value: [value] if isinstance(value, str) else value),
    AfterValidator(lambda pieces: tuple(piece.strip() for piece in pieces if piece.strip())[:MAX_PIECES]),
]


class _Lenient(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class GivenStatement(_Lenient):
    """One statement as the model writes it."""

    key: Text
    paragraph: int
    source: Cleaned = None
    cue: Cleaned = None
    via: tuple[Text, ...] = ()
    quote: Pieces
    kind: SourceKind = "unknown"
    unnamed: bool = False
    resolved: Cleaned = None
    stance: Stance = "asserts"
    hedges: tuple[Text, ...] = ()
    repeats: Cleaned = None
    against: Cleaned = None

    def draft(self) -> DraftStatement:
        """The same as a draft statement; the article and nobody have no mention."""
        source = None if self.kind == "article" else _WHO.sub("", self.source or "") or None
        return DraftStatement(
            key=self.key,
            paragraph=self.paragraph,
            quote=GAP.join((self._words_said(), *self.quote[1:])),
            source=_mention(source),
            kind=self.kind if source or self.kind == "article" else "unknown",
            unnamed=self.unnamed and self.kind != "article",
            resolved=_mention(self.resolved if self.resolved != source else None),
            via=tuple(DraftMention(text=text.strip()) for text in self.via[:MAX_VIA] if text.strip()),
            cue=_mention(self.cue),
            stance=self.stance,
            hedges=tuple(hedge.strip() for hedge in self.hedges[:MAX_HEDGES] if hedge.strip()),
            repeats=self.repeats,
            against=_mention(self.against),
        )

    def _words_said(self) -> str:
        """The first piece, without who says it and the cue where the model put them before: “Orr said the dam leaks”.

        Of a refusal the cue belongs to the words, and so does a “neither” that refuses.
        """
        first = self.quote[0] if self.quote else ""
        words = tokens(first)
        source, cue = ([token.word for token in tokens(text or "")] for text in (self.source, self.cue))
        who = len(source) if [word.word for word in words[: len(source)]] == source else 0
        head = who + len(cue)
        if not cue or first[:1] in _OPENING or [word.word for word in words[who:head]] != cue:
            return first
        if self.stance == "declines" or len(words) == head:
            return first if any(word.negates for word in words[:who]) else first[words[who].start :]
        said = head + 1 if words[head].word == "that" and len(words) > head + 1 else head
        return first[words[said].start :] if first[words[said - 1].end : words[said].start] == " " else first


class GivenAnswer(_Lenient):
    """One proposed answer as the model writes it."""

    statement: Text
    claims: tuple[Text, ...]
    relation: Relation
    scope: Literal["full", "partial", "different"] | None = None
    gist: Cleaned = None

    def draft(self) -> ProposedAnswer:
        """The same as a proposal; a gist with a link, a mention or mark-up in it is no gist."""
        gist = self.gist if self.gist and len(self.gist) <= MAX_GIST and not _LINK.search(self.gist) else None
        return ProposedAnswer(
            statement=self.statement,
            claims=self.claims[:MAX_CLAIMS],
            relation=self.relation,
            scope=self.scope,
            gist=" ".join(visible(gist).split()) if gist else None,
        )


class Given(BaseModel):
    """All that one answer holds, in our nouns; `malformed` counts what did not fit."""

    statements: tuple[DraftStatement, ...]
    answers: tuple[ProposedAnswer, ...]
    malformed: int = 0


def parse(text: str) -> Given:
    """The model's answer as drafts. Raises ReaderError `model-invalid` where it is no such answer at all."""
    whole = _object(text)
    raw_statements, raw_answers = whole.get("statements"), whole.get("answers") or []
    if not isinstance(raw_statements, list) or not isinstance(raw_answers, list):
        raise _nonsense()
    statements = _fitting(GivenStatement, raw_statements[:MAX_STATEMENTS])
    answers = _fitting(GivenAnswer, raw_answers[:MAX_ANSWERS])
    if raw_statements and not statements:
        raise _nonsense()
    malformed = len(raw_statements) + len(raw_answers) - len(statements) - len(answers)
    return Given(
        statements=tuple(item.draft() for item in statements),
        answers=tuple(item.draft() for item in answers),
        malformed=malformed,
    )


def _object(text: str) -> dict[str, Any]:
    # Servers that do not enforce the schema wrap the object in a code block or in a sentence.
    start, end = text.find("{"), text.rfind("}")
    try:
        whole = json.loads(text[start : end + 1])
    except (ValueError, RecursionError):
        raise _nonsense() from None
    if not isinstance(whole, dict):
        raise _nonsense()
    return whole


_Item = TypeVar("_Item", bound=_Lenient)


def _fitting(kind: type[_Item], raws: list[object]) -> list[_Item]:
    items = []
    for raw in raws:
        with suppress(ValidationError):
            items.append(kind.model_validate(raw))
    return items


def _mention(text: str | None) -> DraftMention | None:
    return DraftMention(text=text) if text else None


def _nonsense() -> ReaderError:
    return ReaderError(
        "The model's answer was not what it was asked for.",
        "Try again; if it stays so, choose a model that supports structured outputs (json_schema).",
        code="model-invalid",
    )


def _text() -> dict[str, Any]:
    return {"type": "string"}


def _maybe() -> dict[str, Any]:
    return {"type": ["string", "null"]}


def _texts(most: int) -> dict[str, Any]:
    return {"type": "array", "items": _text(), "maxItems": most}


def _one_of(literal: object, *, maybe: bool = False) -> dict[str, Any]:
    values = list(get_args(literal))
    return {"type": ["string", "null"], "enum": [*values, None]} if maybe else {"type": "string", "enum": values}


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    # Strict mode wants every property required and nothing else allowed.
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list_of(item: dict[str, Any], most: int) -> dict[str, Any]:
    return {"type": "array", "items": item, "maxItems": most}


ANSWER_SCHEMA: dict[str, Any] = _closed(
    {
        "statements": _list_of(
            _closed(
                {
                    "key": _text(),
                    "paragraph": {"type": "integer"},
                    "source": _maybe(),
                    "cue": _maybe(),
                    "via": _texts(MAX_VIA),
                    "quote": _texts(MAX_PIECES),
                    "kind": _one_of(SourceKind),
                    "unnamed": {"type": "boolean"},
                    "resolved": _maybe(),
                    "stance": _one_of(Stance),
                    "hedges": _texts(MAX_HEDGES),
                    "repeats": _maybe(),
                    "against": _maybe(),
                }
            ),
            MAX_STATEMENTS,
        ),
        "answers": _list_of(
            _closed(
                {
                    "statement": _text(),
                    "claims": _texts(MAX_CLAIMS),
                    "relation": _one_of(Relation),
                    "scope": _one_of(Literal["full", "partial", "different"], maybe=True),
                    "gist": _maybe(),
                }
            ),
            MAX_ANSWERS,
        ),
    }
)
"""Where the source stands before the quote the model commits to who speaks first; the order is meant."""

RESPONSE_FORMAT: dict[str, Any] = {
    "type": "json_schema",
    "json_schema": {"name": "breakdown", "strict": True, "schema": ANSWER_SCHEMA},
}

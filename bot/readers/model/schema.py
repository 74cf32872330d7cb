"""The shape of an answer: the JSON Schema that the server enforces, and the parsing that trusts it with nothing.

Several servers ignore the schema, so an entry that does not fit is left out and counted, not fatal.
"""

import json
import re
from contextlib import suppress
from typing import Annotated, Any, get_args

import structlog
from pydantic import BaseModel, BeforeValidator, Field, ValidationError

from bot.breakdown import Role, SourceKind
from bot.draft import ROLE_NAMES, DraftLine, DraftMatter, SentenceNumber
from bot.errors import ReaderError
from bot.readers.model.fenced_article import visible
from bot.readers.model.printed_line import split

# Without bounds small models repeat themselves to the length limit. Each is what the prompt asks for, or a little more.
MAX_MATTERS = 10
MAX_LINES = 12
MAX_SENTENCES = 10
MAX_FURTHER = 8
MAX_MENDED = 24
MAX_CAUTIONS = 5
MAX_IDS = 8
LONGEST_TEXT = 1_000
"""Characters of one text of the model's own; a note of 65 words has about 450."""
LONGEST_LINE = 3_000
"""Of a line, which is never cut: about 500 words, nearly what all lines of an article may have."""

_LOG = structlog.get_logger(__name__)
_SENTENCE_NUMBER = re.compile(r"\b(\d{1,6})(?:\.(\d{1,4}))?\b")
_NUMBER_BEFORE = re.compile(r"\[\d+\.\d+\]\s?")
"""That of a sentence, which the request has before it."""
_LETTER = re.compile(r"[^\W\d]")
_LINK = re.compile(r"(?:https?:|www\.)\S*|[<>@]", re.IGNORECASE)


def _whole_words(value: object) -> object:
    """A model's words on one line, without what is not seen and without anything that could be a link or a mention."""
    return " ".join(_LINK.sub(" ", visible(value)).split()) if isinstance(value, str) else value


def _own_words(value: object) -> object:
    """The same, cut where it is far too long."""
    text = "" if value is None else _whole_words(value)
    if not isinstance(text, str):
        return text
    return text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT].rpartition(' ')[0]} …"


def _copied(value: object) -> object:
    if isinstance(value, str):
        value.encode("utf-8")  # JSON can spell half a surrogate pair; it can be neither stored nor sent
    return "" if value is None else value


def _numbers(values: object) -> tuple[SentenceNumber, ...]:
    """The sentences that these entries name: “4.2”, or “4” for 4.1. An entry with a letter names none."""
    entries = values if isinstance(values, list) else [values]
    told = [str(entry) for entry in entries if isinstance(entry, str | int | float)]
    found = [one for entry in told if not _LETTER.search(entry) for one in _SENTENCE_NUMBER.finditer(entry)]
    return tuple(SentenceNumber(paragraph=int(one[1]), sentence=int(one[2] or 1)) for one in found)


def _text(value: object) -> str | None:
    return str(_own_words(value)) or None if isinstance(value, str) else None


def texts(values: object) -> tuple[str, ...]:
    """A model's own texts, as they may be stored; what is none is left out."""
    given = values if isinstance(values, list) else []
    return tuple(text for value in given if (text := _text(value)))


def those_that_fit(kind: type[BaseModel], most: int) -> BeforeValidator:
    """Of a list the first entries, but for those that are not of this kind; how many these are is logged."""

    def entries(values: object) -> list[BaseModel]:
        given = values if isinstance(values, list) else []
        found = []
        for value in given[:most]:
            with suppress(ValidationError, UnicodeError):
                found.append(kind.model_validate(value))
        if len(found) < len(given):
            _LOG.warning("model-entries-malformed", number=len(given) - len(found))
        return found

    return BeforeValidator(entries)


Own = Annotated[str, BeforeValidator(_own_words)]
OwnOrNone = Annotated[str | None, BeforeValidator(_text)]
Proof = Annotated[tuple[SentenceNumber, ...], BeforeValidator(_numbers)]


class GivenLine(BaseModel):
    """One line as the model writes it; in a repair with the id that it mends, and the matter of a new one."""

    id: Own = ""
    matter: Own = ""
    role: Annotated[Role, BeforeValidator(lambda name: ROLE_NAMES.get(str(name)))] = "claims"
    speaker: Annotated[str, BeforeValidator(_copied)] = ""
    kind: SourceKind = "unknown"
    text: Annotated[str, BeforeValidator(_whole_words), Field(max_length=LONGEST_LINE)]
    """As it is printed, “Denies – Gil Anstey, the director: No check was missed.”; a quotation is never cut, for its marks
    would not close."""
    proof: Proof = ()

    def draft(self) -> DraftLine:
        """The same as a draft."""
        printed = split(_NUMBER_BEFORE.sub("", self.text))
        return DraftLine(
            role=self.role,
            speaker=self.speaker.strip(),
            kind=self.kind,
            who=printed.who or self.speaker.strip(),
            label=printed.label,
            points=printed.points,
            proof=tuple(dict.fromkeys(self.proof))[:MAX_SENTENCES],
        )


class GivenText(BaseModel):
    """In a repair: a text that is mended."""

    id: Own
    text: Own


class GivenMatter(BaseModel):
    """One matter as the model writes it."""

    id: Own = ""
    question: Own
    status: OwnOrNone = None
    against: OwnOrNone = None
    lines: Annotated[tuple[GivenLine, ...], those_that_fit(GivenLine, MAX_LINES)] = ()

    def draft(self) -> DraftMatter:
        """The same as a draft."""
        lines = tuple(line.draft() for line in self.lines)
        return DraftMatter(id=self.id, question=self.question, status=self.status, against=self.against, lines=lines)


class Given(BaseModel):
    """What was understood of an answer."""

    matters: Annotated[tuple[GivenMatter, ...], those_that_fit(GivenMatter, MAX_MATTERS)]
    own_voice: Proof = ()
    also: Annotated[tuple[GivenLine, ...], those_that_fit(GivenLine, MAX_FURTHER)] = ()
    cautions: Annotated[tuple[str, ...], BeforeValidator(texts)] = ()
    note: OwnOrNone = None
    about: OwnOrNone = None


class Mended(BaseModel):
    """What was understood of a repair."""

    lines: Annotated[tuple[GivenLine, ...], those_that_fit(GivenLine, MAX_MENDED)]
    texts: Annotated[tuple[GivenText, ...], those_that_fit(GivenText, MAX_MENDED)] = ()


def parse(text: str) -> Given:
    """An answer to the first question. Raises ReaderError `model-invalid` where it is no JSON object of that kind."""
    return Given.model_validate(answer_object(text, "matters"))


def parse_repair(text: str) -> Mended:
    """An answer to the second question. Raises ReaderError `model-invalid`."""
    return Mended.model_validate(answer_object(text, "lines"))


def answer_object(text: str, needed: str) -> dict[str, Any]:
    """The JSON object in an answer, also where a server without schemas wraps it in a code fence or a sentence.

    Raises ReaderError `model-invalid` where there is none with a list of that name.
    """
    start, end = text.find("{"), text.rfind("}")
    with suppress(ValueError, RecursionError):
        value = json.loads(text[start : end + 1])
        if isinstance(value, dict) and isinstance(value.get(needed), list):
            return value
    raise ReaderError(
        "The model's answer was not in the form that was asked for.",
        "Try again, or choose a model that supports structured outputs (json_schema).",
        code="model-invalid",
    )


def _json_object(**properties: object) -> dict[str, object]:
    return {"type": "object", "additionalProperties": False, "required": list(properties), "properties": properties}


def _array(items: object, most: int, least: int = 0) -> dict[str, object]:
    return {"type": "array", "items": items, "minItems": least, "maxItems": most}


_STRING = {"type": "string"}
_NULLABLE = {"type": ["string", "null"]}
_LINE: dict[str, object] = {
    "text": _STRING,
    "proof": _array(_STRING, MAX_SENTENCES, 1),
    "role": {"type": "string", "enum": list(get_args(Role))},
    "speaker": _STRING,
    "kind": {"type": "string", "enum": list(get_args(SourceKind))},
}
_MATTER = _json_object(
    id=_STRING,
    question=_STRING,
    lines=_array(_json_object(**_LINE), MAX_LINES),
    against=_NULLABLE,
    status=_NULLABLE,
)

ANSWER_SCHEMA = _json_object(
    reading=_STRING,  # the model's notes for itself: nothing reads them
    matters=_array(_MATTER, MAX_MATTERS),
    also=_array(_json_object(**_LINE), MAX_FURTHER),
    own_voice=_array(_STRING, MAX_FURTHER),
    cautions=_array(_STRING, MAX_CAUTIONS),
    about=_STRING,
    note=_NULLABLE,
)
REPAIR_SCHEMA = _json_object(
    lines=_array(_json_object(id=_STRING, matter=_STRING, **_LINE), MAX_MENDED),
    texts=_array(_json_object(id=_STRING, text=_STRING), MAX_MENDED),
)
COMPARISON_SCHEMA = _json_object(
    reading=_STRING,
    one_event={"type": "boolean"},
    short=_array(_STRING, MAX_CAUTIONS),
    matters=_array(
        _json_object(about=_STRING, lines=_array(_json_object(outlet=_STRING, **_LINE), MAX_LINES), note=_NULLABLE),
        MAX_MATTERS,
    ),
    same=_array(_STRING, MAX_FURTHER),
    cautions=_array(_STRING, MAX_CAUTIONS),
)
CHOICE_SCHEMA = _json_object(statements=_array(_STRING, MAX_IDS))


def response_format(schema: dict[str, object], name: str) -> dict[str, Any]:
    """What `chat.completions` takes as `response_format` for a strict schema."""
    return {"type": "json_schema", "json_schema": {"name": name, "strict": True, "schema": schema}}

"""Gold: articles in which people marked who says what, and which disputes a reporter must be shown.

Beside `NAME.txt` stand `NAME.gold.json` (statements), `NAME.disputes.json` (disputes) or both, as in tests/articles/. JSON
Lines with `doc`, `text` and `attributions` (source, cue and content spans), as corpora are often published, are read too.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

from bot.breakdown import Noun, Role, Span
from bot.errors import RejoinderError


class GoldError(RejoinderError):
    """The gold cannot be read."""

    code = "gold"


class GoldStatement(Noun):
    """One statement that must be found. `roles` and `direct` are null where the gold does not say."""

    spans: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    """Empty where nobody is named."""
    cue: str = ""
    roles: tuple[Role, ...] | None = None
    """Every role that is right."""
    direct: bool | str | None = None
    speech: bool = True
    """False for beliefs and plans that nobody voiced: not ours to find, and not counted."""


class GoldPosition(Noun):
    """One party in a dispute: every name under which it may be shown, every role that is right, words that prove it."""

    party: tuple[str, ...] = ()
    """Empty where nobody is named."""
    side: Literal["claim", "answer"]
    roles: tuple[Role, ...]
    must: bool
    passages: tuple[str, ...]
    """Each alone proves the position."""


class GoldDispute(Noun):
    """One question, and the positions that bear on it."""

    question: str
    main: bool
    """Whether a reporter would be wrong-footed without it."""
    positions: tuple[GoldPosition, ...]


class GoldCharge(Noun):
    """A charge to which the article shows no response."""

    party: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    passages: tuple[str, ...]


class GoldTrap(Noun):
    """A claim, and words that a careless reader would take for its answer."""

    claim: str
    answer: str
    why: str = ""


class GoldDisputes(Noun):
    """What a reporter must be shown of one article."""

    doc: str
    note: tuple[str, ...] = ()
    disputes: tuple[GoldDispute, ...] = ()
    no_answer: tuple[GoldCharge, ...] = ()
    never: tuple[GoldTrap, ...] = ()
    own_voice: tuple[str, ...] = ()


class GoldArticle(Noun):
    """One article with all that must be found in it; null where its gold says nothing of the kind."""

    doc: str
    text: str
    statements: tuple[GoldStatement, ...] | None = None
    disputes: GoldDisputes | None = None


def load_gold(*paths: Path) -> list[GoldArticle]:
    """The articles of gold folders and files, in that order.

    Raises:
        GoldError: nothing is there, or it has neither form.
    """
    return [article for path in paths for article in _load(path)]


def _load(path: Path) -> list[GoldArticle]:
    try:
        if path.is_dir():
            stems = sorted({_stem(file) for ending in _ENDINGS for file in path.glob(f"*{ending}")})
            articles = [_beside(path / f"{stem}.txt") for stem in stems]
        elif path.name.endswith(_ENDINGS):
            articles = [_beside(path.with_name(f"{_stem(path)}.txt"))]
        else:
            articles = [_from_line(json.loads(line)) for line in path.read_text("utf-8").split("\n") if line.strip()]
    except (OSError, ValueError, KeyError, TypeError) as error:  # pydantic's errors are among them
        raise GoldError(f"The gold at {path} cannot be read ({type(error).__name__}).", _FORMS) from None
    if not articles:
        raise GoldError(f"There is no gold at {path}.", _FORMS)
    return articles


_ENDINGS = (".gold.json", ".disputes.json")
_FORMS = (
    "Give a folder of NAME.gold.json or NAME.disputes.json files beside NAME.txt, one such file, or JSON Lines; see "
    "tests/articles/README.md."
)
_ROLES: Mapping[str, tuple[Role, ...]] = {
    "asserts": ("claims", "brings evidence", "gives another account"),
    "denies": ("denies", "denies part"),
    "rejects": ("rejects",),
    "confirms": ("confirms", "concedes"),
    "declines": ("will not say", "not reached", "dodges"),
    "questions": ("asks",),
    "demands": ("demands",),
}


def roles_of(stance: str) -> tuple[Role, ...]:
    """The roles that are right for a statement to which the gold gives this stance."""
    return _ROLES[stance]


def _stem(path: Path) -> str:
    return next(path.name.removesuffix(ending) for ending in _ENDINGS if path.name.endswith(ending))


def _beside(path: Path) -> GoldArticle:
    """The article at `path` with the gold that lies beside it."""
    statements, disputes = (path.with_name(path.stem + ending) for ending in _ENDINGS)
    text = path.read_bytes().decode("utf-8")
    gold = GoldDisputes.model_validate_json(disputes.read_bytes()) if disputes.exists() else None
    for words in _passages(gold) if gold else ():
        if words not in text:
            raise ValueError(words)
    return GoldArticle(
        doc=path.stem, text=text, statements=_statements(statements) if statements.exists() else None, disputes=gold
    )


def _passages(gold: GoldDisputes) -> Iterable[str]:
    for dispute in gold.disputes:
        for position in dispute.positions:
            yield from position.passages
    for charge in gold.no_answer:
        yield from charge.passages
    yield from (words for trap in gold.never for words in (trap.claim, trap.answer))
    yield from gold.own_voice


def _statements(path: Path) -> tuple[GoldStatement, ...]:
    said = json.loads(path.read_text("utf-8"))["statements"]
    return tuple(_statement(one) for one in said if one["source"]["kind"] != "article")


def _statement(one: Mapping[str, Any]) -> GoldStatement:
    source = one["source"]
    return GoldStatement(
        spans=_spans(one["spans"]),
        source=((source["start"], source["end"]),) if source["start"] is not None else (),
        cue=one["cue"]["text"] if one["cue"] else "",
        roles=roles_of(one["stance"]),
        direct=one["direct"],
    )


def _from_line(line: Mapping[str, Any]) -> GoldArticle:
    text = line["text"]
    return GoldArticle(
        doc=line["doc"],
        text=text,
        statements=tuple(
            GoldStatement(
                spans=_spans(one["content"]),
                source=_spans(one["source"]),
                cue=" ".join(text[start:end] for start, end in one.get("cue", ())),
                speech=one.get("speech", True),
            )
            for one in line["attributions"]
            if one["content"]
        ),
    )


def _spans(pairs: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in pairs)

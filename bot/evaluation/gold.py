"""Reads gold: articles in which people marked who says what, and which disputes a reporter must be shown.

Beside `NAME.txt` stand `NAME.gold.json` (statements), `NAME.disputes.json` (disputes) or both, as in tests/articles/.
JSON Lines with `doc`, `text` and `attributions` (source, cue and content spans), as corpora are often published, are
read too.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from bot.breakdown import Role, Span
from bot.errors import RejoinderError

WORD = re.compile(r"\w+")
_EMPTY = frozenset("the a an of to in on at for and or by with from his her their its he's 's s mr mrs ms".split())


class GoldError(RejoinderError):
    code = "gold"


class Gold(BaseModel):
    """Base of the values here; notes that people keep in their gold are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldStatement(Gold):
    """A statement that must be found. `roles` are all that are right, null where the gold does not say."""

    spans: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    """Empty where no source is named."""
    roles: tuple[Role, ...] | None = None
    speech: bool = True
    """False for beliefs and plans that were not voiced: these are not counted."""


class GoldPosition(Gold):
    """A party in a dispute: the names under which it may be shown, the roles that are right, and its proofs."""

    party: tuple[str, ...] = ()
    """Empty where no party is named."""
    side: Literal["claim", "answer"]
    roles: tuple[Role, ...]
    must: bool
    passages: tuple[str, ...]
    """Each alone proves the position."""


class GoldDispute(Gold):
    """A question and its positions. `main`: a reporter who does not know of it would be wrong-footed."""

    question: str
    main: bool
    positions: tuple[GoldPosition, ...]


class GoldCharge(Gold):
    passages: tuple[str, ...]


class GoldTrap(Gold):
    """A claim, and words that a careless reader would take for its answer."""

    claim: str
    answer: str


class GoldDisputes(Gold):
    """What a reporter must be shown of one article, and what not (`never`)."""

    disputes: tuple[GoldDispute, ...] = ()
    no_answer: tuple[GoldCharge, ...] = ()
    never: tuple[GoldTrap, ...] = ()
    own_voice: tuple[str, ...] = ()

    def passages(self) -> Iterator[str]:
        yield from (words for dispute in self.disputes for place in dispute.positions for words in place.passages)
        yield from (words for charge in self.no_answer for words in charge.passages)
        yield from (words for trap in self.never for words in (trap.claim, trap.answer))
        yield from self.own_voice


class GoldArticle(Gold):
    """An article and its gold; `statements` and `disputes` are null where there is no gold of that kind."""

    doc: str
    text: str
    statements: tuple[GoldStatement, ...] | None = None
    disputes: GoldDisputes | None = None

    def quote(self, spans: Iterable[Span]) -> str:
        """The words at these spans, joined as a breakdown joins them."""
        return " … ".join(self.text[start:end] for start, end in spans)


class Words:
    """The words of a text by index: overlaps are counted in words, not in characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._spans = [match.span() for match in WORD.finditer(text)]

    def inside(self, spans: Iterable[Span]) -> frozenset[int]:
        wanted = tuple(spans)
        return frozenset(i for i, (start, end) in enumerate(self._spans) for a, b in wanted if start < b and end > a)

    def occurrences(self, passages: Iterable[str]) -> list[frozenset[int]]:
        matches = (match for passage in passages for match in re.finditer(re.escape(passage), self.text))
        return [self.inside([match.span()]) for match in matches]

    def has_content(self, indices: Iterable[int]) -> bool:
        """Whether any of these words is more than an article, a preposition or a title."""
        return any(self.text[slice(*self._spans[index])].lower() not in _EMPTY for index in indices)


def one_to_one(pairs: Iterable[tuple[object, int, int]]) -> dict[int, int]:
    """Each gold index → its index among what is shown. `pairs` are (rank, gold, shown), the lowest rank the best."""
    matches: dict[int, int] = {}
    for _, wanted, shown in sorted(pairs):
        if wanted not in matches and shown not in matches.values():
            matches[wanted] = shown
    return matches


def load_gold(*paths: Path) -> list[GoldArticle]:
    """The articles of gold folders and files, in that order.

    Raises:
        GoldError: A path has no gold, or gold in neither form.
    """
    return [article for path in paths for article in _load(path)]


_ENDINGS = (".gold.json", ".disputes.json")
_FORMS = (
    "Give a folder of NAME.gold.json or NAME.disputes.json files beside NAME.txt, one such file, or JSON Lines; see "
    "tests/articles/README.md."
)
ROLES: Mapping[str, tuple[Role, ...]] = {
    "asserts": ("claims", "brings evidence", "gives another account"),
    "denies": ("denies", "denies part"),
    "rejects": ("rejects",),
    "confirms": ("confirms", "concedes"),
    "declines": ("will not say", "not reached", "dodges"),
    "questions": ("asks",),
    "demands": ("demands",),
}
"""The roles that are right for a statement to which the gold gives a stance."""


def _load(path: Path) -> list[GoldArticle]:
    try:
        if path.is_dir():
            stems = sorted({_stem(file) for ending in _ENDINGS for file in path.glob(f"*{ending}")})
            articles = [_with_gold(path / f"{stem}.txt") for stem in stems]
        elif path.name.endswith(_ENDINGS):
            articles = [_with_gold(path.with_name(f"{_stem(path)}.txt"))]
        else:
            articles = [_from_line(json.loads(line)) for line in path.read_text("utf-8").split("\n") if line.strip()]
    except (OSError, ValueError, KeyError, TypeError) as error:  # pydantic's errors are ValueErrors
        raise GoldError(f"The gold at {path} cannot be read ({type(error).__name__}).", _FORMS) from None
    if not articles:
        raise GoldError(f"There is no gold at {path}.", _FORMS)
    return articles


def _stem(path: Path) -> str:
    return next(path.name.removesuffix(ending) for ending in _ENDINGS if path.name.endswith(ending))


def _with_gold(path: Path) -> GoldArticle:
    statements, disputes = (path.with_name(path.stem + ending) for ending in _ENDINGS)
    text = path.read_bytes().decode("utf-8")
    gold = GoldDisputes.model_validate_json(disputes.read_bytes()) if disputes.exists() else None
    if missing := [words for words in (gold.passages() if gold else ()) if words not in text]:
        raise ValueError(missing)
    return GoldArticle(
        doc=path.stem, text=text, statements=_statements(statements) if statements.exists() else None, disputes=gold
    )


def _statements(path: Path) -> tuple[GoldStatement, ...]:
    return tuple(
        GoldStatement(
            spans=statement["spans"],
            source=() if source["start"] is None else ((source["start"], source["end"]),),
            roles=ROLES[statement["stance"]],
        )
        for statement in json.loads(path.read_text("utf-8"))["statements"]
        if (source := statement["source"])["kind"] != "article"
    )


def _from_line(line: Mapping[str, Any]) -> GoldArticle:
    statements = tuple(
        GoldStatement(spans=a["content"], source=a["source"], speech=a.get("speech", True))
        for a in line["attributions"]
        if a["content"]
    )
    return GoldArticle(doc=line["doc"], text=line["text"], statements=statements)

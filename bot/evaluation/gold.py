"""Gold: articles in which people marked who says what and what answers what.

Two forms are read: a folder (or one file) of `NAME.gold.json` beside `NAME.txt`, as in tests/articles/, and JSON Lines
with `doc`, `text` and `attributions` (source, cue and content spans), as corpora are often published.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bot.breakdown import Noun, Span
from bot.errors import RejoinderError


class GoldError(RejoinderError):
    """The gold cannot be read."""

    code = "gold"


class GoldStatement(Noun):
    """One statement that must be found. `stance` and `direct` are null where the gold does not say."""

    spans: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    """Empty where nobody is named."""
    cue: str = ""
    stance: str | None = None
    direct: bool | str | None = None
    speech: bool = True
    """False for beliefs and plans that nobody voiced: not ours to find, and not counted."""


class GoldPair(Noun):
    """One answer by somebody and the claim that it answers. Answers in the article's own voice are not counted."""

    claim: tuple[Span, ...]
    answer: tuple[Span, ...]


class GoldArticle(Noun):
    """One article with all that must be found in it; `pairs` is null where the gold has none to compare with."""

    doc: str
    text: str
    statements: tuple[GoldStatement, ...]
    pairs: tuple[GoldPair, ...] | None = None
    own_voice: tuple[tuple[Span, ...], ...] = ()


def load_gold(*paths: Path) -> list[GoldArticle]:
    """The articles of gold folders and files, in that order.

    Raises:
        GoldError: nothing is there, or it has neither form.
    """
    return [article for path in paths for article in _load(path)]


def _load(path: Path) -> list[GoldArticle]:
    try:
        if path.is_dir():
            articles = [_from_sample(file) for file in sorted(path.glob("*.gold.json"))]
        elif path.name.endswith(".gold.json"):
            articles = [_from_sample(path)]
        else:
            articles = [_from_line(json.loads(line)) for line in path.read_text("utf-8").split("\n") if line.strip()]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GoldError(f"The gold at {path} cannot be read ({type(error).__name__}).", _FORMS) from None
    if not articles:
        raise GoldError(f"There is no gold at {path}.", _FORMS)
    return articles


_FORMS = (
    "Give a folder of NAME.gold.json files beside NAME.txt, one such file, or JSON Lines; see tests/articles/README.md."
)


def _from_sample(path: Path) -> GoldArticle:
    gold = json.loads(path.read_text("utf-8"))
    text = path.with_name(path.name.removesuffix(".gold.json") + ".txt").read_bytes().decode("utf-8")
    said = {statement["id"]: statement for statement in gold["statements"]}
    return GoldArticle(
        doc=gold["doc"],
        text=text,
        statements=tuple(_statement(one) for one in said.values() if one["source"]["kind"] != "article"),
        pairs=tuple(
            GoldPair(claim=_spans(said[pair["claim"]]["spans"]), answer=_spans(said[pair["denial"]]["spans"]))
            for pair in gold["pairs"]
            if said[pair["denial"]]["source"]["kind"] != "article"  # neither rewarded nor punished, as in the scoring
        ),
        own_voice=tuple(_spans(said[name]["spans"]) for name in gold["own_voice"]),
    )


def _statement(one: Mapping[str, Any]) -> GoldStatement:
    source = one["source"]
    return GoldStatement(
        spans=_spans(one["spans"]),
        source=((source["start"], source["end"]),) if source["start"] is not None else (),
        cue=one["cue"]["text"] if one["cue"] else "",
        stance=one["stance"],
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

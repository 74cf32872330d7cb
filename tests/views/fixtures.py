"""Breakdowns to show: an invented article with everything in it, and a builder for gold files."""

import json
import re
from pathlib import Path
from typing import Any

from bot.breakdown import (
    Answer,
    Article,
    Audit,
    Breakdown,
    Dispute,
    Dropped,
    LeftOut,
    Mention,
    ReaderInfo,
    Source,
    Span,
    Statement,
    Unanswered,
)

TEXT = "\n".join(
    (
        "The plant at Harrow Creek leaked solvent into the river for three weeks.",
        "Ana Duarte, a hydrologist, said the leak “killed 4,000 fish” below the weir. A former plant manager, "
        "who asked not to be named, said managers knew of it in March.",
        "Lindqvist Chemicals denied that. “Our records show 300 fish died, and none of it was our doing,” said "
        "Per Olsen, a spokesman for the company.",
        "He repeated on Tuesday: “None of it was our doing.”",
        "The mayor, Tove Brandt, declined to comment. “The river is safe,” the county’s website states.",
        "Duarte accused the inspectorate of looking away.",
    )
)


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where `words` stand in `text`."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return at, at + len(words)


def sentence_of(text: str, article: Article, quote: Span) -> tuple[Span, int]:
    """A plain stand-in for the real splitter: the whole paragraph, and its number."""
    for number, (start, end) in enumerate(article.paragraphs, start=1):
        if start <= quote[0] < end:
            return (start, end), number
    return quote, 1


def statement(
    article: Article, id_: str, quote: str, who: str | None, stance: Any = "asserts", **more: Any
) -> Statement:
    """A statement whose quote and source are found in the article by their words."""
    text = article.text
    place = span(text, quote, more.pop("nth", 0))
    sentence, paragraph = sentence_of(text, article, place)
    given = {"kind": "person", **{key: more.pop(key) for key in ("kind", "unnamed", "resolved") if key in more}}
    if who is None:
        given["kind"] = more.pop("voice", "article")
        source = Source(name="the article" if given["kind"] == "article" else "", kind=given["kind"])
    else:
        start, end = span(text, who, more.pop("who_nth", 0))
        source = Source(name=who, start=start, end=end, **given)
    return Statement(
        id=id_,
        source=source,
        stance=stance,
        quote=quote,
        spans=(place,),
        sentence=more.pop("sentence", sentence),
        paragraph=paragraph,
        direct=more.pop("direct", False),
        **more,
    )


def by_line(text: str) -> Article:
    """A plain stand-in for the real splitter: every line is a paragraph."""
    return Article(text=text, paragraphs=tuple(found.span() for found in re.finditer(r"[^\n]+", text)))


def bare(text: str) -> Breakdown:
    """A text in which nothing has been found yet."""
    return Breakdown(input="pasted text", article=by_line(text), reader=ReaderInfo(name="offline"))


def invented(url: str | None = "https://news.example/harrow-creek?a=1&b=2", **more: Any) -> Breakdown:
    """Everything that a breakdown can hold, in six paragraphs."""
    article = by_line(TEXT).model_copy(
        update={"url": url, "title": "Fish die at Harrow Creek", "publisher": "The Weir", "published": "2026-11-20"}
    )
    said = (
        statement(article, "s0", "The plant at Harrow Creek leaked solvent into the river for three weeks", None),
        statement(article, "s1", "the leak “killed 4,000 fish” below the weir", "Ana Duarte", direct="mixed"),
        statement(article, "s2", "managers knew of it in March", "A former plant manager", unnamed=True),
        statement(article, "s3", "denied that", "Lindqvist Chemicals", "denies", kind="organisation"),
        statement(
            article, "s4", "“Our records show 300 fish died, and none of it was our doing,”", "Per Olsen", "denies",
            direct=True, via=(Mention(name="the company", start=0, end=1),),
        ),
        statement(
            article, "s5", "“None of it was our doing.”", "He", "denies", direct=True, repeats="s4", resolved="Per Olsen",
        ),
        statement(article, "s6", "declined to comment", "Tove Brandt", "declines"),
        statement(article, "s7", "“The river is safe,”", "the county’s website", kind="document", direct=True),
        statement(article, "s8", "the inspectorate of looking away", "Duarte", who_nth=1, resolved="Ana Duarte"),
    )  # fmt: skip
    inspectorate = span(TEXT, "the inspectorate")
    disputes = (
        Dispute(
            id="d1",
            topic="the leak “killed 4,000 fish”",
            status="denied in part",
            claims=("s1", "s2"),
            answers=(
                Answer(statement="s3", claims=("s2",), relation="denies", scope="full"),
                Answer(statement="s4", claims=("s1",), relation="denies", scope="partial"),
                Answer(statement="s5", claims=("s1",), relation="denies", scope="partial"),
                Answer(statement="s6", claims=("s1", "s2"), relation="declines", scope=None),
            ),
        ),
    )
    given: dict[str, Any] = {
        "input": "story.txt",
        "article": article,
        "reader": ReaderInfo(name="offline"),
        "statements": said,
        "disputes": disputes,
        "own_voice": ("s0",),
        "unanswered": (
            Unanswered(
                statement="s8",
                against=Mention(name="the inspectorate", start=inspectorate[0], end=inspectorate[1]),
            ),
        ),
        "audit": Audit(drafted=10, grounded=9, dropped=(Dropped(quote="we did it", why="not in the article"),)),
    }
    return Breakdown(**{**given, **more})


def from_gold(folder: Path) -> Breakdown:
    """The example article as its gold file says it must be read."""
    text = (folder / "washington-examiner.txt").read_text(encoding="utf-8")
    gold = json.loads((folder / "washington-examiner.gold.json").read_text(encoding="utf-8"))
    left_out = tuple(LeftOut(start=cut["start"], end=cut["end"], why=cut["why"]) for cut in gold["left_out"])
    article = by_line(text).model_copy(update={"left_out": left_out})
    said = []
    for entry in gold["statements"]:
        entry = {key: value for key, value in entry.items() if key != "note"}
        first = entry["spans"][0]
        paragraph, number = sentence_of(text, article, (first[0], first[1]))
        said.append(Statement(**entry, sentence=_around(text, paragraph, entry["spans"]), paragraph=number))
    claims: dict[tuple[str, str, str], list[str]] = {}
    for pair in gold["pairs"]:
        claims.setdefault((pair["denial"], pair["relation"], pair["scope"]), []).append(pair["claim"])
    answers = tuple(
        Answer(statement=denial, claims=tuple(of), relation=relation, scope=scope)  # type: ignore[arg-type]
        for (denial, relation, scope), of in claims.items()
    )
    topic = "purchasing millions of rockets and artillery shells from North Korea"
    dispute = Dispute(id="d1", topic=topic, status="denied in part", claims=("C1", "C2"), answers=answers)
    return Breakdown(
        input="washington-examiner.txt",
        article=article,
        reader=ReaderInfo(name="offline"),
        statements=tuple(said),
        disputes=(dispute,),
        own_voice=tuple(gold["own_voice"]),
        audit=Audit(drafted=len(said), grounded=len(said)),
    )


def _around(text: str, paragraph: Span, spans: list[list[int]]) -> Span:
    """The sentence around the spans, by full stops that end no abbreviation of this article."""
    start, end = paragraph
    ends = [found.end() for found in re.finditer(r"(?<!U\.S\.)(?<!U\.N\.)(?<!Sept\.)(?<=[.”]) (?=[A-Z“])", text[:end])]
    before = max((at for at in ends if start <= at <= spans[0][0]), default=start)
    after = min((at - 1 for at in ends if at > spans[-1][1]), default=end)
    return before, after

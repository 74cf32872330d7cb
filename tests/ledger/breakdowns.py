"""Breakdowns of marked stories: `{source} <cue|role> [quote] *against*`, a paragraph a line.

The second statement answers the first, if it comes back to it; a charge against somebody else stands without an answer.
"""

import re
from typing import cast

from bot.breakdown import (
    ANSWERS,
    Article,
    Breakdown,
    Dispute,
    Line,
    Mention,
    NoAnswer,
    ReaderInfo,
    Role,
    Source,
    Statement,
    Words,
)

_MARK = re.compile(
    r"\{(?P<who>[^}]+)\}|<(?P<cue>[^>|]+)(?:\|(?P<role>[\w ]+))?>|\[(?P<quote>[^\]]+)\]|\*(?P<against>[^*]+)\*"
)


def answered(story: str) -> Breakdown:
    """The story's breakdown by rules, with the dispute of its first two statements."""
    text, paragraphs, statements, charges = "", [], [], []
    for number, line in enumerate(filter(None, map(str.strip, story.strip().splitlines())), 1):
        marks = {name: words for mark in _MARK.finditer(line) for name, words in mark.groupdict().items() if words}
        text += "\n\n" if text else ""
        start = len(text)
        text += _MARK.sub(lambda mark: next(filter(None, mark.groups())), line)
        paragraphs.append((start, len(text)))
        who, quote = marks["who"], marks["quote"]
        begin, end = _span(text, who, start)
        statements.append(
            Statement(
                id=f"s{number}",
                source=Source(name=who, start=begin, end=end, kind="person"),
                role=cast(Role, marks.get("role", "claims")),
                cue=marks.get("cue"),
                quote=quote,
                spans=(_span(text, quote, start),),
                sentence=(start, len(text)),
                paragraph=number,
                direct=quote.startswith("“"),
                by="rules",
            )
        )
        if "against" in marks:
            name = marks["against"]
            begin, end = _span(text, name, start)
            charges.append(NoAnswer(statement=f"s{number}", who=who, against=Mention(name=name, start=begin, end=end)))
    disputes = [_dispute(statements)] if len(statements) > 1 and statements[1].role in ANSWERS else []
    return Breakdown(
        input="test",
        article=Article(text=text, paragraphs=tuple(paragraphs)),
        reader=ReaderInfo(name="offline"),
        statements=tuple(statements),
        disputes=tuple(disputes),
        no_answer=() if disputes else tuple(charges),
    )


def _span(text: str, words: str, start: int) -> tuple[int, int]:
    """Where the words stand in the text, from `start` on."""
    begin = text.index(words, start)
    return begin, begin + len(words)


def _dispute(statements: list[Statement]) -> Dispute:
    lines = tuple(Line(statement=said.id, who=said.source.name, role=said.role) for said in statements[:2])
    return Dispute(id="d1", question=Words(text=statements[0].quote, by="article"), lines=lines)


def by_model(story: str) -> Breakdown:
    """The same, read by a model: a proof that is the whole sentence beside each of the rules' statements, and its words."""
    read = answered(story)
    text = read.article.text
    proofs = tuple(
        one.model_copy(
            update={
                "id": f"m{number}",
                "quote": text[slice(*one.sentence)],
                "spans": (one.sentence,),
                "cue": None,
                "by": "model",
            }
        )
        for number, one in enumerate(read.statements, 1)
    )
    lines = tuple(
        Line(statement=one.id, who=f"{one.source.name}, of the town", role=one.role, text=f"So it is said ({one.id}).")
        for one in proofs[:2]
    )
    dispute = Dispute(id="d1", question=Words(text="Did it happen?", by="model"), lines=lines)
    reader = ReaderInfo(name="model", model="m", host="h")
    return read.model_copy(
        update={
            "statements": (*read.statements, *proofs),
            "disputes": (dispute,) if read.disputes else (),
            "reader": reader,
        }
    )

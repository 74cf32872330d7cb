"""A short way to write articles with their statements: `{source=full name} <cue|role> [quote] *against*`.

Every line is a paragraph; ` || ` parts the statements of one paragraph; a stretch without [quote] is plain text.
"""

import re
from typing import NamedTuple, cast

from bot.breakdown import Article, Mention, Role, Source, Span, Statement
from bot.disputes import Found, by_rules

_MARK = re.compile(r"\{([^}=]+)(?:=([^}]+))?\}|<([^>|]*)(?:\|([\w ]+))?>|\[([^\]]+)\]|\*([^*]+)\*")


class Told(NamedTuple):
    """An article with its statements and whom its charges are made against."""

    article: Article
    statements: list[Statement]
    against: dict[str, Mention]

    def found(self) -> Found:
        """What the rules find in it."""
        return by_rules(self.article, self.statements, self.against)


class _Marks(NamedTuple):
    text: str
    source: Source | None
    cue: str | None
    role: str
    quote: Span | None
    against: Mention | None


def _read(run: str, offset: int) -> _Marks:
    text, at = "", 0
    source, cue, role, quote, against = None, None, "claims", None, None
    for mark in _MARK.finditer(run):
        text += run[at : mark.start()]
        at = mark.end()
        start = offset + len(text)
        name, full, cue_text, cue_role, said, charged = mark.groups()
        text += next(part for part in (name, cue_text, said, charged) if part is not None)
        end = offset + len(text)
        if name is not None:
            source = Source(name=name, start=start, end=end, kind="person", resolved=full)
        elif cue_text is not None:
            cue, role = cue_text or None, cue_role or "claims"
        elif said is not None:
            quote = (start, end)
        else:
            against = Mention(name=charged, start=start, end=end)
    return _Marks(text + run[at:], source, cue, role, quote, against)


def tell(story: str) -> Told:
    """Build the article and its statements (s1, s2 … in order) from the marked text."""
    text = ""
    paragraphs: list[Span] = []
    statements: list[Statement] = []
    against: dict[str, Mention] = {}
    for number, line in enumerate(filter(None, (raw.strip() for raw in story.strip().splitlines())), 1):
        if text:
            text += "\n\n"
        begin = len(text)
        for i, run in enumerate(line.split(" || ")):
            text += " " if i else ""
            marks = _read(run, len(text))
            sentence = (len(text), len(text) + len(marks.text))
            text += marks.text
            if marks.quote is None:
                continue
            key = f"s{len(statements) + 1}"
            statements.append(
                Statement(
                    id=key,
                    source=marks.source or Source(name="unknown", kind="unknown"),
                    cue=marks.cue,
                    role=cast(Role, marks.role),
                    quote=text[slice(*marks.quote)],
                    spans=(marks.quote,),
                    sentence=sentence,
                    paragraph=number,
                    direct="“" in text[slice(*marks.quote)],
                    by="rules",
                )
            )
            if marks.against:
                against[key] = marks.against
        paragraphs.append((begin, len(text)))
    return Told(Article(text=text, paragraphs=tuple(paragraphs)), statements, against)

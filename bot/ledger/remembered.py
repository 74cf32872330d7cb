"""What the ledger keeps of a breakdown: each statement once, with its party, its role, and the claim that it answers."""

from typing import Literal

from bot.breakdown import Breakdown, Correction, Noun, Role, Source, SourceKind, Statement
from bot.questions import Told, everything

Kind = Literal["denied", "confirmed", "changed"]
"""What a later statement does to an earlier claim. `changed`: the same party now says otherwise."""


class Place(Noun):
    """Where an article was read: a thread in a channel, and for whom (None: all who see the channel)."""

    reading: str
    """Id of the request that brought the article."""
    team: str
    channel: str
    thread: str | None = None
    at: float
    """When it was read, seconds since 1970."""
    only: str | None = None
    """The one user for whom it was read privately."""
    title: str | None = None
    url: str | None = None
    publisher: str | None = None


class Remembered(Noun):
    """One statement, out of its article. All but `who` and `text` are the article's own words."""

    statement: str
    """Its id within its breakdown."""
    place: Place
    who: str
    """The party as it is shown."""
    name: str
    resolved: str | None = None
    kind: SourceKind = "unknown"
    unnamed: bool = False
    via: tuple[str, ...] = ()
    role: Role = "claims"
    """What it does in its dispute; outside of one, by its own words."""
    cue: str = ""
    text: str | None = None
    """What a model wrote behind `who`; None where the article's words are shown."""
    quote: str
    sentence: str
    paragraph: int
    direct: bool | Literal["mixed"] = False
    answers: str | None = None
    """The statement of its own article that it answers."""
    against: str | None = None
    """Of a charge that its article leaves without an answer: whom it is made against."""
    correction: Correction | None = None

    @property
    def is_withdrawn(self) -> bool:
        """Whether nothing may be built on it any more."""
        return self.correction is not None and self.correction.kind == "withdrawn"

    @property
    def key(self) -> tuple[str, str]:
        return self.place.reading, self.statement

    @property
    def source(self) -> Source:
        """The source under its fullest name, outside of any article."""
        return Source(name=self.resolved or self.name, start=0, end=0, kind=self.kind, unnamed=self.unnamed)


class Movement(Noun):
    """A claim read before, and the statement of a later article that answers or changes it."""

    kind: Kind
    earlier: Remembered
    later: Remembered

    @property
    def sides(self) -> tuple[Remembered, Remembered]:
        return self.earlier, self.later


def remembered(breakdown: Breakdown, place: Place) -> tuple[Remembered, ...]:
    """What was said in an article, each once.

    Where the rules have a statement in the words that prove a model's line, theirs is kept, as what the line is: it
    holds the words said and nothing besides.
    """
    kept = [one for one in breakdown.without_repeats if one.source.start is not None]
    lines = _lines(breakdown, kept)
    against = {one.statement: one.against.name for one in breakdown.no_answer}
    found = []
    for one in kept:
        told = lines.get(one.id)
        claim = _home(breakdown.by_id[told.answers.statement], kept) if told and told.answers else None
        line = told.line if told else None
        found.append(
            Remembered(
                statement=one.id,
                place=place,
                who=line.who if line else one.source.resolved or one.source.name,
                **one.source.model_dump(include={"name", "resolved", "kind", "unnamed"}),
                **one.model_dump(include={"quote", "paragraph", "direct"}),
                via=tuple(mention.name for mention in one.via),
                role=told.role if told else one.role,
                cue=one.cue or "",
                text=line.text if line else None,
                sentence=breakdown.article.text[slice(*one.sentence)],
                answers=claim if claim != one.id else None,
                against=against.get(told.statement.id) if told else None,
                correction=breakdown.correction_of(told.statement if told else one),
            )
        )
    return tuple(found)


def _lines(breakdown: Breakdown, kept: list[Statement]) -> dict[str, Told]:
    """For each of the kept statements its line; of several the first that answers something."""
    lines: dict[str, Told] = {}
    for told in everything(breakdown):
        home = _home(told.statement, kept) if told.line else None
        if home and (home not in lines or (told.answers and not lines[home].answers)):
            lines[home] = told
    return lines


def _home(statement: Statement, kept: list[Statement]) -> str | None:
    """Under which of the kept ones a statement is remembered."""
    if statement.source.start is None:
        return None
    return next((one.id for one in kept if one.id == statement.id or one.shares_words_with(statement)), None)

"""What the ledger keeps of a breakdown: each statement once, with its party, its role, and the claim that it answers."""

from typing import Literal

from bot.breakdown import Breakdown, Correction, Frozen, Role, Source, SourceKind, Statement
from bot.questions import Entry, everything

Kind = Literal["denied", "confirmed", "changed"]
"""What a later statement does to an earlier claim. `changed`: the same party now says otherwise."""


class Place(Frozen):
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


class Remembered(Frozen):
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


class LaterAnswer(Frozen):
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
    kept = [statement for statement in breakdown.without_repeats if statement.source.start is not None]
    entries = _entries(breakdown, kept)
    against = {charge.statement: charge.against.name for charge in breakdown.no_answer}
    records = []
    for statement in kept:
        entry = entries.get(statement.id)
        claim = _home(breakdown.by_id[entry.answers.statement], kept) if entry and entry.answers else None
        line = entry.line if entry else None
        records.append(
            Remembered(
                statement=statement.id,
                place=place,
                who=line.who if line else statement.source.resolved or statement.source.name,
                **statement.source.model_dump(include={"name", "resolved", "kind", "unnamed"}),
                **statement.model_dump(include={"quote", "paragraph", "direct"}),
                via=tuple(mention.name for mention in statement.via),
                role=entry.role if entry else statement.role,
                cue=statement.cue or "",
                text=line.text if line else None,
                sentence=breakdown.article.text[slice(*statement.sentence)],
                answers=claim if claim != statement.id else None,
                against=against.get(entry.statement.id) if entry else None,
                correction=breakdown.correction_of(entry.statement if entry else statement),
            )
        )
    return tuple(records)


def _entries(breakdown: Breakdown, kept: list[Statement]) -> dict[str, Entry]:
    """For each of the kept statements its line; of several the first that answers something."""
    entries: dict[str, Entry] = {}
    for entry in everything(breakdown):
        home = _home(entry.statement, kept) if entry.line else None
        if home and (home not in entries or (entry.answers and not entries[home].answers)):
            entries[home] = entry
    return entries


def _home(statement: Statement, kept: list[Statement]) -> str | None:
    """Under which of the kept ones a statement is remembered."""
    if statement.source.start is None:
        return None
    homes = (other.id for other in kept if other.id == statement.id or other.shares_words_with(statement))
    return next(homes, None)

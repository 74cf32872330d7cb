"""What the ledger keeps of a breakdown: each statement with who, what, where and when, in the article's own words."""

from typing import Literal

from bot.breakdown import Breakdown, Mention, Noun, Relation, Scope, Source, SourceKind, Stance, Statement

Kind = Literal["denied", "rejected", "confirmed", "changed", "differs"]
"""What a later statement does to an earlier claim. `changed`: the same side now says otherwise, or another number;
`differs`: another side gives another number."""


class Place(Noun):
    """Where an article was read: a thread in a channel, and for whom (None: whoever sees the channel)."""

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


class Reply(Noun):
    """An answer within the same article: which statement gives it, and how."""

    statement: str
    relation: Relation
    scope: Scope | None = None


class Remembered(Noun):
    """One grounded statement, out of its article. Every text in it is the article's own."""

    statement: str
    """Its id within its breakdown."""
    place: Place
    name: str
    resolved: str | None = None
    kind: SourceKind = "unknown"
    unnamed: bool = False
    via: tuple[str, ...] = ()
    against: str | None = None
    cue: str = ""
    stance: Stance = "asserts"
    quote: str
    sentence: str
    paragraph: int
    replies: tuple[Reply, ...] = ()
    """What answers it in its own article."""
    unanswered: bool = False
    """It is a charge that its article leaves without an answer."""

    @property
    def key(self) -> tuple[str, str]:
        """The one name of this statement among all."""
        return self.place.reading, self.statement

    @property
    def source(self) -> Source:
        """The source under its fullest name, outside of any article."""
        return Source(name=self.who, kind=self.kind, unnamed=self.unnamed)

    @property
    def who(self) -> str:
        """The fullest name that the article has for the source."""
        return self.resolved or self.name


class Movement(Noun):
    """A claim read before, and the statement of a later article that answers or changes it."""

    kind: Kind
    earlier: Remembered
    later: Remembered


def remembered(breakdown: Breakdown, place: Place) -> tuple[Remembered, ...]:
    """The statements of a breakdown that are worth keeping: everybody's but the article's own, repeats once."""
    replies: dict[str, list[Reply]] = {}
    for dispute in breakdown.disputes:
        for answer in dispute.answers:
            for claim in answer.claims:
                replies.setdefault(claim, []).append(
                    Reply(statement=answer.statement, relation=answer.relation, scope=answer.scope)
                )
    against = {one.statement: one.against for one in breakdown.unanswered}
    return tuple(
        _kept(breakdown, one, place, tuple(replies.get(one.id, ())), against.get(one.id))
        for one in breakdown.statements
        if one.source.kind != "article" and one.repeats is None
    )


def _kept(
    breakdown: Breakdown, statement: Statement, place: Place, replies: tuple[Reply, ...], against: Mention | None
) -> Remembered:
    source = statement.source
    return Remembered(
        statement=statement.id,
        place=place,
        name=source.name,
        resolved=source.resolved,
        kind=source.kind,
        unnamed=source.unnamed,
        via=tuple(one.name for one in statement.via),
        against=against.name if against else None,
        cue=statement.cue.text if statement.cue else "",
        stance=statement.stance,
        quote=statement.quote,
        sentence=breakdown.article.text[slice(*statement.sentence)],
        paragraph=statement.paragraph,
        replies=replies,
        unanswered=against is not None,
    )

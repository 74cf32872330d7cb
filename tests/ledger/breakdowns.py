"""Breakdowns of marked stories for tests of what comes after disputes: the second statement answers the first."""

from bot.breakdown import Answer, Breakdown, Dispute, ReaderInfo, Relation, Status
from tests.disputes.telling import tell

_HOW: dict[str, tuple[Relation, Status]] = {
    "denies": ("denies", "denied"),
    "declines": ("declines", "declined to comment"),
}


def answered(story: str) -> Breakdown:
    """The story's statements; where there are two, the second is an answer by its stance."""
    told = tell(story)
    disputes: tuple[Dispute, ...] = ()
    if len(told.statements) > 1:
        claim, answer = told.statements[:2]
        relation, status = _HOW[answer.stance]
        given = Answer(statement=answer.id, claims=(claim.id,), relation=relation, scope="full")
        disputes = (Dispute(id="d1", topic=claim.quote, status=status, claims=(claim.id,), answers=(given,)),)
    return Breakdown(
        input="test",
        article=told.article,
        reader=ReaderInfo(name="offline"),
        statements=tuple(told.statements),
        disputes=disputes,
    )

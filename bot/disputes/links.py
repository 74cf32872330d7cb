"""From statements to disputes: link, group, name the topic; the one way in."""

from collections.abc import Mapping, Sequence

from bot.breakdown import Answer, Article, Dispute, Dropped, Mention, Noun, Statement, Status, Unanswered
from bot.draft import ProposedAnswer
from bot.disputes.matching import Link, Scene, answers
from bot.disputes.topic import topic_of

MOST_CLAIMS = 3
"""Claims that one answer is said to answer: more is a summary of the article, not an answer."""


class Links(Noun):
    """What links what. `statements` are those worth keeping, with `repeats` filled in."""

    statements: tuple[Statement, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    own_voice: tuple[str, ...] = ()
    unanswered: tuple[Unanswered, ...] = ()
    dropped: tuple[Dropped, ...] = ()


def link(
    article: Article,
    statements: Sequence[Statement],
    proposals: Sequence[ProposedAnswer] = (),
    against: Mapping[str, Mention] | None = None,
) -> Links:
    """Find which of an article's statements answer which; pure, and the same for the same values."""
    scene = Scene(article, statements, against or {})
    best: dict[str, list[Link]] = {}
    for answer in scene.said:
        found = [one for claim in scene.said if (one := answers(scene, claim, answer))]
        if found:
            best[answer.id] = sorted(found, key=lambda one: -one.strength)[:1]
    disputes = []
    for number, (answer_id, links) in enumerate(best.items(), 1):
        claims = tuple(one.claim for one in links)
        relation = links[0].relation
        status: Status = {
            "denies": "denied",
            "rejects": "rejected",
            "declines": "declined to comment",
            "confirms": "confirmed",
        }[relation]  # type: ignore[assignment]
        topic = topic_of([scene.by_id[i].statement for i in claims])
        disputes.append(
            Dispute(
                id=f"d{number}",
                topic=topic,
                status=status,
                claims=claims,
                answers=(Answer(statement=answer_id, claims=claims, relation=relation, scope=links[0].scope),),
            )
        )
    return Links(statements=tuple(statements), disputes=tuple(disputes))

"""Bringing links together: one denial said twice is one answer, answers to one claim are one dispute."""

from collections.abc import Mapping, Sequence

from bot.breakdown import Answer, Dispute, Statement, Status
from bot.disputes.evidence import opposite
from bot.disputes.matching import Link
from bot.disputes.said import Said
from bot.disputes.scene import Scene
from bot.disputes.topic import topic_of
from bot.disputes.words import numbers, stems

SAME_PLAIN, SAME_SHARE = 2, 0.6
"""What two statements of one source must share to be one statement said twice: words that are no names, and the part of
all their words. The rest may only be more words on one side: another word on each is another thing (nets, ropes)."""
MOST_BEFORE = 40
"""Statements of a source, the latest, that one may say again: a source with hundreds is no person."""


def repeats(scene: Scene) -> dict[str, str]:
    """For each statement that says again what its source said before: the id of the first."""
    first: dict[str, str] = {}
    told: dict[int, list[Said]] = {}
    for later in scene.said:
        before = told.setdefault(scene.cast.who(later.statement), [])
        latest = before[-MOST_BEFORE:]
        again = next((earlier for earlier in latest if _says_again(scene, earlier, later)), None)
        if again:
            first[later.id] = again.id
        else:
            before.append(later)
    return first


def _says_again(scene: Scene, earlier: Said, later: Said) -> bool:
    if earlier.is_refusal != later.is_refusal:
        return False
    if (earlier.is_denial or earlier.negative) != (later.is_denial or later.negative):
        return False
    first, again = (one.statement.quote for one in (earlier, later))
    fewer, more = sorted((stems(first), stems(again)), key=len)
    plain = fewer - (earlier.names & later.names)
    if not fewer <= more or len(plain) < SAME_PLAIN or len(fewer) < SAME_SHARE * len(more):
        return False
    return numbers(first) == numbers(again) and not opposite(scene, earlier, later)


def group(scene: Scene, links: Sequence[Link], again: Mapping[str, str]) -> tuple[Dispute, ...]:
    """Disputes in the order of their first claim, each claim and each answer once."""
    answers: dict[str, list[Link]] = {}
    for one in links:
        answer, claim = again.get(one.answer, one.answer), again.get(one.claim, one.claim)
        if answer != claim and all(known.claim != claim for known in answers.get(answer, ())):
            answers.setdefault(answer, []).append(Link(answer, claim, one.relation, one.scope, one.strength))
    groups: list[set[str]] = []
    for mine in answers.values():
        claims = {one.claim for one in mine}
        touching = [g for g in groups if g & claims]
        groups = [g for g in groups if not g & claims] + [claims.union(*touching)]
    groups.sort(key=lambda claims: min(scene.by_id[c].order for c in claims))
    return tuple(_dispute(scene, f"d{n}", claims, answers) for n, claims in enumerate(groups, 1))


def _dispute(scene: Scene, key: str, claims: set[str], answers: Mapping[str, list[Link]]) -> Dispute:
    ordered = sorted(claims, key=lambda c: scene.by_id[c].order)
    given = []
    for answer in sorted(answers, key=lambda a: scene.by_id[a].order):
        mine = sorted(
            (one for one in answers[answer] if one.claim in claims), key=lambda one: scene.by_id[one.claim].order
        )
        if mine:
            best = max(mine, key=lambda one: one.strength)
            given.append(
                Answer(
                    statement=answer, claims=tuple(one.claim for one in mine), relation=best.relation, scope=best.scope
                )
            )
    involved: list[Statement] = [scene.by_id[i].statement for i in [*ordered, *(a.statement for a in given)]]
    return Dispute(
        id=key,
        topic=topic_of(involved, len(ordered)),
        status=status_of(given),
        claims=tuple(ordered),
        answers=tuple(given),
    )


def status_of(answers: Sequence[Answer]) -> Status:
    """How a dispute stands, in one word or three."""
    relations = {answer.relation for answer in answers}
    if relations == {"declines"}:
        return "declined to comment"
    if relations <= {"confirms", "declines"}:
        return "confirmed"
    if "confirms" in relations:
        return "disputed"
    denials = [answer for answer in answers if answer.relation == "denies"]
    if not denials:
        return "rejected"
    return "denied" if any(answer.scope in ("full", None) for answer in denials) else "denied in part"

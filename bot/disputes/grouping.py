"""Bringing links together: one denial said twice is one answer, answers to one claim are one dispute."""

from collections.abc import Iterable, Mapping, Sequence

from bot.breakdown import Answer, Dispute, Statement, Status
from bot.disputes.evidence import opposite
from bot.disputes.matching import LEAST, Link, may_answer
from bot.disputes.said import Said
from bot.disputes.scene import Scene
from bot.disputes.scope import scope_of
from bot.disputes.topic import topic_of

MOST_CLAIMS = 3
"""Claims that one answer is said to answer: more is a summary of the article, not an answer."""

SAME_PLAIN, SAME_SHARE = 2, 0.6
"""What two statements of one source must share to be one statement said twice: words that are no names, and the part of all their words."""
BESIDE = 2
"""Statements of one source that stand this close go on about one thing."""
SAID_TOO = 0.4
"""Part of the shorter claim that two sources must share to claim the same."""
ALSO_WITHIN = 3.5
"""How much weaker the evidence for a second claim may be than for the first."""


def repeats(scene: Scene) -> dict[str, str]:
    """For each statement that says again what its source said before: the id of the first."""
    first: dict[str, str] = {}
    for later in scene.said:
        for earlier in scene.said[: later.order]:
            if earlier.id not in first and _says_again(scene, earlier, later):
                first[later.id] = earlier.id
                break
    return first


def _says_again(scene: Scene, earlier: Said, later: Said) -> bool:
    if not scene.cast.one(earlier.statement, later.statement) or earlier.is_refusal != later.is_refusal:
        return False
    if (earlier.is_denial or earlier.negative) != (later.is_denial or later.negative):
        return False
    common = set(earlier.content) & set(later.content)
    whole = set(earlier.content) | set(later.content)
    if scene.plain(common) < SAME_PLAIN or opposite(scene, earlier, later):
        return False
    smaller = min(len(earlier.content), len(later.content))
    return len(common) >= SAME_SHARE * len(whole) or (len(common) >= 4 and len(common) >= 0.8 * smaller)


def choose(scene: Scene, links: Iterable[Link]) -> list[Link]:
    """Of each answer's links the strongest, with those beside it that claim the same."""
    by_answer: dict[str, list[Link]] = {}
    for one in links:
        by_answer.setdefault(one.answer, []).append(one)
    chosen: list[Link] = []
    for mine in by_answer.values():
        mine.sort(key=lambda one: (-one.strength, scene.by_id[one.claim].order))
        best = mine[0]
        if best.strength < LEAST:
            continue
        kept = [best]
        for other in mine[1:]:
            near = other.strength >= best.strength - ALSO_WITHIN and other.relation == best.relation
            if (
                near
                and _same_matter(scene, scene.by_id[best.claim], scene.by_id[other.claim])
                and len(kept) < MOST_CLAIMS
            ):
                kept.append(other)
        chosen += kept + _said_too(scene, kept)
    return _one_way(scene, chosen)


def _said_too(scene: Scene, kept: Sequence[Link]) -> list[Link]:
    """The same claim by somebody else close by: what answers the one answers the other."""
    best = kept[0]
    if best.relation != "denies":
        return []
    claim, answer = scene.by_id[best.claim], scene.by_id[best.answer]
    taken = {one.claim for one in kept}
    more = [
        Link(answer.id, other.id, best.relation, scope_of(other, answer, best.relation), best.strength - ALSO_WITHIN)
        for other in scene.said
        if other.id not in taken and _claims_the_same(scene, claim, other, answer)
    ]
    return more[: MOST_CLAIMS - len(kept)]


def _claims_the_same(scene: Scene, claim: Said, other: Said, answer: Said) -> bool:
    if not may_answer(scene, other, answer) or scene.cast.one(claim.statement, other.statement):
        return False
    if abs(other.statement.paragraph - claim.statement.paragraph) > BESIDE or other.announces or not other.is_charge:
        return False
    common = set(claim.content) & set(other.content)
    least = min(scene.weight(claim.content), scene.weight(other.content))
    same = scene.plain(common) >= 1 and scene.weight(common) >= SAID_TOO * least
    return same and claim.negative == other.negative and bool(set(answer.content) & set(other.content))


def _same_matter(scene: Scene, one: Said, other: Said) -> bool:
    if scene.cast.one(one.statement, other.statement) and abs(one.order - other.order) <= BESIDE:
        return True
    if scene.cast.allied(one.statement, other.statement):
        return True
    common = set(one.content) & set(other.content)
    least = min(scene.weight(one.content), scene.weight(other.content))
    return scene.plain(common) >= 1 and scene.weight(common) >= 0.4 * least


def _one_way(scene: Scene, links: Sequence[Link]) -> list[Link]:
    """Where two statements answer each other, the one that says so itself answers; else the one that says no; else the later."""
    both = {(one.answer, one.claim) for one in links}
    kept = []
    for one in links:
        if (one.claim, one.answer) in both:
            mine, theirs = scene.by_id[one.answer], scene.by_id[one.claim]
            if (mine.announces, mine.negative, mine.order) < (theirs.announces, theirs.negative, theirs.order):
                continue
        kept.append(one)
    return kept


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

"""The article stating as a fact what only one side of a dispute says."""

from collections.abc import Sequence

from bot.breakdown import Dispute
from bot.disputes import cues
from bot.disputes.said import Said
from bot.disputes.scene import Scene
from bot.disputes.words import Clause

LEAST_PLAIN, LEAST_COVER = 2, 0.5
"""Words that are no names, and the part of the shorter clause, that must be the same: a wrong flag is as bad as a wrong quote."""


def own_voice(scene: Scene, disputes: Sequence[Dispute]) -> tuple[str, ...]:
    """Ids of the article's own statements that say what one side says, against the other, and nobody else."""
    return tuple(
        one.id for one in scene.said if one.statement.source.kind == "article" and _takes_a_side(scene, one, disputes)
    )


def _takes_a_side(scene: Scene, own: Said, disputes: Sequence[Dispute]) -> bool:
    if cues.REPORTED.search(own.statement.quote) or own.statement.stance not in ("asserts", "denies", "rejects"):
        return False
    sayers = [one for one in scene.said if one.statement.source.kind != "article" and says_the_same(scene, own, one)]
    if not sayers or any(not scene.cast.one(sayers[0].statement, one.statement) for one in sayers):
        return False
    ids = {one.id for one in sayers}
    for dispute in disputes:
        for answer in dispute.answers:
            if answer.relation in ("denies", "rejects") and (answer.statement in ids or ids & set(answer.claims)):
                return True
    return False


def says_the_same(scene: Scene, own: Said, other: Said) -> bool:
    """Whether some clause of each tells the same, both as so or both as not so."""
    side = scene.cast.names(other.statement)
    return any(_same(scene, mine, theirs, other, side) for mine in own.clauses for theirs in other.clauses)


def _same(scene: Scene, mine: Clause, theirs: Clause, other: Said, side: frozenset[str]) -> bool:
    if mine.supposed or theirs.supposed or mine.negated != (theirs.negated ^ other.reverses):
        return False
    common = set(mine.concepts) & set(theirs.concepts)
    if set(mine.concepts) - side - common and set(theirs.concepts) - common:
        return False  # each tells what the other does not: “stores diesel”, “leaked diesel”
    if scene.plain(common) < LEAST_PLAIN or any(mine.concepts[c] != theirs.concepts[c] for c in common):
        return False
    least = min(scene.weight(set(mine.concepts) - side), scene.weight(theirs.concepts))
    return scene.weight(common) >= LEAST_COVER * least

"""Whether one statement answers another: the evidence for it, weighed; precision before recall."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.breakdown import Article, Mention, Relation, Scope, Statement
from bot.disputes import cues
from bot.disputes.cast import Cast, is_pronoun, touches
from bot.disputes.said import Said, hear
from bot.disputes.words import Clause, names

NEAR, FAR, TOO_FAR = 1, 4, 12
"""Paragraphs between claim and answer: answers tend to follow their claim at once, hardly ever after a dozen paragraphs."""


@dataclass(frozen=True)
class Link:
    """That `answer` answers `claim`, how, and how sure the evidence makes it."""

    answer: str
    claim: str
    relation: Relation
    scope: Scope | None
    strength: float


class Scene:
    """All that was said in one article, and how telling each concept is in it."""

    def __init__(self, article: Article, statements: Sequence[Statement], against: Mapping[str, Mention]) -> None:
        self.said = tuple(hear(article, i, s, against.get(s.id)) for i, s in enumerate(statements))
        self.cast = Cast(statements)
        self.by_id = {one.id: one for one in self.said}
        seen = Counter(concept for one in self.said for concept in one.content)
        proper = frozenset(name for one in self.said for name in one.names)
        self.weights = {
            concept: (0.5 if concept in proper else 1.0) / (1 + math.log(count)) ** 0.5
            for concept, count in seen.items()
        }

    def weight(self, shared: Mapping[str, int] | set[str] | frozenset[str]) -> float:
        """How much a set of concepts tells."""
        return sum(self.weights.get(one, 1.0) for one in shared)

    def targets(self, claim: Said, answer: Said) -> bool:
        """Whether the claim is about the answering source or its side."""
        side = self.cast.names(answer.statement)
        if claim.against is not None and touches(side, names(claim.against.name)):
            return True
        return touches(side, claim.names)

    def names_claimant(self, claim: Said, answer: Said) -> bool:
        """Whether the answer's sentence names the claim's source."""
        others = self.cast.names(claim.statement) - self.cast.names(answer.statement)
        return touches(others, names(answer.around) | answer.names)


def paragraphs_between(claim: Said, answer: Said) -> int:
    """How many paragraphs the answer stands after the claim; negative before it."""
    return answer.statement.paragraph - claim.statement.paragraph


def may_answer(scene: Scene, claim: Said, answer: Said) -> bool:
    """Whether the two could be claim and answer at all."""
    if claim.id == answer.id or scene.cast.one(claim.statement, answer.statement):
        return False
    if "article" in (claim.statement.source.kind, answer.statement.source.kind):
        return False
    if claim.is_refusal or claim.is_confirmation:
        return False
    # A bare pronoun right after somebody else's words is most often that very person.
    if (
        is_pronoun(answer.statement.source)
        and answer.order - claim.order == 1
        and not (answer.is_denial or answer.is_rejection)
    ):
        return False
    return -2 <= paragraphs_between(claim, answer) <= TOO_FAR


def nearness(claim: Said, answer: Said) -> float:
    """Points for standing close; a claim told after its answer costs."""
    gap = paragraphs_between(claim, answer)
    if gap < 0 or (gap == 0 and claim.order > answer.order):
        return -0.5
    return 1.0 if gap <= NEAR else 0.5 if gap <= FAR else -0.5


def shared_concepts(scene: Scene, claim: Said, answer: Said) -> tuple[float, float]:
    """Weight of what both speak about, and which share that is of the shorter of them."""
    common = set(claim.content) & set(answer.content)
    least = min(scene.weight(claim.content), scene.weight(answer.content))
    weight = scene.weight(common)
    return weight, weight / least if least else 0.0


def _plain(scene: Scene, common: set[str]) -> set[str]:
    return {one for one in common if one not in scene.weights or not one.isdigit()}


def opposite(scene: Scene, claim: Said, answer: Said) -> tuple[float, float] | None:
    """Weight and coverage of the best pair of clauses that speak about the same with opposite signs."""
    best: tuple[float, float] | None = None
    for mine in answer.clauses:
        for theirs in claim.clauses:
            common = set(mine.concepts) & set(theirs.concepts)
            if not common or not _opposed(mine, theirs, common):
                continue
            least = min(scene.weight(mine.concepts), scene.weight(theirs.concepts))
            weight = scene.weight(common)
            found = (weight, weight / least if least else 0.0)
            best = max(best or found, found)
    return best


def _opposed(mine: Clause, theirs: Clause, common: set[str]) -> bool:
    flips = sum(mine.concepts[one] != theirs.concepts[one] for one in common)
    return (mine.negated ^ theirs.negated) != (flips % 2 == 1)


EXPLICIT_LEAST = 3.0
"""Points an explicit denial needs; tuned on invented articles and read over on gold attributions of 200 news stories."""
EPITHET_LEAST = 3.5
CONTRADICTION_LEAST = 4.0


def answers(scene: Scene, claim: Said, answer: Said) -> Link | None:
    """The link between two statements, or None when the evidence is too thin."""
    if not may_answer(scene, claim, answer):
        return None
    if answer.is_refusal:
        return _decline(scene, claim, answer)
    if answer.is_confirmation:
        return _confirm(scene, claim, answer)
    if answer.is_denial or answer.is_rejection:
        return _explicit(scene, claim, answer)
    if answer.calls_untrue:
        found = _epithet(scene, claim, answer)
        if found:
            return found
    return _contradiction(scene, claim, answer)


def _bearing(scene: Scene, claim: Said, answer: Said) -> float:
    """Points for who speaks about whom, and for how near."""
    points = nearness(claim, answer)
    points += 1.5 * scene.names_claimant(claim, answer) + 1.0 * scene.targets(claim, answer) + 0.5 * claim.is_charge
    return points


def _explicit(scene: Scene, claim: Said, answer: Said) -> Link | None:
    weight, cover = shared_concepts(scene, claim, answer)
    pointing = bool(cues.THE_CLAIM.search(answer.sentence) or cues.POINTING.search(answer.statement.quote))
    points = _bearing(scene, claim, answer) + min(weight, 3.0) + 1.0 * pointing
    grounded = weight >= 1.2 or (pointing and (scene.targets(claim, answer) or scene.names_claimant(claim, answer)))
    if points < EXPLICIT_LEAST or not grounded:
        return None
    relation: Relation = "denies" if answer.is_denial else "rejects"
    return Link(answer.id, claim.id, relation, "full", points)


def _epithet(scene: Scene, claim: Said, answer: Said) -> Link | None:
    weight, cover = shared_concepts(scene, claim, answer)
    pointing = bool(cues.THE_CLAIM.search(answer.statement.quote) or cues.POINTING.search(answer.statement.quote))
    points = _bearing(scene, claim, answer) + min(weight, 3.0) + 0.5 * pointing
    grounded = weight >= 1.2 or (
        pointing and scene.targets(claim, answer) and paragraphs_between(claim, answer) in (0, 1, 2)
    )
    if points < EPITHET_LEAST or not grounded:
        return None
    return Link(answer.id, claim.id, "rejects", "full", points)


def _contradiction(scene: Scene, claim: Said, answer: Said) -> Link | None:
    found = opposite(scene, claim, answer)
    if found is None:
        return None
    weight, cover = found
    if weight < 1.5 or cover < 0.5:
        return None
    points = _bearing(scene, claim, answer) + min(weight, 3.0) + cover
    if points < CONTRADICTION_LEAST:
        return None
    return Link(answer.id, claim.id, "denies", "full", points)


def _decline(scene: Scene, claim: Said, answer: Said) -> Link | None:
    gap = paragraphs_between(claim, answer)
    if not -1 <= gap <= FAR or not scene.targets(claim, answer):
        return None
    return Link(answer.id, claim.id, "declines", "full", _bearing(scene, claim, answer))


def _confirm(scene: Scene, claim: Said, answer: Said) -> Link | None:
    weight, cover = shared_concepts(scene, claim, answer)
    if weight < 2.0 or cover < 0.5:
        return None
    return Link(answer.id, claim.id, "confirms", "full", weight + nearness(claim, answer))

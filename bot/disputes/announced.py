"""Answers that say of themselves that they are answers: to what, when no word tells, the best claim near them."""

from collections.abc import Sequence

from bot.breakdown import Relation
from bot.disputes import cues
from bot.disputes.evidence import Evidence, weigh
from bot.disputes.matching import Link, may_answer, support
from bot.disputes.said import Said
from bot.disputes.scene import Scene
from bot.disputes.scope import scope_of

NEAR = 4
"""Paragraphs before an answer in which its claim stands."""
FAR = 7
"""The same where the answer names the claim's source or shares a telling word."""
BACK_AND_FORTH = 0.75
"""Worth of the two having answered each other before."""
IN_DISPUTE = 1.25
"""Worth of somebody else having answered the claim: “the story” is the one that is disputed."""
ANSWERS_ITSELF = 1.5
"""What it takes off a claim that it is itself an answer."""
ONE_WORD, MUCH, MOST = 0.9, 0.4, 0.6
"""Weight of one telling word in common, and the part of the shorter statement that is shared."""
LEAST: dict[Relation, float] = {"denies": 1.75, "rejects": 1.75, "declines": 1.25, "confirms": 1.4}
"""Points that the best claim needs, by what the answer says it is."""


class _So:
    """What is linked so far, by sources and statements."""

    def __init__(self, scene: Scene, links: Sequence[Link]) -> None:
        self.answers = {one.answer for one in links}
        self.claims = {one.claim for one in links}
        self._sides = {(one.answer, one.claim) for one in links}
        self._scene = scene

    def back_and_forth(self, claim: Said, answer: Said) -> bool:
        """Whether the two sides have answered each other in this article."""
        side, other = self._scene.one_side, self._scene.by_id
        return any(
            (side(claim, other[a]) and side(answer, other[b])) or (side(claim, other[b]) and side(answer, other[a]))
            for a, b in self._sides
        )


def announced(scene: Scene, links: Sequence[Link]) -> list[Link]:
    """Links of the answers that have none yet although they say that they answer something."""
    so = _So(scene, links)
    found = []
    for answer in scene.said:
        relation = announces(answer)
        if relation is None or answer.id in so.answers:
            continue
        scored = [(_points(scene, claim, answer, relation, so), claim) for claim in scene.said]
        options = [(points, claim) for points, claim in scored if points >= LEAST[relation]]
        if options:
            points, claim = max(options, key=lambda option: (option[0], option[1].order))
            found.append(Link(answer.id, claim.id, relation, scope_of(claim, answer, relation), points))
    return found


def announces(answer: Said) -> Relation | None:
    """How a statement says that it answers something, or None when it does not say so."""
    if answer.is_refusal:
        return "declines"
    if answer.is_confirmation:
        return "confirms"
    if answer.is_cued:
        return "denies" if answer.is_denial else "rejects"
    if answer.calls_untrue and not (cues.NOT_TELLING.search(answer.cue) or cues.CHARGING.search(answer.cue)):
        return "denies" if cues.FALSITY.search(answer.statement.quote) else "rejects"
    if cues.BRANDING.search(answer.cue) and cues.TOLD_FIRST.search(answer.statement.quote):
        return "rejects"
    if answer.statement.stance == "questions" and cues.DOUBTED.search(answer.statement.quote):
        return "rejects"
    return None


def _points(scene: Scene, claim: Said, answer: Said, relation: Relation, so: _So) -> float:
    """What speaks for this claim; 0 where it cannot be the one."""
    if not may_answer(scene, claim, answer) or not (claim.tells or claim.is_clear_charge):
        return 0.0
    if scene.cast.allied(claim.statement, answer.statement) or claim.statement.source.kind == "unknown":
        return 0.0
    evidence = weigh(scene, claim, answer)
    back_and_forth = so.back_and_forth(claim, answer)
    in_dispute = claim.id in so.claims
    in_dispute = in_dispute and evidence.points_back and relation in ("denies", "rejects")
    tied = in_dispute or (back_and_forth and relation != "confirms") or TIED[relation](scene, claim, answer, evidence)
    if not (tied and _in_reach(answer, evidence)):
        return 0.0
    points = support(evidence) + BACK_AND_FORTH * back_and_forth + IN_DISPUTE * in_dispute
    if back_and_forth or in_dispute:
        return points
    if claim.id in so.answers and not evidence.claimant:
        points -= ANSWERS_ITSELF
    if relation != "confirms" and (claim.announces or claim.negative) and not evidence.opposition:
        points -= 1.0
    return points


def _in_reach(answer: Said, evidence: Evidence) -> bool:
    if evidence.after:
        return evidence.gap <= (FAR if evidence.claimant or evidence.weight >= ONE_WORD else NEAR)
    return answer.leads and (evidence.targets or evidence.weight > 0)


def _denial_tied(scene: Scene, claim: Said, answer: Said, evidence: Evidence) -> bool:
    doubts = answer.statement.stance == "questions"
    if not (answer.meets_a_claim or answer.calls_untrue or doubts) or (doubts and not evidence.claimant):
        return False
    if cues.THE_CLAIM_THAT.search(answer.statement.quote) and not (evidence.weight or evidence.echoes):
        return False
    return (
        evidence.targets
        or evidence.claimant
        or evidence.echoes
        or evidence.weight >= ONE_WORD
        or (evidence.follows and scene.charges(claim))
        or (evidence.follows and evidence.points_back and evidence.gap <= 1)
    )


def _refusal_tied(scene: Scene, claim: Said, answer: Said, evidence: Evidence) -> bool:
    beside = evidence.follows and evidence.gap <= 1
    return evidence.after and (
        evidence.targets
        or evidence.claimant
        or (beside and scene.charges(claim))
        or (evidence.follows and evidence.gap == 0 and bool(cues.ON_IT.search(answer.statement.quote)))
    )


def _confirmation_tied(scene: Scene, claim: Said, answer: Said, evidence: Evidence) -> bool:
    """“Did not dispute” is an answer by itself; “confirmed” is one where the claim is about the confirming side."""
    if not evidence.after or evidence.opposition is not None:
        return False
    beside = evidence.follows and evidence.gap <= 1
    if answer.cue_negated:
        return beside or (evidence.weight >= ONE_WORD and evidence.cover >= MUCH)
    if evidence.claimant and evidence.weight >= ONE_WORD and evidence.cover >= MOST:
        return True
    return beside and (evidence.targets or evidence.weight >= ONE_WORD)


TIED = {
    "denies": _denial_tied,
    "rejects": _denial_tied,
    "declines": _refusal_tied,
    "confirms": _confirmation_tied,
}
"""What must tie an answer to its claim besides standing near it."""

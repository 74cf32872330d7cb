"""Whether one statement answers another: signs and evidence, weighed; precision before recall."""

from dataclasses import dataclass

from bot.breakdown import Relation, Scope
from bot.disputes import cues
from bot.disputes.countering import NEAR, ONE_WORD, worth
from bot.disputes.evidence import Evidence, weigh
from bot.disputes.said import Said
from bot.disputes.scene import Scene
from bot.disputes.scope import scope_of

TOO_FAR, TOO_EARLY, LEAD_AHEAD = 10, 2, 3
"""Paragraphs from a claim to its answer, and back: answers follow their claim at once or soon, a few are told before it, those of the first
paragraphs, which sum up, further before it."""

LEAST, LEAST_BESIDE = 3.75, 3.0
"""Points a link needs, and a further claim beside the first. All points here were set on invented articles and read over on two hundred news stories."""

STANCE_ALONE = 1.25
"""Worth of a reader's word that a statement denies, where no cue says so: it tells a no, not that it answers anybody."""


@dataclass(frozen=True)
class Link:
    """That `answer` answers `claim`, how, and how sure the evidence makes it."""

    answer: str
    claim: str
    relation: Relation
    scope: Scope | None
    strength: float


def answers(scene: Scene, claim: Said, answer: Said) -> Link | None:
    """The link between two statements, or None when the evidence is too thin."""
    if not may_answer(scene, claim, answer):
        return None
    evidence = weigh(scene, claim, answer)
    relation, sign = _sign(scene, claim, answer, evidence)
    if relation is None or sign == 0:
        return None
    strength = sign + support(evidence)
    answers_itself = claim.announces or (claim.negative and not claim.is_clear_charge)
    if answers_itself and not (evidence.claimant or evidence.opposition):
        strength -= 1.0  # what answers itself is seldom what is answered
    scope = scope_of(claim, answer, relation)
    return Link(answer.id, claim.id, relation, scope, strength) if strength >= LEAST_BESIDE else None


def may_answer(scene: Scene, claim: Said, answer: Said) -> bool:
    """Whether the two could be claim and answer at all."""
    early = LEAD_AHEAD if answer.leads else TOO_EARLY
    if not -early <= answer.statement.paragraph - claim.statement.paragraph <= TOO_FAR:
        return False
    if claim.id == answer.id or scene.cast.one(claim.statement, answer.statement):
        return False
    if "article" in (claim.statement.source.kind, answer.statement.source.kind):
        return False
    if answer.statement.source.kind == "unknown" or (scene.is_bare(answer) and not answer.is_cued):
        return False  # nobody knows whose answer it would be
    if claim.is_refusal or claim.is_request or answer.is_ruling:
        return False
    return not (scene.may_be(answer, claim) or scene.may_be(claim, answer))


def support(evidence: Evidence) -> float:
    """Points for everything but the answer's own sign."""
    points = 0.7 * min(evidence.weight, 3.0) + (0.5 if evidence.cover >= 0.4 else 0.0)
    points += 1.0 * evidence.targets + 1.0 * evidence.claimant + 1.0 * evidence.echoes
    points += 0.5 * evidence.points_back + 0.5 * evidence.follows + 0.5 * evidence.charge
    if evidence.claimant and (evidence.points_back or evidence.follows):
        points += 0.5  # “the president’s claims”; “denied that Auer had …”, right after Auer
    if evidence.opposition is not None and evidence.opposition.plain and evidence.opposition.cover >= 0.45:
        points += 0.5
    return points + _nearness(evidence)


def _nearness(evidence: Evidence) -> float:
    if not evidence.after and evidence.claimant and evidence.opposition is not None:
        return -0.5
    if not evidence.after:
        return 0.25 if evidence.leads and (evidence.weight >= ONE_WORD or evidence.echoes) else -1.0
    for paragraphs, points in ((1, 1.0), (2, 0.5), (4, 0.0), (7, -0.75)):
        if evidence.gap <= paragraphs:
            return points
    return -1.5


def _sign(scene: Scene, claim: Said, answer: Said, evidence: Evidence) -> tuple[Relation | None, float]:
    """How the answer shows itself as one, and what that is worth."""
    if answer.is_refusal:
        if not (evidence.targets or evidence.claimant or evidence.weight >= 1):
            return None, 0
        if evidence.targets and evidence.charge:
            return "declines", 2.5
        return "declines", 2.0 if evidence.charge or evidence.weight >= 1 else 0.5
    if answer.is_confirmation:
        allied = scene.cast.allied(claim.statement, answer.statement)
        little = evidence.cover < 0.3 or evidence.plain < (1 if evidence.claimant and evidence.cover >= 0.6 else 2)
        unlike = allied or little or not (evidence.after or evidence.leads) or claim.statement.source.kind == "unknown"
        return (None, 0) if unlike else ("confirms", 1.5)
    if answer.is_cued:
        return _explicit(claim, answer, evidence)
    if answer.calls_untrue and not (cues.NOT_TELLING.search(answer.cue) or cues.CHARGING.search(answer.cue)):
        return ("denies" if cues.FALSITY.search(answer.statement.quote) else "rejects"), 2.0
    if answer.is_explicit:
        return _by_stance(scene, claim, answer, evidence)
    sign = worth(scene, claim, answer, evidence)
    return ("denies", sign) if sign else (None, 0)


def _by_stance(scene: Scene, claim: Said, answer: Said, evidence: Evidence) -> tuple[Relation | None, float]:
    """What a reader's word is worth that a statement denies, where no cue says so."""
    sign = worth(scene, claim, answer, evidence)
    if (
        evidence.targets
        and (evidence.charge or evidence.weight >= ONE_WORD)
        and evidence.after
        and evidence.gap <= NEAR
    ):
        sign = max(sign, STANCE_ALONE)
    return (_relation(answer), sign) if sign else (None, 0)


def _relation(answer: Said) -> Relation:
    return "denies" if answer.is_denial else "rejects"


def _explicit(claim: Said, answer: Said, evidence: Evidence) -> tuple[Relation | None, float]:
    if claim.is_explicit and not (evidence.claimant and evidence.after):
        return None, 0
    relation = _relation(answer)
    if not answer.meets_a_claim:
        return relation, 0.5
    beside = evidence.follows and evidence.gap <= 1
    named = evidence.claimant and (evidence.weight > 0 or beside or (evidence.points_back and evidence.targets))
    if evidence.weight >= ONE_WORD or evidence.echoes or evidence.charge or named:
        return relation, 2.25
    # “the accusations” need a charge to point to; “that”, “any role” are content with what stands next to them.
    return relation, 0.5 if cues.THE_CHARGE.search(answer.statement.quote) else 1.25

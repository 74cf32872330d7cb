"""Which statement answers which: what cannot is left out, the rest is weighed, and only what is likely is announced."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.breakdown import Relation, Scope
from bot.disputes import cues
from bot.disputes.countering import says_otherwise, says_the_same
from bot.disputes.evidence import ONE_WORD, Evidence, weigh
from bot.disputes.features import features
from bot.disputes.pointing import pointer
from bot.disputes.said import Said
from bot.disputes.scene import Scene
from bot.disputes.scope import scope_of
from bot.disputes.weights import BIAS, WEIGHTS

TOO_FAR, TOO_EARLY = 10, 3
"""Paragraphs from a claim to its answer, and back."""
MOST_BETWEEN = 40
"""Statements from a claim to its answer, for texts of few paragraphs: every pair of a thousand would be looked at."""
FAR = 4
"""Paragraphs within which an answer in plain words needs no word in common with its claim."""

POINTING, IN_COURT = 3, 5
"""Paragraphs over which a denial points back, and behind which somebody denies what he is tried for."""
CHARGED = 0.85
"""How likely what a court heard is what the accused denies by the name of his offence."""

LEAST, LEAST_WITHOUT_SIGN = 0.45, 0.5
"""Likelihood that an answer needs for its best claim; more where nothing in plain words goes against the claim. Set by
cross-validation and read over on political news: at least three of four answers that are announced shall be right."""
LEAST_DECLINED = 0.33
"""For who would not comment after a clear charge: that is seldom about anything else."""
LEAST_BESIDE, SURE = 0.2, 0.7
"""Likelihood that a further claim needs beside the best one, and how much less likely than that one a claim of another
side may be: the surer the best, the fewer others are needed."""
MOST_CLAIMS = 3
"""Claims that one answer is said to answer: more is a summary of the article, not an answer."""
USUAL = 20
"""Statements of the articles that the weights were learned from. With many more, statements that stand next to each
other by chance are more too: without a sign, the odds that are asked for grow with their number to the third power."""


@dataclass(frozen=True)
class Link:
    """That `answer` answers `claim`, how, and how likely the evidence makes it (0 to 1)."""

    answer: str
    claim: str
    relation: Relation
    scope: Scope | None
    strength: float


class Weights(NamedTuple):
    """What each feature adds to the log odds, and what these are without any."""

    bias: float
    by_feature: Mapping[str, float]


class Candidate(NamedTuple):
    """A claim and what may answer it; `signed` when the answer's own words deny, decline, confirm or contradict."""

    claim: Said
    answer: Said
    signed: bool
    features: Mapping[str, float]


LEARNED = Weights(BIAS, WEIGHTS)


def links(scene: Scene, weights: Weights = LEARNED) -> list[Link]:
    """What is likely enough to be announced, one to three claims an answer."""
    found = [one for answer in scene.said for one in _announced(scene, answer, weights)]
    return _without_granted(scene, _one_way(found))


def _announced(scene: Scene, answer: Said, weights: Weights) -> list[Link]:
    could, how = list(candidates(scene, answer)), pointer(answer)
    if how == "offence":
        return [_joined(one.claim, answer, CHARGED) for one in could[:MOST_CLAIMS]]
    options = [(one, likelihood(one.features, weights), _least(scene, one)) for one in could]
    options.sort(key=lambda option: (-option[1] / option[2], option[0].claim.order))
    if not options or options[0][1] < options[0][2]:
        return []
    best, most, _ = options[0]
    if best.claim.calls_untrue and answer.kind == "plain":
        # “Vale is lying about the dam”: what she then says is what was called a lie.
        return [_joined(answer, best.claim, most)]
    # A further claim was made before the answer, or shares a word with it: no denial is of a charge that comes later and
    # is about something else.
    beside = [
        _joined(one.claim, answer, chance)
        for one, chance, _ in options[1:MOST_CLAIMS]
        if chance >= LEAST_BESIDE
        and (scene.one_side(one.claim, best.claim) or (how != "it" and chance >= most - SURE))
        and (one.features["after"] or one.features["part in common"])
    ]
    return [_joined(best.claim, answer, most), *beside]


def candidates(scene: Scene, answer: Said) -> Iterable[Candidate]:
    """The claims that a statement may answer, with what speaks for it."""
    for claim in _around(scene, answer):
        if may_answer(scene, claim, answer):
            evidence = weigh(scene, claim, answer)
            if _could_be(scene, claim, answer, evidence):
                signed = answer.kind != "plain" or says_otherwise(scene, claim, answer, evidence)
                yield Candidate(claim, answer, signed, features(scene, claim, answer, evidence))


def likelihood(found: Mapping[str, float], weights: Weights = LEARNED) -> float:
    """How likely a claim and an answer with these features belong together, 0 to 1."""
    odds = weights.bias + sum(weights.by_feature.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + math.exp(-odds))


def may_answer(scene: Scene, claim: Said, answer: Said) -> bool:
    """Whether the two could be claim and answer at all, whatever they say."""
    if not -TOO_EARLY <= answer.statement.paragraph - claim.statement.paragraph <= TOO_FAR:
        return False
    if abs(answer.order - claim.order) > MOST_BETWEEN:
        return False
    if scene.cast.one(claim.statement, answer.statement) or claim.is_heading or answer.is_heading:
        return False
    if "article" in (claim.statement.source.kind, answer.statement.source.kind):
        return False
    if answer.statement.source.kind == "unknown" or answer.statement.source.name == "which":
        return False  # nobody knows whose answer it would be
    if scene.called_alike(claim, answer):
        return False  # “he” and “he” may well be one
    if claim.is_refusal or claim.is_request or answer.is_ruling:
        return False
    return claim.tells or claim.is_clear_charge or claim.statement.stance == "questions"


def _could_be(scene: Scene, claim: Said, answer: Said, evidence: Evidence) -> bool:
    """Whether this kind of answer could answer this claim."""
    if answer.kind == "denial":
        return _could_be_denied(scene, claim, answer, evidence)
    if answer.kind == "refusal":
        return evidence.targets or evidence.weight >= ONE_WORD or scene.is_next(claim, answer)
    if answer.kind == "confirmation":
        if cues.AGREEING.search(answer.cue) or cues.TO_DO.match(answer.statement.quote):
            return False  # whoever shares a view, or undertakes something, grants no point
        return evidence.plain > 0 or scene.is_next(claim, answer)
    if answer.is_by_a_court or "document" == claim.statement.source.kind == answer.statement.source.kind:
        return False  # a judge decides; two reports are seldom at odds
    if scene.one_side(claim, answer):
        return False  # its own secretary adds to what the union says
    if scene.is_bare(answer) or cues.LEAVING_OPEN.search(answer.statement.quote):
        return False  # nobody knows who denies, or whether
    if not answer.tells or answer.is_clear_charge or answer.statement.stance in ("questions", "demands"):
        return False
    if cues.CHARGING.search(answer.cue) or (answer.is_turn and claim.is_turn):
        return False
    if _is_of_another_thing(answer, evidence):
        return False
    if not (evidence.after or evidence.targets) or (evidence.gap > FAR and not evidence.plain):
        return False
    each_of_himself = claim.of_oneself and answer.of_oneself and not (evidence.targets or evidence.claimant)
    return not each_of_himself and not says_the_same(scene, claim, answer, evidence)


def _could_be_denied(scene: Scene, claim: Said, answer: Said, evidence: Evidence) -> bool:
    how = pointer(answer)
    if how == "offence":
        return evidence.after and evidence.gap <= IN_COURT and _is_put_in_court(claim)
    if how:
        return evidence.after and evidence.gap <= POINTING and not scene.one_side(claim, answer)
    return _is_tied(scene, claim, answer, evidence)


def _is_put_in_court(claim: Said) -> bool:
    """“It was alleged”, “the jury heard”, and what the prosecution says."""
    source = claim.statement.source
    if source.kind == "unknown":
        return claim.is_clear_charge or bool(cues.HEARD.search(claim.cue))
    return bool(cues.PROSECUTING.search(f"{source.name} {source.resolved or ''}"))


def _is_of_another_thing(answer: Said, evidence: Evidence) -> bool:
    """A no to come, without a word of the claim and not of the speaker: “no findings would be published before June”."""
    first = answer.clauses[0] if answer.clauses else None
    if first is None or not first.negated or answer.of_oneself or answer.points_back or evidence.weight:
        return False
    return bool(cues.TO_COME.search(answer.statement.quote))


def _is_tied(scene: Scene, claim: Said, answer: Said, evidence: Evidence) -> bool:
    """Whether anything ties a denial to this claim but that it stands near it."""
    if answer.is_cued and not (answer.meets_a_claim or answer.calls_untrue):
        return False
    if answer.is_rejection and not (answer.is_cued or answer.calls_untrue):
        # The words refuse something by themselves (“does not recognise the sanctions”): only who speaks of it is met.
        return evidence.plain > 0 or evidence.points_back or answer.says_not_so
    told = evidence.points_back or evidence.echoes or scene.charges(claim)
    told = told or (evidence.gap == 0 and scene.is_next(claim, answer))
    return told or evidence.targets or evidence.claimant or evidence.weight > 0


def _least(scene: Scene, one: Candidate) -> float:
    if one.answer.kind == "refusal" and one.claim.is_clear_charge:
        return LEAST_DECLINED
    if one.signed:
        return LEAST
    odds = LEAST_WITHOUT_SIGN / (1 - LEAST_WITHOUT_SIGN) * max(1.0, scene.voiced / USUAL) ** 3
    return odds / (1 + odds)


def _joined(claim: Said, answer: Said, strength: float) -> Link:
    relation = relation_of(answer)
    return Link(answer.id, claim.id, relation, scope_of(claim, answer, relation), strength)


def _around(scene: Scene, answer: Said) -> Sequence[Said]:
    """The statements that are near enough to be claimed and answered."""
    return scene.said[max(0, answer.order - MOST_BETWEEN) : answer.order + MOST_BETWEEN + 1]


def relation_of(answer: Said) -> Relation:
    """How a statement answers, by its own words."""
    if answer.kind == "refusal":
        return "declines"
    if answer.kind == "confirmation":
        return "confirms"
    if answer.is_cued or (answer.is_explicit and not answer.calls_untrue):
        return "denies" if answer.is_denial else "rejects"
    return "denies" if answer.kind == "plain" or cues.FALSITY.search(answer.statement.quote) else "rejects"


def _one_way(found: Iterable[Link]) -> list[Link]:
    """Where two statements would answer each other, the likelier one."""
    best: dict[frozenset[str], Link] = {}
    for one in found:
        pair = frozenset((one.answer, one.claim))
        if pair not in best or one.strength > best[pair].strength:
            best[pair] = one
    return list(best.values())


def _without_granted(scene: Scene, found: Sequence[Link]) -> list[Link]:
    """Whoever confirms a claim did not mean it, too, by denying another; what it means may still be rejected."""

    def who(one: Link) -> tuple[int, str]:
        return scene.cast.who(scene.by_id[one.answer].statement), one.claim

    granted = {who(one) for one in found if one.relation == "confirms"}
    denied = {one for one in found if one.relation == "denies"}
    meant = {one.answer for one in denied if who(one) not in granted}
    return [one for one in found if one not in denied or who(one) not in granted or one.answer not in meant]

"""Whether one statement answers another: the evidence for it, weighed; precision before recall."""

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.breakdown import Article, Mention, Relation, Scope, Statement
from bot.disputes import cues
from bot.disputes.cast import Cast, is_pronoun, touches
from bot.disputes.said import Said, hear
from bot.disputes.words import names

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
        self._proper = frozenset(name for one in self.said for name in one.names)
        self._weights = {concept: 1 / (1 + math.log(max(1, count - 2))) ** 0.5 for concept, count in seen.items()}

    def weight(self, shared: Collection[str]) -> float:
        """How much a set of concepts tells; a name tells half as much as a word, since names recur everywhere."""
        return float(sum(self._weights.get(one, 1.0) * (0.5 if one in self._proper else 1.0) for one in shared))

    def plain(self, shared: Collection[str]) -> int:
        """How many of a set of concepts are no names."""
        return sum(one not in self._proper for one in shared)

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

    def follows(self, claim: Said, answer: Said) -> bool:
        """Whether nobody else speaks between the claim and the answer that stands next to it."""
        between = self.said[claim.order + 1 : answer.order]
        sources = (claim.statement, answer.statement)
        return claim.order < answer.order and all(
            any(self.cast.one(one.statement, s) for s in sources) for one in between
        )


@dataclass(frozen=True)
class Evidence:
    """What speaks for one statement answering another."""

    gap: int
    """Paragraphs from the claim to the answer; negative when the answer is told first."""
    after: bool
    weight: float
    """Weight of the concepts that both share."""
    cover: float
    """Share of the shorter one's concepts that both share, by weight."""
    targets: bool
    claimant: bool
    points_back: bool
    echoes: bool
    """Whether the noun that points back is the claim's own cue: “alleged”, “the allegations”."""
    follows: bool
    charge: bool

    @property
    def strength(self) -> float:
        """All of it in one number, for ranking claims against each other."""
        near = (1.0 if self.gap <= NEAR else 0.5 if self.gap <= FAR else -0.5) if self.after else -0.5
        return (
            near
            + min(self.weight, 4.0)
            + self.cover
            + 1.5 * self.claimant
            + 1.0 * self.targets
            + 1.0 * self.echoes
            + 0.5 * self.charge
            + 0.5 * self.follows
        )


def weigh(scene: Scene, claim: Said, answer: Said) -> Evidence:
    """Gather the evidence between two statements."""
    common = set(claim.content) & set(answer.content)
    weight = scene.weight(common)
    least = min(scene.weight(claim.content), scene.weight(answer.content))
    gap = answer.statement.paragraph - claim.statement.paragraph
    points_back = bool(cues.THE_CLAIM.search(answer.sentence) or cues.POINTING.search(answer.statement.quote))
    return Evidence(
        gap=gap,
        after=claim.order < answer.order,
        weight=weight,
        cover=weight / least if least else 0.0,
        targets=scene.targets(claim, answer),
        claimant=scene.names_claimant(claim, answer),
        points_back=points_back,
        echoes=_echoes(claim, answer),
        follows=scene.follows(claim, answer),
        charge=claim.is_charge,
    )


def _echoes(claim: Said, answer: Said) -> bool:
    for start, noun in cues.NOUN_OF_CUE.items():
        if re.search(rf"\b{start}", claim.cue, re.I) and re.search(rf"\b{noun}\w*", answer.sentence, re.I):
            return True
    return False


def may_answer(scene: Scene, claim: Said, answer: Said) -> bool:
    """Whether the two could be claim and answer at all."""
    if claim.id == answer.id or scene.cast.one(claim.statement, answer.statement):
        return False
    if "article" in (claim.statement.source.kind, answer.statement.source.kind):
        return False
    if claim.is_refusal or claim.statement.stance == "demands":
        return False
    # A bare pronoun right after somebody else's words is most often that very person.
    if is_pronoun(answer.statement.source) and answer.order - claim.order == 1 and not answer.is_explicit:
        return False
    return -2 <= answer.statement.paragraph - claim.statement.paragraph <= TOO_FAR


def answers(scene: Scene, claim: Said, answer: Said) -> Link | None:
    """The link between two statements, or None when the evidence is too thin."""
    if not may_answer(scene, claim, answer):
        return None
    evidence = weigh(scene, claim, answer)
    relation: Relation | None = None
    if answer.is_refusal:
        relation = "declines" if _declines(evidence) else None
    elif answer.is_confirmation:
        relation = "confirms" if _confirms(scene, evidence, claim, answer) else None
    elif answer.is_explicit:
        if _denies(evidence, claim, answer):
            relation = "denies" if answer.is_denial else "rejects"
    elif answer.calls_untrue and _calls_untrue(evidence, claim, answer):
        relation = "denies" if cues.FALSITY.search(answer.statement.quote) else "rejects"
    elif _contradicts(scene, evidence, claim, answer):
        relation = "denies"
    if relation is None:
        return None
    return Link(answer.id, claim.id, relation, "full", evidence.strength)


def _declines(evidence: Evidence) -> bool:
    return -1 <= evidence.gap <= FAR and evidence.targets and evidence.charge


def _confirms(scene: Scene, evidence: Evidence, claim: Said, answer: Said) -> bool:
    if scene.cast.allied(claim.statement, answer.statement):
        return False
    return evidence.weight >= 2 and evidence.cover >= 0.5


def _denies(evidence: Evidence, claim: Said, answer: Said) -> bool:
    if cues.REQUEST.search(answer.statement.quote):
        return False
    if claim.is_explicit and not (evidence.claimant and evidence.after):
        return False
    about = evidence.targets or evidence.claimant
    if (evidence.weight >= 1.8 and evidence.cover >= 0.4) or evidence.weight >= 2.8:
        return True
    if evidence.weight >= 0.9 and (evidence.cover >= 0.4 or about):
        return evidence.gap <= FAR
    if not evidence.points_back or not evidence.after or evidence.gap > 2:
        return False
    return evidence.claimant or evidence.echoes or (evidence.follows and evidence.charge and evidence.gap <= NEAR)


def _calls_untrue(evidence: Evidence, claim: Said, answer: Said) -> bool:
    about = evidence.targets or evidence.claimant
    weak = not cues.strong_epithet(answer.statement.quote)
    if cues.NOT_TELLING.search(answer.cue) or (weak and not evidence.points_back and not evidence.claimant):
        return False
    if not evidence.after:
        return evidence.claimant and evidence.weight >= 1 and evidence.gap >= -1
    if evidence.weight >= 1.8 and evidence.cover >= 0.3:
        return evidence.points_back or about
    if evidence.weight >= 0.9 and evidence.points_back:
        return evidence.gap <= FAR
    return evidence.points_back and evidence.follows and evidence.gap <= NEAR and (about or evidence.echoes)


def _contradicts(scene: Scene, evidence: Evidence, claim: Said, answer: Said) -> bool:
    if (
        not evidence.after
        or not (claim.tells and answer.tells)
        or "unknown" in (claim.statement.source.kind, answer.statement.source.kind)
    ):
        return False
    if scene.cast.allied(claim.statement, answer.statement):
        return False
    found = opposite(scene, claim, answer)
    if found is None:
        return False
    about = evidence.targets or evidence.claimant
    if found.plain >= 2 and found.weight >= 1.8 and found.cover >= 0.5:
        return about or evidence.gap <= NEAR or found.weight >= 2.8
    return (
        found.plain >= 1
        and found.weight >= 0.9
        and found.cover >= 0.5
        and about
        and 0 <= evidence.gap <= 2
        and found.sharp
    )


@dataclass(frozen=True)
class Opposition:
    """How much two clauses of opposite signs share."""

    weight: float
    cover: float
    plain: int
    """Shared concepts that are no names."""
    sharp: bool
    """Whether it is the answer that says no, or the two use opposite words."""


def opposite(scene: Scene, claim: Said, answer: Said) -> Opposition | None:
    """The best pair of clauses that speak about the same with opposite signs."""
    best: Opposition | None = None
    for mine in answer.clauses:
        for theirs in claim.clauses:
            common = set(mine.concepts) & set(theirs.concepts)
            if not common or mine.supposed or theirs.supposed or (mine.of_oneself and theirs.of_oneself):
                continue
            flips = sum(mine.concepts[one] != theirs.concepts[one] for one in common)
            denied = theirs.negated ^ claim.cue_negated
            if (mine.negated ^ answer.cue_negated ^ denied) == (flips % 2 == 1):
                continue
            least = min(scene.weight(mine.concepts), scene.weight(theirs.concepts))
            weight = scene.weight(common)
            found = Opposition(
                weight,
                weight / least if least else 0.0,
                scene.plain(common),
                (mine.negated and not denied) or flips > 0,
            )
            if best is None or (found.plain, found.weight) > (best.plain, best.weight):
                best = found
    return best

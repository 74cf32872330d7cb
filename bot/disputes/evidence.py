"""What speaks for one statement answering another, gathered without a verdict."""

import re
from dataclasses import dataclass

from bot.disputes import cues
from bot.disputes.said import Said
from bot.disputes.scene import Scene
from bot.disputes.words import Clause

ONE_WORD = 0.9
"""Weight of one telling word in common: a little less than a word that nobody else uses."""


@dataclass(frozen=True)
class Opposition:
    """How much two clauses of opposite signs share."""

    weight: float
    cover: float
    plain: int
    """Shared concepts that are no names."""
    sharp: bool
    """Whether it is the answer that says no, or the two use opposite words."""
    antonyms: bool
    """Whether the two use opposite words."""


@dataclass(frozen=True)
class Evidence:
    """What speaks for one statement answering another."""

    gap: int
    """Paragraphs from the claim to the answer; negative when the answer is told first."""
    after: bool
    weight: float
    """Weight of the concepts that both share."""
    plain: int
    """How many of these are no names."""
    cover: float
    """Share of the shorter one's concepts that both share, by weight."""
    targets: bool
    """The claim is about the answering side."""
    claimant: bool
    """The answer names the claim's source."""
    points_back: bool
    echoes: bool
    """The noun that points back is the claim's own cue: “alleged”, “the allegations”."""
    follows: bool
    leads: bool
    """The answer stands in the first paragraphs and says of itself that it is one."""
    charge: bool
    other_number: bool
    """Both count the same thing and come to other numbers."""
    opposition: Opposition | None


def weigh(scene: Scene, claim: Said, answer: Said) -> Evidence:
    """Gather the evidence between two statements."""
    common = set(claim.content) & set(answer.content)
    weight = scene.weight(common)
    least = min(scene.weight(claim.content), scene.weight(answer.content))
    return Evidence(
        gap=answer.statement.paragraph - claim.statement.paragraph,
        after=claim.order < answer.order,
        weight=weight,
        plain=scene.plain(common),
        cover=weight / least if least else 0.0,
        targets=scene.targets(claim, answer),
        claimant=scene.names_claimant(claim, answer),
        points_back=answer.points_back,
        echoes=_echoes(claim, answer),
        follows=scene.follows(claim, answer),
        leads=answer.leads,
        charge=claim.is_charge,
        other_number=_other_number(claim, answer),
        opposition=opposite(scene, claim, answer),
    )


def _echoes(claim: Said, answer: Said) -> bool:
    if claim.is_clear_charge and cues.THE_CHARGE.search(answer.statement.quote):
        return True
    called = cues.CALLED.match(answer.statement.quote)
    if called and re.search(
        rf"\b(?:an?|the|his|her|its|their) (?:\w+ )?{called.group(1)}\b", claim.around, re.IGNORECASE
    ):
        return True  # “in a statement” … “called the statement”
    return bool(claim.told_as & answer.nouns_told)


_COUNTED = re.compile(rf"\b({cues.NUMBER}) (?!per ?cent|%|point|delegate)([a-z]+)")


def _other_number(claim: Said, answer: Said) -> bool:
    mine, theirs = (_COUNTED.findall(one.statement.quote) for one in (answer, claim))
    units = {unit for _, unit in mine} & {unit for _, unit in theirs}
    return any(
        {n for n, unit in mine if unit == same}.isdisjoint(n for n, unit in theirs if unit == same) for same in units
    )


def opposite(scene: Scene, claim: Said, answer: Said) -> Opposition | None:
    """The best pair of clauses that speak about the same with opposite signs."""
    best: Opposition | None = None
    about = scene.targets(claim, answer)
    for mine in answer.clauses:
        for theirs in claim.clauses:
            common = set(mine.concepts) & set(theirs.concepts)
            if not common or mine.supposed or theirs.supposed or (mine.of_oneself and theirs.of_oneself):
                continue
            if (mine.of_me and not about) or _unlike(scene, mine, theirs):
                continue
            flips = sum(mine.concepts[one] != theirs.concepts[one] for one in common)
            denied = theirs.negated ^ claim.turned
            if (mine.negated ^ answer.turned ^ denied) == (flips % 2 == 1):
                continue
            least = min(scene.weight(mine.concepts), scene.weight(theirs.concepts))
            weight = scene.weight(common)
            sharp = (mine.negated and not denied) or flips > 0
            found = Opposition(weight, weight / least if least else 0.0, scene.plain(common), sharp, flips > 0)
            if best is None or (found.plain, found.weight) > (best.plain, best.weight):
                best = found
    return best


def _unlike(scene: Scene, mine: Clause, theirs: Clause) -> bool:
    """Whether the subjects are two different names, or the numbers are other numbers."""
    if not mine.concepts or not theirs.concepts:
        return True
    one, other = next(iter(mine.concepts)), next(iter(theirs.concepts))
    if one != other and scene.is_name(one) and scene.is_name(other):
        return not any(scene.is_name(shared) for shared in set(mine.concepts) & set(theirs.concepts))
    counted, told = ({c for c in clause.concepts if c[0].isdigit()} for clause in (mine, theirs))
    return bool(counted and told and not counted & told)

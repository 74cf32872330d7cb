"""Charges against somebody who gives no answer in the article."""

from collections.abc import Mapping, Sequence
from itertools import islice

from bot.breakdown import Dispute, Unanswered
from bot.disputes import cues
from bot.disputes.cast import touches
from bot.disputes.said import Said
from bot.disputes.scene import Scene
from bot.disputes.titles import PRONOUNS
from bot.disputes.words import names

MOST_CHARGES = 100
"""Charges that are looked at, the first: for each, all that is said in the article. One with more is a list of names."""


def unanswered(scene: Scene, disputes: Sequence[Dispute], again: Mapping[str, str]) -> tuple[Unanswered, ...]:
    """Clear charges whose target neither answers nor, after the charge, speaks at all; a charge made again counts once."""
    answered = {claim for dispute in disputes for claim in dispute.claims}
    found: list[Unanswered] = []
    named: set[frozenset[str]] = set()
    charges = ((one, one.against) for one in scene.said if one.against is not None and _is_clear(one))
    for charge, against in islice(charges, MOST_CHARGES):
        if charge.id in answered or charge.id in again:
            continue
        target = names(against.name)
        nothing = not set(charge.content) - target
        if not target or nothing or against.name.casefold() in PRONOUNS or target in named:
            continue
        if any(_answers_for(scene, one, charge, target) for one in scene.said):
            continue
        named.add(target)
        found.append(Unanswered(statement=charge.id, against=against))
    return tuple(found)


def _is_clear(charge: Said) -> bool:
    if charge.statement.stance not in ("asserts", "questions") or charge.is_explicit or charge.cue_negated:
        return False
    return bool(cues.CLEAR_CHARGE.search(charge.cue))


def _answers_for(scene: Scene, one: Said, charge: Said, target: frozenset[str]) -> bool:
    """Whether `one` is, or could be, an answer from the side that is charged."""
    if one.id == charge.id or one.statement.source.kind == "article" or scene.cast.one(one.statement, charge.statement):
        return False
    if not touches(scene.cast.names(one.statement), target):
        return False
    return one.order > charge.order or one.announces

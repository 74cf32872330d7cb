"""What an answer's source goes on to say: a denial takes more than one sentence."""

import re
from collections.abc import Iterator, Sequence

from bot.disputes import cues
from bot.disputes.announced import announces
from bot.disputes.grouping import MOST_CLAIMS
from bot.disputes.matching import Link, may_answer
from bot.disputes.said import Said
from bot.disputes.scene import Scene

_ALIBI = re.compile(
    r"\b(?:I|[Ww]e|(?:[Oo]ur|[Mm]y) [\w-]+)(?:['’]ve| have| \w+ly)* (?:was|were|had|did|went|paid|saw|asked|told|got|gave|\w+ed)\b"
)
"""What the speaker did instead: “I was on my sofa”, “our cutter sounded its horn”, “I’ve turned the house upside down”."""
_QUOTED = re.compile(r"^[\"“‘]")
ONE_WORD = 0.9
"""Weight of one telling word in common with the claim."""
WEAKER = 0.5
"""How much weaker each further sentence is than the one before."""


def going_on(scene: Scene, links: Sequence[Link]) -> list[Link]:
    """For each denial the links of what the same side says right after it, against the same claims."""
    taken = {one.answer for one in links} | {one.claim for one in links}
    found: list[Link] = []
    for one in links:
        claim = scene.by_id[one.claim]
        if one.relation == "declines" or claim.statement.source.kind == "unknown":
            continue
        strength = one.strength
        for further in _further(scene, scene.by_id[one.answer]):
            if further.id in taken or not may_answer(scene, claim, further) or not _still(scene, one, further):
                break
            strength -= WEAKER
            found.append(Link(further.id, claim.id, one.relation, None, strength))
    return found


def _further(scene: Scene, answer: Said) -> Iterator[Said]:
    """What the same side says from here on until somebody else speaks or a paragraph without a word of theirs passes."""
    at = answer.statement.paragraph
    for one in scene.said[answer.order + 1 :]:
        same = scene.cast.one(one.statement, answer.statement) or scene.cast.allied(one.statement, answer.statement)
        if not same or one.statement.paragraph - at > 1 or announces(one):
            return
        at = one.statement.paragraph
        yield one


def _still(scene: Scene, link: Link, further: Said) -> bool:
    quote = further.statement.quote
    if not further.tells or cues.CONCEDING.search(quote):
        return False
    said = bool(_QUOTED.match(quote))
    if link.relation == "confirms":
        return said and further.statement.paragraph == scene.by_id[link.answer].statement.paragraph
    beside = further.statement.paragraph == scene.by_id[link.answer].statement.paragraph
    if any(clause.negated for clause in further.clauses[:2]) or (beside and cues.INSISTING.search(further.cue)):
        return True
    content = set(further.content)
    shared = max(scene.weight(content & set(scene.by_id[end].content)) for end in (link.claim, link.answer))
    outright = scene.by_id[link.answer].announces or scene.by_id[link.claim].is_clear_charge
    return said and bool((beside and outright) or _ALIBI.search(quote) or shared >= ONE_WORD)


def more_words(scene: Scene, links: Sequence[Link]) -> list[Link]:
    """Of each answer the further links to what else is said of the same charge: by its maker, or in a charge in dispute."""
    found: list[Link] = []
    claims: dict[str, set[str]] = {}
    for one in links:
        claims.setdefault(one.answer, set()).add(one.claim)
    for one in links:
        mine, claim, answer = claims[one.answer], scene.by_id[one.claim], scene.by_id[one.answer]
        for other in (*scene.beside(claim), *_charges(scene, claim)):
            if one.relation == "confirms" or len(mine) >= MOST_CLAIMS or other.id in mine:
                continue
            if _same_charge(scene, claim, other, answer):
                mine.add(other.id)
                found.append(Link(one.answer, other.id, one.relation, None, one.strength - WEAKER))
    return found


def _charges(scene: Scene, claim: Said) -> list[Said]:
    """Every clear charge, and around one what else its maker says."""
    mine = [one for one in scene.said if claim.is_clear_charge and scene.one_side(one, claim)]
    return [one for one in scene.said if one.is_clear_charge] + mine


def _same_charge(scene: Scene, claim: Said, other: Said, answer: Said) -> bool:
    """Whether further words of a claim's maker are about the answering side and stand before the answer."""
    if not may_answer(scene, other, answer) or other.order > answer.order or announces(other) or not other.tells:
        return False
    if scene.one_side(other, answer):
        return False
    shares = bool(set(other.content) & set(answer.content))
    if other.is_clear_charge:
        related = scene.targets(other, answer) or scene.one_side(other, claim) or scene.names_claimant(other, answer)
        return shares or related
    beside = abs(other.statement.paragraph - claim.statement.paragraph) <= (2 if claim.is_clear_charge else 1)
    return beside and (shares or scene.targets(other, answer) or (claim.is_clear_charge and other.order < answer.order))

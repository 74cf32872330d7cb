"""Answers in plain words: no cue says that they deny, but what they say goes against the claim."""

from collections.abc import Callable
from typing import NamedTuple

from bot.disputes import cues
from bot.disputes.evidence import ONE_WORD, Evidence
from bot.disputes.said import Said
from bot.disputes.scene import Scene
from bot.disputes.words import Clause, tokens

NEAR = 3
"""Paragraphs after a claim in which a plain no by the one it is about answers it."""

SAME, SAME_WEIGHT = 2, 1.8
"""Words in common that are no names, and their weight, which make two clauses speak about one thing."""
ALL, MOST, MUCH, SOME, LITTLE = 0.95, 0.7, 0.45, 0.35, 0.25
"""Parts of the shorter clause that are shared."""


class _Pair(NamedTuple):
    """A claim, what may answer it, and the evidence between them."""

    scene: Scene
    claim: Said
    answer: Said
    evidence: Evidence


def says_otherwise(scene: Scene, claim: Said, answer: Said, evidence: Evidence) -> bool:
    """Whether there is a sign that the answer goes against the claim."""
    pair = _Pair(scene, claim, answer, evidence)
    return _could_counter(pair) and any(holds(pair) for holds in SIGNS)


def says_the_same(scene: Scene, claim: Said, answer: Said, evidence: Evidence) -> bool:
    """Whether the answer only repeats the claim, in part: the same said with the same sign, and the same numbers."""
    if evidence.opposition is not None or evidence.other_number:
        return False
    return any(_repeats(scene, mine, theirs) for mine in answer.clauses for theirs in claim.clauses)


def _repeats(scene: Scene, mine: Clause, theirs: Clause) -> bool:
    common = set(mine.concepts) & set(theirs.concepts)
    if not scene.plain(common) or (not theirs.supposed and mine.negated != theirs.negated):
        return False
    if any(mine.concepts[one] != theirs.concepts[one] for one in common):
        return False
    least = min(scene.weight(mine.concepts), scene.weight(theirs.concepts))
    return scene.weight(common) >= MOST * least


def _could_counter(pair: _Pair) -> bool:
    claim, answer, evidence = pair.claim, pair.answer, pair.evidence
    if not answer.tells or not (claim.tells or claim.is_clear_charge):
        return False
    if answer.cue_negated or cues.CHARGING.search(answer.cue):
        return False
    told_first = answer.negative and not claim.negative and claim.is_charge and evidence.targets
    if not (evidence.after or told_first):
        return False
    if "unknown" in (claim.statement.source.kind, answer.statement.source.kind):
        return False
    return not pair.scene.cast.allied(claim.statement, answer.statement)


def _turns_it_round(pair: _Pair) -> bool:
    """The same said with the opposite sign: “had a gun”, “had no weapon”."""
    found = pair.evidence.opposition
    return _same_thing(pair) and found is not None and found.cover >= MUCH and (found.sharp or found.weight >= 2.8)


def _turns_it_round_dully(pair: _Pair) -> bool:
    """As above, but it is the claim that says no."""
    found = pair.evidence.opposition
    return _same_thing(pair) and found is not None and found.cover >= MUCH


def _disclaims_the_same(pair: _Pair) -> bool:
    found = pair.evidence.opposition
    return _same_thing(pair) and found is not None and found.cover >= LITTLE and pair.answer.disclaims


def _same_thing(pair: _Pair) -> bool:
    found = pair.evidence.opposition
    if found is None or found.plain < SAME or found.weight < SAME_WEIGHT:
        return False
    return pair.evidence.gap <= 2 or (found.plain > SAME and found.cover >= 0.6 and found.sharp)


def _disclaims_the_charge(pair: _Pair) -> bool:
    """Who is charged says no: “she had never discussed a bid”."""
    about = pair.evidence.targets and pair.scene.charges(pair.claim)
    return about and pair.answer.disclaims and pair.evidence.gap <= NEAR


def _disclaims_what_names_him(pair: _Pair) -> bool:
    """Who the claim is about speaks next and says no of himself: “I have never met the man”."""
    first = pair.answer.clauses[0] if pair.answer.clauses else None
    says_no = first is not None and first.negated and first.disclaims and pair.answer.disclaims
    return _next_to_it(pair) and pair.evidence.targets and says_no and not pair.claim.negative


def _says_that_it_is_not(pair: _Pair) -> bool:
    """“That was not her view.”"""
    told = pair.evidence.echoes or pair.evidence.charge
    return _next_to_it(pair) and told and pair.answer.says_not_so


def _says_nothing_of_that(pair: _Pair) -> bool:
    """“Nobody …”, “there is no …”."""
    evidence, found = pair.evidence, pair.evidence.opposition
    if not pair.answer.says_nothing_of_it:
        return False
    if evidence.charge and (evidence.weight >= ONE_WORD or evidence.targets or _next_to_it(pair)):
        return evidence.gap <= NEAR
    return found is not None and found.plain >= 1 and found.weight >= 1.2 and found.cover >= SOME and evidence.gap <= 2


def _disclaims_by_name(pair: _Pair) -> bool:
    """A no that names who claims it: “at no time did I instruct Ms. Arkady”."""
    telling = pair.evidence.claimant and pair.evidence.weight >= ONE_WORD
    return _next_to_it(pair) and telling and pair.answer.disclaims


def _holds_his_ground(pair: _Pair) -> bool:
    """“The company insisted …”, right after a claim about it."""
    about = pair.evidence.targets and (pair.evidence.weight >= ONE_WORD or pair.evidence.charge)
    return _next_to_it(pair) and about and bool(cues.INSISTING.search(pair.answer.cue))


def _counts_otherwise(pair: _Pair) -> bool:
    """Another number for the same thing."""
    alike = pair.evidence.weight >= ONE_WORD and pair.evidence.cover >= 0.3
    near = _next_to_it(pair) or pair.evidence.gap == 0
    return near and alike and pair.evidence.other_number


def _says_no_to_a_word(pair: _Pair) -> bool:
    """Who the claim is about turns one word of it round: “rammed”, “did not ram”."""
    found = pair.evidence.opposition
    return (
        found is not None
        and found.plain >= 1
        and found.sharp
        and pair.evidence.targets
        and pair.evidence.gap in (0, 1, 2)
    )


def _is_heard_on_the_charge(pair: _Pair) -> bool:
    """Who is charged speaks right after the charge."""
    about = pair.evidence.targets or pair.evidence.claimant
    return _next_to_it(pair) and pair.scene.charges(pair.claim) and about


def _says_no_to_all_of_it(pair: _Pair) -> bool:
    """A short no whose every word is the claim's: “nobody slept”, “it isn’t kidnap”, “there is no letter”."""
    found = pair.evidence.opposition
    flatly = pair.answer.says_nothing_of_it or pair.answer.says_not_so
    if found is None or not (found.sharp and flatly) or pair.evidence.gap > 2:
        return False
    return found.plain >= 1 and found.cover >= ALL and (pair.evidence.follows or pair.evidence.charge)


def _says_the_contrary(pair: _Pair) -> bool:
    """An opposite word, right after: “destined to fail”, “highly successful”."""
    found = pair.evidence.opposition
    return (
        _next_to_it(pair) and found is not None and found.antonyms and found.weight >= ONE_WORD and found.cover >= MUCH
    )


def _says_no_right_after_a_charge(pair: _Pair) -> bool:
    """Whoever speaks next says no: “the clip is real and the conclusion is not”."""
    says_no = any(clause.negated for clause in pair.answer.clauses[:2])
    straight = pair.evidence.targets or not pair.claim.negative
    return _next_to_it(pair) and pair.claim.is_clear_charge and says_no and straight


def _takes_it_up(pair: _Pair) -> bool:
    """Who the claim is about speaks next, says “it” or “that”, and says no."""
    about = pair.evidence.targets and pair.evidence.points_back
    return _next_to_it(pair) and about and pair.answer.negative and not pair.claim.negative


def _says_not_that_number(pair: _Pair) -> bool:
    """“… three times the average, not forty”."""
    refused = {word.casefold() for word in cues.NOT_A_NUMBER.findall(pair.answer.statement.quote)}
    return (
        bool(refused & {word.casefold() for word in tokens(pair.claim.statement.quote)}) and pair.evidence.gap <= NEAR
    )


def _comes_to_another_number(pair: _Pair) -> bool:
    """“It’s closer to sixty”, right after another number."""
    nearer = cues.NEARER_TO.search(pair.answer.statement.quote)
    return _next_to_it(pair) and bool(nearer and cues.A_NUMBER.search(pair.claim.statement.quote))


def _next_to_it(pair: _Pair) -> bool:
    return pair.evidence.follows and pair.evidence.gap <= 1


SIGNS: tuple[Callable[[_Pair], bool], ...] = (
    _says_that_it_is_not,
    _says_nothing_of_that,
    _says_not_that_number,
    _comes_to_another_number,
    _says_no_right_after_a_charge,
    _takes_it_up,
    _disclaims_the_charge,
    _disclaims_what_names_him,
    _counts_otherwise,
    _turns_it_round,
    _disclaims_by_name,
    _says_no_to_all_of_it,
    _disclaims_the_same,
    _holds_his_ground,
    _says_no_to_a_word,
    _is_heard_on_the_charge,
    _says_the_contrary,
    _turns_it_round_dully,
)

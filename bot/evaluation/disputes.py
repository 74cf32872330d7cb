"""The disputes of one breakdown against gold. Pure.

A position is found where a line covers at least half of one of its passages, in at most `LONGEST` words or `LONGEST_RATIO`
times as many. Its party is right when the line's names share a proper name with one of the gold's (or half of its words,
where it has none); where the gold has nobody, only nobody or the article is right. A dispute is whole when every `must`
position is there with the right party. Gold and shown disputes are matched one to one, the best matches first.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from bot.breakdown import ANSWERS, Breakdown, Line, Noun, Role
from bot.evaluation.gold import GoldDisputes, GoldPosition
from bot.evaluation.words import WORD, Words

LONGEST, LONGEST_RATIO = 60, 4
FIRST = 3
"""Disputes that the first message shows."""
_EMPTY = frozenset(
    "the a an of to in on at for and or by with from his her their its he she it they who s mr mrs ms dr said former not named".split()
)
_NOBODY = frozenset(["article", "nobody", "accuser", "unclear", "unknown"])

State = Literal["whole", "half", "missing"]
Places = list[frozenset[int]]


class DisputesScore(Noun):
    """What one article adds to the totals, and how each of its gold disputes is shown."""

    counts: Counter[str]
    states: tuple[State, ...]


class _Shown(NamedTuple):
    """A line as it counts: its words, every name it gives, its role."""

    words: frozenset[int]
    names: str
    role: Role


class _Judged(NamedTuple):
    position: GoldPosition
    found: bool
    party: bool
    role: bool


def score(gold: GoldDisputes, breakdown: Breakdown, words: Words) -> DisputesScore:
    """Score the disputes of one breakdown of the gold's text."""
    shown = [[_shown(line, breakdown, words) for line in dispute.lines] for dispute in breakdown.disputes]
    wanted = [[(position, _places(position.passages, words)) for position in one.positions] for one in gold.disputes]
    matched = _matched(wanted, shown)
    counts = Counter[str](articles=1, disputes=len(shown), stray=len(shown) - len(matched))
    states = []
    for number, dispute in enumerate(gold.disputes):
        at, judged = matched.get(number, (None, []))
        states.append(state := _state(judged))
        kind = "main" if dispute.main else "minor"
        counts.update([kind, f"{kind}_{state}"])
        if dispute.main:
            counts["positions"] += sum(one.must for one in dispute.positions)
            counts["in_first"] += at is not None and at < FIRST
            must = [one for one in judged if one.position.must]
            counts["positions_found"] += sum(one.found for one in must)
            counts["party_right"] += sum(one.party for one in must)
            counts["role_right"] += sum(one.role for one in must)
    counts["first"] = min(FIRST, counts["main"])
    counts["in_first"] = min(counts["in_first"], counts["first"])
    for number, (at, _) in matched.items():
        counts["lines_good"] += sum(
            any(_covers(place, line.words) for _, places in wanted[number] for place in places) for line in shown[at]
        )
    counts["lines"] = sum(len(lines) for lines in shown)
    _count_traps(gold, shown, words, counts)
    _count_no_answer(gold, breakdown, wanted, words, counts)
    _count_own_voice(gold, breakdown, words, counts)
    return DisputesScore(counts=counts, states=tuple(states))


def _shown(line: Line, breakdown: Breakdown, words: Words) -> _Shown:
    statement = breakdown.by_id[line.statement]
    source = statement.source
    names = [line.who, source.name, source.resolved or "", *(via.name for via in statement.via)]
    return _Shown(words.inside(statement.spans), " ".join(names), line.role)


def _places(passages: Iterable[str], words: Words) -> Places:
    return [place for passage in passages for place in words.of(passage)]


def _covers(gold: frozenset[int], shown: frozenset[int]) -> bool:
    return bool(gold) and 2 * len(gold & shown) >= len(gold) and len(shown) <= max(LONGEST, LONGEST_RATIO * len(gold))


def _is_party(party: Sequence[str], names: str) -> bool:
    said = {word.lower() for word in WORD.findall(names)} - _EMPTY
    if not party:
        return not said or bool(said & _NOBODY)
    for name in party:
        proper = {word.lower() for word in WORD.findall(name) if word[0].isupper()} - _EMPTY
        plain = {word.lower() for word in WORD.findall(name)} - _EMPTY
        if proper & said if proper else plain and 2 * len(plain & said) >= len(plain):
            return True
    return False


def _judge(wanted: Sequence[tuple[GoldPosition, Places]], lines: Sequence[_Shown]) -> list[_Judged]:
    out = []
    for position, places in wanted:
        near = [line for line in lines if any(_covers(place, line.words) for place in places)]
        right = [line for line in near if _is_party(position.party, line.names)]
        out.append(_Judged(position, bool(near), bool(right), any(line.role in position.roles for line in right)))
    return out


def _matched(
    wanted: Sequence[Sequence[tuple[GoldPosition, Places]]], shown: Sequence[Sequence[_Shown]]
) -> dict[int, tuple[int, list[_Judged]]]:
    """Gold dispute → the shown one that has most of it, and how each of its positions is shown there."""
    table = [(_judge(one, lines), number, at) for number, one in enumerate(wanted) for at, lines in enumerate(shown)]
    table = [row for row in table if any(one.party for one in row[0])]
    table.sort(key=lambda row: (-_must(row[0]), -sum(one.party for one in row[0]), row[1], row[2]))
    matched: dict[int, tuple[int, list[_Judged]]] = {}
    taken: set[int] = set()
    for judged, number, at in table:
        if number not in matched and at not in taken:
            matched[number] = (at, judged)
            taken.add(at)
    return matched


def _must(judged: Sequence[_Judged]) -> int:
    return sum(one.party and one.position.must for one in judged)


def _state(judged: Sequence[_Judged]) -> State:
    found = _must(judged)
    if not found:
        return "missing"
    return "whole" if found == sum(one.position.must for one in judged) else "half"


def _count_traps(gold: GoldDisputes, shown: Sequence[Sequence[_Shown]], words: Words, counts: Counter[str]) -> None:
    """A trap is fallen into where one dispute has its claim, and its answer as an answer."""
    for trap in gold.never:
        claim, answer = list(words.of(trap.claim)), list(words.of(trap.answer))
        counts["traps"] += 1
        counts["trapped"] += any(
            any(line.role not in ANSWERS and any(_covers(place, line.words) for place in claim) for line in lines)
            and any(line.role in ANSWERS and any(_covers(place, line.words) for place in answer) for line in lines)
            for lines in shown
        )


def _count_no_answer(
    gold: GoldDisputes,
    breakdown: Breakdown,
    wanted: Sequence[Sequence[tuple[GoldPosition, Places]]],
    words: Words,
    counts: Counter[str],
) -> None:
    """False is a charge “without an answer” that the gold answers in a dispute."""
    answered = [
        place
        for positions in wanted
        if any(position.side == "answer" for position, _ in positions)
        for position, places in positions
        if position.side == "claim"
        for place in places
    ]
    charges = [_places(one.passages, words) for one in gold.no_answer]
    shown = [words.inside(breakdown.by_id[one.statement].spans) for one in breakdown.no_answer]
    rightly = {at for at, one in enumerate(shown) if any(_covers(place, one) for places in charges for place in places)}
    counts["no_answer"] += len(shown)
    counts["no_answer_false"] += sum(
        at not in rightly and any(_covers(place, one) for place in answered) for at, one in enumerate(shown)
    )
    counts["no_answer_gold"] += len(charges)
    counts["no_answer_found"] += sum(
        any(_covers(place, one) for place in places for one in shown) for places in charges
    )


def _count_own_voice(gold: GoldDisputes, breakdown: Breakdown, words: Words, counts: Counter[str]) -> None:
    true = [list(words.of(passage)) for passage in gold.own_voice]
    flags = [words.inside(breakdown.by_id[name].spans) for name in breakdown.own_voice]
    counts["own_voice_gold"] += len(true)
    counts["own_voice_found"] += sum(any(_meet(place, flag) for place in places for flag in flags) for places in true)
    counts["own_voice"] += len(flags)
    counts["own_voice_wrong"] += sum(
        not any(_meet(place, flag) for places in true for place in places) for flag in flags
    )


def _meet(one: frozenset[int], other: frozenset[int]) -> bool:
    shorter = min(len(one), len(other))
    return shorter > 0 and 2 * len(one & other) >= shorter

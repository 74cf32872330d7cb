"""Scores the disputes of one breakdown against gold. Pure.

A line shows a position when it covers at least half of one of its passages, in at most `MAX_WORDS` words or `MAX_RATIO`
times as many. The party is right when the line's names share a proper name with one of the gold's (or half of its
words, where it has none); where the gold names no party, the line may name none but the article. A dispute is whole
when every `must` position is shown with the right party. Gold and shown disputes are matched one to one, the best
matches first.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.breakdown import ANSWERS, Breakdown, Line, Role
from bot.evaluation.gold import WORD, GoldDisputes, GoldPosition, Words, one_to_one

MAX_WORDS, MAX_RATIO = 60, 4
FIRST = 3
"""Disputes that the first message shows."""
_EMPTY = frozenset(
    "the a an of to in on at for and or by with from his her their its he she it they who s mr mrs ms dr said former "
    "not named".split()
)
_NO_PARTY = frozenset(["article", "nobody", "accuser", "source", "unclear", "unknown"])


class _Line(NamedTuple):
    words: frozenset[int]
    names: str
    role: Role


class _Judged(NamedTuple):
    must: bool
    found: bool
    party: bool
    role: bool


def score(gold: GoldDisputes, breakdown: Breakdown, words: Words) -> Counter[str]:
    shown = [[_line(line, breakdown, words) for line in dispute.lines] for dispute in breakdown.disputes]
    matched = _match(gold, shown, words)
    counts = Counter[str](articles=1, disputes=len(shown), stray=len(shown) - len(matched))
    for number, dispute in enumerate(gold.disputes):
        rank, judged = matched.get(number, (None, []))
        must = [position for position in judged if position.must]
        right = sum(position.party for position in must)
        state = "missing" if not right else "whole" if right == len(must) else "half"
        kind = "main" if dispute.main else "minor"
        counts.update([kind, f"{kind}_{state}"])
        if dispute.main:
            counts["positions"] += sum(position.must for position in dispute.positions)
            counts["in_first"] += rank is not None and rank < FIRST
            counts["positions_found"] += sum(position.found for position in must)
            counts["party_right"] += right
            counts["role_right"] += sum(position.role for position in must)
    counts["first"] = min(FIRST, counts["main"])
    counts["in_first"] = min(counts["in_first"], counts["first"])
    counts["lines"] = sum(len(lines) for lines in shown)
    for number, (rank, _) in matched.items():
        passages = (passage for position in gold.disputes[number].positions for passage in position.passages)
        places = words.occurrences(passages)
        counts["lines_good"] += sum(_covers_any(places, line.words) for line in shown[rank])
    counts.update(_traps(gold, shown, words))
    counts.update(_charges(gold, breakdown, words))
    counts.update(_own_voice(gold, breakdown, words))
    return counts


def _line(line: Line, breakdown: Breakdown, words: Words) -> _Line:
    statement = breakdown.by_id[line.statement]
    source = statement.source
    names = [line.who, source.name, source.resolved or "", *(via.name for via in statement.via)]
    return _Line(words.inside(statement.spans), " ".join(names), line.role)


def _covers_any(passages: Iterable[frozenset[int]], shown: frozenset[int]) -> bool:
    return any(
        2 * len(passage & shown) >= len(passage) > 0 and len(shown) <= max(MAX_WORDS, MAX_RATIO * len(passage))
        for passage in passages
    )


def _is_party(party: Sequence[str], names: str) -> bool:
    shown = {word.lower() for word in WORD.findall(names)} - _EMPTY
    if not party:
        return not shown or bool(shown & _NO_PARTY)
    for name in party:
        proper = {word.lower() for word in WORD.findall(name) if word[0].isupper()} - _EMPTY
        all_words = {word.lower() for word in WORD.findall(name)} - _EMPTY
        if proper & shown if proper else all_words and 2 * len(all_words & shown) >= len(all_words):
            return True
    return False


def _judge(position: GoldPosition, lines: Sequence[_Line], words: Words) -> _Judged:
    places = words.occurrences(position.passages)
    near = [line for line in lines if _covers_any(places, line.words)]
    right = [line for line in near if _is_party(position.party, line.names)]
    return _Judged(position.must, bool(near), bool(right), any(line.role in position.roles for line in right))


def _match(gold: GoldDisputes, shown: Sequence[Sequence[_Line]], words: Words) -> dict[int, tuple[int, list[_Judged]]]:
    """Index of a gold dispute → (index of the shown dispute that has most of it, its positions as shown there)."""
    judged = {
        (number, rank): [_judge(position, lines, words) for position in dispute.positions]
        for number, dispute in enumerate(gold.disputes)
        for rank, lines in enumerate(shown)
    }
    right = {
        at: (-sum(p.party and p.must for p in positions), -sum(p.party for p in positions))
        for at, positions in judged.items()
    }
    matches = one_to_one((count, *at) for at, count in right.items() if count[1])
    return {number: (rank, judged[number, rank]) for number, rank in matches.items()}


def _traps(gold: GoldDisputes, shown: Sequence[Sequence[_Line]], words: Words) -> Counter[str]:
    """A breakdown is trapped where one dispute holds a trap's claim, and its answer as an answer."""
    counts = Counter[str](traps=len(gold.never))
    for trap in gold.never:
        claim, answer = words.occurrences([trap.claim]), words.occurrences([trap.answer])
        counts["trapped"] += any(
            any(line.role not in ANSWERS and _covers_any(claim, line.words) for line in lines)
            and any(line.role in ANSWERS and _covers_any(answer, line.words) for line in lines)
            for lines in shown
        )
    return counts


def _charges(gold: GoldDisputes, breakdown: Breakdown, words: Words) -> Counter[str]:
    """A charge shown “without an answer” is false when the gold answers it in a dispute."""
    disputes = (d.positions for d in gold.disputes if any(position.side == "answer" for position in d.positions))
    claims = (position for positions in disputes for position in positions if position.side == "claim")
    answered = words.occurrences(passage for claim in claims for passage in claim.passages)
    right = words.occurrences(passage for charge in gold.no_answer for passage in charge.passages)
    shown = [words.inside(breakdown.by_id[charge.statement].spans) for charge in breakdown.no_answer]
    false = sum(_covers_any(answered, charge) and not _covers_any(right, charge) for charge in shown)
    return Counter(no_answer=len(shown), no_answer_false=false)


def _own_voice(gold: GoldDisputes, breakdown: Breakdown, words: Words) -> Counter[str]:
    right = words.occurrences(gold.own_voice)
    flags = [words.inside(breakdown.by_id[name].spans) for name in breakdown.own_voice]
    wrong = sum(not any(2 * len(p & flag) >= min(len(p), len(flag)) > 0 for p in right) for flag in flags)
    return Counter(own_voice=len(flags), own_voice_wrong=wrong)

"""What was said in one article, and who it was about: the ground on which statements are matched."""

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from bot.breakdown import Article, Mention, Statement
from bot.disputes.cast import Cast, is_pronoun, touches
from bot.disputes.said import Said, hear
from bot.disputes.words import names

_STILL_ABOUT = 2
"""Paragraphs after a charge in which “she” who is not its maker is most often the one charged."""
_MORE_WORDS = 3
"""Statements around a charge in which its maker still speaks about it."""


class Scene:
    """All that was said in one article, and how telling each concept is in it."""

    def __init__(self, article: Article, statements: Sequence[Statement], against: Mapping[str, Mention]) -> None:
        self.said = tuple(hear(article, i, s, against.get(s.id)) for i, s in enumerate(statements))
        self.cast = Cast(statements)
        self.by_id = {one.id: one for one in self.said}
        self._bare = frozenset(one.id for one in self.said if is_pronoun(one.statement.source))
        self._named_before: list[Said | None] = [None]
        for one in self.said:
            self._named_before.append(self._named_before[-1] if one.id in self._bare else one)
        seen = Counter(concept for one in self.said for concept in one.content)
        self._proper = frozenset(name for one in self.said for name in one.names)
        self._weights = {concept: 1 / (1 + math.log(max(1, count - 2))) ** 0.5 for concept, count in seen.items()}

    def weight(self, shared: Collection[str]) -> float:
        """How much a set of concepts tells; a name tells half as much as a word, since names recur everywhere."""
        return float(sum(self._weights.get(one, 1.0) * (0.5 if one in self._proper else 1.0) for one in shared))

    def plain(self, shared: Collection[str]) -> int:
        """How many of a set of concepts are no names."""
        return sum(one not in self._proper for one in shared)

    def is_name(self, concept: str) -> bool:
        """Whether a concept is written as a name in this article."""
        return concept in self._proper

    def one_side(self, one: Said, other: Said) -> bool:
        """Whether both have one source or seem to speak for one side."""
        return self.cast.one(one.statement, other.statement) or self.cast.allied(one.statement, other.statement)

    def targets(self, claim: Said, answer: Said) -> bool:
        """Whether the claim, or the charge that its maker goes on about, is about the answering source or its side."""
        if self._is_about(claim, answer):
            return True
        return any(one.is_clear_charge and self._is_about(one, answer) for one in self.beside(claim))

    def _is_about(self, claim: Said, answer: Said) -> bool:
        side = self.cast.names(answer.statement)
        if claim.against is not None:
            target = claim.against.name
            called = (target, f"the {target.split()[-1]}" if target.split() else "")
            if touches(side, names(target)) or any(self.cast.is_described_in(answer.statement, one) for one in called):
                return True
        if self.is_bare(answer) and claim.is_clear_charge:
            return 0 <= answer.statement.paragraph - claim.statement.paragraph <= _STILL_ABOUT
        return touches(side, claim.names) or self.cast.is_described_in(answer.statement, claim.statement.quote)

    def beside(self, claim: Said) -> list[Said]:
        """What the same source says right before and after."""
        near = self.said[max(0, claim.order - _MORE_WORDS) : claim.order + _MORE_WORDS + 1]
        return [one for one in near if one.id != claim.id and self.cast.one(one.statement, claim.statement)]

    def names_claimant(self, claim: Said, answer: Said) -> bool:
        """Whether the answer's sentence names the claim's source."""
        others = self.cast.names(claim.statement) - self.cast.names(answer.statement)
        return touches(others, names(answer.around) | answer.names) or self.cast.is_described_in(
            claim.statement, answer.statement.quote
        )

    def follows(self, claim: Said, answer: Said) -> bool:
        """Whether nobody else speaks between the claim and the answer that stands next to it."""
        between = self.said[claim.order + 1 : answer.order]
        sources = (claim.statement, answer.statement)
        return claim.order < answer.order and all(
            any(self.cast.one(one.statement, s) for s in sources) for one in between
        )

    def charges(self, claim: Said) -> bool:
        """Whether the claim is a clear charge, or more words on one that the same source made just before."""
        before = (one for one in self.beside(claim) if one.order < claim.order)
        return claim.is_clear_charge or any(one.is_clear_charge for one in before)

    def may_be(self, pronoun: Said, other: Said) -> bool:
        """Whether a source that is only “he” or “they” may well be the source of `other`: the last one named before it."""
        if not self.is_bare(pronoun):
            return False
        named = self._named_before[pronoun.order]
        return named is not None and not named.is_clear_charge and self.cast.one(named.statement, other.statement)

    def is_bare(self, one: Said) -> bool:
        """Whether its source is nothing but a pronoun."""
        return one.id in self._bare

"""What was said in one article, and who it was about: the ground on which statements are matched."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from bot.breakdown import Article, Mention, Statement
from bot.disputes.cast import Cast, is_pronoun, shown_name, touches
from bot.disputes.said import Said, hear
from bot.disputes.words import names

_STILL_ABOUT = 2
"""Paragraphs after a charge in which “she” who is not its maker is most often the one charged."""
_LEAD_IN = 250
"""Characters before a sentence that may say how it is meant: “The school tells it differently.”"""
_MORE_WORDS = 3
"""Statements around a charge in which its maker still speaks about it."""


class Scene:
    """All that was said in one article, and how telling each concept is in it."""

    def __init__(self, article: Article, statements: Sequence[Statement], against: Mapping[str, Mention]) -> None:
        self.said = tuple(hear(article, i, s, against.get(s.id)) for i, s in enumerate(statements))
        self.cast = Cast(statements)
        self._article = article
        self._voiced = [one for one in self.said if one.statement.source.kind != "article"]
        self._turns: dict[frozenset[int], int] = {}
        self._places: dict[int, list[int]] = {}
        """Of each source, which of the voiced statements are its own."""
        for place, one in enumerate(self._voiced):
            self._places.setdefault(self.cast.who(one.statement), []).append(place)
        self._sentence_ends = sorted(one.statement.sentence[1] for one in self.said)
        self.voiced = len(self._voiced)
        """Statements that somebody voiced."""
        self.density = 100 * self.voiced / max(1, article.words)
        """Of these in a hundred words."""
        self.by_id = {one.id: one for one in self.said}
        self._bare = frozenset(one.id for one in self.said if is_pronoun(one.statement.source))
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

    def called_alike(self, one: Said, other: Said) -> bool:
        """Whether both sources have the same name or pronoun, and nothing tells that they are two."""
        first, second = (shown_name(s.statement.source).casefold() for s in (one, other))
        return first == second

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

    def is_next(self, claim: Said, answer: Said) -> bool:
        """Whether nobody but the answering source speaks between a claim and what comes after it."""
        return claim.order < answer.order and all(
            one.statement.source.kind == "article" or self.cast.one(one.statement, answer.statement)
            for one in self.said[claim.order + 1 : answer.order]
        )

    def others_between(self, one: Said, other: Said) -> int:
        """How many sources that are neither of the two speak between them."""
        first, last = sorted((one.order, other.order))
        mine = {self.cast.who(one.statement), self.cast.who(other.statement)}
        between = self.said[first + 1 : last]
        return len({self.cast.who(s.statement) for s in between if s.statement.source.kind != "article"} - mine)

    def turns(self, one: Said, other: Said) -> int:
        """How often the sources of the two take turns in the article, whoever speaks in between."""
        pair = frozenset((self.cast.who(one.statement), self.cast.who(other.statement)))
        if pair not in self._turns:
            theirs = sorted((place, who) for who in pair for place in self._places.get(who, ()))
            self._turns[pair] = sum(a != b for (_, a), (_, b) in pairwise(theirs))
        return self._turns[pair]

    def voiced_by(self, one: Said) -> int:
        """How many statements its source makes."""
        return len(self._places.get(self.cast.who(one.statement), ()))

    def goes_on(self, one: Said) -> bool:
        """Whether the statement before it is by the same source."""
        return one.order > 0 and self.cast.one(self.said[one.order - 1].statement, one.statement)

    def lead_in(self, one: Said) -> str:
        """What the article says by itself between the statement before and this one's sentence."""
        start = one.statement.sentence[0]
        before = bisect_right(self._sentence_ends, start)
        return self._article.text[self._sentence_ends[before - 1] if before else 0 : start][-_LEAD_IN:]

    def charges(self, claim: Said) -> bool:
        """Whether the claim is a clear charge, or more words on one that the same source made just before."""
        before = (one for one in self.beside(claim) if one.order < claim.order)
        return claim.is_clear_charge or any(one.is_clear_charge for one in before)

    def is_bare(self, one: Said) -> bool:
        """Whether its source is nothing but a pronoun."""
        return one.id in self._bare

"""One statement with what its words are about, read once."""

import re
from dataclasses import dataclass
from functools import cached_property

from bot.breakdown import DENIALS, Mention, Statement
from bot.disputes import sides
from bot.disputes.pointing import Denied, Pointer, denied_words, pointer
from bot.disputes.sides import is_pronoun, shown_name, touches
from bot.language.answers import REQUEST
from bot.language.lexicon import cue_denies, names_something, words
from bot.language.text import Clause, clauses, names, stem, stems, telling

GAP = 4
"""Characters between two sentences that follow each other, be it over a paragraph."""
LEAST = 2
"""Words of a claim that tell something."""
_OF_WHATEVER = frozenset(map(stem, ("deny", "dispute", "refute")))
"""Verbs whose object was claimed, by a named source or not."""
_SHARED = frozenset(map(stem, words("shared_names")))
_GOES_ON = re.compile(r"\W*(?:that|of|about)\b")
"""What stands behind “the idea” that only begins what was told."""
_FULL_NAME = re.compile(r"\b([A-Z][a-z]+) (?:[A-Z]\.? )?([A-Z][a-z]+)\b")


def _full_names(name: str) -> list[tuple[str, str]]:
    """First and last names; a title before a surname is none."""
    found = [match.groups() for match in _FULL_NAME.finditer(name)]
    return [(first, last) for first, last in found if first.casefold() not in words("name_titles")]


@dataclass(frozen=True, eq=False)
class Said:
    """A statement of an article, its number in it, its sentence and who says it."""

    statement: Statement
    order: int
    sentence: str
    against: Mention | None = None
    """For a charge: whom it is made against."""

    @cached_property
    def cue(self) -> str:
        return self.statement.cue or ""

    @cached_property
    def words(self) -> str:
        """Its quote, without the “said” that a denial by its words is shown with."""
        cue = "" if self.is_by_cue else self.cue
        return re.sub(
            r"^that (?=(?:it|this|that|these|those|they|the)\b)", "", self.statement.quote.removeprefix(cue).lstrip()
        )

    @cached_property
    def party(self) -> object:
        """The same for all that one party says."""
        return sides.key(self.statement.source)

    @cached_property
    def side(self) -> frozenset[str]:
        """Stems of the names of the source, its institution included."""
        return sides.side(self.statement.source)

    @cached_property
    def roles(self) -> frozenset[str]:
        """Stems of what the source is: mayor, bank."""
        return sides.roles(self.statement.source)

    @cached_property
    def content(self) -> frozenset[str]:
        """Stems of the quote; words about telling apart."""
        return stems(self.statement.quote) - telling()

    @cached_property
    def names(self) -> frozenset[str]:
        """Stems of the names in the quote."""
        return names(self.statement.quote)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The quote's clauses."""
        return clauses(self.statement.quote)

    @cached_property
    def is_by_cue(self) -> bool:
        """Whether the reporting word itself denies: “denied that”, “rejected the claim”; not “said it never happened”."""
        denies = self.statement.role in DENIALS
        return denies and cue_denies(self.cue)

    @property
    def is_of_a_request(self) -> bool:
        """Whether it turns down what was asked for, not what was told: a motion, a plan."""
        return bool(REQUEST.search(self.statement.quote))

    @cached_property
    def pointer(self) -> Pointer | None:
        """How it points back at a claim, if its words do nothing else."""
        rest = self.sentence[self.statement.spans[-1][1] - self.statement.sentence[0] :]
        if _GOES_ON.match(rest) and self.cue not in rest:
            return None
        return pointer(self.words, by_cue=self.is_by_cue or names_something(self.cue))

    @cached_property
    def denied(self) -> Denied | None:
        """What it says that it denies, where it names no one who told it."""
        return denied_words(self.statement.quote, of_whatever=stem(self.cue) in _OF_WHATEVER)

    @cached_property
    def may_be_answered(self) -> bool:
        """Whether it tells enough that could be denied."""
        return self.statement.role in ("claims", "asks", "demands") and len(self.content) >= LEAST

    @cached_property
    def has_speaker(self) -> bool:
        """Whether the article names or describes who says it."""
        return self.statement.source.start is not None and not is_pronoun(self.statement.source)

    def is_by_another(self, other: "Said") -> bool:
        """Whether another party says `other`: not the same source, nor one that shares a name with it (her campaign)."""
        return self.party != other.party and not (self.side & other.side) - _SHARED

    @cached_property
    def called(self) -> frozenset[str]:
        """Stems of the words for who or what says it, and of those it says."""
        source = self.statement.source
        return stems(f"{source.name} {source.resolved or ''} {self.cue} {self.statement.quote}")

    def stands_right_before(self, other: "Said") -> bool:
        """Whether no other sentence stands between."""
        return 0 <= other.statement.sentence[0] - self.statement.sentence[1] <= GAP or (
            self.statement.sentence == other.statement.sentence and self.order < other.order
        )

    def is_by(self, whom: str) -> bool:
        """Whether these words name or describe who says it: “the union’s”."""
        return touches(self.side, names(whom)) or bool(self.roles & sides.roles_in(whom))

    def charges(self, other: "Said") -> bool:
        """Whether it is a charge against who says `other`; “Rafael Cruz” is not Ted Cruz."""
        charged = self.against.name if self.against else ""
        mine, theirs = _full_names(charged), _full_names(shown_name(other.statement.source))
        namesake = any(a[1] == b[1] and a[0] != b[0] for a in mine for b in theirs)
        return other.is_by(charged) and not namesake

    def is_about(self, other: "Said") -> bool:
        """Whether this sentence speaks of who says `other`, by name or by role."""
        return touches(other.side, names(self.sentence) - self.side) or bool(
            other.roles & sides.roles_in(self.sentence)
        )

"""Who a pronoun, a surname or “the official” is: the chain from a mention back to the fullest one. Unclear stays open."""

from collections.abc import Set
from dataclasses import replace

from bot.breakdown import DENIALS, SourceKind, Span
from bot.language.lexicon import table
from bot.readers.rules.mentions import Gender, Person, differ, pronoun_gender, qualifier
from bot.readers.rules.paragraph import Token

_DEFINITE = {"the", "that", "this"}
_WIDER = {role: frozenset(narrower) for role, narrower in table("wider").items()}
_PRONOUN_REACH = 2
"""Paragraphs over which "he" still points back; further away a new person may stand between."""
_ROLE_REACH = 8
"""Paragraphs over which "the official" still points back."""
_MOST_NEAR = 200
"""Mentions over which anything does, where a paragraph has no end."""


class Cast:
    """Everybody mentioned so far, in order."""

    def __init__(self, couples: Set[str] = frozenset()) -> None:
        """`couples`: surnames that the article has for a man and for a woman."""
        self._couples = couples
        self._seen: list[Person] = []
        self._fullest: dict[Span, Person] = {}
        self._ending: dict[tuple[str, ...], list[Person]] = {}
        """The first mention of each full name, by each of its ends, …"""
        self._beginning: dict[str, list[Person]] = {}
        """… and by its first word."""
        self._before: dict[Span, Person | None] = {}
        """Who a pronoun is, for all that its clause tells: “Moor had failed, he claimed, saying he was wrong”."""
        self._genders: dict[tuple[str, ...], Gender] = {}
        """What pronouns have told of a full name."""

    def is_surname(self, word: str) -> bool:
        """Whether a full name that was given before ends in it."""
        return word[:1].isupper() and (word,) in self._ending

    def by_surname(self, one: Person, head: Token) -> Person:
        """The mention with its name, where the parser took a surname for another word."""
        known = not one.name and self.is_surname(head.text)
        return replace(one, name=(head.text,), kind="person") if known else one

    def add(self, one: Person) -> None:
        """Remember a mention for later ones."""
        self._seen.append(one)
        if len(one.name) > 1 and all(p.name != one.name for p in self._beginning.get(one.name[0], ())):
            self._beginning.setdefault(one.name[0], []).append(one)
            for start in range(1, len(one.name)):
                self._ending.setdefault(one.name[start:], []).append(one)

    def resolve(self, one: Person, head: Token, spans: list[Span], *, points: bool = False) -> Person | None:
        """The fullest mention of the same source, or None where the chain is not clear.

        `spans` are its words: whom they speak of is another. `points`: it denies, and only points back at what was said
        right before, which its source has not said.
        """
        one = self.by_surname(one, head)
        if one.name:
            found = self._by_name(one)
        elif one.span in self._before:
            found = self._before[one.span]
        else:
            found = self._before[one.span] = self._by_pronoun(one, head, spans) or self._by_role(one, head)
        found = self._by_it(one) if head.lower_ == "it" else found
        last = next((p for p in reversed(self._seen[-_MOST_NEAR:]) if p.source), None)
        if found is None or (points and not one.name and found is last and found.role == "claims"):
            return None
        fullest = self._fullest.get(found.span, found)
        fullest = (self._by_name(fullest) if fullest.name else None) or fullest
        self._fullest[one.span] = fullest
        if known := pronoun_gender(head) or fullest.gender:
            self._genders.setdefault(fullest.name, known)
        return fullest

    def _by_name(self, one: Person) -> Person | None:
        if one.gender and one.name[-1] in self._couples:
            return None  # "Mr. Orr", where there is a Mrs. Orr
        longer = self._ending.get(one.name, [])
        if not longer and len(one.name) == 1 and one.kind == "person":
            longer = [p for p in self._beginning.get(one.name[0], []) if not p.definite]  # Kell is no "the Kell Treaty"
        longer = [p for p in longer if not differ(p.gender, one.gender) and _alike(p.kind, one.kind)]
        return longer[0] if len({p.name[-2:] for p in longer}) == 1 else None

    def _by_pronoun(self, one: Person, head: Token, spans: list[Span]) -> Person | None:
        """Whom “he” or “she” can only mean: the last person who spoke or acted, if there is no other since or beside."""
        gender = pronoun_gender(head)
        if gender is None:
            return None
        near = [
            p
            for p in reversed(self._seen[-_MOST_NEAR:])
            if one.paragraph - p.paragraph <= _PRONOUN_REACH and p.span[1] <= one.span[0] and p.is_person
            if not differ(self._known_gender(p), gender) and not any(s <= p.span[0] < e for s, e in spans)
        ]
        spoken_of = [p for p in self._seen[-_MOST_NEAR:] if any(s <= p.span[0] < e for s, e in spans) and p.name]
        if any(not differ(self._known_gender(p), gender) for p in spoken_of if self._may_be_one(p)):
            near = [
                p for p in near if p.paragraph == one.paragraph
            ]  # “Suggestions that Orr was paid are untrue, she said”
        acting = [p for p in near if p.subject or p.source]
        here = [p for p in acting if p.sentence == acting[0].sentence]
        last = next((p for p in here if p.source), here[0] if here else None)
        if last is None or acting[0].role == "asks":
            return None  # who was asked answers
        if gender in last.others or not self._is_surely_one(last):
            return None
        # “Orr accused Dale of it. He said …”; who asks or denies may be another.
        goes_on = last.source and one.sentence > last.sentence and one.role not in ("asks", *DENIALS)
        if last.unnamed and not goes_on:
            return None
        others = [p for p in near if p.sentence >= last.sentence and not self._same(p, last)]
        if last.unnamed and others:
            return None  # “A passenger said the driver had been asleep. He said …”
        others = [p for p in others if self._may_be_one(p) or (p.sentence == one.sentence and not p.name)]
        others = [p for p in others if not p.where or self._known_gender(p)]
        known = self._known_gender(last) is not None
        beside = last.sentence if last.source and (known or (goes_on and last.name)) else -1
        return None if any(p.sentence != beside for p in others) else last

    def _by_it(self, one: Person) -> Person | None:
        """The body or document that alone spoke in the sentence right before."""
        before = [p for p in self._seen[-_MOST_NEAR:] if p.sentence == one.sentence_before]
        acting = [p for p in before if p.source or (p.subject and not p.is_person)]
        is_alone = len(acting) == 1 and acting[0].source and acting[0].kind not in ("person", "group")
        return acting[0] if is_alone else None

    def _may_be_one(self, one: Person) -> bool:
        """Whether a name may be a person's: “Labour”, of whom the article has no full name, may not."""
        return (
            one.is_person
            and bool(one.name)
            and (self._is_surely_one(one) or self._by_name(one) is not None or len(one.name) > 1)
        )

    def _is_surely_one(self, one: Person) -> bool:
        """Whether more than a lone capitalised word tells of a person: “Pulsa” may be a firm."""
        if one.thing and not (one.name and self._by_name(one)):
            return False
        known = one.definite or bool(one.roles) or one.titled or self._known_gender(one) is not None
        return known or (one.source and len((self._by_name(one) or one).name) > 1)

    def _by_role(self, one: Person, head: Token) -> Person | None:
        """“The mayor”: the only one who is named as such, or the last who is so described where nobody is."""
        determiner = next((c.lower_ for c in head.children if c.dep_ == "det"), "")
        if determiner not in _DEFINITE or one.kind == "group":
            return None
        wanted = _WIDER.get(head.lower_, frozenset([head.lower_]))
        word = qualifier(head)
        wanted = frozenset(f"{word} {role}" for role in wanted) if word else wanted
        called = [
            p
            for p in self._seen[-_MOST_NEAR:]
            if p.span[1] <= one.span[0] and p.kind == one.kind and (p.source or p.subject or p.name)
            if p.roles & wanted
            if not (one.beside and p.beside) or one.beside & p.beside
        ]
        names = {p.name[-1] for p in called if p.name}
        if not called or one.paragraph - called[-1].paragraph > _ROLE_REACH or len(names) > 1:
            return None
        last = called[-1]
        if head.lower_ not in last.roles and not word:
            return last if last.source else None  # "the official" is the secretary who spoke last
        if not (last.name or last.definite):
            return last  # “an official”, who was introduced last, is no minister of before
        known = (p for p in reversed(called) if p.name or p.span in self._fullest)
        return next(known, last)

    def _known_gender(self, one: Person) -> Gender:
        if one.gender is not None or not one.name:
            return one.gender
        full = self._by_name(one) or one
        return full.gender or self._genders.get(full.name)

    def _same(self, one: Person, other: Person) -> bool:
        return one.name[-1:] == other.name[-1:] if one.name and other.name else one.span == other.span


def _alike(one: SourceKind, other: SourceKind) -> bool:
    """“Amadi and four colleagues” is a group, but its first name is a person's."""
    return one == other or {one, other} <= {"person", "group"}

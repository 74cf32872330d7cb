"""Who a pronoun, a surname or “the official” is: the chain from a mention back to the fullest one. Unclear stays open."""

from collections.abc import Set
from dataclasses import replace

from bot.breakdown import SourceKind, Span
from bot.language.lexicon import table
from bot.readers.rules.mentions import Gender, Person, differ, is_former, pronoun_gender, was
from bot.readers.rules.paragraph import Token

_DEFINITE = {"the", "that", "this"}
_WIDER = {role: frozenset(narrower) for role, narrower in table("wider").items()}
_PRONOUN_REACH = 2
"""Paragraphs over which "he" still points back; further away a new person may stand between."""
_ROLE_REACH = 8
"""Paragraphs over which "the official" still points back."""
_NEAR = 60
"""Words before a pronoun among which a “him” may be the same person."""
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
        found = self._by_name(one) if one.name else self._by_pronoun(one, head, spans) or self._by_role(one, head)
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
            return self._body(one, head) if head.lower_ in {"it", "they"} else None
        near = [
            p
            for p in reversed(self._seen[-_MOST_NEAR:])
            if one.paragraph - p.paragraph <= _PRONOUN_REACH and p.span[1] <= one.span[0] and p.is_person
            if not differ(self._known_gender(p), gender) and not any(s <= p.span[0] < e for s, e in spans)
        ]
        spoken_of = [p for p in self._seen[-_MOST_NEAR:] if any(s <= p.span[0] < e for s, e in spans) and p.name]
        if any(not differ(self._known_gender(p), gender) for p in spoken_of if p.is_person):
            near = [
                p for p in near if p.paragraph == one.paragraph
            ]  # “Suggestions that Orr was paid are untrue, she said”
        facing = _who_faces(head)
        near = [p for p in near if not (p.subject and facing in map(str.casefold, p.name))]
        acting = [p for p in near if p.subject or p.source or p.owner]
        here = [p for p in acting if p.sentence == acting[0].sentence]
        last = next((p for p in here if p.source), here[0] if here else None)
        if (
            last is None
            or acting[0].is_open
            or acting[0].role == "asks"
            or not self._is_surely_one(last)
            or gender in last.others
        ):
            return None  # who was asked answers
        if last.unnamed and (gender in last.tells_of or not last.source):
            return None  # “a friend said he was ill”: “he” is no friend
        known = self._known_gender(last) is not None
        others = [p for p in near if p.sentence >= last.sentence and p.name and not self._same(p, last)]
        others = [p for p in others if not p.where or self._known_gender(p)]
        beside = last.sentence if last.source and known else -1
        return None if any(p.sentence != beside for p in others) else last

    def _is_surely_one(self, one: Person) -> bool:
        """Whether more than a lone capitalised word tells of a person: “Pulsa” may be a firm."""
        if not (one.subject or one.source) or one.thing:
            return False
        known = not one.name or bool(one.roles) or one.titled or self._known_gender(one) is not None
        return known or (one.source and len((self._by_name(one) or one).name) > 1)

    def _body(self, one: Person, head: Token) -> Person | None:
        """“It” and “they” point to the last source, if that is no single person, in this paragraph or right before it."""
        reach = 1 if head.sent.start == 0 else 0  # “We asked the alliance. It now says …” is not the union of before
        sources = [p for p in self._seen[-_MOST_NEAR:] if p.source and one.paragraph - p.paragraph <= reach]
        other = {"person", "unknown", "group" if head.lower_ == "it" else "document"}
        return sources[-1] if sources and sources[-1].kind not in other else None

    def _by_role(self, one: Person, head: Token) -> Person | None:
        """“The mayor”: the only one who is named as such, or the last who is so described where nobody is."""
        determiner = next((c.lower_ for c in head.children if c.dep_ == "det"), "")
        if determiner not in _DEFINITE or one.kind == "group":
            return None
        wanted = _WIDER.get(head.lower_, frozenset([head.lower_]))
        wanted = frozenset(map(was, wanted)) if is_former(head) else wanted
        called = [
            p
            for p in self._seen[-_MOST_NEAR:]
            if p.span[1] <= one.span[0] and p.kind == one.kind and (p.source or p.subject or p.name)
            if p.roles & wanted
            or (
                one.kind != "person"
                and one.paragraph - p.paragraph <= _PRONOUN_REACH
                and p.name
                and p.name[-1].lower().rstrip(".") in wanted
            )
            if not (one.beside and p.beside) or one.beside & p.beside
        ]
        names = {p.name[-1] for p in called if p.name}
        if not called or one.paragraph - called[-1].paragraph > _ROLE_REACH or len(names) > 1:
            return None
        last = called[-1]
        if one.kind == "person" and head.lower_ not in last.roles and not is_former(head):
            return last if last.source else None  # "the official" is the secretary who spoke last
        known = (p for p in reversed(called) if p.name or p.span in self._fullest)
        return next(known, last) if last.name or last.definite else last

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


def _who_faces(head: Token) -> str:
    """Behind “Crane put it to him that …” “he” is him: the last word of the subject there, small; empty where none is."""
    other = {"he": "him", "she": "her"}.get(head.lower_)
    near = head.doc[max(0, head.i - _NEAR) : head.i] if other else ()
    before = [token for token in near if token.lower_ == other and token.dep_ in {"dobj", "pobj", "dative"}]
    return _subject_of(before[-1]) if before and before[-1].sent.start < head.sent.start else ""


def _subject_of(token: Token) -> str:
    """The last word of the subject of the clause of this object, small."""
    subject = next((child for verb in token.ancestors for child in verb.lefts if child.dep_ == "nsubj"), None)
    return subject.lower_ if subject is not None else ""

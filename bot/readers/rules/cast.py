"""Who a pronoun, a surname or “the official” is: the chain from a mention back to the fullest one. Unclear stays open."""

from collections.abc import Set
from dataclasses import replace

from bot.breakdown import SourceKind, Span
from bot.language.lexicon import table, words
from bot.readers.rules.mentions import Gender, Person, differ, gender_of, is_former, pronoun_gender, was
from bot.readers.rules.parsed import Token

_PEOPLE = words("people")
_SEATS = words("seats")
_EXACT = _SEATS | {"minister", "secretary"}
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
        self._full_names: set[tuple[str, ...]] = set()
        self._ending: dict[tuple[str, ...], list[Person]] = {}
        """The first mention of each full name, by each of its ends, …"""
        self._beginning: dict[str, list[Person]] = {}
        """… and by its first word."""
        self._bodies: set[tuple[str, ...]] = set()
        """Full names that speak of themselves as “it”."""
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
        if "it" in one.tells_of and one.name:
            self._bodies.add((self._by_name(one) or one).name)
        if len(one.name) > 1 and one.name not in self._full_names:
            self._full_names.add(one.name)
            self._beginning.setdefault(one.name[0], []).append(one)
            for start in range(1, len(one.name)):
                self._ending.setdefault(one.name[start:], []).append(one)

    def resolve(
        self, one: Person, head: Token, spans: list[Span], *, denies: bool = False, points: bool = False
    ) -> Person | None:
        """The fullest mention of the same source, or None where the chain is not clear.

        `spans` are its words: whom they speak of is another. `denies`: “he” may be either of two, for who tells of a charge seldom denies it; `points`: it only points back at what
        was said right before, which its source has not said.
        """
        one = self.by_surname(one, head)
        found = (
            self._by_name(one) if one.name else self._by_pronoun(one, head, spans, denies) or self._by_role(one, head)
        )
        if (
            found is None
            or found.half
            or (points and not one.name and found.source and found.role == "claims" and found is self._last_source())
        ):
            return None
        fullest = self._fullest.get(found.span, found)
        fullest = (self._by_name(fullest) if fullest.name else None) or fullest
        fullest = found if fullest.half else fullest
        self._fullest[one.span] = fullest
        if known := pronoun_gender(head) or fullest.gender:
            self._genders.setdefault(fullest.name, known)
        return fullest

    def _by_name(self, one: Person) -> Person | None:
        longer = self._ending.get(one.name, [])
        if not longer and len(one.name) == 1 and one.name[0].strip(".").isalpha():
            longer = [p for p in self._beginning.get(one.name[0], []) if not p.definite]  # Kell is no "the Kell Treaty"
        longer = [p for p in longer if not differ(p.gender, one.gender) and _alike(p.kind, one.kind)]
        if one.name[-1:] and one.name[-1] in self._couples and one.gender:
            longer = [p for p in longer if self._genders.get(p.name, p.gender)]
        return longer[0] if len({p.name[-2:] for p in longer}) == 1 else None

    def _by_pronoun(self, one: Person, head: Token, spans: list[Span], denies: bool) -> Person | None:
        gender = pronoun_gender(head)
        if gender is None:
            return self._body(one, head) if head.lower_ in {"it", "they"} else None
        near = [
            p
            for p in reversed(self._seen[-_MOST_NEAR:])
            if p.span[1] <= one.span[0]
            and one.paragraph - p.paragraph <= _PRONOUN_REACH
            and not self._is_said(p, spans)
        ]
        near = [
            p
            for p in near
            if (p.is_person or p.may_speak) and not differ(self._known_gender(p), gender)
            if p.subject or p.source or p.owner
            if not p.asked_about
        ]
        if (
            denies
            and near
            and head.dep_ != "poss"
            and near[0].gender is None
            and not near[0].source
            and self._known_gender(near[0]) is None
        ):
            return None  # a name that may be a man's or a woman's, told of and not speaking
        if not near:
            return None
        if near[0].is_open or near[0].role == "asks" or (near[0].unnamed and gender in near[0].tells_of):
            return None  # who was asked answers; “a friend said he was ill”: “he” is no friend
        here = [p for p in near if p.sentence == near[0].sentence]
        best = [p for p in here if p.source] or here
        if not best[0].is_person or (best[0].unnamed and not best[0].source):
            return None  # "When a journalist asked, he said it was late."
        if gender in best[0].others and (not best[0].source or self._known_gender(best[0]) is None):
            return None  # "Her doctor told her to stop. “He was kind,” she says.", "His brother left. He …"
        its_own = head.dep_ == "poss" and best[0].sentence == one.sentence
        sure = (best[0].subject or best[0].source) and (self._is_surely_one(best[0]) or its_own)
        if not sure or _another_between(best[0], one, head, gender):
            return None
        if self._known_gender(best[0]) is None and self._another_before(best[0], gender):
            return None  # "Questioned by Marchetti, Prosser said it was late. “Was it?” she asked."
        if self._another_since(best[0], one, gender, spans):
            return None
        return best[0] if all(self._same(p, best[0]) for p in best) else None

    def _is_surely_one(self, one: Person) -> bool:
        """Whether more than a lone capitalised word tells of a person: “Pulsa” may be a firm, and “Pulsa Home said it would”."""
        if not one.name or one.roles or one.titled or self._known_gender(one):
            return True
        if one.thing or one.plural:
            return False
        full = (self._by_name(one) or one).name
        return len(full) > 1 and full not in self._bodies

    def _last_source(self) -> Person | None:
        return next((p for p in reversed(self._seen[-_MOST_NEAR:]) if p.source), None)

    def _another_before(self, last: Person, gender: Gender) -> bool:
        """Whether the sentence of this person names another before, whom the pronoun may mean."""
        here = [p for p in self._seen[-_MOST_NEAR:] if p.sentence == last.sentence and p.span[1] <= last.span[0]]
        people = [p for p in here if p.is_person and not differ(self._known_gender(p), gender)]
        return any(not self._same(p, last) for p in people)

    def _another_since(self, last: Person, one: Person, gender: Gender, spans: list[Span]) -> bool:
        """Whether another person is named between: “Rao tells Yusuf to go. “No,” he says”, “Vale Foods wrote to Mrs. Orr. She …”.

        In the sentence in which the last one speaks, only a sure “she” or “he” is another.
        """
        speaks = last.sentence if last.source else -1
        unknown = self._known_gender(last) is None
        return any(
            (unknown or p.sentence != speaks)
            if self._known_gender(p) == gender
            else self._known_gender(p) is None and p.sentence != speaks and not p.where
            for p in self._seen[-_MOST_NEAR:]
            if last.span[1] <= p.span[0] and p.span[1] <= one.span[0] and p.name and p.kind == "person"
            if not self._same(p, last) and not self._is_said(p, spans)
        )

    def _is_said(self, one: Person, spans: list[Span]) -> bool:
        return any(start <= one.span[0] < end for start, end in spans)

    def _body(self, one: Person, head: Token) -> Person | None:
        """“It” and “they” point to the last source, if that is no single person and stands close by."""
        sources = [p for p in self._seen[-_MOST_NEAR:] if p.source and one.paragraph - p.paragraph <= 1]
        other = {"person", "unknown", "group" if head.lower_ == "it" else "document"}
        return sources[-1] if sources and sources[-1].kind not in other else None

    def _by_role(self, one: Person, head: Token) -> Person | None:
        determiner = next((c.lower_ for c in head.children if c.dep_ == "det"), "")
        if determiner not in _DEFINITE or one.kind == "group":
            return None
        exact = frozenset([head.lower_])
        wanted = _WIDER.get(head.lower_, exact)
        if is_former(head):
            exact, wanted = frozenset(map(was, exact)), frozenset(map(was, wanted))
        seated = self._in_the_seat(head.lower_) if head.lower_ in wanted & _SEATS else None
        # "The minister" is who was called so, rather than the secretary named since.
        return self._last_called(one, exact & _EXACT, seated) or self._last_called(one, wanted, seated) or seated

    def _last_called(self, one: Person, wanted: frozenset[str], seated: Person | None) -> Person | None:
        for earlier in reversed(self._seen[-_MOST_NEAR:]):
            if one.paragraph - earlier.paragraph > _ROLE_REACH:
                break
            other = one.beside and earlier.beside and not one.beside & earlier.beside
            if earlier.span[1] > one.span[0] or other:
                continue
            if earlier.kind == one.kind and (earlier.source or earlier.subject) and earlier.roles & wanted:
                return earlier if earlier.name or seated is None else seated
            near = one.paragraph - earlier.paragraph <= _PRONOUN_REACH
            if near and one.kind != "person" and earlier.name and earlier.name[-1].lower().rstrip(".") in wanted:
                return earlier
        return None

    def _in_the_seat(self, role: str) -> Person | None:
        """The only named person who holds it, wherever and as what the article first names them."""
        holders = [p for p in self._seen if p.name and p.kind == "person" and role in p.roles]
        return holders[0] if len({p.name[-1] for p in holders}) == 1 else None

    def _known_gender(self, one: Person) -> Gender:
        if one.gender is not None or not one.name:
            return one.gender
        full = self._by_name(one) or one
        return full.gender or self._genders.get(full.name)

    def _same(self, one: Person, other: Person) -> bool:
        return one.name[-1:] == other.name[-1:] if one.name and other.name else one.span == other.span


def _another_between(last: Person, one: Person, head: Token, gender: Gender) -> bool:
    """“A judge freed a driver who spent years in prison for a theft he said …”: not only the judge may be “he”."""
    if last.sentence != one.sentence:
        return False
    near = head.doc[head.sent.start : head.i]
    described = [t for t in near if t.lower_ in _PEOPLE and t.tag_ == "NN" and t.dep_ in {"dobj", "pobj"}]
    return any(
        not last.roles & {t.lower_} and not differ(gender_of(set(), (), {t.lower_}, t), gender) for t in described
    )


def _alike(one: SourceKind, other: SourceKind) -> bool:
    """“Amadi and four colleagues” is a group, but its first name is a person's."""
    return one == other or {one, other} <= {"person", "group"}

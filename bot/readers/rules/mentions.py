"""A mention of a person or a body, with all that its noun phrase tells about whom it names."""

from dataclasses import dataclass
from typing import Literal

from bot.breakdown import Role, SourceKind, Span
from bot.language.lexicon import table, words
from bot.readers.rules.paragraph import Passage, Token
from bot.readers.rules.speakers import is_for_people, is_unnamed, kind_of, name_beside

Gender = Literal["he", "she"] | None

_FEMALE, _MALE = words("female"), words("male")
_PEOPLE = words("people")
_LESSER = words("former") | words("deputies")
_QUALIFIED_BY = 2
"""Words before a role that may say that it is a lesser one: “deputy prime minister”."""
_TITLES = {title: "".join(role) for title, role in table("titles").items()}
_DEFINITE = {"the", "that", "this"}
_DESCRIBING = {"compound", "amod", "nmod", "appos"}
_HE, _SHE = {"he", "him", "his"}, {"she", "her"}
_ASKED = {"asked", "pressed", "questioned", "challenged"}
_SUBJECTS = {"nsubj", "nsubjpass", "ROOT"}
_WHERE = {"in", "at", "from", "near", "on", "of", "for", "into", "across", "around"}


@dataclass(frozen=True)
class Person:
    """One mention of a person or a body, as later mentions may point back to it."""

    span: Span
    paragraph: int
    sentence: int
    """Article offset at which its sentence begins, …"""
    sentence_before: int | None
    """… and the one before it in its paragraph."""
    name: tuple[str, ...]
    """Capitalised words of its name, titles left out."""
    roles: frozenset[str]
    beside: frozenset[str]
    """Words before the noun: “French” of “a French official”, “foreign” of “the foreign secretary”."""
    gender: Gender
    kind: SourceKind
    unnamed: bool
    subject: bool
    titled: bool
    thing: bool
    """“The theatre”, “the studio, Lion Pictures”, “the Kell Treaty”, “Pulsa said it would”: what may be no person."""
    source: bool
    where: bool
    """“In Paris”: a name that may be a place's."""
    definite: bool
    """“The billionaire”, not “a problem”."""
    role: Role | None
    """What it does as a source."""
    others: frozenset[Gender]
    """“Her doctor”, “accused him”: another is “she”, or “he”."""

    @property
    def is_person(self) -> bool:
        """Whether it names or describes a person: “softer language” is none; “police chief Col. Timbol”, if he speaks, is one."""
        if self.kind != "person":
            return bool(self.roles) and self.source
        return bool(self.name or self.roles or self.gender or self.definite or self.source)


def person(
    passage: Passage, head: Token, span: Span, *, source: bool, role: Role | None = None, told: str = ""
) -> Person:
    """What the noun phrase around `head` tells about whom it names; `told` is what it says as a source."""
    near = [c for c in head.children if c.dep_ in _DESCRIBING]
    near += [c for described in near if described.dep_ == "appos" for c in described.children if c.dep_ in _DESCRIBING]
    name = _name(head)
    titles = {t.lower_.rstrip(".") for t in near if t.dep_ == "compound"}
    roles = {t.lower_ for t in (*near, head) if t.lower_ in _PEOPLE}
    roles |= {_TITLES[title] for title in titles if _TITLES.get(title)}
    qualified = {_TITLES.get(t.lower_.rstrip("."), t.lower_): word for t in (*near, head) if (word := qualifier(t))}
    kind, definite = kind_of(head), any(child.lower_ in _DEFINITE for child in head.lefts)
    spoken_of_it = told.casefold().startswith(("it would ", "it will ", "it had ", "it has "))
    asked = not source and any(t.lower_ in _ASKED for t in head.doc[head.sent.start : head.i])
    around = (*head.lefts, *head.head.rights, *(t for child in head.head.rights for t in child.rights))
    beside = (c for c in around if c.dep_ == "poss" or c.tag_ == "PRP")
    # “He did not think Orr meant it”: Orr is not “he”.
    tells = (child for verb in head.ancestors for child in verb.lefts if child.dep_ in _SUBJECTS and child.i < head.i)
    human = bool(roles) or is_for_people(head) or gender_of(titles, name, roles, head) is not None
    unnamed = is_unnamed(head, kind)
    others = head.sent if unnamed else (*beside, *tells)  # “A friend said he was ill”: “he” is no friend
    does = (head.head if head.dep_ == "appos" else head).dep_ in _SUBJECTS
    return Person(
        span=span,
        paragraph=passage.number,
        sentence=passage.place(head.sent[0])[0],
        sentence_before=passage.place(head.doc[head.sent.start - 1].sent[0])[0] if head.sent.start else None,
        name=name,
        roles=frozenset(f"{qualified[role]} {role}" if role in qualified else role for role in roles),
        thing=spoken_of_it or (not human and ((head.tag_ == "NN" and not head.is_title) or (definite and bool(name)))),
        beside=frozenset(t.lower_ for t in head.doc[head.left_edge.i : head.i] if t.dep_ in _DESCRIBING),
        gender=gender_of(titles, name, roles, head),
        kind=kind,
        unnamed=unnamed,
        subject=not asked and (does or (head.dep_ == "compound" and head.head.tag_.startswith("VB"))),
        titled=bool(titles & _TITLES.keys()),
        source=source,
        role=role,
        others=frozenset(map(pronoun_gender, others)) - {None},
        where=head.dep_ == "pobj" and head.head.lower_ in _WHERE,
        definite=definite,
    )


def _name(head: Token) -> tuple[str, ...]:
    if not head.tag_.startswith("NNP"):
        named = name_beside(head)
        return _name(named) if named is not None else ()
    parts = [*(c for c in head.children if c.dep_ == "compound" and c.tag_.startswith("NNP")), head]
    first = head.head if head.dep_ == "conj" else head
    if first != head and first.tag_ == "NNP" and first.i + 2 == parts[0].i and first.left_edge == first:
        return ()  # “Roger and Pauline Frith”, who share the surname
    return tuple(p.text for p in parts if p.lower_.rstrip(".") not in _TITLES)


def qualifier(role: Token) -> str | None:
    """“Former” of “former minister”, “deputy” of “deputy prime minister”, “co-” of “co-author”: who has it is not the minister."""
    before = role.doc[max(role.sent.start, role.i - _QUALIFIED_BY) : role.i]
    if before.text.casefold() == "co-":
        return "co-"
    return next((t.lower_ for t in (*role.lefts, *before) if t.lower_ in _LESSER), None)


def gender_of(titles: set[str], name: tuple[str, ...], roles: set[str], head: Token) -> Gender:
    """“He” or “she”, by a title, a first name or a word like “widow”; None where these do not tell."""
    signs = {*titles, *roles, *(part.lower() for part in name[:1] if len(name) > 1)}
    if not any(child.dep_ == "compound" for child in head.lefts):  # “Giles” of “Sergeant Giles” may be a woman
        signs.add(head.lower_)
    female, male = bool(signs & _FEMALE), bool(signs & _MALE)
    if female == male:
        return pronoun_gender(head)
    return "she" if female else "he"


def pronoun_gender(head: Token) -> Gender:
    """“He” for him and his."""
    if head.lower_ in _HE:
        return "he"
    return "she" if head.lower_ in _SHE else None


def differ(one: Gender, other: Gender) -> bool:
    """Whether both are known, and not the same."""
    return one is not None and other is not None and one != other

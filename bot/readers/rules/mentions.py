"""A mention of a person or a body, with all that its noun phrase tells about whom it names."""

from dataclasses import dataclass
from typing import Literal

from bot.breakdown import Role, SourceKind, Span
from bot.language.lexicon import table, words
from bot.readers.rules.paragraph import Passage
from bot.readers.rules.parsed import Token
from bot.readers.rules.sources import SUBJECTS, is_passive
from bot.readers.rules.speakers import SOME_PERSON, is_for_people, is_unnamed, kind_of, name_beside

Gender = Literal["he", "she"] | None

_FEMALE, _MALE = words("female"), words("male")
_PEOPLE = words("people")
_FORMER = words("former")
_TITLES = {title: "".join(role) for title, role in table("titles").items()}
_DEFINITE = {"the", "that", "this"}
_DESCRIBING = {"compound", "amod", "nmod", "appos"}
_ITS_OWN = {"had", "has", "would", "will", "did", "does"}
"""Verbs behind the “it” of a firm or a body: “it was late” speaks of something else."""
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
    """Article offset at which its sentence begins."""
    name: tuple[str, ...]
    """Capitalised words of its name, titles left out."""
    roles: frozenset[str]
    beside: frozenset[str]
    """Words with a capital before the noun: “French” of “a French official”."""
    gender: Gender
    kind: SourceKind
    unnamed: bool
    subject: bool
    titled: bool = False
    thing: bool = False
    """“The studio, Lion Pictures”: a noun that is no word for people, with a name."""
    plural: bool = False
    """“Sergeant Giles”, “Northern Greens”: a name in -s, of one person or of several."""
    owner: bool = False
    """“Sanders’s speech was long”: either may be meant further on, who owns or who spoke before."""
    asked_about: bool = False
    """“He was asked whether the mayor knew”: who answers is not the mayor."""
    source: bool = False
    where: bool = False
    """“In Paris”: a name that may be a place's."""
    definite: bool = False
    """“The billionaire”, not “a problem”."""
    speaks: bool = False
    """“One said”, “a gardener said”."""
    may_speak: bool = False
    """“A housemate said”: no word that is known to be for people, nor for a body or a paper."""
    others: frozenset[Gender] = frozenset()
    """“Her doctor”, “accused him”: another is “she”, or “he”."""
    half: bool = False
    """“Roger” of “Roger and Pauline Frith”: nowhere with his surname beside it."""
    is_open: bool = False
    """A pronoun of which it is not clear whom it means: nor is it of the next one."""
    role: Role | None = None
    """What it does as a source."""
    tells_of: frozenset[str] = frozenset()
    """Whom its words speak of: “he”, “she”, “it”."""

    @property
    def is_person(self) -> bool:
        """Whether it names or describes a person: “softer language” is none."""
        may_be = self.kind == "person" or self.plural
        return may_be and bool(self.name or self.roles or self.gender or self.definite or self.speaks)


def person(
    passage: Passage,
    head: Token,
    span: Span,
    *,
    source: bool,
    role: Role | None = None,
    tells_of: frozenset[str] = frozenset(),
) -> Person:
    """What the noun phrase around `head` tells about whom it names."""
    near = [c for c in head.children if c.dep_ in _DESCRIBING]
    near += [c for described in near if described.dep_ == "appos" for c in described.children if c.dep_ in _DESCRIBING]
    name = _name(head)
    titles = {t.lower_.rstrip(".") for t in near if t.dep_ == "compound"}
    roles = {t.lower_ for t in (*near, head) if t.lower_ in _PEOPLE}
    roles |= {_TITLES[title] for title in titles if _TITLES.get(title)}
    gone = {_TITLES.get(t.lower_.rstrip("."), t.lower_) for t in (*near, head) if is_former(t)}
    kind = kind_of(head)
    return Person(
        span=span,
        paragraph=passage.number,
        sentence=passage.place(head.sent[0])[0],
        name=name,
        roles=frozenset(roles - gone) | {was(role) for role in roles & gone},
        thing=bool(name) and head.tag_ == "NN" and not is_for_people(head),
        plural=head.tag_ == "NNPS" and len(name) > 1 and head.left_edge.lower_ != "the",
        beside=frozenset(t.lower_ for t in head.lefts if t.dep_ in {"amod", "compound", "nmod"} and t.is_title),
        gender=gender_of(titles, name, roles, head),
        kind=kind,
        unnamed=is_unnamed(head, kind),
        subject=(head.head if head.dep_ == "appos" else head).dep_ in _SUBJECTS
        or (head.dep_ == "compound" and head.head.tag_.startswith("VB")),
        titled=bool(titles & _TITLES.keys()),
        half=_partner(head) is not None,
        owner=head.dep_ == "poss" and head.head.dep_ in _SUBJECTS,
        asked_about=_is_asked_about(head),
        source=source,
        role=role,
        tells_of=tells_of,
        where=head.dep_ == "pobj" and head.head.lower_ in _WHERE,
        definite=any(child.lower_ in _DEFINITE for child in head.lefts),
        may_speak=source and kind == "person" and head.tag_ in {"NN", "NNS"},
        speaks=source and (is_for_people(head) or head.lower_ in SOME_PERSON),
        others=_others(head, source),
    )


def _others(head: Token, source: bool) -> frozenset[Gender]:
    owned = (child for child in head.lefts if child.dep_ == "poss")
    done_to = (child for child in head.head.rights if source and child.tag_ == "PRP" and head.dep_ in SUBJECTS)
    return frozenset(map(pronoun_gender, (*owned, *done_to)))


def _partner(head: Token) -> Token | None:
    """The “Pauline Frith” of “Roger and Pauline Frith”, who share the surname."""
    last = next((child for child in head.rights if child.dep_ == "conj" and child.tag_ == "NNP"), None)
    if last is None or head.tag_ != "NNP" or last.i != head.i + 3 or head.nbor().lower_ != "and":
        return None
    is_whole = last.i + 1 == len(last.doc) or not last.nbor().is_title  # "Politics and Larry King Now", two shows
    return last if is_whole and not any(child.dep_ == "compound" for child in head.lefts) else None


def told_of(text: str) -> frozenset[str]:
    """Of whom words speak: “he”, “she”; “it” where they begin with it: “said it would”."""
    spoken = text.casefold().split()
    them = {name for name, pronouns in (("he", _HE), ("she", _SHE)) if pronouns & set(spoken)}
    return frozenset(them | ({"it"} if spoken[:1] == ["it"] and set(spoken[1:2]) & _ITS_OWN else set()))


def _name(head: Token) -> tuple[str, ...]:
    if not head.tag_.startswith("NNP"):
        named = name_beside(head)
        return _name(named) if named is not None else ()
    parts = [*(c for c in head.children if c.dep_ == "compound" and c.tag_.startswith("NNP")), head]
    partner = _partner(head)
    parts += [partner] if partner is not None else []
    return tuple(p.text for p in parts if p.lower_.rstrip(".") not in _TITLES)


def _is_asked_about(head: Token) -> bool:
    token = head
    while token.head != token:
        verb = token.head
        if verb.lower_ in _ASKED and verb.i < token.i and token.dep_ not in SUBJECTS | {"agent"} and is_passive(verb):
            return True
        token = verb
    return False


def is_former(role: Token) -> bool:
    """“Former minister”, “ex-mayor”."""
    beside = [*role.lefts, *([role.nbor(-1)] if role.i > role.sent.start else [])]
    return any(t.lower_ in _FORMER for t in beside)


def was(role: str) -> str:
    """The role of one who no longer has it."""
    return f"former {role}"


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

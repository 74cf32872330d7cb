"""What kind of source a mention is, and whether it gives a name."""

import re

from bot.breakdown import SourceKind
from bot.language.common import GROUP_PRONOUNS, PERSON_PRONOUNS
from bot.language.lexicon import both_numbers, table, words
from bot.readers.rules.paragraph import Token

_PEOPLE = words("people")
_SEVERAL = both_numbers("people")
"""With their plurals."""
_BODIES = both_numbers("bodies")
_DOCUMENTS = both_numbers("documents")
_GOVERNMENTS = words("governments") | words("countries") | words("capitals")
_CALLED = words("male") | words("female") | table("titles").keys()
"""First names, and titles before a name."""
_SOMEBODY = {prefix + end for prefix in ("some", "any", "every", "no") for end in ("body", "one")} | {"one"}
SOME_PERSON = {"one", "another"}
"""“One, who asked not to be named, said”: a person."""
_FORMAL = {"mr", "mrs", "ms", "miss", "dr", "sir"}
_DEFINITE = {"the", "this", "that", "these", "those"}
_NAME_PARTS = {"compound", "flat", "nmod", "poss", "amod", "appos", "nn"}


def kind_of(head: Token) -> SourceKind:
    """Person, group, organisation, government or document, by the head of the noun phrase and the words beside it."""
    word = head.lower_
    if word in PERSON_PRONOUNS | SOME_PERSON:
        return "person"
    if word in GROUP_PRONOUNS or any(child.dep_ == "conj" for child in head.children):
        return "group"
    if any(child.lower_.rstrip(".") in _FORMAL for child in head.lefts if child.dep_ == "compound"):
        return "person"
    name = [word, *(child.lower_ for child in head.children if child.dep_ == "compound")]
    if head.tag_ == "NNP" and word not in _BODIES | _GOVERNMENTS and any(part in _PEOPLE for part in name):
        return "person"  # “shadow chancellor Vince Cable”, “police chief Rogelio Timbol”
    whole = " ".join(token.lower_ for token in head.subtree)
    if word in _PEOPLE:
        return "person"
    if head.tag_ in {"NNS", "NNPS"} and word in _SEVERAL:
        return "group"
    if word in _DOCUMENTS and not head.tag_.startswith("NNP"):
        return "document"
    if any(part in _GOVERNMENTS for part in name) or "united nations" in whole:
        return "government" if word in _GOVERNMENTS or head.tag_.startswith("NNP") else _plain(head)
    if word in _DOCUMENTS:
        return "document"
    if any(part in _BODIES for part in name):
        return "organisation"
    return _plain(head)


def is_text(head: Token) -> bool:
    """Whether it is something written, which is silent on a point and declines nothing: “the statement did not say why”."""
    return kind_of(head) == "document" and not head.tag_.startswith("NNP")


def is_unnamed(head: Token, kind: SourceKind) -> bool:
    """Whether the article hides who it is: "a U.S. official", "people familiar with the talks"; not “the mayor”."""
    if kind not in {"person", "group"} or head.tag_.startswith(("PRP", "NNP", "WP")) or name_beside(head) is not None:
        return False
    hidden = any(token.lower_ in words("anonymity") for token in head.subtree)
    owned = any(child.lower_ in _DEFINITE | {"both"} or child.dep_ == "poss" for child in head.lefts)
    is_common = head.lower_ in GROUP_PRONOUNS or can_speak(head) or is_for_people(head)
    is_name = head.is_title and (head.tag_ == "NN" or (head.tag_ == "NNS" and not is_common))
    return hidden or not (owned or is_name)


def name_beside(head: Token) -> Token | None:
    """The last word of the name that a description is given with: “the mayor, Ruth Odell”, “the mayor of Corriston, Ruth Odell”."""
    beside = [child for child in head.children if child.dep_ == "appos" and child.tag_.startswith("NNP")]
    if not beside and (head.lower_ in _PEOPLE or head.lower_ == "one"):  # "one of his clients, Ruth Odell"
        whole = [noun for child in head.rights if child.dep_ == "prep" for noun in child.rights]
        # The parser hangs the name on the place; "Corriston, Ohio" is a place, and no person.
        beside = [name for noun in whole for name in noun.rights if name.dep_ == "appos" and _is_full_name(name)]
    return beside[0] if beside else None


def _is_full_name(last: Token) -> bool:
    parts = [*last.lefts, last]
    places = words("parts") | _GOVERNMENTS | _BODIES
    return len(parts) > 1 and all(part.tag_ == "NNP" and part.lower_ not in places for part in parts)


def can_speak(head: Token) -> bool:
    """Whether a common noun is one for people, a body or something written."""
    named = [head.lower_, *(child.lower_ for child in head.children if child.dep_ == "compound")]
    known = _SEVERAL | _BODIES | _GOVERNMENTS | _DOCUMENTS
    is_named = any(child.tag_.startswith("NNP") and child.dep_ in {"compound", "appos"} for child in head.children)
    return is_named or head.lower_ == "people" or any(part in known for part in named)


_AGENT = re.compile(r"\w{4}(?:er|or|ist|ian|ant|ee)s?$|(?:man|men|woman|women|folk|people)$")


def is_for_people(noun: Token) -> bool:
    """Whether it is a word for a person: “nurse”, “gardener”."""
    return noun.lower_ in _PEOPLE or bool(_AGENT.search(noun.lower_))


def is_speaker(head: Token) -> bool:
    """Whether a mention may be one who speaks: “the fossils will not say” tells of no one who declines."""
    if not head.tag_.startswith("NN") or head.tag_.startswith("NNP") or head.is_title:
        return True
    return (
        can_speak(head) or head.lower_ in GROUP_PRONOUNS or head.lower_ in _SOMEBODY or bool(_AGENT.search(head.lower_))
    )


def _plain(head: Token) -> SourceKind:
    if head.tag_ in {"NNS", "NNPS"}:
        first = {child.lower_.rstrip(".") for child in head.lefts if child.dep_ == "compound"}
        return "person" if head.tag_ == "NNPS" and first & _CALLED else "group"  # "James Sanders", "Mrs. Giles"
    if head.tag_ == "NNP":
        acronym = head.text.isupper() and not head.text.istitle()
        single = not any(child.dep_ in _NAME_PARTS for child in head.children)
        return "organisation" if acronym and single else "person"
    if head.lower_ in {"it", "which", "that", "this"}:
        return "organisation"
    return "group" if head.tag_ == "CD" else "person"

"""Who speaks: the noun phrase that the parse or the pattern makes the subject of a cue."""

from collections.abc import Set

from bot.breakdown import Span
from bot.language.common import DAYS
from bot.language.lexicon import verb_forms
from bot.readers.rules.paragraph import Passage, Token
from bot.readers.rules.speakers import is_speaker, is_text

SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
_CLIMBS = {"conj", "xcomp", "advcl", "pcomp", "ccomp", "dep", "prep"}
_NOMINAL = ("NN", "PRP", "WP", "WDT", "DT", "CD", "JJ")
_HAS = {"'s", "’s"}
_HYPHENS = {"-", "–"}
_NO_NAME = {":", ";", "“", "”"}
_BEHIND = {"behind", "above", "below", "beside", "near", "around", "under", "of", "with"}
"""“A baker whose wall fell behind it told a court”: “it” is no subject of “told”."""
_PLACES = {"opposite", "outside", "at", "in", "near", "on", "inside", "beside", "behind", "before", "around"}
"""“Put up a billboard opposite the palace accusing the minister”: the palace does not."""
_MOST_CLIMBS = 5
NO_ONE_WORDS = {
    "everyone",
    "everybody",
    "nobody",
    "none",
    "nothing",
    "no",
    "neither",
    "few",
    "hardly",
    "scarcely",
    "barely",
    "not",
}
"""Whoever speaks is not named by one of these: “no official”, “few at the port”; “a few” are somebody."""


def source_of(verb: Token) -> Token | None:
    """The head of the noun phrase that voices what `verb` reports, or None."""
    agent = agent_of(verb)
    if agent is not None:
        return agent
    inverted = inverted_subject(verb)
    if inverted is not None:
        return inverted
    after_a_name = verb.i > verb.sent.start + 1 and verb.nbor(-1).text == "," and verb.nbor(-2).tag_ == "NNP"
    if is_passive(verb) or (verb.dep_ == "conj" and after_a_name and subject_of(verb) is None):
        return None  # also "Orr showed a photo, which a cleaner, Ada Holt, said she took"

    token = verb
    for _ in range(_MOST_CLIMBS):
        subject = subject_of(token)
        if subject is not None:
            behind = subject.lower_ == "it" and subject.i > 0 and subject.nbor(-1).lower_ in _BEHIND
            return None if behind or subject.dep_ == "expl" or subject.tag_ in {"VBG", "VBN"} else subject
        if token.dep_ in {"acl", "relcl"}:
            return _modified(token)
        if (quoted := _quoted_as(token)) is not None:
            return quoted
        if token.dep_ == "advcl" and token.tag_ == "VBG":
            acting = (subject_of(other) for other in token.doc[token.head.i + 1 : token.i] if other.dep_ == "relcl")
            if token.head.dep_ == "advcl" or any(one is not None and not one.tag_.startswith("W") for one in acting):
                return None  # "put it at $2bn, which Orr called a disgrace, blaming the paper": either may blame
        if token.dep_ not in _CLIMBS and not token.tag_.startswith("NN"):
            break
        token = token.head
    return None


def _quoted_as(verb: Token) -> Token | None:
    """“Quoted the admiral as saying”: the admiral says it."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as":
        return None
    return next((child for child in verb.head.head.children if child.dep_ == "dobj"), None)


def inverted_subject(verb: Token) -> Token | None:
    """“…, said Ann Smith”: the noun right after a verb that follows a comma or a quotation."""
    if verb.i == 0 or verb.i + 1 >= len(verb.doc) or verb.nbor(-1).text not in {",", "”", "-", "—", "–"}:
        return None
    token = verb.nbor()
    if not token.tag_.startswith(("NN", "DT", "PRP$", "CD", "JJ")):
        return None
    while token.head.i > token.i and token.head.tag_.startswith(_NOMINAL):
        token = token.head
    closed = token.dep_ == "nsubj" and token.right_edge.i + 1 < len(verb.doc) and token.right_edge.nbor().text == ","
    if token.head != verb or (subject_of(verb) not in (None, token) and not closed):
        return None
    after_quotation = verb.nbor(-1).text == "”" and verb.tag_ in {"VBD", "VBZ", "VBN"}
    return token if token.dep_ == "nsubj" or after_quotation else None


def subject_of(verb: Token) -> Token | None:
    """Its own subject, before it or after it ("said Smith"); of two, which the parser gives it in error, the nearer one."""
    found = [child for child in verb.children if child.dep_ in SUBJECTS]
    before = [child for child in found if child.i < verb.i]
    before = [
        child for child in before if child.left_edge.lower_ != "whose"
    ] or before  # “Poe, whose son was ill, said”
    return before[-1] if before else next(iter(found), None)


def agent_of(verb: Token) -> Token | None:
    """Who did it, in "was accused by prosecutors"."""
    for child in verb.children:
        if child.dep_ == "agent" and not _is_means(child):
            for grandchild in child.children:
                charged = verb.lower_ in verb_forms("charging") and not is_speaker(grandchild)  # "of theft by deceit"
                if not grandchild.tag_.startswith("JJ") and not charged:
                    return grandchild
    return None


def _is_means(by: Token) -> bool:
    """“Said by telephone”, “by email”."""
    bare = [noun for noun in by.children if noun.tag_ == "NN" and noun.left_edge == noun]
    return any(is_text(noun) or not is_speaker(noun) for noun in bare)


def is_passive(verb: Token) -> bool:
    """Whether something is done to its subject: "was told", "plans criticized by"."""
    short = any(child.dep_ in {"aux", "auxpass"} and child.lower_ in _HAS for child in verb.children)
    if short and agent_of(verb) is None:
        # "He’s said": the parser takes the short "has" for "is"; "it’s said" is.
        return any(child.lower_ == "it" for child in verb.lefts)
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    if any(child.dep_ == "agent" and not _is_means(child) for child in verb.children):
        return True
    if verb.dep_ == "acl" and (verb.tag_ == "VBN" or verb.lower_ == "asked"):
        return True
    subject = subject_of(verb)
    if verb.lower_ == "asked" and subject is not None and verb.i == subject.i + 2 and verb.nbor(-1).text == ",":
        return True  # "Kell, asked whether he knew, thought about it"
    # "Asked about it, he said": the one who is asked is named later.
    opens = verb.i == verb.sent.start or verb.nbor(-1).lower_ in {"when", "if", "as", "while"}
    return opens and verb.tag_ in {"VBN", "VBD"} and subject_of(verb) is None


def _modified(verb: Token) -> Token | None:
    """The noun that "a letter saying …" describes."""
    noun = verb.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "to":
        return None  # "wrote to two papers demanding", "sent a message to supporters saying": who is addressed does not speak
    place = noun.dep_ == "pobj" and noun.head.lower_ in _PLACES
    is_object = noun.tag_.startswith("NNP") if place else noun.dep_ in {"dobj", "pobj"} and not is_speaker(noun)
    if verb.tag_ == "VBG" and is_object:
        return subject_of(acting_with(verb) or noun)
    return noun


def acting_with(gerund: Token) -> Token | None:
    """The verb beside which somebody does what a gerund tells: “argued against reform, saying …”, “replied by saying …”."""
    return next((token for token in gerund.ancestors if token.tag_.startswith("VB")), None)


def phrase(head: Token, avoid: set[int]) -> tuple[int, int]:
    """First and last token of the noun phrase around `head`, which stops before any token of `avoid`."""
    indices = sorted(token.i for token in head.subtree if token.i not in avoid)
    first = last = head.i
    known = {i for i in indices if head.doc[i].tag_ != "WDT" or i > head.i}  # "what manager Kolb called a knock"
    while first - 1 in known and head.doc[first - 1].text not in _NO_NAME:
        first -= 1
    while last + 1 in known and head.doc[last + 1].text not in _NO_NAME:
        last += 1
    while first > 1 and head.doc[first - 1].text in _HYPHENS and not head.doc[first - 1].whitespace_:
        # "co-founder", which the tokenizer cut in three
        first -= 2
    if first < head.i and head.doc[first].text in DAYS and head.doc[first - 1].lower_ == "on":
        first += 1  # “On Monday inspection chief David Bell said”
    last = min([last, *(i - 1 for i in range(head.i + 1, last) if _tells_more(head, i))])
    last = min([last, *(i - 1 for i in range(head.i + 1, last + 1) if _is_half_a_pair(head, first, i, last))])
    if head.doc[last].tag_ == "POS" and last > first and (head.dep_ == "poss" or not head.tag_.startswith("NNP")):
        last -= 1  # but "St Brendan’s said"
    return first, last


def source_span(passage: Passage, head: Token, avoid: Set[int] = frozenset()) -> Span:
    """Where the noun phrase around `head` stands in the article."""
    return passage.trim(passage.span(*phrase(head, set(avoid))))


def _is_half_a_pair(head: Token, first: int, i: int, last: int) -> bool:
    """Whether a bracket has no other within the phrase: “(“…” wrote Edward Lind on its page), and the fund’s offer”."""
    doc, text = head.doc, head.doc[i].text
    return (text == ")" and "(" not in doc[first:i].text) or (text == "(" and ")" not in doc[i : last + 1].text)


def _tells_more(head: Token, i: int) -> bool:
    """Where a name goes over into something else: “Vale, whom Orr called a liar”, “Gwen Aldous, not Owen”."""
    token, after = head.doc[i], head.doc[i + 1]
    goes_on = after.tag_ in {"WP", "WDT", "WP$"} or after.lower_ in {"not", "when", "while"}
    return token.text in {",", "in"} and (goes_on or (after.tag_ == "VBN" and after.dep_ == "acl"))


def antecedent(head: Token) -> Token:
    """The noun that "who", "which" or "that" stands for; any other head is its own."""
    if any(child.tag_ == "POS" for child in head.rights):  # "Rao’s co-author, Bram Hoek, said": not the owner speaks
        return next((child for child in head.rights if child.dep_ == "appos" and child.tag_ == "NNP"), head)
    if not head.tag_.startswith("W"):
        return head
    verb = head.head
    if verb.dep_ != "relcl":
        return head
    noun = verb.head
    if noun.dep_ in {"attr", "conj"} or (noun.dep_ == "appos" and any(c.dep_ == "neg" for c in noun.head.children)):
        return head  # "Vale is a bully, a liar and a cheat who …", "Karl, not the mayor, who": not clear
    if noun.dep_ == "pobj" and noun.head.head.dep_ == "appos" and head.lower_ == "who":
        return noun.head.head.head  # "Priya Lind, an adjuster for Halden Mutual, who said"
    return noun

"""Whether a verb of denying, refusing, granting or confirming does so here: only of what can be true or false, or a charge.

“Denied the theft” answers something; “denied him bail”, “contested the seat”, “the body rejected the kidney” do not.
"""

from typing import TYPE_CHECKING

from bot.breakdown import Role
from bot.language.lexicon import both_numbers, forms, noun_roles, phrase_groups, verb_forms, verb_groups, words
from bot.readers.rules.attributions import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Token

_ROLES: frozenset[Role] = frozenset(["denies", "rejects", "concedes", "confirms", "will not say"])
_DENY = frozenset(forms("deny"))
_REFUSE = frozenset(forms("refuse") + forms("decline"))
_RULE = frozenset(forms("rule"))
_POINTING = {"it", "that", "this", "these", "those", "them", "which", "what", "so"}
_NOT_UTTERED = verb_forms("withdrawing") | {"accept", "believe", "agree", "recognise", "recognize"}


def answers_nothing(one: Attribution) -> bool:
    """Whether the verb of a report has this role in its other senses only."""
    cue = one.cue_token
    if one.role not in _ROLES or one.quoted or cue is None or not cue.tag_.startswith(("VB", "MD", "NN")):
        return False
    if one.follows == "infinitive" and cue.lower_ in _REFUSE:
        return not _declines_words(one)
    return one.follows == "object" and not _can_be_answered(one, cue)


def _declines_words(one: Attribution) -> bool:
    """“Declined to comment”, “refused to say”; not “refused to move”."""
    done = next((token for token in _roots(one) if token.tag_ == "VB"), None)
    if done is None or done.lower_ in _NOT_UTTERED:
        return False
    return done.lower_ in words("speech_acts") or done.lower_ in verb_groups() or done.lower_ in phrase_groups()


def _can_be_answered(one: Attribution, cue: "Token") -> bool:
    roots = _roots(one)
    nouns = [root for root in roots if not root.tag_.startswith(("IN", "RB", "TO"))]
    if not nouns:
        return True
    thing = next((noun for noun in nouns if noun.dep_ in {"dobj", "nsubjpass", "pobj"}), nouns[0])
    if thing.lower_ in _POINTING or thing.tag_ in {"VBG", "VBN", "VBD", "VBZ", "VBP", "VB"}:
        return True
    if thing.tag_.startswith("PRP"):
        return False
    if cue.lower_ in _REFUSE:
        return _is_among(thing, "refusable")
    if _is_among(thing, "assertable") or thing.lower_ in noun_roles():
        return True
    if one.role == "rejects":
        return cue.lower_ in _RULE or _is_among(thing, "proposals")
    is_name = thing.tag_.startswith("NNP") and not any(child.dep_ == "poss" for child in thing.children)
    if one.role in {"concedes", "confirms"}:
        return not is_name and not _is_among(thing, "yielded")
    # Of the verbs of denying “deny” alone takes any deed: “denied the theft”.
    two = len([root for root in nouns if root.head == cue]) > 1
    return cue.lower_ in _DENY and not is_name and not two and not _is_among(thing, "permissions")


def _is_among(thing: "Token", name: str) -> bool:
    return thing.lower_ in both_numbers(name)


def has_quoted_words(one: Attribution) -> bool:
    """“Dismissed the island as being in the “suburbs”": no denial, yet somebody's own words."""
    return any(start <= q.start < end for q in one.passage.frame.quotations for start, end in one.spans)


def _roots(one: Attribution) -> list["Token"]:
    """The tokens of the content that hang on nothing within it: its noun, its verb."""
    inside = {
        token.i
        for token in one.passage.doc
        if any(start <= one.passage.place(token)[0] < end for start, end in one.spans)
    }
    doc = one.passage.doc
    return [
        doc[i] for i in sorted(inside) if (doc[i].head.i not in inside or doc[i].head == doc[i]) and not doc[i].is_punct
    ]

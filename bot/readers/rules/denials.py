"""Whether a verb of denying, refusing, granting or confirming does so here: only of what can be true or false, or a charge.

“Denied the theft” answers something; “denied him bail”, “contested the seat”, “the body rejected the kidney” do not.
"""

from bot.breakdown import Role
from bot.language.lexicon import both_numbers, forms_of, noun_roles, phrase_groups, verb_forms, verb_groups, words
from bot.readers.rules.attributions import Attribution
from bot.readers.rules.cues import is_negated
from bot.readers.rules.parsed import Token
from bot.readers.rules.sources import SUBJECTS, is_passive

_ROLES: frozenset[Role] = frozenset(["denies", "rejects", "concedes", "confirms", "will not say"])
_DENY = forms_of("deny")
_REFUSE = forms_of("refuse decline")
_TAKE = forms_of("claim declare slam")
_FOR_PEOPLE = forms_of("defend question")
"""“Defended people accused of theft”, “was questioned by a panel”: in court, not in words of the story."""
_RULE = forms_of("rule")
_TELLING = {"tell", "say", "tell of", "speak of", "confirm", "concede", "deny", "question"}
"""Groups of verbs; who “declined to criticise” or “refused to pledge” has kept back no answer."""
_POINTING = {"it", "that", "this", "these", "those", "them", "which", "what", "so"}
_NOT_UTTERED = verb_forms("withdrawing") | words("not_uttered")


def answers_nothing(one: Attribution) -> bool:
    """Whether the verb of a report has this role in its other senses only."""
    cue = one.cue_token
    if cue is None or one.quoted:
        return False
    if cue.lower_ in _TAKE and one.follows == "object":
        return any(_is_among(root, "deeds_claimed") for root in _roots(one))
    if cue.lower_ in _FOR_PEOPLE and one.follows == "object" and not _has_quoted_words(one):
        return any(_is_person(root) for root in _roots(one)[:1])
    if one.role not in _ROLES or is_negated(cue) or not cue.tag_.startswith(("VB", "MD", "NN")):
        return False
    if one.follows == "infinitive" and cue.lower_ in _REFUSE:
        return not _declines_words(one)
    return one.follows == "object" and not _can_be_answered(one, cue)


def _declines_words(one: Attribution) -> bool:
    """“Declined to comment”, “refused to say”; not “refused to move”."""
    roots = _roots(one)
    if any(root.tag_ == "VBN" and root.lower_ in {"drawn", "interviewed", "named", "quoted"} for root in roots):
        return True
    done = next((token for token in roots if token.tag_ == "VB"), None)
    if done is None or done.lower_ in _NOT_UTTERED:
        return False
    if any(child.dep_ == "prt" for child in done.rights):
        return False  # "refused to rule it out"
    said = {group.name for group in verb_groups().get(done.lower_, ())} | {
        group.name for _, group in phrase_groups().get(done.lower_, ())
    }
    return done.lower_ in words("speech_acts") or bool(said & _TELLING)


def _can_be_answered(one: Attribution, cue: Token) -> bool:
    roots = _roots(one)
    nouns = [
        root for root in roots if not root.tag_.startswith(("IN", "RB", "TO", "POS")) and root.dep_ not in SUBJECTS
    ]
    nouns = nouns or [root for root in roots if root.dep_ in SUBJECTS]
    if not nouns:
        return True
    thing = nouns[0]
    if cue.lower_ in _REFUSE:
        return _is_among(thing, "refusable")
    if thing.lower_ in _POINTING or thing.tag_ in {"VBG", "VBN", "VBD", "VBZ", "VBP", "VB"}:
        return True
    if thing.tag_.startswith("PRP") or (cue.lower_ in _DENY and is_passive(cue) and thing.dep_ == "dobj"):
        return False
    if one.head is not None and one.head.lower_ in words("courts") and _is_among(thing, "court_matters"):
        # A ruling, no word in the dispute itself.
        return False
    if cue.lower_ in _DENY and noun_roles().get(thing.lower_) == "demands":
        return False  # "denied the request": turned down
    if _is_among(thing, "assertable") or thing.lower_ in noun_roles():
        return True
    if one.role == "rejects":
        return cue.lower_ in _RULE or _is_among(thing, "proposals") or _has_quoted_words(one)
    is_name = thing.tag_.startswith("NNP") and not any(child.dep_ == "poss" for child in thing.children)
    if one.role in {"concedes", "confirms"}:
        return not is_name and not _is_among(thing, "yielded") and not _is_among(thing, "people")
    # Of the verbs of denying “deny” alone takes any deed: “denied the theft”.
    two = len([root for root in nouns if root.head == cue]) > 1
    denied = not is_name and not two and not _is_among(thing, "people") and not _is_among(thing, "permissions")
    return cue.lower_ in _DENY and denied


def _is_person(thing: Token) -> bool:
    return thing.tag_.startswith(("NNP", "PRP")) or thing.lower_ == "people" or _is_among(thing, "people")


def _is_among(thing: Token, name: str) -> bool:
    return thing.lower_ in both_numbers(name)


def _has_quoted_words(one: Attribution) -> bool:
    """“Dismissed her work as “academic””."""
    return any(start <= q.start < end for q in one.passage.frame.quotations for start, end in one.spans)


def _roots(one: Attribution) -> list[Token]:
    """The tokens of the content that hang on nothing within it: its noun, its verb."""
    sentence = one.cue_token.sent if one.cue_token is not None else one.passage.doc[:0]
    places = [(token, one.passage.place(token)[0]) for token in sentence]
    inside = [token for token, at in places if any(start <= at < end for start, end in one.spans)]
    return [token for token in inside if not token.is_punct and (token.head not in inside or token.head == token)]

"""Decides whether a report was made and answers something: “did not say”, “denied him bail”.

Who is shown with words that they never voiced may be libelled, so where there is a doubt there is no report. An answer
(a denial, an admission, a refusal) is shown only as the plain statement of a main clause.
"""

import re
from collections.abc import Iterator

from bot.breakdown import DENIALS, Role
from bot.language.lexicon import (
    both_numbers,
    forms,
    forms_of,
    noun_roles,
    one_of,
    verb_forms,
    words,
)
from bot.readers.rules.attributions import Attribution
from bot.readers.rules.cues import claim_before, is_negated, is_unvoiced
from bot.readers.rules.paragraph import Passage, Token
from bot.readers.rules.sources import NO_ONE_WORDS, acting_with, agent_of, antecedent, is_passive, subject_of
from bot.readers.rules.speakers import is_speaker, is_text

GIVEN_BACK = frozenset(["denies", "rejects", "confirms", "concedes", "will not say"])
"""Roles that are shown of a main clause only."""
_NEEDS_SOURCE = {"object", "naming", "infinitive"}
"""Kinds of content that tell little without who says it."""
_COMPLETING = {"conj", "xcomp", "ccomp", "csubj", "acl", "pcomp"}
"""How a clause hangs on what decides whether it holds."""
_CONDITIONS = {"if", "unless", "whether"}
_ASKING = forms_of("ask request insist demand")
_REFUSING = forms_of("decline refuse")
_DENY = forms_of("deny")
_NESTED = re.compile(r"\s*[“\"]\s*[‘'][^“”\"]*[’'][.,]?\s*[”\"]\s*")
_WH = re.compile(r"(?:whether|if|how|what|when|where|who|whom|whose|which|why)\b", re.IGNORECASE)
_NAME_HELD = re.compile(r"(?:that )?(?:his|her|their) (?:\w+ )?names? not be", re.IGNORECASE)
_DOUBTED = re.compile(
    rf"\b(?:suppose|imagine|at first|all but|used to|in (?:\w+ ){{1,2}}(?:{one_of(words('unreal'))})"
    rf"|{one_of(words('hedges') | words('at_first') | words('impostors'))})\b",
    re.IGNORECASE,
)
"""Before an answer these tell that it is of old, hearsay or invented."""
_ENDED = re.compile(
    rf"\buntil\b|\b(?:before|{one_of(words('in_the_end'))})\b.*\b(?:{one_of(verb_forms('granting'))})\b", re.IGNORECASE
)
"""Behind an answer these tell that it no longer stands: “denied it, then admitted it”."""
_NOT_YET = re.compile(r"(?:yet to|instead of|rather than|short of)$", re.IGNORECASE)
_TAKE, _RULE = forms_of("claim declare slam"), forms_of("rule")
_FOR_PEOPLE = forms_of("defend question")
"""“Defended people accused of theft”, “was questioned by a panel”: in court, not in words of the story."""
_POINTING = {"it", "that", "this", "these", "those", "them", "which", "what", "so"}


def settle(passage: Passage, one: Attribution) -> None:
    """Set the role of a report to None where it was not made, or answers nothing."""
    if one.quoted:  # “…,” he said, reading: “‘There was no bribe.’”: a quotation that is nothing but another's
        one.spans = [span for span in one.spans if not _NESTED.fullmatch(passage.text[slice(*span)])]
    cue = one.cue_token
    if cue is None or not one.spans:
        return
    negated = is_negated(cue) or is_negated_with_another(cue)
    if (
        _was_not_made(one, cue)
        or (one.role in GIVEN_BACK and _is_unsure(cue))
        or (not negated and _answers_nothing(one, cue))
    ):
        one.role = None
    elif one.head is not None and one.head.left_edge.lower_ in NO_ONE_WORDS:
        # "Neither would say whether", "no one commented": only a silence is left.
        one.role = "will not say" if _negated(one, cue) == "will not say" else None
    elif negated:
        one.with_verb = True
        one.role = _negated(one, cue) if one.head is not None else None
    if not _may_be_of(one, cue):
        one.role = None
    refused = [cue, *(child for child in cue.rights if child.dep_ == "xcomp")]
    if one.role == "will not say" and any(child.dep_ == "ccomp" for verb in refused for child in verb.rights):
        one.with_verb = True  # "declined to say that it was full"


def _may_be_of(one: Attribution, cue: Token) -> bool:
    """Whether it has a source that may say it; “Mocking his fast”, at the top of an article, is of no one in particular."""
    if one.head is None and one.role in GIVEN_BACK and cue.tag_.startswith("NN"):
        return False  # "came close to an admission that …"
    if one.head is None:
        return one.follows not in _NEEDS_SOURCE or one.role in GIVEN_BACK or (is_passive(cue) and cue.dep_ != "acl")
    source = antecedent(one.head)
    if source.lower_ == "which" or (one.role in DENIALS and is_text(source)):
        return False  # "…, which helps explain why", "the video contradicts his account"
    return is_speaker(source) or not (one.role in GIVEN_BACK or one.follows in _NEEDS_SOURCE)


def _was_not_made(one: Attribution, cue: Token) -> bool:
    if cue.tag_.startswith("NN") and cue.lower_ in noun_roles():  # "issued no denial", "never made the charge"
        verb, negated = cue.head, any(child.lower_ == "no" for child in cue.children)
        return negated or (
            cue.dep_ in {"dobj", "nsubjpass"} and (is_negated(verb) or verb.lower_ in verb_forms("withdrawing"))
        )
    if one.head is not None and not one.quoted and one.head.lower_ in {"we", "that"} and one.head.tag_ in {"PRP", "DT"}:
        return True  # "We wrongly wrote that he had left": the paper
    when = any(child.lower_ == "when" for child in cue.lefts)  # "when he announced the plan", "when I put this to him"
    is_question = cue.sent[-1].text == "?" and one.role != "asks"
    supposed = cue.i > cue.sent.start and cue.sent[0].lower_ in {"say", "suppose", "imagine"}
    at = one.passage.place(cue)[0]
    return (
        _is_open(cue)
        or _is_undone(cue)
        or (not one.quoted and (when or supposed or is_question or _is_by_no_one(cue)))
        or _is_request_to_be_unnamed(one, cue)
        or any(child.lower_.endswith(("self", "selves")) for child in cue.rights)
        or any(q.start <= at < q.end for q in one.passage.frame.quotations)  # in a title, or told
    )


def _is_unsure(cue: Token) -> bool:
    """Whether an answer stands in anything but a plain main clause: “if she denied it”, “would deny it”, “at first denied”."""
    main = cue
    while main.dep_ == "conj" or (main != cue and main.dep_ == "ccomp"):
        main = main.head
    noun = cue.tag_.startswith("NN")
    return not noun and (
        (main.dep_ != "ROOT" and claim_before(main) is None)
        or (not is_negated(cue) and any(child.tag_ == "MD" and child.i < cue.i for child in cue.children))
        or bool(_DOUBTED.search(cue.doc[cue.sent.start : cue.i].text))
        or bool(_ENDED.search(cue.doc[cue.i : cue.sent.end].text))
    )


def _is_open(cue: Token) -> bool:
    """Whether the clause of a report, or one that it completes, is a condition, thought, negated or left open."""
    if cue.tag_ == "VBG" and (cue.dep_ in {"advcl", "pcomp"} or (cue.dep_ == "acl" and not is_speaker(cue.head))):
        verb = acting_with(cue)
        if verb is not None and is_unvoiced(verb):
            return True  # "It could go to court, pushing for a delay", "will argue against it saying that it failed"
    return any(
        any(child.dep_ == "mark" and child.lower_ in _CONDITIONS for child in verb.lefts)
        or (verb.dep_ in {"ccomp", "pcomp"} and verb.left_edge.lower_ == "how")
        or (completed and (verb.lower_ in verb_forms("thinking") or is_negated(verb) or is_unvoiced(verb)))
        for verb, completed in _above(cue)
    )


def _above(cue: Token) -> Iterator[tuple[Token, bool]]:
    """The cue, and the verbs on which its clause hangs; of each whether the clause completes it."""
    yield cue, False
    token = cue
    while token.dep_ in _COMPLETING and token.head != token:
        yield token.head, token.dep_ != "conj" and token.head.i < token.i
        token = token.head


def _is_undone(cue: Token) -> bool:
    """“Considered saying”, “left without saying”, “has yet to say”."""
    if cue.tag_ == "VBG" and cue.dep_ in {"xcomp", "pcomp"}:
        known = verb_forms("happened") if cue.dep_ == "xcomp" else words("while_saying")
        return cue.head.lower_ not in known
    return bool(_NOT_YET.search(cue.doc[max(cue.sent.start, cue.i - 2) : cue.i].text))


def _is_by_no_one(cue: Token) -> bool:
    """“Was asked whether”."""
    return cue.lower_ in forms("ask") and is_passive(cue) and agent_of(cue) is None


def _is_request_to_be_unnamed(one: Attribution, cue: Token) -> bool:
    """“Who asked not to be named” is not about the story."""
    if cue.lower_ not in _ASKING:
        return False
    unnamed = any(child.lower_ in words("anonymity") for right in cue.rights for child in (right, *right.rights))
    return unnamed or bool(_NAME_HELD.match(one.passage.text, one.spans[0][0]))


def is_negated_with_another(verb: Token) -> bool:
    """“Did not confirm or deny”, “neither confirmed nor denied”: the negation of the first is the second's too."""
    if verb.dep_ != "conj" or subject_of(verb) is not None or not is_negated(verb.head):
        return False
    return any(child.lower_ in {"or", "nor"} for child in verb.head.rights)


def _negated(one: Attribution, cue: Token) -> Role | None:
    """What is left of a report that was not made: a point granted, a refusal to answer, or nothing."""
    verb, modals = cue.lower_, {child.lower_ for child in cue.lefts}
    if verb in verb_forms("granted"):
        # "did not dispute that": the point is granted. Who "did not deny" it has granted nothing.
        return "concedes"
    if verb in verb_forms("agreeing"):
        return "rejects"
    if verb in verb_forms("confirming") or (one.role == "will not say" and verb not in _REFUSING):
        return "will not say"
    opens = _WH.match(one.passage.text, one.spans[0][0])
    if one.role == "claims" and one.follows == "clause" and opens and modals & {"would", "will", "wo"}:
        return "will not say"  # who "did not say" was not asked
    answers = one.follows != "clause" and "had" not in modals and verb in verb_forms("answering")
    return "will not say" if answers else None


def _answers_nothing(one: Attribution, cue: Token) -> bool:
    """Whether a verb of answering has another sense here: “denied him bail”, “contested the seat”, “refused to move”."""
    if one.quoted or one.follows not in {"infinitive", "object"}:
        return False
    roots = _roots(one)
    if one.role not in GIVEN_BACK:
        person = cue.lower_ in _FOR_PEOPLE and any(
            t.tag_.startswith(("NNP", "PRP")) or t.lower_ in both_numbers("people") for t in roots[:1]
        )
        return person or (cue.lower_ in _TAKE and any(root.lower_ in both_numbers("deeds_claimed") for root in roots))
    if one.follows == "infinitive":
        return not _declines_words(roots)
    nouns = [root for root in roots if not root.tag_.startswith(("IN", "RB", "TO", "POS", "DT"))]
    return bool(nouns) and not _can_be_answered(one, cue, nouns[0])


def _declines_words(roots: list[Token]) -> bool:
    """“To comment”, “to say”, “to be drawn”; not “to move”, “to rule it out”."""
    if not roots or roots[0].lower_ not in words("speech_acts"):
        return False
    return not any(child.dep_ == "prt" for child in roots[0].rights)


def _can_be_answered(one: Attribution, cue: Token, thing: Token) -> bool:
    """Whether this noun is true or false, or a charge; who denies, admits or confirms may have any deed as its object."""
    among = {
        name
        for name in ("assertable", "proposals", "refusable", "permissions", "people", "yielded")
        if thing.lower_ in both_numbers(name)
    }
    if cue.lower_ in _REFUSING:
        return "refusable" in among
    objects = [child for child in cue.rights if child.dep_ in {"dative", "dobj"}]
    two = any(child.dep_ == "dative" or (child.tag_ == "PRP" and len(objects) > 1) for child in objects)
    if cue.lower_ in _DENY and (two or (is_passive(cue) and thing.dep_ == "dobj")):
        return False  # "was denied a second term", "denied them access"
    if thing.lower_ in _POINTING or thing.tag_.startswith("VB"):
        return True
    if one.head is not None and one.head.lower_ in words("courts") and thing.lower_ in both_numbers("court_matters"):
        return False  # a ruling, no word in the dispute itself
    if thing.tag_.startswith("PRP") or (cue.lower_ in _DENY and noun_roles().get(thing.lower_) == "demands"):
        return False  # "denied the request": turned down
    if "assertable" in among or thing.lower_ in noun_roles():
        return True
    if one.role == "rejects" or (one.role == "denies" and cue.lower_ not in _DENY):
        return cue.lower_ in _RULE or "proposals" in among
    unanswered = {"people", "permissions" if one.role == "denies" else "yielded"}
    return not thing.tag_.startswith("NNP") and not among & unanswered


def _roots(one: Attribution) -> list[Token]:
    """The tokens of the content that hang on nothing within it: its noun, its verb."""
    sentence = one.cue_token.sent if one.cue_token is not None else ()
    places = [(token, one.passage.place(token)[0]) for token in sentence]
    inside = [token for token, at in places if any(start <= at < end for start, end in one.spans)]
    return [token for token in inside if not token.is_punct and token.head not in inside]

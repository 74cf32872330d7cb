"""Decides by the grammar whether a report was made at all (withdrawn ones: withdrawn.py): “did not say”, “Did she deny …?”, “withdrew her denial”.

Who is shown with words that they never voiced may be libelled, so where the grammar leaves a doubt there is no report.
"""

import re
from collections.abc import Iterator

from bot.breakdown import DENIALS, Role
from bot.language.lexicon import forms, forms_of, noun_roles, verb_denies, verb_forms, verb_groups, words
from bot.readers.rules.attributions import Attribution
from bot.readers.rules.cues import ALL_OF_IT, is_negated, is_unvoiced
from bot.readers.rules.denials import answers_nothing
from bot.readers.rules.paragraph import Passage
from bot.readers.rules.parsed import Token
from bot.readers.rules.sources import SOMEBODY_YET, SUBJECTS, agent_of, antecedent, is_passive, names_no_one, subject_of
from bot.readers.rules.speakers import is_speaker
from bot.readers.rules.withdrawn import is_superseded, is_taking_back

_COMPLETING = {"conj", "xcomp", "ccomp", "csubj", "acl", "pcomp"}
"""How a clause hangs on what decides whether it holds."""
_CONDITIONS = {"if", "unless", "whether"}
_SUPPOSING = {"suppose", "supposing", "imagine", "assume", "assuming", "were"}
_INVERTED = {"had", "were", "should"}
_TRUE, _UNTRUE = (
    {"true", "clear", "certain", "sure", "case"},
    {"untrue", "false", "unclear", "uncertain", "myth", "lie"},
)
_ANSWERS = {"denies", "rejects", "confirms", "concedes"}
_PLAIN = {"claims", "demands", "asks"}
_BY_SOMEBODY = {"object", "naming", "infinitive"}
"""Kinds of content that tell little without who says it."""
_ASKING = forms_of("ask request insist demand")
_MEANING = {"implying", "hinting", "signaling", "signalling"}
"""“…, implying that she was forbidden to”: what the reporter takes it to mean."""
_REFUSING = forms_of("decline refuse")
_NESTED = re.compile(r"\s*[“\"]\s*[‘'][^“”\"]*[’'][.,]?\s*[”\"]\s*")
_WH = re.compile(r"(?:whether|if|how|what|when|where|who|whom|whose|which|why)\b", re.IGNORECASE)
_NAME_HELD = re.compile(r"(?:that )?(?:his|her|their) (?:\w+ )?names? not be", re.IGNORECASE)
_BEFORE_A_CUE = re.compile(
    r"(?:without|yet to|instead of|rather than|short of|(?:refrain\w*|abstain\w*) from)$", re.IGNORECASE
)


def settle(passage: Passage, one: Attribution) -> None:
    """Set the role of a report to None where it was not made."""
    _drop_others_words(passage, one)
    cue = one.cue_token
    if cue is None or one.role is None or not one.spans:
        return
    if answers_nothing(one) or _was_not_made(one, cue) or _is_of_the_paper(one) or _is_a_deed(one, cue):
        one.role = None
    elif one.head is not None and names_no_one(one.head):
        # "Neither would say whether", "no one commented": only a silence is left.
        left = _negated(one, cue, passage.text[one.spans[0][0] :][:12])
        one.role = "will not say" if left == "will not say" else None
    elif one.quoted_in is None and (is_negated(cue) or is_negated_with_another(cue)):
        one.with_verb = True
        one.role = _negated(one, cue, passage.text[one.spans[0][0] :][:12])
    needs_a_speaker = one.role in _ANSWERS | {"will not say"} or one.follows in _BY_SOMEBODY
    if one.head is not None and needs_a_speaker and not is_speaker(antecedent(one.head)):
        one.role = None
    if one.head is not None and one.head.lower_ == "which" and antecedent(one.head) == one.head:
        one.role = None  # "…, which helps explain why": nobody explains it
    of_nobody = not is_passive(cue) or (cue.lower_ == "told" and cue.dep_ == "acl")  # "Tavares, told of the remarks, …"
    if one.head is None and one.follows in _BY_SOMEBODY and one.role in _PLAIN and of_nobody:
        one.role = None  # "Mocking his fast", at the top of an article: of no one in particular
    if one.role in DENIALS and passage.text[slice(*one.spans[0])] in ALL_OF_IT:
        one.spans = [(one.spans[0][0], passage.place(cue)[1])]  # "which Wren denied"
    refused = [cue, *(child for child in cue.rights if child.dep_ == "xcomp")]
    if one.role == "will not say" and any(child.dep_ == "ccomp" for verb in refused for child in verb.rights):
        one.with_verb = True  # "declined to say that it was full"


def _is_a_deed(one: Attribution, cue: Token) -> bool:
    """“Cut the tax by proposing another”: what is done by it, and nothing that is said here."""
    by_it = one.role == "claims" and one.follows == "object" and cue.dep_ == "pcomp" and cue.head.lower_ == "by"
    meant = cue.lower_ in _MEANING and cue.dep_ in {"advcl", "acl"} and not one.quoted
    return by_it or meant


def _is_of_the_paper(one: Attribution) -> bool:
    """“We wrongly wrote that he had left”, in a correction: no one in the story; “That’s why she announced it”: no one at all."""
    return (
        one.head is not None and not one.quoted and one.head.lower_ in {"we", "that"} and one.head.tag_ in {"PRP", "DT"}
    )


def _drop_others_words(passage: Passage, one: Attribution) -> None:
    """“…,” he said, reading: “‘There was no bribe.’”: a quotation that is nothing but another is another speaker's."""
    if one.quoted:
        one.spans = [span for span in one.spans if not _NESTED.fullmatch(passage.text[slice(*span)])]


def _was_not_made(one: Attribution, cue: Token) -> bool:
    if cue.lower_ in noun_roles() and cue.tag_.startswith("NN"):
        return _is_no_voicing(cue)
    return (
        (cue.sent[0].lower_ in _SUPPOSING and cue.i > cue.sent.start and not one.quoted)
        or _is_open(cue)
        or _only_would(cue, one.role)
        or _is_undone(cue)
        or _is_unreal(one, cue)
        or _describes_a_listener(one, cue)
        or _is_denied(cue)
        or (
            one.follows in {"infinitive", "object"}
            and cue.dep_ == "advcl"
            and any(t.lower_ == "when" for t in cue.lefts)
        )
        or _is_nowhere_said(one, cue)
        or (one.role in _ANSWERS | {"will not say"} and is_superseded(one, cue))
    )


def _is_open(cue: Token) -> bool:
    """Whether a clause that the report shares or completes is a question, a condition, untrue or left open."""
    is_question = "?" in cue.sent[-2:].text
    return any(
        _is_condition(verb) or (is_question and _asks(verb)) or (completed and (_is_untrue(verb) or _leaves_open(verb)))
        for verb, completed in _above(cue)
    )


def _above(cue: Token) -> Iterator[tuple[Token, bool]]:
    """The cue, and the verbs and nouns on which its clause hangs; of each whether the clause completes it: “no record that”."""
    yield cue, False
    if cue.dep_ == "relcl" and subject_of(cue) is not None and any(t.lower_ == "that" for t in cue.lefts):
        yield cue.head, True  # the parser may take the "that" of "no record that she denied it" for a pronoun
    token = cue
    while token.dep_ in _COMPLETING and token.head != token:
        yield token.head, token.dep_ != "conj" and token.head.i < token.i
        if token.dep_ == "acl" and not any(child.dep_ == "mark" for child in token.lefts):
            return
        token = token.head


def _describes_a_listener(one: Attribution, cue: Token) -> bool:
    """“Told voters who wonder why it leaks that he would mend it”: the parser gives them what he said."""
    outer = cue.head.head if cue.dep_ == "relcl" else cue.head
    listens = any("listener" in group.follows for group in verb_groups().get(outer.lower_, ()))
    return listens and not one.quoted and cue.dep_ in {"ccomp", "relcl"} and cue.left_edge.lower_ in {"who", "whom"}


def _is_denied(cue: Token) -> bool:
    """“He denied, as before, having asked for it”: the parser hung on “denied” what is denied; “retracted a report that said so”."""
    outer = cue.head
    if cue.dep_ in {"relcl", "acl"} and outer.dep_ in {"dobj", "pobj", "nsubjpass"}:
        verb = outer.head.head if outer.dep_ == "pobj" else outer.head
        return is_taking_back(verb) and not is_negated(verb)
    has_object = any(child.dep_ in {"dobj", "ccomp", "xcomp"} for child in outer.rights)
    return cue.dep_ in {"advcl", "dep"} and verb_denies(outer.lower_) and not has_object


def _is_unreal(one: Attribution, cue: Token) -> bool:
    """“In the play he denies it”, “told herself”, “an impostor denied it”, her memoir “I Deny Nothing”: it was not heard."""
    if any(child.dep_ in {"dobj", "dative"} and child.lower_.endswith(("self", "selves")) for child in cue.rights):
        return True
    inside = [thing for place in cue.children if place.lower_ == "in" for thing in place.children]
    if any(thing.dep_ == "pobj" and thing.lower_ in words("unreal") for thing in inside):
        return True
    source = subject_of(cue)
    if source is not None and {source.lower_, *(t.lower_ for t in source.lefts)} & words("impostors"):
        return True
    at = one.passage.place(cue)[0]
    marks = [q for q in one.passage.frame.quotations if q.start <= at < q.end and not q.unclosed]
    return one.source is not None and any(q.start <= one.source[0] < q.end for q in marks)


def _leaves_open(outer: Token) -> bool:
    """“Found no proof that Vogt denied it”, “wrong to report that he did”, “did not think that she said so”."""
    if outer.tag_.startswith("NN"):
        doubted = outer.dep_ in SUBJECTS and _is_untrue(outer.head)
        return doubted or any(child.lower_ in {"no", "little", "any"} for child in outer.lefts)
    if outer.lower_ in verb_forms("thinking"):
        return True
    return outer.tag_.startswith(("VB", "MD")) and (is_negated(outer) or is_unvoiced(outer))


def _asks(verb: Token) -> bool:
    """In a sentence that ends in a question mark: "did Vogt deny", "who denied", "is it true that"."""
    subject = subject_of(verb)
    if subject is None:
        return False
    before = [child for child in (verb, *verb.children) if child.i < subject.i and child.tag_.startswith(("VB", "MD"))]
    inverted = any(child == verb or child.dep_ in {"aux", "auxpass"} for child in before)
    return inverted or (subject.tag_ in {"WP", "WDT"} and verb.dep_ != "relcl")


def _is_condition(verb: Token) -> bool:
    """“If Vogt denies it”, “had Vogt denied it”."""
    subject, first = subject_of(verb), verb.left_edge
    inverted = first.lower_ in _INVERTED and first.head == verb and first.dep_ in {"aux", "auxpass"}
    marked = any(child.dep_ == "mark" and child.lower_ in _CONDITIONS for child in verb.lefts)
    return marked or (inverted and subject is not None and subject.i > first.i)


def _is_untrue(outer: Token) -> bool:
    """“It is not true that Vogt denied it”, “it is unclear that she said so”."""
    called = {child.lower_ for child in outer.rights if child.dep_ in {"acomp", "attr"}}
    negated = any(child.dep_ == "neg" for child in outer.children)
    return bool(called & (_TRUE if negated else _UNTRUE))


def _only_would(cue: Token, role: Role | None) -> bool:
    """“Would deny it if asked”; “would only say” was said, and “would not confirm” is a refusal."""
    modifiers = {child.lower_ for child in cue.children if child.i < cue.i}
    if "would" not in modifiers or is_negated(cue) or is_negated_with_another(cue) or modifiers & SOMEBODY_YET:
        return False
    return role in _ANSWERS or any(child.dep_ == "advcl" and _is_condition(child) for child in cue.children)


def _is_undone(cue: Token) -> bool:
    """“Stopped denying”, “stopped short of saying”, “left without denying”."""
    last = cue.i
    while last > cue.sent.start and cue.doc[last - 1].tag_ == "RB":
        last -= 1
    if cue.tag_ == "VBG" and cue.dep_ == "ccomp" and cue.head.lower_ in forms("have"):
        return True  # "The draft had the bank denying it"
    if cue.tag_ == "VBG" and cue.dep_ in {"xcomp", "pcomp"}:
        if cue.head.lower_ in verb_forms("stopping"):
            return not is_negated(cue.head)
        known = verb_forms("happened") if cue.dep_ == "xcomp" else words("while_saying")
        misquoted = {cue.head.head.lower_, *(child.lower_ for child in cue.head.head.children)} & words("misquoting")
        if cue.head.lower_ not in known or (misquoted and cue.head.lower_ == "as"):
            return True
    return bool(_BEFORE_A_CUE.search(cue.doc[max(cue.sent.start, last - 2) : last].text))


def _is_nowhere_said(one: Attribution, cue: Token) -> bool:
    """“Was asked whether” by no one in particular, and “who asked not to be named”: neither is about the story."""
    if cue.lower_ in forms("ask") and not one.quoted and is_passive(cue) and agent_of(cue) is None:
        return True
    asks = cue.lower_ in _ASKING
    if asks and _NAME_HELD.match(one.passage.text, one.spans[0][0]):
        return True
    return asks and any(child.lower_ in words("anonymity") for right in cue.rights for child in (right, *right.rights))


def _is_no_voicing(noun: Token) -> bool:
    """“Issued no denial”, “withdrew her claim”, “never made the charge”."""
    verb = noun.head
    if any(child.lower_ == "no" for child in noun.children) or noun.dep_ not in {"dobj", "nsubjpass"}:
        return any(child.lower_ == "no" for child in noun.children)
    if is_taking_back(verb):
        return not is_negated(verb)
    subject = subject_of(verb)
    of_nobody = subject is not None and subject != noun and names_no_one(subject)
    return verb.lower_ in verb_forms("voicing") and (is_negated(verb) or of_nobody or _is_open(verb))


def is_negated_with_another(verb: Token) -> bool:
    """“Did not confirm or deny”, “neither confirmed nor denied”: the negation of the first is the second's too."""
    if verb.dep_ != "conj" or subject_of(verb) is not None:
        return False
    first = verb.head
    joined = any(child.dep_ == "cc" and child.lower_ in {"or", "nor"} for child in first.children if child.i > first.i)
    return joined and is_negated(first)


def _negated(one: Attribution, cue: Token, opening: str) -> Role | None:
    """What is left of a report that was not made: a point granted, a refusal to answer, or nothing."""
    verb = cue.lower_
    if verb in verb_forms("granted"):
        # "did not dispute that": the point is granted. Who "did not deny" it has granted nothing.
        return "concedes"
    if verb in verb_forms("agreeing"):
        return "rejects"
    if verb in verb_forms("confirming"):
        return "will not say"
    if one.role == "will not say":
        return None if verb in _REFUSING else "will not say"
    if one.follows == "clause":
        refuses = any(child.lower_ in {"would", "will", "wo"} for child in cue.lefts)  # who "did not say" was not asked
        return "will not say" if one.role == "claims" and _WH.match(opening) and refuses else None
    if any(child.lower_ == "had" for child in cue.lefts):
        return None  # "they had not discussed ferries"
    return "will not say" if verb in verb_forms("answering") else None

"""Decides by the grammar whether a report was made at all (withdrawn ones: withdrawn.py): “did not say”, “Did she deny …?”, “withdrew her denial”.

Who is shown with words that they never voiced may be libelled, so where the grammar leaves a doubt there is no report.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.breakdown import DENIALS, Role
from bot.language.lexicon import forms, noun_roles, verb_forms, verb_groups, words
from bot.readers.rules.attributions import Attribution
from bot.readers.rules.cues import ALL_OF_IT, is_negated, is_unvoiced
from bot.readers.rules.denials import answers_nothing
from bot.readers.rules.paragraph import Passage
from bot.readers.rules.sources import SOMEBODY_YET, SUBJECTS, agent_of, is_nobody, is_passive, subject_of
from bot.readers.rules.speakers import is_speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_GOVERNED = {"conj", "xcomp", "ccomp", "csubj"}
_CONDITIONS = {"if", "unless", "whether"}
_SUPPOSING = {"suppose", "supposing", "imagine", "assume", "assuming"}
_INVERTED_CONDITIONS = {"had", "were", "should"}
_TRUE = {"true", "clear", "certain", "sure", "case"}
_UNTRUE = {"untrue", "false", "unclear", "uncertain", "myth", "lie"}
_ANSWERS = {"denies", "rejects", "confirms", "concedes"}
_PLAIN = {"claims", "demands", "asks"}
_BY_SOMEBODY = {"object", "naming", "infinitive"}
"""Kinds of content that tell little without who says it."""
_STOPPING = verb_forms("stopping")
_ASKING = frozenset(form for verb in ("ask", "request", "insist", "demand") for form in forms(verb))
_WITHDRAWING = verb_forms("withdrawing")
_VOICING = verb_forms("voicing") - {form for verb in ("repeat", "reiterate", "renew", "echo") for form in forms(verb)}
_REFUSING = frozenset(forms("decline") + forms("refuse"))
_GRANTING = frozenset(
    form
    for verb in ("admit", "concede", "acknowledge", "confess", "confirm", "withdraw", "retract", "recant")
    for form in forms(verb)
)
_SPANS_OF_TIME = {"year", "years", "months", "weeks", "long"}
_FINITE = {"VBD", "VBZ", "VBN", "VBG", "VBP"}
_YEAR = re.compile(r"(?:19|20)\d\d")
_NESTED = re.compile(r"\s*[“\"]\s*[‘'][^“”\"]*[’'][.,]?\s*[”\"]\s*")
_WH = re.compile(r"(?:whether|if|how|what|when|where|who|whom|whose|which|why)\b", re.IGNORECASE)
_BEFORE_A_CUE = re.compile(
    r"(?:without|yet to|instead of|rather than|short of|(?:refrain\w*|abstain\w*) from)$", re.IGNORECASE
)


def settle(passage: Passage, one: Attribution) -> None:
    """Set the role of a report to None where it was not made; show a refusal to say something as a whole phrase."""
    _drop_others_words(passage, one)
    cue = one.cue_token
    if cue is None or one.role is None or not one.spans:
        return
    if answers_nothing(one) or _was_not_made(one, cue) or _is_of_the_paper(one):
        one.role = None
    elif one.head is not None and is_nobody(one.head):
        # "Neither would say whether", "no one commented": only a silence is left.
        left = _negated(one, cue, passage.text[one.spans[0][0] :][:12])
        one.role = "will not say" if left == "will not say" else None
    elif one.quoted_in is None and (is_negated(cue) or _is_negated_with_another(cue)):
        one.role = _negated(one, cue, passage.text[one.spans[0][0] :][:12])
    needs_a_speaker = one.role in _ANSWERS | {"will not say"} or one.follows == "infinitive"
    if one.head is not None and needs_a_speaker and not is_speaker(one.head):
        one.role = None
    of_nobody = not is_passive(cue) or (cue.lower_ == "told" and cue.dep_ == "acl")  # "Tavares, told of the remarks, …"
    if one.head is None and one.follows in _BY_SOMEBODY and one.role in _PLAIN and of_nobody:
        one.role = None  # "Mocking his fast", at the top of an article: of no one in particular
    if one.role in DENIALS and passage.text[slice(*one.spans[0])] in ALL_OF_IT:
        one.spans = [(one.spans[0][0], passage.place(cue)[1])]  # "which Wren denied"
    if one.role == "will not say":
        _show_whole(passage, one, cue)


def _is_of_the_paper(one: Attribution) -> bool:
    """“We wrongly wrote that he had left”, in a correction: no one in the story; “That’s why she announced it”: no one at all."""
    return (
        one.head is not None and not one.quoted and one.head.lower_ in {"we", "that"} and one.head.tag_ in {"PRP", "DT"}
    )


def _drop_others_words(passage: Passage, one: Attribution) -> None:
    """“…,” he said, reading: “‘There was no bribe.’”: a quotation that is nothing but another is another speaker's."""
    if one.quoted:
        one.spans = [span for span in one.spans if not _NESTED.fullmatch(passage.text[slice(*span)])]


def _was_not_made(one: Attribution, cue: "Token") -> bool:
    if cue.lower_ in noun_roles() and cue.tag_.startswith("NN"):
        return _is_no_voicing(cue)
    if cue.sent[0].lower_ in _SUPPOSING and cue.i > cue.sent.start and not one.quoted:
        return True
    is_question = "?" in cue.sent[-2:].text
    chain = list(_governing(cue))
    return (
        any(_is_condition(verb) or (is_question and _asks(verb)) for verb in chain)
        or any(_is_untrue(outer) or _leaves_open(outer) for outer in _completed(cue))
        or _is_denied(cue)
        or _is_nowhere_said(one, cue)
        or _only_would(cue, one.role)
        or _is_undone(cue)
        or _is_unreal(cue)
        or _is_a_title(one, cue)
        or _is_superseded(one, cue)
    )


def _is_denied(cue: "Token") -> bool:
    """“He denied, as before, having asked for it”: the parser hung on “denied” what is denied; “retracted a report that said so”."""
    outer = cue.head
    if cue.dep_ in {"relcl", "acl"} and outer.dep_ in {"dobj", "pobj", "nsubjpass"}:
        verb = outer.head.head if outer.dep_ == "pobj" else outer.head
        return is_taking_back(verb) and not is_negated(verb)
    denies = any(group.role in DENIALS for group in verb_groups().get(outer.lower_, ()))
    has_object = any(child.dep_ in {"dobj", "ccomp", "xcomp"} for child in outer.rights)
    return cue.dep_ in {"advcl", "dep"} and denies and not has_object


def _is_a_title(one: Attribution, cue: "Token") -> bool:
    """“Her memoir, “I Deny Nothing,” sold well”: cue and source stand in the same few quoted words."""
    if one.source is None:
        return False
    at = one.passage.place(cue)[0]
    marks = [q for q in one.passage.frame.quotations if q.start <= at < q.end and not q.unclosed]
    return any(q.start <= one.source[0] < q.end for q in marks)


def _is_unreal(cue: "Token") -> bool:
    """“In the play he denies it”, “told herself”: it was not heard."""
    if any(child.dep_ in {"dobj", "dative"} and child.lower_.endswith(("self", "selves")) for child in cue.rights):
        return True
    inside = [thing for place in cue.sent if place.lower_ == "in" for thing in place.children if thing.dep_ == "pobj"]
    if any(thing.lower_ in words("unreal") and thing.head.head == cue for thing in inside):
        return True
    source = subject_of(cue)
    return source is not None and bool({source.lower_, *(t.lower_ for t in source.lefts)} & words("impostors"))


def _is_superseded(one: Attribution, cue: "Token") -> bool:
    """Whether the sentence itself tells that an answer was half made, is hearsay, or no longer stands."""
    if one.role not in _ANSWERS | {"will not say"}:
        return False
    modifiers = {child.lower_ for child in cue.children}
    old = words("at_first") | ({"earlier"} if one.role == "will not say" else frozenset())
    return (
        bool(modifiers & (words("hedges") | old))
        or cue.doc[max(0, cue.i - 2) : cue.i].text == "all but"
        or "at first" in cue.sent.text.lower()
        or any(child.lower_ == "until" for clause in cue.rights for child in (clause, *clause.lefts))
        or (cue.dep_ == "xcomp" and (cue.head.lower_ == "used" or _is_hearsay(cue.head)))
        or _is_background(cue)
        or _is_granted_after(cue)
    )


def _is_hearsay(outer: "Token") -> bool:
    """“Is said to have denied it”."""
    return is_passive(outer) and outer.lower_ in verb_groups()


def _is_background(cue: "Token") -> bool:
    """“Dames, who for two years denied it, told the panel that he had”, “after denying it for years, she confessed”."""
    outer = cue.head.head if cue.dep_ in {"relcl", "pcomp"} else cue.head if cue.dep_ == "advcl" else None
    if outer is not None and outer.lower_ in _GRANTING - verb_forms("confirming") and not is_negated(outer):
        return True
    if cue.dep_ != "relcl":
        return False
    if any(child.lower_ in _GRANTING and child.i > cue.i for child in cue.head.children):
        return True
    when = {token.lower_ for child in cue.children if child.dep_ in {"prep", "npadvmod"} for token in child.subtree}
    past = cue.tag_ in {"VBD", "VBN"} and not any(child.dep_ == "aux" for child in cue.children)
    dated = "in fact" in cue.sent.text.lower() or bool(when & (words("dates") | _SPANS_OF_TIME))
    return past and dated and cue.head.head.lower_ in verb_groups()


def _is_granted_after(cue: "Token") -> bool:
    """“Denied it before admitting it”, “declined to comment in 2019, but on Monday confirmed it”."""
    old = any(_YEAR.fullmatch(token.text) or token.text == "last" for token in cue.subtree)
    for token in cue.doc[cue.i + 1 : cue.sent.end]:
        if token.lower_ not in _GRANTING or token.tag_ not in _FINITE or is_negated(token):
            continue
        chain = _between(token, cue)
        subject = subject_of(token)
        later = bool({child.lower_ for child in token.children} & words("in_the_end"))
        before = any(outer.head.lower_ == "before" for outer in (token, *chain))
        same = subject is None or subject.tag_ == "PRP"
        if same and (later or before or old) and not any(outer.dep_ == "ccomp" for outer in chain):
            return True
    return False


def _between(token: "Token", outer: "Token") -> list["Token"]:
    """The token and its heads up to `outer`."""
    chain = []
    while token != outer and token.head != token:
        chain.append(token)
        token = token.head
    return chain


def _governing(cue: "Token") -> Iterator["Token"]:
    """The cue and the verbs whose clause it shares or completes."""
    yield cue
    while cue.dep_ in _GOVERNED and cue.head != cue:
        cue = cue.head
        yield cue


def _completed(cue: "Token") -> Iterator["Token"]:
    """The verbs and nouns whose content the report is: “no record that she denied it”."""
    token = cue
    if cue.dep_ == "relcl" and subject_of(cue) is not None and any(t.lower_ == "that" for t in cue.lefts):
        # The parser may take the "that" of "no record that she denied it" for a pronoun.
        yield cue.head
    while token.dep_ in _GOVERNED | {"acl", "pcomp"} and token.head != token:
        if token.dep_ != "conj" and token.head.i < token.i:
            yield token.head
        if token.dep_ == "acl" and not any(child.dep_ == "mark" for child in token.lefts):
            return
        token = token.head


def _leaves_open(outer: "Token") -> bool:
    """“Found no proof that Vogt denied it”, “wrong to report that he did”, “did not think that she said so”."""
    if outer.tag_.startswith("NN"):
        doubted = outer.dep_ in SUBJECTS and _is_untrue(outer.head)
        return doubted or any(child.lower_ in {"no", "little", "any"} for child in outer.lefts)
    if outer.lower_ in verb_forms("thinking"):
        return True
    return outer.tag_.startswith(("VB", "MD")) and (is_negated(outer) or is_unvoiced(outer))


def _asks(verb: "Token") -> bool:
    """In a sentence that ends in a question mark: "did Vogt deny", "who denied", "is it true that"."""
    subject = subject_of(verb)
    if subject is None:
        return False
    before = [child for child in (verb, *verb.children) if child.i < subject.i and child.tag_.startswith(("VB", "MD"))]
    inverted = any(child == verb or child.dep_ in {"aux", "auxpass"} for child in before)
    return inverted or (subject.tag_ in {"WP", "WDT"} and verb.dep_ != "relcl")


def _is_condition(verb: "Token") -> bool:
    """“If Vogt denies it”, “had Vogt denied it”."""
    if any(child.dep_ == "mark" and child.lower_ in _CONDITIONS and child.i < verb.i for child in verb.children):
        return True
    subject, first = subject_of(verb), verb.left_edge
    outer = verb.head
    if outer.lower_ == "were" and outer.left_edge == outer and any(child.tag_ == "TO" for child in verb.lefts):
        # "Were Vogt to deny it"
        return True
    return (
        first.lower_ in _INVERTED_CONDITIONS
        and first.head == verb
        and first.dep_ in {"aux", "auxpass"}
        and subject is not None
        and subject.i > first.i
    )


def _is_untrue(outer: "Token") -> bool:
    """“It is not true that Vogt denied it”, “it is unclear that she said so”."""
    called = {child.lower_ for child in outer.rights if child.dep_ in {"acomp", "attr"}}
    negated = any(child.dep_ == "neg" for child in outer.children)
    return bool(called & (_TRUE if negated else _UNTRUE))


def _only_would(cue: "Token", role: Role | None) -> bool:
    """“Would deny it if asked”; “would only say” was said, and “would not confirm” is a refusal."""
    modifiers = {child.lower_ for child in cue.children if child.i < cue.i}
    if "would" not in modifiers or is_negated(cue) or _is_negated_with_another(cue) or modifiers & SOMEBODY_YET:
        return False
    return role in _ANSWERS or any(child.dep_ == "advcl" and _is_condition(child) for child in cue.children)


def _is_undone(cue: "Token") -> bool:
    """“Stopped denying”, “stopped short of saying”, “left without denying”."""
    last = cue.i
    while last > cue.sent.start and cue.doc[last - 1].tag_ == "RB":
        last -= 1
    if cue.tag_ == "VBG" and cue.dep_ == "ccomp" and subject_of(cue) is not None and not _is_hearing(cue.head):
        return True  # "The draft had the bank denying it"
    if cue.tag_ == "VBG" and cue.dep_ in {"xcomp", "pcomp"}:
        if cue.head.lower_ in _STOPPING:
            return not is_negated(cue.head)
        known = verb_forms("happened") if cue.dep_ == "xcomp" else words("while_saying")
        misquoted = {cue.head.head.lower_, *(child.lower_ for child in cue.head.head.children)} & words("misquoting")
        if cue.head.lower_ not in known or (misquoted and cue.head.lower_ == "as"):
            return True
    return bool(_BEFORE_A_CUE.search(cue.doc[max(cue.sent.start, last - 2) : last].text))


def _is_nowhere_said(one: Attribution, cue: "Token") -> bool:
    """“Was asked whether” by no one in particular, and “who asked not to be named”: neither is about the story."""
    if cue.lower_ in forms("ask") and not one.quoted and is_passive(cue) and agent_of(cue) is None:
        return True
    asks = cue.lower_ in _ASKING
    return asks and any(child.lower_ in words("anonymity") for right in cue.rights for child in (right, *right.rights))


def _is_no_voicing(noun: "Token") -> bool:
    """“Issued no denial”, “withdrew her claim”, “never made the charge”."""
    if any(child.lower_ == "no" for child in noun.children):
        return True
    verb = noun.head
    if noun.dep_ not in {"dobj", "nsubjpass"}:
        return False
    if is_taking_back(verb):
        return not is_negated(verb)
    if verb.lower_ not in _VOICING:
        return False
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS and child != noun]
    is_question = "?" in verb.sent[-2:].text
    return (
        is_negated(verb)
        or any(is_nobody(subject) for subject in subjects)
        or any(_is_condition(outer) or (is_question and _asks(outer)) for outer in _governing(verb))
    )


def _is_hearing(verb: "Token") -> bool:
    """“Was heard saying”, “the tape caught him denying it”."""
    return verb.lower_ in {"heard", "hear", "hears", "recorded", "filmed", "saw", "seen", "caught", "quoted"}


def is_taking_back(verb: "Token") -> bool:
    """“Withdrew her claim”, “walked it back”."""
    back = any(child.lower_ == "back" for child in verb.rights) and verb.lower_ in verb_forms("moved_back")
    return back or verb.lower_ in _WITHDRAWING


def _is_negated_with_another(verb: "Token") -> bool:
    """“Did not confirm or deny”, “neither confirmed nor denied”: the negation of the first is the second's too."""
    if verb.dep_ != "conj" or subject_of(verb) is not None:
        return False
    first = verb.head
    joined = any(child.dep_ == "cc" and child.lower_ in {"or", "nor"} for child in first.children if child.i > first.i)
    return joined and is_negated(first)


def _negated(one: Attribution, cue: "Token", opening: str) -> Role | None:
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
        return "will not say" if one.role == "claims" and _WH.match(opening) else None
    return "will not say" if verb in verb_forms("answering") else None


def _show_whole(passage: Passage, one: Attribution, cue: "Token") -> None:
    """“Declined to say that it was full”, not “that it was full” alone, which was not said."""
    refused = [child for child in cue.rights if child.dep_ == "xcomp"]
    clause = any(child.dep_ == "ccomp" for verb in (cue, *refused) for child in verb.rights)
    if not (clause or is_negated(cue)) or len(one.spans) != 1 or one.spans[0][0] < passage.place(cue)[1]:
        return
    verb = cue.head if _is_negated_with_another(cue) else cue
    first = min([verb.i, *(c.i for c in verb.lefts if c.dep_ in {"aux", "auxpass", "neg"} or c.lower_ == "never")])
    start = passage.place(passage.doc[first])[0]
    if one.source is None or one.source[1] <= start:
        one.spans = [(start, one.spans[0][1])]

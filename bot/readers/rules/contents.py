"""What was said: the clause, infinitive or noun phrase that completes a reporting verb."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from bot.language.lexicon import Follows, forms, noun_roles, verb_groups
from bot.readers.rules.cues import Cue, is_negated
from bot.readers.rules.objects import after_particle, before_particle, charge_suffered, naming, noun_object
from bot.readers.rules.parentheticals import around
from bot.readers.rules.sources import SUBJECTS, described_before, inverted_subject, is_passive, subject_of
from bot.readers.rules.token_spans import VERBS, Content, TokenRange, is_stand_in, stretch, with_another

if TYPE_CHECKING:
    from spacy.tokens import Token

_REASONS = {"because", "if", "unless", "until"}
_FARTHEST_CLAUSE = 20
"""Words from a verb to a that-clause that may still be its own."""


def content_of(cue: Cue, cuts: set[int], fragments: Mapping[int, int]) -> Content | None:
    """The content that the parse gives a cue, or None.

    `cuts` are tokens at which a new report begins, `fragments` the first → last tokens of a few quoted words.
    """
    if cue.particles and cue.particles[-1].dep_ == "mark":
        return _of_kind("object", _for_somebody_to(cue, cuts))
    if cue.gap and not cue.takes("clause"):
        return _of_kind("object", before_particle(cue, cuts))
    if cue.particles and not cue.takes("clause"):
        return _of_kind("object", after_particle(cue, cuts))
    ways = [_what_it_is(cue, cuts), _within(cue)]
    if cue.takes("clause"):
        ways += [
            _of_kind("clause", _clause_after(cue, cuts)),
            around(cue) if cue.takes("inserted") and not _is_charged(cue) else None,
            _of_kind("clause", _clause_before(cue, cuts)),
        ]
    if cue.particles and cue.takes("object"):
        ways.append(_of_kind("object", after_particle(cue, cuts)))
    if cue.takes("infinitive"):
        ways.append(_of_kind("infinitive", _infinitive(cue, cuts)))
    suffered = is_passive(cue.verb) or _whom(cue.verb)
    if cue.takes("object") and suffered and any(group.name == "judge" for group in cue.groups):
        ways.append(charge_suffered(cue, cuts))
    if cue.takes("object") and not cue.particles:
        ways.append(_of_kind("object", noun_object(cue, cuts)))
    if cue.takes("naming"):
        ways.append(_of_kind("naming", naming(cue, cuts, fragments)))
    if cue.takes("listener"):
        ways.append(_of_kind("clause", _clause_on_listener(cue, cuts)))
    if cue.takes("inserted") or (cue.takes("clause") and cue.role("clause") != "claims"):
        lost = _of_kind("clause", _lost_clause(cue, cuts))
        # "Denied in a letter to them that …": rather than any noun.
        bare = not any(child.dep_ in {"dobj", "dative"} for child in cue.verb.rights)
        ways = [lost, *ways] if lost and bare and not cue.takes("inserted") else [*ways, lost]
    return next((way for way in ways if way), None)


def _what_it_is(cue: Cue, cuts: set[int]) -> Content | None:
    """“What she disputes is that it failed”: behind the “is” stands what she disputes."""
    verb = cue.verb
    what = next((child for child in verb.lefts if child.lower_ == "what" and child.dep_ == "dobj"), None)
    if verb.dep_ != "csubj" or what is None:
        return None
    for child in verb.head.rights:
        if child.dep_ in {"ccomp", "xcomp", "attr"}:
            clause = child.dep_ == "ccomp" and cue.takes("clause")
            return Content("clause" if clause else "object", [stretch(child, verb.head, cuts)])
    return None


def _within(cue: Cue) -> Content | None:
    """“The ruling, wrote Judge Hart, should stand”: the parser gives the report two subjects, of which one is what it tells of."""
    speaker = inverted_subject(cue.verb) if cue.takes("inserted") else None
    told = any(child.dep_ in SUBJECTS and child.i < cue.verb.i for child in cue.verb.lefts)
    closed = (
        speaker is not None and speaker.right_edge.i + 1 < cue.verb.sent.end and speaker.right_edge.nbor().text == ","
    )
    return around(cue) if closed and told else None


def _is_charged(cue: Cue) -> bool:
    """“Blocher was charged with libel”: a step of the court, inserted or not, tells nothing of what stands around it."""
    return is_passive(cue.verb) and any(group.name == "judge" for group in cue.groups)


def _whom(verb: "Token") -> bool:
    """“men whom they accused of spying”, “which experts have accused of arming them”."""
    return verb.dep_ == "relcl" and any(c.dep_ == "dobj" and c.tag_.startswith("W") for c in verb.lefts)


def _of_kind(follows: Follows, ranges: list[TokenRange]) -> Content | None:
    return Content(follows, ranges) if ranges else None


def _clause_after(cue: Cue, cuts: set[int]) -> list[TokenRange]:
    clauses = [c for c in cue.verb.rights if (c.dep_ == "ccomp" or _is_put(c)) and not is_stand_in(c) and _has_verb(c)]
    # "Stood by her denial that it leaked": the clause is the noun's, though the parser hung it on the verb.
    clauses = [c for c in clauses if not (cue.particles and c.left_edge.nbor(-1).lower_ in noun_roles())]
    clauses = [c for c in clauses if not any(clauses[0].i < cut < c.i for cut in cuts)]
    # "says that she did, something her lawyer denies": the second verb is another's.
    clauses = [c for c in clauses if c is clauses[0] or not (c.nbor(-1).text == "," and c.lower_ in verb_groups())]
    if not clauses and cue.takes("inserted"):
        return _unmarked_clause(cue, cuts)
    ranges = [_with_its_reason(stretch(clause, cue.verb, cuts), cue.verb, cuts) for clause in clauses]
    if ranges and _lacks_its_subject(clauses[0], cue.verb, ranges[0][0]):
        ranges[0] = (cue.verb.i + 1, ranges[0][1])
    return ranges


def _lacks_its_subject(clause: "Token", verb: "Token", first: int) -> bool:
    """“showed the party with the most votes won it four times”: the parser gave the party to the reporting verb."""
    between = verb.doc[verb.i + 1 : first]
    lost = any(token.dep_ in {"dobj", "nsubj"} and token.head == verb for token in between)
    finite = clause.tag_ in {"VBD", "VBZ", "VBP"} and subject_of(clause) is None
    return lost and finite and not any(token.is_punct for token in between)


def _with_its_reason(clause: TokenRange, verb: "Token", cuts: set[int]) -> TokenRange:
    """“said he left because it leaked”: the reason, or the condition, is told with it, though the parser hung it on “said”."""
    for child in verb.rights:
        opened = any(c.dep_ == "mark" and c.lower_ in _REASONS for c in child.lefts)
        if child.dep_ == "advcl" and opened and child.left_edge.i == clause[1] + 1:
            return clause[0], stretch(child, verb, cuts)[1]
    return clause


def _unmarked_clause(cue: Cue, cuts: set[int]) -> list[TokenRange]:
    """“said after the vote he would go”: a clause that the parser takes for an adverb, though no "when" or "if" opens it."""
    for child in cue.verb.rights:
        subjects = [c for c in child.lefts if c.dep_ in SUBJECTS]
        opened = any(
            (c.dep_ in {"mark", "aux"} and c.tag_ in {"IN", "TO"}) or (c.dep_ == "advmod" and c.tag_ == "WRB")
            for c in child.lefts
        )
        if (
            child.dep_ == "advcl"
            and is_negated(cue.verb)
            and child.left_edge.tag_ == "WRB"
            and child.left_edge.i == cue.verb.i + 1
        ):
            # "Did not say when it would open"
            return [stretch(child, cue.verb, cuts)]
        if child.dep_ == "advcl" and subjects and not opened and child.tag_.startswith(VERBS) and child.tag_ != "VBG":
            return [(subjects[0].left_edge.i, stretch(child, cue.verb, cuts)[1])]
    return []


def _is_put(clause: "Token") -> bool:
    """“It was put to her that she knew”: the parser takes the clause for an adverb; “so that” begins one."""
    marks = [child for child in clause.lefts if child.dep_ == "mark"]
    return (
        clause.dep_ == "advcl"
        and [m.lower_ for m in marks] == ["that"]
        and marks[0].nbor(-1).lower_ not in {"so", "now"}
    )


def _has_verb(head: "Token") -> bool:
    """Whether a clause has one, or begins with “that” as a clause does: a verb that is a noun too the parser may miss."""
    marked = any(child.dep_ == "mark" and child.lower_ == "that" for child in head.lefts)
    return marked or any(token.tag_.startswith(VERBS) for token in head.subtree)


def _clause_on_listener(cue: Cue, cuts: set[int]) -> list[TokenRange]:
    """“told the paper his brother had been informed”: the parser hung the clause on whoever was told."""
    for listener in cue.verb.rights:
        for clause in listener.rights if listener.dep_ in {"dobj", "dative"} else ():
            subjects = [c for c in clause.lefts if c.dep_ in SUBJECTS]
            relative = any(t.tag_.startswith("W") for t in clause.lefts)
            if clause.dep_ == "relcl" and subjects and not relative and clause.left_edge.i == subjects[0].left_edge.i:
                return [stretch(clause, cue.verb, cuts)]
    return []


def _lost_clause(cue: Cue, cuts: set[int]) -> list[TokenRange]:
    """“insisted in the interview that it fails”: the parser hung the that-clause on the noun before it."""
    doc, sent = cue.verb.doc, cue.verb.sent
    if cue.verb.lower_ in _going_on() or any(is_stand_in(token) for token in doc[sent.start : cue.verb.i]):
        return []
    aside = False
    for token in doc[cue.verb.i + 1 : min(sent.end, cue.verb.i + _FARTHEST_CLAUSE)]:
        if token.tag_ == "VBG" and token.nbor(-1).text == ",":
            # "reported on Sunday, citing two officials, that …"
            aside = True
            continue
        if token.text in {"“", ":", ";"} or (token.lower_ in verb_groups() and token.tag_.startswith(VERBS)):
            return []
        if token.dep_ == "pobj" and token.head.head == cue.verb and token.head.lower_ == "in":
            # "Said in a complaint that": where it was said.
            continue
        if token.lower_ in noun_roles() and token.tag_.startswith("NN"):
            # "Responding to claims that": the clause is theirs.
            return []
        clause = token.head
        if token.lower_ != "that" or clause.i < token.i or not clause.tag_.startswith(VERBS):
            continue
        if aside and token.nbor(-1).text != ",":
            return []
        subjects = [c for c in clause.lefts if c.dep_ in SUBJECTS and c.i > token.i]
        if token.dep_ == "mark" or subjects:
            return [stretch(clause, token, cuts)]
    return []


@cache
def _going_on() -> frozenset[str]:
    """These say something only beside a quotation: “… ,” she began."""
    return frozenset(form for verb in ("begin", "continue", "offer", "read") for form in forms(verb))


def _ends_a_description(verb: "Token") -> bool:
    """Whether what stands between commas before the verb has a verb of its own, and so names nobody."""
    commas = [token.i for token in verb.doc[verb.sent.start : verb.i] if token.text == ","]
    if not commas or commas[-1] != verb.i - 1:
        return False
    first = commas[-2] + 1 if len(commas) > 1 else verb.sent.start
    return any(token.tag_.startswith(VERBS) for token in verb.doc[first : commas[-1]])


def _clause_before(cue: Cue, cuts: set[int]) -> list[TokenRange]:
    if subject_of(cue.verb) is None and inverted_subject(cue.verb) is None and _ends_a_description(cue.verb):
        # "Four men, in shirts buttoned to the neck, told the judge …": its subject is theirs.
        return []
    if cue.role("clause") != "claims" and any(child.dep_ == "dobj" for child in cue.verb.rights):
        # "Not everybody gets in: the school denied places to many."
        return []
    if any(child.dep_ == "dobj" and child.lower_ in {"nothing", "little"} for child in cue.verb.rights):
        return []
    clauses = [c for c in cue.verb.lefts if c.dep_ == "ccomp" and not is_stand_in(c)]
    speaker = described_before(cue.verb)
    if speaker is not None:
        cuts = cuts | {speaker.left_edge.i - 1}
    return [stretch(clause, cue.verb, cuts) for clause in clauses]


def _for_somebody_to(cue: Cue, cuts: set[int]) -> list[TokenRange]:
    """“asked for the gate to be closed”: who shall do it stands before the infinitive."""
    mark = cue.particles[-1]
    return [(mark.i + 1, stretch(mark.head, cue.verb, cuts)[1])]


def _infinitive(cue: Cue, cuts: set[int]) -> list[TokenRange]:
    verb = cue.verb
    said_to = verb.lower_ in forms("say")
    if said_to and (not is_passive(verb) or any(c.lower_ in verb_groups() for c in verb.rights if c.dep_ == "xcomp")):
        # "She is said to have denied it" is her denial, hedged.
        return []
    for child in verb.rights:
        asked = child.dep_ == "advcl" and child.tag_ == "VB" and cue.takes("listener")
        if (child.dep_ in {"xcomp", "ccomp"} or asked) and any(t.lower_ == "to" for t in child.lefts):
            first, last = with_another(child, stretch(child, verb, cuts), verb, cuts)
            objects = [t for t in verb.rights if t.dep_ == "dobj" and t.i < first]
            if objects and not cue.takes("listener"):
                first = stretch(objects[0], verb, cuts)[0]
            return [(first, last)]
    return []

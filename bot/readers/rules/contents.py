"""What was said: the clause, infinitive or noun phrase that completes a reporting verb."""

from bot.language.lexicon import Follows, forms, forms_of, noun_roles, verb_groups
from bot.readers.rules.cues import Cue
from bot.readers.rules.objects import after_particle, before_particle, charge_suffered, naming, noun_object
from bot.readers.rules.paragraph import Token
from bot.readers.rules.parentheticals import around
from bot.readers.rules.sources import SUBJECTS, is_passive, subject_of
from bot.readers.rules.speakers import is_speaker, is_text
from bot.readers.rules.token_spans import (
    VERBS,
    WHERE_TOLD,
    Content,
    TokenRange,
    is_stand_in,
    stretch,
    with_contrast,
)

_GOING_ON = forms_of("begin continue offer read")
"""These say something only beside a quotation: “… ,” she began."""
_FARTHEST_CLAUSE = 20
"""Words from a verb to a that-clause that may still be its own."""


def content_of(cue: Cue, cuts: set[int]) -> Content | None:
    """The content that the parse gives a cue, or None; at `cuts` a new report begins."""
    if cue.gap and not cue.takes("clause"):
        return _of_kind("object", before_particle(cue, cuts))
    if cue.verb.doc[cue.verb.i + 2 : cue.verb.i + 3].text == ":":
        return None  # "Orr disputed that: nobody had asked him, he said"
    if _is_participle(cue.verb):
        return None
    ways: list[Content | None] = []
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
    if cue.takes("object") and is_passive(cue.verb) and any(group.name == "judge" for group in cue.groups):
        ways.append(charge_suffered(cue, cuts))
    if cue.takes("object") and not cue.particles:
        ways.append(_of_kind("object", noun_object(cue, cuts)))
    if cue.takes("naming"):
        ways.append(_of_kind("naming", naming(cue, cuts)))
    if cue.takes("inserted") or cue.particles or (cue.takes("clause") and cue.role("clause") != "claims"):
        lost = _of_kind("clause", _lost_clause(cue, cuts))
        # "Denied in a letter to them that …": rather than any noun.
        bare = not any(child.dep_ in {"dobj", "dative"} for child in cue.verb.rights)
        ways = [lost, *ways] if lost and bare and not cue.takes("inserted") else [*ways, lost]
    return next((way for way in ways if way), None)


def _is_charged(cue: Cue) -> bool:
    """“Blocher was charged with libel”, “when it was read out”: this tells nothing of what stands around it."""
    judged = cue.verb.lower_ in _GOING_ON or any(group.name == "judge" for group in cue.groups)
    return judged and is_passive(cue.verb)


def _of_kind(follows: Follows, ranges: list[TokenRange]) -> Content | None:
    return Content(follows, ranges) if ranges else None


def _clause_after(cue: Cue, cuts: set[int]) -> list[TokenRange]:
    clauses = [c for c in cue.verb.rights if c.dep_ == "ccomp" and _has_verb(c)]
    if any(child.dep_ == "xcomp" for child in cue.verb.rights):
        return []  # "promising to lift the ban - not what they had in mind"

    if cue.particles:  # "Stood by her denial that it leaked": the clause is the noun's
        clauses = [c for c in clauses if c.left_edge.nbor(-1).lower_ not in noun_roles()]
    # "says that she did, something her lawyer denies", "said they were sent but declined to say when".
    clauses = [c for c in clauses if c is clauses[0] or c.lower_ not in verb_groups()]
    return [with_contrast(stretch(clause, cue.verb, cuts), cue.verb) for clause in clauses]


def _is_participle(verb: Token) -> bool:
    """Whether the past tense behind it is the sentence's: “burglaries reported to the police fell”."""
    clause = next((child for child in verb.rights if child.dep_ == "ccomp"), None)
    if clause is None or clause.tag_ != "VBD" or clause.i == verb.i + 1:
        return False
    is_main = (
        verb.tag_ in {"VBD", "VBN"}
        and verb.dep_ == "ROOT"
        and not any(t.dep_ in {"aux", "dobj"} for t in verb.children)
    )
    return (
        is_main
        and clause.nbor(-1).text.isalpha()
        and not any("subj" in t.dep_ or t.dep_ in {"expl", "mark"} for t in clause.lefts)
    )


def _has_verb(head: Token) -> bool:
    """Whether a clause has one, or begins with “that” as a clause does: a verb that is a noun too the parser may miss."""
    marked = any(child.dep_ == "mark" and child.lower_ == "that" for child in head.lefts)
    return marked or any(token.tag_.startswith(VERBS) for token in head.subtree)


def _lost_clause(cue: Cue, cuts: set[int]) -> list[TokenRange]:
    """“insisted in the interview that it fails”: the parser hung the that-clause on the noun before it."""
    doc, sent = cue.verb.doc, cue.verb.sent
    if cue.verb.lower_ in _GOING_ON or any(is_stand_in(token) for token in doc[sent.start : cue.verb.i]):
        return []
    if cue.verb.dep_ == "acl" and any(verb.lower_ in verb_groups() for verb in cue.verb.ancestors):
        return []  # "contended in its letter, written by a vice president, that it fails"
    aside = False
    told_at = {c for c in cue.verb.rights if c.lower_ in WHERE_TOLD and c not in cue.particles}
    for token in doc[cue.verb.i + 1 : min(sent.end, cue.verb.i + _FARTHEST_CLAUSE)]:
        if token.tag_ == "VBG" and token.nbor(-1).text == ",":
            # "reported on Sunday, citing two officials, that …"
            aside = True
            continue
        if token.text in {"“", ":", ";"} or (token.lower_ in verb_groups() and token.tag_.startswith(VERBS)):
            return []
        if token.dep_ == "pobj" and token.head in told_at:
            # "Said in a complaint that": where it was said.
            continue
        if token.lower_ in noun_roles():
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


def _clause_before(cue: Cue, cuts: set[int]) -> list[TokenRange]:
    if subject_of(cue.verb) is None:
        return []  # the parser lost the speaker, who may stand in the clause
    if _infinitive(cue, cuts):
        return []  # "She complained once, a clerk asked her to leave"
    thing = next((child for child in cue.verb.rights if child.dep_ == "dobj"), None)
    is_listener = thing is not None and cue.takes("listener") and is_speaker(thing) and not is_text(thing)
    if thing is not None and not is_listener and cue.takes("listener"):
        return []  # "She taught, she wrote a book"
    clauses = [c for c in cue.verb.lefts if c.dep_ == "ccomp"]
    if any(token.text in {";", ":"} for clause in clauses for token in clause.doc[clause.i : cue.verb.i]):
        return []  # "Rail strike ends; union, others vow more", "Not everybody gets in: the school denied places to many."
    return [stretch(clause, cue.verb, cuts) for clause in clauses]


def _infinitive(cue: Cue, cuts: set[int]) -> list[TokenRange]:
    verb = cue.verb
    said_to = verb.lower_ in forms("say")
    if said_to and (not is_passive(verb) or any(c.lower_ in verb_groups() for c in verb.rights if c.dep_ == "xcomp")):
        # "She is said to have denied it" is her denial, hedged.
        return []
    for child in verb.rights:
        asked = child.dep_ == "advcl" and child.tag_ == "VB" and cue.takes("listener")
        if (child.dep_ in {"xcomp", "ccomp"} or asked) and any(t.lower_ == "to" for t in child.lefts):
            asides = {t.left_edge.i - 1 for t in child.rights if t.tag_ == "VBG" and t.dep_ == "advcl"}
            # "to build ships, ending a long peace": the reporter's.
            asides = {i for i in asides if verb.doc[i].text == ","}
            first, last = stretch(child, verb, cuts | asides)
            objects = [t for t in verb.rights if t.dep_ == "dobj"]
            if objects and not cue.takes("listener"):
                first = stretch(objects[0], verb, cuts)[0]
            return [(first, last)]
    return []

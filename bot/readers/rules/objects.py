"""What was said where it is a noun: "denied the charge", "accused him of fraud", "called it a lie", "called for a vote"."""

from bot.language.lexicon import forms, forms_of, noun_roles, words
from bot.readers.rules.cues import Cue, claim_before
from bot.readers.rules.paragraph import Token
from bot.readers.rules.sources import agent_of, is_passive
from bot.readers.rules.token_spans import Content, TokenRange, is_stand_in, stretch

_COMPLETING = {"of", "for", "as", "into", "with", "against", "on", "to"}
_DATES = words("dates")
_FURTHER = {"from", "at", "by", "over", "about", "between", "without", "through", "out"}
# A person or a meeting is called too; of the other naming verbs any object will do.
_CALL = forms_of("call")
_PAINT = forms_of("paint label")
"""“Painted the deck”, “labelled the boxes”: without a second thing nothing is said."""
_CHARGED_WITH = {"of", "for", "with"}


def noun_object(cue: Cue, cuts: set[int]) -> list[TokenRange]:
    """The noun that completes a verb, with what belongs to it."""
    verb = cue.verb
    parts: list[Token] = []
    for child in verb.rights:
        if child.dep_ in {"dobj", "oprd", "attr", "ccomp", "xcomp", "dative"} | _plea(verb) or (
            parts and child.dep_ == "prep" and _may_complete(cue, child) and not _is_date(child)
        ):
            parts.append(child)
    parts = [part for part in parts if not is_stand_in(part)]
    if not parts:
        return _object_before(cue)
    first, last = stretch(parts[0], verb, cuts)
    if verb.lower_ in forms("accuse"):
        # "accused them on Sunday of fraud": the charge behind a word about the time
        whom = parts[0].right_edge.i
        charge = next((t for t in verb.subtree if t.dep_ == "prep" and t.lower_ == "of" and t.i > whom), None)
        if charge is not None and charge.i > whom + 1:
            return [(first, whom), stretch(charge, verb, cuts)]
    for part in parts[1:]:
        start, end = stretch(part, verb, cuts)
        if start > last + 2:
            break
        last = end
    for child in verb.rights:
        if child.left_edge.i == last + 1 and _completes(child, parts[0]):
            last = stretch(child, verb, cuts)[1]
    return [(first, last)]


def _may_complete(cue: Cue, prep: Token) -> bool:
    """Whether a phrase may belong to the object; “show a spike in nine chambers”: what records show, they show whole."""
    shown = prep.lower_ == "in" and any("shown" in group.follows for group in cue.groups)
    return shown or prep.lower_ in _COMPLETING or bool(_plea(cue.verb))


def _plea(verb: Token) -> set[str]:
    """“Pleaded not guilty”: no other verb's adjective is what was said."""
    return {"acomp"} if verb.lower_ in forms("plead") else set()


def _is_date(prep: Token) -> bool:
    """“on Monday”, “on Sept. 6”: when it was said."""
    return prep.lower_ == "on" and any(t.lower_.rstrip(".") in _DATES for t in prep.children)


def _completes(child: Token, thing: Token) -> bool:
    """Whether a phrase right after the object still belongs to what is said, and does not tell when or where."""
    return child.dep_ == "prep" and thing.tag_ != "PRP" and child.lower_ in _FURTHER


def charge_suffered(cue: Cue, cuts: set[int]) -> Content | None:
    """“was accused (by them) of fraud”: the charge, with or without its accuser."""
    agent = agent_of(cue.verb)
    if cue.verb.lower_ in forms("charge"):
        # "was charged with fraud": a court's step, not a saying.
        return None
    for child in (*cue.verb.rights, *(agent.rights if agent is not None else ())):
        if child.dep_ == "prep" and child.lower_ in _CHARGED_WITH:
            for thing in child.children:
                if thing.dep_ in {"pobj", "pcomp"}:
                    return Content("object", [stretch(thing, child, cuts)], {child.i})
    return None


def naming(cue: Cue, cuts: set[int]) -> list[TokenRange]:
    """“called it a lie”, “described him as a friend”, “what he called a lie”, “a plan he called a lie”."""
    verb = cue.verb
    ranges = noun_object(cue, cuts)
    parts = [c for c in verb.rights if c.dep_ in {"dobj", "oprd", "ccomp", "xcomp", "attr", "dative", "prep"}]
    parts = [c for c in parts if c.dep_ != "prep" or c.lower_ in {"as", "to", "into", "with"}]
    is_told = verb.lower_ not in _PAINT and (verb.dep_ in {"relcl", "pcomp", "csubj", "acl"} or is_passive(verb))
    wanted = 1 if is_told else 2
    inside = [token for first, last in ranges for token in verb.doc[first : last + 1]]
    # The parser may take "Smith a liar" for one noun; its article inside tells.
    small_clause = any(c.dep_ == "ccomp" for c in parts) or any(t.lower_ in {"as", "a", "an"} for t in inside[1:])
    if is_passive(verb) and agent_of(verb) is None:
        return []
    if verb.lower_ in _CALL and any(c.dep_ == "xcomp" and c.left_edge.lower_ == "to" for c in parts):
        return []  # "called her to say thanks"
    if verb.lower_ not in _CALL | _PAINT and ranges and ranges[0][1] > ranges[0][0]:
        return ranges
    return ranges if len(parts) >= wanted or small_clause else []


def _object_before(cue: Cue) -> list[TokenRange]:
    """“…, a charge (that) he denied”: the claim that the clause describes; “it was rejected by”: the subject."""
    verb = cue.verb
    claim = claim_before(verb)
    if claim is not None:
        called = [c for c in verb.rights if c.lower_ == "as"]
        return [claim, *(stretch(c, verb, set()) for c in called)]
    for child in verb.lefts:
        if child.dep_ == "nsubjpass" and agent_of(verb) is not None:
            indices = [token.i for token in child.subtree]
            return [(indices[0], indices[-1])]
    return []


def after_particle(cue: Cue, cuts: set[int]) -> list[TokenRange]:
    """“called for a vote”: the noun behind the preposition."""
    last = cue.particles[-1]
    parts = list(last.rights)
    if not parts or (parts[0].lower_ in noun_roles() and last.doc[parts[0].right_edge.i + 1 :][:1].text == "that"):
        # "Stood by her denial that it leaked": the noun's own report tells what.
        return []
    start, end = stretch(parts[0], last, cuts)
    if last.lower_ == "against" and cue.role("object") == "claims":
        return [(cue.verb.i, end)]  # "cautioned against haste": the words behind it alone say the opposite
    if not cue.takes("infinitive") and last.doc[end + 1 : end + 2].text != "to":
        return [(start, end)]
    after = [child for child in cue.verb.rights if child.i > end and child.dep_ not in {"conj", "cc", "punct"}]
    asked = max([end, *(stretch(child, cue.verb, cuts)[1] for child in after)])
    # "Called on her" without "to" was a visit.
    return [(start, asked)] if any(token.lower_ == "to" for token in last.doc[end + 1 : min(end + 3, asked)]) else []


def before_particle(cue: Cue, cuts: set[int]) -> list[TokenRange]:
    """“called the war into question”: the noun between the verb and its other words; “put the price at $38”: with them."""
    objects = [child for child in cue.verb.rights if child.dep_ == "dobj" and child.i < cue.particles[0].i]
    if any(group.name == "put at" for group in cue.groups):
        return _valued(cue, objects, cuts)
    return [stretch(child, cue.verb, cuts | {cue.particles[0].i}) for child in objects]


def _valued(cue: Cue, objects: list[Token], cuts: set[int]) -> list[TokenRange]:
    """“the price at $38 million”. What is put at a place is no report."""
    values = list(cue.particles[-1].children)[-1:]
    told = values and (cue.particles[-1].lower_ != "at" or any(_is_number(t) for t in values[0].subtree))
    if not told:
        return []
    last = stretch(values[0], cue.verb, cuts)[1]
    return [(objects[0].left_edge.i, last)] if objects else []


def _is_number(token: Token) -> bool:
    return token.like_num or token.text in "$£€%"

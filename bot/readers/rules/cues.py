"""Finds the words that report: verbs, verbs with their preposition, nouns, "according to"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.breakdown import Role
from bot.language.lexicon import (
    Follows,
    Group,
    both_numbers,
    forms,
    noun_roles,
    phrase_groups,
    verb_forms,
    verb_groups,
    verb_role,
    words,
)
from bot.language.negation import negates
from bot.readers.rules.paragraph import Doc, Token
from bot.readers.rules.sources import antecedent, source_of, subject_of
from bot.readers.rules.speakers import is_for_people

_VERB_TAGS = ("VB", "MD")
# "says" after a quotation or a headline's present tense is often tagged as a noun; these never are one.
_ALWAYS_VERBS = {"says", "said", "told", "tells", "added", "adds", "wrote", "writes", "asked", "saying", "adding"}
_FARTHEST = 3
"""Words from a verb to its preposition: "spoke again out about"; further off it belongs to something else."""
_FARTHEST_CLAIM = 10

GAP = "…"
# "They wanted to know whether …": asked; who knows has asked nothing.
_KNOW = forms("know")
_HEAR = forms("hear")

_WANTED = {"wanted", "wants", "demanded"}
_DOCUMENTS = both_numbers("documents")
_AMOUNTS = {"set", "series", "number", "pair", "batch", "pile", "trove", "stack", "one", "two", "some", "many", "most"}
_PICTURES = both_numbers("pictures")
_FIND = forms("find")
_FINDERS = both_numbers("finders")
_POSSIBLE = words("possible")
_WOULD = {"'d", "’d"}
# "pledged delegates", "an alleged plot", "speaking fees": no report.
_SOMEBODY_YET = {"only", "just", "merely"}
_NOT_A_REPORT = {"amod", "compound", "nmod"}


@dataclass(frozen=True)
class Cue:
    """One reporting verb where it stands, with the preposition or particle that belongs to it."""

    verb: Token
    groups: tuple[Group, ...]
    particles: tuple[Token, ...] = ()
    gap: bool = False
    """Its noun object stands between the verb and the particles: "called the war into question"."""

    def takes(self, follows: Follows) -> bool:
        """Whether content of this kind may follow."""
        return any(follows in group.follows for group in self.groups)

    def role(self, follows: Follows) -> Role:
        """What it does to such content: asserts it, denies it …"""
        return verb_role(self.groups, follows)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The cue's words, in order."""
        particles = () if self.gap else self.particles
        return tuple(sorted((self.verb, *particles), key=lambda token: token.i))


def verb_cues(doc: Doc) -> Iterator[Cue]:
    """Every reporting verb, in order; a phrase ("call for") goes before its verb alone."""
    plain, phrases = verb_groups(), phrase_groups()
    for token in doc:
        form = token.lower_
        if form not in plain and form not in phrases:
            continue
        wanted = form in _KNOW and token.head.lower_ in _WANTED
        if (
            not _is_verb(token)
            or (form in _KNOW and not wanted)
            or (form in _HEAR and not _is_hearing(token))
            or (form == "citing" and not any(is_for_people(child) for child in token.rights))
            or (is_unvoiced(token) and not wanted)
        ):
            continue
        for rest, group in phrases.get(form, ()):
            particles = _particles(token, rest)
            if particles:
                yield Cue(token, (group,), particles, rest[:1] == (GAP,))
                break
        else:
            if form in plain:
                groups = tuple(g for g in plain[form] if "shown" not in g.follows or _shows(token))
                if groups:
                    yield Cue(token, groups)


def _is_verb(token: Token) -> bool:
    """Whether a form of a reporting verb is one here, whatever the tagger says."""
    if token.lower_ in _ALWAYS_VERBS and token.is_title and token.i == token.sent.start:
        return True
    if token.dep_ in _NOT_A_REPORT:
        return False

    if token.tag_ in {"NN", "NNS"} and token.dep_ == "ROOT":
        # "…, his doctor maintains", "figures from the port show that …".
        return any(child.dep_ in {"ccomp", "nsubj"} for child in token.children)
    return token.tag_.startswith(_VERB_TAGS) or token.lower_ in _ALWAYS_VERBS


def _is_hearing(verb: Token) -> bool:
    subject = subject_of(verb)
    return verb.lower_ == "heard" and subject is not None and subject.lower_ in words("hearings")


def claim_before(verb: Token) -> tuple[int, int] | None:
    """First and last token of ", a charge" in ", a charge that the ministry rejected", whatever the parser hung it on."""
    if verb.dep_ not in {"relcl", "acl"}:
        return None
    for i in range(verb.i - 1, max(verb.sent.start, verb.i - _FARTHEST_CLAIM), -1):
        word = verb.doc[i].lower_

        if word in noun_roles() and verb.doc[max(0, i - 2)].text in {",", "-", "–", "—"}:
            return i - 1, i
    return None


def _shows(verb: Token) -> bool:
    """Whether a document shows it, or a body that looks into things found it."""
    source = source_of(verb)
    if source is None:
        return False
    noun = antecedent(source)
    if noun.lower_ in _PICTURES and not any(child.dep_ == "ccomp" for child in verb.rights):
        return False  # "His videos show another man": the reporter describes them
    return is_document(noun) or (verb.lower_ in _FIND and noun.lower_ in _FINDERS)


def is_document(noun: Token) -> bool:
    """Whether a noun names something written or measured."""
    parts = [noun, *(c for c in noun.children if c.dep_ == "compound")]
    # "a set of tests", "a number of documents"
    parts += [thing for c in noun.rights if c.lower_ == "of" for thing in c.children if noun.lower_ in _AMOUNTS]
    return any(part.lower_ in _DOCUMENTS for part in parts)


def is_unvoiced(verb: Token) -> bool:
    """“wants to deny”, “might say”, “not to condemn”: words that were not spoken."""
    auxiliaries = [child for child in verb.children if child.dep_ == "aux"]
    if any(aux.lower_ in _POSSIBLE or (aux.tag_ == "MD" and aux.lower_ in _WOULD) for aux in auxiliaries):
        return not is_negated(verb) and verb.lower_ not in _HEAR
    if not any(aux.tag_ == "TO" for aux in auxiliaries):
        return False
    first = verb
    while first.dep_ == "conj":  # "is likely to sign and to speak of it"
        first = first.head
    if is_negated(verb) or verb.head.lower_ in _unvoiced() or verb.dep_ in {"acl", "relcl"}:
        return True  # "something to say"
    if verb.lower_ == "discuss":
        return True  # "met to discuss it": what they meant to talk about
    return first.head.lower_ not in verb_forms("happened")


def _belongs(verb: Token, after: Token, particle: Token) -> bool:
    objects = [child.i for child in verb.children if child.dep_ in {"dobj", "oprd"}]
    return particle.i - after.i <= _FARTHEST and not any(after.i < i < particle.i for i in objects)


@cache
def _unvoiced() -> frozenset[str]:
    entries = words("unvoiced")
    return entries | {form for entry in entries for form in forms(entry)}


def is_negated(verb: Token) -> bool:
    """“did not respond”, “never mentioned”."""
    return any(
        child.i < verb.i
        and (child.dep_ == "neg" or negates(child.lower_.replace("’", "'")) or child.lower_ == "longer")
        and child.nbor().lower_ not in _SOMEBODY_YET
        for child in verb.children
    )


def _particles(verb: Token, rest: tuple[str, ...]) -> tuple[Token, ...]:
    """The tokens of a phrase's other words, if they hang on the verb after it."""
    found: list[Token] = []
    for word in rest[1:] if rest[:1] == (GAP,) else rest:
        after = found[-1] if found else verb
        near = [t for t in (*verb.children, *after.children) if t.lower_ == word and t.i > after.i]
        if not near or (rest[0] != GAP and not _belongs(verb, after, near[0])):
            return ()
        found.append(near[0])
    return tuple(found)

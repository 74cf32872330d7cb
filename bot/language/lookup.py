"""Finds a word of running text in the lexicon, whatever its ending."""

from collections import defaultdict
from functools import cache

from bot.breakdown import Role
from bot.language import nouns
from bot.language.groups import Follows, Group
from bot.language.verbs import FORMS, PHRASES, VERBS

_VOWELS = "aeiou"


@cache
def words(text: str) -> frozenset[str]:
    """The entries of a comma-separated list."""
    return frozenset(" ".join(word.split()) for word in text.split(",") if word.strip())


def forms(verb: str) -> tuple[str, ...]:
    """All endings of a verb: say → say, says, said, saying."""
    if verb in FORMS:
        return (verb, *FORMS[verb].split())
    if verb.endswith("e"):
        return (verb, verb + "s", verb + "d", verb[:-1] + "ing")
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return (verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    hissing = verb.endswith(("s", "x", "z", "ch", "sh"))
    return (verb, verb + ("es" if hissing else "s"), verb + "ed", verb + "ing")


@cache
def verb_groups() -> dict[str, tuple[Group, ...]]:
    """Every form of every verb → its groups."""
    index: dict[str, list[Group]] = defaultdict(list)
    for kind in VERBS:
        for verb in kind.words:
            for form in forms(verb):
                if kind not in index[form]:
                    index[form].append(kind)
    return {form: tuple(found) for form, found in index.items()}


@cache
def phrase_groups() -> dict[str, tuple[tuple[tuple[str, ...], Group], ...]]:
    """Every form of the verb of every phrase → (the words that follow it, its group)."""
    index: dict[str, list[tuple[tuple[str, ...], Group]]] = defaultdict(list)
    for kind in PHRASES:
        for phrase in kind.words:
            verb, *rest = phrase.split()
            for form in forms(verb):
                index[form].append((tuple(rest), kind))
    return {form: tuple(sorted(found, key=lambda f: -len(f[0]))) for form, found in index.items()}


def role_of(groups: tuple[Group, ...], follows: Follows) -> Role:
    """The role of a verb before this kind of content; a marked role goes before plain assertion."""
    roles = [kind.role for kind in groups if follows in kind.follows]
    return next((role for role in roles if role != "claims"), "claims")


@cache
def noun_roles() -> dict[str, Role]:
    """Every cue noun, singular and plural → the role that it gives."""
    table: dict[str, Role] = {}
    roles: tuple[Role, ...] = ("claims", "denies", "rejects", "confirms", "concedes", "demands", "asks")
    for role in roles:
        for noun in words(nouns.CUE_NOUNS.get(role, "")):
            table |= dict.fromkeys(plural(noun), role)
    return table


def plural(noun: str) -> tuple[str, str]:
    """A noun and its plural."""
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun, noun[:-1] + "ies"
    if noun.endswith("man"):
        return noun, noun[:-2] + "en"
    return noun, noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def both_numbers(text: str) -> frozenset[str]:
    """The entries of a list of nouns with their plurals."""
    return frozenset(form for noun in words(text) for form in plural(noun))

"""The word lists of words.toml and verbs.toml: a word of running text is found whatever its ending."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from bot.breakdown import DENIALS, Role

Follows = Literal["clause", "inserted", "quote", "infinitive", "object", "naming", "listener", "shown"]
"""What carries the content after a cue.

clause      a sentence: "said (that) the plan fails"
inserted    the report stands inside or after its content: "the plan, he said, fails"
quote       a quotation: "“It fails,” he said"
infinitive  "vowed to sue", "declined to comment", "urged them to stop"
object      a noun and what completes it: "denied the charge", "accused him of fraud", "called it a lie"
naming      a noun and what it is called: "called it a lie", "described him as a friend"
shown       its subject must be a document or data: "records show"
listener    its noun object is who was told, never the content: "told reporters"
"""
_VOWELS = "aeiou"


class Group(NamedTuple):
    """Cue words of one kind. A phrase is a verb and the preposition whose object is the content: "call for"."""

    name: str
    role: Role
    follows: frozenset[Follows]
    words: tuple[str, ...]


@cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))


@cache
def words(name: str, entry: str = "words") -> frozenset[str]:
    """The entries of a list of words.toml; of a table, those of one entry."""
    return frozenset(split(_file("words.toml")[name].get(entry, "")))


def split(listed: str) -> tuple[str, ...]:
    """The entries of a comma-separated list."""
    return tuple(" ".join(word.split()) for word in listed.split(",") if word.strip())


def table(name: str) -> dict[str, tuple[str, ...]]:
    """A table of words.toml: each entry → its words."""
    return {key: split(value) for key, value in _file("words.toml")[name].items() if key != "about"}


@cache
def groups(kind: Literal["verbs", "phrases"]) -> tuple[Group, ...]:
    """The groups of verbs.toml."""
    return tuple(
        Group(
            entry["name"],
            entry["role"],
            frozenset(kind for kind in get_args(Follows) if kind in entry["follows"].split()),
            split(entry["words"]),
        )
        for entry in _file("verbs.toml")[kind]
    )


@cache
def forms(verb: str) -> tuple[str, ...]:
    """All endings of a verb: say → say, says, said, saying."""
    irregular = _file("verbs.toml")["forms"].get(verb)
    if irregular:
        return (verb, *irregular.split())
    if verb.endswith("e"):
        return (verb, verb + "s", verb + "d", verb[:-1] + "ing")
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return (verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    hissing = verb.endswith(("s", "x", "z", "ch", "sh"))
    return (verb, verb + ("es" if hissing else "s"), verb + "ed", verb + "ing")


def forms_of(verbs: str) -> frozenset[str]:
    """All endings of these verbs, which stand with spaces between them."""
    return frozenset(form for verb in verbs.split() for form in forms(verb))


@cache
def verb_forms(name: str) -> frozenset[str]:
    """All endings of the verbs of a list of words.toml."""
    return forms_of(" ".join(words(name)))


@cache
def verb_groups() -> dict[str, tuple[Group, ...]]:
    """Every form of every verb → its groups."""
    index: dict[str, list[Group]] = defaultdict(list)
    for kind in groups("verbs"):
        for verb in kind.words:
            for form in forms(verb):
                if kind not in index[form]:
                    index[form].append(kind)
    return {form: tuple(found) for form, found in index.items()}


@cache
def phrase_groups() -> dict[str, tuple[tuple[tuple[str, ...], Group], ...]]:
    """Every form of the verb of every phrase → (the words that follow it, its group)."""
    index: dict[str, list[tuple[tuple[str, ...], Group]]] = defaultdict(list)
    for kind in groups("phrases"):
        for phrase in kind.words:
            verb, *rest = phrase.split()
            for form in forms(verb):
                index[form].append((tuple(rest), kind))
    return {form: tuple(sorted(found, key=lambda f: -len(f[0]))) for form, found in index.items()}


def verb_role(groups: tuple[Group, ...], follows: Follows) -> Role:
    """The role of a verb before this kind of content; a marked role goes before plain assertion."""
    roles = [kind.role for kind in groups if follows in kind.follows]
    return next((role for role in roles if role != "claims"), "claims")


@cache
def noun_roles() -> dict[str, Role]:
    """Every cue noun, singular and plural → the role that it gives."""
    roles: tuple[Role, ...] = ("claims", "denies", "rejects", "confirms", "concedes", "demands", "asks")
    return {form: role for role in roles for noun in words("cue_nouns", role) for form in plural(noun)}


def plural(noun: str) -> tuple[str, str]:
    """A noun and its plural."""
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun, noun[:-1] + "ies"
    if noun.endswith("man"):
        return noun, noun[:-2] + "en"
    return noun, noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def both_numbers(name: str) -> frozenset[str]:
    """The entries of a list of nouns with their plurals."""
    return frozenset(form for noun in words(name) for form in plural(noun))


def one_of(entries: Iterable[str]) -> str:
    """The inside of a pattern for any of these words or phrases, longest first."""
    longest_first = sorted(entries, key=lambda entry: (-len(entry), entry))
    return "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in longest_first)


def _groups_of(cue: str) -> Iterator[Group]:
    """The groups of the verbs in a cue, and of the phrases that stand whole in it."""
    words = cue.casefold().split()
    for word in words:
        yield from verb_groups().get(word, ())
        yield from (group for rest, group in phrase_groups().get(word, ()) if set(rest) <= set(words))


def verb_denies(form: str) -> bool:
    """Whether a form of a reporting verb denies or turns down: “denied”."""
    return any(group.role in DENIALS for group in verb_groups().get(form, ()))


def cue_denies(cue: str) -> bool:
    """Whether a reporting word itself denies or turns down: “denied”, “rejection”; not “said”."""
    by_noun = any(noun_roles().get(word) in DENIALS for word in cue.casefold().split())
    return by_noun or any(group.role in DENIALS for group in _groups_of(cue))


def names_something(cue: str) -> bool:
    """Whether a reporting word gives something a name: “called”. With an untrue word behind it, it denies."""
    return any(group.name == "name" for group in _groups_of(cue))


def reports(word: str) -> bool:
    """Whether a word reports what is said: the form of a reporting verb, or “according” before a source."""
    return word == "according" or word in verb_groups()

"""Who is who: which statements have one source, and whose side a source is on."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from bot.breakdown import Source, Statement
from bot.language.lexicon import table, words
from bot.language.text import names, stem, tokens

_POSSESSIVE = re.compile(
    r"(?:his|her|its|their)\b.*\b(?:lawyers?|attorneys?|counsel|solicitors?|spokes\w+|agents?|aides?|representatives?|reps?|publicist|managers?"
    r"|campaign|office|team|ministers?|ministry|president|director|chief|chair|chairman|chairwoman|executive|government|army"
    r"|secretary|treasurer|leader|founder|owner|boss|coach|captain|editor|head|deputy|barristers?)\b",
    re.IGNORECASE,
)
_PRONOUNS, _FILLERS, _LINKS = words("source_pronouns"), words("name_fillers"), words("name_links")
_TITLES, _VAGUE = words("name_titles"), words("vague_roles")
_SEATS = {stem(seat): stem(country[0]) for seat, country in table("capital_of").items()}
_ALSO_CALLED = {name: role[0] for name, role in table("also_called").items()}
_SHARED = frozenset(stem(word) for word in words("shared_names"))
_TITLE_STEMS = frozenset(stem(word) for word in _TITLES)
MOST_SOURCES = 100
"""Sources, the latest, of which one may be that is called otherwise; a name as it stood before is found wherever it stood."""
_LEAST_COMMON = 4
"""Letters that a country and its adjective share: Russia, Russian; Iran, Iranian."""


def shown_name(source: Source) -> str:
    """The fullest name of a source in the article."""
    return source.resolved or source.name


def is_pronoun(source: Source) -> bool:
    """Whether nobody but a pronoun is named."""
    return _is_pronoun(shown_name(source))


@lru_cache(maxsize=4096)
def _is_pronoun(name: str) -> bool:
    words = [word.casefold() for word in tokens(name)]
    return not words or (len(words) == 1 and words[0] in _PRONOUNS)


@lru_cache(maxsize=4096)
def _core(name: str) -> tuple[str, ...]:
    """The words that identify: titles, articles and a following description cut off."""
    head = re.split(r",|\(| who | which ", name)[0]
    found = tuple(w.casefold().replace(".", "") for w in tokens(head))
    return tuple(w for w in found if w not in _FILLERS and w not in _TITLES) or found


@lru_cache(maxsize=4096)
def _is_person(name: str) -> bool:
    """Whether a name ends in a person's: “Donald Trump”, “manager Kit Halloran”; not “a lawyer for Petra Holm”."""
    head = [w for w in tokens(re.split(r",|\(", name)[0]) if w.casefold().replace(".", "") not in _TITLES]
    if not head or not head[-1][:1].isupper() or _LINKS & {w.casefold() for w in head}:
        return False
    return "'s " not in name.replace("’", "'")


def _introduces(description: str, name: str) -> bool:
    """“a councilman” or “the mayor” … “Councilman Ruel Dabney”, “Mayor Lorna Petrakis”."""
    bare = re.fullmatch(r"(?:an?|[Tt]he) (\w+)", description)
    return bare is not None and re.match(rf"{bare.group(1)} [A-Z]", name[:1].lower() + name[1:]) is not None


def same_source(one: Source, other: Source) -> bool:
    """Whether two sources are one, as far as their names tell. Two bare pronouns never are."""
    if one.kind == "article" or other.kind == "article":
        return one.kind == other.kind
    if is_pronoun(one) or is_pronoun(other):
        return one.start is not None and one.start == other.start
    if one.start is not None and one.start == other.start:
        return True
    a, b = shown_name(one), shown_name(other)
    if a.casefold() == b.casefold():
        return True
    x, y = _core(a), _core(b)
    if x == y:
        return True
    if _introduces(one.name, other.name) or _introduces(other.name, one.name):
        return True
    short, long = sorted((x, y), key=len)
    # "Trump" and "Donald Trump", "Mr. Nervo" and "Manhattan Supreme Court Justice Frank Nervo"; not "Trump" and "Trump campaign".
    ends_alike = bool(short) and long[-len(short) :] == short
    return ends_alike and all(_is_person(name) for name in (a, b))


_TOLD_OF = re.compile(
    r",? (?:who|which|that|whose|where|when)\b|, (?:leaked|sent|seen|obtained|published|speaking|asked|citing)\b"
)
"""Where a source’s name goes over into what is told of it: “Imran Keyes, who left NestPin” is not NestPin’s."""


def _called(name: str) -> str:
    return _TOLD_OF.split(name)[0]


@lru_cache(maxsize=4096)
def _described(name: str) -> frozenset[str]:
    return frozenset(stem(w) for w in tokens(_called(name)) if w.casefold() not in _FILLERS | _VAGUE)


def _roles(source: Source) -> frozenset[str]:
    """What a source is, by the small-lettered nouns of its mentions; a spokeswoman for a bank stands for the bank."""
    words = [w for w in tokens(f"{source.name} {source.resolved or ''}") if w.islower()]
    opening = re.match(r"(?:A |The )?([A-Z]\w+) [a-z]+", source.name)
    words += [opening.group(1).lower()] if opening else []
    words += [role for name, role in _ALSO_CALLED.items() if name in source.name]
    return frozenset(stem(w) for w in words if w not in _FILLERS | _VAGUE | _PRONOUNS and len(w) > 2)


_FOR = re.compile(
    r"\b(?:for|of) (?:the|its|their) (?:[a-z]+ )*?([a-z]{4,})$|\b(?:[Tt]he|[Ii]ts) (?:[a-z]+ )?([a-z]{4,})['’]s\b|\b(?:for|of) the ([a-z]{4,}),"
)


@lru_cache(maxsize=4096)
def _employers(name: str) -> frozenset[str]:
    """Whom a description says its source speaks for: “the union’s secretary”, “an inspector for the league”."""
    return frozenset(stem(word) for found in _FOR.findall(name) for word in found if word)


def _stands_for(one: Source, other: Source) -> bool:
    """Whether the one speaks for the other: “the union’s secretary” for “the dockers’ union”."""
    words = tokens(re.split(r",|\(", shown_name(other))[0])
    return bool(words) and words[-1].islower() and stem(words[-1]) in _employers(shown_name(one))


def _key(source: Source) -> tuple[object, ...]:
    """What two mentions have in common that are one source for certain."""
    if source.kind == "article":
        return ("article",)
    if is_pronoun(source):
        return (source.start,) if source.start is not None else (object(),)
    return (source.name, source.resolved)


def _goes_on(before: Statement, statement: Statement) -> bool:
    """Whether the same bare pronoun speaks twice in a row, or takes up a role: “The former senator said …, but she denied …”."""
    said = statement.source.name.casefold()
    described = before.source.kind in ("person", "group") and not _is_person(shown_name(before.source))
    if before.sentence == statement.sentence and described and said in ("he", "she"):
        return True
    return is_pronoun(before.source) and is_pronoun(statement.source) and before.source.name.casefold() == said


_THE = re.compile(r"\b(?:the|its|The|Its) ((?:[A-Z][\w’'-]+ ){0,2}[\w’'-]+)")


@lru_cache(maxsize=4096)
def _roles_in(text: str) -> frozenset[str]:
    """The stems of what `text` calls by a role: “the mayor”, “its chief engineer”."""
    return frozenset(
        stem(word) for found in _THE.findall(text) for word in tokens(found) if word != "statement"
    )  # no state


def _could_be_whose(source: Source, before: Source) -> bool:
    """“His lawyer” behind a man or a woman, “its minister” behind anything but these."""
    if not _POSSESSIVE.match(source.name) or before.kind in ("unknown", "article"):
        return False
    owner = source.name[:3].casefold()
    return owner == "the" or (owner == "its") != (before.kind == "person")


class Cast:
    """The sources of one article: an index for each statement, and the names that stand for each source."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._who: dict[str, int] = {}
        self._names: list[frozenset[str]] = []
        members: list[list[Source]] = []
        known: dict[tuple[object, ...], int] = {}
        """Who is called so: a name that comes a hundred times is looked at once."""
        before: Statement | None = None
        for statement in statements:
            if before is not None and _goes_on(before, statement):
                self._who[statement.id] = self._who[before.id]
                before = statement
                continue
            before = statement
            key = _key(statement.source)
            found = known.get(key)
            if found is None:
                found = next(
                    (
                        i
                        for i in range(max(0, len(members) - MOST_SOURCES), len(members))
                        if any(same_source(statement.source, m) for m in members[i])
                    ),
                    None,
                )
            if found is None:
                found = len(members)
                members.append([])
            known[key] = found
            if all((m.name, m.resolved) != (statement.source.name, statement.source.resolved) for m in members[found]):
                members[found].append(statement.source)
            self._who[statement.id] = found
        self._follow_possessives(statements)
        self._names = [frozenset().union(*(self._side(m) for m in group)) for group in members]
        for index, side in self._behind.items():
            self._names[index] |= side
        self._roles = [frozenset().union(*(_roles(m) for m in group)) for group in members]

    @staticmethod
    def _side(source: Source) -> frozenset[str]:
        return names(_called(source.name)) | names(_called(source.resolved or ""))

    def one(self, first: Statement, second: Statement) -> bool:
        """Whether both have the same source."""
        return self._who[first.id] == self._who[second.id]

    def who(self, statement: Statement) -> int:
        """The number of a statement's source."""
        return self._who[statement.id]

    def names(self, statement: Statement) -> frozenset[str]:
        """Stems of every name that the article uses for the source, its side included ("Clinton" for her spokeswoman)."""
        return self._names[self._who[statement.id]]

    def allied(self, first: Statement, second: Statement) -> bool:
        """Whether both seem to be on one side: a candidate and her campaign, two lawyers of one family."""
        shared = (self.names(first) & self.names(second)) - _SHARED
        if shared or frozenset((self.who(first), self.who(second))) in self._allies:
            return True
        common = _described(shown_name(first.source)) & _described(shown_name(second.source))
        return len(common) > 1 or _stands_for(first.source, second.source) or _stands_for(second.source, first.source)

    def _follow_possessives(self, statements: Sequence[Statement]) -> None:
        """“His lawyer”, “its minister”: speaks for whoever was the source just before."""
        self._behind: dict[int, frozenset[str]] = {}
        self._allies: set[frozenset[int]] = set()  # besides: “the union” has no name that its secretary could share
        for before, one in pairwise(statements):
            if (
                _could_be_whose(one.source, before.source)
                and one.paragraph - before.paragraph <= 1
                and self._who[before.id] != self._who[one.id]
            ):
                self._behind.setdefault(self._who[one.id], self._side(before.source))
                self._allies.add(frozenset((self._who[before.id], self._who[one.id])))

    def is_described_in(self, statement: Statement, text: str) -> bool:
        """Whether `text` speaks of the source by its role: “the mayor”, “the Cadmar plant”."""
        return bool(_roles_in(text) & self._roles[self._who[statement.id]])


def touches(side: frozenset[str], said: frozenset[str]) -> bool:
    """Whether two sets of name stems meet, capitals standing for governments and adjectives for countries."""
    one, other = ({_SEATS.get(n, n) for n in group if n not in _TITLE_STEMS} for group in (side, said))
    return any(
        a == b or (min(len(a), len(b)) >= _LEAST_COMMON and (a.startswith(b) or b.startswith(a)))
        for a in one
        for b in other
    )

"""Who is who: which statements have one source, and by which names and roles the article calls it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.breakdown import Source, Statement
from bot.language.common import GROUP_PRONOUNS, PRONOUNS
from bot.language.lexicon import table, words
from bot.language.text import names, stem, tokens

_TITLES = words("name_titles")
_SEATS = {stem(seat): stem(country[0]) for seat, country in table("capital_of").items()}
_ALSO_CALLED = {name: role[0] for name, role in table("also_called").items()}
_SHARED = frozenset(stem(word) for word in words("shared_names"))
_TITLE_STEMS = frozenset(stem(word) for word in _TITLES)
_POINTING = PRONOUNS | GROUP_PRONOUNS | {"another"}
MOST_SOURCES = 100
"""Sources, the latest, of which one may be that is called otherwise; a name as it stood before is found wherever it stood."""
_LEAST_COMMON = 4
"""Letters that a country and its adjective share: Russia, Russian; Iran, Iranian."""
_TOLD_OF = re.compile(
    r",? (?:who|which|that|whose|where|when)\b|, (?:leaked|sent|seen|obtained|published|speaking|asked|citing)\b"
)
"""Where a source’s name goes over into what is told of it: “Imran Keyes, who left NestPin” is not NestPin’s."""
_THE = re.compile(r"\b(?:the|its|The|Its) ((?:[A-Z][\w’'-]+ ){0,2}[\w’'-]+)")


def shown_name(source: Source) -> str:
    """The fullest name of a source in the article."""
    return source.resolved or source.name


def is_pronoun(source: Source) -> bool:
    """Whether its only name is a pronoun."""
    found = [word.casefold() for word in tokens(shown_name(source))]
    return not found or (len(found) == 1 and found[0] in _POINTING)


@lru_cache(maxsize=4096)
def _core(name: str) -> tuple[str, ...]:
    """The words that identify: titles, articles and a following description cut off."""
    head = re.split(r",|\(| who | which ", name)[0]
    found = tuple(word.casefold().replace(".", "") for word in tokens(head))
    return tuple(word for word in found if word not in words("name_fillers") and word not in _TITLES) or found


@lru_cache(maxsize=4096)
def _is_person(name: str) -> bool:
    """Whether a name ends in a person's: “Donald Trump”, “manager Kit Halloran”; not “a lawyer for Petra Holm”."""
    head = [word for word in tokens(re.split(r",|\(", name)[0]) if word.casefold().replace(".", "") not in _TITLES]
    if not head or not head[-1][:1].isupper() or words("name_links") & {word.casefold() for word in head}:
        return False
    return "'s " not in name.replace("’", "'")


def same_source(one: Source, other: Source) -> bool:
    """Whether two sources are one, as far as their names tell. Two bare pronouns never are."""
    if one.kind == "article" or other.kind == "article":
        return one.kind == other.kind
    if one.start is not None and one.start == other.start:
        return True
    if is_pronoun(one) or is_pronoun(other):
        return False
    a, b = shown_name(one), shown_name(other)
    short, long = sorted((_core(a), _core(b)), key=len)
    # "Trump" and "Donald Trump"; not "Trump" and "Trump campaign".
    ends_alike = bool(short) and long[-len(short) :] == short
    return a.casefold() == b.casefold() or short == long or (ends_alike and _is_person(a) and _is_person(b))


def _side(source: Source) -> frozenset[str]:
    """Stems of the names of a source, those of its institution included."""
    return names(_TOLD_OF.split(source.name)[0]) | names(_TOLD_OF.split(source.resolved or "")[0])


def _roles(source: Source) -> frozenset[str]:
    """What a source is, by the small-lettered nouns of its mentions; a spokeswoman for a bank stands for the bank."""
    found = [word for word in tokens(f"{source.name} {source.resolved or ''}") if word.islower()]
    opening = re.match(r"(?:A |The )?([A-Z]\w+) [a-z]+", source.name)
    found += [opening.group(1).lower()] if opening else []
    found += [role for name, role in _ALSO_CALLED.items() if name in source.name]
    idle = words("name_fillers") | words("vague_roles") | _POINTING
    return frozenset(stem(word) for word in found if word not in idle and len(word) > 2)


@lru_cache(maxsize=4096)
def _roles_in(text: str) -> frozenset[str]:
    """The stems of what `text` calls by a role: “the mayor”, “its chief engineer”."""
    return frozenset(stem(word) for found in _THE.findall(text) for word in tokens(found) if word != "statement")


def _key(source: Source) -> tuple[object, ...]:
    """What two mentions have in common that are one source for certain."""
    if source.kind == "article":
        return ("article",)
    if is_pronoun(source):
        return (source.start,) if source.start is not None else (object(),)
    return (source.name, source.resolved)


class Cast:
    """The sources of one article: a number for each statement, and the names and roles of each source."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._who: dict[str, int] = {}
        members: list[list[Source]] = []
        known: dict[tuple[object, ...], int] = {}
        """Who is called so: a name that comes a hundred times is looked at once."""
        for statement in statements:
            key = _key(statement.source)
            if key not in known:
                latest = range(max(0, len(members) - MOST_SOURCES), len(members))
                same = (n for n in latest if any(same_source(statement.source, one) for one in members[n]))
                known[key] = next(same, len(members))
                members += [[]] if known[key] == len(members) else []
                members[known[key]].append(statement.source)
            self._who[statement.id] = known[key]
        self._names = [frozenset().union(*map(_side, group)) for group in members]
        self._roles = [frozenset().union(*map(_roles, group)) for group in members]

    def one(self, first: Statement, second: Statement) -> bool:
        """Whether both have the same source."""
        return self.who(first) == self.who(second)

    def who(self, statement: Statement) -> int:
        """The number of a statement's source."""
        return self._who[statement.id]

    def names(self, statement: Statement) -> frozenset[str]:
        """Stems of every name that the article uses for the source, its side included ("Clinton" for her spokeswoman)."""
        return self._names[self.who(statement)]

    def allied(self, first: Statement, second: Statement) -> bool:
        """Whether both seem to be on one side, for they share a name: a candidate and her campaign."""
        return bool((self.names(first) & self.names(second)) - _SHARED)

    def is_described_in(self, statement: Statement, text: str) -> bool:
        """Whether `text` speaks of the source by its role: “the mayor”, “the Cadmar plant”."""
        return bool(_roles_in(text) & self._roles[self.who(statement)])


def touches(side: frozenset[str], said: frozenset[str]) -> bool:
    """Whether two sets of name stems meet, capitals standing for governments and adjectives for countries."""
    one, other = ({_SEATS.get(n, n) for n in group if n not in _TITLE_STEMS} for group in (side, said))
    return any(
        a == b or (min(len(a), len(b)) >= _LEAST_COMMON and (a.startswith(b) or b.startswith(a)))
        for a in one
        for b in other
    )

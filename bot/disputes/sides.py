"""On whose side a source speaks: whether two are one party, and by which roles the article may call it. Pure.

Whom a pronoun, a surname or “the official” means has been decided before, once: it is `Source.resolved`. Here is only compared.
"""

import re
from functools import lru_cache

from bot.breakdown import Source
from bot.language.common import GROUP_PRONOUNS, PRONOUNS
from bot.language.lexicon import table, words
from bot.language.text import names, stem, tokens

_SEATS = {stem(seat): stem(country[0]) for seat, country in table("capital_of").items()}
_ALSO_CALLED = {name: role[0] for name, role in table("also_called").items()}
_TITLES = frozenset(map(stem, words("name_titles")))
_POINTING = PRONOUNS | GROUP_PRONOUNS | {"another"}
_IDLE = words("name_fillers") | words("vague_roles") | _POINTING
_LEAST_COMMON = 4
"""Letters that a country and its adjective share: Russia, Russian; Iran, Iranian."""
_DESCRIPTION = re.compile(r",|\(| who | which ")
"""Where a name goes over into what describes it."""
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


def key(source: Source) -> object:
    """The same for two mentions of one party; a bare pronoun is like no other mention."""
    if source.kind == "article" or is_pronoun(source):
        return source.kind, source.start
    found = [word.casefold().replace(".", "") for word in tokens(_DESCRIPTION.split(shown_name(source))[0])]
    return tuple(word for word in found if word not in words("name_fillers") | words("name_titles")) or tuple(found)


def side(source: Source) -> frozenset[str]:
    """Stems of the names of a source, those of its institution included: “Clinton” for her spokeswoman."""
    return names(_TOLD_OF.split(source.name)[0]) | names(_TOLD_OF.split(source.resolved or "")[0])


def roles(source: Source) -> frozenset[str]:
    """Stems of what a source is, by the small-lettered nouns of its mentions: mayor, bank."""
    found = [word for word in tokens(f"{source.name} {source.resolved or ''}") if word.islower()]
    opening = re.match(r"(?:A |The )?([A-Z]\w+) [a-z]+", source.name)
    found += [opening.group(1).lower()] if opening else []
    found += [role for name, role in _ALSO_CALLED.items() if name in source.name]
    return frozenset(stem(word) for word in found if word not in _IDLE and len(word) > 2)


@lru_cache(maxsize=4096)
def roles_in(text: str) -> frozenset[str]:
    """Stems of what `text` calls by a role: “the mayor”, “its chief engineer”."""
    return frozenset(stem(word) for found in _THE.findall(text) for word in tokens(found) if word != "statement")


def touches(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of name stems meet, capitals standing for governments and adjectives for countries."""
    first, second = ({_SEATS.get(name, name) for name in group - _TITLES} for group in (one, other))
    return any(
        a == b or (min(len(a), len(b)) >= _LEAST_COMMON and (a.startswith(b) or b.startswith(a)))
        for a in first
        for b in second
    )

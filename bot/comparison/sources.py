"""Whether two articles on one event quote the same source. Pure."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.comparison.story import content
from bot.ledger.heard import Heard, Name, named
from bot.ledger.matching import alike

_ONLY_DESCRIBES = re.compile(
    r"\b(?:to|of|at|against|from|in|with|by|under|near|on)\s(?:(?:the|a|an|his|her|its|their)\s)?"
    r"(?:[\w.]{1,30}\s){0,2}$"
)
"""Before a name that only describes another: “an aide to Mayor Marsh”, “of the Nurses' Alliance”."""


def is_one_source(first: Heard, second: Heard) -> bool:
    """Whether both have one source by name or, without any name, by the same description.

    Within one event a last name is enough: “Mr Tarrant” and “Owen Tarrant, a spokesman for Brandis”.
    """
    names, others = _names(first), _names(second)
    if names or others:
        return any(alike(name, other) for name in names for other in others)
    return content(first.record.who) == content(second.record.who) != frozenset()


def may_be_one_source(heard: Heard, group: Sequence[Heard]) -> bool:
    """Whether any name of its source is one of theirs, as that of a company and its spokesman."""
    last = {name[-1] for member in group for name in member.party}
    return any(name[-1] in last for name in heard.party) or any(is_one_source(heard, member) for member in group)


def _names(heard: Heard) -> tuple[Name, ...]:
    record = heard.record
    return tuple(name for text in (record.who, record.resolved or "") for name in _heads(text))


@lru_cache(maxsize=1024)
def _heads(text: str) -> tuple[Name, ...]:
    """The names of a source in its description, without those that only describe it."""
    names: list[Name] = []
    for match in re.finditer(r"[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*)*", text):
        if not _ONLY_DESCRIBES.search(text[max(0, match.start() - 80) : match.start()]):
            names += named(match.group())
    return tuple(names) or named(text)

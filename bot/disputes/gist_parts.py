"""A gist taken apart: who, the verb, and what is said; each part belongs to one source of the dispute."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.disputes import gist_words as known
from bot.disputes.gist_fit import Word, words_of
from bot.disputes.said import Said
from bot.disputes.words import TOKEN, tokens

LONGEST_NAME = 14
"""Words in which a source may be named."""

_JOINT = re.compile(r"\s*(?:;|,?\s(?:but|while|whereas)\s|,\s(?:and\s)?)\s*|\s+and\s+", re.IGNORECASE)
_CHUNK = re.compile(r",|\b(?:of|for|at|in|by|to|from|with|on|about|shared|posted|published|who|which|that)\b[^,]*|\(.*")
"""What parts a description into names: after a comma another begins, after “of” only what it is part of."""
_LEFT_OUT = frozenset(["the", "a", "an", "also", "his", "her", "its", "their", "then"])


@dataclass(frozen=True)
class Part:
    """One part of a gist: the source (by all that the cast has it under), and everything from its verb on."""

    speakers: tuple[str, ...]
    text: str

    @property
    def words(self) -> tuple[Word, ...]:
        """The words from the verb on."""
        return words_of(self.text)


@dataclass(frozen=True)
class _Opening:
    start: int
    verb: int
    speakers: tuple[str, ...]
    """Empty: whoever spoke in the part before."""


def parted(gist: str, cast: Mapping[str, Sequence[Said]]) -> Iterator[list[Part]]:
    """The ways to take a gist apart where a new speaker begins; none when some of it belongs to nobody."""
    opened = _openings(gist, cast)
    if not opened or opened[0].start != 0 or not opened[0].speakers:
        return
    yield _parts(gist, [one for one in opened if one.speakers])
    if not all(one.speakers for one in opened):
        yield _parts(gist, opened)


def _parts(gist: str, opened: Sequence[_Opening]) -> list[Part]:
    parts: list[Part] = []
    joints = {found.end(): found.start() for found in _JOINT.finditer(gist)}
    for place, one in enumerate(opened):
        end = joints[opened[place + 1].start] if place + 1 < len(opened) else len(gist)
        parts.append(Part(one.speakers or parts[-1].speakers, gist[one.verb : end]))
    return parts


def _openings(gist: str, cast: Mapping[str, Sequence[Said]]) -> list[_Opening]:
    found: dict[int, _Opening] = {}
    for start in [0, *(joint.end() for joint in _JOINT.finditer(gist))]:
        opening = _opening(gist, start, cast)
        if opening is not None:
            found.setdefault(opening.verb, opening)
    return sorted(found.values(), key=lambda one: one.start)


def _opening(gist: str, start: int, cast: Mapping[str, Sequence[Said]]) -> _Opening | None:
    places = [found.span() for found in TOKEN.finditer(gist, start)][: LONGEST_NAME + 1]
    words = [gist[slice(*place)].casefold().replace("’", "'") for place in places]
    cues = {word.casefold() for said in cast.values() for one in said for word in tokens(one.cue)[:1]}
    if start and _opens_report(words, cues):
        return _Opening(start, places[0][0], ())
    for at in range(1, len(places)):
        if _opens_report(words[at:], cues):
            names = speakers(gist[start : places[at - 1][1]], cast)
            if names:
                return _Opening(start, places[at][0], names)
    return None


def _opens_report(words: Sequence[str], cues: Collection[str]) -> bool:
    """A reporting verb or the article's own cue, or “did not”, “has said”; a bare “were” tells what happened."""
    if not words:
        return False
    if words[0] in known.AUXILIARIES:
        return len(words) > 1 and (words[1] == "not" or known.is_reporting(words[1]))
    return known.is_reporting(words[0]) or words[0] in cues or words[0].endswith("n't")


def speakers(text: str, cast: Mapping[str, Sequence[Said]]) -> tuple[str, ...]:
    """The source that `text` names with its own words, all of them; none where it could be one of two.

    Two entries that bear one full name are one person whom the article calls differently.
    """
    words = [word for word in map(_plain, tokens(text)) if word not in _LEFT_OUT]
    if not words:
        return ()
    fitting = [name for name, said in cast.items() if _names(set(words), name, said)]
    full = sum(word[:1].isupper() and _plain(word) not in known.TITLES for word in tokens(text)) > 1
    return tuple(fitting) if len(fitting) == 1 or full else ()


def _names(words: set[str], name: str, said: Sequence[Said]) -> bool:
    called = [name, *(one.statement.source.name for one in said)]
    heads, lessened = set(), set()
    for chunk in (chunk for one in called for chunk in _CHUNK.split(one)):
        held = tokens(chunk)
        if held:
            heads.add(_plain(held[-1]))
            if not held[-1][0].isupper() and any(_plain(word) in known.LESSENS for word in held):
                lessened.add(_plain(held[-1]))  # the mayor is not the deputy mayor
    if not (words <= {_plain(token) for one in called for token in tokens(one)} and words & heads):
        return False
    return not (words & heads <= lessened and not words & known.LESSENS)


def _plain(token: str) -> str:
    return token.casefold().replace("’", "'").removesuffix("'s")

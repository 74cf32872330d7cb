"""What belongs together in several articles, by names and words. Pure; precision before recall."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from bot.breakdown import DENIALS
from bot.comparison.models import Entry, Item, Kind
from bot.comparison.story import ROUGHLY, SAYS_NO, Story, content, matter
from bot.disputes import evidence
from bot.language.common import EMPTY
from bot.language.text import content_stems, words_of
from bot.ledger.heard import Heard
from bot.ledger.matching import alike

COMMON_NAMES = 2
"""Last words of names that articles on one event have in common at least."""
COMMON_WORDS = 0.4
"""Of the words of the article with fewer: two articles that share so many report one event; below, it is not clear."""
SAME_MATTER = 2
"""Words about the matter that two statements of one source have in common if they are on one matter."""
SAME_SENTENCE, HALF = 4, 0.5
"""Words, and the part of the shorter sentence, that two sentences have in common if they count the same thing."""
SAME_CLAIM = 3
"""The same for what is no denial: more, since one source says much."""
Place = tuple[int, int]
"""One sentence: the number of its outlet, and its own number in `TextIndex.sentences`; both counted from 0."""
_SILENT = frozenset({"not reached", "will not say", "dodges"})
_YEAR = re.compile(r"(?:19|20)\d\d")


class _Counted(NamedTuple):
    """The numbers that a sentence tells of one thing, and stems of the words beside them."""

    numbers: set[str]
    beside: set[str]


def by_rules(stories: Sequence[Story]) -> tuple[bool | None, list[Item]]:
    """Whether the articles report one event (None: that is not clear), and what belongs together in them."""
    in_twos = list(combinations(stories, 2))
    if not any(_have_common_names(first, second) for first, second in in_twos):
        return False, []
    alike = _each_once(stories, (*_said_alike(in_twos), *_counted_otherwise(in_twos)))
    is_one_story = any(_is_one_event(first, second) for first, second in in_twos) or None
    return is_one_story, [*_denied(stories), *_only_voices(stories), *alike]


def _entries(stories: Sequence[Story], places: Iterable[Place]) -> tuple[Entry, ...]:
    """The sentences of each outlet as one entry."""
    under: dict[int, list[int]] = {}
    for outlet, at in places:
        under.setdefault(outlet, []).append(at)
    return tuple(stories[outlet].entry(under[outlet]) for outlet in sorted(under))


def _have_common_names(first: Story, second: Story) -> bool:
    names = {name[-1] for name in first.names} & {name[-1] for name in second.names}
    return len(names) >= COMMON_NAMES


def _is_one_event(first: Story, second: Story) -> bool:
    fewer = min(len(first.content), len(second.content))
    return len(first.content & second.content) >= COMMON_WORDS * max(1, fewer)


def _is_said_alike(first: Heard, second: Heard) -> bool:
    if _denies(first) != _denies(second) or not (first.tells and second.tells):
        return False
    least = SAME_MATTER if _denies(first) else SAME_CLAIM
    return _shared(first, second) >= least and first.figures[1] == second.figures[1]


def _said_alike(in_twos: Iterable[tuple[Story, Story]]) -> list[tuple[Place, ...]]:
    """Statements of one source on one matter in two articles, first those that share most words."""
    pairs = [
        (_shared(heard, other), (*_places(first, heard), *_places(second, other)))
        for first, second in in_twos
        for heard in first.heard
        for other in second.heard
        if _is_said_alike(heard, other) and _is_one_source(heard, other)
    ]
    return [places for _, places in sorted(pairs, key=lambda pair: -pair[0])]


def _each_once(stories: Sequence[Story], alike: Iterable[tuple[Place, ...]]) -> Iterator[Item]:
    """What several report alike, or with other numbers; a sentence stays in the first that has it."""
    known: set[Place] = set()
    for places in alike:
        if known.isdisjoint(places):
            known.update(places)
            entries = _entries(stories, places)
            yield Item(kind=_kind(entries), entries=entries)


def _kind(entries: Sequence[Entry]) -> Kind:
    """Whether they tell the same; not where one alone has a “not”, or both have other numbers."""
    if len({bool(SAYS_NO.search(entry.text)) for entry in entries}) > 1:
        return "differ"
    exact = (set() if ROUGHLY.search(entry.text) else _numbers_in(entry.text) for entry in entries)
    pairs = combinations(filter(None, exact), 2)
    return "numbers" if any(a.isdisjoint(b) for a, b in pairs) else "same"


def _numbers_in(text: str) -> set[str]:
    return {word for word in evidence.stems(text) if word[0].isdigit()}


def _denied(stories: Sequence[Story]) -> Iterator[Item]:
    """Denials that some article surely leaves out, each behind its claim, with those of the same source elsewhere."""
    known: set[tuple[str, str]] = set()
    for story in stories:
        for group in _by_source(filter(_denies, story.heard)):
            others = [other for other in stories if other is not story]
            missing = tuple(other.number for other in others if _lacks(story, other, group))
            if not missing or any(heard.record.key in known for heard in group):
                continue
            elsewhere = [
                (other, heard)
                for other in others
                for heard in other.heard
                if _denies(heard) and any(_is_said_alike(said, heard) and _is_one_source(said, heard) for said in group)
            ]
            known.update(heard.record.key for _, heard in elsewhere)
            shown = [*((story, heard) for heard in group[:2]), *elsewhere]
            places = tuple(place for of, heard in shown for place in _places(of, heard))
            places = (*_answered(story, group), *places)
            yield Item(kind="denied", entries=_entries(stories, places), missing=missing)


def _answered(story: Story, group: Sequence[Heard]) -> tuple[Place, ...]:
    """The sentence before a denial in its paragraph: mostly what it answers."""
    at = story.said_at(group[0].record)[0]
    before, here = (story.index.paragraph(story.index.sentences[place][0]) for place in (max(0, at - 1), at))
    return ((story.number, at - 1),) if at and before == here else ()


def _denies(heard: Heard) -> bool:
    """Whether it denies something; who only calls something bad rejects it and denies nothing."""
    return heard.record.role in DENIALS and (heard.record.role != "rejects" or heard.denies)


def _lacks(story: Story, other: Story, group: Sequence[Heard]) -> bool:
    """Whether the other article surely says nothing of a denial.

    It does not name the source; or the denial has words of its own, no sentence that may deny shares one of them, and
    nothing that the source says there says no or is about the denial or the claim before it.
    """
    if any(heard.party for heard in group) and not any(map(other.names_party, group)):
        return True
    claim = frozenset[str]().union(*(story.contents[at] for _, at in _answered(story, group)))
    if not claim and not any(heard.content & matter(heard.record.quote) for heard in group):
        return False
    there = [heard for heard in other.heard if any(_is_one_source(heard, member) for member in group)]
    matters = claim.union(*(heard.content for heard in group))
    if any(any(heard.says_no) or heard.content & matters for heard in there):
        return False
    about = claim.union(*(content(f"{heard.record.who} {heard.record.sentence}") for heard in group))
    return not any(stems & about for _, stems in other.denying)


def _counted_otherwise(in_twos: Iterable[tuple[Story, Story]]) -> Iterator[tuple[Place, ...]]:
    """Two sentences in much the same words that count one thing otherwise: “4.2 million”, “4.6 million”."""
    for first, second in in_twos:
        others = [(at, words, counts) for at, words in enumerate(second.contents) if (counts := _counts(second, at))]
        for at, sentence in enumerate(first.contents):
            counts = _counts(first, at)
            if not counts or not others:
                continue
            near, words, there = max(others, key=lambda other: len(sentence & other[1]))
            shared = sum(not word[0].isdigit() for word in sentence & words)
            differ = any(_is_otherwise(counts[thing], there[thing]) for thing in counts.keys() & there.keys())
            if differ and shared >= max(SAME_SENTENCE, HALF * min(len(sentence), len(words))):
                yield ((first.number, at), (second.number, near))


def _is_otherwise(these: _Counted, those: _Counted) -> bool:
    """Whether other numbers are told of the same: “hurt 12 people” is not “forced 300 people from homes”."""
    same_use = these.beside & those.beside or not these.beside or not those.beside
    return bool(same_use) and these.numbers.isdisjoint(those.numbers)


def _counts(story: Story, sentence: int) -> dict[str, _Counted]:
    """What a sentence counts exactly: the word behind each number that is no year, with its numbers."""
    words = [word.casefold() for word in words_of(story.text[slice(*story.index.sentences[sentence])])]
    counted: dict[str, _Counted] = {}
    if ROUGHLY.search(story.text, *story.index.sentences[sentence]):
        return counted  # “about 400” may be 412, and may not
    for at, (word, behind) in enumerate(pairwise(words)):
        if word[0].isdigit() and not _YEAR.fullmatch(word):
            thing = counted.setdefault(behind, _Counted(set(), set()))
            thing.numbers.add(word)
            thing.beside.update(content_stems(" ".join((*words[max(0, at - 1) : at], *words[at + 2 : at + 4]))) - EMPTY)
    return counted


def _only_voices(stories: Sequence[Story]) -> Iterator[Item]:
    """The first statement of each named person or body whose name is nowhere in another article."""
    for story in stories:
        speaking = (heard for heard in story.heard if heard.record.role not in _SILENT and not heard.record.unnamed)
        for first, *_ in _by_source(speaking):
            others = [other for other in stories if other is not story]
            is_known = first.record.kind in ("person", "organisation", "government") and first.party
            missing = tuple(other.number for other in others if not other.names_party(first))
            if is_known and missing:
                yield Item(kind="only", entries=_entries(stories, _places(story, first)), missing=missing)


def _places(story: Story, heard: Heard) -> tuple[Place, ...]:
    return tuple((story.number, at) for at in story.said_at(heard.record))


def _shared(first: Heard, second: Heard) -> int:
    return len(first.content & second.content)


def _by_source(statements: Iterable[Heard]) -> list[list[Heard]]:
    groups: list[list[Heard]] = []
    for heard in statements:
        home = next((group for group in groups if any(_is_one_source(heard, member) for member in group)), None)
        home.append(heard) if home else groups.append([heard])
    return groups


def _is_one_source(first: Heard, second: Heard) -> bool:
    """Whether both have one source by name or, without any name, by the same description.

    Within one event a last name is enough: “Mr Tarrant” and “Owen Tarrant, a spokesman for Brandis”.
    """
    if first.party or second.party:
        return any(alike(name, other) for name in first.party for other in second.party)
    return content(first.record.who) == content(second.record.who) != frozenset()

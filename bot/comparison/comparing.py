"""Breakdowns → their comparison. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import PurePath

from bot.breakdown import DENIALS, Breakdown
from bot.comparison.figures import differing_figures
from bot.comparison.nouns import MOST, Comparison, Entry, LeftOut, Matched, Outlet, Shared, Voice
from bot.comparison.quotes import differing_quotes
from bot.comparison.sources import is_one_source, may_be_one_source
from bot.comparison.story import Story, content
from bot.ledger import movements
from bot.ledger.heard import Heard

COMMON_NAMES = 2
"""Names that articles on one event have in common at least."""
SAME_MATTER = 2
"""Words about the matter that two statements of one source have in common if they are on one matter."""
_ROLES = DENIALS | {"gives another account"}
_SILENT = frozenset({"not reached", "will not say", "dodges"})

Key = tuple[str, str]
Pairs = frozenset[frozenset[Key]]
"""Statements, by outlet and id, that a model holds for one and the same."""


def compare(breakdowns: Sequence[Breakdown], pairs: Iterable[tuple[Key, Key]] | None = None) -> Comparison:
    """What two to five articles on one event report alike, leave out, and report differently.

    `pairs` are statements that a model found to be one and the same; without it, rules decide by names and words.

    Raises ValueError for fewer than two or more than `MOST` breakdowns.
    """
    if not 2 <= len(breakdowns) <= MOST:
        raise ValueError(f"{len(breakdowns)} articles")
    stories = [Story(number, breakdown) for number, breakdown in enumerate(breakdowns)]
    outlets = tuple(_outlet(breakdown) for breakdown in breakdowns)
    if not any(len(one.names & other.names) >= COMMON_NAMES for one, other in combinations(stories, 2)):
        return Comparison(outlets=outlets, is_one_story=False)
    side = _SideBySide(stories, None if pairs is None else frozenset(frozenset(pair) for pair in pairs))
    shared, left_out = side.denials()
    return Comparison(
        outlets=outlets,
        shared=tuple(shared),
        left_out=tuple(left_out),
        voices=tuple(side.voices()),
        quotes=_once(m for one, other in combinations(stories, 2) for m in differing_quotes(one, other)),
        figures=_once(
            m
            for one, other in combinations(stories, 2)
            for m in differing_figures(one, other, side.same_source(one, other))
        ),
        by="rules" if pairs is None else "model",
    )


def _outlet(breakdown: Breakdown) -> Outlet:
    article = breakdown.article
    name = article.publisher or article.title or PurePath(breakdown.input).name
    return Outlet(name=name, url=article.url, title=article.title, sha256=article.sha256)


def _once(matches: Iterable[Matched]) -> tuple[Matched, ...]:
    """Of equal differences the first."""
    first: dict[tuple[int, int, tuple[str, str]], Matched] = {}
    for match in matches:
        one, other = match.entries
        first.setdefault((one.outlet, other.outlet, match.differing), match)
    return tuple(first.values())


class _SideBySide:
    def __init__(self, stories: Sequence[Story], pairs: Pairs | None) -> None:
        self._stories = stories
        self._pairs = pairs
        self._moved: dict[tuple[int, int], tuple[tuple[Key, Key], ...]] = {}

    def same_source(self, one: Story, other: Story) -> list[tuple[Heard, Heard]]:
        """The statements of both whose source is the same by name."""
        return [(ours, theirs) for ours in one.heard for theirs in other.heard if is_one_source(ours, theirs)]

    def denials(self) -> tuple[list[Shared], list[LeftOut]]:
        """What a source denies: reported by several articles, or left out by some."""
        shared: list[Shared] = []
        left_out: list[LeftOut] = []
        told: set[Key] = set()
        for story in self._stories:
            for group in _by_source(heard for heard in story.heard if heard.record.role in _ROLES):
                if any(heard.record.key in told for heard in group):
                    continue
                counterparts = {
                    other.number: self._counterparts(group, other) for other in self._stories if other is not story
                }
                told.update(heard.record.key for some in counterparts.values() for heard in some)
                # What the source says there without denying keeps the denial from being called left out, no more.
                denials = {
                    number: found
                    for number, some in counterparts.items()
                    if (found := [one for one in some if one.record.role in _ROLES or self._pairs is not None])
                }
                best = max(
                    group, key=lambda one: max((_shared(one, found[0]) for found in denials.values()), default=0)
                )
                entries = [story.entry(best)] + [
                    self._stories[number].entry(max(found, key=lambda one: _shared(one, best)))
                    for number, found in denials.items()
                ]
                claims = tuple(self._claims(story, group))
                if len(entries) > 1:
                    shared.append(
                        Shared(
                            who=min((entry.who or "" for entry in entries), key=len),
                            answers=tuple(entries),
                            claims=claims,
                        )
                    )
                missing = tuple(
                    n for n, some in counterparts.items() if not some and self._lacks(story, self._stories[n], group)
                )
                if missing:
                    answers = tuple(story.entry(heard) for heard in group[:2])
                    left_out.append(LeftOut(answers=answers, missing=missing, claims=claims))
        left_out.sort(key=lambda one: not one.claims)
        return shared, left_out

    def voices(self) -> Iterator[Voice]:
        """Named people and bodies that speak in one article and whose name is nowhere in another."""
        for story in self._stories:
            for group in _by_source(
                heard for heard in story.heard if heard.record.role not in _SILENT and not heard.record.unnamed
            ):
                first = group[0]
                if first.record.kind not in ("person", "organisation", "government") or not first.party:
                    continue
                missing = tuple(
                    other.number for other in self._stories if other is not story and not other.names_party(first)
                )
                if missing:
                    yield Voice(entry=story.entry(first), missing=missing)

    def _counterparts(self, group: Sequence[Heard], other: Story) -> list[Heard]:
        """What the other article has of the same source on the same matter; its denials first."""
        if self._pairs is not None:
            found = [
                theirs
                for theirs in other.heard
                if any(frozenset((ours.record.key, theirs.record.key)) in self._pairs for ours in group)
            ]
        else:
            about = frozenset[str]().union(*(ours.content for ours in group))
            found = [
                theirs
                for theirs in other.heard
                if any(is_one_source(ours, theirs) for ours in group)
                and (theirs.record.role in _ROLES or len(theirs.content & about) >= SAME_MATTER)
            ]
        return sorted(found, key=lambda heard: heard.record.role not in _ROLES)

    def _lacks(self, story: Story, other: Story, group: Sequence[Heard]) -> bool:
        """Whether the other article surely says nothing of a denial.

        It does not name the source; or no sentence that may deny shares a word with the denial, and nothing that the
        source says there says no or is about anything that it speaks of here.
        """
        if any(heard.party for heard in group) and not any(map(other.names_party, group)):
            return True
        matters = frozenset[str]().union(*(one.content for one in story.heard if may_be_one_source(one, group)))
        if any(any(one.says_no) or one.content & matters for one in other.heard if may_be_one_source(one, group)):
            return False
        about = frozenset[str]().union(*(content(f"{heard.record.who} {heard.record.sentence}") for heard in group))
        return not any(stems & about for stems in other.denying)

    def _claims(self, story: Story, group: Sequence[Heard]) -> Iterator[Entry]:
        """What is denied, in every article that has it: one claim an outlet."""
        keys = {heard.record.key for heard in group}
        answered = {heard.record.answers for heard in group}
        own = next((heard for heard in story.heard if heard.record.statement in answered), None)
        if own and own.record.key not in keys:
            yield story.entry(own)
        for other in self._stories:
            if other is story:
                continue
            claim = self._counterpart_of_claim(own, other) if own else None
            if claim is None:
                earlier = next((key for key, later in self._denied(other.number, story.number) if later in keys), None)
                claim = next((heard for heard in other.heard if heard.record.key == earlier), None)
            if claim:
                yield other.entry(claim)

    def _denied(self, earlier: int, later: int) -> tuple[tuple[Key, Key], ...]:
        """The claims of one article that another answers with a denial, each with that."""
        if (earlier, later) not in self._moved:
            moved = movements(self._stories[earlier].records, self._stories[later].records)
            self._moved[earlier, later] = tuple((m.earlier.key, m.later.key) for m in moved if m.kind == "denied")
        return self._moved[earlier, later]

    def _counterpart_of_claim(self, claim: Heard, other: Story) -> Heard | None:
        fitting = [
            theirs
            for theirs in other.heard
            if theirs.record.role not in _ROLES
            and is_one_source(claim, theirs)
            and len(claim.content & theirs.content) >= SAME_MATTER
        ]
        return max(fitting, key=lambda theirs: len(claim.content & theirs.content), default=None)


def _shared(one: Heard, other: Heard) -> int:
    return len(one.content & other.content)


def _by_source(heard: Iterable[Heard]) -> list[list[Heard]]:
    groups: list[list[Heard]] = []
    for one in heard:
        home = next((group for group in groups if any(is_one_source(one, member) for member in group)), None)
        home.append(one) if home else groups.append([one])
    return groups

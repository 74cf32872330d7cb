"""What a comparison shows: headings, and under them each article's own words with ¶. Pure; `comparison` draws it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.comparison.nouns import Comparison, Entry
from bot.views.grammar import listed, quoted
from bot.views.sanitize import capped, clean_line

LONGEST_NAME = 60
LONGEST_HEADLINE = 120
LONGEST_WORDS = 300
LONGEST_SOURCE = 40
"""Characters of a source beside a mere number: a longer one is half a sentence, and may not be who gives the number."""
LEFT_OUT: Final = "Denied in one, left out in another"
FIGURES: Final = "Numbers that differ"
VERSIONS: Final = "Told differently"
QUOTES: Final = "Quoted differently"
SHARED: Final = "In both"
SHARED_BY_SOME: Final = "In more than one"
ONLY: Final = "In one alone"
SAME_TEXT: Final = "These are the same text."
OTHER_STORY: Final = "These texts seem to be about different events. Nothing was compared."
UNCLEAR: Final = "These texts may be about different events: check before you use what is listed."
NAMED: Final = "Named in more than one: {names}."
SAME_FIGURES: Final = "The same number, perhaps of different things: {names}."
NAMESAKES: Final = "One last name, different people: {names}."
NOTHING: Final = "Nothing was found that they share, leave out or report differently. Read both: that is no proof."
BY_RULES: Final = "Compared by rules, no AI: more can differ than is listed; the words are exact."
BY_MODEL: Final = "What belongs together was chosen by a model (AI, unvetted); the words are exact."

BOLD, PLAIN = "\ue000", "\ue001"
"""Mark the words that differ until a view makes them bold; taken out of what an article holds."""

_RELATIVE = re.compile(
    r"^(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Aa]nother|[Oo]ne of [^,]{1,80})\b[^,A-Z]{0,80},?\s(?=[A-Z])"
)
_PRONOUNS = frozenset("he she it they we i its his her their who".split())


@dataclass(frozen=True)
class Item:
    """One finding: what it is, and the passages that show it. In `lines` the words that differ are marked."""

    head: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """The findings of one kind."""

    title: str
    items: tuple[Item, ...]


def heading(comparison: Comparison) -> str:
    """Which articles stand side by side."""
    return f"Side by side: {listed(_names(comparison))}"


def sections(comparison: Comparison) -> tuple[Section, ...]:
    """The findings, by kind, the most telling kind first; kinds without any are left out."""
    names = _names(comparison)
    kinds = (
        (LEFT_OUT, _left_out(comparison, names)),
        (FIGURES, _differing(comparison, "figures", names)),
        (VERSIONS, _differing(comparison, "version", names)),
        (QUOTES, _differing(comparison, "words", names)),
        (SHARED if len(names) == 2 else SHARED_BY_SOME, _shared(comparison, names)),
        (ONLY, _only(comparison, names)),
    )
    return tuple(Section(title, items) for title, found in kinds if (items := tuple(found)))


def footer(comparison: Comparison) -> tuple[str, ...]:
    """What to know about the findings, or why there are none."""
    if len({outlet.sha256 for outlet in comparison.outlets}) == 1:
        return (SAME_TEXT,)
    notes = tuple(map(clean_line, comparison.notes))
    if comparison.is_one_story is False:
        return (OTHER_STORY, *_warnings(comparison), *notes)
    nothing = () if sections(comparison) else (NOTHING,)
    return (*nothing, *_warnings(comparison), *notes, BY_MODEL if comparison.by == "model" else BY_RULES)


def articles(comparison: Comparison) -> Iterator[str]:
    """Which article each name stands for, and whether they may be about different events."""
    for name, outlet in zip(_names(comparison), comparison.outlets, strict=True):
        yield f"{name}: {quoted(capped(clean_line(outlet.title or outlet.begins), LONGEST_HEADLINE))}"
    if comparison.is_one_story is None:
        yield UNCLEAR


def _warnings(comparison: Comparison) -> Iterator[str]:
    """What is easily mixed up where it is not one story."""
    namesakes = ["; ".join(map(_cleaned, comparison.namesakes))] if comparison.namesakes else []
    for sentence, names in ((NAMED, comparison.names), (SAME_FIGURES, comparison.figures), (NAMESAKES, namesakes)):
        if names:
            yield sentence.format(names=_cleaned(names))


def _names(comparison: Comparison) -> tuple[str, ...]:
    """The outlets' names; equal ones are counted."""
    names = [capped(clean_line(outlet.name) or "text", LONGEST_NAME) for outlet in comparison.outlets]
    return tuple(f"{name} ({at})" if names.count(name) > 1 else name for at, name in enumerate(names, 1))


def _cleaned(names: Iterable[str]) -> str:
    return listed(tuple(capped(clean_line(name), LONGEST_WORDS) for name in names))


def _left_out(comparison: Comparison, names: tuple[str, ...]) -> Iterator[Item]:
    by_missing: dict[tuple[int, ...], list[str]] = {}
    for item in comparison.left_out:
        lines = by_missing.setdefault(item.missing, [])
        lines += [_line(entry, names) for entry in item.denial]
        label = "It has the claim" if item.claim_is_there else "The claim"
        lines += [f"{label}: {_line(item.claim, names)}"] if item.claim else []
    for missing, lines in by_missing.items():
        yield Item(f"Not in {listed(tuple(names[n] for n in missing), 'or')}:", tuple(lines))


def _differing(comparison: Comparison, kind: str, names: tuple[str, ...]) -> Iterator[Item]:
    for difference in comparison.differences:
        if difference.kind == "figures" == kind:
            yield Item("", (_figures(difference.entries, names),))
        elif difference.kind == "words" == kind:
            yield _quotes(difference.entries, names)
        elif difference.kind == kind:
            yield Item("", tuple(_line(entry, names) for entry in difference.entries))


def _figures(entries: Sequence[Entry], names: tuple[str, ...]) -> str:
    """The shortest passage, and the numbers of the others with their sources."""
    first = min(entries, key=lambda entry: len(entry.text))
    line = _line(first, names)
    for entry in entries:
        if entry is not first:
            who = _who(entry.who or "")
            who = who if len(who) <= LONGEST_SOURCE else ""
            numbers = " … ".join(f"{BOLD}{_cut(entry, *span)}{PLAIN}" for span in entry.changed)
            line += f" {_place(entry, names)}{f', {who}' if who else ''}: “{numbers}”."
    return line


def _quotes(entries: Sequence[Entry], names: tuple[str, ...]) -> Item:
    """Quotations under the name of their speaker, or each beside its own where the articles do not name the same."""
    speakers = [_who(entry.who or "") for entry in entries]
    head = f"{min(speakers, key=len)}:" if _is_one_name(speakers) else ""
    lines = tuple(
        f"{_place(entry, names)} · {f'{who}: ' if who and not head else ''}{_words(entry, with_source=False)}"
        for entry, who in zip(entries, speakers, strict=True)
    )
    return Item(head, lines)


def _is_one_name(speakers: Iterable[str]) -> bool:
    """Whether all are the same before any role behind a comma, or the last words of the same name: “Pell”, “Dora Pell”."""
    called = [who.partition(",")[0].split() for who in speakers]
    longest = max(called, key=len)
    if all(words == longest for words in called):
        return bool(longest)
    is_name = all(word[:1].isupper() for word in longest)  # “an aide to Dora Pell” is not she
    return is_name and all(words and longest[-len(words) :] == words for words in called)


def _shared(comparison: Comparison, names: tuple[str, ...]) -> Iterator[Item]:
    """The words of the article that says it in the fewest, and where the others tell of it: they may lack some of it."""
    for item in comparison.shared:
        shown = min(item.entries, key=lambda entry: len(entry.text))
        also = dict.fromkeys(_place(entry, names) for entry in item.entries if entry.outlet != shown.outlet)
        yield Item("", (f"{_line(shown, names)} (see also {listed(tuple(also))})",))


def _only(comparison: Comparison, names: tuple[str, ...]) -> Iterator[Item]:
    by_outlet: dict[tuple[int, tuple[int, ...]], list[Entry]] = {}
    for item in comparison.only:
        by_outlet.setdefault((item.entry.outlet, item.missing), []).append(item.entry)
    for (outlet, missing), entries in by_outlet.items():
        head = f"{names[outlet]}, not {listed(tuple(names[n] for n in missing), 'or')}:"
        yield Item(head, tuple(f"¶{entry.paragraph} · {_words(entry)}" for entry in entries))


def _line(entry: Entry, names: tuple[str, ...]) -> str:
    return f"{_place(entry, names)} · {_words(entry)}"


def _words(entry: Entry, with_source: bool = True) -> str:
    """Who, unless the words name them, and the article's own words with those marked that differ."""
    marked, at = "", entry.span[0]
    for start, end in entry.changed:
        marked += f"{_cut(entry, at, start)}{BOLD}{_cut(entry, start, end)}{PLAIN}"
        at = end
    words = capped(clean_line(marked + _cut(entry, at, entry.span[1])), LONGEST_WORDS)
    who = _who(entry.who or "")
    is_named = not who or who.split()[-1].strip(",.") in words
    return f"{'' if is_named or not with_source else f'{who}: '}{quoted(words)}"


def _cut(entry: Entry, start: int, end: int) -> str:
    words = entry.text[start - entry.span[0] : end - entry.span[0]]
    return words.replace(BOLD, "").replace(PLAIN, "")


def _place(entry: Entry, names: tuple[str, ...]) -> str:
    return f"{names[entry.outlet]} ¶{entry.paragraph}"


def _who(name: str) -> str:
    """The source, without what is only understood beside the sentence before: “Its leader, Oumar Diack”, “his office”."""
    shown = capped(_RELATIVE.sub("", clean_line(name)), 2 * LONGEST_NAME)
    return "" if shown.partition(" ")[0].casefold() in _PRONOUNS else f"{shown[:1].upper()}{shown[1:]}"

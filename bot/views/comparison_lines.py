"""What a comparison shows: headings, and under them each article's own words with ¶. Pure; `comparison` draws it."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise, product
from typing import Final

from bot.comparison.nouns import Comparison, Entry
from bot.language.answers import DENYING
from bot.language.negation import NEGATION
from bot.views.grammar import listed, quoted
from bot.views.sanitize import capped, clean_line

LONGEST_NAME = 60
LONGEST_HEADLINE = 120
LONGEST_WORDS = 300
WHOLE = 30
"""Words of a quotation that is shown from its beginning to its end."""
AROUND = 6
"""Words of a longer one that are shown on each side of those that differ."""
FEW = 2
"""Words beyond these at an end: to leave them out spares nothing."""
GRAVEST = 3
"""Lines that stand above all others."""
FIRST: Final = "Check first"
LEFT_OUT: Final = "Denied in one, left out in another"
QUOTES: Final = "Quoted differently"
ACCOUNTS: Final = "Told differently"
ONLY: Final = "In one alone"
SHARED: Final = "In both, with the ¶ of {names}"
SHARED_BY_SOME: Final = "In more than one"
SAME_TEXT: Final = "These are the same text."
OTHER_STORY: Final = "These texts seem to be about different events. Nothing was compared."
UNCLEAR: Final = "These texts may be about different events: check before you use what is listed."
IN_SEVERAL: Final = "In more than one, perhaps of different things: {names}."
NAMESAKES: Final = "One last name, different people: {names}."
NOTHING: Final = "Nothing was found that they share, leave out or report differently. Read both: that is no proof."
BY_RULES: Final = (
    "Compared by rules, no AI: denials, quotations, exact numbers of one source, who is heard. Not looked at: dates, places, "
    "and the same in other words."
)
BY_MODEL: Final = (
    "Chosen and worded by a model (AI, unvetted); words in “ ” are the articles’ own. Not looked at: small details, tone, "
    "pictures."
)

BOLD, PLAIN = "\ue000", "\ue001"
"""Mark the words that differ until a view makes them bold; taken out of what an article holds."""

_SPEECH = re.compile(r"“[^“”]+”")
MOSTLY = 0.6
"""Of a sentence: if so much is speech, only the speech is shown, under the name of its speaker."""
_RELATIVE = re.compile(
    r"^(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Aa]nother|[Oo]ne of [^,]{1,80})\b[^,A-Z]{0,80},?\s(?=[A-Z])"
)
_OF = frozenset("to of at for from with by under".split())
_PRONOUNS = frozenset("he she it they we i its his her their who".split())


def heading(comparison: Comparison) -> str:
    """Which articles stand side by side."""
    return f"Side by side: {listed(_names(outlet.name for outlet in comparison.outlets))}"


def sections(comparison: Comparison) -> dict[str, dict[str, list[str]]]:
    """Under the title of each kind, the most telling first, its lines by their heading ("" for none).

    What a model puts first stands above all. In a line the words that differ stand between `BOLD` and `PLAIN`.
    """
    names = _labels(comparison)
    shared = SHARED.format(names=listed(names)) if len(names) == 2 else SHARED_BY_SOME
    denials, accounts = list(_left_out(comparison, names)), list(_accounts(comparison, names))
    first = [*accounts[:1], *denials[:1], *accounts[1:2]]
    if comparison.by == "rules" or len(first) < GRAVEST:
        first = []
    lines = chain(
        ((FIRST, "", line) for line in first),
        ((LEFT_OUT, "", line) for line in denials if line not in first),
        ((ACCOUNTS, "", line) for line in accounts if line not in first),
        ((QUOTES, "", line) for line in _quotes(comparison, names)),
        ((ONLY, *line) for line in _only(comparison, names)),
        ((shared, "", line) for line in _shared(comparison, names)),
    )
    found: dict[str, dict[str, list[str]]] = {}
    for title, head, line in lines:
        found.setdefault(title, {}).setdefault(head, []).append(line)
    return found


def footer(comparison: Comparison) -> tuple[str, ...]:
    """What to know about the findings, or why there are none."""
    if len({outlet.sha256 for outlet in comparison.outlets}) == 1:
        return (SAME_TEXT,)
    nothing = () if sections(comparison) or comparison.is_one_story is False else (NOTHING,)
    how = BY_MODEL if comparison.by == "model" else BY_RULES
    return (*nothing, *map(clean_line, comparison.notes), how)


def opening(comparison: Comparison) -> Iterator[str]:
    """What happened, or which article each name stands for; a warning where they may be about different events."""
    publishers = {outlet.publisher for outlet in comparison.outlets} - {None}
    if comparison.about:
        yield capped(clean_line(comparison.about), LONGEST_WORDS)
    if not (comparison.is_one_story and comparison.about) or len(publishers) < len(comparison.outlets):
        for name, outlet in zip(_labels(comparison), comparison.outlets, strict=True):
            yield f"{name}: {quoted(capped(clean_line(outlet.headline), LONGEST_HEADLINE))}"
    if comparison.is_one_story is not True:
        yield OTHER_STORY if comparison.is_one_story is False else UNCLEAR
        yield from _warnings(comparison)


def _warnings(comparison: Comparison) -> Iterator[str]:
    """What is easily mixed up where it is not one story."""
    if comparison.common:
        yield IN_SEVERAL.format(names=_cleaned(comparison.common))
    if comparison.namesakes:
        yield NAMESAKES.format(names="; ".join(map(_cleaned, comparison.namesakes)))


def _labels(comparison: Comparison) -> tuple[str, ...]:
    """Short names of the outlets, unless two have the same."""
    labels = {outlet.label for outlet in comparison.outlets}
    is_clear = len(labels) == len(comparison.outlets)
    return _names(outlet.label if is_clear else outlet.name for outlet in comparison.outlets)


def _names(given: Iterable[str]) -> tuple[str, ...]:
    """The outlets' names; equal ones are counted."""
    names = [capped(clean_line(name) or "text", LONGEST_NAME) for name in given]
    return tuple(f"{name} ({at})" if names.count(name) > 1 else name for at, name in enumerate(names, 1))


def _cleaned(names: Iterable[str]) -> str:
    return listed(tuple(capped(clean_line(name), LONGEST_WORDS) for name in names))


def _left_out(comparison: Comparison, names: tuple[str, ...]) -> Iterator[str]:
    """A denial with who alone has it, beside what another has in its place."""
    for item in comparison.left_out:
        told = " ".join(_words(entry) for entry in (item.entries[:1] if item.entries[0].wording else item.entries))
        others = f", not {listed(tuple(names[n] for n in item.missing), 'or')}" if len(names) > 2 else ""
        beside = f" / {_words(item.beside)} ({_place(item.beside, names)})" if item.beside else ""
        yield f"{told} (only {_places(item.entries, names)}{others}){beside}"


def _only(comparison: Comparison, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each line with its heading: who has it and, of more than two, who has not."""
    for item in comparison.only:
        (entry,) = item.entries
        others = f", not {listed(tuple(names[n] for n in item.missing), 'or')}" if len(names) > 2 else ""
        yield f"Only {names[entry.outlet]}{others}:", f"{_words(entry)} ¶{entry.paragraph}"


def _accounts(comparison: Comparison, names: tuple[str, ...]) -> Iterator[str]:
    for item in comparison.differences:
        if item.kind == "account":
            about = clean_line(item.about or "")
            head = f"{BOLD}{about[:1].upper()}{about[1:]}:{PLAIN} " if about else ""
            yield head + " / ".join(f"{_words(entry)} ({_place(entry, names)})" for entry in item.entries)


def _quotes(comparison: Comparison, names: tuple[str, ...]) -> Iterator[str]:
    """Quotations behind the name of their speaker, or each behind its own where the articles do not name the same."""
    for item in comparison.differences:
        if item.kind == "words":
            speakers = [_who(entry.who or "") for entry in item.entries]
            name = _common_name(*speakers)
            yield (f"{name}: " if name else "") + " / ".join(
                f"{f'{who}: ' if who and not name else ''}{_around_what_differs(entry)} ({_place(entry, names)})"
                for entry, who in zip(item.entries, speakers, strict=True)
            )


def _common_name(first: str, second: str) -> str:
    """The name that both descriptions of a speaker end in, or a part of them: “Pell” of “Pell” and “A clerk, Dora Pell”."""
    if first == second:
        return first
    parts = ([part.split() for part in who.split(",")] for who in (first, second))
    for one, other in product(*parts):
        name, longer = sorted((one, other), key=len)
        role = longer[: -len(name)]
        # “An aide to Dora Pell” is not she.
        if name and name[-1][0].isupper() and longer[len(role) :] == name and _OF.isdisjoint(role):
            return " ".join(name)
    return ""


def _shared(comparison: Comparison, names: tuple[str, ...]) -> Iterator[str]:
    """A model's headline or the words of the article that says it in the fewest, and where it stands in each."""
    for item in comparison.shared:
        words = _words(min(item.entries, key=lambda entry: len(entry.text)))
        numbers = ", ".join(f"¶{entry.paragraph}" for entry in item.entries)
        yield f"{words} {numbers}" if len(names) == 2 else f"{words} ({_places(item.entries, names)})"


def _words(entry: Entry) -> str:
    """A model's words, or the article's own with who says them, unless they name that source."""
    if entry.wording:
        return capped(clean_line(entry.wording), LONGEST_WORDS)
    who = _who(entry.who or "")
    speech = " … ".join(_SPEECH.findall(entry.text))
    rest = _SPEECH.sub("", entry.text)
    if who and len(speech) >= MOSTLY * len(entry.text) and not (NEGATION.search(rest) or DENYING.search(rest)):
        return f"{who}: {quoted(capped(clean_line(_plain(speech)), LONGEST_WORDS))}"
    words = capped(clean_line(_plain(entry.text)), LONGEST_WORDS)
    is_named = not who or who.split()[-1].strip(",.") in words
    return f"{quoted(words)}{'' if is_named else f' [{who}]'}"


def _around_what_differs(entry: Entry) -> str:
    """The words that differ, marked, with a few on each side: “… four words before **these** and four behind …”."""
    marked, at = "", entry.spans[0][0]
    for first, last in entry.changed:
        marked += f"{_cut(entry, at, first)}{BOLD}{_cut(entry, first, last)}{PLAIN}"
        at = last
    words = f"{marked}{_cut(entry, at, entry.spans[-1][1])}".strip('“”„«»"').split()
    opened, differing = 0, []
    for at, word in enumerate(words):
        opened += word.count(BOLD)
        differing += [at] if opened else []
        opened -= word.count(PLAIN)
    around = WHOLE if len(words) <= WHOLE else AROUND
    near = {at + far for at in differing for far in range(-around, around + 1)}
    first, last = min(near), max(near)
    near |= {*range(first)} if first <= FEW else set()
    near |= {*range(last, len(words))} if len(words) - 1 - last <= FEW else set()
    shown = sorted(near.intersection(range(len(words))))
    pieces = [f"{'' if before + 1 == at else '… '}{words[at]}" for before, at in pairwise((-1, *shown))]
    more = " …" if shown[-1] + 1 < len(words) else ""
    return quoted(clean_line(" ".join(pieces).replace(BOLD + PLAIN, "") + more))


def _cut(entry: Entry, start: int, end: int) -> str:
    return _plain(entry.text[start - entry.spans[0][0] : end - entry.spans[0][0]])


def _plain(words: str) -> str:
    return words.replace(BOLD, "").replace(PLAIN, "")


def _places(entries: Iterable[Entry], names: tuple[str, ...]) -> str:
    return listed(tuple(dict.fromkeys(_place(entry, names) for entry in entries)))


def _place(entry: Entry, names: tuple[str, ...]) -> str:
    return f"{names[entry.outlet]} ¶{entry.paragraph}"


def _who(name: str) -> str:
    """The source, without what is only understood beside the sentence before: “Its leader, Oumar Diack”, “his office”."""
    shown = capped(_RELATIVE.sub("", clean_line(name)), 2 * LONGEST_NAME)
    return "" if shown.partition(" ")[0].casefold() in _PRONOUNS else f"{shown[:1].upper()}{shown[1:]}"

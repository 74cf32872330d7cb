"""What a comparison shows: headings, and under them each article's own words with ¶. Pure; `comparison` draws it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from bot.comparison.models import Comparison, Entry, Item, Kind
from bot.grounding.tokens import tokens
from bot.views.grammar import capital, listed, quoted
from bot.views.sanitize import capped, clean_line
from bot.views.speakers import apart

LONGEST_NAME = 60
LONGEST_HEADLINE = 120
LONGEST_WORDS = 400
TITLES: Final[Mapping[Kind, str]] = {
    "denied": "Denied or answered in only one",
    "numbers": "Different numbers",
    "differ": "Told differently",
    "quoted": "Quoted differently",
    "only": "Only in one",
    "same": "The same in {all}",
}
SAME_TEXT: Final = "These are the same text."
OTHER_STORY: Final = "These texts seem to be about different events. Nothing was compared."
UNCLEAR: Final = "These texts may be about different events: check before you use what is listed."
NOTHING: Final = "Nothing was found that they share, leave out or report differently. Read both: that is no proof."
BY_RULES: Final = (
    "Compared by rules, no AI: denials, quotations, exact numbers of one source, who is heard. Not looked at: dates, places, "
    "and the same in other words."
)
BY_MODEL: Final = (
    "Chosen by a model (AI, unvetted), which names the matters and writes what stands in short; words in “ ” are the articles’ "
    "own, word for word. Not looked at: small details, tone, pictures."
)

BOLD, PLAIN = "\ue000", "\ue001"
"""Mark the words that differ until a view makes them bold; taken out of what an article holds."""

_OPENING = ("“", '"')
_ARTICLE = re.compile(r"^(?:The|An?) ")
_LAST_NAME = re.compile(r"(?!(?:News|Online|Agency|Press|Media|Service|Group)$)[A-Z]\w+")


def heading(comparison: Comparison) -> str:
    return f"Side by side: {listed(_outlets(comparison))}"


class Matter(NamedTuple):
    """A heading ("" for none) and its lines; the words that differ stand between `BOLD` and `PLAIN`."""

    head: str
    lines: list[str]


def sections(comparison: Comparison) -> dict[str, list[Matter]]:
    if _is_one_text(comparison):
        return {}
    names = _short_names(comparison)
    shown: dict[str, list[Matter]] = {}
    for kind, title in TITLES.items():
        items = [item for item in comparison.items if item.kind == kind]
        if kind == "only":
            shown[title] = list(_alone(items, names))
        elif kind == "same":
            title = title.format(all="both" if len(names) == 2 else "several")
            shown[title] = [Matter("", [_same(item, names) for item in items])] if items else []
        else:
            shown[title] = [_matter(item, names) for item in items]
    return {title: matters for title, matters in shown.items() if matters}


def footer(comparison: Comparison) -> tuple[str, ...]:
    if _is_one_text(comparison):
        return ()
    nothing = () if sections(comparison) or comparison.is_one_story is False else (NOTHING,)
    how = BY_MODEL if comparison.by == "model" else BY_RULES
    return (*nothing, *map(clean_line, comparison.notes), how)


def opening(comparison: Comparison) -> Iterator[str]:
    """Which article each name stands for, if it does not say so; a warning where they may be about different events.

    Last, what matters most.
    """
    if _is_one_text(comparison):
        yield SAME_TEXT
        return
    publishers = {outlet.publisher for outlet in comparison.outlets} - {None}
    if not comparison.is_one_story or len(publishers) < len(comparison.outlets):
        for name, outlet in zip(_short_names(comparison), comparison.outlets, strict=True):
            yield f"{name}: {quoted(capped(clean_line(outlet.headline), LONGEST_HEADLINE))}"
    if comparison.is_one_story is not True:
        yield OTHER_STORY if comparison.is_one_story is False else UNCLEAR
    if comparison.short:
        names = _short_names(comparison)
        said = re.sub(r"\{(\d)\}", lambda outlet: names[int(outlet[1])], " ".join(comparison.short))
        yield f"{BOLD}In short:{PLAIN} {clean_line(said)}"


def _is_one_text(comparison: Comparison) -> bool:
    return len({outlet.sha256 for outlet in comparison.outlets}) == 1


def _outlets(comparison: Comparison) -> tuple[str, ...]:
    """The outlets' names; equal ones are counted."""
    names = [capped(clean_line(outlet.name) or "text", LONGEST_NAME) for outlet in comparison.outlets]
    return tuple(f"{name} ({at})" if names.count(name) > 1 else name for at, name in enumerate(names, 1))


def _short_names(comparison: Comparison) -> tuple[str, ...]:
    """The last word of each name, “Star” for “The Holmford Evening Star”, if each is a name and no two are the same."""
    last = tuple(clean_line(outlet.publisher or "").rpartition(" ")[2] for outlet in comparison.outlets)
    return last if len(set(last)) == len(last) and all(map(_LAST_NAME.fullmatch, last)) else _outlets(comparison)


def _matter(item: Item, names: tuple[str, ...]) -> Matter:
    """A matter with the words of each article, each on a line behind its outlet, so that none is read as another's.

    A denial stands behind what others have in its place. “Only in” stands before it, not above words of another outlet.
    """
    head = clean_line(item.about or "")
    lines = []
    in_place_of_it = item.missing if item.kind == "denied" else ()
    for entry in sorted(item.entries, key=lambda entry: entry.outlet not in in_place_of_it):
        said = _said(entry, "" if item.kind == "denied" else head)
        said = _ARTICLE.sub(lambda article: article[0].lower(), said)
        is_only = entry == item.entries[0] and item.missing
        outlet = _only_in(item, names) if is_only else names[entry.outlet]
        lines.append(f"{outlet}{': ' if said.startswith(_OPENING) else ', '}{said}")
    lines += [f"→ {clean_line(item.note)}"] if item.note else []
    return Matter(f"{BOLD}{capital(head)}{PLAIN}" if head else "", lines)


def _said(entry: Entry, head: str) -> str:
    who = _who(entry.who or "")
    is_named = not who or any(
        _is_named(who, words) or who.casefold() in words.casefold() for words in (head, entry.text)
    )
    return f"{'' if is_named else f'{who}: '}{_words(entry)} ¶{entry.paragraph}"


def _only_in(item: Item, names: tuple[str, ...]) -> str:
    having = dict.fromkeys(names[entry.outlet] for entry in item.entries if entry.outlet not in item.missing)
    others = f", not in {listed(tuple(names[at] for at in item.missing), 'or')}" if len(names) > 2 else ""
    return f"Only in {listed(tuple(having))}{others}"


def _alone(items: Iterable[Item], names: tuple[str, ...]) -> Iterator[Matter]:
    """What some have alone, under who has it and, of more than two, who has not."""
    under: dict[str, list[str]] = {}
    for item in items:
        about = clean_line(item.about or "")
        about = "" if about.casefold() in item.entries[0].text.casefold() else about
        said = "; ".join(_said(entry, about) for entry in item.entries)
        line = f"{about}: {said}" if about else said
        under.setdefault(_only_in(item, names), []).append(line)
    yield from (Matter(f"{head}:", lines) for head, lines in under.items())


def _same(item: Item, names: tuple[str, ...]) -> str:
    """Each wording with its places; by rules the shortest alone."""
    about = clean_line(item.about or "")
    head = f"{BOLD}{capital(about)}:{PLAIN} " if about else ""
    wordings: dict[str, list[Entry]] = {}
    for entry in item.entries:
        wordings.setdefault(" ".join(token.word for token in tokens(entry.text)) if about else "", []).append(entry)
    shortest = ((min(same, key=lambda entry: len(entry.text)), same) for same in wordings.values())
    told = " / ".join(f"{_words(entry)} ({_places(same, names)})" for entry, same in shortest)
    return f"{head}{told}{f' → {clean_line(item.note)}' if item.note else ''}"


def _is_named(who: str, words: str) -> bool:
    parts = [part.split() for part in who.split(",") if part.strip()]
    capitals = ([word for word in part[len(part) > 1 :] if word[0].isupper()] for part in parts)
    names = [name[-1] for name in capitals if name]
    return any(name in words for name in names)


def _words(entry: Entry) -> str:
    """The article's words between “ ”, those that differ marked."""
    text, marked, at = entry.text.replace(BOLD, " ").replace(PLAIN, " "), "", 0
    for first, last in sorted(entry.bold):
        marked += f"{text[at:first]}{BOLD}{text[first:last]}{PLAIN}"
        at = last
    return quoted(capped(clean_line(f"{marked}{text[at:]}".replace(BOLD + PLAIN, "")), LONGEST_WORDS))


def _places(entries: Iterable[Entry], names: tuple[str, ...]) -> str:
    return listed(tuple(dict.fromkeys(f"{names[entry.outlet]} ¶{entry.paragraph}" for entry in entries)))


def _who(name: str) -> str:
    """The source, without what is only understood beside the sentence before: “Its leader, Oumar Diack”, “his office”."""
    return capital(capped(apart(clean_line(name)), 2 * LONGEST_NAME))

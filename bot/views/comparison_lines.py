"""What a comparison shows: headings, and under them each article's own words with ¶. Pure; `comparison` draws it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from bot.breakdown import ARTICLE_NAME
from bot.comparison.models import Comparison, Entry, Item, Kind
from bot.views.grammar import capital, listed, quoted
from bot.views.runs import Run, Runs, bold, plain, spoken
from bot.views.sanitize import capped, clean_line
from bot.views.speakers import apart
from bot.views.words import BY_MODEL, CAUTIONS, COUNTS, labelled

LONGEST_NAME = 60
LONGEST_HEADLINE = 120
LONGEST_WORDS = 400
TITLES: Final[Mapping[Kind, str]] = {
    "matter": "",
    "denied": "Denied or answered in only one",
    "numbers": "Different numbers",
    "differ": "Told differently",
    "quoted": "Quoted differently",
    "only": "Only in one",
    "same": "In several",
}
SHORT: Final = "In short"
SAME: Final = "The same in {all}"
SAME_TEXT: Final = "These are the same text."
OTHER_STORY: Final = "These texts seem to be about different events. Nothing was compared."
UNCLEAR: Final = "These texts may be about different events: check before you use what is listed."
NOTHING: Final = "Nothing was found that they share, leave out or report differently. Read both: that is no proof."
BY_RULES: Final = (
    "Compared by rules, no AI: denials, quotations, exact numbers of one source, who is heard. Not looked at: dates, places, "
    "and the same in other words."
)

_BOLD, _PLAIN = "\ue000", "\ue001"
"""Mark the words that differ while they are cut and quoted; taken out of what an article holds."""
_STRETCH = re.compile(f"([{_BOLD}{_PLAIN}]?)([^{_BOLD}{_PLAIN}]+)")
_ARTICLE = re.compile(r"^(?:The|An?) ")
_LAST_NAME = re.compile(r"(?!(?:News|Online|Agency|Press|Media|Service|Group)$)[A-Z]\w+")


def heading(comparison: Comparison) -> str:
    return f"Side by side: {listed(_outlets(comparison))}"


class Section(NamedTuple):
    title: str
    """Empty above the matters of a model, which are numbered."""
    matters: tuple["Matter", ...]


class Matter(NamedTuple):
    """A heading, empty for none, and its lines; the words that differ are bold."""

    head: Runs
    lines: tuple[Runs, ...]


def sections(comparison: Comparison) -> tuple[Section, ...]:
    """All that is shown, in order."""
    if _is_one_text(comparison):
        return ()
    names = _short_names(comparison)
    shown = [Section(SHORT, _listed(comparison.short, names))]
    for kind, title in TITLES.items():
        items = [item for item in comparison.items if item.kind == kind]
        shown.append(Section(title, tuple(_matter(number, item, names) for number, item in enumerate(items, 1))))
    both = "both" if len(names) == 2 else "all"
    shown.append(Section(SAME.format(all=both), _listed(comparison.same, names)))
    shown.append(Section(CAUTIONS, _listed(comparison.cautions, names)))
    return tuple(section for section in shown if section.matters)


def _listed(sentences: Sequence[str], names: Sequence[str]) -> tuple[Matter, ...]:
    return (Matter((), tuple(plain(_with_names(said, names)) for said in sentences)),) if sentences else ()


def _with_names(said: str, names: Sequence[str]) -> str:
    """A model's sentence with the outlets' names in it."""
    return clean_line(re.sub(r"\{(\d)\}", lambda outlet: names[int(outlet[1])], said))


def footer(comparison: Comparison) -> tuple[str, ...]:
    if _is_one_text(comparison):
        return ()
    nothing = () if sections(comparison) or comparison.is_one_story is False else (NOTHING,)
    how = f"{BY_MODEL}, {COUNTS}" if comparison.by == "model" else BY_RULES
    return (*nothing, *map(clean_line, comparison.notes), how)


def opening(comparison: Comparison) -> Iterator[str]:
    """Which article each name stands for, if it does not say so; a warning where they may be about different events."""
    if _is_one_text(comparison):
        yield SAME_TEXT
        return
    publishers = {outlet.publisher for outlet in comparison.outlets} - {None}
    if not comparison.is_one_story or len(publishers) < len(comparison.outlets):
        for name, outlet in zip(_short_names(comparison), comparison.outlets, strict=True):
            yield f"{name}: {quoted(capped(clean_line(outlet.headline), LONGEST_HEADLINE))}"
    if comparison.is_one_story is not True:
        yield OTHER_STORY if comparison.is_one_story is False else UNCLEAR


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


def _matter(number: int, item: Item, names: tuple[str, ...]) -> Matter:
    """A matter with the words of each article, each on a line behind its outlet, so that none is read as another's.

    By rules a denial stands behind what others have in its place.
    """
    lacking = listed(tuple(names[at] for at in item.missing), "or")
    about = capital(_with_names(item.about or "", names))
    head = bold(f"{number}. {about}") if item.kind == "matter" else ()
    in_place_of_it = item.missing if item.kind == "denied" else ()
    entries = sorted(item.entries, key=lambda entry: entry.outlet not in in_place_of_it)
    only = f" (not in {lacking})" if item.missing else ""
    lines = [
        _worded(entry, names)
        if entry.worded
        else (Run(f"{names[entry.outlet]}{'' if entry.outlet in item.missing else only}"), *_said(entry))
        for entry in entries
    ]
    lines += [plain(f"→ {_with_names(item.note, names)}")] if item.note else []
    return Matter(head, tuple(lines))


def _worded(entry: Entry, names: tuple[str, ...]) -> Runs:
    """A model's line: “**Ledger · Denies – Ida Brandt**, harbour master: …”."""
    name, comma, role = clean_line(entry.who or "").partition(", ")
    party = "" if name == ARTICLE_NAME else f" · {labelled(entry.label or '', capital(name))}"
    told = Run(f"{comma}{role}: {clean_line(entry.text)} {_places(entry)}")
    return (*bold(f"{names[entry.outlet]}{party}"), told)


def _said(entry: Entry) -> Runs:
    """The article's own words, behind who says them where they do not."""
    who, text = _who(entry.who or ""), _words(entry)
    is_named = any(name in entry.text for name in _last_names(who)) or who.casefold() in spoken(text).casefold()
    speaker = "" if is_named else f", {_ARTICLE.sub(lambda article: article[0].lower(), who)}"
    return (Run(f"{speaker}: "), *text, Run(f" {_places(entry)}"))


def _last_names(who: str) -> list[str]:
    parts = [part.split() for part in who.split(",") if part.strip()]
    capitals = ([word for word in part[len(part) > 1 :] if word[0].isupper()] for part in parts)
    return [name[-1] for name in capitals if name]


def _words(entry: Entry) -> Runs:
    """The article's words between “ ”, those that differ in bold."""
    text, marked, at = entry.text.replace(_BOLD, " ").replace(_PLAIN, " "), "", 0
    for first, last in sorted(entry.bold):
        marked += f"{text[at:first]}{_BOLD}{text[first:last]}{_PLAIN}"
        at = last
    words = quoted(capped(clean_line(f"{marked}{text[at:]}".replace(_BOLD + _PLAIN, "")), LONGEST_WORDS))
    return tuple(Run(stretch, "bold" if mark == _BOLD else "") for mark, stretch in _STRETCH.findall(words))


def _places(entry: Entry) -> str:
    return " ".join(f"¶{number}" for number in entry.paragraphs)


def _who(name: str) -> str:
    """The source, without what is only understood beside the sentence before: “Its leader, Oumar Diack”, “his office”."""
    return capital(capped(apart(clean_line(name)), 2 * LONGEST_NAME))

"""What a comparison holds: each line names its outlet and its paragraphs. And what a model proposes for one."""

from typing import Literal

from bot.breakdown import Frozen, Role, Span, Tokens
from bot.draft import DraftLine

Kind = Literal["matter", "denied", "numbers", "differ", "quoted", "only", "same"]
"""A matter as a model sets it out. By rules: a denial that some articles leave out; numbers of one thing that differ;
a “not” that one alone has; who is heard in some alone; what several report alike. By both: one quotation with other
words."""


class DraftItem(Frozen):
    """A matter in a model's words: its heading, and what each outlet says of it."""

    about: str
    lines: tuple[tuple[int, DraftLine], ...]
    """Each with the number of its outlet."""
    note: str | None = None


class DraftComparison(Frozen):
    """A model's answer. Nothing of it is shown before it is checked; “{0}” stands for the first outlet."""

    is_one_story: bool
    short: tuple[str, ...] = ()
    items: tuple[DraftItem, ...] = ()
    same: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()


class Outlet(Frozen):
    """One of the articles, counted from 0 in `Comparison.outlets`."""

    name: str
    """Its publisher, else its title, else the name under which the text came."""
    publisher: str | None = None
    url: str | None = None
    headline: str
    """Its title, else the first sentence of its text."""
    sha256: str


class Entry(Frozen):
    """What one outlet has of a matter."""

    outlet: int
    who: str | None = None
    """The party, by a model with its role. By rules None where the words name them, or it is not one source."""
    label: str | None = None
    """What the line does, in few words of a model."""
    role: Role = "claims"
    text: str
    """By a model the line, in which what stands in “ ” is exact; else the article's words at `spans`."""
    worded: bool = False
    """Whether a model told it."""
    spans: tuple[Span, ...]
    paragraphs: tuple[int, ...]
    """Counted from 1."""
    bold: tuple[Span, ...] = ()
    """The words that differ, as places in `text`; an empty one where words of the other article are missing."""


class Item(Frozen):
    kind: Kind
    about: str | None = None
    entries: tuple[Entry, ...]
    missing: tuple[int, ...] = ()
    """By rules: the outlets that do not have the denial, or do not name who is heard. By a model it is not said."""
    note: str | None = None
    """What to know of it, in a model's words that passed a check."""


class Comparison(Frozen):
    format: Literal["rejoinder.comparison/1"] = "rejoinder.comparison/1"
    outlets: tuple[Outlet, ...]
    is_one_story: bool | None = True
    """False where they are about different events: the items say what each reports. None where that is not clear."""
    short: tuple[str, ...] = ()
    """What matters most: the sentences of a model that passed a check. “{0}” stands for the first outlet."""
    items: tuple[Item, ...] = ()
    same: tuple[str, ...] = ()
    """What all report, in sentences of a model that passed a check for each article."""
    cautions: tuple[str, ...] = ()
    by: Literal["rules", "model"] = "rules"
    tokens: Tokens = Tokens()
    notes: tuple[str, ...] = ()

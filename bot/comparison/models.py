"""What a comparison holds. Each entry names its outlet and its paragraph, and has the article's own words."""

from typing import Literal

from bot.breakdown import Noun, Span, Tokens

Place = tuple[int, int]
"""One sentence: the number of its outlet, and its own number in `TextIndex.sentences`; both counted from 0."""


Kind = Literal["denied", "numbers", "differ", "quoted", "only", "same"]
"""A denial or reply that some articles leave out; numbers of one thing that differ; one matter told otherwise; one
quotation with other words; what some alone have; what several report alike."""


class Passage(Noun):
    places: tuple[Place, ...]
    words: str = ""
    """Words copied from these sentences, stars around those that matter; empty: all of the sentences."""
    who: str = ""


class Finding(Noun):
    kind: Kind
    about: str = ""
    told: tuple[Passage, ...]
    missing: tuple[int, ...] | None = None
    """The outlets in which it is not; None: those that nothing is told from."""
    is_sure: bool = False
    """Whether it was looked up that it is not in these."""
    note: str = ""
    """What to know of it, in a model's words."""


class Findings(Noun):
    """What belongs together, by rules or by a model, the most important first. Checked before anything is shown."""

    is_one_story: bool | None = True
    """None: it is not clear whether the articles report one event."""
    short: tuple[str, ...] = ()
    """Sentences on what matters most, in a model's words; “{0}” stands for the first outlet."""
    items: tuple[Finding, ...] = ()


class Outlet(Noun):
    """One of the articles, counted from 0 in `Comparison.outlets`."""

    name: str
    """Its publisher, else its title, else the name under which the text came."""
    publisher: str | None = None
    url: str | None = None
    headline: str
    """Its title, else the first sentence of its text."""
    sha256: str


class Entry(Noun):
    outlet: int
    who: str | None = None
    """Who says it; None where the words name them, where it is not one source, or the article itself."""
    text: str
    """The article's words at `spans`, joined by " … "."""
    spans: tuple[Span, ...]
    paragraph: int
    """Counted from 1."""
    bold: tuple[Span, ...] = ()
    """The words that differ, as places in `text`; an empty one where words of the other article are missing."""


class Item(Noun):
    kind: Kind
    about: str | None = None
    entries: tuple[Entry, ...]
    """Of a denial also what an outlet in `missing` has in its place."""
    missing: tuple[int, ...] = ()
    """The outlets that do not have the denial, or what others alone have."""
    note: str | None = None
    """What to know of it, in a model's words that passed a check."""


class Comparison(Noun):
    format: Literal["rejoinder.comparison/1"] = "rejoinder.comparison/1"
    outlets: tuple[Outlet, ...]
    is_one_story: bool | None = True
    """False where they are about different events: the items say what each reports. None where that is not clear."""
    short: tuple[str, ...] = ()
    """What matters most: the sentences of a model that passed a check."""
    items: tuple[Item, ...] = ()
    by: Literal["rules", "model"] = "rules"
    tokens: Tokens = Tokens()
    notes: tuple[str, ...] = ()

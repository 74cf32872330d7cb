"""What a comparison holds. Each entry names its outlet and its paragraph, and has the article's own words."""

from typing import Literal

from bot.breakdown import Noun, Span, Tokens

MOST = 5
"""Articles in one comparison."""

Place = tuple[int, int]
"""One sentence: the number of its outlet, and its own number in `TextIndex.sentences`; both counted from 0."""


class Passage(Noun):
    """Sentences that say one thing, and what they say in a model's words or as a mere number."""

    places: tuple[Place, ...]
    text: str | None = None


class Denied(Noun):
    """A denial that not all articles have."""

    denial: Passage
    missing: tuple[int, ...] | None = None
    """Outlets in which it surely is not; None: not looked up."""
    beside: Passage = Passage(places=())
    """What an article without the denial has in its place."""


class Varied(Noun):
    """One matter, told by each article otherwise."""

    about: str = ""
    """What the matter is, in a model's words."""
    passages: tuple[Passage, ...]


class Findings(Noun):
    """Which sentences belong together, by rules or by a model. They are checked before anything is shown."""

    is_one_story: bool | None = True
    """None: it is not clear whether the articles report one event."""
    about: str = ""
    """What happened, in a model's words."""
    denied: tuple[Denied, ...] = ()
    differ: tuple[Varied, ...] = ()
    same: tuple[Passage, ...] = ()
    """Told alike."""
    only: tuple[Passage, ...] = ()
    """Told by one article alone."""


class Outlet(Noun):
    """One of the articles, counted from 0 in `Comparison.outlets`."""

    name: str
    """Its publisher, else its title, else the name under which the text came."""
    label: str
    """The end of the name by which its article calls it (“the Star”), else the name without “The”."""
    publisher: str | None = None
    url: str | None = None
    headline: str
    """Its title, else the first sentence of its text."""
    sha256: str


class Entry(Noun):
    """What one article says on one thing: whole sentences, or a whole quotation."""

    outlet: int
    who: str | None = None
    """Who says it, as the article names them; None where it is not one source, or the article itself."""
    text: str
    """The article's words at `spans`, joined by " … "."""
    spans: tuple[Span, ...]
    paragraph: int
    """Counted from 1."""
    changed: tuple[Span, ...] = ()
    """In a quotation: the words that the other has not so; an empty span where words of the other are missing."""
    wording: str | None = None
    """The same in a model's few words, or a mere number of it by rules; None where a check refused them."""


class Alone(Noun):
    """What some articles have, and others have not."""

    entries: tuple[Entry, ...]
    missing: tuple[int, ...]
    """The outlets in which it is not."""
    beside: Entry | None = None
    """Of a denial: what one of these has in its place."""


class Difference(Noun):
    """The same quotation with other words, or one matter told otherwise."""

    kind: Literal["words", "account"]
    about: str | None = None
    """What differs, in a model's words that passed a check."""
    entries: tuple[Entry, ...]


class Shared(Noun):
    """What more than one article reports alike."""

    entries: tuple[Entry, ...]


class Comparison(Noun):
    """Everything that is said about two to five articles together."""

    format: Literal["rejoinder.comparison/1"] = "rejoinder.comparison/1"
    outlets: tuple[Outlet, ...]
    is_one_story: bool | None = True
    """False where they are about different events: `only` says what each reports. None where that is not clear."""
    about: str | None = None
    """What happened, in a model's words that passed a check."""
    common: tuple[str, ...] = ()
    """Unless it is one story: who is named in several articles, and large numbers that stand in all."""
    namesakes: tuple[tuple[str, ...], ...] = ()
    """Full names of one last name that are not all in all articles: different people, easily taken for one."""
    left_out: tuple[Alone, ...] = ()
    differences: tuple[Difference, ...] = ()
    shared: tuple[Shared, ...] = ()
    only: tuple[Alone, ...] = ()
    by: Literal["rules", "model"] = "rules"
    tokens: Tokens = Tokens()
    notes: tuple[str, ...] = ()

"""What a comparison holds. Each entry names its outlet and its paragraph; all words are the articles' own."""

from typing import Literal

from bot.breakdown import Noun, Role, Span, Tokens

MOST = 5
"""Articles in one comparison."""


class Outlet(Noun):
    """One of the articles, counted from 0 in `Comparison.outlets`."""

    name: str
    """Its publisher, else its title, else the name under which the text came."""
    url: str | None = None
    title: str | None = None
    sha256: str


class Entry(Noun):
    """One passage of one article."""

    outlet: int
    who: str | None = None
    """Who says it, as the article names them; None where the article itself speaks or nobody is named."""
    role: Role = "claims"
    text: str
    """The words at `spans`, joined by " … "."""
    sentence: str
    """The whole sentence around them."""
    spans: tuple[Span, ...]
    paragraph: int
    """Counted from 1."""
    direct: bool = False
    """Whether the words stand between quotation marks."""
    statement: str | None = None
    """Id in the breakdown of its outlet."""


class Shared(Noun):
    """A denial or another answer that more than one article reports, each with its words, and the claim."""

    who: str
    answers: tuple[Entry, ...]
    claims: tuple[Entry, ...] = ()


class LeftOut(Noun):
    """A denial that is in one article and nowhere in others."""

    answers: tuple[Entry, ...]
    missing: tuple[int, ...]
    """The outlets in which it is not."""
    claims: tuple[Entry, ...] = ()
    """The claim that it answers, where the article or another one has it."""


class Voice(Noun):
    """A named source that one article lets speak and others do not even name."""

    entry: Entry
    missing: tuple[int, ...]


class Matched(Noun):
    """The same words, or the same figure, given differently by two articles."""

    entries: tuple[Entry, Entry]
    differing: tuple[str, str]
    """The words or numbers in which they differ."""


class Comparison(Noun):
    """Everything that is said about two to five articles together."""

    format: Literal["rejoinder.comparison/1"] = "rejoinder.comparison/1"
    outlets: tuple[Outlet, ...]
    is_one_story: bool = True
    """False where the articles name nobody and nothing in common; then nothing is compared."""
    shared: tuple[Shared, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    voices: tuple[Voice, ...] = ()
    quotes: tuple[Matched, ...] = ()
    figures: tuple[Matched, ...] = ()
    by: Literal["rules", "model"] = "rules"
    tokens: Tokens = Tokens()
    notes: tuple[str, ...] = ()

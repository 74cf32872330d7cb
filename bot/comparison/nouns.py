"""What a comparison holds. Each entry names its outlet and its paragraph; all words are the articles' own."""

from typing import Literal

from bot.breakdown import Noun, Span, Tokens

MOST = 5
"""Articles in one comparison."""

Place = tuple[int, int]
"""One sentence: the number of its outlet, and its own number in `TextIndex.sentences`; both counted from 0."""


class Denied(Noun):
    """A denial that not all articles have, and the claim that it answers, where any article has that."""

    denial: tuple[Place, ...]
    missing: tuple[int, ...]
    """The outlets in which it is not."""
    claim: tuple[Place, ...] = ()


class Findings(Noun):
    """Which sentences belong together, by rules or by a model. They are checked before anything is shown."""

    is_one_story: bool | None = True
    """None: it is not clear whether the articles report one event."""
    denied: tuple[Denied, ...] = ()
    differ: tuple[tuple[Place, ...], ...] = ()
    """On one matter, with another number, date or version."""
    same: tuple[tuple[Place, ...], ...] = ()
    """Told alike."""
    only: tuple[tuple[Place, ...], ...] = ()
    """Told by one article alone."""


class Outlet(Noun):
    """One of the articles, counted from 0 in `Comparison.outlets`."""

    name: str
    """Its publisher, else its title, else the name under which the text came."""
    url: str | None = None
    title: str | None = None
    begins: str = ""
    """The first sentence of its text, often the headline."""
    sha256: str


class Entry(Noun):
    """One passage of one article: whole sentences, or a whole quotation."""

    outlet: int
    who: str | None = None
    """Who says it, as the article names them; None where it is not one source, or the article itself."""
    text: str
    span: Span
    paragraph: int
    """Counted from 1."""
    changed: tuple[Span, ...] = ()
    """In a difference: the words or numbers of this passage that the others have not so."""


class LeftOut(Noun):
    """A denial that is in one article and not in others."""

    denial: tuple[Entry, ...]
    missing: tuple[int, ...]
    """The outlets in which it is not."""
    claim: Entry | None = None
    """What is denied, from an article without the denial if one of them has it."""

    @property
    def claim_is_there(self) -> bool:
        """Whether an article has the claim, and not the denial."""
        return self.claim is not None and self.claim.outlet in self.missing


class Difference(Noun):
    """The same quotation with other words, or one matter with another number or in another version."""

    kind: Literal["words", "figures", "version"]
    entries: tuple[Entry, ...]


class Shared(Noun):
    """What more than one article reports alike."""

    entries: tuple[Entry, ...]


class Only(Noun):
    """What one article alone reports."""

    entry: Entry
    missing: tuple[int, ...]
    """The outlets in which it is not."""


class Comparison(Noun):
    """Everything that is said about two to five articles together."""

    format: Literal["rejoinder.comparison/1"] = "rejoinder.comparison/1"
    outlets: tuple[Outlet, ...]
    is_one_story: bool | None = True
    """False where the articles are about different events; then nothing is compared. None where that is not clear."""
    names: tuple[str, ...] = ()
    """Unless it is one story: people and bodies that are named in more than one article."""
    figures: tuple[str, ...] = ()
    """Unless it is one story: sums and large numbers that stand in all articles, perhaps of other things."""
    namesakes: tuple[tuple[str, ...], ...] = ()
    """Full names of one last name that are not all in all articles: different people, easily taken for one."""
    left_out: tuple[LeftOut, ...] = ()
    differences: tuple[Difference, ...] = ()
    shared: tuple[Shared, ...] = ()
    only: tuple[Only, ...] = ()
    by: Literal["rules", "model"] = "rules"
    tokens: Tokens = Tokens()
    notes: tuple[str, ...] = ()

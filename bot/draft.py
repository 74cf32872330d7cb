"""What a reader hands to grounding: words it believes stand in the article. Nothing here is shown before it is checked.

A language model gives verbatim strings and paragraph numbers. The offline reader knows the places as well and gives
them in the `at` fields; grounding checks those against the article just as strictly.
"""

from bot.breakdown import Noun, ReaderInfo, Relation, Scope, SourceKind, Span, Stance


class DraftMention(Noun):
    """Words that name a source, a messenger or a cue; `at` where the reader knows their place."""

    text: str
    at: Span | None = None


class DraftStatement(Noun):
    """One statement as a reader sees it. `key` is the reader's own handle, used by `repeats` and by proposed answers."""

    key: str
    paragraph: int
    """Counted from 1 in `Article.paragraphs`; decides where the same words stand more than once."""
    quote: str
    """Verbatim; " … " marks where the reader skipped words."""
    at: tuple[Span, ...] = ()
    source: DraftMention | None = None
    """None: the article's own voice (kind "article") or nobody is named (kind "unknown")."""
    kind: SourceKind = "unknown"
    unnamed: bool = False
    resolved: DraftMention | None = None
    via: tuple[DraftMention, ...] = ()
    cue: DraftMention | None = None
    stance: Stance = "asserts"
    hedges: tuple[str, ...] = ()
    repeats: str | None = None
    against: DraftMention | None = None
    """For a charge: whom it is made against."""


class ProposedAnswer(Noun):
    """A reader's proposal that one statement answers others; `bot.disputes` checks it before it counts."""

    statement: str
    claims: tuple[str, ...]
    relation: Relation
    scope: Scope | None = None
    gist: str | None = None


class Draft(Noun):
    """All that one reading gives."""

    statements: tuple[DraftStatement, ...] = ()
    answers: tuple[ProposedAnswer, ...] = ()
    reader: ReaderInfo
    notes: tuple[str, ...] = ()
    """For the reader of the thread: why a fallback happened, which part was not read."""

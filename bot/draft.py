"""What a reader hands to grounding: words it believes stand in the article. Nothing here is shown before it is checked.

The rules give statements. A language model gives matters, most of them disputes: its own words, each line with the
numbers of the sentences that prove it.
"""

from collections.abc import Mapping
from typing import get_args

from bot.breakdown import Frozen, Mention, ReaderInfo, Role, SourceKind, Statement


class SentenceNumber(Frozen):
    """Which sentence of the article: “4.2”."""

    paragraph: int
    """Counted from 1 in `Article.paragraphs`."""
    sentence: int
    """Counted from 1 in the paragraph."""

    def __str__(self) -> str:
        return f"{self.paragraph}.{self.sentence}"


ROLE_NAMES: Mapping[str, Role] = {
    **{role: role for role in get_args(Role)},
    "disputes": "rejects",
    "replies": "gives another account",
    "does not deny": "concedes",
    "does not recall": "dodges",
    "takes back": "concedes",
    "now says": "gives another account",
    "rules": "brings evidence",
    "backs": "claims",
    "promises": "claims",
    "says": "claims",
}
"""What models call a line → its role."""


class DraftLine(Frozen):
    """One party and one thing that it does in a matter."""

    role: Role
    speaker: str = ""
    """The words by which the article names the speaker there ("he", "the company"); empty where there is no name."""
    kind: SourceKind = "unknown"
    who: str
    """The party as it is to be shown."""
    label: str = ""
    """What the line does, in a few words."""
    points: tuple[str, ...] = ()
    """What the party says: quotations that are sentences of their own, and what stands between them."""
    proof: tuple[SentenceNumber, ...] = ()
    """Empty where the model named no sentence by its number."""

    @property
    def text(self) -> str:
        return " ".join(self.points)


class DraftMatter(Frozen):
    """One dispute, or a matter of which only one side speaks, in the model's words.

    `id` is kept from part to part of a long article.
    """

    id: str
    question: str
    status: str | None = None
    against: str | None = None
    """Of a charge without a reply: whom it is made against, in the article's words."""
    lines: tuple[DraftLine, ...]


class Fault(Frozen):
    """What of a draft cannot be shown and may be asked for once more.

    `id` names it: "d1.2" is the second line of the first matter, "a1" the first of `also`; "d1.question" and
    "note" are texts; "m1" is a sentence in which the rules hear an answer that no line covers.
    """

    id: str
    why: str


class Draft(Frozen):
    """All that one reading gives."""

    statements: tuple[Statement, ...] = ()
    """By rules, which know their places."""
    against: Mapping[str, Mention] = {}
    """Of these that make a charge: id → whom it is made against."""
    about: str | None = None
    note: str | None = None
    cautions: tuple[str, ...] = ()
    matters: tuple[DraftMatter, ...] = ()
    own_voice: tuple[SentenceNumber, ...] = ()
    also: tuple[DraftLine, ...] = ()
    """What else is said that matters."""
    reader: ReaderInfo
    notes: tuple[str, ...] = ()
    """For the reader of the thread: why a fallback happened, which part was not read."""

"""The nouns: what an article is, what was said in it, by whom, and what answers what.

Everything here is a frozen value without behaviour that touches the outside. All offsets are Unicode code points
into `Article.text`, end exclusive. The JSON form (`Breakdown.model_dump_json(by_alias=True)`) is a public contract,
documented in docs/format.md and versioned by `Breakdown.format`.
"""

import hashlib
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, computed_field, model_validator

Span = tuple[int, int]
"""[start, end) in code points of `Article.text`."""

SourceKind = Literal["person", "group", "organisation", "government", "document", "article", "unknown"]
Stance = Literal["asserts", "denies", "rejects", "confirms", "declines", "questions", "demands"]
Relation = Literal["denies", "rejects", "declines", "confirms"]
Scope = Literal["full", "partial", "different"]
Status = Literal["denied", "denied in part", "rejected", "declined to comment", "confirmed", "disputed"]

ARTICLE_NAME = "the article"
"""The name of the source of a statement that the article makes in its own voice."""


class Noun(BaseModel):
    """Base of every value here: frozen, and closed against fields that the contract does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class LeftOut(Noun):
    """A stretch of the article that is no part of its story (a related-story link, a caption) and why."""

    start: int
    end: int
    why: str


class Article(Noun):
    """One article as it will be read. `paragraphs` holds every non-empty block, left-out ones included."""

    text: str
    paragraphs: tuple[Span, ...]
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    """As published in the page's metadata; wrong so often that it is never shown as a fact."""
    published: str | None = None
    complete: bool = True
    notes: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _read_back(cls, value: object) -> object:
        """What is computed from the text stands in our JSON too, and is computed anew."""
        if not isinstance(value, dict):
            return value
        return {name: part for name, part in value.items() if name not in cls.model_computed_fields}

    @computed_field  # type: ignore[prop-decorator]
    @cached_property
    def sha256(self) -> str:
        """Hex digest of the text's UTF-8 bytes."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @computed_field  # type: ignore[prop-decorator]
    @cached_property
    def words(self) -> int:
        """White-space separated words of the whole text, left-out lines included."""
        return len(self.text.split())

    def is_left_out(self, span: Span) -> bool:
        """Whether any part of `span` lies in a left-out stretch."""
        return any(span[0] < cut.end and cut.start < span[1] for cut in self.left_out)


class Mention(Noun):
    """Words of the article that name somebody or something; offsets are null where it stands nowhere."""

    name: str
    start: int | None = None
    end: int | None = None


class Source(Mention):
    """Who says it: the mention at the cue. `resolved` is the fullest name of the same source in the article."""

    kind: SourceKind
    unnamed: bool = False
    resolved: str | None = None


class Cue(Noun):
    """The words that make it a report: "said", "according to", "denied"."""

    text: str
    start: int
    end: int


class Statement(Noun):
    """What one source voiced, in the article's own words: `quote` is the text at `spans` joined by " … "."""

    id: str
    source: Source
    via: tuple[Mention, ...] = ()
    cue: Cue | None = None
    stance: Stance
    quote: str
    spans: tuple[Span, ...]
    sentence: Span
    """The whole sentence or sentences around the quote, which every view shows."""
    paragraph: int
    """Counted from 1 in `Article.paragraphs`."""
    direct: bool | Literal["mixed"]
    hedges: tuple[str, ...] = ()
    repeats: str | None = None
    """Id of the earlier statement that says the same by the same source."""


class Answer(Noun):
    """One statement that answers claims; `scope` is null where the reader cannot tell."""

    statement: str
    claims: tuple[str, ...]
    relation: Relation
    scope: Scope | None = None


class Dispute(Noun):
    """Claims about one thing and their answers, by statement ids."""

    id: str
    topic: str
    gist: str | None = None
    status: Status
    claims: tuple[str, ...]
    answers: tuple[Answer, ...]


class Unanswered(Noun):
    """A charge against someone who gives no answer in this article."""

    statement: str
    against: Mention


class Dropped(Noun):
    """What a reader offered and code refused to show, and why."""

    quote: str
    why: str


class Audit(Noun):
    """How much of what the reader offered stands in the article, and what no statement covers."""

    drafted: int = 0
    grounded: int = 0
    dropped: tuple[Dropped, ...] = ()
    unread: tuple[Span, ...] = ()


class Tokens(Noun):
    """Model tokens; `exact` is false when they were estimated because no tokenizer file was at hand."""

    in_: int = Field(default=0, alias="in")
    out: int = 0
    exact: bool = True


class ReaderInfo(Noun):
    """Which reader read, and what it cost."""

    name: Literal["offline", "model"]
    model: str | None = None
    host: str | None = None
    prompts: str | None = None
    """Content hash of the prompts that were used."""
    tokens: Tokens = Tokens()
    calls: int = 0
    seconds: float = 0.0


class Breakdown(Noun):
    """Everything Rejoinder says about one article."""

    format: Literal["rejoinder.breakdown/1"] = "rejoinder.breakdown/1"
    input: str
    article: Article
    reader: ReaderInfo
    statements: tuple[Statement, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    own_voice: tuple[str, ...] = ()
    unanswered: tuple[Unanswered, ...] = ()
    audit: Audit = Audit()

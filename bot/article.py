"""What an article is, and the base of every value: both are part of the contract in docs/format.md."""

import hashlib
from functools import cached_property

from pydantic import BaseModel, ConfigDict, computed_field, model_validator

MOST_ARTICLES = 5
"""That are read of one message, or set side by side in one comparison."""

Span = tuple[int, int]
"""[start, end) in code points of `Article.text`."""


class Frozen(BaseModel):
    """Base of every value here: frozen, and closed against fields that the contract does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class LeftOut(Frozen):
    """A stretch of the article that is no part of its story (a link to another story) and why."""

    start: int
    end: int
    why: str


class Article(Frozen):
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
        """What is computed from the text stands in our JSON too, and is computed again on reading."""
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

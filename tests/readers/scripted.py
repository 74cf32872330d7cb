"""An article for the readers' tests, and the model reader in front of a scripted server."""

from collections.abc import Callable

import pytest

from bot.breakdown import Article, LeftOut, Span
from bot.readers.model import ModelConfig

STORY = (
    "Harbour chief Ines Orr took bribes from a dredging firm, councillor Tomas Vale said on Monday.",
    "READ MORE: THE HARBOUR FILES",
    "Orr denied taking money. “I have never met them,” she said.",
)


def article_of(*blocks: str, left_out: str = "", title: str | None = None, publisher: str | None = None) -> Article:
    """An article whose paragraphs are these blocks; `left_out` names words that are no part of the story."""
    text = "\n".join(blocks)
    spans: list[Span] = []
    start = 0
    for block in blocks:
        spans.append((start, start + len(block)))
        start += len(block) + 1
    at = text.find(left_out) if left_out else -1
    cuts = (LeftOut(start=at, end=at + len(left_out), why="related-story link"),) if at >= 0 else ()
    return Article(text=text, paragraphs=tuple(spans), left_out=cuts, title=title, publisher=publisher)


@pytest.fixture
def story() -> Article:
    """A charge and its denial, with a link line between them."""
    return article_of(*STORY, left_out=STORY[1], title="Orr denies bribes", publisher="The Quay")


@pytest.fixture
def config() -> Callable[..., ModelConfig]:
    """A configuration for a server at this address."""

    def build(url: str, **given: object) -> ModelConfig:
        return ModelConfig.model_validate(
            {"model": "scripted", "base_url": url, "api_key": "sk-test-secret", "timeout": 5.0, **given}
        )

    return build

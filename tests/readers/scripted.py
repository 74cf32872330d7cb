"""An article for the readers' tests, and the model reader in front of a scripted server."""

from benchmarks.model_server import ModelServer, Turn, says, serving
from bot.breakdown import Article, Breakdown, LeftOut, Span
from bot.draft import Draft
from bot.read_article import read_with
from bot.readers.model import ModelReader
from bot.readers.rules import RulesReader
from bot.settings import Settings, load

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


ARTICLE = article_of(*STORY, left_out=STORY[1], title="Orr denies bribes", publisher="The Quay")
"""A charge and its denial, with a link line between them."""


def config(url: str = "http://127.0.0.1:1/v1", **given: object) -> Settings:
    """The settings for a server at this address."""
    server = {"openai_model": "scripted", "openai_base_url": url, "openai_api_key": "sk-test-secret"}
    return load(_env_file=None, **{**server, "model_timeout_seconds": 5.0, **given})


def read(*turns: Turn, article: Article = ARTICLE, **given: object) -> tuple[Draft, ModelServer]:
    """What the model reader makes of these turns of its server, which knows what it was asked."""
    with serving(*turns) as server:
        return ModelReader(config(server.url, **given)).read(article), server


def shown(article: Article, answer: object) -> tuple[Breakdown, ModelServer]:
    """What is shown where the model gives this answer, and mends nothing."""
    with serving(says(answer), says({"lines": [], "texts": []})) as server:
        reader = ModelReader(config(server.url))
        return read_with(reader, article, input="-", second=RulesReader()), server

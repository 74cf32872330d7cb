"""Which paragraphs of a long article go into which call."""

from bot.breakdown import Article
from bot.errors import ReaderError
from bot.readers.model import fenced_article
from bot.readers.model.tokens import count


def split(article: Article, room: int, nonce: str) -> list[list[int]]:
    """Paragraph numbers in runs that each cost at most `room` tokens. Raises ReaderError for a paragraph that is longer."""
    runs: list[list[int]] = [[]]
    used = 0
    for number, text in fenced_article.paragraphs(article, nonce):
        cost = count(f"¶{number} {text}\n")
        if cost > room:
            raise too_long()
        if used + cost > room and runs[-1]:
            runs.append([])
            used = 0
        runs[-1].append(number)
        used += cost
    return runs


def too_long() -> ReaderError:
    """The error for an article that does not fit, however it is split."""
    return ReaderError(
        "The article is too long to be read by the model.",
        "Send it in parts, or have it read by rules.",
        code="too-long",
    )

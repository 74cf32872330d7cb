"""Article → Draft. Each reader is one package here; `bot.read_article.read` chooses one."""

from typing import Protocol

from bot.breakdown import Article
from bot.draft import Draft


class Reader(Protocol):
    """Reads an article. `read` raises `bot.errors.ReaderError` where it cannot; it never returns words it made up."""

    def read(self, article: Article) -> Draft: ...

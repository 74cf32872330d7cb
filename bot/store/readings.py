"""What was read: each request's article, and its breakdown beside it."""

import json
import time
from collections.abc import Sequence

import sqlalchemy as sa

from bot.breakdown import Article, Breakdown, Correction
from bot.store.engine import Repository
from bot.store.requests import is_kept
from bot.store.schema import articles, breakdowns, corrections

_COMPUTED = {"sha256", "words"}
"""Fields of an article's JSON that are worked out from its text, and so not read back."""


def joined(article: str, breakdown: str) -> Breakdown:
    """The breakdown with its article, from their rows."""
    return Breakdown.model_validate(json.loads(breakdown) | {"article": json.loads(article)})


class Readings(Repository):
    """Articles and breakdowns by request. What was read for one request is shown for no other."""

    def keep_article(self, request_id: str, article: Article) -> None:
        """Keep an article; a second time changes nothing."""
        body = json.dumps(article.model_dump(exclude=_COMPUTED))
        with self._engine.begin() as connection:
            if is_kept(connection, request_id):
                row = {"request": request_id, "body": body}
                connection.execute(self._insert(articles).values(row).on_conflict_do_nothing())

    def article(self, request_id: str) -> Article | None:
        """The article, or None when there is none or it was forgotten."""
        body = self._body(articles, request_id)
        return Article.model_validate(json.loads(body)) if body else None

    def keep_breakdown(self, request_id: str, breakdown: Breakdown) -> None:
        """Keep a breakdown, and its article (with what the reader noted) in the article's row."""
        body = json.dumps(breakdown.model_dump(exclude={"article"}, by_alias=True))
        article = json.dumps(breakdown.article.model_dump(exclude=_COMPUTED))
        with self._engine.begin() as connection:
            if not is_kept(connection, request_id):
                return
            row = {"request": request_id, "body": body, "read_at": time.time()}
            connection.execute(self._insert(breakdowns).values(row).on_conflict_do_nothing())
            connection.execute(sa.update(articles).where(articles.c.request == request_id).values(body=article))

    def breakdown(self, request_id: str) -> Breakdown | None:
        """The breakdown with its article, or None when there is none or it was forgotten."""
        article, body = self._body(articles, request_id), self._body(breakdowns, request_id)
        return joined(article, body).with_corrections(self._corrections(request_id)) if article and body else None

    def bodies(self, request_ids: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Article and breakdown of many requests as they are kept, for `joined`: parsing takes a millisecond each."""
        query = (
            sa.select(articles.c.request, articles.c.body, breakdowns.c.body.label("breakdown"))
            .join(breakdowns, breakdowns.c.request == articles.c.request)
            .where(articles.c.request.in_(request_ids))
        )
        kept = {row.request: (row.body, row.breakdown) for row in self._rows(query)}
        corrected = self._rows(sa.select(corrections.c.request).where(corrections.c.request.in_(kept)).distinct())
        for name in (row.request for row in corrected):
            if breakdown := self.breakdown(name):
                kept[name] = kept[name][0], json.dumps(breakdown.model_dump(exclude={"article"}, by_alias=True))
        return kept

    def _corrections(self, request_id: str) -> list[Correction]:
        columns = [corrections.c[name] for name in Correction.model_fields]
        rows = self._rows(sa.select(*columns).where(corrections.c.request == request_id))
        return [Correction.model_validate(dict(row._mapping)) for row in rows]

    def _body(self, table: sa.Table, request_id: str) -> str | None:
        body: str | None = self._value(sa.select(table.c.body).where(table.c.request == request_id))
        return body

"""Full-text conditions on `remembered`, for SQLite's FTS5 and PostgreSQL's tsvector. Words are letters and digits only."""

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from bot.ledger.search import Wanted
from bot.store.schema import FULL_TEXT, remembered


def matching(engine: sa.Engine, column: str, words: Sequence[str]) -> sa.ColumnElement[bool]:
    """Rows whose `column` ("who" or "words") holds every one of the words."""
    if engine.dialect.name == "postgresql":
        return _tsvector(column, " & ".join(words))
    return _fts5(f"{column} : ({' AND '.join(map(_quoted, words))})")


def having(engine: sa.Engine, wanted: Wanted, query: sa.Select[Any]) -> sa.Select[Any]:
    """`query` over `remembered`, narrowed to rows that hold what is wanted in their words; the newest first."""
    if engine.dialect.name == "postgresql":
        found = _tsvector("words", _pairs(wanted, "{}:*", "{}", " & ", " | "))
        return query.where(found).order_by(remembered.c.id.desc())
    # Ordered by the index's own row ids, which it walks backwards: it stops at the limit, whatever else would match.
    index = sa.table(FULL_TEXT, sa.column("rowid"))
    match = _fts5_match(f"words : ({_pairs(wanted, '{}*', '{}', ' AND ', ' OR ')})")
    return query.join(index, index.c.rowid == remembered.c.id).where(match).order_by(index.c.rowid.desc())


def _pairs(wanted: Wanted, start: str, whole: str, both: str, either: str) -> str:
    names = [start.format(_quoted(name) if both == " AND " else name) for name in wanted.names]
    words = [whole.format(_quoted(word) if both == " AND " else word) for word in wanted.words]
    some = _any(names, either)
    ways = []
    if len(words) > 1:
        ways.append(f"({some}{both}{_any(_two(words, both), either)})")
    if len(names) > 1:
        ways.append(f"({_any(_two(names, both), either)}{both}{_any(words, either)})")
    return _any(ways or [f"({some}{both}{_any(words, either)})"], either)


def _two(words: Sequence[str], both: str) -> list[str]:
    return [f"({one}{both}{other})" for at, one in enumerate(words) for other in words[at + 1 :]]


def _any(ways: Iterable[str], either: str) -> str:
    return f"({either.join(ways)})"


def _quoted(word: str) -> str:
    """FTS5 would read AND, OR, NOT and NEAR as its own."""
    return f'"{word}"'


def _fts5(query: str) -> sa.ColumnElement[bool]:
    index = sa.table(FULL_TEXT, sa.column("rowid"))
    return remembered.c.id.in_(sa.select(index.c.rowid).where(_fts5_match(query)))


def _fts5_match(query: str) -> sa.TextClause:
    return sa.text(f"{FULL_TEXT} MATCH :match").bindparams(match=query)


def _tsvector(column: str, query: str) -> sa.ColumnElement[bool]:
    simple: sa.ColumnElement[str] = sa.literal_column("'simple'")
    return sa.func.to_tsvector(simple, remembered.c[column]).bool_op("@@")(sa.func.to_tsquery(simple, query))

"""Full-text conditions on `remembered`, for SQLite's FTS5 and PostgreSQL's tsvector. Words are letters and digits only."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from bot.store.schema import FULL_TEXT, remembered

Column = Literal["who", "names", "words"]


def having_all(query: sa.Select[Any], dialect: str, column: Column, words: Sequence[str]) -> sa.Select[Any]:
    """`query` over `remembered`, narrowed to rows whose column holds every one of the words."""
    return _narrowed(query, dialect, {column: words}, " AND ", " & ")


def having_some(query: sa.Select[Any], dialect: str, columns: Mapping[Column, Sequence[str]]) -> sa.Select[Any]:
    """As above, to rows that hold one at least of the words of each column."""
    return _narrowed(query, dialect, columns, " OR ", " | ")


def _narrowed(
    query: sa.Select[Any], dialect: str, columns: Mapping[Column, Sequence[str]], fts5: str, tsquery: str
) -> sa.Select[Any]:
    if dialect == "postgresql":
        return query.where(
            *(_lexemes(column, tsquery.join(f"'{word}'" for word in words)) for column, words in columns.items())
        )
    # In quotation marks: FTS5 would read AND, OR, NOT and NEAR as its own.
    some = {column: fts5.join(f'"{word}"' for word in words) for column, words in columns.items()}
    match = " AND ".join(f"{column} : ({words})" for column, words in some.items())
    index = sa.table(FULL_TEXT, sa.column("rowid"))
    found = sa.text(f"{FULL_TEXT} MATCH :match").bindparams(match=match)
    return query.join(index, index.c.rowid == remembered.c.id).where(found)


def _lexemes(column: str, query: str) -> sa.ColumnElement[bool]:
    vector: sa.ColumnElement[Any] = sa.literal_column(f"{remembered.name}.{FULL_TEXT}_{column}")
    return vector.bool_op("@@")(sa.cast(query, postgresql.TSQUERY))


def newest(dialect: str) -> sa.ColumnElement[Any]:
    """The order of the newest first: SQLite walks its index backwards and stops at a limit, if it is asked by its row ids."""
    index = sa.table(FULL_TEXT, sa.column("rowid"))
    return (remembered.c.id if dialect == "postgresql" else index.c.rowid).desc()

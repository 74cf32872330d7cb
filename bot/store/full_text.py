"""The full-text index over the ledger's statements: FTS5 on SQLite, GIN over tsvectors on PostgreSQL.

Statements are found by the columns `who`, `names` and `words`, which hold words of letters and digits only.
"""

from collections.abc import Sequence
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from bot.store.schema import ledger_statements

Column = Literal["who", "names", "words"]

INDEX = "ledger_fts"
_COLUMNS = ("who", "names", "words")
_ROWS = sa.table(INDEX, sa.column("rowid"))

_SQLITE = (
    "CREATE VIRTUAL TABLE ledger_fts USING fts5(who, names, words, content='ledger_statements', content_rowid='id')",
    """CREATE TRIGGER ledger_fts_in AFTER INSERT ON ledger_statements BEGIN
        INSERT INTO ledger_fts(rowid, who, names, words) VALUES (new.id, new.who, new.names, new.words); END""",
    """CREATE TRIGGER ledger_fts_out AFTER DELETE ON ledger_statements BEGIN
        INSERT INTO ledger_fts(ledger_fts, rowid, who, names, words)
        VALUES ('delete', old.id, old.who, old.names, old.words); END""",
)


def create(connection: sa.Connection) -> None:
    """Make the index. After the tables."""
    if connection.dialect.name == "sqlite":
        for statement in _SQLITE:
            connection.exec_driver_sql(statement)
        return
    for column in _COLUMNS:
        vector = f"array_to_tsvector(array_remove(string_to_array({column}, ' '), ''))"
        connection.exec_driver_sql(
            f"ALTER TABLE ledger_statements ADD COLUMN {INDEX}_{column} tsvector GENERATED ALWAYS AS ({vector}) STORED"
        )
        connection.exec_driver_sql(f"CREATE INDEX {INDEX}_{column} ON ledger_statements USING gin ({INDEX}_{column})")


def matching(
    query: sa.Select[Any], dialect: str, column: Column, words: Sequence[str], *, every: bool
) -> sa.Select[Any]:
    """`query` over statements, narrowed to those whose column holds every one, or at least one, of the words."""
    if dialect == "postgresql":
        lexemes = (" & " if every else " | ").join(f"'{word}'" for word in words)
        vector: sa.ColumnElement[Any] = sa.literal_column(f"ledger_statements.{INDEX}_{column}")
        return query.where(vector.bool_op("@@")(sa.cast(lexemes, postgresql.TSQUERY)))
    # In quotation marks: FTS5 would read AND, OR, NOT and NEAR as its own.
    terms = (" AND " if every else " OR ").join(f'"{word}"' for word in words)
    match = sa.text(f"{INDEX} MATCH :match").bindparams(match=f"{column} : ({terms})")
    return query.join(_ROWS, _ROWS.c.rowid == ledger_statements.c.id).where(match)


def newest_first(dialect: str) -> sa.ColumnElement[Any]:
    """The order of the newest first. SQLite walks its index backwards, and stops at a limit, only by its own row
    ids."""
    return (ledger_statements.c.id if dialect == "postgresql" else _ROWS.c.rowid).desc()

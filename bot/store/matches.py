"""Full-text conditions on `remembered`, for SQLite's FTS5 and PostgreSQL's tsvector. Words are letters and digits only."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from bot.ledger.search import Wanted
from bot.store.schema import FULL_TEXT, remembered

FEW = 10_000
"""Statements that are few enough for PostgreSQL to look at each. Among more it does better to go back from the newest until
it has enough."""
LONGEST = 60
"""Letters of a word that PostgreSQL's index keeps, …"""
STARTS = range(3, 9)
"""… and the lengths of the beginnings of words that stand in it like words (migration 0014)."""


def matching(engine: sa.Engine, column: str, words: Sequence[str]) -> sa.ColumnElement[bool]:
    """Rows whose `column` ("who" or "words") holds every one of the words."""
    if engine.dialect.name != "postgresql":
        return _fts5(f"{column} : ({' AND '.join(map(_quoted, words))})")
    if column == "who":
        return _vector(column).bool_op("@@")(sa.func.to_tsquery(sa.literal_column("'simple'"), " & ".join(words)))
    return _holding(" & ".join(map(_lexeme, words)))


def are_few(connection: sa.Connection, marks: Sequence[str]) -> bool:
    """Whether so few statements have one of the marks that `of_each` finds them sooner; SQLite's index knows both at once."""
    if connection.dialect.name != "postgresql":
        return False
    some = sa.select(sa.literal(1)).select_from(remembered).where(_holding(_marked(marks))).limit(FEW).subquery()
    return connection.execute(sa.select(sa.func.count()).select_from(some)).scalar_one() < FEW


def having(connection: sa.Connection, wanted: Wanted, marks: Sequence[str], query: sa.Select[Any]) -> sa.Select[Any]:
    """`query` over `remembered`, narrowed to rows that have one of the marks and hold what is wanted; the newest first.

    Whether one who looks may see them is for the query to say. Where little is seen among much, most rows that hold the
    words are of other rooms: so the index knows both.
    """
    if connection.dialect.name == "postgresql":
        words = _pairs(wanted, _start, _lexeme, " & ", " | ")
        return query.where(_holding(f"{_marked(marks)} & {words}")).order_by(remembered.c.id.desc())
    # Ordered by the index's own row ids, which it walks backwards: it stops at the limit, whatever else would match.
    index = sa.table(FULL_TEXT, sa.column("rowid"))
    words = _pairs(wanted, lambda name: f"{_quoted(name)}*", _quoted, " AND ", " OR ")
    return (
        query.join(index, index.c.rowid == remembered.c.id)
        .where(_fts5_match(f"rooms : {_any(map(_quoted, marks), ' OR ')} AND words : {words}"))
        .order_by(index.c.rowid.desc())
    )


def of_each(wanted: Iterable[Wanted], marks: Sequence[str], query: sa.Select[Any], most: int) -> sa.CompoundSelect[Any]:
    """For PostgreSQL and few rows with one of the marks: `id` and `words` of `query`'s rows for each of the wanted in turn.

    With the place of the wanted in its order as `of`; at most so many for each, the newest. Each row is fetched once and
    asked for all: to walk through all that hold one of the words, in all rooms, takes longer, and once for each.
    """
    rows = query.add_columns(_vector("words").label("vector")).where(_holding(_marked(marks))).cte("few")
    found = [
        sa.select(sa.literal(of).label("of"), rows.c.id, rows.c.words)
        .where(rows.c.vector.bool_op("@@")(sa.cast(_pairs(one, _start, _lexeme, " & ", " | "), postgresql.TSQUERY)))
        .order_by(rows.c.id.desc())
        .limit(most)
        .subquery()
        .select()
        for of, one in enumerate(wanted)
    ]
    return sa.union_all(*found)


def _pairs(wanted: Wanted, start: Callable[[str], str], whole: Callable[[str], str], both: str, either: str) -> str:
    names, words = list(map(start, wanted.names)), list(map(whole, wanted.words))
    some = _any(names, either)
    ways = []
    if len(words) > 1:
        ways.append(f"({some}{both}{_two(words, both, either)})")
    if len(names) > 1:
        ways.append(f"({_two(names, both, either)}{both}{_any(words, either)})")
    return _any(ways or [f"({some}{both}{_any(words, either)})"], either)


def _two(words: Sequence[str], both: str, either: str) -> str:
    """Two of the words: one of each half, or two of a half. Each word stands in it less often than pair by pair, and
    each time that it does costs a database the same."""
    halves = words[: len(words) // 2], words[len(words) // 2 :]
    across = f"({_any(halves[0], either)}{both}{_any(halves[1], either)})"
    return _any([across, *(_two(half, both, either) for half in halves if len(half) > 1)], either)


def _any(ways: Iterable[str], either: str) -> str:
    return f"({either.join(ways)})"


def _quoted(word: str) -> str:
    """FTS5 would read AND, OR, NOT and NEAR as its own."""
    return '"' + word.replace('"', '""') + '"'


def _fts5(query: str) -> sa.ColumnElement[bool]:
    index = sa.table(FULL_TEXT, sa.column("rowid"))
    return remembered.c.id.in_(sa.select(index.c.rowid).where(_fts5_match(query)))


def _fts5_match(query: str) -> sa.TextClause:
    return sa.text(f"{FULL_TEXT} MATCH :match").bindparams(match=query)


def _vector(column: str) -> sa.ColumnElement[Any]:
    """The words' vector is a column of its own: made anew for every row that is looked at, it would take ten times as long."""
    return sa.literal_column(f"{remembered.name}.{FULL_TEXT}_{column}")


def _holding(query: str) -> sa.ColumnElement[bool]:
    return _vector("words").bool_op("@@")(sa.cast(query, postgresql.TSQUERY))


def _marked(marks: Sequence[str]) -> str:
    return _any((_lexeme(f"@{mark}") for mark in marks), " | ")


def _start(name: str) -> str:
    """A beginning that is a lexeme of its own: those that PostgreSQL has to look for take it ten times as long."""
    return _lexeme(f"{name[: STARTS[-1]]}*") if len(name) >= STARTS[0] else f"{_lexeme(name)}:*"


def _lexeme(word: str) -> str:
    """As it stands, whatever PostgreSQL would read in it."""
    escaped = word[:LONGEST].replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"

"""Full-text conditions on `remembered`, for SQLite's FTS5 and PostgreSQL's tsvector. Words are letters and digits only."""

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from bot.ledger.search import Wanted
from bot.store.schema import FULL_TEXT, remembered
from bot.store.views import View, visible


def matching(engine: sa.Engine, column: str, words: Sequence[str]) -> sa.ColumnElement[bool]:
    """Rows whose `column` ("who" or "words") holds every one of the words."""
    if engine.dialect.name == "postgresql":
        return _tsvector(column, " & ".join(words))
    return _fts5(f"{column} : ({' AND '.join(map(_quoted, words))})")


def having(engine: sa.Engine, wanted: Wanted, view: View, query: sa.Select[Any]) -> sa.Select[Any]:
    """`query` over `remembered`, narrowed to rows visible in `view` that hold what is wanted; the newest first.

    Where little is visible among much, most rows that hold the words are of other rooms. So what is quickly told of a
    room is looked for together with the words; `visible` decides.
    """
    query = query.where(visible(view))
    if engine.dialect.name == "postgresql":
        found = _tsvector("words", _pairs(wanted, "{}:*", "{}", " & ", " | "))
        near = [remembered.c.channel == view.channel, *([remembered.c.public] if view.sees_public else [])]
        near += [remembered.c.only == view.user] if view.user else []
        return query.where(found, sa.or_(*near)).order_by(remembered.c.id.desc())
    # Ordered by the index's own row ids, which it walks backwards: it stops at the limit, whatever else would match.
    index = sa.table(FULL_TEXT, sa.column("rowid"))
    rooms = [view.channel, *(["public"] if view.sees_public else []), *([view.user] if view.user else [])]
    near_words = (
        f"rooms : {_any(map(_quoted, rooms), ' OR ')} AND words : {_pairs(wanted, '{}*', '{}', ' AND ', ' OR ')}"
    )
    return (
        query.join(index, index.c.rowid == remembered.c.id)
        .where(_fts5_match(near_words))
        .order_by(index.c.rowid.desc())
    )


def _pairs(wanted: Wanted, start: str, whole: str, both: str, either: str) -> str:
    names = [start.format(_quoted(name) if both == " AND " else name) for name in wanted.names]
    words = [whole.format(_quoted(word) if both == " AND " else word) for word in wanted.words]
    some = _any(names, either)
    ways = []
    if len(words) > 1:
        ways.append(f"({some}{both}{_two(words, both, either)})")
    if len(names) > 1:
        ways.append(f"({_two(names, both, either)}{both}{_any(words, either)})")
    return _any(ways or [f"({some}{both}{_any(words, either)})"], either)


def _two(words: Sequence[str], both: str, either: str) -> str:
    """Two of the words: each with any that follows it, which is a third less for a database to do than pair by pair."""
    return _any([f"({one}{both}{_any(words[at:], either)})" for at, one in enumerate(words[:-1], 1)], either)


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


def _tsvector(column: str, query: str) -> sa.ColumnElement[bool]:
    """The words' vector is a column of its own: made anew for every row that is looked at, it would take ten times as long."""
    vector: sa.ColumnElement[Any] = sa.literal_column(f"{remembered.name}.{FULL_TEXT}_{column}")
    return vector.bool_op("@@")(sa.func.to_tsquery(sa.literal_column("'simple'"), query))

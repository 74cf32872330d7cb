"""Fills a database with copies of one answered request, in all tables, the job engine's too."""

import random

import sqlalchemy as sa

_AT_ONCE = 10_000
_ALIKE = 1_000
"""One stored article in so many says what the next one asked about says; the others have words of their own …"""
_OWN_WORDS = 20_000
_SHARED = 10
"""… and each word of its statements by a chance of one in so many: a word of everyday stands in many articles."""
_APART = 60.0
"""Seconds between two of them: a hundred thousand fill the weeks that are kept, and were not all asked for just now."""
_A_MOMENT = 1e9


def fill(engine: sa.Engine, request: str, number: int, start: int = 0) -> None:
    """Add copies `start` to `number` of everything that belongs to `request`; each is a request of its own."""
    tables = sa.MetaData()
    for schema in (None, "dbos") if engine.dialect.name == "postgresql" else (None,):
        tables.reflect(engine, schema=schema)
    kept = {table.key: rows for table in tables.sorted_tables if (rows := _rows_of(engine, table, request))}
    for low in range(start, number, _AT_ONCE):
        with engine.begin() as connection:
            for table in tables.sorted_tables:
                for nth, row in enumerate(kept.get(table.key, [])):
                    copies = [_copy(row, request, copy, nth) for copy in range(low, min(low + _AT_ONCE, number))]
                    connection.execute(sa.insert(table), copies)
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:  # as it does by itself within minutes
            connection.exec_driver_sql("ANALYZE")


def _rows_of(engine: sa.Engine, table: sa.Table, request: str) -> list[dict[str, object]]:
    columns = [column for column in table.columns if column.computed is None]
    names = [column for column in columns if isinstance(column.type, sa.Text | sa.String)]
    if not names or table.name.startswith("remembered_fts"):
        return []
    query = sa.select(*columns).where(sa.or_(*(column == request for column in names)))
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def _copy(row: dict[str, object], request: str, copy: int, nth: int) -> dict[str, object]:
    made = {name: f"{request}:copy{copy}" if value == request else value for name, value in row.items()}
    made = {name: _earlier(value, _APART * (copy + 1)) for name, value in made.items()}
    if isinstance(row.get("id"), int):
        del made["id"]  # the database numbers them
    if "words" in row and copy % _ALIKE:
        made |= {"words": _words(str(row["words"]), copy, nth), "who": f"n{copy % 4999}"}
    return made


def _earlier(value: object, seconds: float) -> object:
    """Ours are seconds, the job engine's whole milliseconds; whatever is no moment stays as it is."""
    if isinstance(value, float) and value > _A_MOMENT:
        return value - seconds
    return value - int(1000 * seconds) if isinstance(value, int) and value > 1000 * _A_MOMENT else value


def _words(words: str, copy: int, nth: int) -> str:
    """As many words as the statement has: few are everywhere, most are rare, as in any language."""
    chance = random.Random(f"{copy}:{nth}")
    mine = words.split()
    own = {f"w{int(chance.paretovariate(1)) % _OWN_WORDS}" for _ in mine}
    return " ".join(sorted(own.union(word for word in mine if chance.randrange(_SHARED) == 0)))

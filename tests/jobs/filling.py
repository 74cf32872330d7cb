"""Fills a database with copies of one answered request, in all tables, the job engine's too."""

import sqlalchemy as sa

_AT_ONCE = 10_000
_ALIKE = 1_000
"""One stored article in so many shares its words with the next; the others have words of their own."""


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


def _rows_of(engine: sa.Engine, table: sa.Table, request: str) -> list[dict[str, object]]:
    names = [column for column in table.columns if isinstance(column.type, sa.Text | sa.String)]
    if not names or table.name.startswith("remembered_fts"):
        return []
    query = sa.select(table).where(sa.or_(*(column == request for column in names)))
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def _copy(row: dict[str, object], request: str, copy: int, nth: int) -> dict[str, object]:
    made = {name: f"{request}:copy{copy}" if value == request else value for name, value in row.items()}
    if isinstance(row.get("id"), int):
        del made["id"]  # the database numbers them
    if "words" in row and copy % _ALIKE:
        made |= {"words": f"w{copy % 997} v{copy % 7919} u{copy} s{nth}", "who": f"n{copy % 4999}"}
    return made

"""Words of statements made ready for looking: on PostgreSQL kept as vectors, on SQLite found together with their room.

Before, PostgreSQL made the vector anew for every row that it looked at; and SQLite, asked from a room of few
statements, looked at every row of all the others that held the words.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


_SQLITE_GONE = ("DROP TRIGGER remembered_fts_in", "DROP TRIGGER remembered_fts_out", "DROP TABLE remembered_fts")
_SQLITE = (
    *_SQLITE_GONE,
    """CREATE VIEW remembered_fts_rows AS SELECT id, who, words,
        channel || iif(public, ' public', '') || coalesce(' ' || only, '') AS rooms FROM remembered""",
    "CREATE VIRTUAL TABLE remembered_fts USING fts5(who, words, rooms, content='remembered_fts_rows', "
    "content_rowid='id', prefix='3 4 5 6')",
    """CREATE TRIGGER remembered_fts_in AFTER INSERT ON remembered BEGIN
        INSERT INTO remembered_fts(rowid, who, words, rooms)
        SELECT id, who, words, rooms FROM remembered_fts_rows WHERE id = new.id; END""",
    """CREATE TRIGGER remembered_fts_out BEFORE DELETE ON remembered BEGIN
        INSERT INTO remembered_fts(remembered_fts, rowid, who, words, rooms)
        SELECT 'delete', id, who, words, rooms FROM remembered_fts_rows WHERE id = old.id; END""",
    "INSERT INTO remembered_fts(remembered_fts) VALUES ('rebuild')",
)
_SQLITE_BACK = (
    *_SQLITE_GONE,
    "DROP VIEW remembered_fts_rows",
    "CREATE VIRTUAL TABLE remembered_fts USING fts5(who, words, content='remembered', content_rowid='id', "
    "prefix='3 4 5 6')",
    """CREATE TRIGGER remembered_fts_in AFTER INSERT ON remembered BEGIN
        INSERT INTO remembered_fts(rowid, who, words) VALUES (new.id, new.who, new.words); END""",
    """CREATE TRIGGER remembered_fts_out AFTER DELETE ON remembered BEGIN
        INSERT INTO remembered_fts(remembered_fts, rowid, who, words)
        VALUES ('delete', old.id, old.who, old.words); END""",
    "INSERT INTO remembered_fts(remembered_fts) VALUES ('rebuild')",
)


def upgrade() -> None:
    """Make the index anew."""
    if op.get_bind().dialect.name == "sqlite":
        _run(_SQLITE)
        return
    for column in ("who", "words"):
        name = f"remembered_fts_{column}"
        op.drop_index(name, "remembered")
        vector = sa.Computed(f"to_tsvector('simple', {column})", persisted=True)
        op.add_column("remembered", sa.Column(name, sa.dialects.postgresql.TSVECTOR, vector))
        op.create_index(name, "remembered", [name], postgresql_using="gin")


def downgrade() -> None:
    """Make it as it was."""
    if op.get_bind().dialect.name == "sqlite":
        _run(_SQLITE_BACK)
        return
    for column in ("who", "words"):
        name = f"remembered_fts_{column}"
        op.drop_index(name, "remembered")
        op.drop_column("remembered", name)
        op.create_index(name, "remembered", [sa.text(f"to_tsvector('simple', {column})")], postgresql_using="gin")


def _run(statements: tuple[str, ...]) -> None:
    for statement in statements:
        op.execute(statement)

"""A statement is found by its words and by who may see it at once; of a channel that was closed, others look at nothing.

Before, PostgreSQL asked from a channel of few statements looked at all of the others' that held the words; and on both
databases others looked at every statement of a channel that was public once, only for each to be refused.
"""

import re
import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

_GONE = (
    "DROP TRIGGER remembered_fts_in",
    "DROP TRIGGER remembered_fts_out",
    "DROP TABLE remembered_fts",
    "DROP VIEW remembered_fts_rows",
)
_ROWS = "CREATE VIEW remembered_fts_rows AS SELECT id, who, words, {} AS rooms FROM remembered"
_OPEN = "iif(only IS NULL, channel || iif(shown, ' public public' || channel, ''), only)"
_WAS_PUBLIC = "channel || iif(public, ' public', '') || coalesce(' ' || only, '')"
_IN = """CREATE TRIGGER remembered_fts_{} AFTER {} ON remembered BEGIN
    INSERT INTO remembered_fts(rowid, who, words, rooms)
    SELECT id, who, words, rooms FROM remembered_fts_rows WHERE id = new.id; END"""
_OUT = """CREATE TRIGGER remembered_fts_{} BEFORE {} ON remembered BEGIN
    INSERT INTO remembered_fts(remembered_fts, rowid, who, words, rooms)
    SELECT 'delete', id, who, words, rooms FROM remembered_fts_rows WHERE id = old.id; END"""
_FOUND = (
    "CREATE VIRTUAL TABLE remembered_fts USING fts5(who, words, rooms, content='remembered_fts_rows', "
    "content_rowid='id', prefix='3 4 5 6')",
    _IN.format("in", "INSERT"),
    _OUT.format("out", "DELETE"),
    "INSERT INTO remembered_fts(remembered_fts) VALUES ('rebuild')",
)
_CHANGING = (_OUT.format("from", "UPDATE OF shown"), _IN.format("to", "UPDATE OF shown"))
_CHANGING_GONE = ("DROP TRIGGER remembered_fts_from", "DROP TRIGGER remembered_fts_to")

_LONGEST = 60
"""Letters of a word that are kept: a lexeme of PostgreSQL's has at most 2,046 bytes, and no word has so many."""
_STARTS = (3, 4, 5, 6, 7, 8)
"""Lengths of the beginnings that are lexemes of their own. PostgreSQL goes through all that begin so, each time that the
same beginning stands in a query, and no other condition shortens that."""
_CUT = rf"regexp_replace(words, '(\S{{{_LONGEST}}})\S+', '\1', 'g')"
_BEGINNINGS = " || ' ' || ".join(rf"regexp_replace(words, '(\S{{{n}}})\S*', '\1*', 'g')" for n in _STARTS)
_ROOMS = """CASE WHEN "only" IS NOT NULL THEN ARRAY['@' || "only"]
    WHEN shown THEN ARRAY['@' || channel, '@public', '@public' || channel] ELSE ARRAY['@' || channel] END"""
_VECTOR = f"array_to_tsvector(array_remove(string_to_array({_CUT} || ' ' || {_BEGINNINGS}, ' '), '') || {_ROOMS})"


_ACCENTS = re.compile("[\u0300-\u036f]")
_STROKES = str.maketrans("łøđı", "lodi")


def upgrade() -> None:
    """Note what is shown to other channels, and make the index of the words anew, with who may see them."""
    op.add_column("remembered", sa.Column("shown", sa.Boolean, nullable=False, server_default=sa.false()))
    if op.get_bind().dialect.name == "sqlite":
        _run(*_GONE, "UPDATE remembered SET shown = public")
        _without_accents("length(CAST({0} AS BLOB)) > length({0})")
        _run(_ROWS.format(_OPEN), *_FOUND, *_CHANGING)
    else:
        op.execute("UPDATE remembered SET shown = public WHERE public")
        _without_accents("octet_length({0}) > length({0})")
        _vector(_VECTOR)
    # On SQLite as queries write it: it knows the condition of an index by its letters alone.
    op.create_index(
        "ix_remembered_shown",
        "remembered",
        ["shown", "channel"],
        sqlite_where=sa.text("public = 1"),
        postgresql_where=sa.text("public"),
    )


def downgrade() -> None:
    """Make it as it was."""
    op.drop_index("ix_remembered_shown", "remembered")
    if op.get_bind().dialect.name == "sqlite":
        _run(*_CHANGING_GONE, *_GONE)
        op.drop_column("remembered", "shown")
        _run(_ROWS.format(_WAS_PUBLIC), *_FOUND)
    else:
        _vector("to_tsvector('simple', words)")
        op.drop_column("remembered", "shown")


def _without_accents(beyond_ascii: str) -> None:
    """As words are kept from now on: SQLite found names whatever their accents, PostgreSQL did not."""
    some = " OR ".join(beyond_ascii.format(column) for column in ("who", "words"))
    for row in op.get_bind().execute(sa.text(f"SELECT id, who, words FROM remembered WHERE {some}")).all():  # noqa: S608
        op.get_bind().execute(
            sa.text("UPDATE remembered SET who = :who, words = :words WHERE id = :id"),
            {"id": row.id, "who": _folded(row.who), "words": _folded(row.words)},
        )


def _folded(words: str) -> str:
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFKD", words))).translate(_STROKES)


def _vector(made_of: str) -> None:
    name = "remembered_fts_words"
    op.drop_column("remembered", name)
    vector = sa.Computed(made_of, persisted=True)
    op.add_column("remembered", sa.Column(name, sa.dialects.postgresql.TSVECTOR, vector))
    op.create_index(name, "remembered", [name], postgresql_using="gin")


def _run(*statements: str) -> None:
    for statement in statements:
        op.execute(statement)

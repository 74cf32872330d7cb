"""What is on this machine: the database, the tokenizer's file, the parser."""

import os
from pathlib import Path

import sqlalchemy as sa

from bot.articles import from_text
from bot.doctor.finding import Finding, note, ok, wrong
from bot.errors import RejoinderError
from bot.settings import Settings

_SENTENCE = "The mayor denied that the bridge is unsafe."


def database(settings: Settings) -> Finding:
    """Whether the database can be reached and written, without making or locking anything."""
    path = settings.database_path.absolute() if settings.database_path else None
    if path is not None and not path.exists():
        return _new_file(path)
    try:
        with sa.create_engine(settings.database_url, hide_parameters=True).connect() as connection:
            tables = sa.inspect(connection).get_table_names()
    except sa.exc.SQLAlchemyError as error:
        return wrong(
            "Database",
            f"it cannot be opened ({type(error).__name__}).",
            "Check DATABASE_URL, that the server runs, and that the user may connect.",
        )
    if path is not None and not os.access(path, os.W_OK):
        return wrong("Database", f"{path} cannot be written.", "Give the bot’s user write access.")
    if "requests" not in tables:
        return ok("Database", "it is empty; its tables are made at the first start")
    return ok("Database", "it is there, with its tables")


def tokenizer() -> Finding:
    """Whether tokens are counted or estimated."""
    from bot.readers.model import tokens

    if tokens.count(_SENTENCE).exact:
        return ok("Tokenizer", "tokens are counted exactly")
    return note(
        "Tokenizer",
        "its file is not on this machine, so tokens are estimated (a little too many).",
        f"For exact counts put o200k_base into the folder of TIKTOKEN_CACHE_DIR ({tokens.vocabulary_path()}).",
    )


def parser() -> Finding:
    """Whether the reader by rules reads."""
    from bot.readers.rules import RulesReader

    try:
        draft = RulesReader().read(from_text(_SENTENCE))
    except (RejoinderError, OSError, ImportError) as error:
        return wrong("Rules", f"the parser fails ({type(error).__name__}).", "Run make setup again.")
    if not draft.statements:
        return wrong("Rules", "the parser finds nothing.", "Run make setup again.")
    return ok("Rules", "the reader by rules reads")


def _new_file(path: Path) -> Finding:
    folder = next(parent for parent in path.parents if parent.exists())
    if os.access(folder, os.W_OK):
        return ok("Database", f"{path} is made at the first start")
    return wrong(
        "Database",
        f"{path} cannot be made: {folder} is not writable.",
        "Choose another DATABASE_URL, or give the bot’s user write access.",
    )

"""What stands on this machine: the database, the tokenizer's file, the parser."""

import os
from pathlib import Path

import sqlalchemy as sa

from bot.articles import from_text
from bot.doctor.finding import Finding
from bot.errors import RejoinderError
from bot.settings import Settings

_SENTENCE = "The mayor denied that the bridge is unsafe."


def database(settings: Settings) -> Finding:
    """Whether the database can be reached and written, without making or locking anything."""
    path = settings.database_path
    if path is not None and not path.exists():
        return _new_file(path)
    try:
        engine = sa.create_engine(settings.database_url, hide_parameters=True)
        with engine.connect() as connection:
            tables = sa.inspect(connection).get_table_names()
    except sa.exc.SQLAlchemyError as error:
        return Finding(
            thing="Database",
            verdict="wrong",
            found=f"it cannot be opened ({type(error).__name__}).",
            do="Check DATABASE_URL, that the server runs, and that the user may connect.",
        )
    if path is not None and not os.access(path, os.W_OK):
        return Finding(
            thing="Database",
            verdict="wrong",
            found=f"{path} cannot be written.",
            do="Give the bot’s user write access.",
        )
    if "requests" not in tables:
        return Finding(thing="Database", verdict="ok", found="it is empty; its tables are made at the first start")
    return Finding(thing="Database", verdict="ok", found="it is there, with its tables")


def tokenizer() -> Finding:
    """Whether tokens are counted or estimated."""
    from bot.readers.model import tokens

    if tokens.count(_SENTENCE).exact:
        return Finding(thing="Tokenizer", verdict="ok", found="tokens are counted exactly")
    return Finding(
        thing="Tokenizer",
        verdict="note",
        found="its file is not on this machine, so tokens are estimated (a little too many).",
        do=f"For exact counts put o200k_base into the folder of TIKTOKEN_CACHE_DIR ({tokens.vocabulary_path()}).",
    )


def parser() -> Finding:
    """Whether the offline reader reads."""
    from bot.readers.rules import OfflineReader

    try:
        found = OfflineReader().read(from_text(_SENTENCE))
    except (RejoinderError, OSError, ImportError) as error:
        return Finding(
            thing="Rules",
            verdict="wrong",
            found=f"the parser fails ({type(error).__name__}).",
            do="Run make setup again.",
        )
    if not found.statements:
        return Finding(thing="Rules", verdict="wrong", found="the parser finds nothing.", do="Run make setup again.")
    return Finding(thing="Rules", verdict="ok", found="the offline reader reads")


def _new_file(path: Path) -> Finding:
    folder = next(parent for parent in path.absolute().parents if parent.exists())
    if os.access(folder, os.W_OK):
        return Finding(thing="Database", verdict="ok", found=f"{path} is made at the first start")
    return Finding(
        thing="Database",
        verdict="wrong",
        found=f"{path} cannot be made: {folder} is not writable.",
        do="Choose another DATABASE_URL, or give the bot’s user write access.",
    )

"""What stands in a database's files, whatever its tables say."""

from pathlib import Path

import sqlalchemy as sa


def files_with(url: str, word: str) -> list[str]:
    """The names of the SQLite files (database, log, its index) in which a word stands, in small or capital letters."""
    path = Path(sa.make_url(url).database or "")
    files = sorted(path.parent.glob(f"{path.name}*"))
    return [file.name for file in files if word.encode() in file.read_bytes().lower()]

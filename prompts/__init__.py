"""The words given to the model, one Markdown file a task, and the hash that says which words a reading used."""

import hashlib
from functools import lru_cache
from importlib import resources

TASKS = ("read", "part", "length", "repair", "ask", "compare")
"""`read` opens every call; `length` ends it; `part` and `repair` come after the
article when it is long or was read with gaps.
`ask` and `compare` open calls of their own: for a question about what was read, and for what several articles have in
common."""

HASH_LENGTH = 12


@lru_cache(maxsize=len(TASKS))
def load(task: str) -> str:
    """The words of one task, as its file has them. Raises KeyError for a task that there is not."""
    if task not in TASKS:
        raise KeyError(task)
    return resources.files(__name__).joinpath(f"{task}.md").read_text(encoding="utf-8").strip()


@lru_cache(maxsize=1)
def version() -> str:
    """Hash of all tasks' words: changes with any of them, and with nothing else."""
    words = "\0".join(f"{task}\0{load(task)}" for task in TASKS)
    return hashlib.sha256(words.encode()).hexdigest()[:HASH_LENGTH]

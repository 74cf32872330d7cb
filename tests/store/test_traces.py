"""Words that were deleted stand in no byte of SQLite's files."""

import random
from pathlib import Path

import sqlalchemy as sa

from benchmarks import databases
from bot.store import Store
from bot.store.engine import rewrite
from bot.store.schema import posts, requests
from tests.store.traces import files_with

MANY = 150
SEED = 8
"""With these rows SQLite leaves a copy of one of the deleted; of the first seven seeds none does so."""


def test_the_night_leaves_no_copy_of_a_deleted_row_that_sqlite_had_moved_to_another_page(tmp_path: Path) -> None:
    sizes, chance = random.Random(SEED), random.Random(SEED)
    with Store(databases.sqlite(tmp_path)) as store:
        kept, deleted = list[int](), list[int]()
        for number in range(MANY):
            keep(store, number, "." * sizes.randrange(600))
            kept.append(number)
            if sizes.random() < 0.4:
                deleted.append(kept.pop(chance.randrange(len(kept))))
                delete(store, deleted[-1])
        while len(kept) > MANY / 4:
            deleted.append(kept.pop(chance.randrange(len(kept))))
            delete(store, deleted[-1])
        rewrite(store.engine)
        assert [number for number in deleted if files_with(store.url, word(number))] == []
        assert [number for number in kept if files_with(store.url, word(number))] == kept


def word(number: int) -> str:
    """One that stands in one row only."""
    return f"quixalberg{number}z"


def keep(store: Store, number: int, more: str) -> None:
    with store.engine.begin() as connection:
        row = {"id": f"{number}", "kind": "mention", "team": "T1", "channel": "C1", "user": "U1", "text": ""}
        connection.execute(sa.insert(requests).values(row | {"files": [], "asked_at": 1.0}))
    store.posts.plan(f"{number}", [{"text": more + word(number)}])


def delete(store: Store, number: int) -> None:
    with store.engine.begin() as connection:
        connection.execute(sa.delete(posts).where(posts.c.request == f"{number}"))

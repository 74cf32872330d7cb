"""An idle bot leaves its database alone: DBOS sweeps every second for what we do not use, unless it is told not to."""

import threading
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from benchmarks import databases
from bot.app import desk_endpoint, running_bot
from bot.settings import load
from slackdesk import Desk

WATCHED = 3.5
"""Seconds: in so many each look would come three times."""
NOT_OURS = ("DELAYED", "_dbos_internal_queue")


@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def test_an_idle_bot_does_not_look_for_what_it_never_makes(database: str, tmp_path: Path) -> None:
    url = databases.sqlite(tmp_path) if database == "sqlite" else databases.postgres()
    settings = load(_env_file=None, database_url=url, reader="offline")
    looks = list[str]()

    def note(_: Any, __: Any, ___: str, parameters: object, *____: object) -> None:
        looks.extend(name for name in NOT_OURS if name in str(parameters))

    with Desk() as desk, running_bot(settings, desk_endpoint(desk)):
        threading.Event().wait(1.5)  # the first look of each is at once
        sa.event.listen(sa.Engine, "before_cursor_execute", note)
        try:
            threading.Event().wait(WATCHED)
        finally:
            sa.event.remove(sa.Engine, "before_cursor_execute", note)
    assert max(map(looks.count, NOT_OURS)) <= 1, looks

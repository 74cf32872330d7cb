"""Tests that start bots of their own, with other settings or several times over."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from benchmarks import databases
from benchmarks.model_server import ModelServer, serving
from benchmarks.newsroom import Newsroom
from bot.app import at_desk, running_bot
from bot.settings import load
from slackdesk import Desk
from tests.slack.rooms import AT_ONCE, QUICK, Rooms


@pytest.fixture(scope="package", autouse=True)
def alone(rooms: Rooms) -> None:
    """Two bots cannot work in one process."""
    rooms.close()


@contextmanager
def with_model(
    folder: Path, turn: Callable[[BaseHTTPRequestHandler], None], **settings: Any
) -> Iterator[tuple[Newsroom, ModelServer]]:
    """A newsroom with a bot whose model answers so, one call at a time."""
    with serving(turn) as model, Desk(settings=AT_ONCE) as desk:
        url = databases.sqlite(folder)
        settings = {"openai_base_url": model.url, "openai_api_key": "k", "model_calls_at_once": 1} | settings
        with running_bot(at_desk(load(_env_file=None, database_url=url, **settings), desk), timings=QUICK):
            newsroom = Newsroom(desk, url)
            yield newsroom, model
            newsroom.close()

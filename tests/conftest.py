"""What all tests share."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling

from benchmarks import databases
from bot.articles import sandbox
from bot.articles.sandbox import USUAL_SECONDS, Job, Parser
from bot.errors import ArticleError
from bot.store import Store

# A machine that stalls is no fault of the code: no property is held to a time.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
databases.without_fsync()

LONGEST_FIRST = (
    "slack over sockets",
    "tests/jobs/test_kills.py",
    "tests/jobs/test_standing_still.py",
    "tests/cli/test_command_line.py",
    "slack over http",
    "tests/jobs/test_rounds.py",
    "tests/slack/test_process.py",
)
"""Groups that take longest, so that no process is left with one of them at the end."""


def group_of(nodeid: str) -> str:
    """Tests that share what is costly to start, for one process: those of a file, or all over one connection to Slack."""
    file, _, test = nodeid.partition("::")
    connection = re.search(r"\[(sockets|http)[-\]]", test) if file.startswith("tests/slack/") else None
    return f"slack over {connection[1]}" if connection else file


class ByGroup(LoadScopeScheduling):
    """Gives each process one group after the other. (The mark `xdist_group` does nothing with pytest 9.2.)"""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """How tests are shared out among processes."""
    return ByGroup(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each group in one piece, the longest first: the order in which processes take them."""
    places = {name: place for place, name in enumerate(LONGEST_FIRST)}
    for item in items:
        places.setdefault(group_of(item.nodeid), len(places))
    items.sort(key=lambda item: places[group_of(item.nodeid)])


def pytest_sessionfinish() -> None:
    databases.stop()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that is marked with its databases runs on each of them."""
    marked = metafunc.definition.get_closest_marker("databases")
    if marked and "database" in metafunc.fixturenames:
        metafunc.parametrize("database", marked.args)


@pytest.fixture
def database() -> str:
    """Without a mark: SQLite."""
    return "sqlite"


@pytest.fixture
def url(database: str, tmp_path: Path) -> str:
    """A new, empty database."""
    return databases.sqlite(tmp_path) if database == "sqlite" else databases.postgres()


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An open store on it."""
    with Store(url) as opened:
        yield opened


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document is parsed here: to start a process takes longer than to read it. The processes are tested for
    themselves, and with what is broken or a bomb."""

    def parse(parser: Parser, data: bytes, url: str | None = None) -> bytes:
        try:
            return sandbox.read(Job(parser=parser, seconds=USUAL_SECONDS, url=url), data)
        except Exception:  # noqa: BLE001 - as in the process, whose exit code says no more
            raise ArticleError("This file is broken.", "Paste the text.", code="broken") from None

    monkeypatch.setattr(sandbox, "parse", parse)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold and hostile cases that stands beside the project in development; not part of it."""
    folder = Path(os.environ.get("REJOINDER_SHARED", Path(__file__).parents[2] / "shared"))
    if not folder.is_dir():
        pytest.skip("the shared folder with gold and cases is not beside this checkout")
    return folder

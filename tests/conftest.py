"""What all tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A machine that stalls is no fault of the code: no property is held to a time.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

LONGEST_FIRST = (
    "slack over sockets",
    "tests/jobs/test_kills.py",
    "tests/jobs/test_fault_run.py",
    "tests/command_line/test_command_line.py",
    "slack over http",
    "tests/jobs/test_rounds.py",
    "tests/slack/test_process.py",
)
"""Groups that take longest, so that no process is left with one of them at the end."""


def group_of(item: pytest.Item) -> str:
    """Tests that share what is costly to start, for one process: those of a file, or all over one connection to Slack."""
    connection = (
        item.callspec.params.get("connection")
        if isinstance(item, pytest.Function) and hasattr(item, "callspec")
        else None
    )
    return f"slack over {connection}" if connection else item.nodeid.split("::")[0]


def pytest_itemcollected(item: pytest.Item) -> None:
    """Say which tests belong together, for pytest-xdist."""
    item.add_marker(pytest.mark.xdist_group(group_of(item)))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each group in one piece, the longest first: the order in which processes take them."""
    places = {name: place for place, name in enumerate(LONGEST_FIRST)}
    for item in items:
        places.setdefault(group_of(item), len(places))
    items.sort(key=lambda item: places[group_of(item)])


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold and hostile cases that stands beside the project in development; not part of it."""
    folder = Path(os.environ.get("REJOINDER_SHARED", Path(__file__).parents[2] / "shared"))
    if not folder.is_dir():
        pytest.skip("the shared folder with gold and cases is not beside this checkout")
    return folder

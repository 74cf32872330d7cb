"""The fault run in small: `make chaos` does the same with more of everything, and on both databases."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import faults as chaos
from benchmarks.fault_run import SHORT, Row, faults, mixed, replicas


@pytest.fixture(scope="module")
def canned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return chaos.read_once(tmp_path_factory.mktemp("read"))


def check(row: Row) -> None:
    assert (row.lost, row.twice, row.over) == (0, 0, ""), row


@pytest.mark.slow
def test_while_the_model_and_every_door_of_slack_fail_nothing_is_lost_and_nothing_comes_twice(canned: Path) -> None:
    for row in faults("sqlite", canned, replace(SHORT, faulty=6)):
        check(row)


def test_retries_twins_previews_and_edits_make_one_thread_a_request(canned: Path) -> None:
    for row in mixed("sqlite", canned, replace(SHORT, requests=20)):
        check(row)


@pytest.mark.slow
def test_of_three_replicas_two_finish_what_the_third_left_and_never_both(canned: Path) -> None:
    for row in replicas(3)("postgresql", canned, replace(SHORT, replicated=8, taken_over_within=180)):
        check(row)

"""Whatever is killed, wherever: each request gets exactly one thread. (`python -m benchmarks.faults` kills more often.)
And the fault run in small: `make chaos` does the same with more of everything, and on both databases."""

import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import faults as chaos
from benchmarks.bot_process import POINTS, QUICK
from benchmarks.fault_run import SHORT, Part, Row, Size, bots, faults, kills, mixed, replicas
from benchmarks.newsroom import STORY, Newsroom, of_request, parts, until

SLACK_OR_ROWS = tuple(point for point in POINTS if "Slack" in point or "claimed" in point or "row" in point)
FEW = ("between the row and its job", "while it is read", "after Slack took the first")


@pytest.fixture(scope="module")
def canned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return chaos.read_once(tmp_path_factory.mktemp("read"))


def check(row: Row) -> None:
    assert (row.lost, row.twice, row.over) == (0, 0, ""), row


@pytest.mark.parametrize(
    ("database", "points"),
    [
        ("sqlite", FEW),
        pytest.param("sqlite", tuple(point for point in POINTS if point not in FEW), marks=pytest.mark.slow),
        pytest.param("postgresql", SLACK_OR_ROWS, marks=pytest.mark.slow),
    ],
)
def test_a_kill_at_any_point_loses_nothing_and_posts_nothing_twice(
    canned: Path, database: str, points: tuple[str, ...]
) -> None:
    (row,) = kills(points)(database, canned, SHORT)
    check(row)
    assert row.asked == len(points)


@pytest.mark.parametrize(
    "point", ["after Slack took the first", pytest.param("while they are planned", marks=pytest.mark.slow)]
)
def test_a_comparison_comes_once_wherever_the_bot_is_killed(point: str, canned: Path) -> None:
    with bots("sqlite", canned, 0) as (newsroom, processes, _):
        asked = newsroom.ask(f"compare\n{STORY}\n---\n{STORY}")
        processes.wait(processes.start(point))
        processes.start()
        assert chaos.finished(newsroom, [asked])
        newsroom.quiet()
        answers = [of_request(answer) for answer in newsroom.answers("#newsroom", asked)]
        assert answers == [f"{newsroom.request('#newsroom', asked)}:compare"]


def ask_five(newsroom: Newsroom) -> list[str]:
    return [newsroom.ask(STORY) for _ in range(5)]


def check_answers(newsroom: Newsroom, asked: list[str]) -> None:
    assert [parts(newsroom.answers("#newsroom", ts)) for ts in asked] == [[0, 1]] * len(asked)


def test_the_work_of_a_replica_that_died_for_good_is_finished_by_the_other(canned: Path) -> None:
    with bots("postgresql", canned, 0) as (newsroom, processes, _):
        doomed = processes.start("after Slack took the second")
        asked = ask_five(newsroom)
        processes.wait(doomed)  # before the other comes: it could take all of the work, and this one would live on
        processes.start()
        assert chaos.finished(newsroom, asked)
        check_answers(newsroom, asked)


@pytest.mark.slow
def test_a_replica_that_stood_still_and_goes_on_posts_nothing_twice(canned: Path) -> None:
    with bots("postgresql", canned) as (newsroom, processes, [stalled]):
        asked = ask_five(newsroom)
        until(lambda: any(newsroom.answers("#newsroom", ts) for ts in asked))
        processes.kill(stalled, signal.SIGSTOP)
        processes.start()
        time.sleep(2 * QUICK.silent)  # it counts as dead, and the other has taken over what it can
        processes.kill(stalled, signal.SIGCONT)
        assert chaos.finished(newsroom, asked)
        time.sleep(QUICK.silent)  # whatever it was about to post
        check_answers(newsroom, asked)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("part", "database", "size"),
    [
        (faults, "sqlite", replace(SHORT, faulty=6)),
        (mixed, "sqlite", replace(SHORT, requests=20)),
        (replicas(3), "postgresql", replace(SHORT, replicated=8, taken_over_within=180)),
    ],
    ids=["the model and every door of Slack fail", "retries, twins and edits", "of three replicas one dies"],
)
def test_in_the_fault_run_nothing_is_lost_and_nothing_comes_twice(
    canned: Path, part: Part, database: str, size: Size
) -> None:
    for row in part(database, canned, size):
        check(row)

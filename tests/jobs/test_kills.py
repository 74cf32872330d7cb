"""Whatever is killed, wherever: each request gets exactly one thread. (`python -m benchmarks.faults` kills more often.)
And the fault run in small: `make chaos` does the same with more of everything, and on both databases."""

import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import databases
from benchmarks import faults as chaos
from benchmarks.bot_process import POINTS, QUICK
from benchmarks.fault_run import SHORT, Row, faults, kills, mixed, replicas
from benchmarks.newsroom import STORY, Newsroom, of_request, parts, until
from slackdesk import Desk

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
def test_a_comparison_comes_once_wherever_the_bot_is_killed(point: str, tmp_path: Path, canned: Path) -> None:
    url = databases.sqlite(tmp_path)
    with Desk(settings=chaos.PERSISTENT) as desk, chaos.BotProcesses(url, desk, canned) as processes:
        asked = desk.say("#newsroom", "ana", f"@Rejoinder compare\n{STORY}\n---\n{STORY}")
        processes.wait(processes.start(point))
        processes.start()
        newsroom = Newsroom(desk, url)
        assert chaos.finished(newsroom, [asked])
        newsroom.quiet()
        answers = [of_request(answer) for answer in newsroom.answers("#newsroom", asked)]
        assert answers == [f"{newsroom.request('#newsroom', asked)}:compare"]
        newsroom.close()


def test_the_work_of_a_replica_that_died_for_good_is_finished_by_the_other(canned: Path) -> None:
    url = databases.postgres()
    with Desk(settings=chaos.PERSISTENT) as desk, chaos.BotProcesses(url, desk, canned) as processes:
        doomed = processes.start("after Slack took the second")
        asked = [desk.say("#newsroom", "ana", f"@Rejoinder {STORY}") for _ in range(5)]
        processes.wait(doomed)  # before the other comes: it could take all of the work, and this one would live on
        processes.start()
        newsroom = Newsroom(desk, url)
        assert chaos.finished(newsroom, asked)
        assert [parts(newsroom.answers("#newsroom", ts)) for ts in asked] == [[0, 1]] * 5
        newsroom.close()


@pytest.mark.slow
def test_a_replica_that_stood_still_and_goes_on_posts_nothing_twice(canned: Path) -> None:
    url = databases.postgres()
    with Desk(settings=chaos.PERSISTENT) as desk, chaos.BotProcesses(url, desk, canned) as processes:
        stalled = processes.start()
        newsroom = Newsroom(desk, url)
        asked = [desk.say("#newsroom", "ana", f"@Rejoinder {STORY}") for _ in range(5)]
        until(lambda: any(newsroom.answers("#newsroom", ts) for ts in asked))
        processes.kill(stalled, signal.SIGSTOP)
        processes.start()
        pass_by(2 * QUICK.silent)  # it counts as dead, and the other has taken over what it can
        processes.kill(stalled, signal.SIGCONT)
        assert chaos.finished(newsroom, asked)
        pass_by(QUICK.silent)  # whatever it was about to post
        assert [parts(newsroom.answers("#newsroom", ts)) for ts in asked] == [[0, 1]] * 5
        newsroom.close()


def pass_by(seconds: float) -> None:
    """Let so much time go: what is tested is that nothing happens in it."""
    end = time.monotonic() + seconds
    until(lambda: time.monotonic() > end, seconds + 1)


@pytest.mark.slow
def test_while_the_model_and_every_door_of_slack_fail_nothing_is_lost_and_nothing_comes_twice(canned: Path) -> None:
    for row in faults("sqlite", canned, replace(SHORT, faulty=6)):
        check(row)


@pytest.mark.slow
def test_retries_twins_and_edits_make_one_thread_a_request(canned: Path) -> None:
    for row in mixed("sqlite", canned, replace(SHORT, requests=20)):
        check(row)


@pytest.mark.slow
def test_of_three_replicas_two_finish_what_the_third_left_and_never_both(canned: Path) -> None:
    for row in replicas(3)("postgresql", canned, replace(SHORT, replicated=8, taken_over_within=180)):
        check(row)

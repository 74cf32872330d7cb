"""The whole process, as `make run` starts it: what it prints, what it logs, how it stops."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks import databases
from benchmarks.newsroom import STORY, Newsroom, until
from bot.app import running_bot
from bot.errors import SettingsError
from bot.settings import load
from bot.views import words
from slackdesk import Desk

ROOT = Path(__file__).parents[2]
STOPS_WITHIN = 180
"""Seconds. It takes three on a machine with nothing else to do; what it must not do is wait for a Slack out of reach."""
STARTS_WITHIN = 180


@contextmanager
def bot(folder: Path, **variables: str) -> Iterator[subprocess.Popen[str]]:
    """`python -m bot` with these settings, in a process group that does not outlive the block."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "OPENAI_"))}
    environment = kept | {"READER": "offline", "DESK_PORT": "0", "PYTHONPATH": str(ROOT)} | variables
    with (folder / "log").open("a") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot"],
            cwd=folder,
            env=environment,
            start_new_session=True,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if process.stdout:
            process.stdout.close()


def first_line(process: subprocess.Popen[str]) -> str:
    return process.stdout.readline() if process.stdout else ""


def stop(process: subprocess.Popen[str]) -> int:
    process.send_signal(signal.SIGTERM)
    return process.wait(STOPS_WITHIN)


def variables(desk: Desk, database: str) -> dict[str, str]:
    """The settings with which a process takes a desk for Slack."""
    tokens = {"SLACK_BOT_TOKEN": desk.settings.bot_token, "SLACK_APP_TOKEN": desk.settings.app_token}
    return {**tokens, "SLACK_BASE_URL": desk.api_url, "DATABASE_URL": database}


Slack = tuple[Newsroom, dict[str, str]]


@pytest.fixture
def in_slack(tmp_path: Path) -> Iterator[Slack]:
    """A desk that the process takes for Slack, and the settings that say so."""
    with Desk() as desk:
        settings = variables(desk, databases.sqlite(tmp_path))
        newsroom = Newsroom(desk, settings["DATABASE_URL"])
        yield newsroom, settings
        newsroom.close()


def test_without_tokens_it_shows_the_sample_at_its_desk_by_both_readers_and_stops_when_told(tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    kept = tmp_path / "var" / "rejoinder.desk.json"
    with bot(tmp_path, READER="auto") as process:
        assert first_line(process).startswith("Rejoinder is at its desk: http://127.0.0.1:")
        for reader in (words.RECORDED, words.BY_RULES):  # either may be there first
            until(lambda reader=reader: kept.exists() and reader in kept.read_text("utf-8"))
        os.killpg(process.pid, signal.SIGINT)  # as Ctrl-C in a terminal: the workers get it too
        assert process.wait(STOPS_WITHIN) == 0
    assert "KeyboardInterrupt" not in (tmp_path / "log").read_text("utf-8")
    assert (tmp_path / "var" / "rejoinder.sqlite3").exists()


def test_plain_use_leaves_no_warning_in_the_log_and_no_word_of_an_article_or_of_what_answers_in_slacks_place(
    tmp_path: Path, in_slack: Slack
) -> None:
    newsroom, settings = in_slack
    with bot(tmp_path, **settings) as process:
        assert first_line(process).startswith("Connected to Slack as @rejoinder in The desk")
        newsroom.read(STORY)
        newsroom.desk.faults.add("apps.connections.open", "server_error", times=1)
        newsroom.desk.drop_sockets()
        newsroom.read(STORY)
        assert stop(process) == 0
    log = (tmp_path / "log").read_text("utf-8")
    warned = {line["event"] for line in map(json.loads, log.splitlines()) if line["level"] != "info"}
    unlucky = (
        "not acknowledged: the connection ended"  # an event on its way while the sockets fell; Slack sends it again
    )
    assert warned - {unlucky} == {"no connection"}
    assert '"outcome"' in log
    assert [word for word in ("Alder", "Brandt", "unsafe", "upstream") if word in log] == []


def test_a_setting_that_does_not_work_stops_the_start_with_one_sentence(tmp_path: Path, in_slack: Slack) -> None:
    with bot(tmp_path, **(in_slack[1] | {"SLACK_APP_TOKEN": "xapp-wrong"})) as process:
        assert process.wait(STARTS_WITHIN) != 0
    log = (tmp_path / "log").read_text("utf-8")
    assert "SLACK_APP_TOKEN" in log
    assert "Traceback" not in log


@pytest.mark.parametrize(
    ("name", "value"),
    [("SLACK_BOT_TOKEN", "xoxb-wrong"), ("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")],
)
def test_a_refused_token_and_a_database_that_is_not_there_are_named(in_slack: Slack, name: str, value: str) -> None:
    wrong = {key.lower(): text for key, text in (in_slack[1] | {name: value}).items()}
    with pytest.raises(SettingsError, match=name), running_bot(load(_env_file=None, **wrong)):
        pass

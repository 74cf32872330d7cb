"""What the log holds of what went wrong: which exception and where it came through, and never what it said."""

import json
import subprocess
import sys
from pathlib import Path

from bot.slack.workspaces import Workspace

ROOT = Path(__file__).parents[1]
SCRIPT = """
import logging, structlog
from bot import logs

logs.configure("INFO")

def failing():
    raise ValueError("The mayor took the money.")

try:
    failing()
except ValueError as error:
    structlog.get_logger("bot").exception("ours")
    structlog.get_logger("bot").error("ours, handed on", exc_info=error)
    logging.getLogger("sqlalchemy").exception("a library's")
    logging.getLogger("dbos").exception("the engine's")
logging.getLogger("bot").warning("one line\\n{}")
"""


def test_an_exception_is_named_with_its_way_and_not_quoted_whoever_logs_it() -> None:
    run = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, cwd=ROOT, timeout=180, check=True)
    lines = [json.loads(line) for line in run.stderr.decode().splitlines()]
    assert [line["event"] for line in lines] == [
        "ours", "ours, handed on", "a library's", "the engine's", "one line\n{}",
    ]  # fmt: skip
    assert all(line["exception"] == "ValueError" and len(line["through"]) == 2 for line in lines[:4])
    assert b"mayor" not in run.stderr
    assert run.stdout == b""


def test_a_token_does_not_stand_in_what_python_shows_of_an_object() -> None:
    place = Workspace("T1", "https://desk.example", "xoxb-secret", "http://slack.invalid/api/")
    assert "secret" not in repr(place)

"""Told to stop in the worst moment, the process stops."""

import subprocess
import sys

IN_THE_WORST_MOMENT = """
import os, signal, threading
from bot.app import _signals

told = _signals()
wait, tell = threading.Condition.wait, lambda: os.kill(os.getpid(), signal.SIGTERM)
threading.Condition.wait = lambda self, *given: (tell(), wait(self, *given))[1]  # an event's lock is held now
if hasattr(told, "put"):
    tell()
(told.get if hasattr(told, "get") else told.wait)()
"""


def test_a_signal_while_it_begins_to_wait_for_one_is_not_lost() -> None:
    assert subprocess.run([sys.executable, "-c", IN_THE_WORST_MOMENT], timeout=60, check=False).returncode == 0

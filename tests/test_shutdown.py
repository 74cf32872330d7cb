"""Told to stop in the worst moment, the process stops."""

import subprocess
import sys

import pytest

IN_THE_WORST_MOMENT = """
import os, signal, threading
from bot.shutdown import stop_signals

told = stop_signals()
wait, tell = threading.Condition.wait, lambda: os.kill(os.getpid(), signal.SIGTERM)
threading.Condition.wait = lambda self, *given: (tell(), wait(self, *given))[1]  # an event's lock is held now
if hasattr(told, "put"):
    tell()
(told.get if hasattr(told, "get") else told.wait)()
"""

TAKEN_BY_ANOTHER_THREAD = """
import os, signal, threading, time

def tell():
    while signal.getsignal(signal.SIGTERM) == signal.SIG_DFL:
        time.sleep(0.1)
    time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)

threading.Thread(target=tell, daemon=True).start()
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})  # the main thread's own wait is not interrupted
"""


def test_a_signal_while_it_begins_to_wait_for_one_is_not_lost() -> None:
    assert subprocess.run([sys.executable, "-c", IN_THE_WORST_MOMENT], timeout=180, check=False).returncode == 0


@pytest.mark.parametrize(
    "wait",
    [
        "from bot.shutdown import stop_signals, wait_for; wait_for(stop_signals())",
        "from slackdesk.__main__ import main; main()",
    ],
    ids=["the bot", "the desk"],
)
def test_a_signal_that_does_not_interrupt_the_wait_is_not_lost(wait: str) -> None:
    code = TAKEN_BY_ANOTHER_THREAD + wait
    assert subprocess.run([sys.executable, "-c", code], timeout=180, check=False).returncode == 0

"""Told to stop in the worst moment, the process stops."""

import signal
import subprocess
import sys

BOT = "from bot.shutdown import stop_signals, wait_for; stops = stop_signals(); {}; wait_for(stops); print('stopped')"
TELL = "import os, signal, threading, time; tell = lambda: os.kill(os.getpid(), signal.SIGTERM)\n"
LATER = """
def later():
    while signal.getsignal(signal.SIGTERM) == signal.SIG_DFL:
        time.sleep(0.1)
    time.sleep(1)
    tell()

threading.Thread(target=later, daemon=True).start()
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})  # the main thread's own wait is not interrupted
"""


def run(code: str) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-c", TELL + code], timeout=180, check=False, stdout=subprocess.PIPE)
    return done.returncode, done.stdout.decode().strip()


def test_a_signal_before_the_wait_is_not_lost() -> None:
    assert run(BOT.format("tell()")) == (0, "stopped")


def test_a_second_signal_ends_the_process_at_once() -> None:
    assert run(BOT.format("tell()") + "; tell(); time.sleep(60)")[0] == -signal.SIGTERM


def test_a_signal_that_does_not_interrupt_the_wait_is_not_lost() -> None:
    assert run(LATER + BOT.format("pass"))[0] == 0

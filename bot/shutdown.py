"""How the process ends: after a signal, in order within a limit, and at once if it must."""

import os
import signal
import sys
import threading
from contextlib import suppress
from queue import Empty, SimpleQueue

STOPS_WITHIN = 18.0
"""Seconds for an end in order. A supervisor usually waits twenty before it kills; a database or a Slack that does not
answer uses up all of them. What is cut off goes on after the next start."""


def stop_signals() -> SimpleQueue[None]:
    """A queue that gets an item at SIGTERM or Ctrl-C; a second signal ends the process at once.

    No threading.Event: setting one takes its lock, which the interrupted thread may hold.
    """
    stops, is_stopping = SimpleQueue[None](), False

    def stop(*_: object) -> None:
        nonlocal is_stopping
        if is_stopping:
            os._exit(1)
        is_stopping = True
        stops.put(None)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    return stops


def wait_for(stops: SimpleQueue[None]) -> None:
    """Return when a signal asks the process to stop.

    It wakes up every second: Python handles a signal between two steps of this thread, and one that comes just before
    the wait, or in another thread, does not interrupt it.
    """
    while True:
        with suppress(Empty):
            return stops.get(timeout=1)


def exit_after_timeout() -> None:
    """End the process after STOPS_WITHIN seconds, though something still runs."""
    timer = threading.Timer(STOPS_WITHIN, os._exit, (0,))
    timer.daemon = True
    timer.start()


def exit_now() -> None:
    """End the process although a job's thread waits for an answer: that job goes on after the next start."""
    sys.stdout.flush()
    sys.stderr.flush()
    if any(not thread.daemon for thread in threading.enumerate() if thread is not threading.main_thread()):
        os._exit(0)

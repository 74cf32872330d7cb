"""How the process ends: after a signal, in order within a limit, and at once if it must."""

import os
import signal
import socket
import sys
import threading

STOPS_WITHIN = 18.0
"""Seconds for an end in order. A supervisor usually waits twenty before it kills; a database or a Slack that does not
answer uses up all of them. What is cut off goes on after the next start."""

_SIGNALS = (signal.SIGTERM, signal.SIGINT)


def stop_signals() -> socket.socket:
    """A socket that gets a byte at SIGTERM or Ctrl-C, whichever thread the system interrupts for it."""
    stops, write_end = socket.socketpair()
    write_end.setblocking(False)
    signal.set_wakeup_fd(write_end.detach())
    for number in _SIGNALS:
        signal.signal(number, lambda *_: None)
    return stops


def wait_for(stops: socket.socket) -> None:
    """Return when a signal asks the process to stop, also one that came before. The next one ends it at once."""
    stops.recv(1)
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_DFL)


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

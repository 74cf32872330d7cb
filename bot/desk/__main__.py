"""`python -m bot.desk --port N [--faults]`: the desk alone, for a bot that runs in another process."""

import argparse
import signal
import sys
import threading

from bot.desk.desk import Desk


def main() -> int:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m bot.desk", description="A small Slack on this machine.")
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1; 0 takes a free one")
    asked = parser.parse_args()
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    with Desk(asked.port) as desk:
        sys.stdout.write(f"{desk.url}\n")
        sys.stdout.flush()
        stopped.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())

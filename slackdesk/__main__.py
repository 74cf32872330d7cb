"""`python -m slackdesk --port N`: the desk alone, for a bot that runs in another process.

It prints its address, and then the settings with which a bot finds it.
"""

import argparse
import signal
import sys
import time

from slackdesk.desk import Desk
from slackdesk.settings import DeskSettings, Redelivery


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m slackdesk", description="A small Slack on this machine.")
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1; 0 takes a free one")
    parser.add_argument("--request-url", help="deliver signed HTTP requests here instead of over Socket Mode")
    parser.add_argument("--retry-delays", default="0,60,300", help="seconds before each retry of an event")
    options = parser.parse_args()
    delays = tuple(float(part) for part in options.retry_delays.split(","))
    settings = DeskSettings(redelivery=Redelivery(delays=delays))
    told_to_stop = list[int]()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, _: told_to_stop.append(number))
    with Desk(options.port, settings) as desk:
        desk.deliver_over_http(options.request_url)
        sys.stdout.write(
            f"{desk.url}\n"
            f"SLACK_BASE_URL={desk.api_url}\n"
            f"SLACK_BOT_TOKEN={desk.settings.bot_token}\n"
            f"SLACK_APP_TOKEN={desk.settings.app_token}\n"
            f"SLACK_SIGNING_SECRET={desk.settings.signing_secret}\n"
        )
        sys.stdout.flush()
        while not told_to_stop:  # no wait without end: a signal in the moment before it would not end it
            time.sleep(0.1)
    return 0


if __name__ == "__main__":
    sys.exit(main())

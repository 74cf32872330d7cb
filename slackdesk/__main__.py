"""`python -m slackdesk --port N`: the desk alone, for a bot that runs in another process.

It prints its address, and then the settings with which a bot finds it.
"""

import argparse
import signal

from slackdesk.desk import Desk

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m slackdesk", description="A small Slack on this machine.")
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1; 0 takes a free one")
    stops = {signal.SIGINT, signal.SIGTERM}
    signal.pthread_sigmask(signal.SIG_BLOCK, stops)  # in all threads: they wait for `sigwait`
    with Desk(parser.parse_args().port) as desk:
        print(  # noqa: T201
            desk.url,
            f"SLACK_BASE_URL={desk.api_url}",
            f"SLACK_BOT_TOKEN={desk.settings.bot_token}",
            f"SLACK_APP_TOKEN={desk.settings.app_token}",
            f"SLACK_SIGNING_SECRET={desk.settings.signing_secret}",
            sep="\n",
            flush=True,
        )
        signal.sigwait(stops)

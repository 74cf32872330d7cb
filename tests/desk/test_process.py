"""`python -m slackdesk`: the desk alone prints what an app needs to find it."""

import subprocess
import sys
from pathlib import Path

from slack_sdk import WebClient

ROOT = Path(__file__).parents[2]


def test_a_desk_of_its_own_prints_its_settings_and_ends_when_asked() -> None:
    command = [sys.executable, "-m", "slackdesk", "--retry-delays", "0,0,0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url, *lines = (process.stdout.readline().strip() for _ in range(5))
        printed = dict(line.split("=", 1) for line in lines)
        client = WebClient(token=printed["SLACK_BOT_TOKEN"], base_url=printed["SLACK_BASE_URL"])
        assert client.auth_test()["url"] == f"{url}/"
        assert {"SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"} < printed.keys()
        process.terminate()
        assert process.wait(180) == 0

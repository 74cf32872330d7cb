"""The desk as a process, and what it keeps: threads are there after a restart, and what was for one person alone is not."""

import subprocess
import sys
from pathlib import Path

import pytest
from slack_sdk import WebClient

from benchmarks.newsroom import until
from slackdesk import Desk
from slackdesk.client import DeskClient


def said(desk: DeskClient, channel: str = "#newsroom") -> list[str]:
    return [message["text"] for message in desk.messages(channel)]


def test_threads_files_and_channels_are_there_after_a_restart(tmp_path: Path) -> None:
    kept = tmp_path / "var" / "desk.json"
    with Desk(kept=kept) as desk:
        gil = desk.add_person("Gil", guest=True)
        side = desk.add_channel("side", ["ana", "gil"])
        ts = desk.say("#newsroom", "ana", "The bridge — “safe”?")
        reply = desk.say("#newsroom", "ben", "No.", ts, files=[("scan.pdf", b"\xff\x00%PDF")])
        desk.say(side, gil, "Hello")
    with Desk(kept=kept) as again:
        assert said(again) == ["The bridge — “safe”?"]
        (_, answer) = again.thread("#newsroom", ts)
        assert (answer["ts"], answer["text"]) == (reply, "No.")
        assert [file.content for file in again.workspace.files.values()] == [b"\xff\x00%PDF"]
        assert said(again, side) == ["Hello"]
        later = again.say("#newsroom", "ana", "Later")
        assert float(later) > float(reply)
        assert [message["ts"] for message in again.messages("#newsroom")] == [ts, later]


def test_a_moment_later_the_file_is_written_for_its_owner_alone(tmp_path: Path) -> None:
    kept = tmp_path / "desk.json"
    kept.touch(mode=0o644)  # as an earlier version left it
    with Desk(kept=kept) as desk:
        desk.say("#desk-private", "ana", "Secret")
        until(lambda: "Secret" in kept.read_text())  # a killed desk has kept it, too
    assert kept.stat().st_mode & 0o777 == 0o600


def test_what_only_one_person_saw_is_not_kept(tmp_path: Path) -> None:
    kept = tmp_path / "desk.json"
    with Desk(kept=kept) as desk:
        desk.command("#newsroom", "ana", "/unknown")
        desk.wait_for(lambda desk: desk.messages("#newsroom", "ana"))
    assert "/unknown" not in kept.read_text()
    with Desk(kept=kept) as again:
        assert again.messages("#newsroom", "ana") == []


@pytest.mark.parametrize("broken", ["{}", '{"people": 1'])
def test_a_broken_file_begins_anew(tmp_path: Path, broken: str) -> None:
    kept = tmp_path / "desk.json"
    kept.write_text(broken)
    with Desk(kept=kept) as desk:
        assert said(desk) == []
        assert desk.say("#newsroom", "ana", "Here")
    with Desk(kept=kept) as again:
        assert said(again) == ["Here"]


ROOT = Path(__file__).parents[2]


def test_a_desk_of_its_own_prints_its_settings_and_ends_when_asked() -> None:
    command = [sys.executable, "-m", "slackdesk"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url, *lines = (process.stdout.readline().strip() for _ in range(5))
        printed = dict(line.split("=", 1) for line in lines)
        client = WebClient(token=printed["SLACK_BOT_TOKEN"], base_url=printed["SLACK_BASE_URL"])
        assert client.auth_test()["url"] == f"{url}/"
        assert {"SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"} < printed.keys()
        process.terminate()
        assert process.wait(180) == 0

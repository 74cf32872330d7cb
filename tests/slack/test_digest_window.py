"""The window in which a channel's digest is set, over real sockets: opened by a command, saved before the ack."""

import time
from typing import Any

from benchmarks.newsroom import Newsroom
from bot.views.digest_modal import AT, DAYS, NO, NO_DAY, POSTED, ZONE
from bot.views.talk import NO_WINDOW
from tests.slack.test_buttons import field


def opened(newsroom: Newsroom, user: str = "ana") -> dict[str, Any]:
    newsroom.desk.command("#newsroom", user, "/claims digest")
    return newsroom.window(user)


def test_what_was_saved_in_the_window_holds_and_is_shown_to_others(newsroom: Newsroom) -> None:
    view = opened(newsroom)
    assert "There is no digest in this channel yet." in str(view["blocks"])
    assert "/claims digest" not in str(view["blocks"])
    assert field(view, AT)["initial_time"] == "08:30"
    answer = newsroom.send({AT: "07:45", DAYS: ["0", "6"], ZONE: "Europe/Lisbon"})
    assert "07:45 on Mondays and Sundays, Europe/Lisbon time" in answer
    again = opened(newsroom, "ben")
    assert "07:45 on Mondays and Sundays" in str(again["blocks"])
    assert field(again, AT)["initial_time"] == "07:45"
    assert [option["value"] for option in field(again, DAYS)["initial_options"]] == ["0", "6"]
    assert field(again, ZONE)["initial_value"] == "Europe/Lisbon"
    newsroom.desk.close("ben")


def test_a_digest_needs_a_day_and_can_be_turned_off(newsroom: Newsroom) -> None:
    opened(newsroom)
    assert newsroom.send({DAYS: []}) == NO_DAY
    opened(newsroom)
    assert "No more digests" in newsroom.send({POSTED: NO})


def test_a_slack_that_is_busy_is_not_waited_for_before_the_ack(newsroom: Newsroom) -> None:
    for method in ("conversations.info", "users.info", "views.open"):
        newsroom.desk.faults.add(method, "ratelimited", retry_after=60, times=1)
    newsroom.desk.faults.add("conversations.info", "late", seconds=120, times=1)
    began = time.monotonic()
    assert newsroom.told("/claims digest") == NO_WINDOW
    assert time.monotonic() - began < 50
    assert newsroom.desk.modal("ana") is None

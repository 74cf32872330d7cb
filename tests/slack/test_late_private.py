"""A private answer that is ready when Slack takes none any more where it was asked for, at the desk."""

import json

import pytest

from benchmarks.newsroom import STORY, Newsroom, shown, until
from bot.views import actions, talk
from slackdesk import event_router


@pytest.fixture(autouse=True)
def after_half_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the bot had been away for that long: no response_url takes an answer."""
    monkeypatch.setattr(event_router, "RESPONSE_URL_LIVES", -1.0)


@pytest.mark.parametrize("place", ["newsroom", "where-it-is-not"])
def test_it_comes_as_a_direct_message_to_the_asker_alone_and_can_still_be_posted(
    newsroom: Newsroom, place: str
) -> None:
    if place != "newsroom":
        newsroom.desk.add_channel(place, ["ana", "ben"], private=True)
    channel, dm = f"#{place}", newsroom.desk.dm("ana")
    before = len(newsroom.desk.messages(dm))
    newsroom.desk.command(channel, "ana", f"/claims {STORY}")
    until(lambda: newsroom.desk.messages(dm)[before:])
    newsroom.quiet()
    late = newsroom.desk.messages(dm)[before:]
    assert talk.LATE_AND_PRIVATE in shown(late[:1])
    assert talk.LATE_AND_PRIVATE not in shown(late[1:])
    assert "Ida Brandt" in shown(late)
    assert "Ida Brandt" not in shown(newsroom.desk.messages(channel, "ben"))
    assert set(newsroom.outcomes().values()) == {"answered"}

    newsroom.desk.invite(channel, "ana")
    button = next(m["ts"] for m in late if actions.PUBLISH in json.dumps(m["blocks"]))
    newsroom.desk.press(dm, "ana", button, actions.PUBLISH)
    until(lambda: "Ida Brandt" in shown(newsroom.desk.messages(channel, "ben")))


def test_what_went_wrong_with_a_late_click_is_told_too(newsroom: Newsroom) -> None:
    dm = newsroom.desk.dm("ana")
    newsroom.desk.add_channel("shut", ["ana"], private=True)
    before = len(newsroom.desk.messages(dm))
    newsroom.desk.command("#shut", "ana", f"/claims {STORY}")
    until(lambda: newsroom.desk.messages(dm)[before:])
    newsroom.quiet()
    late = newsroom.desk.messages(dm)[before:]
    button = next(m["ts"] for m in late if actions.PUBLISH in json.dumps(m["blocks"]))
    newsroom.desk.press(dm, "ana", button, actions.PUBLISH)
    until(lambda: talk.NOT_HERE in shown(newsroom.desk.messages(dm)))

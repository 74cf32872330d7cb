"""A private answer that is ready when Slack takes none any more where it was asked for, at the desk."""

import pytest

from benchmarks.newsroom import STORY, Json, Newsroom, shown, until
from bot.views import actions, talk
from slackdesk import event_router


@pytest.fixture(autouse=True)
def after_half_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the bot had been away for that long: no response_url takes an answer."""
    monkeypatch.setattr(event_router, "RESPONSE_URL_LIVES", -1.0)


def late(newsroom: Newsroom, channel: str) -> list[Json]:
    """What comes to Ana, in her direct messages, of what she asked for in a channel."""
    dm = newsroom.desk.dm("ana")
    before = len(newsroom.desk.messages(dm))
    newsroom.desk.command(channel, "ana", f"/claims {STORY}")
    until(lambda: newsroom.desk.messages(dm)[before:])
    newsroom.quiet()
    return newsroom.desk.messages(dm)[before:]


@pytest.mark.parametrize("place", ["newsroom", "where-it-is-not"])
def test_it_comes_as_a_direct_message_to_the_asker_alone_and_can_still_be_posted(
    newsroom: Newsroom, place: str
) -> None:
    if place != "newsroom":
        newsroom.desk.add_channel(place, ["ana", "ben"], private=True)
    first, *rest = late(newsroom, f"#{place}")
    assert talk.LATE_AND_PRIVATE in shown([first])
    assert talk.LATE_AND_PRIVATE not in shown(rest)
    assert "Ida Brandt" in shown([first, *rest])
    assert "Ida Brandt" not in shown(newsroom.desk.messages(f"#{place}", "ben"))
    assert set(newsroom.outcomes().values()) == {"answered"}

    newsroom.desk.invite(f"#{place}", "ana")
    newsroom.press([first, *rest], actions.PUBLISH, channel=newsroom.desk.dm("ana"))
    until(lambda: "Ida Brandt" in shown(newsroom.desk.messages(f"#{place}", "ben")))


def test_what_went_wrong_with_a_late_click_is_told_too(newsroom: Newsroom) -> None:
    newsroom.desk.add_channel("shut", ["ana"], private=True)
    dm = newsroom.desk.dm("ana")
    newsroom.press(late(newsroom, "#shut"), actions.PUBLISH, channel=dm)
    until(lambda: talk.UNDELIVERED in shown(newsroom.desk.messages(dm)))

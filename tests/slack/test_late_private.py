"""A private answer that is ready when Slack takes none any more where it was asked for, at the desk."""

import pytest

from benchmarks.newsroom import STORY, Newsroom, shown
from bot.views import actions, talk
from slackdesk import event_router


def test_it_comes_as_a_direct_message_to_the_asker_alone_and_can_still_be_posted(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event_router, "RESPONSE_URL_LIVES", -1.0)  # as if the bot had been away for half an hour
    newsroom.desk.add_channel("elsewhere", ["ana", "ben"], private=True)
    room, dm = "#elsewhere", newsroom.desk.dm("ana")
    newsroom.command(f"/claims {STORY}", room)
    first, *rest = answer = newsroom.desk.messages(dm)
    assert talk.LATE_AND_PRIVATE in shown([first])
    assert talk.LATE_AND_PRIVATE not in shown(rest)
    assert "Ida Brandt" in shown(answer)
    assert "Ida Brandt" not in shown(newsroom.desk.messages(room, "ben"))
    assert set(newsroom.outcomes().values()) == {"answered"}

    newsroom.press(answer, actions.PUBLISH, channel=dm)
    assert talk.UNDELIVERED in shown(newsroom.desk.messages(dm))
    newsroom.desk.invite(room, "ana")
    newsroom.press(answer, actions.PUBLISH, channel=dm)
    assert "Ida Brandt" in shown(newsroom.desk.messages(room, "ben"))

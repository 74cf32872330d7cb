"""What Slack answers to a call, and what it means for the message."""

from collections.abc import Callable, Iterator

import pytest

from bot.errors import DeliveryError
from bot.slack.lookups import Lookups, NotNow, Unsure
from bot.slack.workspaces import Workspace
from slackdesk import Desk

LOOKS: dict[str, Callable[[Workspace], object]] = {
    "conversations.replies": lambda slack: slack.first_message("C0NEWSROOM", "1.1"),
    "conversations.history": lambda slack: slack.find("C0NEWSROOM", None, request="T:C:1.1", part=0),
    "auth.test": lambda slack: slack.me,
}


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    with Desk() as running:
        yield running


@pytest.fixture
def slack(desk: Desk) -> Iterator[Workspace]:
    yield Workspace("T1", desk.url, desk.settings.bot_token, desk.api_url)
    desk.faults.clear()


@pytest.mark.parametrize("method", LOOKS)
@pytest.mark.parametrize(
    ("error", "raised"),
    [("channel_not_found", DeliveryError), ("internal_error", NotNow), ("token_revoked", NotNow)],
)
def test_a_look_says_why_it_failed_and_whether_it_is_worth_another_try(
    desk: Desk, slack: Workspace, method: str, error: str, raised: type[DeliveryError | NotNow]
) -> None:
    desk.faults.add(method, "refused", times=1, error=error)
    with pytest.raises(raised) as caught:
        LOOKS[method](slack)
    assert caught.value.code == error


@pytest.mark.usefixtures("slack")
def test_an_answer_that_is_none_of_slacks_is_no_refusal_and_is_not_quoted(desk: Desk) -> None:
    desk.faults.add("auth.test", "server_error", times=1, status=502)
    with pytest.raises(NotNow) as away:
        Lookups(desk.settings.bot_token, desk.api_url, waits=False).myself()
    assert str(away.value) == "HTTP 502"


def test_a_post_that_something_else_answered_may_have_been_taken(desk: Desk, slack: Workspace) -> None:
    desk.faults.add("chat.postMessage", "server_error", times=1, status=407)
    with pytest.raises(Unsure) as unsure:
        slack.post("C0NEWSROOM", None, {"text": "x"}, request="T:C:1.1", part=0)
    assert str(unsure.value) == "HTTP 407"

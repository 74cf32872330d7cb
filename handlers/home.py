"""App Home and the agent view: what was read lately for whoever opens the one, what to ask for whoever opens the other."""

import time
from collections.abc import Iterator
from typing import Any

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.jobs import Jobs
from bot.slack.lookups import word
from bot.store import Store
from bot.store.budget import midnight_before
from bot.views import home, talk
from handlers.payload import Json

MOST_CHANNELS = 1_000
"""Of one person that are asked of Slack: a page of its list."""

_LOG = structlog.get_logger(__name__)


def opened(event: Json, body: Json, client: WebClient, jobs: Jobs, store: Store) -> None:
    """Somebody opened the bot's page. What cannot be shown now is shown the next time: Slack need not send it again."""
    try:
        if event["tab"] == "messages":
            client.assistant_threads_setSuggestedPrompts(channel_id=event["channel"], prompts=list(talk.PROMPTS))
        else:
            client.views_publish(user_id=event["user"], view=_view(event, body["team_id"], client, jobs, store))
    except SlackApiError as refusal:
        _LOG.warning("home not shown", code=word(refusal.response))


def _view(event: Json, team: str, client: WebClient, jobs: Jobs, store: Store) -> dict[str, Any]:
    """Only what stands in places where this person is a member, by Slack's own word of this moment."""
    mine = [*_channels(event["user"], client), event["channel"]]
    address = str(client.auth_test()["url"]).rstrip("/")
    lately = []
    for read in store.threads.lately(team, mine, home.MOST):
        if breakdown := store.threads.breakdown_of(read.request):
            url = f"{address}/archives/{read.channel}/p{read.thread.replace('.', '')}" if read.thread else None
            lately.append(home.Reading(breakdown=breakdown, channel=read.channel, read_at=read.read_at, url=url))
    settings = {name: (one.listening, one.rules_only) for name, one in store.channels.among(team, mine).items()}
    today = store.threads.count_since(team, mine, midnight_before(time.time()))
    tokens = jobs.budget.spent(team, event["channel"], event["user"]).user
    return home.view(tuple(lately), settings, today, tokens)


def _channels(user: str, client: WebClient) -> Iterator[str]:
    page = client.users_conversations(
        user=user, types="public_channel,private_channel", exclude_archived=True, limit=MOST_CHANNELS
    )
    return (str(found["id"]) for found in page["channels"])

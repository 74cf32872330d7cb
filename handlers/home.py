"""App Home and the agent view: the newest readings, and what to ask."""

import time
from collections.abc import Iterator
from typing import Any

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.jobs import Jobs
from bot.slack.lookups import word
from bot.slack.message_text import Json
from bot.store import Store
from bot.store.budget import midnight_before
from bot.views import home, talk

MOST_CHANNELS = 1_000
"""Channels of one person that are looked at: one page of Slack's list."""

_LOG = structlog.get_logger(__name__)


def opened(event: Json, body: Json, client: WebClient, jobs: Jobs, store: Store) -> None:
    """The bot's page was opened. If Slack refuses, no error: the page is made again the next time."""
    try:
        if event["tab"] == "messages":
            client.assistant_threads_setSuggestedPrompts(channel_id=event["channel"], prompts=list(talk.PROMPTS))
        else:
            client.views_publish(user_id=event["user"], view=_view(event, body["team_id"], client, jobs, store))
    except SlackApiError as refusal:
        _LOG.warning("home not shown", code=word(refusal.response))


def _view(event: Json, team: str, client: WebClient, jobs: Jobs, store: Store) -> dict[str, Any]:
    """Only readings in places where Slack says at this moment that this person is a member."""
    channels = [*_channels(event["user"], client), event["channel"]]
    workspace = jobs.digests.workspaces.of(team).url.rstrip("/")
    readings = []
    for read in store.threads.recent(team, channels, home.MOST):
        if breakdown := store.threads.breakdown_of(read.request):
            url = f"{workspace}/archives/{read.channel}/p{read.thread.replace('.', '')}" if read.thread else None
            readings.append(home.Reading(breakdown=breakdown, channel=read.channel, read_at=read.read_at, url=url))
    settings = {name: (now.listening, now.rules_only) for name, now in store.channels.among(team, channels).items()}
    today = store.threads.count_since(team, channels, midnight_before(time.time()))
    tokens = jobs.budget.spent(team, event["channel"], event["user"]).user
    return home.view(tuple(readings), settings, today, tokens)


def _channels(user: str, client: WebClient) -> Iterator[str]:
    page = client.users_conversations(
        user=user, types="public_channel,private_channel", exclude_archived=True, limit=MOST_CHANNELS
    )
    return (str(channel["id"]) for channel in page["channels"])

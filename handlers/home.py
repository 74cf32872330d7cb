"""App Home and the agent view: what to ask, and how."""

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.lookups import word
from bot.slack.message_text import Json
from bot.views import talk

_LOG = structlog.get_logger(__name__)


def opened(event: Json, client: WebClient) -> None:
    """The bot's page was opened. If Slack refuses, no error: the page is made again the next time."""
    try:
        if event["tab"] == "messages":
            client.assistant_threads_setSuggestedPrompts(channel_id=event["channel"], prompts=list(talk.PROMPTS))
        else:
            view = {"type": "home", "blocks": list(talk.help_message().blocks)}
            client.views_publish(user_id=event["user"], view=view)
    except SlackApiError as refusal:
        _LOG.warning("home not shown", code=word(refusal.response))

"""Whether the bot is in the room that somebody types in."""

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.payload import Json


def is_here(command: Json, client: WebClient) -> bool:
    """Whether the bot hears the channel."""
    try:
        found = client.conversations_info(channel=command["channel_id"])["channel"]
    except SlackApiError as refusal:
        # Not found: a private channel that the bot is not in. Whatever else Slack says speaks of Slack.
        return bool(refusal.response.get("error") != "channel_not_found")
    return bool(found.get("is_member") or found.get("is_im"))

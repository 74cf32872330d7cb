"""The digest and the feeds that it reads: set by words of `/claims`, or in a window."""

from slack_bolt import Ack, Respond
from slack_sdk import WebClient

from bot.errors import DeliveryError
from bot.jobs import Jobs
from bot.jobs.digest_settings import DigestSettings
from bot.slack.channel_access import Permissions
from bot.slack.lookups import Lookups, NotNow
from bot.slack.message_text import Json
from bot.slack.requests import from_command
from bot.views import digest_modal, digest_words, talk
from bot.views.forms import Incomplete
from bot.views.slack import Message
from handlers.replies import open_window, tell

IN_A_WINDOW = Message(text="", blocks=())
"""Stands for an answer that is shown in a window."""


def digest(command: Json, rest: str, settings: DigestSettings, client: WebClient) -> Message:
    """When the digest comes, off, pause, preview, now; without a word the window, which has all of it."""
    if not bot_is_member(command, client):
        return talk.said(talk.INVITE_FIRST)
    window = None if rest else settings.window(command["team_id"], command["channel_id"], command["user_id"])
    if window and open_window(client, command["trigger_id"], window):
        return IN_A_WINDOW
    return settings.digest(from_command(command, "preview", rest))


def watch(command: Json, rest: str, settings: DigestSettings, client: WebClient) -> Message:
    if not bot_is_member(command, client):
        return talk.said(talk.INVITE_FIRST)
    return settings.watch(command["team_id"], command["channel_id"], rest)


def change(body: Json, ack: Ack, client: WebClient, respond: Respond, jobs: Jobs, permissions: Permissions) -> None:
    """The button “Change…”: show the window."""
    ack()
    user = body["user"]["id"]
    if refusal := permissions.refusal(body["team"]["id"], user):
        tell(respond, talk.said(refusal))
        return
    window = jobs.digest_settings.window(body["team"]["id"], body["channel"]["id"], user)
    if not open_window(client, body["trigger_id"], window):
        tell(respond, talk.said(digest_words.NO_WINDOW))


def chosen(body: Json, view: Json, ack: Ack, jobs: Jobs) -> None:
    """The window was sent: stored before Slack hears that it arrived, then shown as it holds from now on."""
    try:
        wanted = digest_modal.read(view["state"]["values"])
    except Incomplete as incomplete:
        ack(response_action="errors", errors=incomplete.errors)
        return
    now = jobs.digest_settings.save(body["team"]["id"], view["private_metadata"], wanted)
    ack(response_action="update", view=digest_modal.saved(now.text))


def bot_is_member(command: Json, client: WebClient) -> bool:
    """Whether the bot is in the channel where a command was typed, so that it hears and may post there."""
    try:
        channel = Lookups(client.token or "", client.base_url, waits=False).room(command["channel_id"])
    except DeliveryError as refusal:
        # Not found: a private channel that the bot is not in. All other errors are about Slack.
        return refusal.code != "channel_not_found"
    except NotNow:
        return True
    return bool(channel.get("is_member") or channel.get("is_im"))

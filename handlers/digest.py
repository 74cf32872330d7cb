"""The window in which a channel's digest is set."""

from slack_bolt import Ack, Respond
from slack_sdk import WebClient

from bot.jobs import Jobs
from bot.slack.channel_access import Permissions
from bot.slack.message_text import Json
from bot.views import digest_modal, digest_words, talk
from bot.views.forms import Incomplete
from handlers.replies import open_window, tell


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

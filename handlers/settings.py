"""What is read in a channel: set when the bot is invited, and by words of `/claims`."""

from slack_bolt import Ack, Respond

from bot.jobs import Jobs, Request
from bot.slack.intent import message_id
from bot.slack.message_text import Json
from bot.slack.permissions import Permissions
from bot.slack.requests import from_click, from_command
from bot.store import Store
from bot.views import actions, talk
from bot.views.thread import Message
from handlers.replies import tell


def joined(event: Json, body: Json, bot_user_id: str, jobs: Jobs) -> None:
    """A member joined a channel. If it is the bot, it says what it does and asks how much of that is wanted."""
    if event["user"] == bot_user_id:
        team, channel = body["team_id"], event["channel"]
        name = message_id(team, channel, f"joined:{event['event_ts']}")
        user = event.get("inviter") or bot_user_id
        jobs.ask(Request(kind="welcome", id=name, team=team, channel=channel, user=user))


def chosen(
    body: Json, action: Json, ack: Ack, respond: Respond, jobs: Jobs, store: Store, permissions: Permissions
) -> None:
    """One of the two buttons of that message: read every article, or only when mentioned."""
    request = from_click("settled", body, target=body["container"]["message_ts"])
    if refusal := permissions.refusal(request.team, request.user):
        tell(respond, talk.said(refusal))
    else:
        listening = action["action_id"] == actions.LISTEN
        store.channels.change(request.team, request.channel, listening=listening)
        jobs.ask(request)
    ack()


def change(command: Json, jobs: Jobs, store: Store, **wanted: bool) -> Message:
    """Change `listening` or `rules_only` by a command, and say so in the channel: it concerns all of its members."""
    request = from_command(command, "settled")
    before = store.channels.get(request.team, request.channel)
    now = store.channels.change(request.team, request.channel, **wanted)
    if now != before:
        jobs.ask(request)
    return talk.setting(listening=now.listening, rules_only=now.rules_only)

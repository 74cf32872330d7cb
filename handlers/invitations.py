"""The bot comes into a channel: it says what it does, and somebody there decides how much of it."""

from slack_bolt import Ack

from bot.jobs import Jobs, Request
from bot.store import Store
from bot.views import actions
from handlers.payload import Json, clicked_from_outside, from_click


def joined(event: Json, body: Json, bot_user_id: str, jobs: Jobs) -> None:
    """Somebody came into a channel; only when it is the bot itself is there anything to say."""
    if event["user"] != bot_user_id:
        return
    channel, team = event["channel"], body["team_id"]
    jobs.ask(
        Request(
            kind="welcome",
            id=f"{team}:{channel}:joined:{event['event_ts']}",
            team=team,
            channel=channel,
            user=event.get("inviter") or bot_user_id,
        )
    )


def chosen(body: Json, action: Json, ack: Ack, jobs: Jobs, store: Store, serves_outside: bool) -> None:
    """One of the two buttons: read every article, or only when mentioned."""
    if serves_outside or not clicked_from_outside(body):
        request = from_click("settled", body, None, target=body["container"]["message_ts"])
        store.channels.change(
            request.team, request.channel, request.user, listening=action["action_id"] == actions.LISTEN
        )
        jobs.ask(request)
    ack()

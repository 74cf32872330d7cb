"""Messages: mentions, direct messages, articles where the bot listens, and what became of messages it has read."""

from bot.jobs import Jobs
from bot.slack import requests
from bot.slack.intent import Surroundings, intent_of
from bot.slack.message_text import Json
from bot.store import Store


def received(event: Json, body: Json, bot_user_id: str, jobs: Jobs, store: Store, sample: str) -> None:
    team = body["team_id"]
    if event.get("subtype") == "message_deleted":
        store.forgetting.forget(*store.threads.of_message(team, event["channel"], event["deleted_ts"]))
    elif intent := intent_of(event, bot_user_id, Surroundings(store, team, event, sample)):
        jobs.ask(*requests.from_message(intent, event, team))

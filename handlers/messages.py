"""Messages that name nobody: direct messages are requests; a deleted one is forgotten; all others are left alone."""

from bot.jobs import Jobs
from handlers.payload import Json, from_dm, is_by_a_person, is_from_outside, request_id


def posted(event: Json, body: Json, bot_user_id: str, jobs: Jobs, serves_outside: bool) -> None:
    """Any message where the bot is. A mention in a channel comes as `app_mention` too, and is answered there.

    `message_changed` is left alone: Slack sends one for every link that it shows a preview of.
    """
    if event.get("subtype") == "message_deleted":
        jobs.forget(request_id(body, event, event["deleted_ts"]))
        return
    if event.get("channel_type") != "im" or not is_by_a_person(event):
        return
    if is_from_outside(event, body) and not serves_outside:
        return
    jobs.ask(from_dm(event, body, bot_user_id))

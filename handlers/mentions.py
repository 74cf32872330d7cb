"""@Rejoinder in a channel."""

from bot import typed
from bot.jobs import Jobs
from handlers.payload import Json, from_mention, is_by_a_person, is_from_outside


def mentioned(event: Json, body: Json, bot_user_id: str, jobs: Jobs, serves_outside: bool) -> None:
    """Somebody named the bot. (Slack also tells of thread replies that do not: those ask for nothing.)"""
    if not is_by_a_person(event) or not typed.mentions(event, bot_user_id):
        return
    if is_from_outside(event, body) and not serves_outside:
        return
    jobs.ask(from_mention(event, body, bot_user_id))

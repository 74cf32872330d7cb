"""A message that came while the bot was away: heard now, as if it had just been sent."""

from bot.jobs import Jobs
from bot.store import Store
from handlers import mentions, messages
from handlers.payload import Json


def heard(event: Json, body: Json, bot_user_id: str, jobs: Jobs, store: Store, serves_outside: bool) -> None:
    """A mention, a direct message, or an article where the bot listens; everything else asks for nothing."""
    if event["channel_type"] != "im":  # Slack sends no `app_mention` for direct messages
        mentions.mentioned(event, body, bot_user_id, jobs, store, serves_outside)
    messages.posted(event, body, bot_user_id, jobs, store, serves_outside)

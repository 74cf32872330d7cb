"""What the one person who clicked gets at once: words, or a window."""

from typing import Any

import structlog
from slack_bolt import Respond
from slack_sdk import WebClient

from bot.slack.lookups import BROKEN
from bot.views.thread import Message

_LOG = structlog.get_logger(__name__)


def tell(respond: Respond, message: Message, thread: str | None = None, *, replace: bool = False) -> None:
    """Show a message to this person alone; `replace`: instead of the private message that the button was in."""
    respond(
        text=message.text,
        blocks=message.blocks,
        response_type="ephemeral",
        replace_original=replace,
        delete_original=False,
        thread_ts=thread,
    )


def open_window(client: WebClient, trigger: str, view: dict[str, Any]) -> bool:
    """Whether Slack shows the window. Its trigger lives three seconds, so this is done at once, in no job."""
    try:
        client.views_open(trigger_id=trigger, view=view)
    except BROKEN as error:
        _LOG.warning("no window", kind=type(error).__name__)
        return False
    return True

"""Words for the one person who clicked."""

from slack_bolt import Respond

from bot.views.slack import Message


def tell(respond: Respond, message: Message, thread: str | None = None, *, replace: bool = False) -> None:
    """Show a message that nobody else sees; `replace`: instead of the private message that the button was in."""
    respond(
        text=message.text,
        blocks=message.blocks,
        response_type="ephemeral",
        replace_original=replace,
        delete_original=False,
        thread_ts=thread,
    )

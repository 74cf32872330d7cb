"""An error → what the thread says about it: what happened, and what to do."""

from bot.errors import RejoinderError
from bot.views import slack
from bot.views.blocks import paragraph, text
from bot.views.sanitize import capped, clean
from bot.views.slack import Message

# An error is two short sentences; a longer one would be a bug that must not flood a thread.
LONGEST_SENTENCE = 1_000


def message(error: RejoinderError, above: str | None = None) -> Message:
    """The error as a message; `above` says what it is about, where that is not clear."""
    happened, to_do = (capped(clean(words), LONGEST_SENTENCE) for words in (error.message, error.try_))
    head = [text(f"{above}\n", bold=True)] if above else []
    return slack.message(paragraph(*head, happened, f"\n{to_do}" if to_do else ""))

"""The noun of a job: who asked for what, where, and how it ended when it could not be done."""

from typing import Literal

from bot.breakdown import Noun
from bot.errors import RejoinderError

Kind = Literal["mention", "dm", "command"]


class SlackFile(Noun):
    """A file shared in a message: enough to fetch it with the bot's token."""

    id: str
    name: str
    mimetype: str
    size: int
    url: str


class Request(Noun):
    """One wish for a breakdown. `id` is `team:channel:message_ts`, or a command's trigger id: the same wish, one id."""

    id: str
    kind: Kind
    team: str
    channel: str
    user: str
    thread: str | None = None
    """Time stamp of the message whose thread gets the answer; None for a private answer."""
    text: str = ""
    files: tuple[SlackFile, ...] = ()
    response_url: str | None = None
    """Where a command's private answer goes; valid for 30 minutes and five answers."""


class Trouble(Noun):
    """An error of ours as it is kept and shown: what happened, what to do."""

    code: str
    message: str
    try_: str

    @classmethod
    def of(cls, error: RejoinderError) -> "Trouble":
        """The three texts of an error. (The error itself does not survive a trip between processes.)"""
        return cls(code=error.code, message=error.message, try_=error.try_)

    def error(self) -> RejoinderError:
        """Back to an error, for the views."""
        return RejoinderError(self.message, self.try_, code=self.code)

"""Our errors: a small tree. Each says what happened and what to do, in words for the person who asked.

Raised where the trouble is known, and there stand their words (look for a part of them); shown at the surface (thread,
command line) in one place, never swallowed.
"""


class RejoinderError(Exception):
    """Base. `code` is stable and for machines, `message` says what happened, `try_` what to do about it.

    Neither text ever holds article text, a secret or an internal path.
    """

    code = "internal"

    def __init__(self, message: str, try_: str, *, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.try_ = try_
        if code:
            self.code = code

    def __reduce__(self) -> tuple[object, ...]:  # they travel between processes
        return type(self), (self.message, self.try_), {"code": self.code}

    def __str__(self) -> str:
        return f"{self.message} {self.try_}".strip()


class SettingsError(RejoinderError):
    """The configuration is wrong or half set; the start stops."""

    code = "settings"


class ArticleError(RejoinderError):
    """What was sent cannot be read as an article. Codes: empty, too-large, not-text, unsupported, not-found, …"""

    code = "article"


class ReaderError(RejoinderError):
    """A reader cannot read this article. Codes: language, too-long, model-timeout, model-refused, …"""

    code = "reader"


class DeliveryError(RejoinderError):
    """Slack did not take a message, and trying again will not help."""

    code = "delivery"

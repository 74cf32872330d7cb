"""A request: who asked for what, and where."""

from typing import Literal, get_args

from bot.article import MOST_ARTICLES
from bot.breakdown import Frozen

ReadKind = Literal["mention", "dm", "command", "listened", "shortcut", "again", "feed"]
"""Ways to ask for a reading. `listened`: an article posted where every article is read; `again`: a second reading,
after an edit or by a button; `feed`: an article of a feed that the channel watches, read for its digest and not
posted."""

ActKind = Literal[
    "question", "help", "welcome", "offer", "stale", "everyone", "export", "draft", "publish", "checked", "unchecked",
    "settled", "left", "notice", "compare", "reported", "corrected",
]  # fmt: skip
"""What is done around a reading: nothing is fetched or read for it. `stale` changes an offer that was accepted; `left`
says how many sources of one message were too many; `notice` tells a channel where its texts are sent; `compare` sets
side by side what its message brought; the last two say in a thread that a line was reported, or is corrected."""

LedgerKind = Literal["digest", "preview", "later_answers"]
"""Digests, and the note that an article answers earlier claims."""

Kind = Literal[ReadKind, ActKind, LedgerKind]

READS: frozenset[str] = frozenset(get_args(ReadKind))
PRIVATE: frozenset[str] = frozenset({"command", "shortcut", "draft", "preview"})
"""Kinds whose answer only the asker sees."""
UNASKED: frozenset[str] = frozenset({"feed", "later_answers", "notice"})
"""Kinds without an asker: where they fail, no message says so."""
SHOWN: frozenset[str] = READS - PRIVATE - {"feed"}
"""Readings that are posted for the whole channel."""

LEFT = "left"
"""How the id of that note ends."""
_COMPARISON = ":compare"


def companion(first: str, number: int) -> str:
    """Id of a message's source, by the id of its first one, which is number 1."""
    return first if number == 1 else f"{first}:{number}"


def companions(first: str) -> list[str]:
    """Ids of all that a message can bring besides its first source."""
    return [*(companion(first, number) for number in range(2, MOST_ARTICLES + 1)), comparison(first), f"{first}:{LEFT}"]


def comparison(first: str) -> str:
    """Id of the request that sets a message's sources side by side, by the id of the first source."""
    return f"{first}{_COMPARISON}"


def is_comparison(request_id: str) -> bool:
    return request_id.endswith(_COMPARISON)


def compared_by(request_id: str) -> list[str]:
    """Ids that the sources of a comparison can have, in order."""
    first = request_id.removesuffix(_COMPARISON)
    return [companion(first, number) for number in range(1, MOST_ARTICLES + 1)]


class SlackFile(Frozen):
    name: str
    mimetype: str
    url: str


class Request(Frozen):
    """What a person, or a schedule, asked for. `id` is `team:channel:message_ts` or a command's trigger id, so that an
    event that Slack sends again makes no second request."""

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
    """Where a private answer goes; valid for 30 minutes and five answers."""
    about: str | None = None
    """Id of the request whose reading this one is about. Of a reading for a comparison: the comparison's."""
    target: str | None = None
    """What a click was on: a statement's id, or a message's time stamp. Of a question: the ids that a model chose."""

    @property
    def is_private(self) -> bool:
        return self.kind in PRIVATE

    @property
    def is_compared(self) -> bool:
        """Whether it is read for a comparison, which is posted in its place."""
        return self.about is not None and is_comparison(self.about)

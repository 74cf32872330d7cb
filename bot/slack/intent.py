"""What an event means: decided here, in one function, from what the message says and what was read around it.

A person writes "@Rejoinder can you check this? https://…" as well as the bare link; where the bot listens, articles
come without a mention. How long a text must be to count as an article is decided here too.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.breakdown import Frozen
from bot.slack import links
from bot.slack.message_text import Json, MessageText, flatten
from bot.store import READS, Request, SlackFile, Store

PASTED_WORDS = 120
"""A text of so many words is an article, also without a mention."""
REMARK_WORDS = 20
"""At most so many words beside a link or a file, or alone in a thread, are a remark and not the article."""
QUESTION_WORDS = 40
"""A question about a breakdown is no longer than this."""
PASTED = "pasted text"
"""The name of a text that has no link and no file name."""

_ARTICLE_FILES = (
    "text/plain",
    "text/markdown",
    "text/html",
    "text/rtf",
    "application/pdf",
    "application/rtf",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "message/rfc822",
)
"""Types of files that are read where the bot listens; Slack turns long pastes into text files."""
_BY_PEOPLE = (None, "file_share", "thread_broadcast")
"""Subtypes of a message that a person wrote; all others are notes about something, or another bot's."""
_COMPARE = re.compile(
    r"(?:[Pp]lease |[Cc]an you |[Cc]ould you )?(?i:compare)\b"
    r"(?: (?:the|these|those|them|both|two|three|four|five|articles|texts|links|files|please)\b)*[\s:.?!]*"
)
"""What stands before the articles in a message that wants them compared."""
_BETWEEN_TEXTS = re.compile(r"^[ \t]*(?:-{3,}|—-?)[ \t]*$", re.M)
"""A line between two pasted texts; some keyboards make dashes of hyphens."""
_HELP = frozenset(
    "help, hello, hi, hey, usage, what can you do, how do you work, how does this work, what do you do".split(", ")
)
_EXAMPLE = frozenset(["example", "show me an example", "an example", "sample"])
_THANKS = frozenset("thanks thank thx ty cheers great perfect nice cool ok okay brilliant lovely excellent".split())
_BESIDE_THANKS = frozenset(
    "a again all and bot for good got helped helpful helps it job lot many much so that this useful very you".split()
)


class Source(Frozen):
    """One thing to read in a message: a link, a text or a file."""

    text: str = ""
    files: tuple[SlackFile, ...] = ()


@dataclass(frozen=True)
class Intent:
    """What a message asks for."""

    kind: Literal["mention", "dm", "listened", "question", "help", "offer"]
    """The first three bring articles to read; `offer` is to read a message again that was edited."""
    sources: tuple[Source, ...] = ()
    about: str | None = None
    """Id of the request that a question or an edit is about."""
    target: str | None = None
    """Time stamp of the message whose article is to be read, where this one brings none."""
    compares: bool = False
    """Whether the sources are to be set side by side."""


class Surroundings:
    """What the bot knows about the place of an event. Asked only where the answer depends on it."""

    def __init__(self, store: Store, team: str, event: Json, sample: str) -> None:
        self._store, self._team, self._channel, self._event = store, team, event["channel"], event
        self.sample = sample
        """The text of the sample article."""

    def is_listening(self) -> bool:
        """Whether every article is read that was posted in the channel when this event was, which may come late."""
        return self._store.channels.listened(self._team, self._channel, float(self._event["ts"]))

    def readings(self, thread: str) -> Sequence[str]:
        return self._store.threads.read_in(self._team, self._channel, thread)

    def readings_of_first(self, thread: str) -> Sequence[str]:
        """Those of them that are about the thread's first message."""
        first = self._store.threads.of_message(self._team, self._channel, thread)
        return [name for name in self.readings(thread) if name in first or self._began_thread(name)]

    def forgotten_in(self, thread: str) -> str | None:
        return self._store.threads.forgotten_in(self._team, self._channel, thread)

    def request_of(self, ts: str) -> Request | None:
        return self._store.requests.get(message_id(self._team, self._channel, ts))

    def _began_thread(self, request_id: str) -> bool:
        """Whether it was a private answer before: posted, it is the first message of its thread."""
        request = self._store.requests.get(request_id)
        return request is not None and request.thread is None


def message_id(team: str, channel: str, ts: str) -> str:
    """The id of a message's request: one message, one request, whichever event brings it."""
    return f"{team}:{channel}:{ts}"


def intent_of(event: Json, bot_user: str, around: Surroundings) -> Intent | None:
    """What a `message` or `app_mention` event asks for; None for nothing.

    A mention in a channel comes as both types of event, and counts once: as `app_mention`.
    """
    subtype, is_mention = event.get("subtype"), event["type"] == "app_mention"
    if subtype == "message_changed" and not is_mention:
        return _edit(event, bot_user, around)
    if subtype not in _BY_PEOPLE or event.get("bot_id") or not event.get("user"):
        return None
    message, files = flatten(event, bot_user), files_of(event)
    if is_mention:  # Slack sends one for every reply in a thread that names the bot
        return _asked("mention", event, message, files, around) if message.names_bot else None
    if event.get("channel_type") == "im":
        return _asked("dm", event, message, files, around)
    return None if message.names_bot else _overheard(event, message, files, around)


def sources_of(message: Json, bot_user: str) -> tuple[Source, ...]:
    """What a message brings to read, in its order: its links or its text, then its files."""
    text, files = flatten(message, bot_user), files_of(message)
    return _compared(text, files) or _sources(text, files)


def files_of(message: Json) -> list[SlackFile]:
    """The files of a message that can be fetched."""
    return [
        SlackFile(name=file.get("name") or "file", mimetype=file.get("mimetype") or "", url=file["url_private"])
        for file in message.get("files") or ()
        if file.get("url_private")
    ]


def name_of(source: Source | Request) -> str:
    """A short name: the file's, the link, or that it was pasted."""
    if source.files:
        return source.files[0].name
    return source.text if links.is_link(source.text) else PASTED


def _asked(
    kind: Literal["mention", "dm"], event: Json, message: MessageText, files: list[SlackFile], around: Surroundings
) -> Intent | None:
    """A message to the bot: small talk, a question about what was read in its thread, or an article."""
    sources, thread = _sources(message, files), event.get("thread_ts") or event["ts"]
    words = _words(message.text)
    if (compared := _compared(message, files)) is not None:
        target = thread if thread != event["ts"] and not compared else None
        return Intent(kind, compared, target=target, compares=True)
    if files:
        return Intent(kind, sources)
    if _is_thanks(message.text, words):
        return None
    if " ".join(words) in _HELP:
        return Intent("help")
    if " ".join(words) in _EXAMPLE:
        return Intent(kind, (Source(text=around.sample),))
    if thread != event["ts"]:
        # The bot's name alone means the thread's first message, which may not be read yet.
        look = around.readings if message.text else around.readings_of_first
        if _is_short(message, QUESTION_WORDS) and (readings := look(thread)):
            return Intent("question", sources, about=readings[0])
        if message.text and _is_short(message, QUESTION_WORDS) and (forgotten := around.forgotten_in(thread)):
            return Intent("question", sources, about=forgotten)
        if kind == "mention" and _is_short(message, REMARK_WORDS):
            return Intent(kind, target=thread)
    if message.text.endswith("?") and _is_short(message, REMARK_WORDS):
        return Intent("question", sources)  # about nothing: its answer says where to ask
    return Intent(kind, sources)


def _overheard(event: Json, message: MessageText, files: list[SlackFile], around: Surroundings) -> Intent | None:
    """An article where the bot listens. Replies in threads are talk about one."""
    articles = [file for file in files if file.mimetype.startswith(_ARTICLE_FILES)]
    if event.get("thread_ts", event["ts"]) != event["ts"] or not (articles or _holds_article(message)):
        return None
    return Intent("listened", _sources(message, articles)) if around.is_listening() else None


def _edit(event: Json, bot_user: str, around: Surroundings) -> Intent | None:
    """An edit that brings something else to read. Slack also sends this event when it adds a preview of a link."""
    message = event["message"]
    if not message.get("edited") or message.get("bot_id"):
        return None
    before = sources_of(event.get("previous_message") or {}, bot_user)
    new = next((source for source in sources_of(message, bot_user) if source not in before), None)
    known = around.request_of(message["ts"]) if new else None
    if new is None or known is None or known.kind not in READS or (known.text, known.files) == (new.text, new.files):
        return None
    return Intent("offer", (new,), about=known.id)


def _sources(message: MessageText, files: Sequence[SlackFile]) -> tuple[Source, ...]:
    """Links with a few words beside them, or else the whole text; a few words beside files are a remark."""
    texts = [message.text] if message.text else []
    if _is_links(message):
        texts = list(message.links)
    elif files and not _holds_article(message):
        texts = []
    return (*(Source(text=text) for text in texts), *(Source(files=(file,)) for file in files))


def _compared(message: MessageText, files: Sequence[SlackFile]) -> tuple[Source, ...] | None:
    asked = _COMPARE.match(message.text)
    if asked is None:
        return None
    rest = replace(message, text=message.text[asked.end() :])
    texts = [stripped for text in _BETWEEN_TEXTS.split(rest.text) if (stripped := text.strip())]
    if len(texts) > 1 and not _is_links(message):
        return (*(Source(text=text) for text in texts), *(Source(files=(file,)) for file in files))
    # One text that begins so is an article or a question.
    return _sources(rest, files) if files or _is_links(message) or not rest.text else None


def _is_links(message: MessageText) -> bool:
    return bool(message.links) and message.words_beside_links <= REMARK_WORDS


def _holds_article(message: MessageText) -> bool:
    """Whether it is read without a mention: links with few words, or a long pasted text."""
    return len(message.text.split()) >= PASTED_WORDS or _is_links(message)


def _is_short(message: MessageText, most_words: int) -> bool:
    """A few words to the bot ("read this, please"; a question) and no article."""
    return not message.links and len(message.text.split()) <= most_words and "\n\n" not in message.text


def _is_thanks(text: str, words: Sequence[str]) -> bool:
    """Whether it says “great, thanks a lot!” or 👍, and nothing else."""
    if not words:
        return any(unicodedata.category(char) == "So" for char in text)
    return bool(_THANKS & set(words)) and (_THANKS | _BESIDE_THANKS).issuperset(words)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())

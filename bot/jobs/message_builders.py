"""What each kind of request is answered with: a table from kinds to functions that build the messages. `engine.py` adds
the kinds of digests, of the ledger, of comparisons and of corrections.

A message here is JSON: `text` and `blocks`; with `ts` it changes a message that stands there, with `files` it brings
files, with `only` one person alone sees it, with `direct` it goes to one person as a direct message, with `channel`
and `thread` to another place than the request's own. With `part_of` it is that part of a request's answer as it is when
it is sent: of another request, or of its own, where a reading that it quotes may be forgotten before that.
"""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot import questions
from bot.article import MOST_ARTICLES
from bot.breakdown import Breakdown
from bot.slack import requests
from bot.store import READS, Request, Store
from bot.views import actions, jsonl, markdown, question_message, request_for_comment, talk
from bot.views.outline import outline
from bot.views.thread import MOST_MESSAGES, Message, Placement, Thread, by_speaker, error_message, thread

Body = Mapping[str, Any]
Builders = Mapping[str, Callable[[Store, Request], list[Body]]]
"""Kinds of request that no article is read for, each with what builds its messages."""

RESPONSE_URL_USES = 5
"""Answers that Slack takes at one response_url."""
LONGEST_SLUG = 40

_BY_MODEL = "model"
"""Stands before the ids in a question's `target`."""


def build(store: Store, request: Request, builders: Builders) -> list[Body]:
    """Every message of the answer, in order; none where what it is about was deleted meanwhile."""
    if request.kind == "feed" or request.is_compared:
        return []  # read for the digest, or for the comparison, which also says what could not be read
    if error := store.requests.trouble(request.id):
        return [_to_author(request, body_of(error_message(error, requests.source_label(store, request))))]
    if request.kind in READS:
        breakdown = store.readings.breakdown(request.id)
        return _reading(store, request, breakdown) if breakdown else []
    return builders[request.kind](store, request)


def built_when_sent(request_id: str, part: int) -> Body:
    return {"part_of": [request_id, part]}


def message_at(bodies: Sequence[Body], part: int) -> Body:
    """A message of an answer that was built again, perhaps shorter than it was."""
    return bodies[part] if part < len(bodies) else body_of(talk.said(talk.SUPERSEDED))


def reference(request_id: str) -> str:
    """What a person can name and the log can be searched for."""
    return hashlib.sha256(request_id.encode()).hexdigest()[:6].upper()


def body_of(message: Message) -> dict[str, Any]:
    return {"text": message.text, "blocks": list(message.blocks)}


_GONE: Body = body_of(talk.said(talk.GONE))


def shows(request: Request, breakdown: Breakdown) -> bool:
    """Whether a reading is posted at all: not for a comparison, nor where it was overheard and quotes no source."""
    return not request.is_compared and (request.kind != "listened" or bool(breakdown.statements))


def chosen_target(ids: Sequence[str]) -> str:
    """The `target` of a question for which a model chose these statements."""
    return " ".join((_BY_MODEL, *ids))


def notice(request: Request, host: str) -> Request:
    """The request for the notice, once for a channel and host, of where texts are sent. `request` brings the first."""
    team, channel = request.team, request.channel
    name = f"{team}:{channel}:notice:{host}"
    return Request(id=name, kind="notice", team=team, channel=channel, user=request.user, text=host)


def _reading(store: Store, request: Request, breakdown: Breakdown) -> list[Body]:
    if not shows(request, breakdown):
        return []
    first, *rest = _messages(_thread(store, request, breakdown))
    return [first, *_earlier(store, request, breakdown), *rest]


def _earlier(store: Store, request: Request, breakdown: Breakdown) -> list[Body]:
    """That the page was read in this channel before: that it changed since, or that this is that reading."""
    origin = store.readings.origin(request.id)
    if origin is None or request.is_private:
        return []
    first, read_at = origin
    if first:
        return [body_of(talk.read_again(talk.RECALLED, request.id))]
    earlier = store.readings.last_of_page(request, breakdown.article.url or "", read_at)
    if earlier is None or earlier.sha256 == breakdown.article.sha256:
        return []
    return [body_of(talk.page_changed(earlier.read_at))]


def _thread(store: Store, request: Request, breakdown: Breakdown) -> Thread:
    private = request.is_private
    reading = store.threads.reading_of(request.id)
    rules_only = store.channels.get(request.team, request.channel).rules_only
    # One answer at a shortcut's response_url may have said where the text goes.
    uses = RESPONSE_URL_USES - (request.kind == "shortcut")
    return thread(
        breakdown,
        Placement(
            at_most=uses if private else MOST_MESSAGES,
            private=private,
            buttons=actions.UNDER_A_PRIVATE_ANSWER if private else actions.UNDER_A_THREAD,
            value=request.id,
            check=store.feedback.check(request.id),
            reports=store.feedback.open_reports(reading) if reading else 0,
            above=requests.source_label(store, request),
            titled=private or (request.kind == "publish" and request.thread is None),
            remarks=(talk.RULES_ONLY_FOOTER,) if rules_only else (),
        ),
    )


def _of_reading(answer: Callable[[Store, Request, Breakdown], list[Body]]) -> Callable[[Store, Request], list[Body]]:
    """What `answer` makes of the reading that a request is about; that it is gone, where it was deleted."""

    def build(store: Store, request: Request) -> list[Body]:
        breakdown = store.threads.breakdown_of(request.id)
        return answer(store, request, breakdown) if breakdown else [_GONE]

    return build


def _everyone(_: Store, __: Request, breakdown: Breakdown) -> list[Body]:
    return [body_of(message) for message in by_speaker(breakdown)]


def _check(store: Store, request: Request, _: Breakdown) -> list[Body]:
    """The message that was clicked, once more, with who checked it."""
    shown = store.requests.get(request.about or "")
    if not shown:
        return [_GONE]
    part = next((part for part, ts in store.posts.sent(shown.id).items() if ts == request.target), 0)
    return [{"ts": request.target, **built_when_sent(shown.id, part)}]


def _export(store: Store, request: Request, breakdown: Breakdown) -> list[Body]:
    # Each export has a title of its own, so that a second run finds what the first has sent.
    name, mark = _slug(breakdown), reference(request.id)
    files = [
        {"filename": f"{name}.md", "title": f"{name}.md · {mark}", "content": markdown.render(breakdown)},
        {"filename": f"{name}.json", "title": f"{name}.json · {mark}", "content": jsonl.render(breakdown) + "\n"},
    ]
    shown = store.requests.get(request.about or "")
    private = {"direct": request.user} if shown and shown.is_private else {}
    return [{"text": talk.EXPORTED, "files": files, **private}]


def _request_for_comment(_: Store, request: Request, breakdown: Breakdown) -> list[Body]:
    draft = request_for_comment.draft(breakdown, request.target or "")
    return [body_of(draft) if draft else _GONE]


def _question(store: Store, request: Request) -> list[Body]:
    """What the thread's reading says to a question; to the bot's bare name, what can be asked of it."""
    if request.about is None:
        return [body_of(talk.said(talk.ASK_IN_THREAD))]
    breakdown, reading = store.threads.breakdown_of(request.id), store.requests.get(request.about or "")
    if breakdown is None:
        return [body_of(talk.said(talk.NOT_READ)) if reading else _GONE]
    of_one = reading and not reading.is_compared
    if not request.text:
        again = reading.id if reading and of_one and reading.kind in READS else None
        return [body_of(talk.read_again(talk.READ_HERE, again))]
    if reading and not of_one:
        asked = ((read, questions.choose(read, request.text)) for read in _compared(store, reading))
        return [body_of(message) for message in question_message.messages(*asked)] or [_GONE]
    by, *ids = (request.target or "").split() or [""]
    choice = questions.of(breakdown, tuple(ids)) if by == _BY_MODEL else questions.choose(breakdown, request.text)
    return [body_of(message) for message in question_message.messages((breakdown, choice))]


def _compared(store: Store, reading: Request) -> list[Breakdown]:
    """All that was compared with a reading, itself included, each under its name there."""
    sources = requests.compared_sources(store, reading.about or "")
    readings = ((name, store.readings.breakdown(source.id)) for source, name in sources)
    return [breakdown.model_copy(update={"input": name}) for name, breakdown in readings if breakdown]


def _left(store: Store, request: Request) -> list[Body]:
    """How many sources were too many in one message; of an overheard one only its author sees it."""
    first = store.requests.get(request.about or "")
    words = talk.said(talk.left_unread(int(request.text), MOST_ARTICLES))
    return [_to_author(first, body_of(words))] if first else []


def _settled(store: Store, request: Request) -> list[Body]:
    settings = store.channels.get(request.team, request.channel)
    target = {"ts": request.target} if request.target else {}
    message = talk.setting(
        listening=settings.listening, rules_only=settings.rules_only, chosen_by=request.user, welcomed=bool(target)
    )
    return [body_of(message) | target]


BUILDERS: Builders = {
    "checked": _of_reading(_check),
    "draft": _of_reading(_request_for_comment),
    "everyone": _of_reading(_everyone),
    "export": _of_reading(_export),
    "help": lambda _store, _request: [body_of(talk.help_message())],
    "left": _left,
    "notice": lambda _store, request: [body_of(talk.said(talk.SENDS_TEXTS.format(host=request.text)))],
    "offer": lambda _store, request: [body_of(talk.read_again(talk.EDITED, request.id))],
    "publish": _of_reading(lambda store, request, breakdown: _messages(_thread(store, request, breakdown))),
    "question": _question,
    "settled": _settled,
    "stale": lambda _store, request: [body_of(talk.said(talk.OUT_OF_DATE)) | {"ts": request.target}],
    "unchecked": _of_reading(_check),
    "welcome": lambda _store, _request: [body_of(talk.welcome())],
}


def _messages(thread: Thread) -> list[Body]:
    return [body_of(message) for message in (thread.first, *thread.replies)]


def _to_author(request: Request, body: Body) -> Body:
    """What went wrong with an overheard article is shown to its author alone, who can mend it."""
    return dict(body) | {"only": request.user} if request.kind == "listened" else body


def _slug(breakdown: Breakdown) -> str:
    """A file's name from the article's title: letters, digits and hyphens only."""
    words = re.sub(r"[^a-z0-9]+", "-", outline(breakdown).header.title.casefold()).strip("-")
    return f"rejoinder-{words[:LONGEST_SLUG].strip('-') or 'breakdown'}"

"""What each kind of request is answered with: a table from kinds to the messages that will be posted.

A message here is JSON: `text` and `blocks`; with `ts` it changes a message that stands there, with `files` it brings
files, with `only` one person alone sees it.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from typing import Any

from bot import questions as asking
from bot import revisions as changes
from bot.breakdown import Breakdown
from bot.errors import RejoinderError
from bot.jobs import choosing, several
from bot.store import READS, Request, Store
from bot.views import actions, answers, changed, comment, jsonl, markdown, slack, talk, trouble
from bot.views.outline import outline
from bot.views.slack import Message, Setting, Thread

Body = Mapping[str, Any]
Acts = Mapping[str, Callable[[Store, Request], list[Body]]]
"""Kinds of request that no article is read for, each with its messages."""

LATE = 900.0
"""Seconds between a message and its request from which whoever asked is told why: later than Slack's own retries."""
ASKED_BY_NAME = frozenset({"mention", "dm", "question", "help"})
"""Kinds whose id, `team:channel:ts`, holds the time stamp of a message that somebody wrote to the bot."""

RESPONSE_URL_USES = 5
"""Answers that Slack takes at one response_url."""

LONGEST_SLUG = 40


def bodies(store: Store, request: Request, acts: Acts) -> list[Body]:
    """Every message of the answer, in order; none where what it is about was deleted meanwhile."""
    found = _bodies(store, request, acts)
    return [_body(talk.said(talk.LATE)), *found] if found and _is_late(store, request) else found


def _is_late(store: Store, request: Request) -> bool:
    """Whether the bot was away when it was asked."""
    asked = request.kind in ASKED_BY_NAME and not several.is_a_further_one(request)
    taken = store.requests.asked_at(request.id) if asked else None
    return taken is not None and taken - float(request.id.split(":")[2]) > LATE


def _bodies(store: Store, request: Request, acts: Acts) -> list[Body]:
    if request.kind == "feed":
        return []  # read for the digest
    if kept := store.requests.trouble(request.id):
        return [_for(request, _body(trouble.message(kept.error(), several.label(store, request))))]
    if request.kind in READS:
        breakdown = store.readings.breakdown(request.id)
        return _reading(store, request, breakdown) if breakdown else []
    return acts[request.kind](store, request)


def apology(error: RejoinderError) -> Body:
    """The one message that says that the answer could not be given."""
    return _body(trouble.message(error))


def shows(request: Request, breakdown: Breakdown) -> bool:
    """Whether a reading is posted at all: not where nobody asked and nobody is quoted."""
    return request.kind != "listened" or bool(breakdown.statements)


def _reading(store: Store, request: Request, breakdown: Breakdown) -> list[Body]:
    if not shows(request, breakdown):
        return []
    first, *replies = _whole(_thread(store, request, breakdown))
    return [first, *_before(store, request, breakdown), *replies]


def _before(store: Store, request: Request, breakdown: Breakdown) -> list[Body]:
    """That the page was read in this channel before: what changed since, or that this is that reading."""
    kept = store.links.of(request.id)
    if kept is None or request.is_private:
        return []
    first, read_at = kept
    if first:
        return [_body(talk.recalled(request.id))]
    earlier = store.links.last(request, breakdown.article.url or "", read_at)
    old = store.readings.breakdown(earlier.reading) if earlier else None
    if earlier is None or old is None or old.article.sha256 == breakdown.article.sha256:
        return []
    if (old.reader.name, old.reader.model) != (breakdown.reader.name, breakdown.reader.model):
        return []  # another reader finds other things in the same page
    return [_body(changed.since(changes.changed(old, breakdown), earlier.read_at))]


def _thread(
    store: Store, request: Request, breakdown: Breakdown, check: actions.Check | None = None, *, titled: bool = False
) -> Thread:
    private = request.is_private
    rules_only = store.channels.get(request.team, request.channel).rules_only
    return slack.thread(
        breakdown,
        Setting(
            at_most=_uses(request) if private else slack.MOST_MESSAGES,
            private=private,
            buttons=actions.UNDER_A_PRIVATE_ANSWER if private else actions.UNDER_A_THREAD,
            value=request.id,
            check=check,
            above=several.label(store, request),
            titled=titled or private,
            remarks=(talk.RULES_ONLY_FOOTER,) if rules_only else (),
        ),
    )


def _uses(request: Request) -> int:
    """How many messages a private answer may have. A shortcut's first may have told where the text goes."""
    return RESPONSE_URL_USES - (request.kind == "shortcut")


def _publish(store: Store, request: Request) -> list[Body]:
    breakdown = store.threads.breakdown_of(request.id)
    if breakdown is None:
        return [_for(request, _body(talk.said(talk.GONE)))]
    return _whole(_thread(store, request, breakdown, titled=request.thread is None))


def _everyone(store: Store, request: Request) -> list[Body]:
    breakdown = store.threads.breakdown_of(request.id)
    return [_body(message) for message in slack.everyone(breakdown)] if breakdown else [_gone()]


def _check(store: Store, request: Request) -> list[Body]:
    """The first message, once more, with who checked it."""
    shown = request.about and store.requests.get(request.about)
    breakdown = store.threads.breakdown_of(request.id)
    if not shown or not breakdown:
        return [_gone()]
    store.marks.mark(request.id, shown.id, request.user, checked=request.kind == "checked")
    made = store.marks.check(shown.id)
    check = actions.Check(user=made.user, made_at=made.made_at) if made else None
    thread = _thread(store, shown, breakdown, check, titled=shown.kind == "publish" and shown.thread is None)
    return [_body(thread.first) | {"ts": request.target}]


def _export(store: Store, request: Request) -> list[Body]:
    breakdown = store.threads.breakdown_of(request.id)
    if breakdown is None:
        return [_gone()]
    # The title tells one export from another, so that a second run finds what the first has sent.
    reference = hashlib.sha256(request.id.encode()).hexdigest()[:6].upper()
    name = _slug(breakdown)
    files = [
        {"name": f"{name}.md", "title": f"{name}.md · {reference}", "content": markdown.render(breakdown)},
        {"name": f"{name}.json", "title": f"{name}.json · {reference}", "content": jsonl.render(breakdown) + "\n"},
    ]
    return [{"text": talk.EXPORTED, "files": files}]


def _draft(store: Store, request: Request) -> list[Body]:
    breakdown = store.threads.breakdown_of(request.id)
    draft = breakdown and comment.draft(breakdown, request.target or "")
    return [_body(draft or talk.said(talk.GONE))]


def _question(store: Store, request: Request) -> list[Body]:
    """What the thread's reading says to a question; to the bot's bare name, what can be asked of it."""
    if request.about is None:
        return [_body(talk.said(talk.ASK_IN_THREAD))]
    breakdown, read = store.threads.breakdown_of(request.id), store.requests.get(request.about or "")
    if breakdown is None:
        return [_body(talk.said(talk.NOT_READ if read else talk.GONE))]
    if not request.text:
        return [_body(talk.read_here(read.id if read and read.kind in READS else None))]
    ids = choosing.chosen(request)
    choice = asking.choose(breakdown, request.text) if ids is None else asking.of(breakdown, ids)
    return [_body(message) for message in answers.messages(breakdown, choice)]


def _left(store: Store, request: Request) -> list[Body]:
    """What was too much in one message; where nobody asked for any, its author alone is told."""
    first = store.requests.get(request.about or "")
    return [_for(first, _body(several.left(request)))] if first else []


def _offer(_: Store, request: Request) -> list[Body]:
    return [_body(talk.edited(request.id))]


def _settled(store: Store, request: Request) -> list[Body]:
    settings = store.channels.get(request.team, request.channel)
    target = {"ts": request.target} if request.target else {}
    now = talk.settled(
        request.user, listening=settings.listening, rules_only=settings.rules_only, welcomed=bool(target)
    )
    return [_body(now) | target]


def notice(request: Request, host: str) -> Request:
    """The request that tells a channel, once for each host, where its texts are sent. `request` brings the first."""
    team, channel = request.team, request.channel
    name = f"{team}:{channel}:notice:{host}"
    return Request(id=name, kind="notice", team=team, channel=channel, user=request.user, text=host)


ACTS: Acts = {
    "checked": _check,
    "draft": _draft,
    "export": _export,
    "help": lambda _store, _request: [_body(talk.help_message())],
    "left": _left,
    "notice": lambda _store, request: [_body(talk.sends_texts(request.text))],
    "offer": _offer,
    "publish": _publish,
    "question": _question,
    "settled": _settled,
    "show_all": _everyone,
    "unchecked": _check,
    "welcome": lambda _store, _request: [_body(talk.welcome())],
}


def _whole(thread: Thread) -> list[Body]:
    return [_body(message) for message in (thread.first, *thread.replies)]


def _for(request: Request, body: Body) -> Body:
    """What went wrong with a reading that nobody asked for is told to its author alone, who can mend it."""
    return dict(body) | {"only": request.user} if request.kind == "listened" else body


def _gone() -> Body:
    return _body(talk.said(talk.GONE))


def _body(message: Message) -> dict[str, Any]:
    return {"text": message.text, "blocks": list(message.blocks)}


def _slug(breakdown: Breakdown) -> str:
    """A file's name from the article's title: letters, digits and hyphens only."""
    words = re.sub(r"[^a-z0-9]+", "-", outline(breakdown).header.title.casefold()).strip("-")
    return f"rejoinder-{words[:LONGEST_SLUG].strip('-') or 'breakdown'}"

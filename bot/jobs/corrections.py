"""After a report or a correction: a word in the thread, and every message that shows the line as it now stands."""

from collections.abc import Iterator

from bot.breakdown import Breakdown
from bot.jobs.replies import Body, Builders, body_of, build
from bot.ledger import remembered
from bot.slack.reply_routing import EPHEMERAL
from bot.store import Request, Store
from bot.views import actions, feedback_modal, talk


def builders(others: Builders) -> Builders:
    """The two kinds of request that are answered here. `others` build the messages that are shown again."""

    def answer(store: Store, request: Request) -> list[Body]:
        reading, shown = store.threads.reading_of(request.id), store.requests.get(request.about or "")
        breakdown = store.readings.breakdown(reading) if reading else None
        if reading is None or shown is None or breakdown is None:
            return []  # forgotten meanwhile
        thread = shown.thread or store.posts.sent(shown.id).get(0)
        said = _said(store, request, breakdown)
        notice = [{**said, "thread": thread}] if said and thread and not shown.is_private else []
        now = _as_it_is_now(store, concerned(store, shown, reading), others)
        if request.kind == "reported":  # no line changes: what stands beside “Checked” does
            now = (body for body in now if actions.WRONG in str(body["blocks"]))
        return [*notice, *now]

    return {"reported": answer, "corrected": answer}


def concerned(store: Store, shown: Request, reading: str) -> list[str]:
    """The readings that a correction of the shown one is for: all with its words, or a private one alone."""
    return [reading] if shown.is_private else store.readings.sharing(reading)


def _said(store: Store, request: Request, breakdown: Breakdown) -> Body | None:
    if request.kind == "corrected":
        made = store.feedback.correction(request.id)
        return body_of(feedback_modal.corrected(breakdown, made)) if made else None
    report = store.feedback.reported(request.id)
    if report is None:
        return None
    return body_of(feedback_modal.reported(breakdown, report.statement, report.kind, request.text, report.note))


def _as_it_is_now(store: Store, readings: list[str], others: Builders) -> Iterator[Body]:
    """Each message in Slack that shows one of these lines, to be put in its own place."""
    notes = [note for name in readings for note in _in_ledger(store, name)]
    for name in dict.fromkeys((*store.threads.showing(readings), *notes)):
        shown, sent = store.requests.get(name), store.posts.sent(name)
        if shown is None or shown.is_private or EPHEMERAL in sent.values():
            continue
        bodies = build(store, shown, others) if sent else []
        for part, ts in sent.items() if bodies else ():
            body = bodies[part] if part < len(bodies) else body_of(talk.said(talk.SUPERSEDED))
            yield {**body, "ts": ts, "channel": shown.channel, "part_of": [name, part]}
        if len(sent) < store.posts.count(name):
            continue  # still being posted: the answer's own job sends the rest
        for part, body in enumerate(bodies[len(sent) :], len(sent)):
            yield {**body, "thread": shown.thread or sent[0], "channel": shown.channel, "part_of": [name, part]}


def _in_ledger(store: Store, reading: str) -> list[str]:
    """Take the corrections over into the ledger; the ids of the notes that quote this reading."""
    kept, breakdown = store.ledger.of_reading(reading), store.readings.breakdown(reading)
    if kept and breakdown:
        store.ledger.correct(reading, remembered(breakdown, kept[0].place))
    return store.ledger.notes_on(reading)

"""After a report or a correction: a word in the thread, and every message that shows the line as it now stands."""

from collections.abc import Iterator

from bot.breakdown import Breakdown, Correction
from bot.jobs.message_builders import Body, Builders, body_of, build, built_when_sent, message_at
from bot.jobs.sending import NO_TIME_STAMP
from bot.ledger import remembered
from bot.store import Request, Store
from bot.views import actions, feedback_modal


def builders(others: Builders) -> Builders:
    """The two kinds of request that are answered here. `others` build the messages that are shown again."""

    def answer(store: Store, request: Request) -> list[Body]:
        reading, shown = store.threads.reading_of(request.id), store.requests.get(request.about or "")
        breakdown = store.readings.breakdown(reading) if reading else None
        if reading is None or shown is None or breakdown is None:
            return []  # forgotten meanwhile
        thread = shown.thread or store.posts.sent(shown.id).get(0)
        corrected = store.feedback.made(request.id)
        message = _message(store, request, breakdown, corrected.get(reading))
        notice = [{**message, "thread": thread}] if message and thread and not shown.is_private else []
        concerned = list(corrected) or ([reading] if shown.is_private else store.readings.sharing(reading))
        # By a report no line changes: what stands beside “Checked” does.
        marker = actions.WRONG if request.kind == "reported" else ""
        now = _as_it_is_now(store, concerned, others)
        return [*notice, *(place for place, message in now if marker in str(message["blocks"]))]

    return {"reported": answer, "corrected": answer}


def spread(store: Store, shown: Request, reading: str, made: Correction) -> dict[str, Correction]:
    """The readings that a correction of the shown one is for, each with it: all that show its words or were read of the
    same page or message in the channel; or a private one alone."""
    breakdown = store.readings.breakdown(reading)
    request = store.requests.get(reading)
    if shown.is_private or breakdown is None or request is None:
        return {reading: made}
    concerned = dict.fromkeys(store.readings.sharing(reading), made)
    alone = breakdown.model_copy(update={"corrections": (made,)})
    for name in store.threads.same_article(request, breakdown.article):
        other = store.readings.breakdown(name)
        if other and name not in concerned and (same := alone.corrections_in(other)):
            concerned[name] = same[0]
    return concerned


def _message(store: Store, request: Request, breakdown: Breakdown, made: Correction | None) -> Body | None:
    if request.kind == "corrected":
        return body_of(feedback_modal.corrected(breakdown, made)) if made else None
    report = store.feedback.reported(request.id)
    if report is None:
        return None
    return body_of(feedback_modal.reported(breakdown, report.statement, report.kind, request.text, report.note))


def _as_it_is_now(store: Store, readings: list[str], others: Builders) -> Iterator[tuple[Body, Body]]:
    """Where each message in Slack stands that shows one of these lines, and that message as it now is.

    What is planned is only the place: the message is built once more when it is sent, with what came meanwhile.
    """
    notes = [note for name in readings for note in _in_ledger(store, name)]
    for name in dict.fromkeys((*store.threads.showing(readings), *notes)):
        shown, sent = store.requests.get(name), store.posts.sent(name)
        if shown is None or not sent or shown.is_private or NO_TIME_STAMP in sent.values():
            continue
        bodies = build(store, shown, others)
        is_complete = len(sent) == store.posts.count(name)  # else the answer's own job sends the rest
        for part in (*sent, *range(len(sent), len(bodies) if is_complete else 0)) if bodies else ():
            where = {"ts": sent[part]} if part in sent else {"thread": shown.thread or sent[0]}
            yield {**where, "channel": shown.channel, **built_when_sent(name, part)}, message_at(bodies, part)


def _in_ledger(store: Store, reading: str) -> list[str]:
    """Take the corrections over into the ledger; the ids of the notes that quote this reading."""
    statements, breakdown = store.ledger.of_reading(reading), store.readings.breakdown(reading)
    if statements and breakdown:
        store.ledger.correct(reading, remembered(breakdown, statements[0].place))
    return store.ledger.notes_on(reading)

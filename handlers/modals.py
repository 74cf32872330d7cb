"""The windows: those under a thread, and that in which a channel's digest is set."""

import time
from typing import Any

from slack_bolt import Ack, Respond
from slack_sdk import WebClient

from bot.breakdown import Correction
from bot.jobs import Jobs
from bot.jobs.corrections import spread
from bot.slack.message_text import Json
from bot.slack.permissions import Permissions
from bot.slack.requests import reported
from bot.store import Report, Store
from bot.views import actions, digest_modal, feedback_modal, sentences_modal, talk
from bot.views.modal_blocks import Incomplete
from handlers.replies import open_window, tell


def sentences(body: Json, action: Json, ack: Ack, respond: Respond, store: Store, client: WebClient) -> None:
    """“The article’s sentences”: what proves the lines of one dispute."""
    ack()
    thread, dispute = actions.which(action["value"])
    shown = store.threads.breakdown_of(thread)
    _open(body, respond, client, sentences_modal.window(shown, dispute) if shown else None)


def wrong(
    body: Json, action: Json, ack: Ack, respond: Respond, store: Store, client: WebClient, permissions: Permissions
) -> None:
    """“Something is wrong”: which line, what, and what is to be done."""
    ack()
    thread, may = action["value"], permissions.refusal(body["team"]["id"], body["user"]["id"]) is None
    request, shown = store.requests.get(thread), store.threads.breakdown_of(thread)
    private = request is not None and request.is_private
    view = feedback_modal.window(shown, thread, may_correct=may, private=private) if shown else None
    _open(body, respond, client, view)


def wrong_sent(body: Json, view: Json, ack: Ack, jobs: Jobs, store: Store, permissions: Permissions) -> None:
    """The report or the correction was sent: stored before Slack hears that it arrived."""
    team, user, shown = body["team"]["id"], body["user"]["id"], store.requests.get(view["private_metadata"])
    reading = store.threads.reading_of(shown.id) if shown else None
    if shown is None or reading is None:
        ack(response_action="update", view=feedback_modal.closed(talk.GONE))
        return
    try:
        sent = feedback_modal.read(view["state"]["values"])
    except Incomplete as incomplete:
        ack(response_action="errors", errors=incomplete.errors)
        return
    if sent.act != "report" and (refusal := permissions.refusal(team, user)):
        ack(response_action="errors", errors={feedback_modal.ACT: refusal})
        return
    name = permissions.name_of(team, user) or body["user"]["name"] if sent.named or sent.act != "report" else ""
    what = {"statement": sent.statement, "kind": sent.kind, "note": sent.note}
    if sent.act != "stands":
        store.feedback.report(Report.model_validate({"id": view["id"], "request": reading, "user": user, **what}))
    if sent.act != "report":
        made = Correction(statement=sent.statement, kind=sent.act, reason=sent.note, by=name, at=time.time())
        store.feedback.correct(view["id"], user, spread(store, shown, reading, made))
    jobs.ask(reported(shown, view["id"], "reported" if sent.act == "report" else "corrected", user, name))
    ack(response_action="update", view=feedback_modal.closed(feedback_modal.thanks(sent.act, private=shown.is_private)))


def digest_sent(body: Json, view: Json, ack: Ack, jobs: Jobs) -> None:
    """The window was sent: stored before Slack hears that it arrived, then shown as it holds from now on."""
    try:
        wanted = digest_modal.read(view["state"]["values"])
    except Incomplete as incomplete:
        ack(response_action="errors", errors=incomplete.errors)
        return
    now = jobs.digest_settings.save(body["team"]["id"], view["private_metadata"], wanted)
    ack(response_action="update", view=digest_modal.saved(now))


def _open(body: Json, respond: Respond, client: WebClient, view: dict[str, Any] | None) -> None:
    if view is None:
        tell(respond, talk.said(talk.GONE), body["container"].get("thread_ts"))
    elif not open_window(client, body["trigger_id"], view):
        tell(respond, talk.said(talk.NO_WINDOW), body["container"].get("thread_ts"))

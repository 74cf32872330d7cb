"""The windows that open under a thread."""

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, Respond
from slack_sdk import WebClient

from bot.breakdown import Breakdown
from bot.slack.message_text import Json
from bot.store import Report, Store
from bot.views import actions, feedback_modal, sentences_modal, talk
from handlers.replies import open_window, tell


def sentences(body: Json, action: Json, ack: Ack, respond: Respond, store: Store, client: WebClient) -> None:
    """“The article's sentences”: what proves the lines of one dispute."""
    ack()
    thread, dispute = actions.which(action["value"])
    _open(body, thread, respond, store, client, lambda breakdown: sentences_modal.window(breakdown, dispute))


def wrong(body: Json, action: Json, ack: Ack, respond: Respond, store: Store, client: WebClient) -> None:
    """“Something is wrong”: which line, and what."""
    ack()
    thread = action["value"]
    _open(body, thread, respond, store, client, lambda breakdown: feedback_modal.window(breakdown, thread))


def wrong_sent(body: Json, view: Json, ack: Ack, store: Store) -> None:
    """The report was sent: stored before Slack hears that it arrived."""
    sent = feedback_modal.read(view["state"]["values"])
    report = Report(id=view["id"], request=view["private_metadata"], user=body["user"]["id"], **sent.model_dump())
    is_kept = store.feedback.report(report)
    ack(response_action="update", view=feedback_modal.thanks() if is_kept else feedback_modal.too_late())


def _open(
    body: Json,
    thread: str,
    respond: Respond,
    store: Store,
    client: WebClient,
    window: Callable[[Breakdown], dict[str, Any] | None],
) -> None:
    breakdown = store.threads.breakdown_of(thread)
    view = window(breakdown) if breakdown else None
    if view is None:
        tell(respond, talk.said(talk.GONE), body["container"].get("thread_ts"))
    elif not open_window(client, body["trigger_id"], view):
        tell(respond, talk.said(talk.NO_WINDOW), body["container"].get("thread_ts"))

"""The windows that open under a thread. A click's trigger lives three seconds, so they are opened at once, in no
job."""

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, Respond
from slack_sdk import WebClient

from bot.breakdown import Breakdown
from bot.slack.message_text import Json
from bot.store import Report, Store
from bot.views import actions, feedback_modal, sentences_modal, talk
from handlers.replies import tell


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
    store.feedback.report(
        Report(id=view["id"], request=view["private_metadata"], user=body["user"]["id"], **sent.model_dump())
    )
    ack(response_action="update", view=feedback_modal.thanks())


def _open(
    body: Json,
    thread: str,
    respond: Respond,
    store: Store,
    client: WebClient,
    window: Callable[[Breakdown], dict[str, Any] | None],
) -> None:
    breakdown = store.threads.breakdown_of(thread)
    if view := window(breakdown) if breakdown else None:
        client.views_open(trigger_id=body["trigger_id"], view=view)
    else:
        tell(respond, talk.said(talk.GONE), body["container"].get("thread_ts"))

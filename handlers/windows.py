"""The windows that open under a thread. A click's trigger lives three seconds, so this is done at once and in no job."""

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, Respond
from slack_sdk import WebClient

from bot.breakdown import Breakdown
from bot.store import Store
from bot.views import actions, proof, report, talk
from handlers.buttons import served, tell
from handlers.payload import Json


def sentences(
    body: Json, action: Json, ack: Ack, respond: Respond, store: Store, client: WebClient, serves_outside: bool
) -> None:
    """“The article's sentences”: what proves the lines of one dispute."""
    thread, dispute = actions.which(action["value"])
    ack()
    if served(body, serves_outside):
        _open(body, thread, respond, store, client, lambda breakdown: proof.window(breakdown, dispute))


def wrong(
    body: Json, action: Json, ack: Ack, respond: Respond, store: Store, client: WebClient, serves_outside: bool
) -> None:
    """“Something is wrong”: which line, and what."""
    ack()
    if served(body, serves_outside):
        thread = action["value"]
        _open(body, thread, respond, store, client, lambda breakdown: report.window(breakdown, thread))


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
    if view:
        client.views_open(trigger_id=body["trigger_id"], view=view)
    else:
        tell(respond, talk.said(talk.GONE), body["container"].get("thread_ts"))

"""“Something is wrong”: a window that asks which line and what, and keeps the answer."""

from slack_bolt import Ack, Respond
from slack_sdk import WebClient

from bot.store import Report, Store
from bot.views import report, talk
from handlers.payload import Json, clicked_from_outside


def opened(
    body: Json, action: Json, ack: Ack, respond: Respond, store: Store, client: WebClient, serves_outside: bool
) -> None:
    """The button: show the window. Its trigger lives three seconds, so this is done at once and in no job."""
    ack()
    if not serves_outside and clicked_from_outside(body):
        return
    breakdown = store.threads.breakdown_of(action["value"])
    if breakdown is None:
        gone = talk.said(talk.GONE)
        respond(
            text=gone.text,
            blocks=gone.blocks,
            response_type="ephemeral",
            replace_original=False,
            thread_ts=body["container"].get("thread_ts"),
        )
        return
    client.views_open(trigger_id=body["trigger_id"], view=report.window(breakdown, action["value"]))


def sent(body: Json, view: Json, ack: Ack, store: Store) -> None:
    """The window was sent: kept before Slack is told so."""
    found = report.read(view["state"]["values"])
    store.marks.report(
        Report(id=view["id"], request=view["private_metadata"], user=body["user"]["id"], **found.model_dump())
    )
    ack(response_action="update", view=report.thanks())

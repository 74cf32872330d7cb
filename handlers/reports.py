"""“Something is wrong”: a window that asks which line and what, and keeps the answer."""

from slack_bolt import Ack

from bot.store import Report, Store
from bot.views import report
from handlers.payload import Json


def sent(body: Json, view: Json, ack: Ack, store: Store) -> None:
    """The window was sent: kept before Slack is told so."""
    found = report.read(view["state"]["values"])
    store.feedback.report(
        Report(id=view["id"], request=view["private_metadata"], user=body["user"]["id"], **found.model_dump())
    )
    ack(response_action="update", view=report.thanks())

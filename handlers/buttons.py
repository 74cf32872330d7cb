"""The buttons under an answer: each asks for a job, and what cannot be done is told to whoever clicked."""

from slack_bolt import Ack, Respond

from bot.jobs import Jobs
from bot.store import READS, Store
from bot.views import actions, talk
from bot.views.slack import Message
from handlers.payload import Json, clicked_from_outside, from_click


def checked(body: Json, action: Json, ack: Ack, jobs: Jobs, serves_outside: bool) -> None:
    """Somebody has checked the thread."""
    if served(body, serves_outside):
        jobs.ask(from_click("checked", body, action["value"], target=body["container"]["message_ts"]))
    ack()


def unchecked(body: Json, action: Json, ack: Ack, jobs: Jobs, serves_outside: bool) -> None:
    """Somebody takes a check back."""
    if served(body, serves_outside):
        jobs.ask(from_click("unchecked", body, action["value"], target=body["container"]["message_ts"]))
    ack()


def everyone(body: Json, action: Json, ack: Ack, respond: Respond, jobs: Jobs, serves_outside: bool) -> None:
    """The list of everyone, by speaker, once."""
    if served(body, serves_outside):
        request = from_click("everyone", body, action["value"], id=f"{action['value']}:all")
        if not jobs.ask(request):
            tell(respond, talk.said(talk.ALREADY_SHOWN), request.thread)
    ack()


def export(body: Json, action: Json, ack: Ack, jobs: Jobs, serves_outside: bool) -> None:
    """The breakdown as files in the thread."""
    if served(body, serves_outside):
        jobs.ask(from_click("export", body, action["value"]))
    ack()


def draft(body: Json, action: Json, ack: Ack, jobs: Jobs, serves_outside: bool) -> None:
    """A request for comment on a charge, drafted for whoever clicked."""
    if served(body, serves_outside):
        thread, statement = actions.which(action["value"])
        jobs.ask(from_click("draft", body, thread, target=statement))
    ack()


def publish(
    body: Json, action: Json, ack: Ack, respond: Respond, jobs: Jobs, store: Store, serves_outside: bool
) -> None:
    """A private answer, for everybody: in the channel, or in the thread of the message that it is about."""
    if served(body, serves_outside):
        private = store.requests.get(action["value"])
        outcomes = store.threads.tries(action["value"], "publish")
        failed = sum(outcome is not None and outcome.startswith("undelivered") for outcome in outcomes)
        thread = (private.thread or private.target) if private else None
        name = f"{action['value']}:posted:{failed + 1}"
        # A late private answer came as a direct message: it is for the channel where it was asked for.
        place = private.channel if private else body["channel"]["id"]
        request = from_click("publish", body, action["value"], id=name, thread=thread, channel=place)
        if len(outcomes) > failed or not jobs.ask(request):
            under_way = not outcomes or outcomes[-1] is None
            tell(respond, talk.said(talk.BEING_POSTED if under_way else talk.ALREADY_POSTED), None)
    ack()


def again(body: Json, action: Json, ack: Ack, respond: Respond, jobs: Jobs, store: Store, serves_outside: bool) -> None:
    """Read once more: an edited message with the words that it had when this was offered, or an unchanged page."""
    if served(body, serves_outside):
        offer = store.requests.get(action["value"])
        if offer and offer.kind in READS:
            finished = sum(outcome is not None for outcome in store.threads.tries(offer.id, "again"))
            name = f"{offer.id}:again:{finished + 1}"
            jobs.ask(offer.model_copy(update={"kind": "again", "id": name, "about": offer.id}))
        elif offer is None or offer.about is None:
            tell(respond, talk.said(talk.GONE), body["container"].get("thread_ts"))
        else:
            edit = offer.id.rpartition(":")[2]
            jobs.ask(offer.model_copy(update={"kind": "again", "id": f"{offer.about}:again:{edit}"}))
    ack()


def served(body: Json, serves_outside: bool) -> bool:
    """Whether whoever clicked is served."""
    return serves_outside or not clicked_from_outside(body)


def tell(respond: Respond, message: Message, thread: str | None) -> None:
    """Tell whoever clicked, and nobody else."""
    respond(
        text=message.text,
        blocks=message.blocks,
        response_type="ephemeral",
        replace_original=False,
        thread_ts=thread,
    )

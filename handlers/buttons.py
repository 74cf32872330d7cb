"""Buttons, and the shortcut in the menu of any message. A click that can do nothing is answered privately."""

from slack_bolt import Ack, Respond

from bot.jobs import Jobs
from bot.jobs.message_builders import shows
from bot.slack.intent import message_id, sources_of
from bot.slack.message_text import Json
from bot.slack.requests import compared_again, from_click
from bot.store import READS, Kind, Store
from bot.views import actions, talk
from bot.views.ledger import Question
from handlers.replies import tell


def checked(body: Json, action: Json, ack: Ack, jobs: Jobs) -> None:
    kind: Kind = "checked" if action["action_id"] == actions.CHECKED else "unchecked"
    jobs.ask(from_click(kind, body, about=action["value"], target=body["container"]["message_ts"]))
    ack()


def everyone(body: Json, action: Json, ack: Ack, respond: Respond, jobs: Jobs) -> None:
    """“Everyone, by speaker”: posted once."""
    request = from_click("everyone", body, about=action["value"], id=f"{action['value']}:all")
    if not jobs.ask(request):
        tell(respond, talk.said(talk.ALREADY_SHOWN), request.thread)
    ack()


def export(body: Json, action: Json, ack: Ack, respond: Respond, jobs: Jobs, store: Store) -> None:
    """“Export”: the breakdown as files in the thread; of a private answer, in a direct message."""
    shown = store.requests.get(action["value"])
    if jobs.ask(from_click("export", body, about=action["value"])) and shown and shown.is_private:
        tell(respond, talk.said(talk.EXPORTED_DIRECTLY), body["container"].get("thread_ts"))
    ack()


def draft(body: Json, action: Json, ack: Ack, jobs: Jobs) -> None:
    thread, statement = actions.which(action["value"])
    jobs.ask(from_click("draft", body, about=thread, target=statement))
    ack()


def publish(body: Json, action: Json, ack: Ack, respond: Respond, jobs: Jobs, store: Store) -> None:
    """“Post to channel”: a private answer for all members, in the thread of the message that it is about, if any."""
    private = store.requests.get(action["value"])
    if private is None:  # forgotten meanwhile: it must not be posted
        tell(respond, talk.said(talk.GONE), body["container"].get("thread_ts"))
        ack()
        return
    outcomes = store.threads.tries(action["value"], "publish")
    failed = sum(outcome is not None and outcome.startswith("undelivered") for outcome in outcomes)
    request = from_click(
        "publish",
        body,
        about=action["value"],
        id=f"{action['value']}:posted:{failed + 1}",
        thread=private.thread or private.target,
        # A late private answer came as a direct message: it is for the channel where it was asked for.
        channel=private.channel,
    )
    if len(outcomes) > failed or not jobs.ask(request):
        under_way = not outcomes or outcomes[-1] is None
        tell(respond, talk.said(talk.BEING_POSTED if under_way else talk.ALREADY_POSTED))
    ack()


def again(body: Json, action: Json, ack: Ack, respond: Respond, jobs: Jobs, store: Store) -> None:
    """“Read again”: an unchanged page, or an edited message with the words that it had when this was offered."""
    shown = store.requests.get(action["value"])
    if shown and (shown.kind in READS or shown.about):
        about, attempt = shown.about, shown.id.rpartition(":")[2]
        if shown.kind in READS:
            finished = sum(outcome is not None for outcome in store.threads.tries(shown.id, "again"))
            about, attempt = shown.id, str(finished + 1)
        article = {"thread": shown.thread, "text": shown.text, "files": shown.files, "target": shown.target}
        request = from_click("again", body, id=f"{about}:again:{attempt}", about=about, **article)
        before = store.requests.get(about or "")
        is_compared = shown.kind not in READS and before is not None and before.is_compared
        if shown.kind == "offer":
            jobs.ask(from_click("stale", body, target=body["container"]["message_ts"]))
        jobs.ask(compared_again(request) if is_compared else request)
    else:
        tell(respond, talk.said(talk.GONE), body["container"].get("thread_ts"))
    ack()


def who_claims_what(body: Json, bot_user_id: str, ack: Ack, respond: Respond, jobs: Jobs, store: Store) -> None:
    """“Who claims what?” in the menu of a message: a private answer, to be posted in its thread."""
    message, team, channel = body["message"], body["team"]["id"], body["channel"]["id"]
    thread, sources = message.get("thread_ts"), sources_of(message, bot_user_id)
    request = store.requests.get(message_id(team, channel, message["ts"]))
    breakdown = store.threads.breakdown_of(request.id) if request else None
    if request and breakdown and shows(request, breakdown):
        tell(respond, talk.said(talk.ALREADY_READ), thread)
    elif message.get("bot_id") and message.get("user") == bot_user_id:
        tell(respond, talk.said(talk.OWN_MESSAGE), thread)
    elif not sources:
        tell(respond, talk.said(talk.NOTHING_HERE), thread)
    else:
        first, *others = sources
        host = jobs.budget.host_for(team, channel)
        if lines := talk.before_a_private_answer(host, len(others)):
            tell(respond, talk.said(*lines), thread)  # before the text is sent anywhere
        jobs.ask(from_click("shortcut", body, text=first.text, files=first.files, target=message["ts"], thread=thread))
    ack()


def turned(body: Json, action: Json, ack: Ack, respond: Respond, jobs: Jobs) -> None:
    """“More” under a page of the ledger: the next one in its place, for the asker alone."""
    ack()
    place = body["team"]["id"], body["channel"]["id"], body["user"]["id"]
    tell(respond, jobs.digests.page(*place, Question.model_validate_json(action["value"])), replace=True)

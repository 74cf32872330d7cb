"""“Who claims what?” in the menu of any message: a private answer, to be posted in its thread."""

from slack_bolt import Ack, Respond

from bot.jobs import Jobs, Request
from bot.jobs.article_loader import name_of
from bot.jobs.messages import sources_of
from bot.store import Store
from bot.views import several, talk
from handlers.payload import Json, clicked_from_outside


def pressed(
    body: Json, bot_user_id: str, ack: Ack, respond: Respond, jobs: Jobs, store: Store, serves_outside: bool
) -> None:
    """Somebody wants to know it of somebody's message."""
    if serves_outside or not clicked_from_outside(body):
        message, channel = body["message"], body["channel"]["id"]
        sources = sources_of(message, bot_user_id)
        thread = message.get("thread_ts")
        if store.threads.breakdown_of(f"{body['team']['id']}:{channel}:{message['ts']}"):
            _tell(respond, talk.ALREADY_READ, thread)
        elif message.get("bot_id") and message.get("user") == bot_user_id:
            _tell(respond, talk.OWN_MESSAGE, thread)
        elif not sources:
            _tell(respond, talk.NOTHING_HERE, thread)
        else:
            host, left = jobs.host_for(body["team"]["id"], channel), [name_of(source) for source in sources[1:]]
            told = [talk.SENDS_THIS.format(host=host)] if host else []
            if lines := [*told, *([several.one_at_a_time(left)] if left else [])]:
                _tell(respond, "\n".join(lines), thread)  # before the job: nobody is asked afterwards
            jobs.ask(
                Request(
                    kind="shortcut",
                    id=body["trigger_id"],
                    team=body["team"]["id"],
                    channel=channel,
                    user=body["user"]["id"],
                    thread=thread,
                    text=sources[0].text,
                    files=sources[0].files,
                    response_url=body["response_url"],
                    target=message["ts"],
                )
            )
    ack()


def _tell(respond: Respond, words: str, thread: str | None) -> None:
    said = talk.said(words)
    respond(text=said.text, blocks=said.blocks, response_type="ephemeral", replace_original=False, thread_ts=thread)

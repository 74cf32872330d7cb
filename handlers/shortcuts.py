"""“Who claims what?” in the menu of any message: a private answer, to be posted in its thread."""

from slack_bolt import Ack, Respond

from bot.jobs import Jobs
from bot.jobs.replies import shows
from bot.slack.intent import name_of, sources_of
from bot.slack.message_text import Json
from bot.slack.requests import from_click, message_id
from bot.store import Store
from bot.views import talk
from handlers.replies import tell


def pressed(body: Json, bot_user_id: str, ack: Ack, respond: Respond, jobs: Jobs, store: Store) -> None:
    """Read a message for the person who pressed."""
    message, team, channel = body["message"], body["team"]["id"], body["channel"]["id"]
    thread, sources = message.get("thread_ts"), sources_of(message, bot_user_id)
    own = store.requests.get(message_id(team, channel, message["ts"]))
    breakdown = store.threads.breakdown_of(own.id) if own else None
    if own and breakdown and shows(own, breakdown):
        tell(respond, talk.said(talk.ALREADY_READ), thread)
    elif message.get("bot_id") and message.get("user") == bot_user_id:
        tell(respond, talk.said(talk.OWN_MESSAGE), thread)
    elif not sources:
        tell(respond, talk.said(talk.NOTHING_HERE), thread)
    else:
        first, *others = sources
        host = jobs.budget.host_for(team, channel)
        if lines := talk.before_a_private_answer(host, [name_of(other) for other in others]):
            tell(respond, talk.said(*lines), thread)  # before the text is sent anywhere
        jobs.ask(from_click("shortcut", body, text=first.text, files=first.files, target=message["ts"], thread=thread))
    ack()

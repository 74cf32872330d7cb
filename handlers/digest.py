"""/claims digest and the feeds that it reads: what a channel wants, by words or in a window, said back to whoever asked."""

import structlog
from slack_bolt import Ack, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.jobs.digest_settings import DigestSettings
from bot.store import Request
from bot.views import channel_words as words
from bot.views import digest_window, talk
from bot.views.slack import Message
from handlers.payload import Json, clicked_from_outside
from handlers.rooms import is_here

IN_A_WINDOW = Message(text="", blocks=())
"""An answer that is seen already."""

_LOG = structlog.get_logger(__name__)


def digest(command: Json, rest: str, settling: DigestSettings, client: WebClient) -> Message:
    """When the digest comes, off, pause, preview, now; without a word the window, which says it all."""
    if not is_here(command, client):
        return talk.said(talk.INVITE_FIRST)
    team, channel, user = command["team_id"], command["channel_id"], command["user_id"]
    if not rest and _open(client, command["trigger_id"], settling.window(team, channel, user)):
        return IN_A_WINDOW
    return settling.digest(
        Request(
            id=command["trigger_id"],
            kind="preview",
            team=team,
            channel=channel,
            user=user,
            text=rest,
            response_url=command["response_url"],
        )
    )


def change(body: Json, ack: Ack, client: WebClient, respond: Respond, settling: DigestSettings, serves_outside: bool) -> None:
    """The button: show the window. Its trigger lives three seconds, so this is done at once and in no job."""
    ack()
    if serves_outside or not clicked_from_outside(body):
        view = settling.window(body["team"]["id"], body["channel"]["id"], body["user"]["id"])
        if not _open(client, body["trigger_id"], view):
            said = words.said(words.NO_WINDOW)
            respond(text=said.text, blocks=said.blocks, response_type="ephemeral", replace_original=False)


def chosen(body: Json, view: Json, ack: Ack, settling: DigestSettings, serves_outside: bool) -> None:
    """The window was sent: kept before Slack is told so, then shown as it holds from now on."""
    if not serves_outside and clicked_from_outside(body):
        ack()
        return
    try:
        wanted = digest_window.read(view["state"]["values"])
    except digest_window.Incomplete as incomplete:
        ack(response_action="errors", errors=incomplete.errors)
        return
    now = settling.save(body["team"]["id"], view["private_metadata"], wanted)
    ack(response_action="update", view=digest_window.saved(now.text))


def replies_on(command: Json, _: str, settling: DigestSettings, __: WebClient) -> Message:
    """Earlier threads are told when a claim of theirs is answered."""
    return settling.replies(command["team_id"], command["channel_id"], wanted=True)


def replies_off(command: Json, _: str, settling: DigestSettings, __: WebClient) -> Message:
    """Earlier threads are left alone."""
    return settling.replies(command["team_id"], command["channel_id"], wanted=False)


def watch(command: Json, rest: str, settling: DigestSettings, client: WebClient) -> Message:
    """A feed for the digest."""
    if not is_here(command, client):
        return talk.said(talk.INVITE_FIRST)
    return settling.watch(command["team_id"], command["channel_id"], rest)


def watching(command: Json, _: str, settling: DigestSettings, __: WebClient) -> Message:
    """The feeds of the channel."""
    return settling.watching(command["channel_id"])


def unwatch(command: Json, rest: str, settling: DigestSettings, _: WebClient) -> Message:
    """A feed less."""
    return settling.unwatch(command["channel_id"], rest)


def _open(client: WebClient, trigger: str, view: dict[str, object]) -> bool:
    """Whether Slack shows the window; where it does not, words serve as well."""
    try:
        client.views_open(trigger_id=trigger, view=view)
    except (SlackApiError, OSError) as error:
        _LOG.warning("no window", kind=type(error).__name__)
        return False
    return True

"""/claims digest and the feeds that it reads: what a channel wants, said back to whoever asked."""

from slack_sdk import WebClient

from bot.jobs.settling import Settling
from bot.store import Request
from bot.views import talk
from bot.views.slack import Message
from handlers.payload import Json
from handlers.rooms import is_here


def digest(command: Json, rest: str, settling: Settling, client: WebClient) -> Message:
    """When the digest comes, off, pause, preview, now."""
    if not is_here(command, client):
        return talk.said(talk.INVITE_FIRST)
    return settling.digest(
        Request(
            id=command["trigger_id"],
            kind="preview",
            team=command["team_id"],
            channel=command["channel_id"],
            user=command["user_id"],
            text=rest,
            response_url=command["response_url"],
        )
    )


def replies_on(command: Json, _: str, settling: Settling, __: WebClient) -> Message:
    """Earlier threads are told when a claim of theirs is answered."""
    return settling.replies(command["team_id"], command["channel_id"], wanted=True)


def replies_off(command: Json, _: str, settling: Settling, __: WebClient) -> Message:
    """Earlier threads are left alone."""
    return settling.replies(command["team_id"], command["channel_id"], wanted=False)


def watch(command: Json, rest: str, settling: Settling, _: WebClient) -> Message:
    """A feed for the digest."""
    return settling.watch(command["team_id"], command["channel_id"], rest)


def watching(command: Json, _: str, settling: Settling, __: WebClient) -> Message:
    """The feeds of the channel."""
    return settling.watching(command["channel_id"])


def unwatch(command: Json, rest: str, settling: Settling, _: WebClient) -> Message:
    """A feed less."""
    return settling.unwatch(command["channel_id"], rest)

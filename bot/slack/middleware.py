"""What happens to each of Slack's requests before its listener."""

from collections.abc import Callable
from typing import Any

from slack_bolt import BoltContext, BoltResponse

from bot.slack.message_text import Json

Next = Callable[[], None]


def in_workspace(body: dict[str, Any], context: BoltContext, next: Next) -> BoltResponse | None:
    """Take each request as one of the workspace whose token Bolt took; pass on no click on another bot's message.

    Where two workspaces share a channel, a request may name the other one, and the messages of both bots are there.
    """
    if "event" in body:
        body["team_id"] = context.team_id
    elif isinstance(body.get("team"), dict):
        body["team"]["id"] = context.team_id
    author = (body.get("message") or {}).get("user", context.bot_user_id)
    if body.get("type") == "block_actions" and author != context.bot_user_id:
        return BoltResponse(status=200)
    next()
    return None


def refuse_outsiders(body: dict[str, Any], next: Next) -> BoltResponse | None:
    """Acknowledge what people of other workspaces (Slack Connect) write and click, and pass none of it on."""
    if is_from_outside(body):
        return BoltResponse(status=200)
    next()
    return None


def is_from_outside(body: Json) -> bool:
    """Whether the author of an event, or the person who clicked, belongs to another workspace or organization.

    An event without an author (a deletion) is from inside, and so is every slash command: Slack offers them at home
    only.
    """
    if event := body.get("event"):
        home = {body.get("team_id"), body.get("enterprise_id")}
        author = event.get("user_team") or event.get("source_team") or event.get("team")
    elif isinstance(user := body.get("user"), dict):
        home = {(body.get("team") or {}).get("id"), (body.get("enterprise") or {}).get("id")}
        author = user.get("team_id")
    else:
        return False
    return author is not None and author not in home

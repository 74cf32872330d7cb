"""What happens to each of Slack's requests before its listener: it gets its workspace, people from outside are refused,
names are provided."""

from collections.abc import Callable

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.middleware import Middleware

from bot.slack.message_text import Json


class InWorkspace(Middleware):
    """Takes each request as one of the workspace whose token Bolt took; passes on no click on another bot's message.

    Where two workspaces share a channel, a request may name the other one, and the messages of both bots are there.
    """

    def process(self, *, req: BoltRequest, resp: BoltResponse, next: Callable[[], BoltResponse]) -> BoltResponse:
        if "event" in req.body:
            req.body["team_id"] = req.context.team_id
        elif isinstance(req.body.get("team"), dict):
            req.body["team"]["id"] = req.context.team_id
        message = req.body.get("message") or {}
        is_own = message.get("user", req.context.bot_user_id) == req.context.bot_user_id
        return next() if is_own or req.body.get("type") != "block_actions" else BoltResponse(status=200)


class RefuseOutsiders(Middleware):
    """Acknowledges what people of other workspaces (Slack Connect) write and click, and passes none of it on."""

    def process(self, *, req: BoltRequest, resp: BoltResponse, next: Callable[[], BoltResponse]) -> BoltResponse:
        return BoltResponse(status=200) if is_from_outside(req.body) else next()


class Provide(Middleware):
    """Gives listeners what they ask for by name. (A plain function would have its own arguments looked up by Bolt.)"""

    def __init__(self, **provided: object) -> None:
        self._provided = provided

    def process(self, *, req: BoltRequest, resp: BoltResponse, next: Callable[[], BoltResponse]) -> BoltResponse:
        req.context.update(self._provided)
        return next()


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

"""The buttons under the pages of `/claims who` and `/claims about`: for the asker's eyes only."""

from slack_bolt import Ack, Respond

from bot.jobs import Jobs
from bot.slack.message_text import Json
from bot.views.ledger import Question
from handlers.replies import tell


def turned(body: Json, action: Json, ack: Ack, respond: Respond, jobs: Jobs) -> None:
    """The next page, in the place of this one."""
    ack()
    tell(respond, jobs.digests.page(*_place(body), Question.model_validate_json(action["value"])), replace=True)


def exported(body: Json, action: Json, ack: Ack, respond: Respond, jobs: Jobs) -> None:
    ack()
    tell(respond, jobs.digests.export(*_place(body), Question.model_validate_json(action["value"])))


def _place(body: Json) -> tuple[str, str, str]:
    return body["team"]["id"], body["channel"]["id"], body["user"]["id"]

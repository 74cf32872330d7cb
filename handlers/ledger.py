"""/claims who and /claims about, and the buttons under their pages: for the asker's eyes only."""

from slack_bolt import Ack, Respond

from bot.jobs import Jobs
from bot.jobs.digests import DigestService
from bot.ledger.search import asked_for, asked_who
from bot.slack.message_text import Json
from bot.views import digest_words, talk
from bot.views.ledger import Question
from bot.views.slack import Message
from handlers.replies import tell


def who(digests: DigestService, team: str, channel: str, user: str, name: str) -> Message:
    if not asked_who(name):
        return talk.said(digest_words.WHO)
    return digests.page(team, channel, user, Question(what="who", words=name))


def about(digests: DigestService, team: str, channel: str, user: str, words: str) -> Message:
    """What was claimed on a topic, with the answers."""
    if not asked_for(words):
        return talk.said(digest_words.ABOUT)
    return digests.page(team, channel, user, Question(what="about", words=words))


def turned(body: Json, action: Json, ack: Ack, respond: Respond, jobs: Jobs) -> None:
    """The next page, in the place of this one."""
    ack()
    tell(respond, jobs.digests.page(*_place(body), Question.model_validate_json(action["value"])), replace=True)


def exported(body: Json, action: Json, ack: Ack, respond: Respond, jobs: Jobs) -> None:
    """All of it in a box, to copy."""
    ack()
    tell(respond, jobs.digests.export(*_place(body), Question.model_validate_json(action["value"])))


def _place(body: Json) -> tuple[str, str, str]:
    return body["team"]["id"], body["channel"]["id"], body["user"]["id"]

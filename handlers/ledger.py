"""/claims who and /claims about, and the buttons under their pages: for the asker's eyes only."""

from slack_bolt import Ack, Respond

from bot.jobs.digests import DigestService
from bot.ledger.search import asked_for, asked_who
from bot.views import channel_words as words
from bot.views.ledger import Question
from bot.views.slack import Message
from handlers.payload import Json, clicked_from_outside


def who(command: Json, rest: str, telling: DigestService) -> Message:
    """What a source claimed and denied."""
    return _page(command, telling, Question(what="who", words=rest)) if asked_who(rest) else words.said(words.WHO)


def about(command: Json, rest: str, telling: DigestService) -> Message:
    """What was claimed on a topic, with the answers."""
    return _page(command, telling, Question(what="about", words=rest)) if asked_for(rest) else words.said(words.ABOUT)


def turned(body: Json, action: Json, ack: Ack, respond: Respond, telling: DigestService, serves_outside: bool) -> None:
    """The next page, in the place of this one."""
    ack()
    if serves_outside or not clicked_from_outside(body):
        _show(respond, telling.page(*_from(body), Question.of(action["value"])), replace=True)


def exported(body: Json, action: Json, ack: Ack, respond: Respond, telling: DigestService, serves_outside: bool) -> None:
    """All of it in a box, to copy."""
    ack()
    if serves_outside or not clicked_from_outside(body):
        _show(respond, telling.export(*_from(body), Question.of(action["value"])), replace=False)


def _page(command: Json, telling: DigestService, question: Question) -> Message:
    return telling.page(command["team_id"], command["channel_id"], command["user_id"], question)


def _from(body: Json) -> tuple[str, str, str]:
    return body["team"]["id"], body["channel"]["id"], body["user"]["id"]


def _show(respond: Respond, message: Message, *, replace: bool) -> None:
    respond(
        text=message.text,
        blocks=message.blocks,
        response_type="ephemeral",
        replace_original=replace,
        delete_original=False,
    )

"""/claims: a private answer, and the words that set a channel. What is not understood is named, never a dead end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.errors import DeliveryError, RejoinderError
from bot.jobs import Jobs
from bot.ledger.search import asked_for, asked_who
from bot.slack import links
from bot.slack.intent import sources_of
from bot.slack.lookups import NotNow
from bot.slack.message_text import Json, unescape
from bot.slack.permissions import Permissions
from bot.slack.requests import from_command
from bot.store import Store
from bot.store.ledger import Asked
from bot.views import commands, digest_words, talk
from bot.views.ledger import Question
from bot.views.thread import Message, error_message
from handlers import settings
from handlers.replies import open_window

MOST_WORDS_OF_A_COMMAND = 25
"""A longer line, or one with line breaks, is an article, also if it begins like a command."""
MOST_WORDS_OF_A_SLIP = 5
"""So few words without a link are a command with a slip, and no article."""


@dataclass(frozen=True)
class Call:
    """One use of `/claims`: its payload, the rest of the line after the command's words, and whom to ask."""

    command: Json
    rest: str
    jobs: Jobs
    store: Store
    client: WebClient

    @property
    def place(self) -> tuple[str, str, str]:
        return self.command["team_id"], self.command["channel_id"], self.command["user_id"]


Handler = Callable[[Call], Message | None]
"""Makes the answer to a command; None where a window shows it."""


def received(command: Json, ack: Ack, jobs: Jobs, store: Store, client: WebClient, permissions: Permissions) -> None:
    """The command was typed. It is acknowledged when all that it asks for is stored."""
    line = (command.get("text") or "").strip()
    message = _answer(Call(command, line, jobs, store, client), permissions)
    if message is None:
        ack()
    else:
        ack(text=message.text, blocks=message.blocks)


def _answer(call: Call, permissions: Permissions) -> Message | None:
    line = " ".join(call.rest.split())
    count = len(line.split())
    if not line:
        return talk.usage()
    is_command = count <= MOST_WORDS_OF_A_COMMAND and "\n" not in call.rest
    command, rest = (commands.parse(line) if is_command else None) or (None, "")
    if command and (command.takes or not rest):
        if command.changes and (refusal := permissions.refusal(call.place[0], call.place[2])):
            return talk.said(refusal)
        try:
            return WORDS[command.words](replace(call, rest=rest))
        except RejoinderError as error:
            return error_message(error)
    sources = sources_of(call.command, "")
    text = sources[0].text if sources else ""
    if count <= MOST_WORDS_OF_A_SLIP and not links.is_link(text):
        return talk.too_much(command.words, rest) if command else talk.unknown_words(unescape(line))
    call.jobs.ask(from_command(call.command, "command", text))
    host = call.jobs.budget.host_for(*call.place[:2])
    return talk.said(*talk.before_a_private_answer(host, len(sources[1:])), talk.READING)


def _status(call: Call) -> Message:
    now = call.store.channels.get(*call.place[:2])
    return talk.setting(listening=now.listening, rules_only=now.rules_only)


def _page(call: Call, what: Asked, asked: Sequence[str], how: str) -> Message:
    """What the ledger knows; `how` says how to ask, where the line holds no word to look for."""
    return call.jobs.digests.page(*call.place, Question(what=what, words=call.rest)) if asked else talk.said(how)


def _where_bot_is(handler: Handler) -> Handler:
    """The handler of a command for channels that the bot is in, so that it hears and may post there."""
    return lambda call: handler(call) if _bot_is_member(call) else talk.said(talk.INVITE_FIRST)


def _digest(call: Call) -> Message | None:
    """The window, which has all settings."""
    window = call.jobs.digest_settings.window(*call.place)
    return None if open_window(call.client, call.command["trigger_id"], window) else talk.said(talk.NO_WINDOW)


def _preview(call: Call) -> Message:
    call.jobs.ask(from_command(call.command, "preview"))
    return talk.said(digest_words.PREVIEW)


def _forget(call: Call) -> Message:
    team, channel, user = call.place
    sources = sources_of({"text": call.rest}, "")
    if not sources or not links.is_link(sources[0].text):
        return talk.said(talk.FORGET_WHAT)
    return talk.forgotten(_forgotten(call, call.store.forgetting.of_link(team, channel, sources[0].text, user)))


def _forget_all(call: Call) -> Message:
    team, _, user = call.place
    return talk.forgotten_all(_forgotten(call, call.store.forgetting.of_user(team, user)))


def _forgotten(call: Call, readings: Sequence[str]) -> int:
    """How many readings were deleted, with all that came of them."""
    call.store.forgetting.forget(*call.store.threads.descendants(*readings))
    return len(readings)


def _bot_is_member(call: Call) -> bool:
    team, channel, _ = call.place
    try:
        room = call.jobs.digests.workspaces.of(team).quick.room(channel)
    except DeliveryError as refusal:
        # Not found: a private channel that the bot is not in. All other errors are about Slack.
        return refusal.code != "channel_not_found"
    except NotNow:
        return True
    return bool(room.get("is_member") or room.get("is_im"))


WORDS: dict[str, Handler] = {
    "help": lambda _: talk.help_message(),
    "on": _where_bot_is(lambda call: settings.change(call.command, call.jobs, call.store, listening=True)),
    "off": lambda call: settings.change(call.command, call.jobs, call.store, listening=False),
    "rules only": lambda call: settings.change(call.command, call.jobs, call.store, rules_only=True),
    "rules off": lambda call: settings.change(call.command, call.jobs, call.store, rules_only=False),
    "status": _status,
    "forget": _forget,
    "forget all of mine": _forget_all,
    "who": lambda call: _page(call, "who", asked_who(call.rest), digest_words.WHO),
    "about": lambda call: _page(call, "about", asked_for(call.rest), digest_words.ABOUT),
    "digest": _where_bot_is(_digest),
    "digest preview": _where_bot_is(_preview),
    "watch": _where_bot_is(lambda call: call.jobs.digest_settings.watch(*call.place[:2], call.rest)),
    "watching": lambda call: call.jobs.digest_settings.watching(*call.place[:2]),
    "unwatch": lambda call: call.jobs.digest_settings.unwatch(*call.place[:2], call.rest),
}
"""What each command of `bot.views.commands` does; everything else is an article."""

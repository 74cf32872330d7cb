"""/claims: a private answer, and how a channel is set. A word that nobody knows gets a hint, never a dead end."""

import difflib
import re
from collections.abc import Callable

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.errors import RejoinderError
from bot.jobs import Jobs, Request
from bot.jobs.digest_settings import DigestSettings
from bot.jobs.digests import DigestService
from bot.slack import intent as what
from bot.slack import message_text as typed
from bot.store import Store
from bot.views import several, talk, trouble
from bot.views.slack import Message
from handlers import digest, ledger
from handlers.payload import Json, from_command
from handlers.rooms import is_here

Answer = Callable[[Json, str, Jobs, Store, WebClient], Message]
"""What a word does: command, the rest of its line, and whom to ask; gives the private answer."""

MOST_WORDS_OF_A_COMMAND = 5
"""So few words without a link are a command that somebody mistyped, and no article."""

_LINK_WITHOUT_ITS_BEGINNING = re.compile(
    r"(?:[a-z]+:/*)?(?P<rest>(?:[\w-]+\.)+[a-z]{2,}(?::\d{1,5})?(?:[/?#]\S*)?)", re.I
)
ALMOST_THE_SAME = 0.85
"""How alike a word and what could be a link must be (1 is the same): “rules.only”, and not “status.io”."""

MOST_WORDS_OF_A_QUESTION = 25
"""A longer line that begins with “about” or “who” is an article."""


def asked(
    command: Json, ack: Ack, jobs: Jobs, store: Store, client: WebClient, telling: DigestService, settling: DigestSettings
) -> None:
    """Somebody typed the command."""
    text = (command.get("text") or "").strip()
    said = _of_the_ledger(command, text, telling, settling, client) or _answer(command, text, jobs, store, client)
    if said is digest.IN_A_WINDOW:
        ack()
    else:
        ack(text=said.text, blocks=said.blocks)


def _of_the_ledger(command: Json, text: str, telling: DigestService, settling: DigestSettings, client: WebClient) -> Message | None:
    """What a word about the digest or the ledger does; None for everything else, an article that begins so too."""
    if len(text.split()) > MOST_WORDS_OF_A_QUESTION or "\n" in text:
        return None
    for word in sorted((*LEDGER_WORDS, *DIGEST_WORDS), key=len, reverse=True):
        if text.casefold() == word or text.casefold().startswith(f"{word} "):
            rest = text[len(word) :].strip()
            try:
                if word in LEDGER_WORDS:
                    return LEDGER_WORDS[word](command, rest, telling)
                return DIGEST_WORDS[word](command, rest, settling, client)
            except RejoinderError as error:
                return trouble.message(error)
    return None


def _answer(command: Json, text: str, jobs: Jobs, store: Store, client: WebClient) -> Message:
    if not text:
        return talk.usage()
    line = " ".join(text.split())
    for word, answer in WORDS.items():
        if line.casefold() == word or (word in TAKES_MORE and line.casefold().startswith(f"{word} ")):
            return answer(command, line[len(word) :].strip(), jobs, store, client)
    if len(line.split()) <= MOST_WORDS_OF_A_COMMAND and not what.links(command):
        line = typed.unescaped(line)  # what is proposed is copied
        return talk.unknown_word(line, _nearest(line))
    host = jobs.host_for(command["team_id"], command["channel_id"])
    jobs.ask(from_command(command))
    left = what.sources(command, "")[1:]
    sends = [talk.SENDS_THIS.format(host=host)] if host else []
    return talk.said(*sends, talk.READING, *([several.one_at_a_time(left)] if left else []))


def _nearest(line: str) -> list[str]:
    """What was meant, perhaps: a link that lacks its beginning or has another one, or a word with a slip."""
    words = [*WORDS, *LEDGER_WORDS, *DIGEST_WORDS]
    if not (link := _LINK_WITHOUT_ITS_BEGINNING.fullmatch(line)):
        return difflib.get_close_matches(line.casefold(), words, n=1)
    return difflib.get_close_matches(line.casefold(), words, n=1, cutoff=ALMOST_THE_SAME) or [f"https://{link['rest']}"]


def _help(*_: object) -> Message:
    return talk.help_message()


def _on(command: Json, _: str, jobs: Jobs, store: Store, client: WebClient) -> Message:
    if not is_here(command, client):
        return talk.said(talk.INVITE_FIRST)
    return _set(command, jobs, store, listening=True)


def _off(command: Json, _: str, jobs: Jobs, store: Store, __: WebClient) -> Message:
    return _set(command, jobs, store, listening=False)


def _rules_only(command: Json, _: str, jobs: Jobs, store: Store, __: WebClient) -> Message:
    return _set(command, jobs, store, rules_only=True)


def _rules_off(command: Json, _: str, jobs: Jobs, store: Store, __: WebClient) -> Message:
    return _set(command, jobs, store, rules_only=False)


def _status(command: Json, _: str, __: Jobs, store: Store, ___: WebClient) -> Message:
    settings = store.channels.get(command["team_id"], command["channel_id"])
    return talk.status(listening=settings.listening, rules_only=settings.rules_only)


def _forget(command: Json, link: str, jobs: Jobs, store: Store, _: WebClient) -> Message:
    found = what.links({"text": link})
    if not found:
        return talk.said(talk.FORGET_WHAT)
    gone = store.threads.of_link(command["channel_id"], found[0], command["user_id"])
    jobs.forget(*store.threads.descendants(*gone))
    return talk.forgotten(len(gone))


def _usage(command: Json, _: str, jobs: Jobs, __: Store, ___: WebClient) -> Message:
    return talk.said(*jobs.budget.lines(command["team_id"], command["channel_id"], command["user_id"]))


def _set(command: Json, jobs: Jobs, store: Store, **wanted: bool) -> Message:
    """Change a setting, and say so in the channel: it concerns everybody there."""
    team, channel, user = command["team_id"], command["channel_id"], command["user_id"]
    before = store.channels.get(team, channel)
    now = store.channels.change(team, channel, user, **wanted)
    if now != before:
        jobs.ask(
            Request(
                kind="settled",
                id=command["trigger_id"],
                team=team,
                channel=channel,
                user=user,
                response_url=command["response_url"],
            )
        )
    return talk.status(listening=now.listening, rules_only=now.rules_only)


WORDS: dict[str, Answer] = {
    "help": _help,
    "on": _on,
    "off": _off,
    "status": _status,
    "usage": _usage,
    "rules only": _rules_only,
    "rules off": _rules_off,
    "forget": _forget,
}
"""The words of `/claims`; everything else is an article."""

TAKES_MORE = frozenset({"forget"})
"""Words that something follows."""

LEDGER_WORDS: dict[str, Callable[[Json, str, DigestService], Message]] = {"who": ledger.who, "about": ledger.about}
DIGEST_WORDS: dict[str, Callable[[Json, str, DigestSettings, WebClient], Message]] = {
    "digest": digest.digest,
    "replies on": digest.replies_on,
    "replies off": digest.replies_off,
    "watch": digest.watch,
    "watching": digest.watching,
    "unwatch": digest.unwatch,
}

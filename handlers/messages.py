"""Messages that name nobody: direct messages, articles where the bot listens, and what became of messages it read."""

from importlib import resources

from bot.jobs import Jobs, Request
from bot.jobs.messages import each, files_of, sources_of
from bot.slack import intent as asked
from bot.slack import message_text as typed
from bot.store import READS, SlackFile, Store
from handlers.payload import Json, from_message, is_by_a_person, is_from_outside, request_id

_ARTICLE_FILES = ("text/plain", "text/markdown", "text/html", "application/pdf")
"""Kinds of file that are read where the bot listens; long pastes come as text files."""


def posted(event: Json, body: Json, bot_user_id: str, jobs: Jobs, store: Store, serves_outside: bool) -> None:
    """Any message where the bot is. A mention in a channel comes as `app_mention` too, and is answered there."""
    if event.get("subtype") == "message_deleted":
        jobs.forget(*store.threads.of_message(body["team_id"], event["channel"], event["deleted_ts"]))
        return
    if event.get("subtype") == "message_changed":
        _changed(event, body, bot_user_id, jobs, store)
        return
    if not is_by_a_person(event) or (is_from_outside(event, body) and not serves_outside):
        return
    if event.get("channel_type") == "im":
        sources = sources_of(event, bot_user_id)
        jobs.ask(*each(_direct(from_message("dm", event, body, sources), event, store), sources))
    elif _is_overheard(event, body, bot_user_id, store):
        sources = sources_of(event, bot_user_id, _may_be_article)
        jobs.ask(*each(from_message("listened", event, body, sources), sources))


def _direct(request: Request, event: Json, store: Store) -> Request:
    """What a direct message means; in a thread that holds a breakdown, a question about it."""
    if request.files:
        return request
    if asked.wants_help(request.text):
        return request.model_copy(update={"kind": "help"})
    if asked.wants_example(request.text):
        sample = resources.files("slackdesk").joinpath("sample.txt").read_text("utf-8")
        return request.model_copy(update={"text": sample.strip()})
    if request.thread == event["ts"] or asked.holds_article(event, ""):
        return request
    read = store.threads.read_in(request.channel, request.thread or "")
    return request.model_copy(update={"kind": "question", "about": read[0]}) if read else request


def _is_overheard(event: Json, body: Json, me: str, store: Store) -> bool:
    """Whether a message in a channel is an article that shall be read without a mention."""
    if typed.mentions(event, me) or event.get("thread_ts", event["ts"]) != event["ts"]:
        return False
    if not (asked.holds_article(event, me) or any(map(_may_be_article, files_of(event)))):
        return False
    return store.channels.get(body["team_id"], event["channel"]).listening


def _may_be_article(file: SlackFile) -> bool:
    """Whether a file is read where nobody asked for it."""
    return file.mimetype.startswith(_ARTICLE_FILES)


def _changed(event: Json, body: Json, me: str, jobs: Jobs, store: Store) -> None:
    """Offer to read a message again that its author has edited.

    Slack sends the same event for every link that it shows a preview of: there nobody edited, and no word is new.
    """
    message, before = event["message"], event.get("previous_message") or {}
    edit = message.get("edited")
    old = sources_of(before, me)
    new = next((source for source in sources_of(message, me) if source not in old), None)
    if not edit or message.get("bot_id") or new is None:
        return
    known = store.requests.get(request_id(body, event, message["ts"]))
    if known is None or known.kind not in READS or (known.text, known.files) == (new.text, new.files):
        return
    jobs.ask(
        known.model_copy(
            update={
                "kind": "offer",
                "id": f"{known.id}:edited:{edit['ts']}",
                "text": new.text,
                "files": new.files,
                "about": known.id,
                "target": None,
            }
        )
    )

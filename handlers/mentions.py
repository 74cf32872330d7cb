"""@Rejoinder in a channel: an article, a question about one that was read here, or the thread's first message."""

from bot.jobs import Jobs, Request
from bot.jobs.messages import each, sources_of
from bot.slack import intent as asked
from bot.slack import message_text as typed
from bot.store import Store
from handlers.payload import Json, from_message, is_by_a_person, is_from_outside


def mentioned(event: Json, body: Json, bot_user_id: str, jobs: Jobs, store: Store, serves_outside: bool) -> None:
    """Somebody named the bot. (Slack also tells of thread replies that do not: those ask for nothing.)"""
    if not is_by_a_person(event) or not typed.mentions(event, bot_user_id):
        return
    if is_from_outside(event, body) and not serves_outside:
        return
    sources = sources_of(event, bot_user_id)
    jobs.ask(*each(_meant(from_message("mention", event, body, sources), event["ts"], store), sources))


def _meant(request: Request, ts: str, store: Store) -> Request:
    """What the words beside the name mean: they may be the article, ask about one, or point at the message above."""
    if request.files:
        return request
    if asked.wants_help(request.text):
        return request.model_copy(update={"kind": "help"})
    if request.thread == ts:
        return request
    if asked.may_be_question(request.text) and (read := _read_there(request, store)):
        return request.model_copy(update={"kind": "question", "about": read})
    if asked.is_remark(request.text):
        return request.model_copy(update={"text": "", "target": request.thread})
    return request


def _read_there(request: Request, store: Store) -> str | None:
    """The reading of this thread that is meant: the name alone means its first message, which may not be read yet."""
    thread = request.thread or ""
    found = store.threads.read_in(request.channel, thread)
    if found and not request.text:
        first = store.threads.of_message(request.team, request.channel, thread)
        found = [one for one in found if one in first or _began_a_thread(store.requests.get(one))]
    return next(iter(found), None)


def _began_a_thread(request: Request | None) -> bool:
    """Whether the thread is one under an answer that was private before: its first message is the bot's."""
    return request is not None and request.thread is None

"""Messages: mentions, direct messages, articles where the bot listens, and what became of messages it has read."""

from collections.abc import Sequence

from bot.jobs import Jobs, Request
from bot.slack import requests
from bot.slack.intent import Deleted, Surroundings, intent_of
from bot.slack.message_text import Json
from bot.store import Store


def received(event: Json, body: Json, bot_user_id: str, jobs: Jobs, store: Store, sample: str) -> None:
    """A message was posted, edited or deleted where the bot is."""
    team, channel = body["team_id"], event["channel"]
    intent = intent_of(event, bot_user_id, _Stored(store, team, event, sample))
    if isinstance(intent, Deleted):
        store.requests.forget(*store.threads.of_message(team, channel, intent.ts))
    elif intent:
        jobs.ask(*requests.from_message(intent, event, team))


class _Stored(Surroundings):
    """The channel of an event, as the store knows it."""

    def __init__(self, store: Store, team: str, event: Json, sample: str) -> None:
        self._store = store
        self._team = team
        self._channel = event["channel"]
        self._event = event
        self._sample = sample

    def example(self) -> str:
        return self._sample

    def is_listening(self) -> bool:
        # An event that comes late may be older than the setting.
        return self._store.channels.listened(self._team, self._channel, float(self._event["ts"]))

    def readings(self, thread: str) -> Sequence[str]:
        return self._store.threads.read_in(self._team, self._channel, thread)

    def readings_of_first(self, thread: str) -> Sequence[str]:
        first = self._store.threads.of_message(self._team, self._channel, thread)
        return [name for name in self.readings(thread) if name in first or self._began_thread(name)]

    def request_of(self, ts: str) -> Request | None:
        return self._store.requests.get(requests.message_id(self._team, self._channel, ts))

    def _began_thread(self, request_id: str) -> bool:
        """Whether it was a private answer before: posted, it is the first message of its thread."""
        request = self._store.requests.get(request_id)
        return request is not None and request.thread is None

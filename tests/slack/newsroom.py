"""What tests do and see at the desk."""

from typing import Any

from bot.delivery import EVENT_TYPE
from bot.desk import Desk

STORY = (
    "The bridge over the Alder is unsafe, the union of engineers said on Monday.\n\n"
    "Mayor Ida Brandt denied that the bridge is unsafe. “The bridge is safe,” she said.\n\n"
    "The ministry declined to comment."
)


class Newsroom:
    """A desk, with shorter words for what tests need."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def ask(self, text: str, channel: str = "#newsroom", **others: Any) -> str:
        """Ana names the bot; returns her message's time stamp."""
        return self.desk.say(channel, "ana", f"@Rejoinder {text}".strip(), **others)

    def answers(self, channel: str, ts: str) -> list[dict[str, Any]]:
        """The bot's messages in a thread, in order."""
        return [message for message in self.desk.thread(channel, ts) if message.get("bot_id")]

    def thread(self, channel: str, ts: str, timeout: float = 20) -> list[dict[str, Any]]:
        """The bot's answer to a message once it is whole: its last part or its trouble is there."""
        self.desk.wait_for(lambda _: self._whole(channel, ts), timeout)
        return self.answers(channel, ts)

    def settled(self, timeout: float = 20) -> None:
        """Wait until every event was brought and acknowledged."""
        self.desk.wait_for(lambda desk: desk.courier.under_way == 0, timeout)

    def _whole(self, channel: str, ts: str) -> bool:
        answers = self.answers(channel, ts)
        return bool(answers) and ("How it was read" in answers[-1]["text"] or is_trouble(answers))


def is_trouble(answers: list[dict[str, Any]]) -> bool:
    """Whether the answer is one message that says what went wrong."""
    return len(answers) == 1 and "isclaimer" not in answers[0]["text"] and "Read " not in answers[0]["text"]


def parts(answers: list[dict[str, Any]]) -> list[int]:
    """The part numbers that the messages carry."""
    return [a["metadata"]["event_payload"]["part"] for a in answers if a["metadata"]["event_type"] == EVENT_TYPE]


def shown(message: dict[str, Any]) -> str:
    """Every word of a message's blocks, as one text."""
    return " ".join(_words(message.get("blocks", [])))


def _words(node: Any) -> list[str]:
    if isinstance(node, list):
        return [word for item in node for word in _words(item)]
    if isinstance(node, dict):
        own = node.get("text")
        return ([own] if isinstance(own, str) else []) + [w for v in node.values() for w in _words(v)]
    return []

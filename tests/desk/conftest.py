"""A desk, and a real Bolt app that is connected to it over real Socket Mode."""

import threading
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from slack_bolt import App
from slack_sdk import WebClient

from bot.slack.socket_mode import SocketMode
from slackdesk import Desk, DeskSettings, Redelivery
from tests.desk.browsing import browser, page

__all__ = ["browser", "page"]

FAST = Redelivery(ack_within=3.0, delays=(0.0, 0.05, 0.05))
"""Slack's three seconds for an answer; its three retries without its waits between them."""

NEWSROOM = "#newsroom"


class Newsroom:
    """A desk and the app that serves it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.client = WebClient(token=desk.settings.bot_token, base_url=desk.api_url)
        self.app = App(client=self.client, process_before_response=True)
        self._sockets: list[SocketMode] = []

    def connect(self) -> None:
        self._sockets.append(SocketMode(self.app, self.desk.settings.app_token))
        self._sockets[-1].start()

    def answer_mentions(self, text: str = "read") -> None:
        """Answer every mention in its thread."""

        def mentioned(event: dict[str, Any], client: WebClient) -> None:
            client.chat_postMessage(channel=event["channel"], thread_ts=event["ts"], text=text)

        self.app.event("app_mention")(mentioned)
        self.app.event("message")(lambda: None)

    def close(self) -> None:
        for socket in self._sockets:
            socket.stop()


@pytest.fixture
def settings() -> DeskSettings:
    """Override in a module to try other settings."""
    return DeskSettings(redelivery=FAST)


@pytest.fixture
def desk(settings: DeskSettings) -> Iterator[Desk]:
    """A desk of its own for each test; its server stops in the background, which saves two ticks a test."""
    running = Desk(settings=settings)
    running.start()
    yield running
    threading.Thread(target=running.stop).start()


@pytest.fixture(scope="session")
def still_desk() -> Iterator[Desk]:
    """One desk for all tests that leave nothing behind on it."""
    with Desk() as running:
        yield running


@pytest.fixture(scope="session")
def http() -> Iterator[httpx2.Client]:
    """A plain HTTP client; making one costs more than a request."""
    with httpx2.Client(trust_env=False) as plain:
        yield plain


@pytest.fixture
def newsroom(desk: Desk) -> Iterator[Newsroom]:
    """The desk with an app that is not connected yet."""
    room = Newsroom(desk)
    yield room
    room.close()


@pytest.fixture
def client(desk: Desk) -> WebClient:
    """The app's client, without retries."""
    return WebClient(token=desk.settings.bot_token, base_url=desk.api_url, timeout=30)

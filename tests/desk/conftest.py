"""A desk, and how to reach it."""

import threading
from collections.abc import Iterator

import httpx2
import pytest
from slack_sdk import WebClient

from slackdesk import Desk
from tests.desk.browsing import browser, page

__all__ = ["browser", "page"]

NEWSROOM = "#newsroom"


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A desk of its own for each test; its server stops in the background, which saves two ticks a test."""
    running = Desk()
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
def client(desk: Desk) -> WebClient:
    """The app's client, without retries."""
    return WebClient(token=desk.settings.bot_token, base_url=desk.api_url, timeout=30)

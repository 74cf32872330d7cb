"""The desk's page in Debian's Chromium, and blocks to show on it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from slackdesk import Desk

PATIENCE = 180_000
"""Milliseconds for what the page draws, on a busy machine."""
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync".split()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; missing, it fails where CI is set and is skipped elsewhere."""
    if not CHROMIUM.exists():
        reason = f"{CHROMIUM} is missing: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield running
        running.close()


@contextmanager
def desk_page(browser: Browser, url: str, width: int = 1280) -> Iterator[Page]:
    """The page, as Ana. Any script error fails the test; nothing may be fetched from elsewhere."""
    context = browser.new_context(viewport={"width": width, "height": 844})
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("request", lambda r: errors.append(r.url) if not r.url.startswith((url, "data:")) else None)
    opened.goto(url)
    expect(opened.get_by_role("heading", name="# newsroom")).to_be_visible()
    yield opened
    context.close()
    assert errors == []


@pytest.fixture
def page(browser: Browser, desk: Desk) -> Iterator[Page]:
    with desk_page(browser, desk.url) as opened:
        yield opened


def plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def buttons(*names: str) -> dict[str, Any]:
    elements = [{"type": "button", "text": plain(n), "action_id": n.lower().replace(" ", "_")} for n in names]
    return {"type": "actions", "elements": elements}

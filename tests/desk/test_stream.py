"""The stream that tells the page of changes ends with the page."""

import gc
import socket
from urllib.parse import urlsplit

import pytest

from benchmarks.newsroom import until
from slackdesk import Desk


def test_a_page_that_is_left_leaves_nothing_behind(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    place = urlsplit(desk.url)
    for _ in range(3):
        with socket.create_connection((place.hostname or "", place.port or 0)) as browser:
            browser.sendall(f"GET /page/stream HTTP/1.1\r\nHost: {place.netloc}\r\n\r\n".encode())
            while b"data: " not in browser.recv(4096):
                pass
    until(lambda: not desk.workspace._watchers)
    gc.collect()
    assert "Task was destroyed" not in caplog.text

"""Another site's page, in a real browser, that knows the desk's address and even its token: it can do nothing here."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, expect

from slackdesk import Desk
from tests.desk.browsing import PATIENCE

pytestmark = pytest.mark.browser

TRIES = """<!doctype html>
<iframe name="form"></iframe><iframe name="get"></iframe><iframe src="{get}"></iframe><img src="{get}">
<form target="form" method="post" action="{api}">{fields}</form>
<form target="get" method="get" action="{api}">{fields}</form>
<script>
  for (const form of document.forms) form.submit();
  const tries = [
    fetch("{get}", {{ mode: "no-cors" }}),
    fetch("{api}", {{ method: "POST", mode: "no-cors", body: new URLSearchParams("{query}") }}),
    fetch("{act}", {{ method: "POST", mode: "no-cors", body: JSON.stringify({say}) }}),
    fetch("{act}", {{ method: "POST", headers: {{ "Content-Type": "application/json" }}, body: JSON.stringify({say}) }}),
  ];
  navigator.sendBeacon("{api}", new URLSearchParams("{query}"));
  const loaded = new Promise((done) => window.addEventListener("load", done));
  Promise.allSettled([...tries, loaded]).then(() => (document.title = "tried"));
</script>
"""


@pytest.fixture
def foreign(desk: Desk) -> Iterator[int]:
    """The port of another site on this machine."""
    fields = {"token": desk.bot_token, "channel": "C0NEWSROOM", "text": "forged"}
    api, query = f"{desk.api_url}chat.postMessage", urlencode(fields)
    page = TRIES.format(
        api=api,
        query=query,
        get=f"{api}?{query}",
        fields="".join(f'<input name="{name}" value="{value}">' for name, value in fields.items()),
        act=f"{desk.url}/page/act",
        say='{ act: "say", user: "U0ANA", channel: "C0NEWSROOM", text: "forged" }',
    )

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_a_page_of_another_site_does_nothing_at_the_desk(browser: Browser, desk: Desk, foreign: int, name: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"http://{name}:{foreign}")
        expect(page).to_have_title("tried", timeout=PATIENCE)

    assert desk.messages("#newsroom") == []


def test_a_link_on_a_page_of_another_site_opens_the_desk(browser: Browser, desk: Desk, foreign: int) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"http://localhost:{foreign}")
        page.evaluate("url => location.assign(url)", desk.url)
        expect(page.get_by_role("heading", name="# newsroom")).to_be_visible(timeout=PATIENCE)

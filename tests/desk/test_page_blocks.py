"""How the page draws what the app sends: Block Kit and windows, with nothing in it coming alive."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.desk.browsing import buttons, plain
from tests.desk.conftest import NEWSROOM, Newsroom

pytestmark = pytest.mark.browser


def rich(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}


HOSTILE = "<img src=x onerror=alert(1)> <script>alert(1)</script> <b>bold</b>"


def test_nothing_in_a_message_becomes_markup(newsroom: Newsroom, page: Page) -> None:
    client = newsroom.client
    newsroom.desk.say(NEWSROOM, "ana", HOSTILE)
    blocks: list[dict[str, Any]] = [
        {"type": "header", "text": plain(HOSTILE)},
        {"type": "section", "text": plain(HOSTILE)},
        rich({"type": "text", "text": HOSTILE}, {"type": "link", "url": "javascript:alert(1)"}),
        buttons("<b>x</b>"),
    ]
    client.chat_postMessage(channel="C0NEWSROOM", text=HOSTILE, blocks=blocks)
    client.chat_postMessage(channel="C0NEWSROOM", text=f"{HOSTILE} <javascript:alert(1)|click>")

    expect(page.get_by_role("article")).to_have_count(3)
    log = page.locator("#messages")
    assert log.locator("img, script, b, iframe").count() == 0
    assert log.locator("a[href^=javascript]").count() == 0
    expect(log.get_by_role("button", name="<b>x</b>")).to_be_visible()


def test_a_link_shows_where_it_leads(newsroom: Newsroom, page: Page) -> None:
    hidden = {"type": "link", "url": "https://evil.example/x", "text": "bank.example"}
    blocks = [rich(hidden, {"type": "link", "url": "https://good.example/y"})]
    newsroom.client.chat_postMessage(channel="C0NEWSROOM", text="x", blocks=blocks)

    message = page.get_by_role("article", name="Rejoinder")
    expect(message).to_contain_text("bank.example (evil.example)")
    expect(message.get_by_role("link", name="https://good.example/y")).to_have_attribute(
        "rel", "noopener noreferrer nofollow"
    )


def test_a_permalink_opens_the_thread_for_the_person_who_looks(newsroom: Newsroom, page: Page) -> None:
    root = newsroom.desk.say(NEWSROOM, "ana", "the root")
    reply = newsroom.client.chat_postMessage(channel="C0NEWSROOM", thread_ts=root, text="the answer")["ts"]
    link = f"{newsroom.desk.url}/archives/C0NEWSROOM/p{reply.replace('.', '')}?thread_ts={root}&cid=C0NEWSROOM"
    blocks = [rich({"type": "link", "url": link, "text": "thread"})]
    newsroom.client.chat_postMessage(channel="C0NEWSROOM", text="x", blocks=blocks)

    page.get_by_role("combobox", name="Who you are").select_option(label="Ben, editor")
    link_here = page.get_by_role("link", name="thread")
    expect(link_here).to_have_attribute("href", re.compile("U0BEN"))  # drawn again for Ben
    link_here.click()
    expect(page.get_by_role("complementary", name="Thread")).to_contain_text("the answer")
    expect(page.get_by_role("combobox", name="Who you are")).to_have_value("U0BEN")
    page.goto(link)
    expect(page.get_by_role("complementary", name="Thread")).to_contain_text("the answer")


def test_block_kit_is_drawn_as_slack_does(newsroom: Newsroom, page: Page) -> None:
    quote = [{"type": "text", "text": "we "}, {"type": "text", "text": "never did", "style": {"bold": True}}]
    where = [{"type": "user", "user_id": "U0ANA"}, {"type": "text", "text": " in "}]
    blocks: list[dict[str, Any]] = [
        {"type": "header", "text": plain("One dispute")},
        {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": quote}]},
        rich(*where, {"type": "channel", "channel_id": "C0NEWSROOM"}, {"type": "text", "text": " *2* &amp; 3"}),
    ]
    newsroom.client.chat_postMessage(channel="C0NEWSROOM", text="x", blocks=blocks)

    message = page.get_by_role("article", name="Rejoinder")
    expect(message.get_by_role("heading", name="One dispute")).to_be_visible()
    expect(message.locator("blockquote strong")).to_have_text("never did")
    expect(message).to_contain_text("@Ana in #newsroom *2* &amp; 3")

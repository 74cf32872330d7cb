"""The page in a real browser: what a reporter types, reads, presses, with a keyboard and on a phone; nothing that the app sends comes alive."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.slack.socket_mode import SocketMode
from slackdesk import Desk
from slackdesk.typed_text import SNIPPET_FROM
from tests.desk.browsing import buttons, plain
from tests.desk.conftest import NEWSROOM

pytestmark = pytest.mark.browser


def choose(message: Locator, action: str) -> None:
    """From a message's menu."""
    message.get_by_label("More actions").click()
    message.get_by_role("menuitem", name=action).click()


def send(box: Locator, text: str) -> None:
    box.fill(text)
    box.press("Enter")


def test_a_reply_in_the_thread_stays_in_the_thread(desk: Desk, page: Page) -> None:
    ts = desk.say(NEWSROOM, "ben", "start")
    choose(page.get_by_role("article", name="Ben"), "Reply in thread")
    box = page.get_by_role("textbox", name="Reply")
    expect(box).to_be_focused()
    send(box, "a follow-up")
    desk.wait_for(lambda desk: len(desk.thread(NEWSROOM, ts)) == 2)
    assert len(desk.messages(NEWSROOM)) == 1


def test_what_one_writes_and_is_told_alone_comes_into_sight(desk: Desk, page: Page) -> None:
    ts = desk.say(NEWSROOM, "ben", "start")
    for number in range(40):
        desk.say(NEWSROOM, "ben", f"answer {number}", ts)
        desk.say(NEWSROOM, "ben", f"later {number}")
    page.get_by_role("button", name="40 replies").click()
    expect(page.get_by_role("article", name="Ben").filter(has_text="start").first).to_be_in_viewport()
    thread = page.get_by_role("complementary", name="Thread")
    expect(thread.get_by_text("answer 39")).not_to_be_in_viewport()
    send(thread.get_by_role("textbox"), "a question")
    expect(thread.get_by_text("a question")).to_be_in_viewport()
    send(page.get_by_role("textbox", name="Message"), "/claims")
    expect(page.get_by_text("Only visible to you")).to_be_in_viewport()


def test_what_cannot_be_done_is_said_and_what_was_typed_stays(desk: Desk, page: Page) -> None:
    ts = desk.say(NEWSROOM, "ana", "start")
    choose(page.get_by_role("article", name="Ana"), "Edit")
    desk.delete(NEWSROOM, "ana", ts)
    box = page.get_by_role("textbox", name="Message")
    send(box, "too late")
    expect(page.get_by_role("alert")).to_have_text("That is not a message of yours.")
    expect(box).to_have_value("too late")


def test_a_very_long_paste_becomes_a_snippet_beside_the_mention(desk: Desk, page: Page) -> None:
    article = "The board denied it. " * (SNIPPET_FROM // 20)
    box = page.get_by_role("textbox", name="Message")
    box.fill("@Rejoinder ")
    box.evaluate(
        """(box, text) => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        article,
    )
    expect(page.get_by_text("as a snippet")).to_be_visible()
    box.press("Enter")
    (message,) = desk.wait_for(lambda desk: desk.messages(NEWSROOM))
    assert message["text"] == "<@U0REJOINDER>"
    assert message["files"][0]["mode"] == "snippet"
    assert message["files"][0]["size"] == len(article)


def test_a_file_is_attached_and_can_be_opened(desk: Desk, page: Page, tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("“Never,” she said.", encoding="utf-8")
    page.locator("#composer-main input[type=file]").set_input_files(story)
    page.get_by_role("button", name="Send").click()
    link = page.get_by_role("link", name="story")
    expect(link).to_be_visible()
    with page.context.expect_page() as opened:
        link.click()
    expect(opened.value.locator("body")).to_have_text("“Never,” she said.")


def test_a_status_is_shown_while_the_app_reads(desk: Desk, client: WebClient, page: Page) -> None:
    ts = desk.say(NEWSROOM, "ana", "read")
    client.assistant_threads_setStatus(channel_id="C0NEWSROOM", thread_ts=ts, status="is reading…")
    expect(page.get_by_text("Rejoinder is reading…")).to_be_visible()
    client.chat_postMessage(channel="C0NEWSROOM", thread_ts=ts, text="done")
    expect(page.get_by_text("Rejoinder is reading…")).to_have_count(0)


def test_own_messages_are_edited_and_deleted(desk: Desk, page: Page) -> None:
    desk.say(NEWSROOM, "ana", "@Rejoinder a & b <c>")
    message = page.get_by_role("article", name="Ana")
    choose(message, "Edit")
    box = page.get_by_role("textbox", name="Message")
    expect(box).to_have_value("@Rejoinder a & b <c>")
    send(box, "@rejoinder a & d")
    expect(message).to_contain_text("a & d")
    expect(message).to_contain_text("(edited)")
    choose(message, "Delete")
    expect(page.get_by_text("Nothing here yet")).to_be_visible()
    assert desk.messages(NEWSROOM) == []


def test_app_home_the_shortcut_and_suggested_prompts_are_at_hand(desk: Desk, client: WebClient, page: Page) -> None:
    used: list[str] = []

    def opened(event: dict[str, Any], client: WebClient) -> None:
        if event["tab"] == "home":
            view = {"type": "home", "blocks": [{"type": "section", "text": plain("Read lately")}]}
            client.views_publish(user_id=event["user"], view=view)
        else:
            prompts = [{"title": "What can you do?", "message": "help"}]
            client.assistant_threads_setSuggestedPrompts(channel_id=event["channel"], prompts=prompts)

    def shortcut(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        used.append(body["message"]["text"])

    app = App(client=client, process_before_response=True)
    app.event("app_home_opened")(opened)
    app.event("message")(lambda: None)
    app.shortcut("who_claims_what")(shortcut)
    socket = SocketMode(app, desk.settings.app_token)
    socket.start()
    desk.say(NEWSROOM, "ben", "He denied it")
    choose(page.get_by_role("article", name="Ben"), "Who claims what?")
    page.get_by_role("link", name="App Home").click()
    expect(page.get_by_text("Read lately")).to_be_visible()
    page.get_by_role("link", name="Rejoinder", exact=True).click()
    page.get_by_role("button", name="What can you do?").click()
    expect(page.get_by_role("article", name="Ana")).to_contain_text("help")
    socket.stop()
    assert used == ["He denied it"]


def test_on_a_phone_the_thread_takes_the_whole_screen_and_leads_back(desk: Desk, client: WebClient, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 780})
    ts = desk.say(NEWSROOM, "ana", "a long article " * 20)
    client.chat_postMessage(channel="C0NEWSROOM", thread_ts=ts, text="Read")
    page.get_by_role("button", name="1 reply").click()
    thread = page.get_by_role("complementary", name="Thread")
    box = thread.bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, 390)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_role("button", name="Back to the channel").click()
    expect(thread).to_be_hidden()
    page.get_by_role("button", name="Channels").click()
    page.get_by_role("link", name="politics").click()
    expect(page.get_by_role("heading", name="# politics")).to_be_visible()


def test_new_replies_and_other_channels_are_announced(desk: Desk, client: WebClient, page: Page) -> None:
    ts = desk.say(NEWSROOM, "ana", "start")
    expect(page.get_by_text("start")).to_be_visible()
    for number in range(3):
        client.chat_postMessage(channel="C0NEWSROOM", thread_ts=ts, text=f"reply {number}")
    expect(page.get_by_role("button", name="3 replies 3 new")).to_be_visible()
    desk.say("#politics", "ben", "psst")
    expect(page.get_by_role("link", name="politics new messages")).to_be_visible()


def rich(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}


HOSTILE = "<img src=x onerror=alert(1)> <script>alert(1)</script> <b>bold</b>"


def test_nothing_in_a_message_becomes_markup(desk: Desk, client: WebClient, page: Page) -> None:
    desk.say(NEWSROOM, "ana", HOSTILE)
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


def test_a_link_shows_where_it_leads(client: WebClient, page: Page) -> None:
    hidden = {"type": "link", "url": "https://evil.example/x", "text": "bank.example"}
    blocks = [rich(hidden, {"type": "link", "url": "https://good.example/y"})]
    client.chat_postMessage(channel="C0NEWSROOM", text="x", blocks=blocks)
    message = page.get_by_role("article", name="Rejoinder")
    expect(message).to_contain_text("bank.example (evil.example)")
    expect(message.get_by_role("link", name="https://good.example/y")).to_have_attribute(
        "rel", "noopener noreferrer nofollow"
    )

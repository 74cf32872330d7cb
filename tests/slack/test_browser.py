"""A reporter at the desk's page in a real browser: from the article to the thread, and every button under it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from benchmarks.newsroom import Newsroom
from bot.views import talk
from tests.desk.browsing import browser as browser  # the fixture
from tests.desk.browsing import desk_page
from tests.slack.test_buttons import STORY

pytestmark = pytest.mark.browser


LEAK = (
    "The mayor of Corriston, Ruth Odell, said that Halden Oil let diesel leak into the river Alder.\n\n"
    "Halden Oil denied that it let diesel leak into the river Alder."
)


@pytest.fixture
def page(newsroom: Newsroom, browser: Browser) -> Iterator[Page]:
    """The page, as Ana. (The newsroom first: the job engine will not start beside the browser's event loop.)"""
    with desk_page(browser, newsroom.desk.url) as opened:
        yield opened


def thread_of(page: Page, story: str) -> Locator:
    """Ana mentions the bot with an article and opens the thread."""
    box = page.get_by_role("textbox", name="Message")
    box.fill(f"@Rejoinder {story}")
    box.press("Enter")
    asked = page.get_by_role("article").filter(has_text=story[:40]).last
    asked.get_by_role("button", name="replies").click()
    thread = page.get_by_role("complementary", name="Thread")
    expect(thread).to_contain_text("the words are exact")
    return thread


def test_a_mention_makes_a_thread_that_can_be_checked_reported_and_exported(page: Page) -> None:
    thread = thread_of(page, STORY)
    expect(thread).to_contain_text("Mayor Ida Brandt denies:")
    thread.get_by_role("button", name="The article’s sentences").first.click()
    window = page.get_by_role("dialog", name="The article’s sentences")
    expect(window.locator("blockquote strong").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(window).to_be_hidden()

    thread.get_by_role("button", name="Checked").click()
    expect(thread).to_contain_text("Checked by")
    thread.get_by_role("button", name="Take the check back").click()
    expect(thread).not_to_contain_text("Checked by")

    thread.get_by_role("button", name="Something is wrong").click()
    window = page.get_by_role("dialog", name="Something is wrong")
    window.get_by_label("Which line?").select_option(index=1)
    window.get_by_role("radio", name="Who says it").check()
    window.get_by_label("In your words").fill("It was her deputy.")
    window.get_by_role("button", name="Send").click()
    expect(window).to_contain_text(talk.THANKS)
    page.keyboard.press("Escape")
    expect(window).to_be_hidden()

    thread.get_by_role("button", name="Export").click()
    expect(thread.get_by_role("link", name=".json")).to_be_visible()
    with page.context.expect_page() as file:
        thread.get_by_role("link", name=".md").click()
    expect(file.value.locator("body")).to_contain_text("SHA-256 of the article")


FOCUSED = """(() => {
  const node = document.activeElement.closest("#thread *, dialog *");
  if (!node) return "";
  return node.matches("button, a") ? node.textContent : [...(node.labels ?? [])].map((label) => label.textContent).join();
})()"""
"""What the focus is on in the thread or a window, by the words of a button or of a field's label."""


def tab_to(page: Page, words: str) -> None:
    """Press Tab until the focus is on what has these words."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if words in page.evaluate(FOCUSED):
            return
    raise AssertionError(f"no way to “{words}” by the keyboard")


def test_the_keyboard_alone_asks_opens_checks_and_reports(newsroom: Newsroom, page: Page) -> None:
    page.get_by_role("textbox", name="Message").focus()
    page.keyboard.insert_text(f"@Rejoinder {STORY}")
    page.keyboard.press("Enter")
    replies = page.get_by_role("button", name="replies").last
    expect(replies).to_be_visible()
    replies.focus()
    page.keyboard.press("Enter")
    thread = page.get_by_role("complementary", name="Thread")
    expect(thread).to_contain_text("the words are exact")
    tab_to(page, "Checked")
    page.keyboard.press("Enter")
    expect(thread).to_contain_text("Checked by")
    tab_to(page, "Something is wrong")
    page.keyboard.press("Enter")
    window = page.get_by_role("dialog", name="Something is wrong")
    expect(window).to_be_visible()
    tab_to(page, "Which line?")
    page.keyboard.press("ArrowDown")
    tab_to(page, "Something else")
    page.keyboard.press("ArrowUp")
    assert not page.get_by_role("radio", name="Something else").is_checked()
    tab_to(page, "Send")
    page.keyboard.press("Enter")
    expect(window).to_contain_text(talk.THANKS)
    page.keyboard.press("Escape")
    expect(window).to_be_hidden()


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_telephone_the_first_message_is_readable_without_sideways_scrolling(
    newsroom: Newsroom, browser: Browser, width: int
) -> None:
    newsroom.read(STORY)
    with desk_page(browser, newsroom.desk.url, width) as page:
        page.get_by_role("button", name="replies").last.click()
        thread = page.get_by_role("complementary", name="Thread")
        expect(thread).to_contain_text("the words are exact")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        box = thread.get_by_role("article").nth(1).bounding_box()
        assert box is not None
        assert width < 390 or box["height"] <= 844, "the first message fits a screen"


def test_a_digest_is_shown_with_its_disputes_and_the_way_to_each_thread(newsroom: Newsroom, page: Page) -> None:
    newsroom.read(LEAK)
    box = page.get_by_role("textbox", name="Message")
    box.fill("/claims digest preview")
    box.press("Enter")
    posted = (
        page.locator(".message, article, li").filter(has_text="Claims digest ·").filter(has_text="Halden Oil denies")
    )
    expect(posted.last).to_be_visible()
    expect(posted.last).to_contain_text("Nothing here says who is right")
    posted.last.get_by_role("link", name="thread").first.click()
    expect(page.get_by_role("complementary", name="Thread")).to_contain_text("Read ")


def test_the_digest_is_set_with_pickers_and_they_show_it_the_next_time(page: Page) -> None:
    box, window = page.get_by_role("textbox", name="Message"), page.get_by_role("dialog")
    box.fill("/claims digest")
    box.press("Enter")
    window.get_by_label("At", exact=True).fill("06:45")
    window.get_by_label("Saturday").check()
    window.get_by_label("Time zone").fill("America/Bogota")
    window.get_by_role("button", name="Save").click()
    expect(window).to_contain_text("06:45 on Mondays, Tuesdays, Wednesdays, Thursdays, Fridays and Saturdays")
    window.get_by_role("button", name="Close").click()
    expect(window).to_be_hidden()  # people do not type beside an open window
    box.fill("/claims digest")
    box.press("Enter")
    expect(window.get_by_label("At", exact=True)).to_have_value("06:45")
    expect(window.get_by_label("Saturday")).to_be_checked()
    expect(window.get_by_label("Sunday")).not_to_be_checked()

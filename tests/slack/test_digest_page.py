"""The digest as a reporter sees it in a real browser: asked for by a command, posted for everybody, linked to its thread."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.newsroom import Newsroom, shown, until
from tests.desk.browsing import browser as browser  # the fixture
from tests.slack.pages import desk_page

pytestmark = pytest.mark.browser

STORY = (
    "The mayor of Corriston, Ruth Odell, said that Halden Oil let diesel leak into the river Alder.\n\n"
    "Halden Oil denied that it let diesel leak into the river Alder."
)


@pytest.fixture
def page(newsroom: Newsroom, browser: Browser) -> Iterator[Page]:
    """The page, as Ana, once a story is read and in the ledger."""
    newsroom.read(STORY)
    with desk_page(newsroom, browser) as opened:
        yield opened


def test_a_digest_is_posted_with_its_disputes_and_the_way_to_each_thread(newsroom: Newsroom, page: Page) -> None:
    def in_the_ledger() -> bool:
        newsroom.desk.command("#newsroom", "ben", "/claims about diesel")
        return "let diesel leak" in shown(newsroom.private(0, "#newsroom", "ben"))

    until(in_the_ledger)
    box = page.get_by_role("textbox", name="Message")
    box.fill("/claims digest now")
    box.press("Enter")
    posted = (
        page.locator(".message, article, li").filter(has_text="Claims digest ·").filter(has_text="Halden Oil denies")
    )
    expect(posted.last).to_be_visible()
    expect(posted.last).to_contain_text("Nothing here says who is right")
    posted.last.get_by_role("link", name="thread").first.click()
    expect(page.get_by_role("complementary", name="Thread")).to_contain_text("Read 29 words, complete")


def test_the_digest_is_set_with_pickers_and_they_show_it_the_next_time(page: Page) -> None:
    box = page.get_by_role("textbox", name="Message")
    box.fill("/claims digest")
    box.press("Enter")
    window = page.get_by_role("dialog")
    expect(window.get_by_role("heading", name="Claims digest")).to_be_visible()
    window.get_by_label("At", exact=True).fill("06:45")
    window.get_by_label("Saturday").check()
    window.get_by_label("Time zone").fill("America/Bogota")
    window.get_by_label("When a later article").check()
    window.get_by_role("button", name="Save").click()
    expect(window).to_contain_text("06:45 on Mondays, Tuesdays, Wednesdays, Thursdays, Fridays and Saturdays")
    window.get_by_role("button", name="Close").click()
    expect(window).to_be_hidden()  # nobody types beside an open window

    box.fill("/claims digest")
    box.press("Enter")
    expect(window.get_by_label("At", exact=True)).to_have_value("06:45")
    expect(window.get_by_label("Saturday")).to_be_checked()
    expect(window.get_by_label("Sunday")).not_to_be_checked()
    expect(window.get_by_label("Time zone")).to_have_value("America/Bogota")
    expect(window.get_by_label("When a later article")).to_be_checked()
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"):
        window.get_by_label(day).uncheck()
    window.get_by_role("button", name="Save").click()
    expect(window).to_contain_text("Choose at least one day, or “No digest” ")
    window.get_by_label("No digest").check()
    window.get_by_role("button", name="Save").click()
    expect(window).to_contain_text("No more digests in this channel")

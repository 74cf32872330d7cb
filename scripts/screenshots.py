"""Takes the README's pictures from the desk: the thread on a wide screen and on a telephone, and a digest.

    python -m scripts.screenshots

Needs Debian's chromium. The thread is the sample's, from its recorded answer, the digest is by rules, in a temporary
database, so the pictures come out the same everywhere.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from importlib import resources
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bot import sample
from bot.app import at_desk, running_bot
from bot.jobs import JobTimings
from bot.settings import load
from bot.views import words
from slackdesk import Desk

CHROMIUM = Path("/usr/bin/chromium")
IMAGES = Path(__file__).parents[1] / "docs" / "images"
WIDE = {"width": 1280, "height": 1000}
PHONE = {"width": 390, "height": 844}
PATIENCE = 60_000
"""Milliseconds for the answer, the parser's start included."""
ARTICLES = Path(__file__).parents[1] / "tests" / "articles"
MORNING = tuple(ARTICLES / f"{name}.txt" for name in ("strait-cutter", "stroller-recall", "hospital-wait"))
CLAIM = "Ruth Odell, the mayor of Corriston, said that Halden Oil let diesel leak into the river Alder."
DENIAL = "Halden Oil denied on Thursday that it let diesel leak into the river Alder."
DIGEST = "Claims digest ·"
LAST = "the words are exact"
"""Words of an answer's last part by rules: when they are there, it is whole."""


def main() -> int:
    """Take the three pictures; 1 where there is no browser."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--to", type=Path, default=IMAGES, help="folder of the pictures")
    given = asked.parse_args()
    if not CHROMIUM.exists():
        print(f"{CHROMIUM} is missing: apt-get install chromium", file=sys.stderr)
        return 1
    given.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="rejoinder-") as folder, Desk() as desk:
        settings = load(_env_file=None, reader="auto", database_url=f"sqlite:///{folder}/pictures.sqlite3")
        with running_bot(at_desk(settings, desk), timings=JobTimings(gap=0)):
            text = resources.files("slackdesk").joinpath("sample.txt").read_bytes()
            desk.say("#newsroom", "ana", "@Rejoinder", files=[(sample.NAME, text)])
            _take(desk.url, WIDE, given.to / "thread.png", _open_thread)
            _take(desk.url, PHONE, given.to / "phone.png", _open_thread)
            _have_a_digest(desk)
            _take(desk.url, WIDE, given.to / "digest.png", _open_digest)
    return 0


def _take(url: str, viewport: dict[str, int], picture: Path, show: Callable[[Page], None]) -> None:
    """A picture of the page, on a screen of this size, after `show`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=viewport, device_scale_factor=2)  # type: ignore[arg-type]
        page.goto(url)
        show(page)
        page.screenshot(path=picture)
        browser.close()
    print(picture)


def _have_a_digest(desk: Desk) -> None:
    """A channel's morning: what its articles come to, once they are in the ledger, and a denial that came later."""
    for told in (CLAIM, *(path.read_text("utf-8") for path in MORNING), DENIAL):
        _read(desk, told, "denied this" if told == DENIAL else LAST)
    desk.command("#newsroom", "ana", "/claims digest preview")  # the page is Ana's
    desk.wait_for(lambda desk: DIGEST in str(desk.messages("#newsroom", "ana")), PATIENCE / 1000)


def _read(desk: Desk, told: str, until: str) -> None:
    """Ben has the bot read something, and waits for certain words of the answer."""
    ts = desk.say("#newsroom", "ben", f"@Rejoinder {told}")
    desk.wait_for(lambda desk: until in str(desk.thread("#newsroom", ts)), PATIENCE / 1000)


def _open_digest(page: Page) -> None:
    page.get_by_text(DIGEST).evaluate("node => node.scrollIntoView()")


def _open_thread(page: Page) -> None:
    """The thread, whole, from its first answer on."""
    page.get_by_role("button", name="replies").click(timeout=PATIENCE)
    thread = page.get_by_role("complementary", name="Thread")
    thread.get_by_text(words.RECORDED).wait_for(timeout=PATIENCE)
    thread.get_by_role("article").nth(1).evaluate("node => node.scrollIntoView()")


if __name__ == "__main__":
    sys.exit(main())

"""What people send by mistake gets one answer that says what happened and what to do, and leaks nothing."""

import re
from collections.abc import Iterator

import pytest

from benchmarks.newsroom import STORY, Newsroom, shown
from bot.views import talk
from tests.articles import web
from tests.slack.pages import INSIDE, serving

PASTE = "aste the text"
LEAKS = re.compile(r"Traceback|Error\b|/(home|tmp|root|usr|work)/|\.py\b|sqlite|None\b|xoxb|127\.0\.0\.1:\d")
STUB = "<p>The mayor said on Monday that the bridge was safe. Subscribe to continue reading this article.</p>"
FRENCH = (
    "Le maire a déclaré lundi que le pont était sûr. Les ingénieurs ont démenti cette affirmation devant la presse et "
    "ont demandé une enquête sur les travaux de rénovation menés depuis trois ans."
)
WEB = {
    "gone.example/": web.page("gone", status="404 Not Found"),
    "busy.example/": web.page("busy", status="503 Service Unavailable"),
    "shut.example/": web.page("shut", status="403 Forbidden"),
    "wall.example/": web.page(f"<html><body><article>{STUB}</article></body></html>"),
    "script.example/": web.page("<html><body><noscript>Please enable JavaScript</noscript></body></html>"),
    "empty.example/": web.page("<html><body></body></html>"),
    "film.example/": web.page(b"\0\0", content_type="video/mp4"),
}
WORDS = [
    ("", "empty", "There is no article in this message.", PASTE),
    (
        "please read this",
        None,
        "Nobody is quoted or cited in these 3 words.",
        "send its link, its whole text or a file",
    ),
    (FRENCH, "language", "works in English only", "Send an English text"),
    ("htps://news.example/story", None, "Nobody is quoted or cited", "send its link"),
    ("gone.example", "not-found", "gone.example has no such page (404).", "Check the link"),
    ("https://busy.example/", "site-error", "busy.example cannot give me the page just now (503).", "Try again later"),
    ("https://shut.example/", "refused", "shut.example does not let me read this page (403).", PASTE),
    ("https://wall.example/", "paywall", "The page is for subscribers", PASTE),
    ("https://script.example/", "needs-browser", "in a browser only", PASTE),
    ("https://film.example/", "unsupported", "a file of type video/mp4", PASTE),
    ("https://empty.example/", "no-article", "I found no article on this page.", PASTE),
    ("https://nowhere.invalid/story", "not-found", "No site called nowhere.invalid was found.", "Check the link"),
    (f"https://{INSIDE}/", "not-public", "no address on the public web", PASTE),
    ("https://news.example:8443/", "not-allowed", "names port 8443", PASTE),
    ("https://ana:secret@news.example/", "bad-link", "holds a user name", PASTE),
    ("photo.png", "not-text", "This is a picture, a recording", PASTE),
    ("report.docx", "broken", "This file is broken.", "Send another copy"),
    ("empty.txt", "empty", "There is no text in it.", "aste the article’s text"),
    ("long.txt", "too-large", "I read up to 1,000,000", "split it"),
]
"""What is sent, a file by its name; how it ends; what happened; what to do."""
FILES = {
    "photo.png": b"\x89PNG\r\n\x1a\n",
    "report.docx": b"PK\x03\x04[Content_Types].xml",
    "empty.txt": b"",
    "long.txt": b"The mayor said no. " * 60_000,
}


@pytest.fixture(autouse=True)
def pages(in_this_process: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with serving(WEB, monkeypatch):
        yield


def assert_helpful(said: str, happened: str, to_do: str) -> None:
    assert happened in said
    assert to_do in said
    assert not LEAKS.search(said)
    assert len(said.split()) < 60, "two sentences, no flood"


@pytest.mark.parametrize(("sent", "code", "happened", "to_do"), WORDS, ids=[row[0][:30] or "nothing" for row in WORDS])
def test_what_cannot_be_read_gets_one_answer(
    newsroom: Newsroom, sent: str, code: str | None, happened: str, to_do: str
) -> None:
    ts = newsroom.ask("", files=[(sent, FILES[sent])]) if sent in FILES else newsroom.ask(sent)
    answers = newsroom.thread("#newsroom", ts)
    assert_helpful(shown(answers[:1]), happened, to_do)
    assert newsroom.outcomes()[newsroom.request("#newsroom", ts)] == (f"trouble:{code}" if code else "answered")
    assert len(answers) == 1 or code is None


def test_a_text_that_takes_too_long_to_read_is_given_up_and_the_next_one_is_read(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.jobs.workers.MOST_WORK", 0.2)
    answers = newsroom.thread("#newsroom", newsroom.ask("“It is the mayor who knows,” he said. " * 900))
    assert len(answers) == 1
    assert_helpful(
        shown(answers), "This text took me too long to read, so I stopped.", "Send the part of it that matters"
    )
    monkeypatch.undo()
    assert "1. “The bridge over the Alder is unsafe”" in shown(newsroom.thread("#newsroom", newsroom.ask(STORY)))


def test_asked_privately_it_is_said_privately(newsroom: Newsroom) -> None:
    link, trouble = "https://gone.example/", ("gone.example has no such page (404).", "Check the link")
    answers = newsroom.command(f"/claims {link}")
    assert talk.READING in shown(answers[:1])
    assert_helpful(shown(answers[1:]), *trouble)
    ts = newsroom.desk.say("#newsroom", "ben", link)
    assert_helpful(shown(newsroom.shortcut(ts)), *trouble)
    assert not newsroom.answers("#newsroom", ts)
    assert trouble[0] not in shown(newsroom.desk.messages("#newsroom", "ben"))


def test_words_without_an_article_are_told_what_to_send_wherever_they_are(newsroom: Newsroom) -> None:
    dm, lunch = newsroom.desk.dm("ben"), newsroom.desk.say("#newsroom", "ben", "Lunch?")
    direct = newsroom.thread(dm, newsroom.desk.say(dm, "ben", "the bridge story"))
    answer = newsroom.reply(lunch, "")
    private = newsroom.shortcut(newsroom.desk.say("#newsroom", "ben", "Lunch?"))
    for said in (direct[:1], answer[:1], private):
        assert_helpful(shown(said), "Nobody is quoted or cited", "send its link")


def test_a_question_before_there_is_an_answer_is_answered(newsroom: Newsroom) -> None:
    first = newsroom.desk.say("#newsroom", "ben", "Look at this photo", files=[("photo.png", FILES["photo.png"])])
    assert_helpful(shown(newsroom.reply(first, "who denies it?")), "This is a picture", PASTE)


def test_a_shortcut_on_an_overheard_text_that_got_no_thread_is_answered(newsroom: Newsroom) -> None:
    room = "#desk-private"
    newsroom.command("/claims on", room)
    ts = newsroom.desk.say(room, "ana", " ".join(["Stir the plums into the flour and bake the cake."] * 15))
    newsroom.quiet()
    assert newsroom.breakdown(room, ts)
    assert not newsroom.answers(room, ts)
    assert "Nobody is quoted or cited" in shown(newsroom.shortcut(ts, room))
    newsroom.command("/claims off", room)

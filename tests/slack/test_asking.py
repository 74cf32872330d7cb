"""Every way to ask, at the desk, and what comes back where."""

import pytest

from benchmarks.newsroom import STORY, Newsroom, parts, shown
from bot import articles, reading
from bot.breakdown import Breakdown
from bot.settings import Settings
from bot.store import APOLOGY

pytestmark = pytest.mark.connections("sockets", "http")


def long_story(characters: int) -> str:
    """Many paragraphs, each with words of its own."""
    paragraphs = [
        f"Councillor Mara Lindqvist said on day {n} that the {n}th culvert was blocked & “full to the brim”.\n\n"
        f"The water board denied that culvert {n} was blocked."
        for n in range(1, 200)
    ]
    text = "\n\n".join(paragraphs)
    return text[: text.index("\n\n", characters)]


def test_a_mention_is_answered_in_its_thread_summary_first(newsroom: Newsroom) -> None:
    ts = newsroom.ask(STORY)
    answers = newsroom.thread("#newsroom", ts)
    assert parts(answers) == list(range(len(answers)))
    assert len(answers) >= 2
    assert all(answer["thread_ts"] == ts for answer in answers)
    assert "Ida Brandt" in shown(answers[:1])
    assert "The bridge over the Alder is unsafe" in shown(answers[1:])


def test_a_mention_inside_a_thread_is_answered_in_that_thread(newsroom: Newsroom) -> None:
    first = newsroom.desk.say("#newsroom", "ben", "Has anybody read this?")
    newsroom.read(STORY, thread_ts=first)
    assert {answer["thread_ts"] for answer in newsroom.answers("#newsroom", first)} == {first}


def test_the_command_is_answered_to_the_asker_alone(newsroom: Newsroom) -> None:
    newsroom.desk.command("#politics", "ben", f"/claims {STORY}")
    answers = newsroom.private(3, "#politics", "ben")
    assert "Reading" in shown(answers[:1])
    assert "The bridge over the Alder is unsafe" in shown(answers)
    assert not newsroom.desk.messages("#politics", "ana")


@pytest.fixture(scope="module")
def long_reading(settings: Settings) -> Breakdown:
    return reading.read(articles.from_text(long_story(13_000)), input="", settings=settings)


@pytest.mark.connections("sockets")
@pytest.mark.parametrize("how", ["snippet", "file"])
def test_a_long_paste_is_read_whole_though_slack_turns_it_into_a_file(
    newsroom: Newsroom, long_reading: Breakdown, how: str
) -> None:
    text = long_story(13_000)
    ts = newsroom.ask(text) if how == "snippet" else newsroom.ask("please", files=[("story.txt", text.encode())])
    newsroom.thread("#newsroom", ts)
    read = newsroom.breakdown("#newsroom", ts)
    assert read is not None
    assert read.article.text.removeprefix("@Rejoinder ") == text
    assert len(read.statements) == len(long_reading.statements)


def test_whatever_breaks_is_apologised_for_without_a_word_of_what_it_was(
    newsroom: Newsroom,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("secret detail")

    monkeypatch.setattr("bot.jobs.message_builders.slack.thread", broken)
    ts = newsroom.ask(STORY)
    answers = newsroom.thread("#newsroom", ts)
    assert parts(answers) == [APOLOGY]
    assert "went wrong on my side" in shown(answers)
    assert "secret" not in shown(answers)
    assert "Traceback" not in shown(answers)
    assert "ValueError at" in (logged := "".join(capfd.readouterr()))
    assert "secret" not in logged
    assert "secret" not in newsroom.engine_rows()


def test_texts_are_kept_in_our_tables_alone(newsroom: Newsroom) -> None:
    ts = newsroom.read(STORY)
    kept = newsroom.engine_rows()
    assert newsroom.request("#newsroom", ts) in kept
    for word in ("Alder", "Brandt", "unsafe", "union of engineers"):
        assert word not in kept


def test_a_paste_of_ten_thousand_characters_is_read_to_the_letter(newsroom: Newsroom) -> None:
    text = long_story(10_000)
    read = newsroom.breakdown("#newsroom", newsroom.read(text))
    assert read is not None
    assert read.article.text == text

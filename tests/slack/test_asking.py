"""Asked by a mention or the command, at the desk: what comes back where."""

import pytest

from benchmarks.newsroom import STORY, Newsroom, parts, shown
from bot.store import APOLOGY


def long_story(characters: int) -> str:
    """Many paragraphs, each with words of its own."""
    paragraphs = [
        f"Councillor Mara Lindqvist said on day {n} that the {n}th culvert was blocked & “full to the brim”.\n\n"
        f"The water board denied that culvert {n} was blocked."
        for n in range(1, 200)
    ]
    text = "\n\n".join(paragraphs)
    return text[: text.index("\n\n", characters)]


@pytest.mark.connections("sockets", "http")
def test_a_mention_is_answered_in_its_thread_summary_first(newsroom: Newsroom) -> None:
    ts = newsroom.ask(STORY)
    answers = newsroom.thread("#newsroom", ts)
    assert parts(answers) == list(range(len(answers)))
    assert len(answers) >= 2
    assert all(answer["thread_ts"] == ts for answer in answers)
    assert "Ida Brandt" in shown(answers[:1])
    assert "The bridge over the Alder is unsafe" in shown(answers[1:])


@pytest.mark.connections("sockets", "http")
def test_the_command_is_answered_to_the_asker_alone(newsroom: Newsroom) -> None:
    answers = newsroom.command(f"/claims {STORY}", "#politics", "ben")
    assert "Reading" in shown(answers[:1])
    assert "The bridge over the Alder is unsafe" in shown(answers)
    assert not newsroom.desk.messages("#politics", "ana")


def test_whatever_breaks_is_apologised_for_without_a_word_of_what_it_was(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("secret detail")

    monkeypatch.setattr("bot.jobs.message_builders.thread", broken)
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


@pytest.mark.parametrize("characters", [10_000, 13_000], ids=["as text", "as the file that Slack makes of it"])
def test_a_long_paste_is_read_to_the_letter(newsroom: Newsroom, characters: int) -> None:
    text = long_story(characters)
    read = newsroom.breakdown("#newsroom", newsroom.read(text))
    assert read is not None
    assert read.article.text.removeprefix("@Rejoinder ") == text

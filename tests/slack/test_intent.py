"""What a person typed, and what they want: the article, help, an example, an answer."""

from typing import Any

import pytest

from bot.slack.intent import Intent, Surroundings, intent_of, sources_of
from bot.store import Request
from tests.slack.test_message_text import ME, rich, section, words

LINK = "https://news.example/a?b=1&c=2"


def typed(text: str) -> dict[str, Any]:
    return {"text": f"<@{ME}> {text}"}


@pytest.mark.parametrize(
    ("message", "text"),
    [
        (typed("<https://news.example/a?b=1&amp;c=2>"), LINK),
        (typed("can you check this? <https://news.example/a?b=1&amp;c=2> thanks"), LINK),
        (typed("see https://news.example/story."), "https://news.example/story"),
        (typed(f"{'word ' * 30}<https://a.example/1>"), f"{'word ' * 30}https://a.example/1"),
        (rich(section(words("read "), {"type": "link", "url": LINK, "text": "the story"})), LINK),
        (rich(section({"type": "link", "url": "mailto:a@b.example", "text": "a@b.example"})), "a@b.example"),
        (typed("The mayor said no."), "The mayor said no."),
    ],
)
def test_the_article_is_the_link_or_the_text(message: dict[str, Any], text: str) -> None:
    assert sources_of(message, ME)[0].text == text


class Channel(Surroundings):
    """Stands for the store: the bot listens here; `read` are the readings of every thread."""

    def __init__(self, *read: str) -> None:
        self.read = read

    def is_listening(self) -> bool:
        return True

    def readings(self, thread: str) -> tuple[str, ...]:
        return self.read

    def readings_of_first(self, thread: str) -> tuple[str, ...]:
        return self.read

    def forgotten_in(self, thread: str) -> str | None:
        return f"T1:C1:{thread}" if thread == "3.0" else None

    def request_of(self, ts: str) -> Request | None:
        return None


def meant(message: dict[str, Any], *read: str, thread: str | None = None, **event: Any) -> Intent | None:
    """What a mention means, or another event."""
    common = {"type": "app_mention", "user": "U1", "ts": "2.0", "channel": "C1", "thread_ts": thread or "2.0"}
    intent = intent_of(common | message | event, ME, Channel(*read))
    assert intent is None or isinstance(intent, Intent)
    return intent


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("<https://news.example/a>", True),
        ("interesting: <https://news.example/a>", True),
        ("word " * 119, False),
        ("word " * 120, True),
        ("lunch?", False),
        (f"{'word ' * 40} <https://news.example/a>", False),
    ],
)
def test_what_is_read_without_a_mention(text: str, is_read: bool) -> None:
    assert (meant({"text": text}, type="message", channel_type="channel") is not None) is is_read


@pytest.mark.parametrize(
    ("mimetype", "is_read"),
    [("application/pdf", True), ("message/rfc822", True), ("image/png", False), ("application/zip", False)],
)
def test_files_that_may_be_articles_are_read_where_the_bot_listens(mimetype: str, is_read: bool) -> None:
    file = {"id": "F1", "name": "a", "mimetype": mimetype, "size": 3, "url_private": "https://files.example/a"}
    intent = meant({"text": "fyi", "files": [file]}, type="message", channel_type="channel")
    assert (intent is not None) is is_read


DIRECT = {"type": "message", "channel_type": "im"}


@pytest.mark.parametrize(
    ("event", "is_asked"),
    [
        ({}, True),
        ({"bot_id": "B1"}, False),
        ({"subtype": "bot_message"}, False),
        ({"subtype": "message_changed"}, False),
        ({"text": "a thread reply without the name"}, False),
        ({"user": None}, False),
        (DIRECT, True),
        (DIRECT | {"subtype": "file_share"}, True),
        (DIRECT | {"bot_id": "B1"}, False),
        ({"type": "message", "channel_type": "channel"}, False),  # the mention comes as an event of its own
    ],
)
def test_people_ask_by_mentions_and_direct_messages(event: dict[str, Any], is_asked: bool) -> None:
    assert (meant(typed("The mayor said no."), **event) is not None) is is_asked


class Known(Channel):
    def request_of(self, ts: str) -> Request | None:
        return Request(id=ts, kind="mention", team="T1", channel="C1", user="U1", text="before")


def test_the_preview_of_a_link_is_no_edit() -> None:
    message = typed(f"<{LINK}>") | {"ts": "1.0", "user": "U1", "attachments": [{"from_url": LINK}]}
    event = {"type": "message", "subtype": "message_changed", "channel": "C1", "message": message}
    assert intent_of(event, ME, Known()) is None
    offer = intent_of(event | {"message": message | {"edited": {"user": "U1", "ts": "2.0"}}}, ME, Known())
    assert offer
    assert offer.kind == "offer"


def test_a_file_that_cannot_be_fetched_is_no_file() -> None:
    whole = {"id": "F1", "name": "a.txt", "mimetype": "text/plain", "size": 3, "url_private": "https://files.example/a"}
    message = typed("") | {"files": [{"id": "F0", "file_access": "check_file_info"}, whole]}
    assert [file.name for source in sources_of(message, ME) for file in source.files] == ["a.txt"]


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("help", ("help", "Help!", "hi", "What can you do?", " hello ")),
        ("mention", ("", "…", "help the mayor said", "The mayor said hi.")),
    ],
)
def test_hello_wants_help_and_an_article_does_not(kind: str, texts: tuple[str, ...]) -> None:
    assert [intent.kind for text in texts if (intent := meant(typed(text)))] == [kind] * len(texts)


THANKS = "thanks!|Thanks a lot, that helped!|great, thanks|ok|Perfect.|cheers 👍|🙏🙏".split("|")


@pytest.mark.parametrize("text", THANKS)
@pytest.mark.parametrize("thread", [None, "1.0"])
def test_thanks_ask_for_nothing(text: str, thread: str | None) -> None:
    assert meant(typed(text), "T1:C1:1.0", thread=thread) is None
    assert meant({"text": text}, "T1:C1:1.0", thread=thread, type="message", channel_type="im") is None


@pytest.mark.parametrize("text", ["thanks, but who denies it?", "OK, and the ministry?"])
def test_a_question_with_thanks_is_a_question(text: str) -> None:
    question = Intent("question", sources_of(typed(text), ME), about="T1:C1:1.0")
    assert meant(typed(text), "T1:C1:1.0", thread="1.0") == question


def test_a_question_without_an_article_around_it_is_about_nothing() -> None:
    question = typed("who denies it?")
    about_nothing = Intent("question", sources_of(question, ME))
    assert meant(question) == about_nothing
    assert meant({"text": "who denies it?"}, type="message", channel_type="im") == about_nothing
    assert meant(question, thread="1.0") == Intent("mention", target="1.0"), "in a thread it points at its article"


def test_a_link_behind_words_is_read_and_is_no_question() -> None:
    message = rich(section({"type": "link", "url": LINK, "text": "is this right?"}))
    assert meant(message, "T1:C1:1.0", thread="1.0", text=f"<@{ME}> x") == Intent("mention", sources_of(message, ME))
    assert sources_of(message, ME)[0].text == LINK


OTHER_LINK = "https://other.example/b"
TWO_TEXTS = "The mayor said no.\n---\nThe mayor said yes."


@pytest.mark.parametrize(
    ("message", "sources"),
    [
        (typed(f"compare <{LINK}> <{OTHER_LINK}>"), [LINK, OTHER_LINK]),
        (typed(f"can you compare these two: {LINK} and {OTHER_LINK}?"), [LINK, OTHER_LINK]),
        (typed(f"compare texts:\n{TWO_TEXTS}\n—\nThird."), ["The mayor said no.", "The mayor said yes.", "Third."]),
        (typed(f"compare {LINK}"), [LINK]),
        (typed("compare"), []),
    ],
)
def test_what_is_to_be_compared(message: dict[str, Any], sources: list[str]) -> None:
    for intent in (meant(message), meant(message, type="message", channel_type="im")):
        assert intent
        assert intent.compares
        assert [source.text for source in intent.sources] == sources


@pytest.mark.parametrize(
    "text",
    [
        "Compare the market said no.",
        "The mayor asked to compare.\n---\nThe mayor said yes.",
        "comparetwo https://a.example/1 https://b.example/2",
        "https://a.example/1 https://b.example/2",
    ],
)
def test_what_is_not_to_be_compared(text: str) -> None:
    intent = meant(typed(text))
    assert intent
    assert not intent.compares


def test_compare_alone_in_a_thread_means_its_first_message_and_with_words_it_is_a_question() -> None:
    assert meant(typed("compare these"), "T1:C1:1.0", thread="1.0") == Intent("mention", target="1.0", compares=True)
    question = meant(typed("compare what the two of them say"), "T1:C1:1.0", thread="1.0")
    assert question
    assert (question.kind, question.compares) == ("question", False)

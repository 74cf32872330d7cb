"""A token that Slack refuses is the operator's to mend: what was asked meanwhile waits for it, and is answered after."""

from benchmarks.newsroom import STORY, Newsroom, shown, until


def refuse(newsroom: Newsroom) -> None:
    newsroom.desk.faults.token_refused = "token_revoked"


def tried(newsroom: Newsroom, method: str, times: int = 2) -> None:
    """Wait until the bot has called a method so often from now on."""
    before = newsroom.desk.router.calls.get(method, 0)
    until(lambda: newsroom.desk.router.calls.get(method, 0) >= before + times)


def test_an_answer_waits_for_the_token_and_is_posted_once(newsroom: Newsroom) -> None:
    refuse(newsroom)
    ts = newsroom.ask(STORY)
    tried(newsroom, "chat.postMessage")
    assert newsroom.outcomes()[newsroom.request("#newsroom", ts)] is None
    newsroom.desk.faults.clear()
    answers = newsroom.thread("#newsroom", ts)
    assert "Ida Brandt" in shown(answers)
    assert len({answer["metadata"]["event_payload"]["part"] for answer in answers}) == len(answers)
    assert newsroom.outcomes()[newsroom.request("#newsroom", ts)] == "answered"


def test_a_file_is_fetched_when_the_token_is_good_again(newsroom: Newsroom) -> None:
    refuse(newsroom)
    ts = newsroom.ask("", files=[("story.txt", STORY.encode())])
    tried(newsroom, "auth.test")  # after each fetch that was refused: whether that is why
    newsroom.desk.faults.clear()
    assert "Ida Brandt" in shown(newsroom.thread("#newsroom", ts))


def test_a_threads_first_message_is_fetched_when_the_token_is_good_again(newsroom: Newsroom) -> None:
    first = newsroom.desk.say("#newsroom", "ben", STORY)
    refuse(newsroom)
    newsroom.ask("", thread_ts=first)
    tried(newsroom, "conversations.replies")
    newsroom.desk.faults.clear()
    newsroom.quiet()
    assert "Ida Brandt" in shown(newsroom.answers("#newsroom", first))

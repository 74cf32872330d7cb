"""The ledger and the digest at the desk: asked for by commands, told in threads, and never outside of where it was read."""

import pytest

from tests.slack.newsroom import Newsroom, shown, until

CLAIM = "The mayor of Corriston, Ruth Odell, said that Halden Oil let diesel leak into the river Alder."
DENIAL = "Halden Oil denied on Thursday that it let diesel leak into the river Alder."
SECRET = "The broker Lena Moss said that Quarry Bank hid gold in Vadar."
SECRET_DENIAL = "Quarry Bank denied that it hid gold in Vadar."


def ask(newsroom: Newsroom, channel: str, line: str, user: str = "ana") -> str:
    """What the command answers, seen by the asker alone."""
    before = len(newsroom.private(0, channel, user))
    newsroom.desk.command(channel, user, line)
    return shown(newsroom.private(before + 1, channel, user)[before:])


def test_a_later_denial_is_told_under_its_answer(newsroom: Newsroom) -> None:
    newsroom.thread("#newsroom", newsroom.ask(CLAIM))
    until(lambda: "Ruth Odell" in ask(newsroom, "#newsroom", "/claims who Odell"))
    ts = newsroom.ask(DENIAL)
    newsroom.thread("#newsroom", ts)
    until(lambda: "denied this" in shown(newsroom.answers("#newsroom", ts)))
    told = shown(newsroom.answers("#newsroom", ts))
    assert "Answers something read before" in told
    assert "let diesel leak" in told


def test_who_and_about_are_answered_to_the_asker_alone_with_the_sentence(newsroom: Newsroom) -> None:
    newsroom.thread("#newsroom", newsroom.ask("Inspectors said that the mill at Harrow dumped dye into the river."))
    until(lambda: "dumped dye" in ask(newsroom, "#newsroom", "/claims about dye Harrow"))
    assert "Inspectors" in ask(newsroom, "#newsroom", "/claims who inspectors")
    assert "Nothing by “Nobody Atall”" in ask(newsroom, "#newsroom", "/claims who Nobody Atall")
    assert not [m for m in newsroom.desk.messages("#newsroom", "ben") if "Said about" in shown([m])]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("/claims digest", "no digest in this channel"),
        ("/claims digest 25:00", "25:00"),
        ("/claims digest 08:30 weekdays Europe/London", "08:30 on weekdays, Europe/London time"),
        ("/claims digest pause 3d", "next one comes on"),
        ("/claims digest on", "The next one comes on"),
        ("/claims digest off", "No more digests"),
        ("/claims watch ftp://example.com/feed", "does not begin with http"),
        ("/claims watch https://example.com/feed.xml bridge", "Watching https://example.com/feed.xml"),
        ("/claims watching", "only with: bridge"),
        ("/claims unwatch https://example.com/feed.xml", "No longer watching"),
        ("/claims unwatch https://example.com/feed.xml", "does not watch that feed"),
        ("/claims replies on", "I say so in the claim’s thread"),
        ("/claims replies off", "left alone"),
        ("/claims who", "Whose words"),
        ("/claims wathc", "Did you mean “/claims watch"),
    ],
)
def test_every_word_is_answered(newsroom: Newsroom, line: str, words: str) -> None:
    assert words in ask(newsroom, "#newsroom", line)


def test_a_preview_is_private_and_now_is_posted(newsroom: Newsroom) -> None:
    newsroom.thread(
        "#newsroom", newsroom.ask(f"{CLAIM} Halden Oil denied that it let diesel leak into the river Alder.")
    )
    until(lambda: "let diesel leak" in ask(newsroom, "#newsroom", "/claims about diesel"))
    newsroom.desk.command("#newsroom", "ana", "/claims digest preview")
    until(lambda: "Claims digest ·" in shown(newsroom.private(0)))
    assert "Claims digest ·" not in shown(newsroom.desk.messages("#newsroom", "ben"))
    newsroom.desk.command("#newsroom", "ana", "/claims digest now")
    until(lambda: "Claims digest ·" in shown(newsroom.desk.messages("#newsroom", "ben")))


def test_what_is_read_in_a_private_channel_is_nowhere_else(newsroom: Newsroom) -> None:
    newsroom.thread("#desk-private", newsroom.ask(SECRET, "#desk-private"))
    until(lambda: "Lena Moss" in ask(newsroom, "#desk-private", "/claims who Moss"))
    assert "Nothing by" in ask(newsroom, "#newsroom", "/claims who Moss")
    assert "Nothing about" in ask(newsroom, "#newsroom", "/claims about Quarry Bank gold", "ben")
    ts = newsroom.ask(SECRET_DENIAL)
    newsroom.thread("#newsroom", ts)
    until(lambda: "Quarry Bank" in ask(newsroom, "#newsroom", "/claims who Quarry Bank"))
    newsroom.quiet()
    assert "Lena Moss" not in shown(newsroom.answers("#newsroom", ts))
    newsroom.desk.command("#newsroom", "ana", "/claims digest preview")
    until(lambda: "Claims digest ·" in shown(newsroom.private(0)[-1:]))
    assert "Lena Moss" not in shown(newsroom.private(0)[-1:])

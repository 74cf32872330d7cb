"""Every other way to ask, at the desk: without a mention, about what was read, again after an edit, in App Home."""

import contextlib
import json

import pytest

from benchmarks.newsroom import STORY, Newsroom, shown, until
from bot.slack.workspaces import Workspace
from bot.views import actions, talk, words
from slackdesk.user_actions import NotPossible

LONG = STORY + "\n\n" + "The bridge was built in 1931, and it was widened once, in the autumn of 1968. " * 8


@pytest.mark.parametrize("text", ["", "who claims what here?"])
def test_a_bare_mention_in_a_thread_reads_the_threads_first_message(newsroom: Newsroom, text: str) -> None:
    first = newsroom.desk.say("#newsroom", "ben", STORY)
    ts = newsroom.read(text, thread_ts=first)
    assert "Ida Brandt" in shown(newsroom.answers("#newsroom", first))
    read = newsroom.breakdown("#newsroom", ts)
    assert read is not None
    assert read.article.text == STORY


def test_a_question_in_the_thread_is_answered_with_statements_and_their_quotes(newsroom: Newsroom) -> None:
    ts = newsroom.read(STORY)
    answers = newsroom.reply(ts, "what does Ida Brandt say about the bridge?")
    assert len(answers) == 1
    assert "“The bridge is safe”" in shown(answers)
    assert "declined to comment" not in shown(answers)
    assert "No statement here fits" in shown(newsroom.reply(ts, "what about the weather in Oslo?"))


@pytest.mark.connections("sockets", "http")
def test_in_a_direct_message_a_question_to_the_bot_gets_help_or_the_example(newsroom: Newsroom) -> None:
    dm = newsroom.desk.dm("ana")
    for question, answer in (("What can you do?", talk.GREETING), ("Show me an example", "Anstey")):
        assert answer in shown(newsroom.thread(dm, newsroom.desk.say(dm, "ana", question)))


@pytest.mark.connections("sockets", "http")
def test_an_edit_offers_to_read_again_and_a_preview_does_not(newsroom: Newsroom) -> None:
    ts = newsroom.ask(STORY)
    before = len(newsroom.thread("#newsroom", ts))
    newsroom.edit(ts, STORY.replace("Brandt", "Lund"))
    offer = newsroom.answers("#newsroom", ts)[before:]
    assert talk.EDITED in shown(offer)
    with contextlib.suppress(NotPossible):  # the button goes when it was pressed
        newsroom.press(offer, actions.AGAIN, times=2)
    newsroom.quiet()
    assert sum(":again:" in name for name in newsroom.outcomes()) == 1
    answers = newsroom.answers("#newsroom", ts)
    old, new = answers[: before + 1], answers[before + 1 :]
    assert "Ida Lund" in shown(new)
    assert "Ida Brandt" in shown(old)
    assert talk.OUT_OF_DATE in shown(old[-1:])
    assert actions.AGAIN not in str(old)


def test_where_listening_is_on_an_article_needs_no_mention(newsroom: Newsroom) -> None:
    assert talk.LISTENS in newsroom.told("/claims on")
    assert talk.LISTENS in shown(newsroom.desk.messages("#newsroom", "ben"))
    ts = newsroom.desk.say("#newsroom", "ben", LONG)
    assert "Ida Brandt" in shown(newsroom.thread("#newsroom", ts))
    short = newsroom.desk.say("#newsroom", "ben", "Has anybody seen the bridge story? The mayor denied it all.")
    link = newsroom.desk.say("#newsroom", "ben", "look: https://rejoinder.invalid/story")
    newsroom.quiet()
    assert not newsroom.answers("#newsroom", link), "what was not asked for makes no noise for all"
    assert "rejoinder.invalid" in shown(newsroom.private(viewer="ben", thread=link))
    assert not newsroom.answers("#newsroom", short)
    assert talk.LISTENS_NOT in newsroom.told("/claims off")
    silent = newsroom.desk.say("#newsroom", "ben", LONG)
    newsroom.quiet()
    assert not newsroom.answers("#newsroom", silent)


@pytest.mark.connections("sockets", "http")
def test_invited_it_says_what_it_does_and_a_button_decides(newsroom: Newsroom) -> None:
    newsroom.desk.invite("#politics", "ana")
    newsroom.quiet()
    welcome = next(m for m in newsroom.desk.messages("#politics") if m.get("bot_id"))
    labels = [e["text"]["text"] for b in welcome["blocks"] if b["type"] == "actions" for e in b["elements"]]
    assert labels == ["Read every article posted here", "Only when mentioned"]
    newsroom.press([welcome], actions.LISTEN, "ben", "#politics")
    now = newsroom.desk.messages("#politics")
    assert talk.LISTENS in shown(now)
    assert "U0BEN" in json.dumps(next(m["blocks"] for m in now if m["ts"] == welcome["ts"]))
    ts = newsroom.desk.say("#politics", "ben", LONG)
    assert "Ida Brandt" in shown(newsroom.thread("#politics", ts))


def test_rules_only_is_said_in_the_footer(newsroom: Newsroom) -> None:
    assert talk.RULES_ONLY in newsroom.told("/claims rules only", "#desk-private")
    ts = newsroom.ask(STORY, "#desk-private")
    assert talk.RULES_ONLY_FOOTER in shown(newsroom.thread("#desk-private", ts)[:1])
    assert talk.RULES_OFF in newsroom.told("/claims rules off", "#desk-private")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("/claims", "nothing to read yet"),
        ("/claims help", "/claims rules only"),
        ("/claims news.example/?x=1&y=2", "“/claims news.example/?x=1&y=2”; a link begins with https://"),
        ("/claims digest 08:30", "I know “/claims digest”, but not what “08:30” means after it."),
        ("/claims whatever this is", "I know no “/claims whatever this is”"),
        ("/claims status", talk.LISTENS_NOT),
        ("/claims watch banana", "Name an RSS or Atom feed by its address"),
        ("/claims watch https://example.com/feed.xml bridge", "Watching https://example.com/feed.xml"),
        ("/claims watching", "only with: bridge"),
        ("/claims unwatch https://example.com/feed.xml", "No longer watching"),
        ("/claims who ?", "Whose words"),
        ("/claims about of the", "About what?"),
        ("/claims forget", "Say which link"),
        ("/claims forget https://example.com/never", "nothing to delete"),
    ],
)
def test_a_word_of_the_command_is_answered_and_a_wrong_one_is_no_dead_end(
    newsroom: Newsroom, line: str, words: str
) -> None:
    assert words in newsroom.told(line, "#desk-private")


def test_listening_where_the_bot_is_not_says_to_invite_it(newsroom: Newsroom) -> None:
    newsroom.desk.add_channel("away", ["ana"])
    assert "/invite @Rejoinder" in newsroom.told("/claims on", "#away")


def test_the_status_tells_the_step(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(Workspace, "status", lambda _, __, ___, step: seen.append(step))
    newsroom.read(STORY)
    assert seen == [words.FETCHING, words.READING]


@pytest.mark.connections("sockets", "http")
def test_app_home_says_how_to_ask(newsroom: Newsroom) -> None:
    newsroom.desk.open_home("ben")
    assert "/claims status" in shown([newsroom.desk.wait_for(lambda desk: desk.home("ben"))])


def test_the_agent_view_suggests_what_to_ask(newsroom: Newsroom) -> None:
    newsroom.desk.open_home("ben", tab="messages")
    prompts = until(lambda: newsroom.desk.workspace.prompts.get(newsroom.desk.dm("ben")))
    assert [prompt["message"] for prompt in prompts] == ["What can you do?", "Show me an example"]

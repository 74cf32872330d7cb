"""What was written while the bot was away, and never delivered, is answered once after its return."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Any

import pytest

from benchmarks.newsroom import STORY, Newsroom, parts, shown, until
from bot import read_article
from bot.app import at_desk, running_bot
from bot.articles import from_text
from bot.breakdown import Breakdown
from bot.errors import DeliveryError
from bot.jobs.workers import Workers
from bot.settings import Settings, load
from bot.slack.backfill import DAY, LOOK_EVERY, LOOKED_THROUGH, OVERLAP, RETRY_AFTER, Backfill
from bot.slack.lookups import Lookups, Pages
from bot.slack.workspaces import OneWorkspace, Workspace
from bot.store import Store, channels
from bot.store.replicas import Checkpoints, of_team
from slackdesk import Desk, DeskSettings, Redelivery
from slackdesk.workspace import TEAM
from tests.slack.conftest import QUICK

FORGETFUL = DeskSettings(redelivery=Redelivery(ack_within=3, delays=(), wait_for_socket=False))
"""Sends every event once, whether or not the bot is there to take it."""
LAST_LOOK = of_team(LOOKED_THROUGH, TEAM)
Bot = Callable[[], AbstractContextManager[object]]
LONG = " ".join(["The mayor said on Monday that the bridge is safe."] * 15)


@pytest.fixture(autouse=True)
def fair_weather() -> None:
    """Each test here has a desk of its own."""


@pytest.fixture(scope="module")
def story() -> Breakdown:
    return read_article.read(from_text(STORY), input="", settings=load(_env_file=None, reader="offline"))


@pytest.fixture(autouse=True)
def no_processes(monkeypatch: pytest.MonkeyPatch, story: Breakdown) -> None:
    """Every article is the story, already read: these tests are about what is asked for."""
    monkeypatch.setattr(Workers, "start", lambda _: None)
    monkeypatch.setattr(Workers, "article", lambda *_: story.article)
    monkeypatch.setattr(Workers, "breakdown", lambda *_: story)


@pytest.fixture
def settings(url: str) -> Settings:
    return load(_env_file=None, reader="offline", database_url=url)


@pytest.fixture
def newsroom(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Newsroom]:
    monkeypatch.setitem(Backfill.__init__.__kwdefaults__, "pause", 0.0)  # type: ignore[arg-type]
    with Desk(settings=FORGETFUL) as desk:
        room = Newsroom(desk, settings.database_url)
        yield room
        room.close()


@pytest.fixture
def bot(newsroom: Newsroom, settings: Settings) -> Bot:
    return lambda: running_bot(at_desk(settings, newsroom.desk), timings=QUICK)


class Looks:
    """Looks without a bot, and the time stamps of the messages that they find."""

    def __init__(self, newsroom: Newsroom, store: Store) -> None:
        self.store, self.missed, self.broken = store, list[str](), ""
        """Time stamps, and that of a message whose listener fails."""
        self._workspaces = OneWorkspace(Workspace(TEAM, "", newsroom.desk.settings.bot_token, newsroom.desk.api_url))

    def backfill(self, is_on: Callable[[], bool] = lambda: True, **more: Any) -> Backfill:
        return Backfill(self._workspaces, self.store, self._hear, is_on, pause=0.0, **more)

    def note(self, at: float) -> None:
        """As if all had been looked through at this moment."""
        self.store.checkpoints.note(LAST_LOOK, at)

    def _hear(self, event: Mapping[str, Any], _: str) -> bool:
        if event["ts"] != self.broken:
            self.missed.append(event["ts"])
        return bool(event["ts"] != self.broken)


@pytest.fixture
def looks(newsroom: Newsroom, store: Store) -> Looks:
    return Looks(newsroom, store)


def heard(newsroom: Newsroom) -> bool:
    """Whether the bot has noted that it heard everything."""
    return Checkpoints(newsroom.engine).get(LAST_LOOK) is not None


def be_away(newsroom: Newsroom, seconds: float) -> None:
    """As if the last note were so much older."""
    notes = Checkpoints(newsroom.engine)
    notes.note(LAST_LOOK, (notes.get(LAST_LOOK) or 0.0) - seconds)


def test_what_was_never_delivered_is_answered_once(newsroom: Newsroom, bot: Bot) -> None:
    dm = newsroom.desk.dm("ben")
    with bot():
        newsroom.command("/claims on", "#desk-private")
        before = newsroom.read(STORY)
        newsroom.thread(dm, newsroom.desk.say(dm, "ben", STORY))
        chat = newsroom.desk.say("#newsroom", "ben", "Has anybody read this?")
        until(lambda: heard(newsroom))
        newsroom.quiet()
    answered = newsroom.answers("#newsroom", before)
    be_away(newsroom, 2 * OVERLAP)

    asked = newsroom.ask(STORY)
    in_thread = newsroom.ask(STORY, thread_ts=chat)
    direct = newsroom.desk.say(dm, "ben", STORY)
    gil = newsroom.desk.dm(newsroom.desk.add_person("Gil"))
    first = newsroom.desk.say(gil, "gil", STORY)  # who has never written to the bot before
    posted = newsroom.desk.say("#desk-private", "ana", LONG)
    newsroom.desk.say("#newsroom", "ben", LONG)  # without a mention, where the bot does not listen
    newsroom.desk.say("#newsroom", "ben", "Lunch?")
    until(lambda: len(newsroom.desk.deliveries.lost) == 9)  # a mention is two events

    for _ in range(2):  # and the next start does not do it again
        with bot():
            for place in (("#newsroom", asked), (dm, direct), (gil, first)):
                answers = newsroom.thread(*place)
                assert parts(answers) == [0, 1]
                assert "Ida Brandt" in shown(answers[:1])
            newsroom.thread("#newsroom", in_thread)
            assert "Ida Brandt" in shown(newsroom.answers("#newsroom", chat)[:1])
            assert newsroom.thread("#desk-private", posted)
            newsroom.quiet()
        be_away(newsroom, 2 * OVERLAP)
    assert newsroom.answers("#newsroom", before) == answered
    assert len(newsroom.outcomes()) == 8  # the setting, two before, five missed


def test_what_was_posted_before_listening_was_switched_on_is_not_read(
    newsroom: Newsroom, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channels, "CLOCKS_APART", 0.0)
    with bot():
        until(lambda: heard(newsroom))
        newsroom.desk.say("#desk-private", "ana", LONG)
        newsroom.command("/claims on", "#desk-private")
    posted = newsroom.desk.say("#desk-private", "ana", LONG)
    until(lambda: len(newsroom.desk.deliveries.lost) == 1)
    with bot():
        newsroom.thread("#desk-private", posted)
        newsroom.quiet()
    assert len(newsroom.outcomes()) == 2  # the setting, and the later article


def test_now_and_then_it_looks_without_an_occasion_and_after_it_was_cut_off_at_once(
    newsroom: Newsroom, looks: Looks
) -> None:
    """Over HTTP an outage between Slack and the bot shows in nothing else."""
    is_on = [True]
    backfill = looks.backfill(is_on=lambda: is_on[0])
    backfill.run_once()  # the first start
    ts = newsroom.ask(STORY)
    backfill.run_once()
    assert looks.missed == []  # it is not due
    for key in backfill._next:
        backfill._next[key] -= LOOK_EVERY
    backfill.run_once()
    assert looks.missed == [ts]
    for is_on[0] in (False, True):
        backfill.run_once()
    assert looks.missed == [ts, ts]


def test_a_message_whose_listener_fails_holds_up_no_other_and_is_tried_again_a_minute_later(
    newsroom: Newsroom, looks: Looks
) -> None:
    looks.note(time.time())
    looks.broken, second = newsroom.ask(STORY), newsroom.ask(STORY)
    first, backfill = looks.broken, looks.backfill()
    for _ in range(2):  # not at once
        backfill.run_once()
    assert looks.missed == [second]
    looks.broken = ""
    for key in backfill._next:
        backfill._next[key] -= RETRY_AFTER
    backfill.run_once()
    assert first in looks.missed


def test_where_slack_refuses_to_list_the_channels_no_message_is_lost(
    newsroom: Newsroom, looks: Looks, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: Lookups) -> Pages:
        raise DeliveryError("no", "no", code="missing_scope")

    looks.note(time.time())
    asked, direct = newsroom.ask(STORY), newsroom.desk.say(newsroom.desk.dm("ben"), "ben", STORY)
    with monkeypatch.context() as patch:
        patch.setattr(Lookups, "rooms", refused)
        looks.backfill(clock=lambda: time.time() + 2 * OVERLAP).run_once()
    assert looks.missed == []
    looks.backfill(clock=lambda: time.time() + 4 * OVERLAP).run_once()
    assert {*looks.missed} == {asked, direct}


@pytest.mark.parametrize(
    ("last", "now", "keep_days", "is_seen"),
    [
        (DAY, 0, 0, True),  # the clock was set back since
        (0, DAY - 1_800, 0, True),
        (0, DAY - 1_800, 2, True),
        (0, DAY - 1_800, 1, False),  # what was answered may be deleted already, and would be answered again
    ],
)
def test_how_far_it_looks_back(
    newsroom: Newsroom, looks: Looks, last: float, now: float, keep_days: int, is_seen: bool
) -> None:
    looks.note(time.time() + last)
    ts = newsroom.ask(STORY)
    looks.backfill(keep_days=keep_days, clock=lambda: time.time() + now).run_once()
    assert looks.missed == [ts] * is_seen


def test_at_the_first_start_no_history_is_read(newsroom: Newsroom, looks: Looks) -> None:
    newsroom.ask(STORY)
    looks.backfill().run_once()
    assert looks.missed == []
    assert "conversations.history" not in newsroom.desk.router.calls


@pytest.mark.parametrize(("error", "seen"), [("token_revoked", 2), ("not_in_channel", 1)])
def test_what_slack_refuses_in_between_is_looked_for_again_and_holds_up_no_other(
    newsroom: Newsroom, looks: Looks, error: str, seen: int
) -> None:
    looks.note(time.time())
    asked = [newsroom.ask(STORY, channel) for channel in ("#newsroom", "#desk-private")]
    newsroom.desk.faults.add("conversations.history", "refused", times=1, error=error)
    backfill = looks.backfill()
    for _ in range(2):  # of a channel that it refuses nothing is missed: the bot is not in it
        backfill.run_once()
    assert len(set(looks.missed)) == seen
    assert {*looks.missed} <= {*asked}

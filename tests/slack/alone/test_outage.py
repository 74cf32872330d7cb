"""What was written while the bot was away, and never delivered, is answered once after its return."""

import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from benchmarks import databases
from benchmarks.newsroom import STORY, Newsroom, parts, shown, until
from bot import reading
from bot.app import desk_endpoint, running_bot
from bot.articles import from_text
from bot.breakdown import Breakdown
from bot.jobs import replies
from bot.jobs.workers import Workers
from bot.settings import Settings, load
from bot.slack.backfill import LOOK_EVERY, LOOKED_THROUGH, OVERLAP, Backfill
from bot.slack.lookups import Looking
from bot.store import Store, channels
from bot.views import talk
from slackdesk import Desk, DeskSettings, Redelivery
from tests.slack.conftest import QUICK

FORGETFUL = DeskSettings(redelivery=Redelivery(ack_within=3, delays=(), wait_for_socket=False), unfurl_after=0.05)
"""Sends every event once, whether or not somebody is there to take it."""
LONG = " ".join(["The mayor said on Monday that the bridge is safe."] * 15)


@pytest.fixture(autouse=True)
def fair_weather() -> None:
    """Each test here has a desk of its own."""


@pytest.fixture(scope="module")
def story() -> Breakdown:
    return reading.read(from_text(STORY), input="", settings=load(_env_file=None, reader="offline"))


@pytest.fixture(autouse=True)
def no_processes(monkeypatch: pytest.MonkeyPatch, story: Breakdown) -> None:
    """Every article is the story, already read: these tests are about what is asked for."""
    monkeypatch.setattr(Workers, "start", lambda _: None)
    monkeypatch.setattr(Workers, "article", lambda *_: story.article)
    monkeypatch.setattr(Workers, "breakdown", lambda *_: story)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load(_env_file=None, reader="offline", database_url=databases.sqlite(tmp_path))


@pytest.fixture
def newsroom(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Newsroom]:
    monkeypatch.setitem(Backfill.__init__.__kwdefaults__, "pause", 0.0)  # type: ignore[arg-type]
    monkeypatch.setattr(replies, "LATE", 1.0)
    with Desk(settings=FORGETFUL) as desk:
        room = Newsroom(desk, settings.database_url)
        yield room
        room.close()


def heard(newsroom: Newsroom) -> bool:
    """Whether the bot has noted that it heard everything."""
    with newsroom.engine.connect() as connection:
        return bool(connection.execute(sa.text("SELECT at FROM checkpoints WHERE name = 'looked through'")).first())


def be_away(newsroom: Newsroom, seconds: float) -> None:
    """As if the last note were so much older."""
    with newsroom.engine.begin() as connection:
        connection.execute(sa.text("UPDATE checkpoints SET at = at - :s WHERE name = 'looked through'"), {"s": seconds})


def test_what_was_never_delivered_is_answered_once_with_a_word_of_apology(
    newsroom: Newsroom, settings: Settings
) -> None:
    dm = newsroom.desk.dm("ben")
    with running_bot(settings, desk_endpoint(newsroom.desk), timings=QUICK, gap=0):
        newsroom.desk.command("#desk-private", "ana", "/claims on")
        before = newsroom.ask(STORY)
        newsroom.thread("#newsroom", before)
        newsroom.thread(dm, newsroom.desk.say(dm, "ben", STORY))
        chat = newsroom.desk.say("#newsroom", "ben", "Has anybody read this?")
        until(lambda: heard(newsroom))
        newsroom.quiet()
    answered = newsroom.answers("#newsroom", before)
    be_away(newsroom, 2 * OVERLAP)

    asked = newsroom.ask(STORY)
    in_thread = newsroom.ask(STORY, thread_ts=chat)
    direct = newsroom.desk.say(dm, "ben", STORY)
    posted = newsroom.desk.say("#desk-private", "ana", LONG)
    newsroom.desk.say("#newsroom", "ben", LONG)  # to nobody, where the bot does not listen
    newsroom.desk.say("#newsroom", "ben", "Lunch?")
    until(lambda: len(newsroom.desk.deliveries.lost) == 8)  # a mention is two events

    for _ in range(2):  # and the next start does not do it again
        with running_bot(settings, desk_endpoint(newsroom.desk), timings=QUICK, gap=0):
            answers = [newsroom.thread(*place) for place in (("#newsroom", asked), (dm, direct))]
            assert [parts(found) for found in answers] == [[0, 1, 2]] * 2
            for found in answers:
                assert talk.LATE in shown(found[:1])
                assert "Ida Brandt" in shown(found[1:2])
            newsroom.thread("#newsroom", in_thread)
            assert talk.LATE in shown(newsroom.answers("#newsroom", chat)[:1])
            overheard = newsroom.thread("#desk-private", posted)
            assert talk.LATE not in shown(overheard)  # nobody asked
            assert overheard
            newsroom.quiet()
        be_away(newsroom, 2 * OVERLAP)
    assert newsroom.answers("#newsroom", before) == answered
    assert len(newsroom.outcomes()) == 7  # the setting, two before, four missed


def test_after_a_restart_of_a_moment_what_was_never_delivered_is_answered(
    newsroom: Newsroom, settings: Settings
) -> None:
    """Slack may have tried at just these moments, each time."""
    with running_bot(settings, desk_endpoint(newsroom.desk), timings=QUICK, gap=0):
        until(lambda: heard(newsroom))
    asked = newsroom.ask(STORY)
    until(lambda: len(newsroom.desk.deliveries.lost) == 2)
    with running_bot(settings, desk_endpoint(newsroom.desk), timings=QUICK, gap=0):
        assert "Ida Brandt" in shown(newsroom.thread("#newsroom", asked))


def test_what_was_posted_before_somebody_switched_listening_on_is_not_read(
    newsroom: Newsroom, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channels, "CLOCKS_APART", 0.0)
    with running_bot(settings, desk_endpoint(newsroom.desk), timings=QUICK, gap=0):
        until(lambda: heard(newsroom))
        newsroom.desk.say("#desk-private", "ana", LONG)
        newsroom.desk.command("#desk-private", "ana", "/claims on")
        newsroom.quiet()
    posted = newsroom.desk.say("#desk-private", "ana", LONG)
    until(lambda: len(newsroom.desk.deliveries.lost) == 1)
    with running_bot(settings, desk_endpoint(newsroom.desk), timings=QUICK, gap=0):
        newsroom.thread("#desk-private", posted)
        newsroom.quiet()
    assert len(newsroom.outcomes()) == 2  # the setting, and the later article


def test_now_and_then_it_looks_without_an_occasion_and_after_it_was_cut_off_at_once(
    newsroom: Newsroom, settings: Settings
) -> None:
    """Over HTTP an outage between Slack and the bot shows in nothing else."""
    missed, connected = list[str](), [True]
    with Store(settings.database_url) as store:
        slack = Looking(newsroom.desk.bot_token, newsroom.desk.api_url)
        backfill = Backfill(slack, store, lambda event, _: missed.append(event["ts"]), lambda: connected[0], pause=0.0)
        assert not backfill.run_once()  # the first start
        ts = newsroom.ask(STORY)
        assert not backfill.run_once()  # it is not due
        backfill._next -= LOOK_EVERY
        assert backfill.run_once()
        assert missed == [ts]
        connected[0] = False
        assert not backfill.run_once()
        connected[0] = True
        assert backfill.run_once()
        assert missed == [ts, ts]


def test_a_message_whose_listener_fails_holds_up_no_other_and_is_tried_again_a_minute_later(
    newsroom: Newsroom, settings: Settings
) -> None:
    missed, broken = list[str](), [True]

    def handle(event: Mapping[str, Any], _: Mapping[str, Any]) -> None:
        if broken[0] and event["ts"] == first:
            raise RuntimeError("listener answered 500")
        missed.append(event["ts"])

    with Store(settings.database_url) as store:
        store.checkpoints.note(LOOKED_THROUGH, time.time())
        first, second = newsroom.ask(STORY), newsroom.ask(STORY)
        slack = Looking(newsroom.desk.bot_token, newsroom.desk.api_url)
        backfill = Backfill(slack, store, handle, lambda: True, pause=0.0)
        assert not backfill.run_once()
        assert missed == [second]
        assert not backfill.run_once()  # not at once
        broken[0], backfill._next = False, 0.0
        assert backfill.run_once()
        assert first in missed


def test_a_clock_that_was_set_back_hides_nothing(newsroom: Newsroom, settings: Settings) -> None:
    missed = list[str]()
    with Store(settings.database_url) as store:
        store.checkpoints.note(LOOKED_THROUGH, time.time() + 86_400)
        ts = newsroom.ask(STORY)
        slack = Looking(newsroom.desk.bot_token, newsroom.desk.api_url)
        backfill = Backfill(slack, store, lambda event, _: missed.append(event["ts"]), lambda: True, pause=0.0)
        assert backfill.run_once()
    assert missed == [ts]


@pytest.mark.parametrize(("keep_days", "looked_at"), [(1, False), (2, True), (0, True)])
def test_what_may_be_deleted_already_is_not_looked_through(
    newsroom: Newsroom, settings: Settings, keep_days: int, looked_at: bool
) -> None:
    """What was answered and deleted would be answered again."""
    missed, almost_a_day = list[str](), 86_400 - 1_800
    with Store(settings.database_url) as store:
        ts = newsroom.ask(STORY)
        store.checkpoints.note(LOOKED_THROUGH, time.time())
        slack = Looking(newsroom.desk.bot_token, newsroom.desk.api_url)
        backfill = Backfill(
            slack,
            store,
            lambda event, _: missed.append(event["ts"]),
            lambda: True,
            keep_days=keep_days,
            clock=lambda: time.time() + almost_a_day,
            pause=0.0,
        )
        assert backfill.run_once()
    assert missed == [ts] * looked_at


@pytest.mark.slow
def test_the_very_first_direct_message_of_somebody_is_answered_after_the_outage(
    newsroom: Newsroom, settings: Settings
) -> None:
    with running_bot(settings, desk_endpoint(newsroom.desk), timings=QUICK, gap=0):
        until(lambda: heard(newsroom))
    be_away(newsroom, 2 * OVERLAP)
    dm = newsroom.desk.dm("ben")
    ts = newsroom.desk.say(dm, "ben", STORY)
    until(lambda: newsroom.desk.deliveries.lost)
    with running_bot(settings, desk_endpoint(newsroom.desk), timings=QUICK, gap=0):
        assert "Ida Brandt" in shown(newsroom.thread(dm, ts))


def test_at_the_first_start_no_history_is_read(newsroom: Newsroom, settings: Settings) -> None:
    newsroom.ask(STORY)
    until(lambda: len(newsroom.desk.deliveries.lost) == 2)
    with running_bot(settings, desk_endpoint(newsroom.desk), timings=QUICK, gap=0):
        until(lambda: heard(newsroom))
    assert newsroom.outcomes() == {}
    assert "conversations.history" not in newsroom.desk.calls()


@pytest.mark.slow
def test_a_channel_that_slack_refuses_does_not_keep_the_others_waiting(newsroom: Newsroom, settings: Settings) -> None:
    with running_bot(settings, desk_endpoint(newsroom.desk), timings=QUICK, gap=0):
        until(lambda: heard(newsroom))
    be_away(newsroom, 2 * OVERLAP)
    asked = [newsroom.ask(STORY, channel) for channel in ("#newsroom", "#desk-private")]
    until(lambda: len(newsroom.desk.deliveries.lost) == 4)
    newsroom.desk.trouble("conversations.history", "refused", times=1, error="not_in_channel")
    with running_bot(settings, desk_endpoint(newsroom.desk), timings=QUICK, gap=0):
        until(lambda: len(newsroom.outcomes()) == 1)
        newsroom.quiet()
    names = {newsroom.request("#newsroom", asked[0]), newsroom.request("#desk-private", asked[1])}
    assert set(newsroom.outcomes()) < names


def test_a_token_that_is_refused_in_between_does_not_make_the_bot_skip_what_it_missed(
    newsroom: Newsroom, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(Backfill.__init__.__kwdefaults__, "every", 0.3)  # type: ignore[arg-type]
    with running_bot(settings, desk_endpoint(newsroom.desk), timings=QUICK, gap=0):
        until(lambda: heard(newsroom))
    be_away(newsroom, 2 * OVERLAP)
    asked = newsroom.ask(STORY)
    until(lambda: len(newsroom.desk.deliveries.lost) == 2)
    newsroom.desk.trouble("conversations.history", "refused", times=2, error="token_revoked")
    with running_bot(settings, desk_endpoint(newsroom.desk), timings=QUICK, gap=0):
        assert "Ida Brandt" in shown(newsroom.thread("#newsroom", asked))

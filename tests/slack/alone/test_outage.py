"""What was written while the bot was away, and never delivered, is answered once after its return."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Any

import pytest
import sqlalchemy as sa

from benchmarks.newsroom import STORY, Newsroom, parts, shown, until
from bot import reading
from bot.app import at_desk, running_bot
from bot.articles import from_text
from bot.breakdown import Breakdown
from bot.errors import DeliveryError
from bot.jobs import replies
from bot.jobs.workers import Workers
from bot.settings import Settings, load
from bot.slack.backfill import DAY, KINDS, LOOK_EVERY, LOOKED_THROUGH, OVERLAP, Backfill, EventHandler
from bot.slack.lookups import Lookups, Pages
from bot.slack.workspaces import OneWorkspace, connected
from bot.store import Store, channels
from bot.store.replicas import of_team
from bot.views import talk
from slackdesk import Desk, DeskSettings, Redelivery
from slackdesk.workspace import TEAM
from tests.slack.conftest import QUICK

FORGETFUL = DeskSettings(redelivery=Redelivery(ack_within=3, delays=(), wait_for_socket=False), unfurl_after=0.05)
"""Sends every event once, whether or not somebody is there to take it."""
Bot = Callable[[], AbstractContextManager[object]]
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
def settings(url: str) -> Settings:
    return load(_env_file=None, reader="offline", database_url=url)


@pytest.fixture
def newsroom(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Newsroom]:
    monkeypatch.setitem(Backfill.__init__.__kwdefaults__, "pause", 0.0)  # type: ignore[arg-type]
    monkeypatch.setattr(replies, "LATE", 1.0)
    with Desk(settings=FORGETFUL) as desk:
        room = Newsroom(desk, settings.database_url)
        yield room
        room.close()


@pytest.fixture
def bot(newsroom: Newsroom, settings: Settings) -> Bot:
    return lambda: running_bot(at_desk(settings, newsroom.desk), timings=QUICK)


@pytest.fixture
def worked(newsroom: Newsroom, bot: Bot) -> None:
    """The bot was at work once, and heard everything."""
    with bot():
        until(lambda: heard(newsroom))


@pytest.fixture
def missed() -> list[str]:
    """Time stamps of the messages that a look found, in the tests below that make one themselves."""
    return []


@pytest.fixture
def looking(newsroom: Newsroom, store: Store, missed: list[str]) -> Callable[..., Backfill]:
    """Makes a look, without a bot."""

    def hear(event: Mapping[str, Any], _: Mapping[str, Any]) -> None:
        missed.append(event["ts"])

    def made(handle: EventHandler = hear, is_on: Callable[[], bool] = lambda: True, **more: Any) -> Backfill:
        workspace = connected(TEAM, "", newsroom.desk.bot_token, newsroom.desk.api_url)
        return Backfill(OneWorkspace(workspace), store, handle, is_on, pause=0.0, **more)

    return made


def heard(newsroom: Newsroom) -> bool:
    """Whether the bot has noted that it heard everything."""
    with newsroom.engine.connect() as connection:
        return bool(
            connection.execute(sa.text("SELECT at FROM checkpoints WHERE name LIKE 'looked through %'")).first()
        )


def be_away(newsroom: Newsroom, seconds: float) -> None:
    """As if the last note were so much older."""
    with newsroom.engine.begin() as connection:
        connection.execute(
            sa.text("UPDATE checkpoints SET at = at - :s WHERE name LIKE 'looked through %'"), {"s": seconds}
        )


def test_what_was_never_delivered_is_answered_once_with_a_word_of_apology(newsroom: Newsroom, bot: Bot) -> None:
    dm = newsroom.desk.dm("ben")
    with bot():
        newsroom.desk.command("#desk-private", "ana", "/claims on")
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
    posted = newsroom.desk.say("#desk-private", "ana", LONG)
    newsroom.desk.say("#newsroom", "ben", LONG)  # to nobody, where the bot does not listen
    newsroom.desk.say("#newsroom", "ben", "Lunch?")
    until(lambda: len(newsroom.desk.deliveries.lost) == 8)  # a mention is two events

    for _ in range(2):  # and the next start does not do it again
        with bot():
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


@pytest.mark.usefixtures("worked")
def test_after_a_restart_of_a_moment_what_was_never_delivered_is_answered(newsroom: Newsroom, bot: Bot) -> None:
    """Slack may have tried at just these moments, each time."""
    asked = newsroom.ask(STORY)
    until(lambda: len(newsroom.desk.deliveries.lost) == 2)
    with bot():
        assert "Ida Brandt" in shown(newsroom.thread("#newsroom", asked))


def test_what_was_posted_before_somebody_switched_listening_on_is_not_read(
    newsroom: Newsroom, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channels, "CLOCKS_APART", 0.0)
    with bot():
        until(lambda: heard(newsroom))
        newsroom.desk.say("#desk-private", "ana", LONG)
        newsroom.desk.command("#desk-private", "ana", "/claims on")
        newsroom.quiet()
    posted = newsroom.desk.say("#desk-private", "ana", LONG)
    until(lambda: len(newsroom.desk.deliveries.lost) == 1)
    with bot():
        newsroom.thread("#desk-private", posted)
        newsroom.quiet()
    assert len(newsroom.outcomes()) == 2  # the setting, and the later article


def test_now_and_then_it_looks_without_an_occasion_and_after_it_was_cut_off_at_once(
    newsroom: Newsroom, looking: Callable[..., Backfill], missed: list[str]
) -> None:
    """Over HTTP an outage between Slack and the bot shows in nothing else."""
    is_on = [True]
    backfill = looking(is_on=lambda: is_on[0])
    assert not backfill.run_once()  # the first start
    ts = newsroom.ask(STORY)
    assert not backfill.run_once()  # it is not due
    backfill._next[TEAM] -= LOOK_EVERY
    assert backfill.run_once()
    assert missed == [ts]
    is_on[0] = False
    assert not backfill.run_once()
    is_on[0] = True
    assert backfill.run_once()
    assert missed == [ts, ts]


def test_a_message_whose_listener_fails_holds_up_no_other_and_is_tried_again_a_minute_later(
    newsroom: Newsroom, store: Store, looking: Callable[..., Backfill], missed: list[str]
) -> None:
    broken = [True]

    def handle(event: Mapping[str, Any], _: Mapping[str, Any]) -> None:
        if broken[0] and event["ts"] == first:
            raise RuntimeError("listener answered 500")
        missed.append(event["ts"])

    store.checkpoints.note(of_team(LOOKED_THROUGH, TEAM), time.time())
    first, second = newsroom.ask(STORY), newsroom.ask(STORY)
    backfill = looking(handle)
    assert not backfill.run_once()
    assert missed == [second]
    assert not backfill.run_once()  # not at once
    broken[0] = False
    backfill._next.clear()
    assert backfill.run_once()
    assert first in missed


@pytest.mark.parametrize(("refused", "is_done"), [(("im",), True), (KINDS, False)])
def test_a_kind_of_channel_that_slack_does_not_list_keeps_no_other_from_being_looked_through(
    newsroom: Newsroom, store: Store, looking: Callable[..., Backfill], missed: list[str],
    monkeypatch: pytest.MonkeyPatch, refused: tuple[str, ...], is_done: bool,
) -> None:  # fmt: skip
    rooms = Lookups.rooms

    def listed(slack: Lookups, kind: str) -> Pages:
        if kind in refused:
            raise DeliveryError("no", "no", code="missing_scope")
        return rooms(slack, kind)

    monkeypatch.setattr(Lookups, "rooms", listed)
    store.checkpoints.note(of_team(LOOKED_THROUGH, TEAM), time.time())
    ts = newsroom.ask(STORY)
    assert looking().run_once() is is_done
    assert missed == [ts] * is_done


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
    newsroom: Newsroom, store: Store, looking: Callable[..., Backfill], missed: list[str],
    last: float, now: float, keep_days: int, is_seen: bool,
) -> None:  # fmt: skip
    store.checkpoints.note(of_team(LOOKED_THROUGH, TEAM), time.time() + last)
    ts = newsroom.ask(STORY)
    assert looking(keep_days=keep_days, clock=lambda: time.time() + now).run_once()
    assert missed == [ts] * is_seen


def test_at_the_first_start_no_history_is_read(newsroom: Newsroom, bot: Bot) -> None:
    newsroom.ask(STORY)
    until(lambda: len(newsroom.desk.deliveries.lost) == 2)
    with bot():
        until(lambda: heard(newsroom))
    assert newsroom.outcomes() == {}
    assert "conversations.history" not in newsroom.desk.calls()


@pytest.mark.slow
@pytest.mark.usefixtures("worked")
def test_a_channel_that_slack_refuses_does_not_keep_the_others_waiting(newsroom: Newsroom, bot: Bot) -> None:
    be_away(newsroom, 2 * OVERLAP)
    asked = [newsroom.ask(STORY, channel) for channel in ("#newsroom", "#desk-private")]
    until(lambda: len(newsroom.desk.deliveries.lost) == 4)
    newsroom.desk.trouble("conversations.history", "refused", times=1, error="not_in_channel")
    with bot():
        until(lambda: len(newsroom.outcomes()) == 1)
        newsroom.quiet()
    names = {newsroom.request("#newsroom", asked[0]), newsroom.request("#desk-private", asked[1])}
    assert set(newsroom.outcomes()) < names


@pytest.mark.usefixtures("worked")
def test_a_token_that_is_refused_in_between_does_not_make_the_bot_skip_what_it_missed(
    newsroom: Newsroom, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(Backfill.__init__.__kwdefaults__, "every", 0.3)  # type: ignore[arg-type]
    be_away(newsroom, 2 * OVERLAP)
    asked = newsroom.ask(STORY)
    until(lambda: len(newsroom.desk.deliveries.lost) == 2)
    newsroom.desk.trouble("conversations.history", "refused", times=2, error="token_revoked")
    with bot():
        assert "Ida Brandt" in shown(newsroom.thread("#newsroom", asked))

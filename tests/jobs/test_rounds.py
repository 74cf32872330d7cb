"""The rounds with a clock that the tests move: one digest a channel and day, also after a kill and with two replicas."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from bot.articles.policy import FetchPolicy
from bot.digest import Schedule
from bot.jobs import workflow
from bot.jobs.digest_settings import DigestSettings
from bot.jobs.later_answers import RECENT, note_id
from bot.jobs.sending import PutOff
from bot.jobs.workers import WorkerFailed, WorkerLost
from bot.ledger import Remembered
from bot.ledger.search import Indexed, indexed
from bot.slack.lookups import NotNow, TokenRefused
from bot.store import Request
from bot.views.ledger import Question
from tests.jobs.fakes import QUICK, FakeSlack, Here, steps_of
from tests.jobs.office import BRIDGE, CLAIM, DENIAL, LONDON, Office, schedule


def test_one_digest_a_day_however_often_the_rounds_are_made_and_by_whomever(office: Office) -> None:
    schedule(office)
    for _ in range(8 * 3):
        office.clock.go(hours=3)
        for _replica in range(2):
            office.round()
    assert office.digests() == ["T1:C1:2026-05-05", "T1:C1:2026-05-06", "T1:C1:2026-05-07"]


def test_a_kill_between_noting_and_asking_loses_no_digest(office: Office) -> None:
    schedule(office)
    office.clock.go(hours=20)

    def killed(_: Request) -> bool:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        office.round(killed)
    assert office.digests() == []
    office.round()
    office.round()
    assert office.digests() == ["T1:C1:2026-05-05"]


def test_a_kill_between_asking_and_noting_that_makes_no_second_digest(office: Office) -> None:
    schedule(office)
    office.clock.go(hours=20)
    office.ask(Request(id="T1:C1:2026-05-05", kind="digest", team="T1", channel="C1", user=""))
    office.round()
    assert office.digests() == ["T1:C1:2026-05-05"]


def test_the_first_weekly_digest_covers_the_week_before_it_and_no_more(office: Office) -> None:
    office.clock.go(days=-1)
    office.read(f"{CLAIM}\n{DENIAL}", "C3")
    office.clock.go(days=1)  # Monday at noon: the digest of this day would have come by now
    office.read(BRIDGE, "C3")
    office.clock.go(days=2)
    schedule(office, "C3", LONDON.model_copy(update={"days": (0,)}))
    office.clock.go(days=5)
    office.round()
    assert office.digests() == ["T1:C3:2026-05-11"]
    text = office.told("digest")
    assert "is unsafe" in text
    assert "let diesel leak" not in text


def test_after_an_outage_one_digest_comes_late_and_covers_the_days_that_were_missed(office: Office) -> None:
    schedule(office)
    office.clock.go(hours=20)
    office.round()
    office.clock.go(hours=1)
    office.read(BRIDGE)
    office.clock.go(days=2, hours=7)  # asleep over the next two digests
    office.round()
    assert office.digests() == ["T1:C1:2026-05-05", "T1:C1:2026-05-07"]
    assert "is unsafe" in office.told("digest")


def test_off_is_off(office: Office) -> None:
    schedule(office)
    office.store.channels.change("T1", "C1", schedule=None)
    office.clock.go(days=2)
    office.round()
    assert office.digests() == []


def test_what_was_told_yesterday_is_not_told_again(office: Office) -> None:
    schedule(office)
    office.read(BRIDGE)
    posted = []
    for hours in (20, 24):
        office.clock.go(hours=hours)
        office.round()
        posted.append(office.bodies(office.of("digest")[-1]))
    assert [len(bodies) for bodies in posted] == [1, 0]


def test_what_was_read_first_is_what_is_answered_whichever_is_posted_first(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workflow, "_run", lambda _, step, *arguments: step(*arguments))
    slack = FakeSlack()
    steps = steps_of(office.store, slack, QUICK, workers=Here(), budget=office.budget, builders=office.builders)

    def run(reading: str) -> None:
        office.door.refresh()
        workflow._answer(steps, office.ledger, reading)

    monkeypatch.setattr(office, "index", lambda _: None)
    claim = office.read(CLAIM)
    slack.before = [TokenRefused(1)]
    with pytest.raises(PutOff):
        run(claim)
    office.clock.go(seconds=1)
    denial = office.read(DENIAL, "C2")
    run(denial)
    run(claim)
    (answer,) = office.store.ledger.answers_of_note(office.digest_service.viewer("T1", "C1"), note_id(denial))
    assert (answer.earlier.place.reading, answer.later.place.reading) == (claim, denial)
    assert sum("Halden Oil denied this" in text for text in slack.texts) == 1


def test_a_reading_that_is_an_hour_old_moves_the_digest_and_no_thread(office: Office) -> None:
    schedule(office)
    office.read(CLAIM)
    office.read(DENIAL, late=RECENT + 1)  # the bot was away
    assert office.of("later_answers") == []
    office.clock.go(hours=20)
    office.round()
    assert "Denied later" in office.told("digest")


@pytest.mark.parametrize(
    "error", [WorkerFailed("TypeError at x.py:1"), WorkerLost("the process died"), ValueError("an old row")]
)
def test_a_reading_that_cannot_be_kept_is_left_out_alone(
    office: Office, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def index(records: Sequence[Remembered]) -> tuple[Indexed, ...]:
        if records[0].who == "Ruth Odell":
            raise error
        return indexed(records)

    monkeypatch.setattr("bot.jobs.later_answers.indexed", index)
    office.read(CLAIM)
    office.read(DENIAL)
    shown = str(office.digest_service.page("T1", "C1", "U1", Question(what="about", words="diesel")))
    assert "Halden Oil" in shown
    assert "Ruth Odell" not in shown


@pytest.mark.parametrize("forgotten", ["claim", "denial"])
def test_of_a_forgotten_claim_or_denial_nothing_is_sent_that_was_to_be_told_of_it(
    office: Office, forgotten: str
) -> None:
    readings = {"claim": office.read(CLAIM), "denial": office.read(DENIAL)}
    slack = FakeSlack()
    steps = steps_of(office.store, slack, QUICK, budget=office.budget, builders=office.builders)
    (note,) = office.of("later_answers")
    assert steps.plan(note.id) == 1
    assert "diesel" not in str(office.store.posts.get(note.id, 0))
    office.store.forgetting.forget(readings[forgotten])
    assert steps.sender.post(note.id, 0) is None
    assert slack.taken == []


def test_a_digest_that_waits_while_a_reading_is_forgotten_does_not_show_it(office: Office) -> None:
    schedule(office)
    bridge = office.read(BRIDGE)
    office.read(f"{CLAIM}\n{DENIAL}")
    office.clock.go(hours=20)
    office.round()
    slack = FakeSlack()
    steps = steps_of(office.store, slack, QUICK, budget=office.budget, builders=office.builders)
    (digest,) = office.digests()
    assert steps.plan(digest) == 1
    slack.before = [NotNow(0.01)] * QUICK.post_tries
    assert steps.sender.post(digest, 0) == "unreachable"
    office.store.forgetting.forget(bridge)
    assert steps.sender.post(digest, 0) is None
    (digest_text,) = slack.texts
    assert "is unsafe" not in digest_text
    assert "let diesel leak" in digest_text


def test_a_note_in_a_thread_that_a_guest_reads_is_left_out(office: Office) -> None:
    office.read(CLAIM)
    office.read(DENIAL, "C5")
    assert office.told("later_answers") == ""


def come(office: Office, count: int) -> list[str]:
    """When the next digests come, by UTC."""
    moments: list[str] = []
    while len(moments) < count:
        office.clock.go(hours=1)
        before = len(office.digests())
        office.round()
        if len(office.digests()) > before:
            moments.append(f"{datetime.fromtimestamp(office.clock(), UTC):%A %H:%M}")
    return moments


@pytest.mark.parametrize(
    ("hour", "zone", "announced", "comes"),
    [
        (17, "Europe/London", "Wednesday 6 May, 17:30", ["Wednesday 16:30", "Thursday 16:30"]),
        # There it is still Tuesday when the clock of Tokyo rings for Wednesday.
        (8, "Asia/Tokyo", "Wednesday 6 May, 08:30", ["Tuesday 23:30", "Wednesday 23:30"]),
    ],
)
def test_a_day_that_had_its_digest_has_no_other_by_another_clock_and_the_next_one_is_announced_as_it_comes(
    office: Office, hour: int, zone: str, announced: str, comes: list[str]
) -> None:
    settings = DigestSettings(office.store, office.door, FetchPolicy(), office.clock)
    schedule(office)
    office.clock.go(minutes=30)
    assert come(office, 1) == ["Tuesday 07:30"]
    wanted = Schedule(hour=hour, minute=30, zone=zone)
    assert announced in settings.save("T1", "C1", wanted)
    assert come(office, 2) == comes


@pytest.mark.parametrize(("channel", "asker"), [("C5", ""), ("C1", "U9")])
def test_a_digest_that_a_guest_reads_or_asks_for_tells_of_that_channel_alone(
    office: Office, channel: str, asker: str
) -> None:
    if not asker:
        schedule(office, channel)
    office.read(BRIDGE, "C2")
    office.read(f"{CLAIM}\n{DENIAL}", channel)
    office.clock.go(hours=20)
    office.round()
    digest = Request(id="n1", kind="preview", team="T1", channel=channel, user=asker)
    text = str(office.bodies(digest if asker else office.of("digest")[0]))
    assert "let diesel leak" in text
    assert "is unsafe" not in text

"""The ledger's rows on both databases: found by words, forgotten with their reading, seen only where they may be."""

import time

import pytest
import sqlalchemy as sa

from bot.breakdown import Correction
from bot.ledger import LaterAnswer, Place, Remembered, later_answers
from bot.ledger.search import indexed
from bot.store import Store
from bot.store.engine import BUSY_SECONDS
from bot.store.ledger import CANDIDATES, PAGE, Asked, Viewer
from bot.store.schema import checkpoints
from tests.store.rows import read

pytestmark = pytest.mark.databases("sqlite", "postgresql")

NOW = 1_000_000.0


@pytest.fixture
def store(store: Store) -> Store:
    """An empty one, where Slack has just said that C1 and C2 are public and C3 is not."""
    store.channels.learn("T1", "C1", "public", NOW)
    store.channels.learn("T1", "C2", "public", NOW)
    store.channels.learn("T1", "C3", "private", NOW)
    return store


def said(
    reading: str, quote: str, *, who: str = "Ruth Odell", statement: str = "s1", at: float = NOW, only: str | None = None,
    cue: str = "said", role: str = "claims", **more: str,
) -> Remembered:  # fmt: skip
    """One statement read in a channel."""
    place = Place(reading=reading, team="T1", channel=reading.split(":")[1], thread=reading, at=at, only=only)
    return Remembered.model_validate(
        {
            "statement": statement, "place": place, "who": who, "name": who, "kind": "person", "cue": cue, "role": role,
            "quote": quote, "sentence": f"{who} {cue} {quote}.", "paragraph": 1, **more,
        }
    )  # fmt: skip


def keep(store: Store, *records: Remembered, public: bool = True) -> None:
    """Keep statements, with the readings that they are of."""
    for record in records:
        read(store, record.place.reading, channel=record.place.channel)
    for reading in {record.place.reading for record in records}:
        store.ledger.keep(
            reading, indexed(record for record in records if record.place.reading == reading), public=public
        )


def view(channel: str = "C1", user: str | None = None, *, sees_public: bool = True, now: float = NOW) -> Viewer:
    return Viewer(team="T1", channel=channel, user=user, sees_public=sees_public, now=now)


def found(store: Store, what: Asked, words: str, viewer: Viewer | None = None) -> list[str]:
    """The quotes on the page that is shown in C1, or to this viewer."""
    return [record.quote for record in store.ledger.statements(viewer or view(), what, words)[0]]


LEAK = "that Halden Oil let diesel leak into the river Alder"


def test_a_source_is_found_by_its_name_newest_first(store: Store) -> None:
    keep(store, said("T1:C1:1", LEAK, at=1), said("T1:C1:2", "that it rained", at=2))
    keep(store, said("T1:C1:3", "that it snowed", who="Tom Odell", at=3))
    assert found(store, "who", "ruth odell") == ["that it rained", LEAK]
    assert found(store, "who", "Odell") == ["that it snowed", "that it rained", LEAK]
    assert found(store, "who", "Ruth Ode") == []


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Seán O’Brien", "O'Brien"),
        ("Владимир Путин", "путин"),
        ("Recep Tayyip Erdoğan", "Erdogan"),
        ("Bashar al-Assad", "Assad"),
        ("US officials", "US"),
        ("김정은", "김정은"),
    ],
)
def test_a_source_is_found_however_the_name_is_written(store: Store, name: str, asked: str) -> None:
    keep(store, said("T1:C1:1", LEAK, who=name), said("T1:C1:2", LEAK, who="Ruth Odell"))
    assert [record.name for record in store.ledger.statements(view(), "who", asked)[0]] == [name]


def test_two_articles_of_the_same_moment_stand_one_after_the_other_on_every_page(store: Store) -> None:
    records = [
        said(f"T1:C1:{r}", f"that diesel leaked {r} {n} times", statement=f"s{n}") for r in "12" for n in range(PAGE)
    ]
    keep(store, *records[:PAGE])
    keep(store, *records[PAGE:])
    asked: tuple[tuple[Asked, str], ...] = (("about", "diesel"), ("who", "Odell"))
    for what, words in asked:
        (first, more), (last, none) = (store.ledger.statements(view(), what, words, after) for after in (0, PAGE))
        assert [record.quote for record in (*first, *last)] == [record.quote for record in records]
        assert (more, none) == (True, False)


def test_a_topic_is_found_by_its_words_oldest_first(store: Store) -> None:
    keep(store, said("T1:C1:1", LEAK, at=2), said("T1:C1:2", "that no diesel leaked", at=1))
    assert found(store, "about", "leaking diesel") == ["that no diesel leaked", LEAK]
    assert found(store, "about", "diesel Halden") == [LEAK]


@pytest.mark.parametrize("text", ["", "…", "OR NOT", '" OR "', "a:b & !c | d:*", "who:*", "x" * 5000, "' ; --"])
def test_whatever_is_asked_is_only_words(store: Store, text: str) -> None:
    keep(store, said("T1:C1:1", LEAK))
    assert found(store, "about", text) == []
    assert found(store, "who", text) == []


def test_what_is_forgotten_is_in_no_index_either(store: Store) -> None:
    claim, denial = said("T1:C1:1", LEAK), said("T1:C1:2", "that diesel leaked", who="Halden Oil")
    keep(store, claim, denial)
    store.ledger.keep_answers([LaterAnswer(kind="denied", earlier=claim, later=denial)], NOW)
    store.forgetting.forget("T1:C1:1")
    assert found(store, "about", "diesel") == ["that diesel leaked"]
    assert store.ledger.answers_between(view(), 0, NOW) == []
    store.ledger.keep("T1:C1:1", indexed([claim]), public=True)  # by a job that was at it meanwhile
    store.ledger.keep("T1:C1:2", indexed([denial]), public=True)  # once more
    assert found(store, "about", "diesel") == ["that diesel leaked"]


DENIAL = said(
    "T1:C9:9", "that diesel leaked into the river Alder", who="Halden Oil", cue="denied", role="denies", at=NOW
)


def test_the_claim_that_a_denial_answers_is_found_under_many_newer_ones_of_other_rooms(store: Store) -> None:
    claim, later = said("T1:C3:1", LEAK), said("T1:C3:3", LEAK, at=NOW + 1)
    noise = (said("T1:C3:2", f"that the school number {n} opened", statement=f"s{n}") for n in range(30))
    keep(store, claim, *noise, later)
    keep(store, *(said("T1:C4:2", f"{LEAK} {n} times", statement=f"s{n}") for n in range(2 * CANDIDATES)))
    earlier = store.ledger.candidates(view("C3"), indexed([DENIAL]))  # of C4 Slack has not said that it is public
    assert [record.key for record in earlier] == [claim.key]
    assert [answer.kind for answer in later_answers(earlier, [DENIAL])] == ["denied"]
    assert len(store.ledger.candidates(view("C4", sees_public=False), indexed([DENIAL]))) == CANDIDATES


def test_no_word_is_too_long_to_be_kept(store: Store) -> None:
    keep(store, said("T1:C3:1", f"{LEAK} {'é' * 5000} {'Ab' * 40}"))
    assert len(found(store, "about", "Ab" * 40, view("C3"))) == 1


def test_answers_are_found_for_claims_beside_them_and_later(store: Store) -> None:
    claim, denial = said("T1:C1:1", LEAK), said("T1:C1:2", "that diesel leaked", who="Halden Oil")
    beside = said("T1:C1:1", "that it leaked", who="Bo Ray", statement="s2", answers="s1")
    keep(store, claim, beside)
    keep(store, denial)
    store.ledger.keep_answers([LaterAnswer(kind="denied", earlier=claim, later=denial)], NOW)
    assert [record.key for record in store.ledger.replies(view(), [claim])[claim.key]] == [beside.key, denial.key]


def test_a_channel_that_became_private_shows_nothing_outside_nor_one_of_which_slack_said_long_ago(store: Store) -> None:
    keep(store, said("T1:C2:1", LEAK))
    assert found(store, "about", "diesel", view("C1")) == [LEAK]
    assert found(store, "about", "diesel", view("C1", now=NOW + 10_000)) == []
    store.channels.learn("T1", "C2", "private", NOW)
    assert found(store, "about", "diesel", view("C1")) == []
    assert found(store, "about", "diesel", view("C2")) == [LEAK]


def test_what_was_read_while_a_channel_was_private_stays_there(store: Store) -> None:
    keep(store, said("T1:C3:1", LEAK), public=False)
    store.channels.learn("T1", "C3", "public", NOW)
    assert found(store, "about", "diesel", view("C1")) == []


def test_an_answer_that_a_channel_may_not_see_leaves_the_charge_open_there(store: Store) -> None:
    charge = said("T1:C1:1", LEAK, against="Halden Oil")
    denial = said("T1:C3:2", "that diesel leaked", who="Halden Oil")
    keep(store, charge)
    keep(store, denial, public=False)
    store.ledger.keep_answers([LaterAnswer(kind="denied", earlier=charge, later=denial)], NOW)
    assert [record.key for record in store.ledger.charges(view("C1"), 0)] == [charge.key]
    assert store.ledger.charges(view("C3"), 0) == []


def test_the_ledger_is_looked_at_while_somebody_writes(store: Store) -> None:
    claim = said("T1:C1:1", LEAK)
    keep(store, claim)
    began = time.monotonic()
    with store.engine.begin() as writing:
        writing.execute(sa.insert(checkpoints).values(name="a slow writer", at=NOW))
        assert found(store, "who", "Odell") == found(store, "about", "diesel") == [LEAK]
        assert store.ledger.replies(view(), [claim]) == {}
        assert store.ledger.answers_between(view(), 0, NOW) == []
        assert store.ledger.candidates(view(), indexed([said("T1:C1:3", LEAK, who="Halden Oil", at=NOW)]))
    assert time.monotonic() - began < BUSY_SECONDS / 2


def test_a_corrected_line_of_an_article_that_was_read_twice_is_told_once(store: Store) -> None:
    made = Correction(statement="s1", kind="withdrawn", reason="Not so.", by="Ana", at=NOW)
    records = [said(f"T1:C1:{number}", LEAK, at=number, statement=f"s{number}") for number in (1, 2)]
    keep(store, *records)
    for record in records:
        same = made.model_copy(update={"statement": record.statement})
        store.feedback.correct("V1", "U1", {record.place.reading: same})
        store.ledger.correct(record.place.reading, [record.model_copy(update={"correction": same})])
    assert [each.key for each in store.ledger.corrected(view(), 0.0, NOW)] == [("T1:C1:1", "s1")]

"""What stands in a digest, and in which order."""

from typing import Any

import pytest

from bot.breakdown import Dispute
from bot.digest import Read, choose
from bot.digest.selection import stories
from bot.ledger import Kind, LaterAnswer, Place, Remembered
from tests.ledger.breakdowns import answered

DAY = 86_400.0
NOW = 100 * DAY

BRIDGE = """{The union of engineers} <said> [the bridge over the Alder is unsafe].
{Mayor Ida Brandt} <denied|denies> that [the bridge over the Alder is unsafe]."""
MILL = """{The lawsuit} <accuses> *Tallow Foods* of [selling spoiled meat to schools].
{Tallow Foods} <did not respond|not reached> [did not immediately respond to a request for comment]."""


def place(reading: str, at: float = NOW) -> Place:
    return Place(reading=reading, team="T1", channel="C1", thread="1.0", at=at, publisher=f"Paper {reading}")


def read(story: str, reading: str, at: float = NOW) -> Read:
    return Read(place=place(reading, at), breakdown=answered(story))


def said(quote: str, reading: str, at: float = NOW, **others: Any) -> Remembered:
    return Remembered(
        statement="s1", place=place(reading, at), who="Ann Lee", name="Ann Lee", kind="person", quote=quote, sentence=quote,
        paragraph=1, **others,
    )  # fmt: skip


def test_articles_without_a_dispute_make_no_digest() -> None:
    assert choose([read("{Ann Lee} <said> [it rained].", "r1")], [], [], NOW).is_empty


def test_later_answers_come_before_disputes_and_these_before_open_charges() -> None:
    claim, denial = said("it leaks", "r1"), said("it does not leak", "r2")
    kinds: tuple[Kind, ...] = ("changed", "denied")
    answers = [LaterAnswer(kind=kind, earlier=said(kind, f"e{kind}"), later=denial) for kind in kinds]
    digest = choose([read(BRIDGE, "r3")], answers, [claim], NOW)
    assert [entry.sort for entry in digest.entries] == ["later", "later", "dispute", "open"]
    assert digest.counts == {"later": 2, "dispute": 1, "open": 1}


def many(dispute: Dispute, number: int) -> tuple[Dispute, ...]:
    return tuple(dispute.model_copy(update={"id": f"d{n}"}) for n in range(number))


def test_one_story_with_many_disputes_leaves_room_for_the_others() -> None:
    bridge = read(BRIDGE, "r1")
    disputes = many(bridge.breakdown.disputes[0], 12)
    full = Read(place=bridge.place, breakdown=bridge.breakdown.model_copy(update={"disputes": disputes}))
    digest = choose([full, read(MILL, "r2", NOW - 1)], [], [said("he stole it", "r3")], NOW)
    shown = [(entry.place.reading, entry.dispute and entry.dispute.id) for entry in digest.entries[:4]]
    assert shown == [("r1", "d0"), ("r1", "d1"), ("r2", "d1"), ("r1", "d2")]
    assert [place.reading for place in digest.rest] == ["r3"], "r1 and r2 have entries that lead there"
    assert digest.counts == {"dispute": 13, "open": 1}


def test_of_two_stories_the_one_that_more_sites_tell_stands_first() -> None:
    pier = BRIDGE.replace("bridge over the Alder", "pier at Tallow Point")
    reads = [read(BRIDGE, "r1", NOW - 9), read(BRIDGE, "r2", NOW - 8), read(pier, "r3")]
    assert [entry.place.reading for entry in choose(reads, [], [], NOW).entries] == ["r1", "r3"]


def test_an_article_that_was_read_twice_counts_once() -> None:
    assert choose([read(BRIDGE, "r1"), read(BRIDGE, "r2")], [], [], NOW).articles == 1


def test_of_more_than_ten_entries_the_rest_leads_to_its_threads() -> None:
    charges = [said(f"charge number {n}", f"r{n}") for n in range(14)]
    digest = choose([], [], charges, NOW)
    assert len(digest.entries) == 10
    assert [place.reading for place in digest.rest] == ["r10", "r11", "r12", "r13"]


def test_the_charge_that_is_open_longest_stands_first_with_its_days() -> None:
    charges = [said("new charge", "r1", NOW - DAY), said("old charge", "r2", NOW - 5.5 * DAY)]
    assert [entry.days for entry in choose([], [], charges, NOW).entries] == [5, 1]


def test_the_same_charge_or_later_denial_on_two_sites_is_one_entry() -> None:
    charges = [said("he stole it", "r1", NOW - 2 * DAY), said("He stole it", "r2", NOW - DAY)]
    assert [entry.place.reading for entry in choose([], [], charges, NOW).entries] == ["r1"]
    denials = [said("it does not", reading) for reading in ("r2", "r3")]
    answers = [LaterAnswer(kind="denied", earlier=said("it leaks", "r1"), later=later) for later in denials]
    assert len(choose([], answers, [], NOW).entries) == 1


WIRE = (
    "The ferry Alba ran aground off Skaw on Monday with ninety people on board, the coastguard said, and all were taken "
    "to the harbour by fishing boats before the tide came in."
)


@pytest.mark.parametrize(
    ("texts", "groups"),
    [
        ([WIRE, "Skaw, Tuesday. " + WIRE.upper().replace(",", "")], [[0, 1]]),
        ([WIRE, WIRE[: len(WIRE) // 2]], [[0, 1]]),
        (
            [WIRE, "The ferry Alba was towed to a yard on Friday, its owner said, after two days of work by divers."],
            [[0], [1]],
        ),
        (["Too short to tell.", "Too short to tell."], [[0], [1]]),
        ([WIRE, "x", WIRE], [[0, 2], [1]]),
    ],
)
def test_which_texts_are_one_story(texts: list[str], groups: list[list[int]]) -> None:
    assert stories(texts) == groups

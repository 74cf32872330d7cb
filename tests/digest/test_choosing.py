"""What stands in a digest, and in which order."""

from typing import Any

import pytest

from bot import articles
from bot.breakdown import Article, Breakdown, ReaderInfo, Relation, Status
from bot.digest import Digest, Read, choose
from bot.digest.stories import stories
from bot.ledger import Movement, Place, Remembered, remembered
from tests.disputes.telling import tell
from tests.ledger.breakdowns import answered

DAY = 86_400.0
NOW = 100 * DAY

BRIDGE = """{The union of engineers} <said> [the bridge over the Alder is unsafe].
{Mayor Ida Brandt} <denied|denies> that [the bridge over the Alder is unsafe]."""
MILL = """{The lawsuit} <accuses> *Tallow Foods* of [selling spoiled meat to schools].
{Tallow Foods} <did not respond|declines> [did not immediately respond to a request for comment]."""


def place(reading: str, at: float = NOW) -> Place:
    """A thread in one channel."""
    return Place(reading=reading, team="T1", channel="C1", thread="1.0", at=at, publisher=f"Paper {reading}")


def read(story: str, reading: str, at: float = NOW) -> Read:
    """A marked story, its dispute in it."""
    return Read(place=place(reading, at), breakdown=answered(story))


def said(quote: str, reading: str, at: float = NOW, **others: Any) -> Remembered:
    """One statement."""
    return Remembered(
        statement="s1", place=place(reading, at), name="Ann Lee", kind="person", quote=quote, sentence=quote, paragraph=1,
        **others,
    )  # fmt: skip


def sorts(digest: Digest) -> list[str]:
    """The sorts of the entries, in order."""
    return [entry.sort for entry in digest.entries]


def test_nothing_was_read_and_nothing_is_said() -> None:
    assert choose([], [], [], NOW).is_empty


def test_articles_without_a_dispute_make_no_digest() -> None:
    assert choose([read("{Ann Lee} <said> [it rained].", "r1")], [], [], NOW).is_empty


def test_what_moved_and_disputes_come_before_charges_and_numbers() -> None:
    claim, denial = said("it leaks", "r1"), said("it does not leak", "r2")
    moved = [
        Movement(kind=kind, earlier=said(kind, f"e{kind}"), later=denial) for kind in ("differs", "changed", "denied")
    ]
    digest = choose([read(BRIDGE, "r3")], moved, [claim], NOW)
    assert sorts(digest) == ["moved", "dispute", "unanswered", "contradiction", "numbers"]


def test_a_denial_goes_before_a_refusal_to_comment() -> None:
    statuses: list[Status] = [
        entry.answered.status
        for entry in choose([read(MILL, "r1"), read(BRIDGE, "r2")], [], [], NOW).entries
        if entry.answered
    ]
    assert statuses == ["denied", "declined to comment"]


def test_one_story_with_many_disputes_leaves_room_for_the_others() -> None:
    one = read(BRIDGE, "r1")
    (dispute,) = one.breakdown.disputes
    many = tuple(dispute.model_copy(update={"id": f"d{n}"}) for n in range(12))
    full = Read(place=one.place, breakdown=one.breakdown.model_copy(update={"disputes": many}))
    digest = choose([full, read(MILL, "r2")], [], [said("he stole it", "r3")], NOW)
    assert [entry.place.reading for entry in digest.entries[:4]] == ["r1", "r1", "r2", "r3"]
    assert (digest.more, digest.found) == (4, {"dispute": 12, "no comment": 1, "unanswered": 1})


def test_of_two_denials_the_one_that_more_sites_tell_stands_first() -> None:
    pier = BRIDGE.replace("bridge over the Alder", "pier at Tallow Point")
    reads = [read(BRIDGE, "r1", NOW - 9), read(BRIDGE, "r2", NOW - 8), read(pier, "r3")]
    assert [entry.place.reading for entry in choose(reads, [], [], NOW).entries] == ["r1", "r3"]


def test_more_than_ten_entries_are_counted() -> None:
    charges = [said(f"charge number {n}", f"r{n}") for n in range(14)]
    digest = choose([], [], charges, NOW)
    assert (len(digest.entries), digest.more) == (10, 4)


def test_the_charge_that_is_open_longest_stands_first_with_its_days() -> None:
    charges = [said("new charge", "r1", NOW - DAY), said("old charge", "r2", NOW - 5.5 * DAY)]
    assert [entry.charge.days for entry in choose([], [], charges, NOW).entries if entry.charge] == [5, 1]


def test_the_same_charge_on_two_sites_is_one_entry() -> None:
    charges = [said("he stole it", "r1", NOW - 2 * DAY), said("He stole it", "r2", NOW - DAY)]
    digest = choose([], [], charges, NOW)
    assert [entry.place.reading for entry in digest.entries] == ["r1"]


def test_the_same_wire_story_on_three_sites_is_one_entry() -> None:
    cut = BRIDGE + "\nThe bridge was opened in 1970 and carries the coast road."
    digest = choose(
        [read(BRIDGE, "r1", NOW - 9), read(cut, "r2", NOW - 8), read(MILL, "r3"), read(cut, "r4")], [], [], NOW
    )
    first = digest.entries[0]
    assert first.place.reading == "r1"
    assert [also.reading for also in first.also] == ["r2", "r4"]
    assert len(digest.entries) == 2
    assert digest.articles == 4


def test_the_same_denial_read_on_two_sites_moved_once() -> None:
    claim = said("it leaks", "r1")
    moved = [Movement(kind="denied", earlier=claim, later=said("it does not", reading)) for reading in ("r2", "r3")]
    assert len(choose([], moved, [], NOW).entries) == 1


@pytest.mark.parametrize(
    ("relations", "sort"),
    [
        (("denies",), "dispute"),
        (("confirms", "rejects"), "dispute"),
        (("confirms",), "confirmed"),
        (("confirms", "declines"), "confirmed"),
        (("declines",), "no comment"),
    ],
)
def test_what_nobody_denies_or_rejects_is_no_dispute(relations: tuple[Relation, ...], sort: str) -> None:
    one = read(BRIDGE, "r1")
    (dispute,) = one.breakdown.disputes
    given = tuple(dispute.answers[0].model_copy(update={"relation": relation}) for relation in relations)
    breakdown = one.breakdown.model_copy(update={"disputes": (dispute.model_copy(update={"answers": given}),)})
    digest = choose([Read(place=one.place, breakdown=breakdown)], [], [], NOW)
    assert digest.found == {sort: 1}
    assert sorts(digest) == [sort]


def test_a_source_is_counted_once_with_and_without_its_description_and_the_article_before_it() -> None:
    story = """{The dockers’ union} <said> [the crane is old].
    {Ann Lee, its secretary,} <denied|denies> that [the crane is old].
    {Ann Lee} <said> [the lights are out]."""
    other = "{Dockers’ union} <said> [it rained]."
    assert choose([read(story, "r1")], [], [], NOW).sources == 2
    assert (
        choose([read(story, "r1"), read(other, "r2"), read("{Ann Lee} <said> [no].", "r3")], [], [], NOW).sources == 2
    )


def test_unnamed_sources_are_counted_for_each_article() -> None:
    story = read(BRIDGE, "r1").breakdown
    statements = tuple(
        one.model_copy(update={"source": one.source.model_copy(update={"unnamed": number == 0})})
        for number, one in enumerate(story.statements)
    )
    reads = [
        Read(place=place(reading), breakdown=story.model_copy(update={"statements": statements, "article": article}))
        for reading, article in (("r1", story.article), ("r2", tell(MILL).article))
    ]
    digest = choose(reads, [], [], NOW)
    assert (digest.sources, digest.unnamed) == (3, 2)


WIRE = (
    "The ferry Alba ran aground off Skaw on Monday with ninety people on board, the coastguard said, and all were taken "
    "to the harbour by fishing boats before the tide came in."
)


@pytest.mark.parametrize(
    ("texts", "groups"),
    [
        ([WIRE, "Skaw, Tuesday. " + WIRE], [[0, 1]]),
        ([WIRE, WIRE.upper().replace(",", "")], [[0, 1]]),
        ([WIRE, WIRE[: len(WIRE) // 2]], [[0, 1]]),
        (
            [WIRE, "The ferry Alba was towed to a yard on Friday, its owner said, after two days of work by divers."],
            [[0], [1]],
        ),
        (["", ""], [[0], [1]]),
        (["Too short to tell.", "Too short to tell."], [[0], [1]]),
        ([WIRE, "x", WIRE], [[0, 2], [1]]),
    ],
)
def test_which_texts_are_one_story(texts: list[str], groups: list[list[int]]) -> None:
    assert stories(texts) == groups


def test_what_is_remembered_knows_its_answers_and_repeats_nothing() -> None:
    kept = remembered(read(BRIDGE, "r1").breakdown, place("r1"))
    assert [(one.statement, [reply.statement for reply in one.replies]) for one in kept] == [("s1", ["s2"]), ("s2", [])]
    empty = Breakdown(
        input="x", article=articles.from_text("Nobody speaks here at all."), reader=ReaderInfo(name="offline")
    )
    assert isinstance(empty.article, Article)
    assert remembered(empty, place("r2")) == ()

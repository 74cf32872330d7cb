"""A long article is read in parts; the cast and the claims of earlier parts are carried along."""

import re
from collections.abc import Callable

import pytest

from benchmarks.model_server import EMPTY, breakdown, dispute, fails, line, says, serving
from bot.breakdown import Article
from bot.errors import ReaderError
from bot.readers.model import ModelConfig, ModelReader
from tests.readers.conftest import article_of

Build = Callable[..., ModelConfig]
FILLER = "The sea was calm and the boats stayed out until the evening tide came in. " * 12


@pytest.fixture
def long_story() -> Article:
    """A charge at the beginning, a denial at the end, and much sea in between."""
    return article_of(
        "Harbour chief Ines Orr took bribes, councillor Tomas Vale said.", *[FILLER] * 34, "Orr denied taking money."
    )


def test_parts_follow_each_other_and_leave_out_nothing(long_story: Article, config: Build) -> None:
    with serving(says(EMPTY)) as server:
        draft = ModelReader(config(server.url, max_input_tokens=9_800)).read(long_story)
    numbers = [
        int(n) for request in server.requests for n in re.findall(r"^¶(\d+)", request["messages"][1]["content"], re.M)
    ]
    assert numbers == list(range(1, 37))
    assert draft.reader.calls == len(server.requests) > 1
    assert draft.reader.tokens.in_ == 3200 * len(server.requests)


CHARGE = line("claims", "Tomas Vale", "Orr took bribes.", "1.1")
DENIAL = line("denies", "Orr", "She denied taking money.", "36.1")


ANSWERED = "Did Orr take bribes? She denies it."


def test_a_denial_in_the_last_part_goes_on_with_the_dispute_of_the_first(long_story: Article, config: Build) -> None:
    with serving() as server:
        reader = ModelReader(config(server.url, max_input_tokens=9_800))
        server.turns.append(says(EMPTY))
        calls = reader.read(long_story).reader.calls
        server.turns[:] = [
            *[says(EMPTY)] * calls,
            says(breakdown(dispute(CHARGE, status="Vale said it."))),
            *[says(EMPTY)] * (calls - 2),
            says(breakdown(dispute(DENIAL, id="d1", status="Vale said it; Orr denied it.", question=ANSWERED))),
        ]
        draft = reader.read(long_story)
    (found,) = draft.matters
    assert [said.role for said in found.lines] == ["claims", "denies"]
    assert found.status == "Vale said it; Orr denied it."
    assert found.question == ANSWERED
    assert "d1 | Did Orr take bribes?\nd1 | claims | Tomas Vale | Orr took bribes.\n</known-" in server.user_text
    assert "take a new id, from d2 on" in server.user_text


def test_a_part_that_numbers_new_disputes_as_it_likes_gets_free_ids(long_story: Article, config: Build) -> None:
    with serving(says(breakdown(dispute(CHARGE, id="d9")))) as server:
        draft = ModelReader(config(server.url, max_input_tokens=9_800)).read(long_story)
    ids = [found.id for found in draft.matters]
    assert ids == [f"d{number}" for number in range(1, draft.reader.calls + 1)]


def test_two_new_disputes_under_one_id_in_a_later_part_stay_two(long_story: Article, config: Build) -> None:
    one, two = (dispute(CHARGE, id="d2", question=f"Did Orr take {what}?") for what in ("bribes", "gifts"))
    with serving(says(breakdown(dispute(CHARGE))), says(breakdown(one, two)), says(EMPTY)) as server:
        draft = ModelReader(config(server.url, max_input_tokens=9_800)).read(long_story)
    assert [(found.id, len(found.lines)) for found in draft.matters] == [("d1", 1), ("d2", 1), ("d3", 1)]


@pytest.mark.parametrize("story", [[FILLER] * 200, [FILLER * 60]], ids=["too many parts", "an endless paragraph"])
def test_what_no_splitting_makes_fit_is_refused_before_anything_is_spent(story: list[str], config: Build) -> None:
    with serving(says(EMPTY)) as server, pytest.raises(ReaderError) as caught:
        ModelReader(config(server.url, max_input_tokens=9_800)).read(article_of(*story))
    assert caught.value.code == "too-long"
    assert str(caught.value) == (
        "The article is too long to be read by the model. Send it in parts, or have it read by rules."
    )
    assert server.requests == []


def test_a_part_that_fails_fails_the_reading(long_story: Article, config: Build) -> None:
    with serving(says(EMPTY), fails(401)) as server, pytest.raises(ReaderError) as caught:
        ModelReader(config(server.url, max_input_tokens=9_800)).read(long_story)
    assert caught.value.code == "model-key"


def test_an_answer_that_is_cut_off_is_asked_for_again_in_two_halves(config: Build) -> None:
    article = article_of("Orr spoke.", "Vale spoke.", "Orr spoke again.", "It rained.")
    cut = says('{"matters": [', finish="length")
    halves = [
        says(breakdown(dispute(line("claims", "Orr", "It is so.", number), id=f"d{number}")))
        for number in ("1.1", "4.1")
    ]
    with serving(cut, *halves) as server:
        draft = ModelReader(config(server.url)).read(article)
    assert [str(found.lines[0].proof[0]) for found in draft.matters] == ["1.1", "4.1"]
    sent = [re.findall(r"^¶(\d+)", request["messages"][1]["content"], re.M) for request in server.requests]
    assert sent == [["1", "2", "3", "4"], ["1", "2"], ["3", "4"]]
    assert (draft.reader.calls, draft.reader.tokens.in_) == (3, 9600)


def test_a_model_that_never_ends_is_asked_no_more_than_the_settings_allow(config: Build) -> None:
    article = article_of(*(f"Orr spoke {n} times." for n in range(2, 40)))
    with serving(says("{", finish="length")) as server, pytest.raises(ReaderError) as caught:
        ModelReader(config(server.url, max_parts=3)).read(article)
    assert caught.value.code == "model-truncated"
    assert len(server.requests) == 3

"""A long article is read in parts; the cast and the claims of earlier parts are carried along."""

import re

import pytest

from benchmarks.model_server import EMPTY, ModelServer, Turn, breakdown, dispute, fails, line, says, serving
from bot.draft import Draft
from bot.errors import ReaderError
from bot.readers.model import ModelReader
from bot.readers.model.reader import MOST_PARTS
from tests.readers.scripted import article_of, config, read

FILLER = "The sea was calm and the boats stayed out until the evening tide came in. " * 12


LONG = article_of(
    "Harbour chief Ines Orr took bribes, councillor Tomas Vale said.", *[FILLER] * 34, "Orr denied taking money."
)
"""A charge at the beginning, a denial at the end, and much sea in between."""
CHARGE = line("claims", "Tomas Vale", "Orr took bribes.", "1.1")
DENIAL = line("denies", "Orr", "She denied taking money.", "36.1")
ANSWERED = "Did Orr take bribes? She denies it."
ROOM = 9_800


def read_long(*turns: Turn) -> tuple[Draft, ModelServer]:
    return read(*turns, article=LONG, model_max_input_tokens=ROOM)


def sent(server: ModelServer) -> list[list[str]]:
    """The numbers of the paragraphs in each request."""
    return [re.findall(r"^¶(\d+)", request["messages"][1]["content"], re.M) for request in server.requests]


def test_parts_follow_each_other_and_leave_out_nothing() -> None:
    draft, server = read_long(says(EMPTY))
    assert [int(number) for part in sent(server) for number in part] == list(range(1, 37))
    assert draft.reader.calls == len(server.requests) > 1
    assert draft.reader.tokens.in_ == 3200 * len(server.requests)


def test_a_denial_in_the_last_part_goes_on_with_the_dispute_of_the_first() -> None:
    calls = read_long(says(EMPTY))[0].reader.calls
    draft, server = read_long(
        says(breakdown(dispute(CHARGE, status="Vale said it."))),
        *[says(EMPTY)] * (calls - 2),
        says(breakdown(dispute(DENIAL, id="d1", status="Vale said it; Orr denied it.", question=ANSWERED))),
    )
    (found,) = draft.matters
    assert [said.role for said in found.lines] == ["claims", "denies"]
    assert found.status == "Vale said it; Orr denied it."
    assert found.question == ANSWERED
    assert "d1 | Did Orr take bribes?\nd1 | claims | Tomas Vale | Orr took bribes.\n</known-" in server.user_text
    assert "take a new id, from d2 on" in server.user_text


def test_a_part_that_numbers_new_disputes_as_it_likes_gets_free_ids() -> None:
    draft, _ = read_long(says(breakdown(dispute(CHARGE, id="d9"))))
    assert [found.id for found in draft.matters] == [f"d{number}" for number in range(1, draft.reader.calls + 1)]


def test_two_new_disputes_under_one_id_in_a_later_part_stay_two() -> None:
    one, two = (dispute(CHARGE, id="d2", question=f"Did Orr take {what}?") for what in ("bribes", "gifts"))
    draft, _ = read_long(says(breakdown(dispute(CHARGE))), says(breakdown(one, two)), says(EMPTY))
    assert [(found.id, len(found.lines)) for found in draft.matters] == [("d1", 1), ("d2", 1), ("d3", 1)]


@pytest.mark.parametrize("story", [[FILLER] * 200, [FILLER * 60]], ids=["too many parts", "an endless paragraph"])
def test_what_no_splitting_makes_fit_is_refused_before_anything_is_spent(story: list[str]) -> None:
    with serving(says(EMPTY)) as server, pytest.raises(ReaderError) as caught:
        ModelReader(config(server.url, model_max_input_tokens=ROOM)).read(article_of(*story))
    assert caught.value.code == "too-long"
    assert str(caught.value) == (
        "The article is too long to be read by the model. Send it in parts, or have it read by rules."
    )
    assert server.requests == []


def test_a_part_that_fails_fails_the_reading() -> None:
    with pytest.raises(ReaderError) as caught:
        read_long(says(EMPTY), fails(401))
    assert caught.value.code == "model-key"


def test_an_answer_that_is_cut_off_is_asked_for_again_in_two_halves() -> None:
    halves = (
        says(breakdown(dispute(line("claims", "Orr", "It is so.", number), id=f"d{number}")))
        for number in ("1.1", "4.1")
    )
    article = article_of("Orr spoke.", "Vale spoke.", "Orr spoke again.", "It rained.")
    draft, server = read(says('{"matters": [', finish="length"), *halves, article=article)
    assert [str(found.lines[0].proof[0]) for found in draft.matters] == ["1.1", "4.1"]
    assert sent(server) == [["1", "2", "3", "4"], ["1", "2"], ["3", "4"]]
    assert (draft.reader.calls, draft.reader.tokens.in_) == (3, 9600)


def test_a_model_that_never_ends_is_asked_no_more_than_so_often() -> None:
    article = article_of(*(f"Orr spoke {n} times." for n in range(2, 40)))
    with serving(says("{", finish="length")) as server, pytest.raises(ReaderError) as caught:
        ModelReader(config(server.url)).read(article)
    assert caught.value.code == "model-truncated"
    assert len(server.requests) == MOST_PARTS

"""A long article is read in parts; the cast and the claims of earlier parts are carried along."""

import re
from collections.abc import Callable

import pytest

from bot.breakdown import Article
from bot.errors import ReaderError
from bot.readers.model import ModelConfig, ModelReader
from tests.readers.conftest import article_of
from tests.readers.model_server import EMPTY, answer, fails, says, serving, statement

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
        draft = ModelReader(config(server.url, max_input_tokens=6_500)).read(long_story)
    numbers = [
        int(n) for request in server.requests for n in re.findall(r"^¶(\d+)", request["messages"][1]["content"], re.M)
    ]
    assert numbers == list(range(1, 37))
    assert draft.reader.calls == len(server.requests) > 1
    assert draft.reader.tokens.in_ == 1200 * len(server.requests)


def test_a_denial_in_the_last_part_answers_a_charge_in_the_first(long_story: Article, config: Build) -> None:
    first = statement("s1", "Harbour chief Ines Orr took bribes", source="councillor Tomas Vale", cue="said")
    last = statement("s1", "taking money", paragraph=36, source="Orr", stance="denies", resolved="Ines Orr")
    with serving() as server:
        reader = ModelReader(config(server.url, max_input_tokens=6_500))
        server.turns.append(says(EMPTY))
        calls = reader.read(long_story).reader.calls
        server.turns[:] = [
            *[says(EMPTY)] * calls,
            says({"statements": [first], "answers": []}),
            *[says(EMPTY)] * (calls - 2),
            says({"statements": [last | {"key": "s2"}], "answers": [answer("s2", "s1")]}),
        ]
        draft = reader.read(long_story)
    assert [s.key for s in draft.statements] == ["s1", "s2"]
    assert [(a.statement, a.claims) for a in draft.answers] == [("s2", ("s1",))]
    assert "s1 ¶1 councillor Tomas Vale | asserts | Harbour chief Ines Orr took bribes\n</known-" in server.user_text
    assert "with keys from s2 on" in server.user_text


def test_a_part_that_numbers_from_s1_again_gets_keys_of_its_own(long_story: Article, config: Build) -> None:
    given = {
        "statements": [statement("s1", "a"), statement("s2", "b", repeats="s1")],
        "answers": [answer("s2", "s1")],
    }
    with serving(says(given)) as server:
        draft = ModelReader(config(server.url, max_input_tokens=6_500)).read(long_story)
    keys = [s.key for s in draft.statements]
    assert len(keys) == len(set(keys)) == 2 * draft.reader.calls
    assert {s.repeats for s in draft.statements if s.repeats} == set(keys[::2])
    assert [(a.statement, *a.claims) for a in draft.answers] == list(zip(keys[1::2], keys[::2], strict=True))


@pytest.mark.parametrize("story", [[FILLER] * 200, [FILLER * 60]], ids=["too many parts", "an endless paragraph"])
def test_what_no_splitting_makes_fit_is_refused_before_anything_is_spent(story: list[str], config: Build) -> None:
    with serving(says(EMPTY)) as server, pytest.raises(ReaderError) as caught:
        ModelReader(config(server.url, max_input_tokens=6_500)).read(article_of(*story))
    assert caught.value.code == "too-long"
    assert str(caught.value) == (
        "The article is too long to be read by the model. Send it in parts, or have it read by rules."
    )
    assert server.requests == []


def test_a_part_that_fails_fails_the_reading(long_story: Article, config: Build) -> None:
    with serving(says(EMPTY), fails(401)) as server, pytest.raises(ReaderError) as caught:
        ModelReader(config(server.url, max_input_tokens=6_500)).read(long_story)
    assert caught.value.code == "model-key"


def test_an_answer_that_is_cut_off_is_asked_for_again_in_two_halves(config: Build) -> None:
    article = article_of("Orr spoke.", "Vale spoke.", "Orr spoke again.", "It rained.")
    cut = says('{"statements": [', finish="length")
    halves = [says({"statements": [statement("s1", words)], "answers": []}) for words in ("Orr spoke", "It rained")]
    with serving(cut, *halves) as server:
        draft = ModelReader(config(server.url)).read(article)
    assert [s.quote for s in draft.statements] == ["Orr spoke", "It rained"]
    sent = [re.findall(r"^¶(\d+)", request["messages"][1]["content"], re.M) for request in server.requests]
    assert sent == [["1", "2", "3", "4"], ["1", "2"], ["3", "4"]]
    assert (draft.reader.calls, draft.reader.tokens.in_) == (3, 3600)


def test_a_model_that_never_ends_is_asked_no_more_than_the_settings_allow(config: Build) -> None:
    article = article_of(*(f"Orr spoke {n} times." for n in range(2, 40)))
    with serving(says("{", finish="length")) as server, pytest.raises(ReaderError) as caught:
        ModelReader(config(server.url, max_parts=3)).read(article)
    assert caught.value.code == "model-truncated"
    assert len(server.requests) == 3

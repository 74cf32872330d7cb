"""When one source says the same twice, and when it only sounds so."""

import pytest

from bot.disputes import link
from tests.disputes.telling import tell


def _repeats(first: str, second: str, cue: str = "said") -> bool:
    told = tell(f"{{Edda Rook}} <{cue}> [{first}].\n{{Edda Rook}} <{cue}> [{second}].")
    one, other = link(told.article, told.statements, None, told.against).statements
    return other.repeats == one.id


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "culvert 1 had been blocked with branches since the spring flood",
            "culvert 11 had been blocked with branches since the spring flood",
        ),
        (
            "the harbour office had withdrawn licence number 1 without notice",
            "the harbour office had withdrawn licence number 2 without notice",
        ),
        (
            "the skipper took nets from the cooperative shed before dawn without paying the watchman",
            "the skipper took ropes from the cooperative shed before dawn without paying the watchman",
        ),
        (
            "the culvert below Ash Lane had been blocked with branches since the flood",
            "the culvert below Elm Lane had been blocked with branches since the flood",
        ),
        ("the cooperative bought three trawlers in Halden", "the cooperative sold three trawlers in Halden"),
        ("two lorries had left the quarry overloaded", "three lorries had left the quarry overloaded"),
        ("the quarry had a permit for blasting rock", "the quarry had no permit for blasting rock"),
        (
            "the skipper took nets from the shed",
            "the skipper took nets from the shed, burned the boathouse and sank a ferry with forty passengers’ luggage",
        ),
    ],
)
def test_another_number_thing_name_or_sign_is_no_repeat(first: str, second: str) -> None:
    assert not _repeats(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("culvert 11 had been blocked since spring", "“Culvert 11 has been blocked since spring”"),
        ("the skipper took nets from the shed", "the skipper took nets from the cooperative’s shed"),
        ("Thousands of lorries left Halden overloaded", "thousands of lorries had left Halden overloaded"),
    ],
)
def test_the_same_with_hardly_another_word_is_a_repeat(first: str, second: str) -> None:
    assert _repeats(first, second)

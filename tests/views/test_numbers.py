"""Numbers with a unit, and where the two sides of a dispute give different ones."""

import pytest

from bot.views.numbers import differing, figures


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12,000 workers", [("12,000 workers", 12_000, "worker")]),
        ("1.2 million people", [("1.2 million people", 1_200_000, "people")]),
        ("$3 million in fees", [("$3 million", 3_000_000, "$")]),
        ("a fine of £250 was", [("£250", 250, "£")]),
        ("4.5 per cent", [("4.5 per cent", 4.5, "%")]),
        ("4.5% more", [("4.5%", 4.5, "%")]),
        ("two percentage points", [("two percentage points", 2, "points")]),
        ("three children and seven teachers", [("three children", 3, "children"), ("seven teachers", 7, "teacher")]),
        ("two dozen of soldiers", [("two dozen of soldiers", 24, "soldier")]),
        ("in 2019 the", []),
        ("on Sept. 6.", []),
        ("on 6 September", []),
        ("one of them", []),
        ("Route 66", []),
        ("v1.2.3 of", []),
        ("", []),
    ],
)
def test_a_number_counts_where_it_has_a_unit(text: str, found: list[tuple[str, float, str]]) -> None:
    assert [(figure.text, float(figure.value), figure.unit) for figure in figures(text)] == found


@pytest.mark.parametrize(
    ("claims", "answers", "pairs"),
    [
        (("12,000 workers left",), ("only 9,000 workers left",), (("12,000 workers", "9,000 workers"),)),
        (("12,000 workers left",), ("12000 workers left",), ()),
        (("1,200 workers",), ("1.2 thousand workers",), ()),
        (("12,000 workers left",), ("nine plants closed",), ()),
        (("12,000 workers left",), ("nobody left",), ()),
        (("5 dead fish", "7 fish"), ("7 fish", "9 fish"), ()),
        (("1 fish",), ("2 fish", "3 fish"), (("1 fish", "2 fish, 3 fish"),)),
        (("$5 million",), ("€4 million",), ()),
    ],
)
def test_only_different_numbers_of_the_same_thing_are_set_side_by_side(
    claims: tuple[str, ...], answers: tuple[str, ...], pairs: tuple[tuple[str, str], ...]
) -> None:
    assert differing(claims, answers) == pairs

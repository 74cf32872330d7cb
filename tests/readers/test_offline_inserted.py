"""How far the content goes where the report stands in the middle of its sentence: "It is old, she said, and it leaks."."""

import pytest

from tests.readers.offline_reading import read, said


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "The bridge is old, Ann Lind said, and the toll will not pay for a new one.",
            "The bridge is old … and the toll will not pay for a new one",
        ),
        (
            "The bridge was built in a hurry, she said, “and I doubt that anyone checked the bolts.”",
            "The bridge was built in a hurry … “and I doubt that anyone checked the bolts.”",
        ),
        (
            "Holt left the port for the capital, where, he says, the rain never stopped.",
            "the rain never stopped",
        ),
        (
            "The park is near the bridge, which, Ms. Lind said, has been closed since May.",
            "which … has been closed since May",
        ),
    ],
)
def test_what_is_said_goes_on_after_the_report_in_its_middle(text: str, quote: str) -> None:
    assert said(text).quote == quote


def test_another_report_after_the_first_is_no_part_of_it() -> None:
    found = read("The bridge is old, Ann Lind said, but the mayor denied the report.")
    assert [one.quote for one in found if one.kind != "article"] == ["The bridge is old", "the report"]


@pytest.mark.parametrize(
    "text",
    [
        "When a clerk asked, she said, “It was never safe.”",
        "The bridge should have been closed, Ann Lind said: “It was never safe.”",
    ],
)
def test_a_quotation_after_its_lead_in_stands_alone(text: str) -> None:
    assert "“It was never safe.”" in [one.quote for one in read(text)]

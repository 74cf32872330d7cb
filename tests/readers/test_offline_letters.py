"""Letters to an editor, and messages that somebody issued: whose words they are stands below, or before the colon."""

from tests.readers.offline_reading import read, said

PAGE = """Letters to the editor

SIR – Your correspondent Mr Pell claims that the Eastgate bridge has never closed. I crossed it daily for forty years, and it closed in 1963.

The council’s own minutes say so.

Edith Marlowe
Little Wotton

Dear Editor,

I write about the trees in Harlow Road. They were healthy. Councillor Finch says they were rotten. Who felled them?

TOM ARKELL, Mill Lane
"""


def told(text: str) -> list[tuple[str | None, str]]:
    return [(one.source.text if one.source else None, one.quote) for one in read(text) if one.kind != "article"]


def test_a_letter_s_words_are_whose_name_stands_below_it() -> None:
    assert told(PAGE) == [
        ("Your correspondent Mr Pell", "the Eastgate bridge has never closed"),
        (
            "Edith Marlowe",
            "I crossed it daily for forty years, and it closed in 1963 … The council’s own minutes say so",
        ),
        ("TOM ARKELL", "I write about the trees in Harlow Road. They were healthy"),
        ("Councillor Finch", "they were rotten"),
    ]


def test_a_letter_that_nobody_signed_is_nobody_s() -> None:
    assert told("Sir, The one-way system has doubled my journey.\n\nIt should go back to what it was before May.") == []


def test_whoever_is_called_sir_writes_no_letter() -> None:
    assert told("Sir Neil Abbott opened the hall on Friday.\n\nMore than forty people came.\n\nHarlow Road") == []


def test_a_statement_that_was_issued_is_its_issuer_s() -> None:
    one = said("Helix Foods issued the following statement: “We are aware of reports. All products have been clear.”")
    assert (one.source and one.source.text, one.quote) == (
        "Helix Foods",
        "“We are aware of reports. All products have been clear.”",
    )


def test_a_comment_that_was_made_may_stand_in_the_next_paragraph() -> None:
    one = said("Sanders made the following comment:\n\n“For young people the rate is 33 percent. That is high.”")
    assert (one.source and one.source.text) == "Sanders"


def test_whoever_begs_to_differ_begs_for_nothing() -> None:
    assert told("Her opponent begs to differ.") == []

"""Where spaCy's small model errs: who speaks and what is said are still found by what stands beside the cue."""

import pytest

from tests.readers.offline_reading import said


@pytest.mark.parametrize(
    ("text", "source", "quote"),
    [
        # A plain name that the tagger takes for an adverb, or the parser for the end of what stands before.
        ("Loungely says its prices include “reasonable costs”.", "Loungely", "its prices include “reasonable costs”"),
        (
            "Holt’s sister, Ida, told the Packet his family had been informed of the letter only last week.",
            "Holt’s sister, Ida",
            "his family had been informed of the letter only last week",
        ),
        (
            "The regional water board advised people with asthma to stay indoors.",
            "The regional water board",
            "to stay indoors",
        ),
        (
            "A set of tests at Wexcombe University found that players preferred the cheap violin.",
            "A set of tests at Wexcombe University",
            "players preferred the cheap violin",
        ),
        ("A parish inquiry found that the sale was an error.", "A parish inquiry", "the sale was an error"),
        # What stands between the verb and its "that" takes the clause for itself.
        (
            "Lind told a meeting of harbour pilots that few people knew the shoals better.",
            "Lind",
            "few people knew the shoals better",
        ),
        ("She said as she left the court that she had “heard enough”.", "She", "she had “heard enough”"),
        (
            "Lind, a Democrat, said through a spokesman that she stood by her choice.",
            "Lind, a Democrat",
            "she stood by her choice",
        ),
        (
            "Figures published by the Treasury show that maintenance spending fell by 34 per cent in 2021 and has since recovered.",
            "Figures published by the Treasury",
            "maintenance spending fell by 34 per cent in 2021 and has since recovered",
        ),
        (
            "From this quay, according to papers seen by the Gazette and talks with six people involved, a firm of three "
            "clerks has insured forty ships.",
            "papers seen by the Gazette and talks with six people involved",
            "From this quay … a firm of three clerks has insured forty ships",
        ),
    ],
)
def test_a_report_is_found_though_the_parser_errs(text: str, source: str, quote: str) -> None:
    one = said(text)
    assert (one.source and one.source.text, one.quote) == (source, quote)


def test_the_speakers_of_a_transcript_may_stand_inside_its_marks() -> None:
    one = said('"LIND: The bridge was safe on Monday, and nobody told me otherwise.')
    assert (one.source and one.source.text) == "LIND"


def test_calls_that_were_rejected_are_no_verb() -> None:
    one = said(
        "For instance, calls to establish a commission to investigate crimes in Tavria, where a coalition is fighting, "
        "were rejected by the Human Rights Council in 2015."
    )
    assert (one.source and one.source.text, one.role) == ("the Human Rights Council", "rejects")
    assert one.quote.startswith("calls to establish a commission")


def test_a_remark_behind_a_dash_is_the_reporter_s() -> None:
    one = said("Holt dismissed the island as being in the “suburbs of the sea” — a turn that few had expected.")
    assert one.quote == "the island as being in the “suburbs of the sea”"


@pytest.mark.parametrize("mark", ["'", "’"])
def test_a_name_with_an_apostrophe_is_somebody_s_whichever_mark_it_has(mark: str) -> None:
    for name in (f"Sean O{mark}Brien", f"Mary D{mark}Angelo"):
        one = said(f"{name} said the plant would close in March.")
        assert (one.source and one.source.text, one.kind, one.unnamed) == (name, "person", False)

"""The borders of what is a report: orders, things that “confirm”, what a court heard, claims inside a denial."""

import pytest

from tests.readers.offline_reading import read, said

LEAD = "The council met on Monday. "


def told(text: str) -> list[tuple[str | None, str, str]]:
    return [
        (one.source.text if one.source else None, one.role, one.quote) for one in read(text) if one.kind != "article"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Suppose Vogt denies that the dam leaked.",
        "Imagine Vogt denied the report.",
        "Ask yourself whether the dam will hold.",
        "The leak confirmed the worst.",
        "Holt is challenging Vogt in May.",
        "Holt was charged with fraud on Monday.",
        "Two engineers, who were not authorized to discuss the dam, left early.",
        "Westholm: Ann Holt, Ida Lind, Rolf Brandt, Jan Vogt.",
    ],
)
def test_what_nobody_says_is_no_report(text: str) -> None:
    assert told(LEAD + "\n" + text) == []


@pytest.mark.parametrize(
    ("text", "source", "role", "quote"),
    [
        ("Not only Vogt denied that the dam leaked.", "Vogt", "denies", "the dam leaked"),
        ("The operator Norlink confirmed the closure.", "The operator Norlink", "confirms", "the closure"),
        (
            "A clerk took £2,000 from the till, Pell Crown Court heard on Monday.",
            None,
            "claims",
            "A clerk took £2,000 from the till",
        ),
        ("The clerk was said to have spent it on a boat.", None, "claims", "to have spent it on a boat"),
    ],
)
def test_what_is_reported_in_an_unusual_way_is_found(text: str, source: str | None, role: str, quote: str) -> None:
    assert told(text) == [(source, role, quote)]


def test_a_claim_that_is_turned_down_by_its_name_is_a_statement_of_its_own() -> None:
    assert told(LEAD + "Vogt rejected Okafor’s claim that the dam leaked.") == [
        ("Vogt", "rejects", "Okafor’s claim that the dam leaked"),
        ("Okafor", "claims", "the dam leaked"),
    ]


def test_a_port_is_no_unnamed_person() -> None:
    assert not said(LEAD + "The port said the crane was new.").unnamed


@pytest.mark.parametrize(
    "headline",
    [
        "Lind hits back: ‘I was never on that boat’",
        "Rights group says guards left 42 people in the hills; ministry calls report ‘fiction’",
    ],
)
def test_a_headline_with_single_marks_makes_no_statement(headline: str) -> None:
    assert [quote for _, _, quote in told(headline + "\n\nThe union said the cranes were old.")] == [
        "the cranes were old"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "OSMERY, Tavria, April 11 (Unipress) - The union said the cranes were old.",
        "• The union said the cranes were old.",
    ],
)
def test_what_stands_before_a_sentence_is_no_part_of_its_speaker(text: str) -> None:
    assert told(text) == [("The union", "claims", "the cranes were old")]


def test_who_apologizes_for_something_grants_it() -> None:
    assert told(LEAD + "Vogt apologized for the delay.") == [("Vogt", "concedes", "the delay")]


def test_a_generation_of_people_can_criticize_somebody() -> None:
    one = said("A younger generation of growers criticized local candidates of both parties on the price of water.")
    assert one.source is not None
    assert one.source.text == "A younger generation of growers"


@pytest.mark.parametrize(
    ("text", "source", "claim"),
    [
        ("The mayor pushed back against claims by parents that the water was bad.", "parents", "the water was bad"),
        (
            "The mayor dismissed as nonsense the union’s charge that the log was forged.",
            "the union",
            "the log was forged",
        ),
        ("The mayor called Vogt’s claim that the dam leaked “a fairy tale”.", "Vogt", "the dam leaked"),
        ("The mayor confirmed the Gazette’s report that the dam leaked.", "the Gazette", "the dam leaked"),
        ("Asked about Vogt’s claim that the dam leaked, the mayor said it held.", "Vogt", "the dam leaked"),
    ],
)
def test_what_somebody_claims_is_kept_inside_what_answers_it(text: str, source: str, claim: str) -> None:
    found = [(one.source and one.source.text, one.quote.removesuffix(" “a fairy tale”")) for one in read(LEAD + text)]
    assert (source, claim) in found

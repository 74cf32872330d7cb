"""How quotations are seen: broken up, running on, over paragraphs, scare quotes, marks of every make."""

import pytest

from tests.readers.offline_reading import read, said


def test_a_quote_broken_by_its_report_is_one_statement_in_two_parts() -> None:
    assert (
        said("“We are ready,” said Ann Lind, the mayor, “and we will wait.”").quote
        == "“We are ready,” … “and we will wait.”"
    )


def test_a_quotation_that_goes_on_after_its_sentence_belongs_to_the_same_speaker() -> None:
    one = said("“The bridge is safe,” the mayor said. “We looked at every bolt. Nobody will fall.”")
    assert one.quote == "“The bridge is safe,” … “We looked at every bolt. Nobody will fall.”"


def test_a_quotation_that_never_closes_its_marks_goes_on_in_the_next_paragraph() -> None:
    text = "“The bridge is safe,” the mayor said. “We looked at every bolt.\n“We found nothing.”"
    assert said(text).quote == "“The bridge is safe,” … “We looked at every bolt. … “We found nothing.”".replace(
        ". …", ". …"
    )


def test_a_colon_hands_the_next_paragraph_to_the_speaker() -> None:
    one = said("The mayor went on to say:\n“The bridge is safe. Nobody will fall.”")
    assert one.source is not None
    assert (one.source.text, one.paragraph) == ("The mayor", 2)


@pytest.mark.parametrize(
    "text",
    [
        "The “historic” bridge fell in March.",
        "They met at the so-called “Peace Hall” on Monday.",
        "Her book, “The Long Way Home,” sold well in the town.",
        "The “Today” show began at noon, and the square filled with people.",
    ],
)
def test_scare_quotes_and_titles_are_nobodys_words(text: str) -> None:
    assert [one for one in read(text) if one.kind != "article"] == []


def test_quoted_words_inside_a_report_stay_inside_it() -> None:
    one = said("The mayor said the plan was “a gift” to the harbor and “a burden” on the town.")
    assert one.quote == "the plan was “a gift” to the harbor and “a burden” on the town"


def test_inner_quotations_are_not_statements_of_their_own() -> None:
    one = said("“They talked about a ‘plot against the town’ and I laughed,” the mayor said.")
    assert one.quote == "“They talked about a ‘plot against the town’ and I laughed,”"


def test_an_ellipsis_between_two_sentences_makes_two_statements_without_stray_marks() -> None:
    text = (
        "“Recently the builders spread a rumor about some payment to this town council … "
        "we have never taken any money from the harbor builders,” the mayor said."
    )
    assert [one.quote for one in read(text) if one.kind != "article"] == [
        "Recently the builders spread a rumor about some payment to this town council",
        "we have never taken any money from the harbor builders",
    ]


@pytest.mark.parametrize(
    ("text", "source", "quote"),
    [
        ("Lind: “We are ready to talk about the bridge.”", "Lind", "“We are ready to talk about the bridge.”"),
        ("“We are ready to talk about the bridge.” — Ann Lind", "Ann Lind", "“We are ready to talk about the bridge.”"),
    ],
)
def test_a_colon_or_a_dash_may_attribute(text: str, source: str, quote: str) -> None:
    one = said(text)
    assert one.source is not None
    assert (one.source.text, one.quote) == (source, quote)


def test_a_label_before_a_colon_is_no_speaker() -> None:
    assert read("Update: The council will meet again in the spring to vote on it.") == [] or all(
        one.kind == "article" for one in read("Update: The council will meet again in the spring to vote on it.")
    )


def test_a_closing_mark_that_turns_the_wrong_way_still_closes() -> None:
    assert said("“Do you want to lose the bridge?“ he asked.").quote == "“Do you want to lose the bridge?“"


def test_a_dateline_is_no_part_of_what_is_said() -> None:
    one = said("HARBORTOWN, March 3 (NW) — The bridge was closed overnight, the transport office reported on Tuesday.")
    assert one.quote == "The bridge was closed overnight"


@pytest.mark.parametrize(
    "line",
    [
        "MAYOR’S TROUBLE GROWS, ‘BRIDGE IS SAFE,’ LIND SAYS",
        "Mayor Says Bridge Is Safe",
        "Related: Lind Denies Taking Money From Builder",
    ],
)
def test_nobody_speaks_in_headings_and_links(line: str) -> None:
    text = f"The council met on Monday in the old hall.\n{line}\nIt will meet again in May to vote on the budget."
    assert [one for one in read(text) if one.kind != "article"] == []

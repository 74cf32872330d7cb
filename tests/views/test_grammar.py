"""Numbers, lists and quotations."""

import pytest

from bot.views.grammar import ended, quoted


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("baseless", "“baseless”"),
        ("“The bridge is safe,”", "“The bridge is safe”"),
        ("“We never did,” … “and never will.”", "“We never did,” … “and never will.”"),
        ("“At no time did I,” …", "“At no time did I” …"),
        ("“We talked … we never sold,”", "“We talked … we never sold”"),
        ("it was no “theft”, she held", "“it was no ‘theft’, she held”"),
        ('footfall has "halved" since May', "“footfall has ‘halved’ since May”"),
        ("“theft” and “fraud”", "“‘theft’ and ‘fraud’”"),
        ("a charge … as “theatre”", "“a charge … as ‘theatre’”"),
        ("‘The lift was dead,’", "‘The lift was dead’"),
        ("‘kill’ the street", "“‘kill’ the street”"),
        ("“She said, ‘I need it.’”", "“She said, ‘I need it.’”"),
    ],
)
def test_words_are_quoted_as_a_newspaper_quotes_them(words: str, printed: str) -> None:
    assert quoted(words) == printed


@pytest.mark.parametrize(
    ("cut", "printed"),
    [
        ("“At no time did I…", "“At no time did I…”"),
        ("footfall has “halved since…", "“footfall has ‘halved since…’”"),
    ],
)
def test_a_mark_that_a_cut_left_open_is_closed(cut: str, printed: str) -> None:
    assert quoted(cut) == printed


@pytest.mark.parametrize("words", ["“It is safe.”", "“Is it safe?”", "“it is … safe…”"])
def test_a_sentence_that_has_ended_gets_no_second_full_stop(words: str) -> None:
    assert ended(words) == words


def test_a_sentence_without_an_end_gets_a_full_stop() -> None:
    assert ended("“it is safe”") == "“it is safe”."

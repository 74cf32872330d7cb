"""A model's words behind a name: when they go on from it, and what label they bear out."""

import pytest

from bot.breakdown import NO_ACCUSER, Role, SourceKind
from bot.views.line_grammar import label, separator

WHO = "Ida Lund, the chair"


@pytest.mark.parametrize(
    ("said", "between"),
    [
        ("denied that it fell.", ", "),
        ("asked whether it fell, said no.", ", "),
        ("asked why the vote was held, and said the fund hid nothing.", ", "),
        ("no longer says so.", ", "),
        ("Never.", ": "),
        ("“Never.”", ": "),
        ("no loss was ever hidden.", ": "),
        ("her books were checked.", ": "),
    ],
)
def test_words_with_a_verb_go_on_from_the_name(said: str, between: str) -> None:
    assert separator(said, WHO) == between


@pytest.mark.parametrize(
    ("said", "who", "between"),
    [
        ("asked whether it fell, said no.", "Lund", ", "),
        ("asked why the vote was held, and said the fund hid nothing.", "Lund", " "),
        ("told the moderator, Carla Voss, that it had not.", "Lund", " "),
        ("denied it.", "Lund", " "),
        ("says only that it fell.", NO_ACCUSER, ": it "),
        ("“It fell.”", NO_ACCUSER, ": "),
    ],
)
def test_who_is_asked_stands_between_commas_who_asks_does_not_and_nobody_is_it(
    said: str, who: str, between: str
) -> None:
    assert separator(said, who) == between


@pytest.mark.parametrize(
    ("role", "kind", "said", "shown"),
    [
        ("denies", "person", "denied that it fell.", "Denied"),
        ("denies", "person", "“We bought the boats at a fair price”", ""),
        ("denies", "person", "does not recall it.", ""),
        ("denies", "person", "“I don’t deny it and never did”", ""),
        ("rejects", "person", "said it had not fallen.", ""),
        ("concedes", "person", "did not dispute it.", "Not denied"),
        ("concedes", "person", "confirmed that it fell.", "Confirmed"),
        ("dodges", "organisation", "did not respond.", "No reply"),
        ("claims", "document", "found that it fell.", "Evidence"),
        ("claims", "article", "It fell.", ""),
    ],
)
def test_a_label_says_no_more_than_the_words_bear_out(role: Role, kind: SourceKind, said: str, shown: str) -> None:
    assert label(role, kind, said) == shown

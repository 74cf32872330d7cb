"""A model's words behind a name, when they go on from it."""

import pytest

from bot.breakdown import NO_ACCUSER
from bot.views.line_grammar import separator

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

"""A model's words behind a name: when they go on from it, what is bold, and when a bare quotation denies."""

import pytest

from bot.views.line_grammar import answers_with, denies, separator

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
    ],
)
def test_who_is_asked_stands_between_commas_and_who_asks_does_not(said: str, who: str, between: str) -> None:
    assert separator(said, who) == between


@pytest.mark.parametrize(
    ("said", "verb"),
    [
        ("denied that it fell.", "denied"),
        ("later flatly denied it.", "later flatly denied"),
        ("did not dispute it.", "did not dispute"),
        ("could not be reached.", "could not be reached"),
        ("said it confirmed nothing.", ""),
        ("said the grant was paid.", ""),
        ("had a defender.", ""),
    ],
)
def test_what_answers_is_a_verb_at_the_head(said: str, verb: str) -> None:
    assert answers_with(said) == verb


@pytest.mark.parametrize(
    ("said", "is_denial"),
    [
        ("“That is false”", True),
        ("“I have never put a hurt girl on a start line.”", True),
        ("“We bought the boats at a fair price”", False),
        ("“I don’t deny it and never did”", False),
        ("“That was wrong and I am sorry for it”", False),
        ("“We are free to buy boats and have yet to see the letter”", False),
        ("“I don’t know”", False),
    ],
)
def test_a_bare_quotation_denies_by_its_own_words(said: str, is_denial: bool) -> None:
    assert denies(said) is is_denial

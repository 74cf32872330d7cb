"""Words that turn a sentence are found whole, whatever their case and apostrophe; what only looks like one is not."""

import pytest

from bot.breakdown import DENIALS
from bot.language import negation
from bot.language.lexicon import forms, groups
from bot.language.negation import is_turned, negates, pattern, turns


@pytest.mark.parametrize(
    "beside",
    ["I do not think", "She DIDN’T say that", "If it rains", "the allegedly", "denied that", "It is false that", "were it so?", "it may be that",
     "who worked there until May, but did not see it", "On whether it fell he would not say", "until it fell", "asked about the bolts and denied it", "who declined to comment and would not sign"],
)  # fmt: skip
def test_what_stands_beside_a_passage_may_turn_it(beside: str) -> None:
    assert turns(beside)


@pytest.mark.parametrize(
    "beside",
    ["said on Monday", "said in May", "a notable knot", "citing but not naming an official", "", "not only that",
     "Anstey said when asked whether it fell", "asked whether it fell, she said", "said Moor, who declined to be named,",
     "said Moor, who worked there until May", "On the question of whether it fell, Moor told the court:"],
)  # fmt: skip
def test_what_turns_nothing_is_let_be(beside: str) -> None:
    assert not turns(beside)


def test_a_word_negates_whole() -> None:
    assert [word for word in ("not", "wasn't", "knot", "none", "notable", "cannot") if negates(word)] == [
        "not", "wasn't", "none", "cannot",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("quote", "sentence", "turned"),
    [
        ("the mayor took bribes", "I do not think the mayor took bribes.", True),
        ("I do not think the mayor took bribes", "I do not think the mayor took bribes, she said.", False),
        ("It closed … on Monday", "It closed, nobody knows why, on Monday.", True),
    ],
)
def test_a_quote_is_turned_by_what_stands_beside_it(quote: str, sentence: str, turned: bool) -> None:
    assert is_turned(quote, sentence) is turned


def test_the_verbs_that_deny_for_the_rules_deny_in_the_checks_too() -> None:
    verbs = [verb for group in groups("verbs") if group.role in DENIALS for verb in group.words]
    of_checks = pattern(negation.DENIAL_VERBS)
    # Each has another common meaning: “contests are held”, “a discount”, “the minutes contradict him”.
    apart = "challenge contest contradict disagree discount downplay scoff".split()
    assert sorted(verb for verb in verbs if not of_checks.search(forms(verb)[1])) == apart

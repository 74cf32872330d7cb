"""Does the ledger notice when a later article answers an earlier claim, and keep still when it does not?"""

from typing import Any

import pytest

from bot.ledger import Place, Remembered, later_answers, remembered
from tests.ledger.breakdowns import answered, by_model
from tests.ledger.cases import CASES, archive, read

LEAST_PRECISION, LEAST_RECALL = 0.95, 0.3
"""What the rules are held to, with the rules: little, and that right."""


def test_a_later_answer_is_told_and_hardly_anything_else() -> None:
    earlier, right, wrong, missed = archive(), 0, [], []
    for number, case in enumerate(CASES):
        new = read(case.later, f"l{number}", 1_000.0)
        answers, open_ = later_answers(earlier, new), list(case.expected)
        for answer in answers:
            here = answer.earlier.place.reading == f"e{number}"
            hit = next((expected for expected in open_ if here and expected.is_met_by(answer)), None)
            right += hit is not None
            if hit:
                open_.remove(hit)
            else:
                wrong.append((case.what, answer.kind, answer.earlier.quote, answer.later.quote))
        missed += [(case.what, expected.kind) for expected in open_]
    assert right >= LEAST_PRECISION * (right + len(wrong)), wrong
    assert right >= LEAST_RECALL * (right + len(missed)), missed


def place(reading: str, at: float = 0.0, **more: str) -> Place:
    return Place.model_validate({"reading": reading, "team": "T1", "channel": "C1", "thread": reading, "at": at} | more)


def told(story: str, reading: str, at: float = 0.0, **more: Any) -> tuple[Remembered, ...]:
    return remembered(answered(story), place(reading, at, **more))


def kinds(earlier: str, later: str, **more: Any) -> list[str]:
    return [answer.kind for answer in later_answers(told(earlier, "r1", **more), told(later, "r2", 1.0, **more))]


CLAIM = "{Ruth Odell} <said> that [Halden Oil let diesel leak into the river through a broken valve]."
DENIAL = "{Halden Oil} <denied|denies> that [it let diesel leak into the river through a broken valve]."
OTHERWISE = (
    "{Ruth Odell, the mayor,} <said> that [Halden Oil let no diesel leak into the river through a broken valve]."
)


@pytest.mark.parametrize(
    ("later", "kind"),
    [(DENIAL, "denied"), (OTHERWISE, "changed"), (DENIAL.replace("denied|denies", "admitted|concedes"), "confirmed")],
    ids=["by the one who is named in the claim", "by the party that says otherwise now", "what is granted later"],
)
def test_an_answer_to_an_earlier_claim_is_news(later: str, kind: str) -> None:
    assert kinds(CLAIM, later) == [kind]


@pytest.mark.parametrize(
    ("earlier", "later", "moved"),
    [
        ("Maria Lopez, a teacher in Elton,", "Maria Chen, a nurse in Barton,", []),
        ("Maria", "Maria Lopez", []),
        ("Tom Odell", "Ruth Odell", []),
        ("Odell", "Ruth Odell", []),
        ("The mayor of Elton", "The mayor of Barton", []),
        ("Prosecutors", "Prosecutors", []),
        ("He", "He", []),
        ("Ruth Odell", "Ruth Odell, the mayor of Elton,", ["changed"]),
        ("Mayor Odell", "Mayor Odell", ["changed"]),
        ("Odell, the mayor,", "Ruth Odell, the mayor of Elton,", ["changed"]),
    ],
)
def test_only_a_full_name_or_a_last_name_with_a_title_is_the_same_person_who_says_otherwise_now(
    earlier: str, later: str, moved: list[str]
) -> None:
    said = f"{{{earlier}}} <said> that [the school roof leaks badly]."
    assert kinds(said, f"{{{later}}} <said> that [the school roof never leaks badly].") == moved


@pytest.mark.parametrize(
    "later",
    [
        "{Halden Oil} <denied|denies> that [it let grain rot in the harbour through a broken valve].",
        "{Halden Oil} <denied|denies> that [it let diesel leak into the lake at Tolsk through 12 broken valves in March].",
        "{Brill Works} <denied|denies> that [it let diesel leak into the river through a broken valve].",
        "{Halden Oil} <declined|will not say> [to discuss diesel that may leak into the river through a broken valve].",
        "{Halden Oil} <asked|asks> [whether no diesel can leak into the river through a broken valve].",
    ],
)
def test_another_matter_another_party_or_no_answer_is_no_news(later: str) -> None:
    earlier = (
        "{Ruth Odell} <said> that [Halden Oil let diesel leak into the river at Sund through 3 broken valves in May]."
    )
    assert kinds(CLAIM if "12" not in later else earlier, later) == []


def test_what_is_a_lie_is_what_was_claimed_in_its_own_article() -> None:
    lie = CLAIM + "\n{Halden Oil} <rejected|rejects> [that as nonsense]."
    (answer,) = later_answers(told(CLAIM, "r1"), told(lie, "r2", 1.0))
    assert (answer.kind, answer.later.who) == ("denied", "Halden Oil")


def test_a_denial_that_was_read_before_answers_nothing_a_second_time_in_other_words_either() -> None:
    again = "{Halden Oil} <said> that [it never let any diesel leak into the river by night or through a valve]."
    archive = (*told(CLAIM, "r1"), *told(DENIAL, "r2", 1.0))
    assert later_answers(archive, told(DENIAL, "r3", 2.0)) == ()
    assert [answer.kind for answer in later_answers(archive[:1], told(again, "r3", 2.0))] == ["denied"]
    assert later_answers(archive, told(again, "r3", 2.0)) == ()


def test_who_says_much_the_same_with_another_no_in_it_has_not_changed_it() -> None:
    earlier = "{Ruth Odell} <said> that [the school has occasionally not paid anything in county water taxes]."
    later = "{Ruth Odell} <said> that [the school doesn’t want parents to know that it’s paid nothing in county water taxes]."
    assert kinds(earlier, later) == []


@pytest.mark.parametrize(
    ("earlier", "later", "kind"),
    [
        ("14 barrels of diesel", "900 barrels of diesel", []),
        ("1,400 barrels of diesel", "1400 barrels of diesel", ["denied"]),
        ("14 barrels of diesel", "any barrels of diesel", ["denied"]),
        ("diesel in 2019", "diesel in 2024", []),
        ("diesel last spring", "diesel last autumn", []),
        ("14 barrels of diesel in 2019", "14 barrels of diesel in 2019 or 2020", ["denied"]),
    ],
)
def test_a_denial_of_another_number_or_another_year_is_no_answer(earlier: str, later: str, kind: list[str]) -> None:
    assert kinds(CLAIM.replace("diesel", earlier), DENIAL.replace("diesel", later)) == kind


def test_of_two_articles_with_the_same_claim_the_later_one_is_named() -> None:
    archive = (*told(CLAIM, "r2", 2.0), *told(CLAIM, "r1", 1.0))
    assert [answer.earlier.place.reading for answer in later_answers(archive, told(DENIAL, "r3", 3.0))] == ["r2"]


TYPO = CLAIM.replace("diesel leak", "no diesl leak")


@pytest.mark.parametrize("more", [{"url": "https://a.example/1"}, {"thread": "7.7"}])
def test_the_same_page_or_thread_read_again_is_never_news(more: dict[str, str]) -> None:
    assert kinds(f"{CLAIM}\n{DENIAL}", f"{TYPO}\n{DENIAL}", **more) == []


def test_nearly_the_same_text_pasted_again_is_never_news() -> None:
    rest = "\n".join(
        f"{{Pim Aalto}} <said> that [the {what} of the old mill was sold to farmers]."
        for what in ("roof", "wheel", "yard", "gate")
    )
    assert kinds(f"{CLAIM}\n{rest}", f"{DENIAL}\n{rest}") == []
    other = rest.replace("was sold to farmers", "is said to be haunted by owls now")
    assert kinds(f"{CLAIM}\n{rest}", f"{DENIAL}\n{other}") == ["denied"]


def test_a_statement_of_both_readers_is_remembered_once_with_what_the_model_made_of_it() -> None:
    story = f"{CLAIM}\n{DENIAL}\n{{Pim Aalto}} <said> [it rained]."
    kept = remembered(by_model(story), place("r1"))
    assert [(record.statement, record.role, record.text, record.answers) for record in kept] == [
        ("s1", "claims", "So it is said (m1).", None),
        ("s2", "denies", "So it is said (m2).", "s1"),
        ("s3", "claims", None, None),
    ]
    assert kept[1].who == "Halden Oil, of the town"
    both = by_model(story)
    by_model_alone = both.model_copy(update={"statements": both.statements[3:5]})
    assert [record.statement for record in remembered(by_model_alone, place("r1"))] == ["m1", "m2"]


def test_a_charge_without_an_answer_knows_whom_it_is_against() -> None:
    kept = told("{The lawsuit} <accuses> *Tallow Foods* of [selling spoiled meat to schools].", "r1")
    assert [record.against for record in kept] == ["Tallow Foods"]

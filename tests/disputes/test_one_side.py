"""The article's own voice, charges without an answer, and what is said twice."""

from pathlib import Path

import pytest

from bot.articles import from_text
from bot.disputes import Links, link
from bot.disputes.matching import MOST_BETWEEN, may_answer
from bot.disputes.scene import Scene
from bot.grounding import ground
from bot.readers.offline import OfflineReader
from bot.reading import read_with
from tests.disputes.telling import tell


def _links(story: str) -> Links:
    told = tell(story)
    return link(told.article, told.statements, None, told.against)


def test_what_the_article_states_and_only_one_side_says_is_flagged() -> None:
    story = """<|article>[Sorland has not sold missiles to the rebels].
    {A Dravian official} <said> [Sorland is selling missiles to the rebels].
    {Sorland’s foreign minister, Ole Brandt,} <said> [“We have never sold missiles to the rebels”]."""
    assert _links(story).own_voice == ("s1",)


@pytest.mark.parametrize(
    "story",
    [
        pytest.param(
            """<|article>[Sorland has not signed the treaty].
            {A Dravian official} <said> [Sorland is selling missiles to the rebels].
            {Sorland’s foreign minister, Ole Brandt,} <said> [“We have never sold missiles to the rebels”].""",
            id="another matter",
        ),
        pytest.param(
            """<|article>[Sorland has not sold missiles to the rebels], both sides say.
            {A Dravian official} <said> [Sorland has not sold missiles to the rebels].
            {Sorland’s foreign minister, Ole Brandt,} <said> [“We have never sold missiles to the rebels”].""",
            id="nobody says otherwise",
        ),
        pytest.param(
            """<|article>[Sorland may not have sold missiles to the rebels].
            {A Dravian official} <said> [Sorland is selling missiles to the rebels].
            {Sorland’s foreign minister, Ole Brandt,} <said> [“We have never sold missiles to the rebels”].""",
            id="left open",
        ),
        pytest.param(
            """<|article>[Sorland has missiles in the north].
            {A Dravian official} <said> [Sorland is selling missiles to the rebels].
            {Sorland’s foreign minister, Ole Brandt,} <said> [“We have never sold missiles to the rebels”].""",
            id="one word in common",
        ),
        pytest.param(
            """<|article>[The Halden depot stores diesel for the river ferries].
            {Ruth Odell} <said> [the Halden depot leaked diesel into the river].
            {Halden Oil} <denied|denies> that [the Halden depot leaked diesel].""",
            id="something else about the same",
        ),
        pytest.param(
            """<|article>[The Calder depot leaked diesel into the river].
            {Ruth Odell} <said> [the Halden depot leaked diesel into the river].
            {Halden Oil} <denied|denies> that [the Halden depot leaked diesel].""",
            id="the same about another",
        ),
    ],
)
def test_what_no_single_side_says_is_not_flagged(story: str) -> None:
    assert _links(story).own_voice == ()


def test_a_charge_against_somebody_who_never_speaks_is_unanswered() -> None:
    links = _links("""{Lena Voss} <accused> *Orrin Bank* of [falsifying its accounts].
    {A lawyer} <said> [the trial would be long].""")
    assert [(u.statement, u.against.name) for u in links.unanswered] == [("s1", "Orrin Bank")]


@pytest.mark.parametrize(
    "story",
    [
        pytest.param(
            """{Lena Voss} <accused> *Orrin Bank* of [falsifying its accounts].
            {Orrin Bank} <declined to comment|declines> [declined to comment].""",
            id="a refusal is an answer",
        ),
        pytest.param(
            """{Lena Voss} <accused> *Orrin Bank* of [falsifying its accounts].
            {A spokeswoman for Orrin Bank} <said> [the bank would open its books to anyone].""",
            id="words that might answer it",
        ),
        pytest.param(
            """{Lena Voss} <said> [Orrin Bank falsified its accounts].
            {A lawyer} <said> [the trial would be long].""",
            id="nobody is said to be charged",
        ),
        pytest.param(
            """{Lena Voss} <praised> *Orrin Bank* for [its open books].
            {A lawyer} <said> [the trial would be long].""",
            id="praise",
        ),
        pytest.param(
            """{Lena Voss} <accused> *him* of [falsifying the accounts].
            {A lawyer} <said> [the trial would be long].""",
            id="a pronoun names nobody",
        ),
    ],
)
def test_nothing_is_called_unanswered_that_may_be_answered(story: str) -> None:
    assert _links(story).unanswered == ()


def test_a_denial_said_twice_is_one_answer_and_a_repeat() -> None:
    links = _links("""{Auditors} <said> [the clinic had billed patients for tests that were never done].
    {The clinic’s director, Marta Quill,} <denied|denies> that [patients were billed for tests that were never done].
    {Quill=The clinic’s director, Marta Quill,} <said> [“No patient was ever billed for a test that was not done”].""")
    assert [a.statement for d in links.disputes for a in d.answers] == ["s2"]
    assert {one.id: one.repeats for one in links.statements} == {"s1": None, "s2": None, "s3": "s2"}


def test_a_claim_made_twice_is_listed_once() -> None:
    links = _links("""{Ruth Odell} <said> [the Halden depot leaked diesel into the river].
    {Odell=Ruth Odell} <said> again that [the Halden depot leaked diesel into the river].
    {Halden Oil} <denied|denies> that [the Halden depot leaked diesel].""")
    assert [d.claims for d in links.disputes] == [("s1",)]
    assert links.statements[1].repeats == "s1"


def test_the_opposite_of_what_the_same_source_said_is_no_repeat() -> None:
    links = _links("""{Mayor Obi Lund} <said> [the stadium would be finished in June].
    {Mayor Obi Lund} <said> [the stadium would not be finished in June].""")
    assert [one.repeats for one in links.statements] == [None, None]


def test_answers_to_one_claim_are_one_dispute() -> None:
    (dispute,) = _links("""{The lawsuit} <accuses> *Tallow Foods* of [selling spoiled meat to schools].
    {Tallow Foods} <denied|denies> [selling spoiled meat].
    {A spokesman for Tallow Foods} <called> [the lawsuit “nonsense”].""").disputes
    assert [a.statement for a in dispute.answers] == ["s2", "s3"]
    assert dispute.status == "denied"


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("{Tallow Foods} <denied|denies> [selling spoiled meat].", "denied"),
        ("{Tallow Foods} <rejected|rejects> [the accusation].", "rejected"),
        ("{Tallow Foods} <declined to comment|declines> [declined to comment].", "declined to comment"),
        ("{Tallow Foods} <admitted|confirms> [it had sold spoiled meat to schools].", "confirmed"),
    ],
)
def test_the_status_is_what_the_answer_says(answer: str, status: str) -> None:
    story = "{The lawsuit} <accuses> *Tallow Foods* of [selling spoiled meat to schools].\n" + answer
    assert [d.status for d in _links(story).disputes] == [status]


def test_a_denial_of_what_was_done_meets_a_plan_in_part() -> None:
    (dispute,) = _links("""{A U.S. official} <said> [Sorland is seeking to buy missiles from Dravia].
    {Dravia’s minister, Ole Brandt,} <said> [“We have never sold missiles to Sorland”].""").disputes
    assert dispute.status == "denied in part"
    assert dispute.answers[0].scope == "partial"


@pytest.mark.parametrize("name", ["washington-examiner"])
def test_the_example_s_one_dispute_is_found_from_its_gold_statements(shared: Path, name: str) -> None:
    from tests.disputes.gold import read_gold

    told = read_gold(shared / "examples" / f"{name}.gold.json", shared / "examples" / f"{name}.txt")
    links = link(told.article, told.statements, None, told.against)
    pairs = {(a.statement, c, a.relation, a.scope) for d in links.disputes for a in d.answers for c in a.claims}
    assert {("C3", "C2", "denies", "partial"), ("C3a", "C2", "rejects", "full")} <= pairs
    assert {c for _, c, _, _ in pairs} <= {"C1", "C2"}
    assert links.own_voice == ("A0",)


def test_an_unclear_it_is_not_announced_as_a_denial() -> None:
    links = _links("""{The union} <accused> *the insurer* of [warning managers of its visits].
    {The insurer} <declined to comment|declines> [declined to comment].
    {It} <said> [no findings would be published before June].""")
    assert [a.relation for d in links.disputes for a in d.answers] == ["declines"]


def test_what_is_not_disputed_is_confirmed_and_never_denied() -> None:
    links = _links("""{The union} <accused> *the port* of [leaving three sheets without a signature].
    {The port’s director, Gil Anstey,} <dispute|confirms> [three of the sheets carry no signature].""")
    assert {a.relation for d in links.disputes for a in d.answers} <= {"confirms"}


def test_who_confirms_a_claim_does_not_deny_it_beside_another() -> None:
    links = _links("""{The union} <said> [managers at the port skipped inspections of two cranes last winter].
    {Maud Ferrier=Maud Ferrier, the union’s secretary} <said> [three of the inspection sheets carry no signature].
    {Gil Anstey=Gil Anstey, the port’s director} <denied|denies> that [any inspection had been missed].
    {Gil Anstey=Gil Anstey, the port’s director} <admitted|confirms> that [three sheets carry no signature].""")
    pairs = {(a.statement, c, a.relation) for d in links.disputes for a in d.answers for c in a.claims}
    assert ("s4", "s2", "confirms") in pairs
    assert ("s3", "s1", "denies") in pairs
    assert ("s3", "s2", "denies") not in pairs


def test_its_own_secretary_does_not_deny_what_the_union_says() -> None:
    text = (
        "The union accused the builder, Kaltmann, of using thin steel. “They saved on every beam,” said its secretary, "
        "Jonas Vik.\n\nThe ministry declined to comment."
    )
    breakdown = read_with(OfflineReader(), from_text(text), input="-")
    assert breakdown.disputes == ()
    assert [one.against.name for one in breakdown.unanswered] == ["the builder, Kaltmann"]


@pytest.mark.parametrize(("between", "near"), [(MOST_BETWEEN // 2, True), (MOST_BETWEEN + 1, False)])
def test_in_a_text_without_paragraphs_an_answer_stands_near_its_claim(between: int, near: bool) -> None:
    others = " ".join(f"Witness {number} said the weather was fine." for number in range(between))
    article = from_text(f"The union said the mine leaked acid. {others} The mine denied that it leaked acid.")
    grounded = ground(OfflineReader().read(article), article)
    scene = Scene(article, grounded.statements, grounded.against)
    assert len(scene.said) == between + 2
    assert may_answer(scene, scene.said[0], scene.said[-1]) is near

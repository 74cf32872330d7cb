"""Disputes by rules: announced where the article itself ties an answer to a claim, and nowhere else."""

from pathlib import Path

import pytest

from bot.articles import from_text
from bot.breakdown import ANSWERS
from bot.disputes import Found, by_rules
from bot.draft import Draft
from bot.readers.rules import RulesReader
from tests.disputes.telling import tell


def pairs(found: Found) -> set[tuple[str, str]]:
    """Claim and answer of each dispute, by statement."""
    return {
        (claim.statement, answer.statement)
        for dispute in found.disputes
        for claim in dispute.lines
        for answer in dispute.lines
        if claim.role not in ANSWERS and answer.role in ANSWERS
    }


def of_text(text: str) -> tuple[Draft, Found]:
    """What the rules hear in an article, and what they find."""
    article = from_text(text)
    draft = RulesReader().read(article)
    return draft, by_rules(article, draft.statements, draft.against)


TIED = {
    "a noun for a charge": """
        {The union} <accused> *the port of Lune* of [hiding two crashes].
        {The port of Lune} <denied|denies> [the accusation].""",
    "a pronoun right behind": """
        {The union} <said> [two crashes had been hidden]. || {The port’s director, Gil Anstey,} <rejected|rejects> [that].""",
    "called untrue": """
        {The union} <alleged> that [the port of Lune had hidden two crashes].
        {Gil Anstey of the port of Lune} <said|denies> [the claims were “pure fiction”].""",
    "whom the claim speaks of": """
        {Ann Poe} <accused> *the mayor* of [taking bribes from the port of Lune].
        {The mayor} <denied|denies> [taking bribes from the port of Lune].""",
    "a negated clause": """
        {A Dravian official} <said> [Sorland is selling missiles to the rebels].
        It rained for a week.
        {Sorland’s foreign minister, Ole Brandt,} <said> [“We have never sold missiles to the rebels”].""",
    "bought on one side is sold on the other": """
        {A Dravian official} <said> [the rebels are buying rockets from Sorland].
        {Sorland’s foreign minister, Ole Brandt,} <said> [“We have never exported weapons to the rebels”].""",
    "a denial that restates": """
        {Ruth Odell} <said> [the Halden depot had leaked diesel into the river].
        {Halden Oil} <denied|denies> that [the Halden depot had leaked diesel].""",
    "a denial that stands before its claim": """
        {Halden Oil} <denied|denies> that [the Halden depot had leaked diesel].
        {Ruth Odell} <said> [the Halden depot had leaked diesel into the river].""",
    "reports, of which one is told right behind": """
        {Lee Ray, the manager,} <dismissed|rejects> [reports that Tobi Maduka has asked to leave the club].
        {The daily Il Mattone} <reported> that [Maduka had handed in a transfer request].""",
}


@pytest.mark.parametrize("story", TIED.values(), ids=TIED.keys())
def test_an_answer_that_the_article_ties_to_a_claim_is_a_dispute(story: str) -> None:
    found = tell(story).found()
    assert {tuple(sorted(pair)) for pair in pairs(found)} == {("s1", "s2")}
    assert [dispute.question.by for dispute in found.disputes] == ["article"]


TRAPS = {
    "who could not see it denies nothing": """
        {A shopper} <said> [he saw a black knife in Boone’s hand].
        {Alicia Gomez, another shopper,} <said> [she could not see the black knife in Boone’s hand].""",
    "one thing in common": """
        {Ann Poe} <said> [the mill in Lune should close].
        {Lee Ray} <denied|denies> [the mill in Lune was loud].""",
    "another buyer and another seller": """
        {A Dravian official} <said> [Sorland is buying drones from Veland].
        {Sorland’s foreign minister, Ole Brandt,} <said> [“We have never sold weapons to the rebels”].""",
    "the same topic": """
        {The mayor} <said> [the climate of the city was a slow and difficult issue].
        {The council leader} <said> [the climate of the city is no catastrophe, and that it is difficult].""",
    "a pronoun with other sentences between": """
        {Ann Poe} <said> [the weir was dry].
        It rained. Nobody came.
        {Lee Ray} <rejected|rejects> [that].""",
    "a pronoun in a new paragraph behind two claims": """
        {Ann Poe} <said> [the weir had been dry for weeks]. || {Ann Poe} <said> [the board had sent her a brochure].
        {Lee Ray of the water board} <disputed|denies> [that].""",
    "another part of the claim than its heading tells": """
        {A draft report} <said> [the weirs had rusted since May and that pumps were “the main cause”].
        {Lee Ray} <disputed|denies> [the report’s figures for pumps].""",
    "allegations that nobody has made": """
        {Ann Poe} <said> [the weir was dry].
        {Lee Ray of the water board} <denied|denies> [the allegations].""",
    "a letter that nobody has quoted": """
        {A poll by the state university} <found> [a lead of three points].
        {Ann Poe} <said> [her donors live elsewhere].
        {Lee Ray} <disputed|denies> [the letter].""",
    "a request is turned down, not denied": """
        {The newspaper} <argued> [the file should be opened].
        {A judge} <rejected|rejects> [a request to open the file].""",
    "another of the same title": """
        {Ann Poe} <accused> *Mayor Brekke* of [opening the weir at night].
        {Mayor Lund} <denied|denies> [the charge].""",
    "nobody answers himself": """
        {Ann Poe} <said> [the weir at Lune was opened at night].
        {Ann Poe} <said> [“I have never opened the weir at Lune at night”].""",
    "both say no": """
        {Ann Poe} <said> [the port of Lune had never missed a check].
        {Gil Anstey of the port of Lune} <said> [the port of Lune had never missed a check].""",
    "no to something else": """
        {Ann Poe} <said> [the port of Lune sold nine cranes].
        {Gil Anstey of the port of Lune} <said> [the port of Lune has not painted the cranes it sold].""",
    "the director may be Ann Poe": """
        {Ann Poe} <said> [“I have never opened the weir at Lune at night”].
        {The director} <said> [the weir at Lune was opened at night].""",
    "what should be is no claim of what was": """
        {Ann Poe} <said> [the port of Lune should sell its cranes].
        {Gil Anstey of the port of Lune} <said> [the port of Lune had never sold its cranes].""",
    "a claim by whoever “he” is": """
        {he} <said> [Sorland is selling missiles to the rebels].
        {Sorland’s foreign minister, Ole Brandt,} <said> [“We have never sold missiles to the rebels”].""",
}


@pytest.mark.parametrize("story", TRAPS.values(), ids=TRAPS.keys())
def test_what_only_looks_like_an_answer_is_none(story: str) -> None:
    found = tell(story).found()
    assert found.disputes == ()
    assert set(found.also) == {one.id for one in found.statements if one.repeats is None} - {
        one.statement for one in found.no_answer
    }


@pytest.mark.parametrize(
    ("denial", "claim"),
    [
        ("<denied|denies> [claims that the roof had leaked]", "the roof had leaked"),
        ("<rejected|rejects> [the suggestion that delay killed them]", "delay killed them"),
        ("<denies|denies> [any involvement in the fire]", "any involvement in the fire"),
        ("<denied|denies> [having taken money]", "having taken money"),
    ],
)
def test_a_claim_that_only_its_denial_tells_of_is_nobody_s(denial: str, claim: str) -> None:
    found = tell(f"{{The owner, Lee Ray,}} {denial}.").found()
    (dispute,) = found.disputes
    told, answer = dispute.lines
    nobody = next(one for one in found.statements if one.id == told.statement)
    assert (nobody.quote, nobody.source.kind, nobody.source.start) == (claim, "unknown", None)
    assert (dispute.question.text, told.who, answer.role) == (claim, "the denial names no accuser", answer.role)
    assert answer.role in ANSWERS


@pytest.mark.parametrize(
    "other",
    [
        "{Il Mattone} <reported> that [the stand will be closed].",
        "{Il Mattone} <said> [Maduka had handed in a request].",
        """{Il Mattone} <reported> that [Maduka had handed in a request].
        {La Voce} <reported> that [Maduka was ill].""",
    ],
    ids=["of something else", "by another verb", "two reports"],
)
def test_reports_are_not_laid_at_the_door_of_another(other: str) -> None:
    found = tell(f"{{Lee Ray}} <dismissed|rejects> [reports that Tobi Maduka has asked to leave].\n{other}").found()
    assert found.disputes[0].lines[0].who == "the denial names no accuser"


@pytest.mark.parametrize(
    "denial",
    [
        "<denied|denies> [that was the case]",
        "<contradicted|denies> [the police’s earlier claim that the roof had leaked]",
        "<denied|denies> [the charges]",
        "<denied|denies> [giving any such instruction]",
        "<called|rejects> [the suburb a slum]",
    ],
)
def test_a_denial_that_does_not_tell_what_nobody_claims_is_no_dispute(denial: str) -> None:
    assert tell(f"{{The owner, Lee Ray,}} {denial}.").found().disputes == ()


def test_two_figures_of_one_survey_answer_nothing() -> None:
    draft, found = of_text(
        "A survey for the charity suggests 69% of over-55s say they always vote in a general election.\n\n"
        "In the survey, 14% of people aged between 18 and 34 said they never voted in general elections."
    )
    assert (len(draft.statements), found.disputes) == (2, ())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "The mayor rejected the union’s claim that the roof leaks.",
            [("the union", "claims"), ("The mayor", "rejects")],
        ),
        (
            "Gloria Esteban accused prosecutors of leaking the results, a charge that Paul Wren, the attorney, denied.",
            [("Gloria Esteban", "claims"), ("Paul Wren, the attorney", "denies")],
        ),
        (
            "Managers at the port skipped safety inspections on two quayside cranes last winter, the dockers’ union said"
            " on Tuesday, a charge that the port flatly denied.",
            [("the dockers’ union", "claims"), ("the port", "denies")],
        ),
        ("The union said the cranes were unsafe. The port denied a charge of theft in another town.", []),
    ],
)
def test_a_claim_inside_its_denial_is_its_owner_s_and_a_denial_behind_points_at_it(
    text: str, lines: list[tuple[str, str]]
) -> None:
    assert [(line.who, line.role) for dispute in of_text(text)[1].disputes for line in dispute.lines] == lines


def test_a_denial_that_only_points_is_shown_with_its_verb() -> None:
    found = tell(TIED["a noun for a charge"]).found()
    assert [one.quote for one in found.statements] == ["hiding two crashes", "denied the accusation"]


def test_plain_words_that_say_no_deny_in_the_dispute_and_claim_by_themselves() -> None:
    found = tell(TIED["bought on one side is sold on the other"]).found()
    assert [line.role for line in found.disputes[0].lines] == ["claims", "denies"]
    assert [one.role for one in found.statements] == ["claims", "claims"]


def test_answers_to_one_claim_are_one_dispute() -> None:
    found = tell(
        """{The union} <accused> *the port of Lune* of [hiding two crashes].
        {The port of Lune} <denied|denies> [the accusation].
        {Gil Anstey of the port of Lune} <rejected|rejects> [the allegation]."""
    ).found()
    assert [[line.statement for line in dispute.lines] for dispute in found.disputes] == [["s1", "s2", "s3"]]


@pytest.mark.parametrize(
    ("claim", "heading"),
    [
        (
            "Sorland “is selling missiles to the rebels,” which it did for years before the treaty that both governments"
            " signed in the spring in which the old king died",
            "Sorland “is selling missiles to the rebels,”",
        ),
        (
            "Sorland sells missiles to the rebels because it wants their gold",
            "Sorland sells missiles to the rebels because it wants their gold",
        ),
    ],
)
def test_a_heading_is_a_sentence_or_cut_at_a_clause_and_keeps_no_single_mark(claim: str, heading: str) -> None:
    found = tell(
        f"""{{A Dravian official}} <said> [{claim}].
        {{Sorland’s foreign minister, Ole Brandt,}} <said> [“We have never sold missiles to the rebels”]."""
    ).found()
    assert found.disputes[0].question.text == heading


def test_a_denial_by_its_words_points_back_though_it_is_shown_with_its_verb() -> None:
    found = tell(
        """{The union} <accused> *the port of Lune* of [hiding two crashes].
        {The port of Lune} [said that the claim was untrue]."""
    )
    (claim, answer) = found.statements
    denial = answer.model_copy(update={"cue": "said", "role": "denies"})
    assert by_rules(found.article, [claim, denial], found.against).disputes


def test_a_quotation_is_not_left_out_for_a_paraphrase_of_it() -> None:
    found = tell(
        """{Ann Poe} <said> [the weir at Lune was a danger to the town].
        {Ann Poe} <added>: [“That weir has been a danger to our town ever since Monday”]."""
    ).found()
    assert [one.repeats for one in found.statements] == [None, None]


def test_what_is_said_twice_is_shown_once() -> None:
    found = tell(
        """{Ann Poe} <said> [the weir at Lune was opened twice in the night of Monday].
        {Ann Poe} <added> [the weir at Lune was opened twice that night]."""
    ).found()
    assert [one.repeats for one in found.statements] == [None, "s1"]
    assert found.also == ("s1",)


def test_who_confirms_something_answers_no_charge() -> None:
    told = tell(
        """{Ann Poe} <accused> *Halden Oil* of [storing diesel without a permit].
        {Ida Kern} <confirmed|confirms> that [a complaint had been received]."""
    )
    assert len(told.found().no_answer) == 1


def test_a_charge_against_a_named_party_without_a_word_in_the_article_has_no_answer() -> None:
    (one,) = tell("{Ann Poe} <accused> *Halden Oil* of [storing diesel without a permit].").found().no_answer
    assert (one.statement, one.who, one.against.name) == ("s1", "Ann Poe", "Halden Oil")


@pytest.mark.parametrize(
    "story",
    [
        """{Ann Poe} <accused> *Halden Oil* of [storing diesel without a permit].
        Weeks went by.
        {A spokesman for Halden Oil} <said> [the depot was safe].""",
        """{Halden Oil} <said> [the depot was safe].
        {Ann Poe} <accused> *Halden Oil* of [storing diesel without a permit].""",
        "{Ann Poe} <accused> *them* of [storing diesel without a permit].",
        "{Ann Poe} <accused> *some Halden banks* of [hiding money].",
        "{Ann Poe} <praised> *Halden Oil* for [storing diesel].",
        "{he} <accused> *Halden Oil* of [storing diesel].",
    ],
    ids=[
        "its side speaks",
        "its side spoke before",
        "nobody identifiable",
        "nobody in particular",
        "no charge",
        "by he",
    ],
)
def test_no_answer_is_never_said_where_there_may_be_one(story: str) -> None:
    assert tell(story).found().no_answer == ()


def test_a_ministry_s_denial_through_its_agency_pairs_with_an_official_s_claim() -> None:
    """Headless quotations, “citing but not naming”, “the official” and “the Sorlander official” of one article."""
    draft, found = of_text(Path(__file__).with_name("arms_denial.txt").read_text("utf-8"))
    (dispute,) = found.disputes
    denier = "the deputy head of the supply office of the Ministry of Defense"
    assert [(line.role, line.who) for line in dispute.lines] == [("claims", "a Vestrian official"), ("denies", denier)]
    spoken = {said.source.name: said.source.resolved for said in draft.statements}
    assert spoken["The official"] == spoken["The Sorlander official"] == denier

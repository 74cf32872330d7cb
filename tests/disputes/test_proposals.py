"""A model's proposals are checked: mostly trusted, refused with a reason where they cannot hold."""

import pytest

from bot.breakdown import Relation, Scope
from bot.disputes import Links, link
from bot.draft import ProposedAnswer
from tests.disputes.telling import tell

TWO_OPINIONS = """{Coach Ilse Brandt} <said> [the new league format is good for young players].
{Striker Omar Fitz} <said> [ticket prices are too high]."""
DENIAL = """{Auditors} <said> [the hospital had billed patients twice].
{The hospital} <denied|denies> [the claim].
{The hospital} <said> [no patient had been billed twice].
{A nurse} <said> [the coffee was cold]."""

NO_DENIAL = """{Auditors} <said> [the hospital had billed patients twice].
{The hospital} <declined|declines> [to comment on the patients].
{The clinic} <did not dispute|confirms> [that patients had been billed twice]."""


def _propose(
    story: str, answer: str, claims: tuple[str, ...], relation: Relation = "denies", scope: Scope | None = None
) -> Links:
    told = tell(story)
    proposal = ProposedAnswer(statement=answer, claims=claims, relation=relation, scope=scope)
    return link(told.article, told.statements, [proposal], told.against)


def test_a_denial_that_a_model_found_is_kept_with_its_relation_and_scope() -> None:
    (dispute,) = _propose(DENIAL, "s2", ("s1",), "rejects", "partial").disputes
    (answer,) = dispute.answers
    assert (answer.statement, answer.claims, answer.relation, answer.scope) == ("s2", ("s1",), "rejects", "partial")


@pytest.mark.parametrize(
    ("story", "answer", "claims", "relation", "why"),
    [
        pytest.param(DENIAL, "s9", ("s1",), "denies", "not in the article", id="an answer that is nowhere"),
        pytest.param(DENIAL, "s2", ("s9",), "denies", "not in the article", id="a claim that is nowhere"),
        pytest.param(DENIAL, "s2", ("s2",), "denies", "itself", id="itself"),
        pytest.param(DENIAL, "s3", ("s2",), "denies", "same source", id="the same source"),
        pytest.param(DENIAL, "s4", ("s1",), "declines", "would not comment", id="no refusal"),
        pytest.param(DENIAL, "s2", ("s1",), "confirms", "denies", id="a denial as a confirmation"),
        pytest.param(DENIAL, "s4", ("s1",), "confirms", "granted", id="nothing granted"),
        pytest.param(NO_DENIAL, "s2", ("s1",), "denies", "declines", id="a refusal as a denial"),
        pytest.param(NO_DENIAL, "s3", ("s1",), "denies", "grants", id="a confirmation as a denial"),
        pytest.param(TWO_OPINIONS, "s2", ("s1",), "denies", "neither", id="an opinion after an opinion"),
        pytest.param(TWO_OPINIONS, "s2", ("s1",), "rejects", "neither", id="an opinion as a rejection"),
    ],
)
def test_what_cannot_be_an_answer_is_refused_with_a_reason(
    story: str, answer: str, claims: tuple[str, ...], relation: Relation, why: str
) -> None:
    links = _propose(story, answer, claims, relation)
    assert links.disputes == ()
    assert [why in dropped.why for dropped in links.dropped] == [True]


def test_a_good_claim_stays_when_another_of_the_same_answer_is_refused() -> None:
    links = _propose(DENIAL, "s2", ("s1", "s3", "s9"))
    assert [d.claims for d in links.disputes] == [("s1",)]
    assert len(links.dropped) == 2


def test_a_model_s_denial_without_a_cue_is_trusted_when_both_speak_about_the_same() -> None:
    story = """{Prosecutors} <accused> *Rue* of [sleeping on the bridge when the ferry ran aground].
    {Rue} <said> [he was checking the engine when the ferry ran aground]."""
    assert [a.statement for d in _propose(story, "s2", ("s1",)).disputes for a in d.answers] == ["s2"]


def test_the_article_s_own_voice_answers_only_when_it_takes_up_the_claim() -> None:
    story = """{The candidate} <said> [crime in the port had doubled].
    <|article>[Crime in the port has not doubled], the records show.
    <|article>[The port opened in 1911]."""
    assert [a.statement for d in _propose(story, "s2", ("s1",)).disputes for a in d.answers] == ["s2"]
    assert _propose(story, "s3", ("s1",)).disputes == ()


def test_statements_in_the_article_s_own_voice_are_kept_only_when_they_take_a_side() -> None:
    story = """{The candidate} <said> [crime in the port had doubled].
    <|article>[Crime in the port has not doubled], the records show.
    <|article>[The port opened in 1911]."""
    assert [one.id for one in _propose(story, "s2", ("s1",)).statements] == ["s1", "s2"]


def test_a_reader_that_proposes_nothing_sees_no_dispute_where_the_rules_would() -> None:
    told = tell(DENIAL)
    assert link(told.article, told.statements, [], told.against).disputes == ()
    assert link(told.article, told.statements, None, told.against).disputes != ()


def test_nobody_in_particular_denies_nothing() -> None:
    story = """{The league} <accused> *Ollery* of [selling short loaves].
    <denied|denies> [the accusation]."""
    links = _propose(story, "s2", ("s1",))
    assert links.disputes == ()
    assert ["no speaker" in dropped.why for dropped in links.dropped] == [True]


@pytest.mark.parametrize(
    "story",
    [
        pytest.param(
            """{The farmer, Ole Brun,} <argued> [the fence was his].
            {The court} <rejected|rejects> [the argument].""",
            id="a ruling",
        ),
    ],
)
def test_a_ruling_denies_nothing(story: str) -> None:
    told = tell(story)
    assert link(told.article, told.statements, None, told.against).disputes == ()
    assert _propose(story, "s2", ("s1",), "rejects").disputes == ()


def test_a_demand_is_rejected_where_the_model_says_so_and_never_denied() -> None:
    story = """{The farmer, Ole Brun,} <demanded|demands> [that the fence be moved].
    {His neighbour, Tor Lie,} <rejected|rejects> [the demand]."""
    told = tell(story)
    assert link(told.article, told.statements, None, told.against).disputes == ()
    assert _propose(story, "s2", ("s1",), "denies").disputes == ()
    assert [dispute.status for dispute in _propose(story, "s2", ("s1",), "rejects").disputes] == ["rejected"]


def test_a_denial_only_by_the_models_word_must_speak_about_its_claim_or_follow_it() -> None:
    story = "\n".join([_PIPE, *[_OTHERS] * 4, "{Manager Phil Grier} <said|denies> [the account was closed in May]."])
    links = _propose(story, "s6", ("s1",))
    assert links.disputes == ()
    assert ["neither" in dropped.why for dropped in links.dropped] == [True]


def test_the_number_points_back_to_a_number_however_far_it_stands() -> None:
    counted = "{The owner, Chip Wex,} <said> [it would create 4,000 permanent jobs]."
    story = "\n".join([counted, *[_OTHERS] * 4, "{Ruth Bell, an economist,} <put> [the number at 350]."])
    assert [d.status for d in _propose(story, "s6", ("s1",)).disputes] == ["denied"]


_PIPE = "{Brann} <said> [the water was off because of a burst pipe]."
_ACCOUNT = "{Manager Phil Grier} <said> [the account was closed in May]."
_OTHERS = "{A neighbour} <said> [dogs bark]."


def test_another_account_right_after_a_claim_needs_no_word_in_common_with_it() -> None:
    assert [a.statement for d in _propose(f"{_PIPE}\n{_ACCOUNT}", "s2", ("s1",)).disputes for a in d.answers] == ["s2"]


def test_far_from_the_claim_something_must_speak_for_an_answer() -> None:
    story = "\n".join([_PIPE, *[_OTHERS] * 4, _ACCOUNT])
    links = _propose(story, "s6", ("s1",))
    assert links.disputes == ()
    assert ["neither" in dropped.why for dropped in links.dropped] == [True]


def test_a_record_that_says_otherwise_answers_from_afar() -> None:
    records = "{Tomas Lind} <said> [satellite pictures showed the lake two metres lower]."
    story = "\n".join(["{The company} <said> [none of the gates was raised].", *[_OTHERS] * 4, records])
    assert [a.statement for d in _propose(story, "s6", ("s1",)).disputes for a in d.answers] == ["s6"]


def test_whoever_does_not_return_calls_declines() -> None:
    story = """{The opposition} <accused> *the shipping line* of [paying the clerk].
    {The shipping line} <did not return|declines> [did not return calls]."""
    (dispute,) = _propose(story, "s2", ("s1",), "declines").disputes
    assert [a.relation for a in dispute.answers] == ["declines"]


CLAIM = """{Auditors} <said> [the clinic had billed 40 patients for tests that were never done].
"""


@pytest.mark.parametrize(
    ("story", "repeats"),
    [
        ("{Quill} <said> [no patient was billed for a test]. {Quill} <said> [nobody was billed for a visit].", "s2"),
        ("{Quill} <said> [no patient was billed for a test]. {A nurse} <said> [nobody was billed for a test].", None),
        ("{Quill} <said> [12 patients were billed for a test]. {Quill} <said> [30 patients were billed].", None),
        ("{Quill} <said> [some patients were billed for a test]. {Quill} <said> [no patient was billed].", None),
        ("{Quill} <said> [no patient was billed for a test]. {Quill} <denied|denies> [it].", None),
    ],
)
def test_a_model_s_repeat_counts_where_source_yes_or_no_and_numbers_are_the_same(
    story: str, repeats: str | None
) -> None:
    told = tell(CLAIM + story.replace("]. {", "].\n{"))
    first, second, third = told.statements
    again = third.model_copy(update={"repeats": second.id})
    links = link(told.article, (first, second, again), [], told.against)
    assert links.statements[2].repeats == repeats

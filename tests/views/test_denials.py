"""Denials and other answers: in whose words they stand in a line, and where they stand that answer no claim."""

from bot.breakdown import Answer, Breakdown, Cue, Dispute, Statement
from bot.views.outline import Outline, outline
from bot.views.slack import thread
from tests.views.fixtures import bare, by_line, invented, span, statement
from tests.views.posted import words_of

THEATRE = "Ostravia accused Melk of firing first, a charge the ministry rejected as “theatre”."


def cue(text: str, words: str) -> Cue:
    start, end = span(text, words)
    return Cue(text=words, start=start, end=end)


def disputed(breakdown: Breakdown, *said: Statement) -> Outline:
    """The first of `said` is the claim, the second its answer."""
    answer = Answer(statement=said[-1].id, claims=(said[0].id,), relation="denies")
    dispute = Dispute(id="d1", topic="", status="denied", claims=(said[0].id,), answers=(answer,))
    return outline(breakdown.model_copy(update={"statements": said, "disputes": (dispute,)}))


def test_what_is_denied_is_shown_with_the_word_that_denies_it() -> None:
    short = bare("The union said checks were missed.\nOlsen denied to reporters that checks were missed.")
    at = span(short.article.text, "denied")
    denied = Cue(text="denied", start=at[0], end=at[1])
    said = (
        statement(short.article, "s1", "checks were missed", "The union"),
        statement(short.article, "s2", "checks were missed", "Olsen", "denies", nth=1, cue=denied),
    )
    dispute = Dispute(
        id="d1",
        topic="checks",
        status="denied",
        claims=("s1",),
        answers=(Answer(statement="s2", claims=("s1",), relation="denies"),),
    )
    shown = outline(short.model_copy(update={"statements": said, "disputes": (dispute,)}))
    assert shown.disputes[0].answered[0].quote == "denied to reporters that checks were missed"


def test_a_denying_word_never_comes_without_its_not() -> None:
    short = bare("Olsen did not dispute that checks were missed.")
    at = span(short.article.text, "dispute")
    cue = Cue(text="dispute", start=at[0], end=at[1])
    for stance, shown_as in (
        ("confirms", "did not dispute that checks were missed"),
        ("denies", "checks were missed"),
    ):
        said = (statement(short.article, "s1", "checks were missed", "Olsen", stance, cue=cue),)
        dispute = Dispute(
            id="d1",
            topic="checks",
            status="confirmed",
            claims=("s1",),
            answers=(Answer(statement="s1", claims=("s1",), relation="confirms"),),
        )
        shown = outline(short.model_copy(update={"statements": said, "disputes": (dispute,)}))
        assert shown.disputes[0].answered[0].quote == shown_as


def test_a_charge_and_what_it_is_called_are_shown_with_the_word_between_them() -> None:
    short = bare(THEATRE)
    whole = span(THEATRE, "a charge"), span(THEATRE, "as “theatre”")
    rejection = statement(
        short.article, "s2", "a charge", "the ministry", "rejects", direct="mixed", cue=cue(THEATRE, "rejected")
    ).model_copy(update={"quote": "a charge … as “theatre”", "spans": whole})
    shown = disputed(short, statement(short.article, "s1", "Melk of firing first", "Ostravia"), rejection)
    assert shown.disputes[0].answered[0].quote == "a charge the ministry rejected as “theatre”"


def test_what_a_charge_is_called_comes_with_its_called() -> None:
    text = "Ostravia accused Melk of firing first.\nThe ministry called the accusation “silly.”"
    short = bare(text)
    rejection = statement(
        short.article,
        "s2",
        "the accusation “silly.”",
        "The ministry",
        "rejects",
        direct="mixed",
        cue=cue(text, "called"),
    )
    shown = disputed(short, statement(short.article, "s1", "Melk of firing first", "Ostravia"), rejection)
    assert shown.disputes[0].answered[0].quote == "called the accusation “silly.”"


def test_a_claim_that_lacks_whom_it_speaks_of_is_headed_by_its_sentence() -> None:
    text = "Thorne, three people said, has told the board that nobody rang.\nOlsen denied that."
    short = bare(text)
    said = (
        statement(short.article, "s1", "has told the board that nobody rang", "three people"),
        statement(short.article, "s2", "that", "Olsen", "denies", nth=1),
    )
    assert (
        disputed(short, *said).disputes[0].at_issue == "Thorne, three people said, has told the board that nobody rang."
    )


def test_a_denial_whose_claim_was_not_found_stands_before_what_one_side_says() -> None:
    shown = thread(invented(disputes=()))
    denied = "• Denial by Lindqvist Chemicals, no claim matched ¶3"
    assert denied in words_of(shown.summary)
    assert "0 disputes · 2 denials not matched to a claim · " in words_of(shown.summary)
    parts = "\n".join(words_of(part) for part in shown.parts)
    matched, _, one_side = parts.partition("Said by one side only")
    assert "Denied, not matched to a claim\nSomebody denies or rejects something here" in matched
    assert "Lindqvist Chemicals denied that." in matched
    assert "DENIES" not in one_side


def test_a_denial_that_answers_a_claim_is_not_counted_again() -> None:
    assert "not matched" not in words_of(thread(invented()).summary)


def test_nobody_is_said_to_deny_the_claim_above_who_denies_another_of_the_dispute() -> None:
    met = [("s3", "s1", "denies"), ("s4", "s1", "denies"), ("s6", "s2", "declines")]
    answers = tuple(Answer(statement=by, claims=(of,), relation=how) for by, of, how in met)  # type: ignore[arg-type]
    other = Answer(statement="s7", claims=("s2",), relation="denies")
    dispute = Dispute(id="d1", topic="", status="denied", claims=("s1", "s2"), answers=(*answers, other))
    lines = outline(invented(disputes=(dispute,))).disputes[0]
    assert lines.claimed.startswith("Claimed by Ana Duarte; related claim by a former plant manager")
    assert [answer.how for answer in lines.answered] == [
        "denied by Lindqvist Chemicals",
        "denied by Per Olsen, through the company",
        "no comment from Tove Brandt on a related claim",
        "related claim denied by the county’s website",
    ]


def test_what_stands_behind_a_name_and_a_colon_is_not_said_to_be_paraphrased() -> None:
    text = "Olsen: The bridge is safe."
    article = by_line(text)
    said = statement(article, "s1", "The bridge is safe", "Olsen", cue=cue(text, ":"))
    shown = outline(bare(text).model_copy(update={"statements": (said,)}))
    assert shown.one_side[0].details == ("Olsen", "without quotation marks")

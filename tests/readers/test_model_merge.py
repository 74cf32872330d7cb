"""Two answers of the model that number from s1 alike: whatever refers to a key finds the statement that was meant."""

from bot.draft import DraftMention, DraftStatement, ProposedAnswer
from bot.readers.model.merge import Pieces, merged, pointed


def said(key: str, quote: str, repeats: str | None = None) -> DraftStatement:
    return DraftStatement(key=key, paragraph=1, quote=quote, source=DraftMention(text="Orr"), repeats=repeats)


def test_an_answer_meets_the_statement_that_took_the_old_one_s_place_and_not_its_double() -> None:
    new = Pieces(
        (said("s1", "the mended claim"), said("s1", "another claim"), said("s2", "the denial")),
        (ProposedAnswer(statement="s2", claims=("s1",), relation="denies"),),
    )
    after = merged(Pieces((said("s1", "the broken claim"),)), new, replace=["s1"])
    quotes = {statement.key: statement.quote for statement in after.statements}
    (answer,) = after.answers
    assert [quotes[claim] for claim in answer.claims] == ["the mended claim"]


def test_a_mended_statement_repeats_what_its_own_answer_calls_so() -> None:
    new = Pieces((said("s2", "the claim again", repeats="s1"), said("s1", "the claim")))
    after = merged(Pieces((said("s1", "something else"), said("s2", "broken"))), new, replace=["s2"])
    quotes = {statement.key: statement.quote for statement in after.statements}
    (again,) = [statement for statement in after.statements if statement.repeats]
    assert (again.quote, quotes[str(again.repeats)]) == ("the claim again", "the claim")


def test_an_answer_meets_the_piece_that_it_is_about_where_a_statement_was_taken_apart() -> None:
    pieces = {
        "s1": (said("s1", "Members turned it down"), said("s1.2", "“He sent flowers.”")),
        "s2": (said("s2", "he did not recall any flowers"),),
    }
    (answer,) = pointed([ProposedAnswer(statement="s2", claims=("s1", "s9"), relation="denies")], pieces)
    assert (answer.statement, answer.claims) == ("s2", ("s1.2", "s9"))


def test_the_piece_that_answers_is_the_one_that_speaks_of_the_claim() -> None:
    pieces = {
        "s1": (said("s1", "the valves were shut"),),
        "s2": (said("s2", "She left early"), said("s2.2", "“Nobody touched the valves.”")),
    }
    (answer,) = pointed([ProposedAnswer(statement="s2", claims=("s1",), relation="denies")], pieces)
    assert (answer.statement, answer.claims) == ("s2.2", ("s1",))

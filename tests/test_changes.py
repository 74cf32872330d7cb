"""What an update of an article changed in claims and denials."""

from bot.breakdown import Answer, Article, Breakdown, Dispute, ReaderInfo, Source, Statement
from bot.changes import Changes, changed

CLAIM = ("a former aide", "asserts", "two envelopes had been handed over in May")
DENIAL = ("the mayor", "denies", "I never touched a cent of it")
COMMENT = ("the bridge company", "declines", "declined to comment")


def breakdown(*lines: tuple[str, str, str], answers: tuple[tuple[int, int], ...] = (), offset: int = 0) -> Breakdown:
    """A breakdown with these (source, stance, quote) and answers (of the first to the second), moved by `offset`."""
    statements = tuple(
        Statement.model_validate(
            {
                "id": f"s{number + offset}",
                "source": Source(name=name, kind="person"),
                "stance": stance,
                "quote": quote,
                "spans": ((offset, offset + len(quote)),),
                "sentence": (offset, offset + len(quote)),
                "paragraph": 1,
                "direct": True,
            }
        )
        for number, (name, stance, quote) in enumerate(lines)
    )
    disputes = tuple(
        Dispute(
            id=f"d{number}",
            topic="envelopes",
            status="denied",
            claims=(statements[claim].id,),
            answers=(Answer(statement=statements[answer].id, claims=(statements[claim].id,), relation="denies"),),
        )
        for number, (answer, claim) in enumerate(answers)
    )
    article = Article(text="x", paragraphs=((0, 1),))
    reader = ReaderInfo(name="offline")
    return Breakdown(input="x", article=article, reader=reader, statements=statements, disputes=disputes)


def quotes(changes: Changes) -> tuple[list[str], list[str], list[tuple[str, str]]]:
    reworded = [(pair.old.quote, pair.new.quote) for pair in changes.reworded]
    return [s.quote for s in changes.new], [s.quote for s in changes.gone], reworded


def test_a_page_that_only_moved_its_words_has_not_changed() -> None:
    old = breakdown(CLAIM, DENIAL, answers=((1, 0),))
    new = breakdown(CLAIM, DENIAL, answers=((1, 0),), offset=500)
    assert not changed(old, new)


def test_a_late_denial_is_new_and_so_is_its_dispute() -> None:
    changes = changed(breakdown(CLAIM), breakdown(CLAIM, DENIAL, answers=((1, 0),)))
    assert quotes(changes) == ([DENIAL[2]], [], [])
    assert [dispute.id for dispute in changes.disputes] == ["d0"]
    assert changes


def test_a_statement_that_was_taken_out_is_gone() -> None:
    assert quotes(changed(breakdown(CLAIM, COMMENT), breakdown(CLAIM))) == ([], [COMMENT[2]], [])


def test_the_same_source_in_other_words_is_reworded() -> None:
    later = ("a former aide", "asserts", "three envelopes had been handed over in May")
    assert quotes(changed(breakdown(CLAIM, DENIAL), breakdown(DENIAL, later))) == ([], [], [(CLAIM[2], later[2])])


def test_the_same_words_with_another_stance_are_reworded() -> None:
    later = (DENIAL[0], "asserts", DENIAL[2])
    assert quotes(changed(breakdown(DENIAL), breakdown(later))) == ([], [], [(DENIAL[2], DENIAL[2])])


def test_the_same_words_by_another_source_are_not_reworded() -> None:
    later = ("the treasurer", *CLAIM[1:])
    assert quotes(changed(breakdown(CLAIM), breakdown(later))) == ([CLAIM[2]], [CLAIM[2]], [])


def test_a_new_answer_to_an_old_claim_makes_its_dispute_new() -> None:
    old = breakdown(CLAIM, DENIAL, answers=((1, 0),))
    other = ("the treasurer", "denies", "there were no envelopes at all")
    new = breakdown(CLAIM, DENIAL, other, answers=((1, 0), (2, 0)))
    assert [dispute.answers[0].statement for dispute in changed(old, new).disputes] == ["s2"]


def test_a_statement_said_twice_and_then_once_is_gone_once() -> None:
    assert quotes(changed(breakdown(CLAIM, CLAIM), breakdown(CLAIM))) == ([], [CLAIM[2]], [])
